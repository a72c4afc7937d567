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

  @Test("Dates that a workbook exchanged are named; those of a workbook that did not are not")
  func exchangedInSheet() throws {
    for isExchanged in [true, false] {
      func text(_ value: String) -> String { "<c t=\"inlineStr\"><is><t>\(value)</t></is></c>" }
      var data = "<row>" + text("full_name") + text("birth_date") + "</row>"
      for row in 0..<80 {
        // Serial numbers of 1 to 12 March 1990, and of days above 12 where nothing was exchanged.
        let serial = 32933 + row % 12 + (isExchanged ? 0 : 12)
        let cell =
          row % 2 == 0 ? "<c s=\"1\"><v>\(serial)</v></c>" : text("\(13 + row % 15)/03/1990")
        data += "<row>" + text("Nguyễn Văn An") + cell + "</row>"
      }
      var workbook = PlainWorkbook("<sheetData>\(data)</sheetData>")
      workbook.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
      let folder = CleanFolder()
      folder.write(workbook.bytes)
      try folder.clean()
      let found = try folder.lines("clean/findings.csv").filter { $0.contains(",B71,") }
      // 3 March is the same either way.
      #expect(found.count == (isExchanged ? 33 : 0))
      try folder.clean(to: "other", level: .candidates)
      #expect(
        try folder.lines("other/cleaned.csv")[0].hasSuffix(
          isExchanged ? "03/01/1990" : "13/03/1990"))
    }
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
      records.map { $0.birthDate.text } == [
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
    #expect(records.allSatisfy { $0.birthDate.day > 4 })
  }

  @Test("A column of crosses for women tells their sex, and of others only whom it calls a man")
  func marksOfWomen() throws {
    let records = try records(
      file([
        "Họ tên,Ngày sinh,Nữ,CCCD", "Nguyễn Văn An,05/03/1990,,040090000123",
        "Trần Thị Bình,06/03/1991,X,040191000124", "Lê Thị Chung,06/03/1991,Nam,",
      ]))
    #expect(records.map(\.sex) == [.unknown, .female, .male])
    #expect(records.allSatisfy { $0.birthDate.day > 4 })
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
      "R9,4012345679,Lê Văn An,,05/03/1990,khác rồi,040090000123",
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
    #expect(try folder.undo().agreement == .sameBytes)
  }

  @Test("Cells below each other's headings are exchanged back, told and given back")
  func exchangedCells() throws {
    let folder = CleanFolder()
    let rows = [
      "R7,4012345677,05/03/1990,NGUYỄN VĂN AN,Nam,040090000123,\"Xóm 1, xã A\"",
      "R8,4012345678,Lê Văn An,05/03/1990,040090000123,Nam,\"Xóm 1, xã A\"",
      "R9,4012345679,Lê Văn An,,05/03/1990,Nam,040090000123",
    ]
    folder.write(file([Self.listHeader] + Self.people + rows))
    try folder.clean()
    let cleaned = try folder.lines("clean/cleaned.csv")
    #expect(
      Array(cleaned.suffix(3)) == [
        "R7,4012345677,Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\"",
        "R8,4012345678,Lê Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\"",
        "R9,4012345679,Lê Văn An,05/03/1990,Nam,040090000123,",
      ])
    let changes = try folder.lines("clean/changes.csv")
    #expect(changes.contains("7,full_name,3,05/03/1990,Nguyễn Văn An,N10;L03,safe,text"))
    #expect(changes.contains("8,gender,5,040090000123,Nam,L03,safe,text"))
    #expect(changes.contains("9,birth_date,4,,05/03/1990,L01,safe,text"))
    #expect(try folder.undo().agreement == .sameBytes)
    let records = try records(file([Self.listHeader] + Self.people + rows)).suffix(3)
    #expect(records.map(\.citizenID) == [40_090_000_123, 40_090_000_123, 40_090_000_123])
    #expect(records.map(\.repairs.row) == [.exchanged, .exchanged, .moved])
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
  }

  @Test("Rows of layout come back in their places")
  func undoBesideLayout() throws {
    let folder = CleanFolder()
    let rows = ["I,Xã Hưng Lộc,,", "1,NGUYỄN VĂN AN,5/3/1990,040090000123", ",Tổng cộng,,2", ",,,"]
    folder.write(file(["STT,Họ tên,Ngày sinh,CCCD"] + rows + [rows[1]]))
    let report = try folder.clean()
    #expect(report.profile.rowsRejected == 3)
    #expect(report.notes.count == 1)
    #expect(try folder.undo().agreement == .sameBytes)
    #expect(try folder.lines("undo/restored.csv") == rows + [rows[1]])
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
    #expect(records.map { $0.birthDate.day } == Array(1...28))
    #expect(records.allSatisfy { $0.birthDate.month == 3 })
  }

  @Test(
    "Serial numbers count from 1904 when the personal IDs bear that out", arguments: [false, true])
  func epoch(isFrom1904: Bool) throws {
    let first = try #require(BirthDate(year: 1990, month: 3, day: 5)?.dayNumber)
    let rows = (0..<20).map {
      "Nguyễn Văn An,\(first + $0 + (isFrom1904 ? -1460 : 2)),040090000123"
    }
    let records = try records(file(["Họ tên,Ngày sinh,CCCD"] + rows))
    #expect(records.map { $0.birthDate.year } == Array(repeating: 1990, count: 20))
    #expect(records.map { $0.birthDate.day } == Array(5...24))
  }

  @Test("A text cut by a comma without quotes is joined, told and given back")
  func joinedText() throws {
    let folder = CleanFolder()
    let header = "STT,Họ tên,Ngày sinh,CCCD,Địa chỉ,Mã xã"
    let rows = [
      "1,LÊ VĂN AN,05/03/1990,040090000123,Xóm 1, xã Quỳnh Hồng,17179",
      "2,Lê Văn Bê,5/3/1990,040090000124,Xóm 1,xã Quỳnh Hồng,huyện Quỳnh Lưu,17179",
      "3,Lê Văn Cư,05/03/1990,040090000125,17179",
    ]
    folder.write(file([header] + rows))
    try folder.clean()
    #expect(
      try folder.lines("clean/cleaned.csv") == [
        "1,Lê Văn An,05/03/1990,040090000123,\"Xóm 1, xã Quỳnh Hồng\",17179",
        "2,Lê Văn Bê,05/03/1990,040090000124,\"Xóm 1,xã Quỳnh Hồng,huyện Quỳnh Lưu\",17179",
        "3,Lê Văn Cư,05/03/1990,040090000125,,17179",
      ])
    let changes = try folder.lines("clean/changes.csv")
    #expect(changes.contains("1,Địa chỉ,5,\"Xóm 1,\",\"Xóm 1, xã Quỳnh Hồng\",L02,safe,text"))
    #expect(changes.contains("3,Mã xã,6,,17179,L01,safe,text"))
    #expect(try folder.undo().agreement == .sameBytes)
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
  }

  @Test(
    "The birth date beside the name is told, and taken as a candidate",
    arguments: CleanLevel.allCases)
  func dateBesideName(level: CleanLevel) throws {
    let folder = CleanFolder()
    let rows = [
      "1,\"Nguyễn Văn An, 1956\",,040056000123", "2,Nguyễn Văn Bê (1957),,",
      "3,Lê Thị Ca - 15/03/1958,,", "4,Lê Thị Dung 1960,01/02/1960,", "5,Lê Thị Em 040160000123,,",
      "6,Lê Thị Gấm,05/03/1990,", "7,Lê Thị Hoa,06/03/1990,", "8,\"LÊ THỊ IN, sinh năm 1962\",,",
    ]
    folder.write(file(["STT,Họ tên,Ngày sinh,CCCD"] + rows))
    try folder.clean(level: level)
    let names = [
      "Nguyễn Văn An", "Nguyễn Văn Bê", "Lê Thị Ca", "Lê Thị Dung", "Lê Thị Em", "Lê Thị Gấm",
      "Lê Thị Hoa", "Lê Thị In",
    ]
    // So does a number.
    let number = level == .safe ? "Lê Thị Em, 040160000123,," : "Lê Thị Em,,040160000123"
    let own = ["", "", "", "01/02/1960", "", "05/03/1990", "06/03/1990", ""]
    let beside = ["1956", "1957", "15/03/1958", "", "", "", "", "1962"]
    // What no other cell holds stays with the name until somebody wants candidates taken.
    let cells = names.indices.map { place in
      if names[place] == "Lê Thị Em" { return number }
      let sign = level == .safe ? ", " : ","
      return beside[place].isEmpty
        ? "\(names[place]),\(own[place])," : "\(names[place])\(sign)\(beside[place]),"
    }
    let lines = try folder.lines("clean/cleaned.csv").map { $0.filter { $0 != "\"" } }
    #expect(zip(lines, cells).allSatisfy { $0.contains("," + $1) }, "\(lines)")
    let findings = try folder.lines("clean/findings.csv").filter { $0.contains(",B70,") }
    #expect(findings.map { $0.prefix(1) } == ["1", "2", "3", "8"])
    try folder.clean("clean/cleaned.csv", to: "again", level: level)
    #expect(try folder.lines("again/changes.csv") == [])
    #expect(try folder.undo().agreement == .sameBytes)
  }

  @Test("A list whose only dates stand beside the names is read")
  func namesWithDates() throws {
    let table = try RawTable(
      "STT,\"Họ tên, năm sinh\",CCCD\n1,\"Nguyễn Văn An, 1956\",\n2,Lê Thị Hoa (15/03/1958),\n")
    #expect(table.records.map { table.name($0) } == ["nguyễn văn an", "lê thị hoa"])
    #expect(table.records.allSatisfy { $0.birthDate.isEmpty })
    let dates = table.records.map { table.detail($0)?.dateAlternatives ?? [] }
    #expect(dates.map { $0.map(\.text) } == [["1956"], ["15/03/1958"]])
    #expect(table.records.allSatisfy { $0.findingCodes.contains("B70") })
    // No other cell can hold the dates: they stay with the names.
    let folder = CleanFolder()
    let rows = ["1,\"Nguyễn Văn An, 1956\",", "2,LÊ THỊ HOA (15/03/1958),", "3,Lê An - 03/1960,"]
    folder.write(file(["STT,\"Họ tên, năm sinh\",CCCD"] + rows))
    try folder.clean()
    #expect(
      try folder.lines("clean/cleaned.csv") == [
        rows[0], "2,\"Lê Thị Hoa, 15/03/1958\",", "3,\"Lê An, 03/1960\",",
      ])
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
  }

  @Test(
    "An address that names another commune than the code is told",
    arguments: [
      // Quỳnh Hồng became the township Cầu Giát under its own code.
      ("Xóm 1, xã Quỳnh Hồng, huyện Quỳnh Lưu", false), ("Khối 2, thị trấn Cầu Giát", false),
      ("Xóm 1, xã Nam Cát, huyện Nam Đàn", true), ("Xóm 1, Nam Cát, Nam Đàn, Nghệ An", true),
      // More than one commune, a hamlet called like a commune, another province, a name of no list.
      ("Xóm 1, xã Đồng Văn", false), ("Xóm 1, Nam Cát", false), ("Xóm 1, xã Xa Lạ", false),
      ("Xóm 1, xã Nam Cat", true), ("Nam Cát", false), ("", false),
    ])
  func addresses(address: String, isTold: Bool) throws {
    let folder = CleanFolder()
    let people = ["1,Lê An,05/03/1990,\"Xóm 2, xã Quỳnh Hồng, huyện Quỳnh Lưu\",17179"]
    folder.write(
      file(
        ["STT,Họ tên,Ngày sinh,Địa chỉ,Mã xã"] + people + [
          "2,Lê Bê,05/03/1991,\"\(address)\",17179"
        ]))
    try folder.clean()
    #expect(try folder.lines("clean/changes.csv") == [])
    let told = try folder.lines("clean/findings.csv").filter { $0.contains(",K56,") }
    #expect(told.count == (isTold ? 1 : 0), "\(told)")
    #expect(told.allSatisfy { $0.hasPrefix("2,Địa chỉ,") })
  }

  @Test("Codes of another list are told once, not in every row")
  func otherList() throws {
    let folder = CleanFolder()
    var rows = ["STT,Họ tên,Ngày sinh,Địa chỉ,Mã xã"]
    for number in 1...60 {
      rows.append("\(number),Lê An,05/03/1990,\"Xóm \(number), xã Nam Cát, huyện Nam Đàn\",17179")
    }
    folder.write(file(rows))
    let report = try folder.clean()
    #expect(try folder.lines("clean/findings.csv").filter { $0.contains(",K56,") } == [])
    #expect(report.notes.contains { $0.en.contains("codes are of another list") })
  }
}
