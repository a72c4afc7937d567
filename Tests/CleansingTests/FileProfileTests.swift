import TestSupport
import Testing
import VietnameseText

@testable import Cleansing
@testable import Identifiers

@Suite("What is decided once for a file")
struct FileProfileTests {
  /// Rows of invented people: a sex code, and an ID of that sex.
  func rows(male: String, female: String, withIDs: Bool, count: Int = 60) -> String {
    var text = "full_name,birth_date,gender,citizen_id\n"
    for position in 0..<count {
      let isFemale = position % 2 == 0
      let id = CitizenID(
        provinceCode: 40, isFemale: isFemale, birthYear: 1990, block: 100_000 + position)
      text += "Nguyễn Thị Hoa,15/03/1990,\(isFemale ? female : male),"
      text += (withIDs ? id?.text ?? "" : "") + "\n"
    }
    return text
  }

  @Test(
    "The citizen IDs tell what the sex codes mean",
    arguments: [
      ("1", "0", true, SexCoding.oneMaleZeroFemale), ("1", "2", true, .oneMaleTwoFemale),
      ("0", "1", true, .zeroMaleOneFemale), ("2", "1", true, .twoMaleOneFemale),
      ("1", "0", false, .oneMaleZeroFemale), ("1", "2", false, .oneMaleTwoFemale),
      ("1.0", "2.0", true, .oneMaleTwoFemale), ("1.0", "0.0", false, .oneMaleZeroFemale),
      ("Nam", "Nữ", true, .words),
    ])
  func sexes(male: String, female: String, withIDs: Bool, coding: SexCoding) throws {
    let table = try RawTable(rows(male: male, female: female, withIDs: withIDs))
    // Words need no coding; whatever was decided for digits must not disturb them.
    if coding != .words { #expect(table.profile.sexCoding == coding) }
    for (position, record) in table.records.enumerated() {
      #expect(record.sex == (position % 2 == 0 ? .female : .male))
    }
  }

  @Test(
    "Two lost zeros are put back in a column that went through a spreadsheet, and nowhere else",
    arguments: [("1", true), ("40", true), ("040", false)])
  func lostZeros(province: String, areLost: Bool) throws {
    // Thirty numbers of a province, and one of Hà Nội whose zeros are lost.
    let rows = (10..<40).map { "Nguyễn Thị Hoa,15/03/19\($0),Nữ,\(province)1\($0)0000\($0)" }
    let table = try RawTable(
      (["full_name,birth_date,gender,citizen_id"] + rows + [
        "Lê Thị Lan,01/02/1985,Nữ,1185000123"
      ]).joined(separator: "\n"))
    let last = try #require(table.records.last)
    #expect(last.citizenID == (areLost ? 1_185_000_123 : 0))
    if areLost {
      #expect(last.findings.id.isEmpty && last.repairs.id == .paddedZero)
      #expect(table.records.allSatisfy { $0.citizenID != 0 })
    }
  }

  @Test(
    "The code of a commune is read whatever stands behind it",
    arguments: [
      ("17179", 17_179), ("3708.0", 3708), ("03708 - Xã Mường Pồn", 3708), ("'17179", 17_179),
      ("Xã Quỳnh Hồng (17179)", 17_179), ("Xã Nam Cát (17179)", 0),
      ("17179,00", 17_179), ("11.03708", 0), ("Xã A", 0), ("17179.5", 0), ("17179-17182", 0),
    ])
  func communeCodes(cell: String, code: Int) throws {
    let table = try RawTable(
      "full_name;birth_date;commune_code\nNguyễn Thị Hoa;15/03/1990;\(cell)\n")
    #expect(Int(table.records[0].commune) == code)
  }

  @Test("Months come first when the second part is often beyond twelve")
  func monthFirst() throws {
    var text = "full_name,birth_date\n"
    for position in 0..<200 {
      let (month, day) = (position % 12 + 1, position % 28 + 1)
      text += "Lê Đình Hưng,\(two(month))/\(two(day))/1990\n"
    }
    let table = try RawTable(text)
    #expect(table.profile.dateOrder == .monthDay)
    for (position, record) in table.records.enumerated() {
      let date = BirthDate(year: 1990, month: position % 12 + 1, day: position % 28 + 1)
      #expect(record.birthDate == date)
    }
  }

  @Test("Days come first otherwise, and when nothing tells")
  func dayFirst() throws {
    var text = "full_name,birth_date\n"
    for position in 0..<100 {
      text += "Lê Đình Hưng,\(two(position % 28 + 1))/\(two(position % 12 + 1))/1990\n"
    }
    #expect(try RawTable(text).profile.dateOrder == .dayMonth)
    let silent = "full_name,birth_date\n" + String(repeating: "Lê Đình Hưng,05/03/1990\n", count: 9)
    #expect(try RawTable(silent).profile.dateOrder == .dayMonth)
  }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  @Test("A column in TCVN3 is decoded as a whole, also where a cell alone would not tell")
  func tcvn3() throws {
    let names = [
      "Nguyễn Thị Hằng", "Trần Văn Đức", "Lê Thị Thủy", "Đặng Đình Thắng", "Phạm Thị Hương",
      "Hoàng Văn Cường", "Bùi Thị Ngọc", "Hồ Sỹ Quyết", "Nguyễn Cảnh Tuấn", "Lê Hoa",
    ]
    var bytes = Array("full_name,birth_date\n".utf8)
    for round in 0..<30 {
      let name = names[round % names.count]
      bytes += try #require(LegacyEncoding.tcvn3.encode(name))
      bytes += Array(",15/03/1990\n".utf8)
    }
    let table = try RawTable(bytes)
    #expect(table.profile.nameEncoding == .tcvn3)
    for (round, record) in table.records.enumerated() {
      #expect(table.displayed(record) == names[round % names.count])
    }
    #expect(table.records.contains { $0.repairs.name.contains(.tcvn3) })
  }

  @Test("A column in UTF-8 has no legacy encoding")
  func utf8() throws {
    let table = try RawTable(rows(male: "Nam", female: "Nữ", withIDs: true))
    #expect(table.profile.nameEncoding == nil)
  }
}
