import Authentication
import Identifiers
import ReferenceIndex
import Tables
import TestSupport

/// One run over two tables, in a folder of its own.
struct Run {
  let report: MatchReport
  let outcomesCSV: [UInt8]
  let rejectedCSV: [UInt8]
  let duplicatesCSV: [UInt8]
  let summaryJSON: [UInt8]
  let names: [String]

  static let asOf = BirthDate(uncheckedPacked: 2024 << 9 | 12 << 5 | 31)

  /// - Parameter reference: The bytes of a register, a table or a frozen one.
  init(
    insurance: [UInt8], reference: [UInt8], threads: Int = 1,
    change: (inout MatchSettings) -> Void = { _ in }
  ) throws {
    let folder = TemporaryFolder()
    let output = folder.path(of: "results")
    var settings = MatchSettings(
      insurancePath: folder.write(insurance, to: "insurance.csv"),
      referencePath: folder.write(reference, to: "reference.csv"), outputPath: output,
      asOf: Self.asOf)
    settings.threads = threads
    change(&settings)
    var run = MatchRun(settings: settings, version: "test")
    report = try run.run()
    outcomesCSV = TemporaryFolder.bytes(at: output + "/outcomes.csv")
    rejectedCSV = TemporaryFolder.bytes(at: output + "/rejected.csv")
    duplicatesCSV = TemporaryFolder.bytes(at: output + "/duplicates.csv")
    summaryJSON = TemporaryFolder.bytes(at: output + "/summary.json")
    names = TemporaryFolder.names(in: output)
  }

  init(
    insurance: String, reference: String, threads: Int = 1,
    change: (inout MatchSettings) -> Void = { _ in }
  ) throws {
    try self.init(
      insurance: Array(insurance.utf8), reference: Array(reference.utf8), threads: threads,
      change: change)
  }

  /// The bytes of a register as `khop index` writes them.
  static func frozen(_ reference: [UInt8]) throws -> [UInt8] {
    let folder = TemporaryFolder()
    let register = try RegisterLoader.load(
      path: folder.write(reference, to: "reference.csv"), configuration: Configuration(),
      threads: 2, asOf: asOf, isForFile: true)
    let output = try OutputFolder(path: folder.path)
    let file = try output.makeFile(named: "register.khop")
    try register.index.write(to: file, source: register.sourceDigest)
    try output.commit(isDurable: false)
    return folder.bytes(of: "register.khop")
  }

  var outcomes: [[String: String]] { PlainTable(outcomesCSV).records }
  var duplicates: [[String: String]] { PlainTable(duplicatesCSV).records }
  var rejected: [[String: String]] { PlainTable(rejectedCSV).records }

  /// What became of each record, without the number of its row.
  var byRecord: [String: [String: String]] {
    var all: [String: [String: String]] = [:]
    for var outcome in outcomes {
      outcome["row"] = nil
      all[outcome["record_id"] ?? ""] = outcome
    }
    return all
  }
}

/// A table whose rows can be shuffled.
struct Rows {
  let header: String
  var rows: [String]

  init(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    header = lines.first ?? ""
    rows = Array(lines.dropFirst())
  }

  var bytes: [UInt8] { Array(([header] + rows).joined(separator: "\n").utf8) + [0x0A] }

  func shuffled(seed: UInt64) -> Rows {
    var random = SplitMix64(seed: seed)
    var copy = self
    copy.rows.shuffle(using: &random)
    return copy
  }
}
