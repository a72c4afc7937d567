import TestSupport
import Testing

@testable import Tables

@Suite("Column roles")
struct ColumnRolesTests {
  @Test(
    "Names are folded whatever their marks, case and numbering",
    arguments: [
      ("Họ và tên", "hovaten"), ("HO_TEN", "hoten"), ("  Ngày   sinh ", "ngaysinh"),
      ("Số CCCD/ĐDCN", "socccdddcn"), ("(1) Mã số BHXH", "masobhxh"), ("3. Phái", "phai"),
      ("Họ tên (2)", "hoten"), ("Ho\u{323} va\u{300} te\u{302}n", "hovaten"),
      ("Giới tính", "gioitinh"),
      ("ƯỜNG Ỹ", "uongy"), ("", ""), ("(3)", ""), ("\u{FEFF}Tên", "ten"),
    ])
  func folding(name: String, expected: String) {
    #expect(HeaderFolding.folded(name) == expected)
  }

  @Test(
    "A column of names may hold the dates of birth too",
    arguments: ["Họ tên, năm sinh", "Họ và tên, ngày sinh", "HỌ TÊN VÀ NĂM SINH", "Họ tên (ntns)"])
  func namesWithDates(name: String) throws {
    let roles = try ColumnRoles(
      header: ["STT", name, "Địa chỉ"], kind: .insurance, path: "a")
    #expect(roles.nameColumns == [1])
    #expect(roles.namesHoldDates)
    #expect(!roles.hasBirthDate)
  }

  @Test(
    "A heading that begins with words for a name is one when it is alone and nobody else's",
    arguments: [
      ("Họ và tên người tham gia BHYT", true), ("Họ tên của học sinh", true),
      ("Họ tên chủ hộ", false), ("Họ và tên cha", false), ("Họ tên người giám hộ", false),
    ])
  func longNames(name: String, isName: Bool) throws {
    let roles = try? ColumnRoles(
      header: ["STT", name, "N.sinh"], kind: .insurance, path: "a")
    #expect((roles?.nameColumns == [1]) == isName)
    if isName { #expect(roles?[.birthDate] == 2) }
  }

  @Test(
    "Headings that go on behind the words for a role have it, unless they are somebody else's",
    arguments: [
      ("Ngày sinh theo CCCD", ColumnRole.birthDate, true),
      ("Ngày sinh người tham gia", .birthDate, true),
      ("Ngày tháng năm sinh của NLĐ", .birthDate, true), ("DOB/Ngày sinh", .birthDate, true),
      ("Ngày sinh của con", .birthDate, false), ("Ngày sinh mẹ", .birthDate, false),
      ("Giới tính học sinh", .gender, true), ("Giới tính chủ hộ", .gender, false),
      ("Số chứng minh nhân dân", .oldID, true), ("CMND 9 số", .oldID, true),
      ("Số CMND trước đây", .oldID, true), ("CMND, ngày cấp", .oldID, false),
      ("Permanent address", .address, true), ("Địa chỉ thường trú theo CCCD", .address, true),
      ("Địa chỉ cư trú hiện nay", .address, true), ("Địa chỉ công ty", .address, false),
      ("Nơi đăng ký KCB", .address, false),
      ("Tình trạng công dân", .status, true),
    ])
  func longHeadings(name: String, role: ColumnRole, isRole: Bool) throws {
    let roles = try ColumnRoles(
      header: ["Họ và tên", "Số CCCD", name], kind: .insurance, path: "a")
    #expect((roles[role] == 2) == isRole)
  }

  @Test(
    "Surname, middle words and given words in columns of their own make the name",
    arguments: [
      (["Họ và tên lót", "Tên", "Ngày sinh"], [0, 1]), (["Họ", "Lót", "Tên", "Sinh"], [0, 1, 2]),
      (["Họ chữ lót", "Tên", "Năm sinh"], [0, 1]),
    ])
  func namesInParts(header: [String], columns: [Int]) throws {
    let roles = try ColumnRoles(header: header, kind: .insurance, path: "a")
    #expect(roles.nameColumns == columns)
  }

  @Test(
    "A column without a heading behind the name holds the given words when its cells are many single words",
    arguments: [
      (["Minh", "Hoa", "Lan", "Tú", "Đạt", "Hạnh"], true),
      (["Nam", "Nữ", "Nữ", "Nam", "Nữ", "Nam"], false),
      (["Xóm 1", "Xóm 2", "Xóm 3", "Xóm 4", "Xóm 5", "Xóm 6"], false),
      (["", "", "Tú", "", "", ""], false),
    ])
  func givenWordsWithoutHeading(cells: [String], areGiven: Bool) throws {
    let rows = cells.enumerated().map {
      "\($0.offset),Nguyễn Thị,\($0.element),05/03/199\($0.offset)"
    }
    let file = MappedFile(
      copying: Array(("STT,Họ và tên,,Ngày sinh\n" + rows.joined(separator: "\n")).utf8),
      path: "a.csv")
    let (reader, roles) = try TableReader.open(file, kind: .insurance)
    #expect(roles.nameColumns == (areGiven ? [1, 2] : [1]))
    #expect(reader.notes(roles).contains { $0.en.contains("given name") } == areGiven)
  }

  @Test("Day, month and year below one heading are the date")
  func partsOfTheDate() throws {
    let roles = try ColumnRoles(
      header: ["Họ và tên", "Sinh ngày", "Tháng", "Năm"], kind: .insurance, path: "a")
    #expect(roles[.birthDay] == 1 && roles[.birthMonth] == 2 && roles[.birthYear] == 3)
  }

  @Test(
    "A column of numbers that agree with the dates of birth is the citizen ID whatever its heading",
    arguments: [true, false])
  func ownNumbers(isOwn: Bool) throws {
    let rows = (10..<40).map { year in
      "Lê Văn Tám,05/03/19\(year),0400\(isOwn ? year : year + 30)000\(100 + year)"
    }
    let file = MappedFile(
      copying: Array(("Tên,Sinh,ID\n" + rows.joined(separator: "\n")).utf8), path: "a.csv")
    let (reader, roles) = try TableReader.open(file, kind: .reference)
    #expect(roles[.citizenID] == (isOwn ? 2 : nil))
    #expect(reader.notes(roles).count == (isOwn ? 1 : 0), "the user is told")
  }

  @Test(
    "Columns that are filled once a group are told",
    arguments: [
      (["1", "", "", "2", "", "3", ""], true),
      (["1", "", "2", "3", "", "4", "", "", "5", ""], true),
      (["", "1", "", "", "2", "", "3"], false), (["1", "", "", "1", "", "1", ""], false),
      (["1", "1", "2", "2", "3", "3"], false), (["1", "2", "3", "4", "", "5"], false), ([], false),
    ])
  func merged(cells: [String], expected: Bool) throws {
    #expect(MergedColumns.isMerged(cells.map { Array($0.utf8) }) == expected)
    if cells.isEmpty { return }
    var text = "Mã xã,Họ tên,CCCD\n"
    for cell in cells { text += "\(cell),Lê An Bình,040090000123\n" }
    let (reader, roles) = try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "a"), kind: .insurance)
    #expect(reader.mergedColumns == (expected ? [0] : []))
    #expect(reader.notes(roles).count == (expected ? 1 : 0))
  }

  @Test("The columns of the exchange files are found")
  func exchange() throws {
    let insurance = try ColumnRoles(
      header: [
        "record_id", "si_number", "card_number", "full_name", "birth_date", "gender", "citizen_id",
        "address", "commune_code", "class",
      ], kind: .insurance, path: "a")
    let roles: [ColumnRole] = [
      .recordID, .siNumber, .cardNumber, .fullName, .birthDate, .gender, .citizenID, .address,
      .communeCode, .participantClass,
    ]
    #expect(roles.map { insurance[$0] } == (0..<10).map { $0 })
    let register = try ColumnRoles(
      header: [
        "citizen_id", "old_id", "full_name", "birth_date", "gender", "commune_code", "address",
        "status", "father_id", "mother_id", "household_id",
      ], kind: .reference, path: "r")
    let others: [ColumnRole] = [
      .citizenID, .oldID, .fullName, .birthDate, .gender, .communeCode, .address, .status,
      .fatherID,
      .motherID, .householdID,
    ]
    #expect(others.map { register[$0] } == (0..<11).map { $0 })
    #expect(register.unused.isEmpty)
  }

  @Test(
    "Every role is found by its own name and its Vietnamese label", arguments: ColumnRole.allCases)
  func labels(role: ColumnRole) throws {
    #expect(ColumnRole.allCases[role.index] == role)
    let known = role.names + role.weakNames
    // "birth_day" alone would be a birthday, which is a whole date.
    if role != .birthDay { #expect(known.contains(HeaderFolding.folded(role.rawValue))) }
    if ![.givenName, .birthDay].contains(role) {
      #expect(known.contains(HeaderFolding.folded(role.label(in: .vietnamese))))
    }
  }

  @Test("No name stands for two roles")
  func unambiguous() {
    var owners: [String: ColumnRole] = [:]
    for role in ColumnRole.allCases {
      for name in role.names {
        #expect(owners[name] == nil, "\(name)")
        owners[name] = role
      }
    }
  }

  @Test("Vietnamese headings are found in any order")
  func vietnamese() throws {
    let roles = try ColumnRoles(
      header: [
        "STT", "SỐ CCCD/ĐDCN", "Mã số BHXH", "Họ và tên (chữ in hoa)", "NGAYSINH (dd/mm/yyyy)",
        "GT",
        "Số thẻ", "Nơi thường trú", "Đối tượng", "Ghi chú", "CMND",
      ], kind: .insurance, path: "a")
    #expect(roles[.citizenID] == 1)
    #expect(roles[.siNumber] == 2)
    #expect(roles[.fullName] == 3)
    #expect(roles[.birthDate] == 4)
    #expect(roles[.gender] == 5)
    #expect(roles[.cardNumber] == 6)
    #expect(roles[.address] == 7)
    #expect(roles[.participantClass] == 8)
    #expect(roles[.oldID] == 10)
    #expect(roles.unused == [0, 9])
  }

  @Test(
    "A heading made of words for the number is its column, whatever their order",
    arguments: [
      ("Số ĐDCN/CCCD/Hộ chiếu", true), ("CCCD hoặc CMND (12 số)", true),
      ("Citizen identification number", true), ("Số thẻ căn cước công dân", true),
      ("Ngày cấp CCCD", false), ("Nơi cấp CCCD", false), ("Số CCCD người giám hộ", false),
      ("Số CMND/Hộ chiếu", false),
    ])
  func numberHeadings(heading: String, isNumber: Bool) throws {
    let roles = try ColumnRoles(
      header: ["Họ tên", "Ngày sinh", heading], kind: .insurance, path: "a")
    #expect((roles[.citizenID] == 2) == isNumber)
  }

  @Test("A name in two or three columns is joined")
  func splitName() throws {
    let two = try ColumnRoles(header: ["Họ đệm", "Tên", "Năm sinh"], kind: .insurance, path: "a")
    #expect(two.nameColumns == [0, 1])
    #expect(two[.birthDate] == 2)
    let three = try ColumnRoles(
      header: ["Tên", "CCCD", "Họ", "Tên đệm"], kind: .insurance, path: "a")
    #expect(three.nameColumns == [2, 3, 0])
    let plain = try ColumnRoles(header: ["Tên", "CCCD"], kind: .insurance, path: "a")
    #expect(plain.nameColumns == [0])
  }

  @Test("Day, month and year count as parts only together")
  func dateParts() throws {
    let parts = try ColumnRoles(
      header: ["Họ tên", "Ngày", "Tháng", "Năm sinh"], kind: .insurance, path: "a")
    #expect(parts[.birthDay] == 1)
    #expect(parts[.birthMonth] == 2)
    #expect(parts[.birthYear] == 3)
    #expect(parts[.birthDate] == nil)
    let both = try ColumnRoles(
      header: ["Họ tên", "Năm sinh", "Ngày sinh"], kind: .insurance, path: "a")
    #expect(both[.birthDate] == 2)
    #expect(both[.birthYear] == 1)
  }

  @Test("Sinh năm is the birth date where no column of women stands beside it")
  func bornIn() throws {
    for (header, column) in [
      (["STT", "Họ và tên", "Sinh năm", "Số CCCD"], 2), (["SINH NĂM", "HỌ TÊN"], 0),
    ] {
      let roles = try ColumnRoles(header: header, kind: .insurance, path: "a.csv")
      #expect(roles[.birthDate] == column && roles[.birthDateMen] == nil)
    }
    let pair = try ColumnRoles(
      header: ["Họ tên", "Sinh nam", "Sinh nữ"], kind: .insurance, path: "a.csv")
    #expect(pair[.birthDateMen] == 1 && pair[.birthDateWomen] == 2 && pair[.birthDate] == nil)
  }

  @Test("A column of what was before does not count where one of today has its role")
  func oldAndNew() throws {
    let roles = try ColumnRoles(
      header: ["HỌ VÀ TÊN (CŨ)", "HỌ VÀ TÊN (MỚI)", "Ngày sinh (cũ)", "Ngày sinh", "Số CCCD (cũ)"],
      kind: .insurance, path: "a.csv")
    #expect(roles[.fullName] == 1 && roles[.birthDate] == 3 && roles[.citizenID] == 4)
    #expect(roles.duplicates.map(\.ignored) == [0, 2])
  }

  @Test("The first of two columns with one role counts, unless the configuration says otherwise")
  func duplicates() throws {
    let header = ["Họ tên", "HO_TEN", "CCCD", "TEN_NLD2"]
    let roles = try ColumnRoles(header: header, kind: .insurance, path: "a")
    #expect(roles[.fullName] == 0)
    #expect(roles.duplicates == [ColumnRoles.Duplicate(role: .fullName, used: 0, ignored: 1)])
    let configured = try ColumnRoles(
      header: header, kind: .insurance, configured: [.fullName: "TEN_NLD2"], path: "a")
    #expect(configured[.fullName] == 3)
    #expect(configured.duplicates.map(\.ignored) == [0, 1])
  }

  @Test("A missing column is told with what was found and what was expected")
  func missing() throws {
    let error = try #require(throws: TableError.self) {
      try ColumnRoles(header: ["STT", "Họ tên", "Ghi chú"], kind: .reference, path: "r.csv")
    }
    #expect(error.exitStatus == 65)
    for language in ReportLanguage.allCases {
      let text = error.message(in: language)
      #expect(text.contains("r.csv"))
      #expect(text.contains("“Ghi chú”"))
      #expect(text.contains("citizen_id"))
      #expect(text.contains("[reference.columns]"))
    }
  }

  @Test("A file without a header is refused without showing its values")
  func noHeader() throws {
    let error = try #require(throws: TableError.self) {
      try ColumnRoles(
        header: ["1", "Lò Thị Bịa", "01/02/1950", "040150000000"], kind: .insurance, path: "a.csv")
    }
    #expect(!error.message(in: .english).contains("Bịa"))
    #expect(error.message(in: .english).contains("no header line"))
  }

  @Test("A configured column that is not there is a fault of the configuration")
  func unknownColumn() throws {
    let error = try #require(throws: TableError.self) {
      try ColumnRoles(
        header: ["a", "b"], kind: .insurance, configured: [.fullName: "x", .citizenID: "y"],
        path: "a.csv")
    }
    #expect(error.exitStatus == 78)
    #expect(error.message(in: .english).contains("full_name = “x”, citizen_id = “y”"))
  }

  @Test("A table is opened with its roles as the configuration says")
  func opened() throws {
    let folder = TemporaryFolder()
    let path = folder.write(Array("TITLE\nSTT;TEN_NLD;NS\n1;Lò A;1950\n".utf8), to: "a.csv")
    #expect(throws: TableError.self) { try TableReader.open(path: path, kind: .insurance) }
    let configuration = try Configuration(
      toml: """
        [insurance]
        delimiter = ";"
        [insurance.columns]
        full_name = "ten_nld"
        birth_date = "NS"
        """, path: "c.toml")
    let (reader, roles) = try TableReader.open(
      path: path, kind: .insurance, configuration: configuration)
    #expect(reader.header == ["STT", "TEN_NLD", "NS"])
    #expect(roles[.fullName] == 1)
    #expect(roles[.birthDate] == 2)
    #expect(reader.rowCount == 1)
  }

  @Test("A header in a legacy encoding is found when somebody can decode it")
  func legacyHeader() throws {
    let folder = TemporaryFolder()
    let name: [UInt8] = [0x48, 0xE4, 0x20, 0x76, 0xB5, 0x20, 0x74, 0xAA, 0x6E]
    let path = folder.write(name + Array(",CCCD\n".utf8) + name + Array(",1\n".utf8), to: "a.csv")
    let letters: [UInt8: Unicode.Scalar] = [0xE4: "ọ", 0xB5: "à", 0xAA: "ê"]
    @Sendable func decode(_ bytes: [UInt8]) -> String {
      var text = ""
      for byte in bytes { text.unicodeScalars.append(letters[byte] ?? Unicode.Scalar(byte)) }
      return text
    }
    let legacy = LegacyText(row: { [$0.map(decode)] }, cell: decode)
    let (reader, roles) = try TableReader.open(path: path, kind: .reference, legacy: legacy)
    #expect(reader.format.isLegacyBytes)
    #expect(roles[.fullName] == 0)
    #expect(roles.header == ["Họ và tên", "CCCD"])
  }
}
