import Identifiers
import Testing

@testable import Cleansing

@Suite("Codes of sex of several systems in one file")
struct SexCodesTests {
  /// Rows of a commune in one system's codes; every fifth without a number.
  private static func rows(
    _ count: Int, male: String, female: String, commune: Int = 17_002
  ) -> [(row: String, sex: Sex)] {
    (0..<count).map { place in
      let sex: Sex = place % 3 == 0 ? .male : .female
      let number = place % 5 == 4 ? "" : "0400\(sex == .male ? 0 : 1)0\(100_000 + place)".fixed
      let name = sex == .male ? "Nguyễn Văn An" : "Nguyễn Thị Hằng"
      return (
        "\(name),05/03/1990,\(sex == .male ? male : female),\(number),\(commune)", sex
      )
    }
  }

  private static func file(_ parts: [[(row: String, sex: Sex)]]) -> String {
    (["full_name,birth_date,gender,citizen_id,commune_code"] + parts.flatMap { $0.map(\.row) })
      .joined(separator: "\n") + "\n"
  }

  private static let words = rows(640, male: "Nam", female: "Nữ")
  private static let parts = [
    words, rows(256, male: "1", female: "0", commune: 16_666), words,
    rows(256, male: "1", female: "2", commune: 16_669), words,
    rows(256, male: "0", female: "1", commune: 16_672),
  ]

  @Test("Each commune has the codes that its numbers tell, in whatever order the rows stand")
  func groups() throws {
    var rows = Self.parts.flatMap { $0 }
    for round in 0..<2 {
      let table = try RawTable(Self.file([rows]))
      #expect(table.profile.sexCodes != nil)
      #expect(zip(table.records, rows).allSatisfy { $0.sex == $1.sex }, "round \(round)")
      // An order of chance that is the same each time.
      rows = rows.indices.sorted { $0 * 7919 % 2689 < $1 * 7919 % 2689 }.map { rows[$0] }
    }
  }

  @Test("Without units, communes and classes codes of several systems mean nothing")
  func ungrouped() throws {
    let rows = Self.parts.flatMap { $0 }
    let bare = rows.map { (row: String($0.row.dropLast(6)), sex: $0.sex) }
    let text = Self.file([bare]).replacing(",commune_code", with: "")
    let table = try RawTable(text)
    for (record, row) in zip(table.records, rows) where record.sex != .unknown {
      #expect(record.sex == row.sex)
    }
  }

  @Test("No code becomes a word against the row's own number; cleansing again changes nothing")
  func cleaned() throws {
    let folder = CleanFolder()
    folder.write(Array(Self.file(Self.parts).utf8))
    try folder.clean()
    let truth = Self.parts.flatMap { $0.map(\.sex) }
    for (line, sex) in zip(try folder.lines("clean/cleaned.csv"), truth) {
      let cell = line.split(separator: ",", omittingEmptySubsequences: false)[2]
      if cell == "Nam" || cell == "Nữ" { #expect(cell == sex.text) }
    }
    #expect(try folder.undo().agreement == .sameBytes)
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
  }

  @Test("A single code among words stays beside a number of the other sex")
  func stray() throws {
    let stray = [
      "Trần Thị Mai,05/03/1990,1,040190900001,17002", "Trần Văn Ba,05/03/1990,1,040090900002,17002",
    ]
    let folder = CleanFolder()
    folder.write(
      Array((Self.file([Self.words]) + stray.joined(separator: "\n") + "\n").utf8))
    try folder.clean()
    let cleaned = try folder.lines("clean/cleaned.csv").suffix(2)
    #expect(cleaned.first?.contains(",1,") == true)
  }

  @Test("A file of one system keeps its codes, and a wrong sex stays one")
  func single() throws {
    let rows = Self.rows(600, male: "1", female: "0")
    let table = try RawTable(
      Self.file([rows]) + "Trần Thị Mai,05/03/1990,1,040190900001,17002\n")
    #expect(table.profile.sexCodes == nil)
    #expect(table.records.last?.sex == .male)
    #expect(zip(table.records, rows).allSatisfy { $0.sex == $1.sex })
  }
}

extension String {
  /// Twelve digits from the pattern above: province, sex digit, year 90, serial.
  fileprivate var fixed: String {
    "040" + String(dropFirst(4).first ?? "0") + "90" + String(suffix(6))
  }
}
