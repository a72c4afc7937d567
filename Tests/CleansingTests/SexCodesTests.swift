import Identifiers
import Testing

@testable import Cleansing

@Suite("Codes of sex of several systems in one file")
struct SexCodesTests {
  /// Rows of a stretch in one system's codes; every fifth without a number.
  private static func rows(_ count: Int, male: String, female: String) -> [(row: String, sex: Sex)]
  {
    (0..<count).map { place in
      let sex: Sex = place % 3 == 0 ? .male : .female
      let number = place % 5 == 4 ? "" : "0400\(sex == .male ? 0 : 1)0\(100_000 + place)".fixed
      let name = sex == .male ? "Nguyễn Văn An" : "Nguyễn Thị Hằng"
      return (
        "\(name),05/03/1990,\(sex == .male ? male : female),\(number)", sex
      )
    }
  }

  private static func file(_ parts: [[(row: String, sex: Sex)]]) -> String {
    (["full_name,birth_date,gender,citizen_id"] + parts.flatMap { $0.map(\.row) })
      .joined(separator: "\n") + "\n"
  }

  private static let words = rows(640, male: "Nam", female: "Nữ")
  private static let parts = [
    words, rows(256, male: "1", female: "0"), words, rows(256, male: "1", female: "2"), words,
    rows(256, male: "0", female: "1"),
  ]

  @Test("Each stretch has the codes that its numbers tell, and no sex is read against the number")
  func stretches() throws {
    let table = try RawTable(Self.file(Self.parts))
    let truth = Self.parts.flatMap { $0.map(\.sex) }
    var unknown = 0
    for (record, sex) in zip(table.records, truth) {
      if record.sex == .unknown {
        unknown += 1
      } else {
        #expect(record.sex == sex)
      }
    }
    // The stretches in which a part begins or ends.
    #expect(unknown < 100)
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
    let stray = ["Trần Thị Mai,05/03/1990,1,040190900001", "Trần Văn Ba,05/03/1990,1,040090900002"]
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
      Self.file([rows]) + "Trần Thị Mai,05/03/1990,1,040190900001\n")
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
