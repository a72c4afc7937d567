import Identifiers
import TestSupport
import Testing
import VietnameseText

@testable import Cleansing
@testable import Tables

@Suite("Tables of an unusual make")
struct UnusualTableTests {
  private static let people = [
    ("Nguyễn Thị Minh", "02/02/2020", "Nữ", "040320000799", "4097422287"),
    ("Vi Thị Thúy Quỳnh", "21/06/1981", "Nữ", "040181017488", "4070817221"),
    ("Nguyễn Văn Tâm", "17/10/1936", "Nam", "040036046789", "4051164366"),
    ("Lê Văn An", "05/03/1990", "Nam", "040090000111", "4051164367"),
    ("Trần Thị Hoa", "15/12/1975", "Nữ", "040175000222", "4051164368"),
    ("Hồ Thị Lan", "25/01/1988", "Nữ", "040188000333", "4051164369"),
  ]

  private func open(_ text: String) throws -> (TableReader, ColumnRoles) {
    try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "a.csv"), kind: .insurance, legacy: .standard)
  }

  private func rows(_ reader: TableReader) -> [[String]] {
    var rows: [[String]] = []
    reader.readAll { row in
      rows.append((0..<row.fieldCount).map { String(decoding: row.field($0), as: UTF8.self) })
    } rejected: { _ in
    }
    return rows
  }

  @Test("Blanks before a quote that opens a cell are none of it, and come back")
  func spacedQuotes() throws {
    let text =
      "STT, Họ và tên, Ngày sinh, Số CCCD, Địa chỉ\n"
      + Self.people.enumerated().map {
        "\($0), \($1.0.uppercased()), \($1.1), \($1.3), \"Xóm \($0), Xã Hùng Tiến\"\n"
      }.joined()
    let (reader, _) = try open(text)
    let read = rows(reader)
    #expect(read.count == 6)
    #expect(read.first?.last == "Xóm 0, Xã Hùng Tiến")
    let folder = CleanFolder()
    folder.write(Array(text.utf8))
    try folder.clean()
    try folder.undo()
    #expect(try folder.text("undo/restored.csv") == text)
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
    #expect(try folder.lines("again/cleaned.csv").count == 6)
  }

  @Test("A numbering without its heading stands before the columns")
  func numbering() throws {
    let text =
      "Họ và tên,Ngày sinh,Giới tính,Số CCCD\n"
      + Self.people.enumerated().map {
        "\($0 + 1),\($1.0.uppercased()),\($1.1),\($1.2),\($1.3)\n"
      }.joined()
    let (reader, roles) = try open(text)
    #expect(roles[.fullName] == 1 && roles[.citizenID] == 4)
    #expect(rows(reader).count == 6)
    let folder = CleanFolder()
    folder.write(Array(text.utf8))
    try folder.clean()
    let cleaned = try folder.text("clean/cleaned.csv")
    #expect(cleaned.hasPrefix("Họ và tên,Ngày sinh,Giới tính,Số CCCD\n1,Nguyễn Thị Minh,"))
    try folder.undo()
    #expect(try folder.text("undo/restored.csv") == text)
  }

  @Test("A list below another one with the columns in another order is read by its own header")
  func secondList() throws {
    let first = Self.people.enumerated().map {
      "\($0 + 1),\($1.0.uppercased()),\($1.1),\($1.2),\($1.3)\n"
    }
    let second = Self.people.enumerated().map { "\($1.3),\($1.2),\($1.1),\($1.0),\($0 + 7)\n" }
    let text =
      "STT,Họ và tên,Ngày sinh,Giới tính,Số CCCD\n" + first.joined()
      + "Số CCCD,Giới tính,Ngày sinh,Họ và tên,STT\n" + second.joined()
    let (reader, _) = try open(text)
    let read = rows(reader)
    #expect(read.count == 12)
    #expect(read.last == ["12", "Hồ Thị Lan", "25/01/1988", "Nữ", "040188000333"])
    var rejected: [RejectedRow] = []
    reader.readAll { _ in
    } rejected: {
      rejected.append($0)
    }
    #expect(rejected.map(\.reason) == [.otherHeader] && rejected.map(\.row) == [7])
    #expect(RejectedRow.layoutNote(rejected)?.en.contains("row 7 is the header of") == true)
    let folder = CleanFolder()
    folder.write(Array(text.utf8))
    try folder.clean(threads: 1)
    #expect(
      try folder.lines("clean/cleaned.csv").last == "12,Hồ Thị Lan,25/01/1988,Nữ,040188000333")
    try folder.clean(to: "other", threads: 2, chunkLength: 64)
    #expect(try folder.bytes("other/cleaned.csv") == folder.bytes("clean/cleaned.csv"))
    try folder.undo()
    #expect(try folder.text("undo/restored.csv") == text)
  }

  @Test("A list of scanned cards holds name, date, sex and number, and stays as it is")
  func cards() throws {
    let text =
      "STT,Mã QR\n"
      + Self.people.enumerated().map {
        let date = $1.1.filter { $0 != "/" }
        return
          "\($0 + 1),\"\($1.3)||\($1.0)|\(date)|\($1.2)|Xóm 3, Hùng Tiến, Nam Đàn, Nghệ An|10052021\"\n"
      }.joined()
    let (reader, roles) = try open(text)
    #expect(roles[.fullName] == 1 && roles[.citizenID] == 1)
    #expect(reader.notes(roles).count == 1)
    let profile = FileProfile(sampling: reader, roles: roles)
    let words = WordTable()
    let cleanser = RecordCleanser(
      words: words, roles: roles, profile: profile, asOf: RawTable.asOf)
    var details: [RecordDetail] = []
    var found: [String] = []
    reader.readAll { row in
      let record = cleanser.clean(row, details: &details)
      let name = (0..<record.name.count).map { words.string(record.name[$0]) }
      found.append(
        "\(name.joined(separator: " ")) \(record.citizenID) \(record.birthDate.text)"
      )
    } rejected: { _ in
    }
    #expect(found.first == "nguyễn thị minh 40320000799 02/02/2020")
    let folder = CleanFolder()
    folder.write(Array(text.utf8))
    try folder.clean()
    #expect(try folder.text("clean/cleaned.csv") == text)
  }

  @Test("A table of which no row is a record is refused")
  func allRejected() throws {
    let text = "Họ và tên,Ngày sinh,Số CCCD\n" + "a,b,c,d,e\nNguyễn,x,y,z,\"u\"\n"
    do {
      _ = try open(text)
      Issue.record("it was read")
    } catch let error as TableError {
      #expect(error.reason == .allRejected(.tooManyFields))
      #expect(error.exitStatus == 65)
    }
  }

  @Test(
    "Headings that changed places over the whole file are read by the cells",
    arguments: [
      ("Ngày sinh,Họ và tên,Giới tính,Số CCCD,Mã số BHXH"),
      ("Họ và tên,Số CCCD,Giới tính,Ngày sinh,Mã số BHXH"),
      ("Giới tính,Ngày sinh,Họ và tên,Số CCCD,Mã số BHXH"),
      ("Họ và tên,Ngày sinh,Giới tính,Mã số BHXH,Số CCCD"),
      ("Họ và tên,Giới tính,Ngày sinh,Số CCCD,Mã số BHXH"),
      ("Số CCCD,Ngày sinh,Giới tính,Họ và tên,Mã số BHXH"),
      ("Ngày sinh,Giới tính,Họ và tên,Số CCCD,Mã số BHXH"),
      ("Ngày sinh,Số CCCD,Giới tính,Họ và tên,Mã số BHXH"),
      ("Mã số BHXH,Họ và tên,Giới tính,Số CCCD,Ngày sinh"),
      ("Số CCCD,Họ và tên,Ngày sinh,Giới tính,Mã số BHXH"),
    ])
  func exchanged(header: String) throws {
    let text =
      header + "\n"
      + Self.people.map { "\($0.0),\($0.1),\($0.2),\($0.3),\($0.4)\n" }.joined()
    let (reader, roles) = try open(text)
    let columns = [ColumnRole.fullName, .birthDate, .gender, .citizenID, .siNumber]
    #expect(columns.map { roles[$0] } == [0, 1, 2, 3, 4])
    #expect(reader.notes(roles).count == 1)
    #expect(rows(reader).count == 6)
  }

  @Test("Headings of names and addresses are exchanged, and a heading that its cells deny is told")
  func others() throws {
    let exchanged =
      "Họ và tên,Ngày sinh,Địa chỉ\n"
      + Self.people.map { "\"Xóm 3, xã Hùng Tiến\",\($0.1),\($0.0)\n" }.joined()
    let (_, roles) = try open(exchanged)
    #expect(roles[.fullName] == 2 && roles[.address] == 0)
    let denied =
      "Họ và tên,Ngày sinh,Giới tính\n"
      + Self.people.map { "\($0.0),\($0.1),\($0.3)\n" }.joined()
    let (reader, others) = try open(denied)
    #expect(reader.notes(others).count { $0.en.contains("hardly a cell") } == 1)
    let short =
      "Họ và tên,Ngày sinh,Số CCCD\n"
      + Self.people.map { "\($0.0),\($0.1.suffix(2)),\($0.3)\n" }.joined()
    let (years, both) = try open(short)
    #expect(!years.notes(both).contains { $0.en.contains("hardly a cell") })
    let right =
      "Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã số BHXH\n"
      + Self.people.map { "\($0.0),\($0.1),\($0.2),\($0.3),\($0.4)\n" }.joined()
    let (plain, same) = try open(right)
    #expect(plain.notes(same) == [])
  }
}
