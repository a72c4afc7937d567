import Identifiers
import Tables
import TestSupport
import Testing
import VietnameseText

@testable import Cleansing

/// Files as offices send them: columns for men and women, rows one column off, headings in old encodings, dates of
/// other conventions.
@Suite struct OfficeFormTests {
  private func file(_ rows: [String]) -> [UInt8] {
    Array((rows.joined(separator: "\n") + "\n").utf8)
  }

  private func records(_ bytes: [UInt8]) throws -> [CleanRecord] {
    let (reader, roles) = try TableReader.open(
      MappedFile(copying: bytes, path: "a.csv"), kind: .insurance, legacy: .standard)
    let profile = FileProfile(sampling: reader, roles: roles)
    let cleanser = RecordCleanser(
      words: WordTable(), roles: roles, profile: profile, asOf: RawTable.asOf)
    var details: [RecordDetail] = []
    var records: [CleanRecord] = []
    reader.readAll {
      records.append(cleanser.clean($0, details: &details))
    } rejected: { _ in
    }
    return records
  }

  @Test("The column of men or of women that is filled tells date and sex")
  func pair() throws {
    let records = try records(
      file([
        "Họ tên,Năm sinh,,CCCD", ",Nam,Nữ,", "Nguyễn Văn An,1990,,040090000123",
        "Trần Thị Bình,,05/03/1991,040191000124", "Lê Văn Chung,1990,1990,", "Lê Văn Dũng,x,,",
        "Lê Thị Em,,,",
      ]))
    #expect(records.map(\.sex) == [.male, .female, .unknown, .male, .unknown])
    #expect(
      records.map { BirthDate(uncheckedPacked: $0.birthDate).text } == [
        "1990", "05/03/1991", "", "", "",
      ])
    #expect(
      records.map { $0.findings.row.contains(.bothSexes) } == [false, false, true, false, false])
  }

  @Test("Marks below men and women tell the sex, and the date stands in its own column")
  func marks() throws {
    let records = try records(
      file([
        "Họ tên,Ngày sinh,Nam,Nữ,CCCD", "Nguyễn Văn An,05/03/1990,x,,040090000123",
        "Trần Thị Bình,06/03/1991,,x,040191000124",
      ]))
    #expect(records.map(\.sex) == [.male, .female])
    #expect(records.allSatisfy { $0.birthDate & 31 > 4 })
  }

  @Test("A column of crosses for women tells their sex, and nobody else's")
  func marksOfWomen() throws {
    let records = try records(
      file([
        "Họ tên,Ngày sinh,Nữ,CCCD", "Nguyễn Văn An,05/03/1990,,040090000123",
        "Trần Thị Bình,06/03/1991,X,040191000124", "Lê Thị Chung,06/03/1991,Nam,",
      ]))
    #expect(records.map(\.sex) == [.unknown, .female, .unknown])
    #expect(records.allSatisfy { $0.birthDate & 31 > 4 })
  }

  @Test("Dates below men and women are mended where they stand")
  func mendedPair() throws {
    let folder = CleanFolder()
    folder.write(
      file([
        "Họ tên,Nam,Nữ,CCCD", "Nguyễn Văn An,5/3/1990,,040090000123",
        "Trần Thị Bình,,06/03/1991,040191000124",
      ]))
    try folder.clean()
    #expect(
      try folder.lines("clean/cleaned.csv") == [
        "Nguyễn Văn An,05/03/1990,,040090000123", "Trần Thị Bình,,06/03/1991,040191000124",
      ])
  }

  private static let listHeader =
    "record_id,si_number,full_name,birth_date,gender,citizen_id,address"
  private static let people = (1...6).map {
    "R\($0),401234567\($0),Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\""
  }

  @Test("A row one column off is written under its headings, told and given back")
  func shiftedRow() throws {
    let folder = CleanFolder()
    let rows = [
      "R7,4012345677,,NGUYỄN VĂN AN,5/3/1990,Nam,040090000123",
      "R8,NGUYỄN VĂN AN,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\",",
      "R9,4012345679,Lê Văn An,,05/03/1990,Nam,040090000123",
    ]
    folder.write(file([Self.listHeader] + Self.people + rows))
    try folder.clean()
    let cleaned = try folder.lines("clean/cleaned.csv")
    #expect(
      Array(cleaned.suffix(3)) == [
        "R7,4012345677,Nguyễn Văn An,05/03/1990,Nam,040090000123,",
        "R8,,Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\"", rows[2],
      ])
    let changes = try folder.lines("clean/changes.csv")
    #expect(changes.count == 11)
    #expect(changes.contains("7,full_name,3,,Nguyễn Văn An,N10;L01,safe,text"))
    #expect(changes.contains("7,birth_date,4,NGUYỄN VĂN AN,05/03/1990,B02;L01,safe,text"))
    #expect(changes.contains("7,address,7,040090000123,,L01,safe,text"))
    let findings = try folder.lines("clean/findings.csv")
    #expect(findings.contains { $0.hasPrefix("9,full_name,L51,") })
    _ = try UndoRun(folder: folder.path + "/clean", outputPath: folder.path + "/undo").run()
    // Quotes stay with their column: an empty cell may have some.
    let restored = try folder.text("undo/restored.csv").split(separator: "\n").map {
      $0.hasSuffix(",\"\"") ? String($0.dropLast(2)) : String($0)
    }
    #expect(restored == [Self.listHeader] + Self.people + rows)
  }

  @Test("Rows of layout do not come back, the values of all others do")
  func undoBesideLayout() throws {
    let folder = CleanFolder()
    let rows = ["I,Xã Hưng Lộc,,", "1,NGUYỄN VĂN AN,5/3/1990,040090000123", ",Tổng cộng,,2", ",,,"]
    folder.write(file(["STT,Họ tên,Ngày sinh,CCCD"] + rows + [rows[1]]))
    let report = try folder.clean()
    #expect(report.profile.rowsRejected == 3)
    #expect(report.notes.count == 1)
    _ = try UndoRun(folder: folder.path + "/clean", outputPath: folder.path + "/undo").run()
    #expect(try folder.lines("undo/restored.csv") == [rows[1], rows[1]])
  }

  @Test(
    "Headings are found in every encoding, as bytes and as text that shows them",
    arguments: [
      LegacyEncoding.tcvn3, .vni, .viscii, .vps, .windows1258, .utf8AsWindows1252,
      .utf8AsWindows1252Twice,
    ])
  func headings(encoding: LegacyEncoding) throws {
    let header = "STT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Địa chỉ"
    let people = (0..<30).map { "\($0),Nguyễn Thị Hằng,05/03/1990,Nữ,040190123456,Xóm \($0)" }
    let text = ([header] + people).joined(separator: "\n") + "\n"
    func lines(_ convert: (String) -> String?) throws -> String {
      try text.split(separator: "\n").map { try #require(convert(String($0))) }
        .joined(separator: "\n")
    }
    var forms = [Array(try lines(encoding.seen).utf8)]
    if let raw = encoding.encode(text) { forms.append(raw) }
    for bytes in forms {
      let (reader, roles) = try TableReader.open(
        MappedFile(copying: bytes, path: "a.csv"), kind: .insurance, legacy: .standard)
      #expect(roles[.fullName] == 1)
      #expect(roles[.birthDate] == 2)
      #expect(roles[.gender] == 3)
      #expect(roles[.citizenID] == 4)
      #expect(roles[.address] == 5)
      #expect(reader.rowCount == 30)
      #expect(!reader.isHeaderAsWritten)
    }
  }

  @Test("A heading in UTF-8 is never read as another encoding")
  func plainHeading() throws {
    for header in [
      "Họ và tên,Ngày sinh,Số CCCD", "HO TEN,NGAY SINH,CCCD", "Họ tên,Mã số,Ngày sinh",
    ] {
      let (reader, _) = try TableReader.open(
        MappedFile(copying: file([header, "Lê Thị An,05/03/1990,040190123456"]), path: "a.csv"),
        kind: .insurance, legacy: .standard)
      #expect(reader.isHeaderAsWritten)
    }
  }

  @Test("A whole file of year, day and month is read so, with the middle part as witness")
  func daySecond() throws {
    let rows = (1...28).map { "Nguyễn Văn An,1990-\($0 < 10 ? "0" : "")\($0)-03,040090000123" }
    let records = try records(file(["Họ tên,Ngày sinh,CCCD"] + rows))
    #expect(records.map { Int($0.birthDate & 31) } == Array(1...28))
    #expect(records.allSatisfy { $0.birthDate >> 5 & 15 == 3 })
  }

  @Test(
    "Serial numbers count from 1904 when the personal IDs bear that out", arguments: [false, true])
  func epoch(isFrom1904: Bool) throws {
    let first = try #require(BirthDate(year: 1990, month: 3, day: 5)?.dayNumber)
    let rows = (0..<20).map {
      "Nguyễn Văn An,\(first + $0 + (isFrom1904 ? -1460 : 2)),040090000123"
    }
    let records = try records(file(["Họ tên,Ngày sinh,CCCD"] + rows))
    #expect(records.map { Int($0.birthDate >> 9) } == Array(repeating: 1990, count: 20))
    #expect(records.map { Int($0.birthDate & 31) } == Array(5...24))
  }
}
