import Testing

@testable import Tables

@Suite("Headers of two rows, columns of one meaning, columns without a known heading")
struct HeaderReadingTests {
  private func open(_ text: String, _ configuration: String = "") throws -> (
    reader: TableReader, roles: ColumnRoles
  ) {
    try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "a.csv"), kind: .insurance,
      configuration: Configuration(toml: configuration, path: "a.toml"))
  }

  @Test("Two lines of which the second divides a group are one header")
  func twoLines() throws {
    let (reader, roles) = try open(
      """
      DANH SÁCH,,,,
      STT,Họ và tên,Năm sinh,,Số CCCD
      ,,Nam,Nữ,
      1,Nguyễn Văn An,1990,,040090000123
      2,Trần Thị Bình,,1991,040191000124
      ,,Nam,Nữ,
      """)
    #expect(reader.header == ["STT", "Họ và tên", "Năm sinh Nam", "Năm sinh Nữ", "Số CCCD"])
    #expect(roles[.birthDateMen] == 2)
    #expect(roles[.birthDateWomen] == 3)
    #expect(roles[.birthDate] == nil)
    #expect(reader.rowCount == 3)
    var reasons: [RejectedRow.Reason] = []
    reader.readAll { _ in
    } rejected: {
      reasons.append($0.reason)
    }
    #expect(reasons == [.repeatedHeader])
  }

  @Test(
    "Day, month and year below one heading stay what they are",
    arguments: ["Ngày,Tháng,Năm", "NGAY,THANG,NAM"])
  func dateParts(parts: String) throws {
    let (reader, roles) = try open(
      "STT,Họ tên,Ngày sinh,,,Số CCCD\n,,\(parts),\n1,Nguyễn Văn An,5,3,1990,040090000123\n")
    #expect(roles[.birthYear] == 4)
    #expect(roles[.birthDay] == 2)
    #expect(reader.rowCount == 1)
  }

  @Test("A row of people below a header with empty names is no second line")
  func noSecondLine() throws {
    let (reader, _) = try open(
      "Họ tên,Ngày sinh,,Số CCCD\nNguyễn Văn An,05/03/1990,Nam,040090000123\n")
    #expect(reader.rowCount == 1)
    #expect(reader.header == ["Họ tên", "Ngày sinh", "", "Số CCCD"])
  }

  @Test(
    "Columns of men and women are found side by side only",
    arguments: [
      ("Họ tên,Nam,Nữ,CCCD", 1, 2), ("Họ tên,NS Nam,NS Nữ,CCCD", 1, 2),
      ("Họ tên,Năm sinh (Nam),Năm sinh (Nữ),CCCD", 1, 2), ("Họ tên,Giới tính Nam,Nữ,CCCD", 1, 2),
      ("Họ tên,Nam,CCCD,Nữ", nil, 3), ("Họ tên,NS nam,CCCD,Địa chỉ", nil, nil),
      ("Họ tên,Ngày,Tháng,Năm", nil, nil),
    ])
  func pairs(header: String, men: Int?, women: Int?) throws {
    let names = header.split(separator: ",").map(String.init)
    let roles = try ColumnRoles(header: names, kind: .insurance, path: "a.csv")
    #expect(roles[.birthDateMen] == men)
    #expect(roles[.birthDateWomen] == women)
  }

  @Test("Of several columns of one meaning the filled one counts, and that is told")
  func filledOne() throws {
    let rows = (0..<8).map { ",Nguyễn Văn An,,0\($0 + 1)/03/1990,04009000012\($0)" }
    let text = (["full_name,Họ tên,Ngày sinh,birth_date,CCCD"] + rows).joined(separator: "\n")
    let (reader, roles) = try open(text)
    #expect(roles[.fullName] == 1)
    #expect(roles.nameColumns == [1])
    #expect(roles[.birthDate] == 3)
    #expect(roles.duplicates.map(\.used) == [1, 3])
    let notes = reader.notes(roles).map(\.vi)
    #expect(notes.count == 2)
    #expect(notes[0].contains("lấy cột 2"))
    // The configuration has the last word.
    let configured = try open(text, "[insurance.columns]\nfull_name = \"full_name\"\n")
    #expect(configured.roles[.fullName] == 0)
  }

  @Test("Two filled columns of one meaning: the first one counts, as ever")
  func firstOne() throws {
    let rows = (0..<8).map { "Nguyễn Văn An,Nguyễn Văn An,040090000\($0)12" }
    let (_, roles) = try open((["full_name,Họ tên,CCCD"] + rows).joined(separator: "\n"))
    #expect(roles[.fullName] == 0)
  }

  @Test("A column of other people's numbers without a known heading is told, and nobody's number")
  func hint() throws {
    let rows = (0..<8).map { "Nguyễn Văn An,05/03/1990,04006000012\($0),01/07/2020" }
    let text = (["Họ tên,Ngày sinh,Mã NLĐ,Ngày vào làm"] + rows).joined(separator: "\n")
    let (reader, roles) = try open(text)
    #expect(
      reader.notes(roles).map(\.vi) == [
        "cột \"Mã NLĐ\" chứa số 12 chữ số: khai báo citizen_id trong --config nếu đó là CCCD"
      ])
  }

  @Test("Rows that were put into one cell each are a table", arguments: [";", ",", "\t"])
  func wrapped(delimiter: String) throws {
    let lines = [
      ["STT", "Họ tên", "CCCD", "Ghi chú"], ["1", "Nguyễn Văn An", "040090000123", ""],
      ["2", "Lê \"\"Bé\"\" Tư", "040090000124", ""],
    ].map { "\"" + $0.joined(separator: delimiter) + "\"" }
    let (reader, roles) = try open(lines.joined(separator: "\r\n") + "\r\n")
    #expect(roles[.fullName] == 1)
    #expect(roles[.citizenID] == 2)
    var names: [String] = []
    reader.readAll {
      names.append($0.text(1))
    } rejected: {
      Issue.record("row \($0.row)")
    }
    #expect(names == ["Nguyễn Văn An", "Lê \"Bé\" Tư"])
  }
}
