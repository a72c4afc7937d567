import Cleansing
import Linkage
import ReferenceIndex
import SyntheticProvince
import Tables
import TestSupport
import Testing

@testable import Authentication

/// A cleanser and a matcher keep memory from record to record: what they decide must not depend on it.
@Suite("A record is decided as if it were the only one")
struct FreshMatcherTests {
  /// A small province with three times the usual faults, both files opened.
  private struct Files {
    let folder = TemporaryFolder()
    let settings: MatchSettings
    let context: RunContext
    let index: ReferenceIndex
    /// Where the rows begin, with their numbers.
    let rows: [(offset: Int, number: Int)]

    init(people: Int, seed: UInt64) throws {
      var options = ProvinceGenerator.Options()
      options.threads = 1
      options.faultScale = 3
      try ProvinceGenerator(
        scenario: Scenario(contentsOf: Repository.seed(2024)), people: people, seed: seed,
        options: options
      ).write(to: folder.path)
      settings = MatchSettings(
        insurancePath: folder.path(of: "insurance.csv"),
        referencePath: folder.path(of: "reference.csv"), outputPath: folder.path(of: "results"),
        asOf: Run.asOf)
      let (reader, roles) = try RunContext.openInsurance(settings)
      index = try RegisterSource(settings).open().index
      context = RunContext(
        reader, roles, RunContext.profile(reader, roles, settings), index, NameFrequencies(index),
        settings)
      var rows: [(offset: Int, number: Int)] = []
      reader.readAll {
        rows.append(($0.byteOffset, $0.number))
      } rejected: { _ in
      }
      self.rows = rows
    }
  }

  /// What is read of a row, and who it is.
  private struct Decided: Equatable {
    let record: String
    let result: MatchResult
    let decision: Decision
  }

  /// One cleanser and one matcher.
  private struct Hands {
    let files: Files
    let cleanser: RecordCleanser
    let matcher: RecordMatcher

    init(_ files: Files) {
      self.files = files
      cleanser = files.context.makeCleanser(files.settings)
      matcher = files.context.makeMatcher(files.settings)
    }

    func decide(_ place: Int) throws -> Decided {
      let context = files.context
      let reasoning = Reasoning(
        index: files.index, thresholds: files.settings.thresholds, asOf: files.settings.asOf)
      var scratch = context.reader.makeScratch()
      var decided: Decided?
      let (offset, number) = files.rows[place]
      context.reader.readRow(at: offset, number: number, scratch: &scratch) { row in
        var details: [RecordDetail] = []
        var record = cleanser.clean(row, details: &details)
        record.isOutOfScope = cleanser.isOutOfScope(row)
        context.shift.apply(to: &record, &details)
        record.partParticles(&details, files.index.words)
        cleanser.complete(&record, row)
        let detail = record.detail >= 0 ? details[Int(record.detail)] : nil
        let result = matcher.match(record, detail)
        decided = Decided(
          record: "\(record) \(detail.map { "\($0)" } ?? "")", result: result,
          decision: reasoning.decide(record, result))
      }
      return try #require(decided)
    }
  }

  @Test("Alone or behind all others, in the order of the file or another", arguments: [3, 5])
  func alone(seed: UInt64) throws {
    let files = try Files(people: 1000, seed: seed)
    let alone = try files.rows.indices.map { try Hands(files).decide($0) }
    #expect(alone.count > 800)
    #expect(alone.count { $0.decision.outcome == .authenticated } > 400)
    #expect(alone.count { $0.result.candidates.count > 1 } > 10)
    var random = SplitMix64(seed: seed)
    let one = Hands(files)
    for round in 0..<3 {
      let order = Array(files.rows.indices)
      for place in round == 0 ? order : order.shuffled(using: &random) {
        #expect(
          try one.decide(place) == alone[place],
          "seed \(seed), round \(round), row \(files.rows[place].number)")
      }
    }
  }
}
