import History
import Identifiers
import SyntheticProvince
import Tables
import TestSupport
import Testing
import Workbooks

@testable import Authentication
@testable import Worklists

/// An office with a small province: files, results, lists and a history in one folder.
struct Office {
  let folder = TemporaryFolder()
  static let asOf = BirthDate(year: 2025, month: 12, day: 31) ?? .empty

  static let province = Result {
    let folder = TemporaryFolder()
    var options = ProvinceGenerator.Options()
    options.threads = 1
    let generator = try ProvinceGenerator(
      scenario: Scenario(contentsOf: Repository.seed(2024)), people: 3000, seed: 11,
      options: options)
    try generator.write(to: folder.path)
    // Three people of the register whose records nobody could find: no number, another name and date.
    var insurance = folder.text(of: "insurance.csv")
    var truth = folder.text(of: "truth.csv")
    for (place, person) in PlainTable(folder.bytes(of: "reference.csv")).records.enumerated()
    where [5, 905, 1805].contains(place) {
      insurance +=
        "HIDDEN\(place),,,Kpă H'Lưu,03/04/1931,,,,\(person["commune_code"] ?? ""),household\n"
      truth += "HIDDEN\(place),\(person["citizen_id"] ?? ""),,,,0,,,,,\n"
    }
    return (
      insurance: Array(insurance.utf8), reference: folder.bytes(of: "reference.csv"),
      truth: Array(truth.utf8)
    )
  }

  init() {
    do {
      let province = try Self.province.get()
      folder.write(province.insurance, to: "insurance.csv")
      folder.write(province.reference, to: "reference.csv")
    } catch { Issue.record(error, "The province of the office was not made.") }
  }

  /// The first rows of all complete lists of a fresh run, one below the other; all rows without a count.
  func list(count: Int? = nil) throws -> (titles: [String], rows: [[String]]) {
    try match("run")
    var titles: [String] = []
    var rows: [[String]] = []
    for file in try lists(change: { $0.isComplete = true }).files {
      let table = try Office.table(folder.bytes(of: "lists/" + file.name))
      titles = table.titles
      rows += table.rows
    }
    try #require(rows.count >= count ?? 1)
    return (titles, Array(rows.prefix(count ?? rows.count)))
  }

  func history() throws -> History {
    try History(path: folder.path(of: "khop.sqlite"), mode: .create)
  }

  /// Matches the province into a folder.
  @discardableResult
  func match(_ output: String, corrections: Corrections? = nil) throws -> MatchReport {
    var settings = MatchSettings(
      insurancePath: folder.path(of: "insurance.csv"),
      referencePath: folder.path(of: "reference.csv"), outputPath: folder.path(of: output),
      asOf: Self.asOf)
    settings.corrections = corrections
    var run = MatchRun(settings: settings, version: "test")
    return try run.run()
  }

  /// Writes the lists of a run.
  @discardableResult
  func lists(
    _ run: String = "run", to output: String = "lists",
    change: (inout WorklistSettings) -> Void = { _ in }
  ) throws -> WorklistReport {
    var settings = WorklistSettings(
      folder: folder.path(of: run), outputPath: folder.path(of: output))
    change(&settings)
    return try WorklistRun(settings: settings, history: history()).run()
  }

  /// The cells of the first sheet of a workbook by row, from 1.
  static func cells(_ bytes: [UInt8]) throws -> [Int: [String]] {
    try WorkbookReader.with(bytes) { reader in
      var rows: [Int: [String]] = [:]
      try reader.readRows(of: 0) { row in
        rows[row.number] = row.texts
        return true
      }
      return rows
    }
  }

  /// The table of a list: titles and rows, the signatures left out.
  static func table(_ bytes: [UInt8]) throws -> (titles: [String], rows: [[String]]) {
    let cells = try Self.cells(bytes)
    let titles = cells[WorklistSheet.headerRow + 1] ?? []
    let rows = cells.keys.sorted().filter { $0 > WorklistSheet.headerRow + 1 }
      .compactMap { cells[$0] }
      .map { $0 + [String](repeating: "", count: max(0, titles.count - $0.count)) }
      .filter { !$0[WorklistColumn.key.rawValue].isEmpty }
    return (titles, rows)
  }

  /// Writes a table as another program would save it: titles somewhere, cells as they are.
  static func workbook(_ titles: [String], _ rows: [[String]], above: Int = 2) throws -> [UInt8] {
    let workbook = try WorkbookWriter()
    let sheet = try workbook.addSheet(named: "Sheet1")
    sheet.text(row: 0, column: 0, "Danh sách trả lại")
    sheet.texts(row: above, titles)
    for (number, row) in rows.enumerated() { sheet.texts(row: above + 1 + number, row) }
    return try workbook.finish()
  }

  /// Answers a list as somebody does who sees everybody's papers: the values of the register for the people
  /// who are in it, nothing for the others.
  ///
  /// - Returns: The number of rows that were answered.
  func answerByPapers(_ rows: inout [[String]]) throws -> Int {
    let province = try Self.province.get()
    let secret = try history().secret()
    var people: [String: [String: String]] = [:]
    for person in PlainTable(province.reference).records {
      people[person["citizen_id"] ?? ""] = person
    }
    var owners: [String: String] = [:]
    for record in PlainTable(province.truth).records {
      let id = Array((record["record_id"] ?? "").utf8)
      owners[id.withUnsafeBufferPointer { RecordKey($0, secret: secret).text }] =
        record["citizen_id"]
    }
    var count = 0
    for place in rows.indices {
      guard let owner = owners[rows[place][WorklistColumn.key.rawValue]],
        let person = people[owner],
        person["birth_date"]?.isEmpty == false
      else { continue }
      rows[place][WorklistColumn.result.rawValue] = "Sửa theo giấy tờ"
      rows[place][WorklistColumn.rightName.rawValue] = person["full_name"] ?? ""
      rows[place][WorklistColumn.rightBirthDate.rawValue] = person["birth_date"] ?? ""
      rows[place][WorklistColumn.rightCitizenID.rawValue] = owner
      count += 1
    }
    return count
  }

  /// Takes workbooks in.
  func importLists(_ workbooks: [[UInt8]], history: History? = nil) throws -> ImportReport {
    var paths: [String] = []
    for (number, bytes) in workbooks.enumerated() {
      paths.append(folder.write(bytes, to: "returned-\(number).xlsx"))
    }
    var work = CorrectionImport(history: try history ?? self.history(), asOf: Self.asOf)
    return try work.run(files: paths, refusedPath: folder.path(of: "refused.csv"))
  }
}

/// Writes into a cell of a returned row.
func fill(_ row: inout [String], _ column: WorklistColumn, _ text: String) {
  row[column.rawValue] = text
}
