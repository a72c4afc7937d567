import Cleansing
import Identifiers
import Testing
import VietnameseText

/// Cells before and after, one column at a time, with a clean record around them.
@Suite struct CleanRunTests {
  /// A file whose other rows are clean, so that the forms of the columns are decided by them.
  private func file(_ header: String, _ rows: [String]) -> [UInt8] {
    Array(([header] + rows).joined(separator: "\n").utf8) + [0x0A]
  }

  @Test(
    "A cell is repaired, blanked or left, and the rule is named",
    arguments: [
      // column, before, after, rule
      ("full_name", "NGUYỄN THỊ HẰNG", "Nguyễn Thị Hằng", "N10"),
      ("full_name", "nguyễn thị hằng", "Nguyễn Thị Hằng", "N10"),
      ("full_name", " Nguyễn  Thị Hằng", "Nguyễn Thị Hằng", "N08"),
      ("full_name", "NguyÔn ThÞ H»ng", "Nguyễn Thị Hằng", "N20"),
      ("full_name", "Nguyễn Thị Hoà", "Nguyễn Thị Hòa", "N11"),
      ("full_name", "NULL", "", "K02"),
      ("full_name", "H'Lan Niê", "H'Lan Niê", ""),
      ("birth_date", "5/3/1990", "05/03/1990", "B02"),
      ("birth_date", "1990-03-05", "05/03/1990", "B01;B04"),
      ("birth_date", "32947", "15/03/1990", "B06"),
      ("birth_date", "12/06/1905", "1990", "B07"),
      ("birth_date", "03/1990", "03/1990", ""),
      ("birth_date", "01/01/1900", "", "B17"),
      ("birth_date", "không rõ", "không rõ", ""),
      ("gender", "nu", "Nữ", "K01"),
      ("gender", "F", "Nữ", "K01"),
      ("gender", "", "", ""),
      ("citizen_id", "40190123456", "040190123456", "I01"),
      ("citizen_id", "040 190 123 456", "040190123456", "I03"),
      ("citizen_id", "'040190123456", "040190123456", "I02"),
      ("citizen_id", "40190123456.0", "040190123456", "I01;I06"),
      ("citizen_id", "000000000000", "", "I12"),
      ("citizen_id", "(040190123456)", "040190123456", "I03"),
      ("citizen_id", " 040190123456 ", "040190123456", "I03"),
      ("citizen_id", "Mẹ: 040170123456", "Mẹ: 040170123456", ""),
      ("birth_date", "15/03/1990 (âm lịch)", "15/03/1990 (âm lịch)", ""),
      ("birth_date", "30/02/1962", "30/02/1962", ""),
      ("birth_date", "30/2/1962 (ÂL)", "30/2/1962 (ÂL)", ""),
      ("birth_date", "05/13/1990", "05/13/1990", ""), ("birth_date", "31/04/1990", "1990", "B18"),
      ("citizen_id", "4.02E+10", "4.02E+10", ""),
      ("citizen_id", "0912345678", "0912345678", ""),
      ("si_number", "40 1234 5678", "4012345678", "I03"),
      ("si_number", "1111111111", "", "I12"),
      ("card_number", "gd4404012345678", "GD4404012345678", "I14"),
      ("address", "Xóm 1,  xã A ", "Xóm 1, xã A", "N08"),
      ("address", "Xo\u{301}m 1", "Xóm 1", "N01"),
      ("commune_code", "17179.0", "17179", "I06"), ("commune_code", "17179 ", "17179", "I03"),
      ("commune_code", "'17179", "17179", "I02"),
      ("commune_code", "17179,0", "17179", "I06"),
      ("commune_code", "17179 - Quỳnh Hồng", "17179", "I08"),
      ("commune_code", "Xã Quỳnh Hồng (17179)", "17179", "I08"),
      ("commune_code", "17179 - Nam Cát", "17179 - Nam Cát", ""),
      ("address", "NULL", "", "K02"), ("address", "-", "", "K02"),
      ("address", "không rõ", "không rõ", ""), ("address", "Xóm 5", "Xóm 5", ""),
      ("address", "Xãm 1, x· Quúnh Hång", "Xóm 1, xã Quỳnh Hồng", "N20"),
      ("address", "XÃ³m 1, xÃ£ Quá»³nh Há»“ng", "Xóm 1, xã Quỳnh Hồng", "N27"),
      ("address", "Số 5 – Ngõ “Tân Tiến”", "Số 5 – Ngõ “Tân Tiến”", ""),
      (
        "address", "Xoùm 1, xaõ Quyønh Hoàng, huyeän Quyønh Löu",
        "Xóm 1, xã Quỳnh Hồng, huyện Quỳnh Lưu", "N22"
      ),
      ("address", "Xóm 1,\u{A0}xã Diễn\u{AD} Lâm", "Xóm 1, xã Diễn Lâm", "N07;N08"),
    ])
  func cells(column: String, before: String, after: String, rule: String) throws {
    let header =
      "record_id,si_number,card_number,full_name,birth_date,gender,citizen_id,address,commune_code"
    let names = header.split(separator: ",").map(String.init)
    let clean = [
      "R1", "4012345678", "GD4404012345678", "Nguyễn Thị Hằng", "05/03/1990", "Nữ", "040190123456",
      "\"Xóm 1, xã A\"", "17179",
    ]
    let place = try #require(names.firstIndex(of: column))
    var cells = clean
    cells[place] = "\"\(before)\""
    let folder = CleanFolder()
    folder.write(
      file(
        header,
        Array(repeating: clean.joined(separator: ","), count: 3)
          + [cells.joined(separator: ",")]))
    try folder.clean()
    cells[place] = "\"\(after)\""
    #expect(try folder.lines("clean/cleaned.csv")[3] == cells.joined(separator: ","))
    let changes = try folder.lines("clean/changes.csv")
    // Canonically equal texts are equal strings; here the bytes count.
    if Array(before.utf8) == Array(after.utf8) {
      #expect(changes == [])
    } else {
      #expect(changes.count == 1)
      #expect(changes.first?.hasPrefix("4,\(column),\(place + 1),") == true)
      #expect(changes.first?.hasSuffix(",\(rule),safe,text") == true)
    }
  }

  @Test(
    "A health card in place of the insurance number keeps its code where its own column is empty")
  func cardInPlace() throws {
    let folder = CleanFolder()
    folder.write(
      Array(
        """
        full_name,birth_date,citizen_id,si_number,card_number
        Nguyễn Thị Hằng,15/03/1990,040190123456,GD4404012345678,
        Nguyễn Văn An,15/03/1990,040090123456,GD4404012345679,GD4404012345679

        """.utf8))
    try folder.clean()
    let cleaned = try folder.lines("clean/cleaned.csv")
    #expect(cleaned[0].hasSuffix(",4012345678,GD4404012345678"))
    #expect(cleaned[1].hasSuffix(",4012345679,GD4404012345679"))
    #expect(try folder.undo().agreement == .sameBytes)
  }

  /// A text in TCVN3 as it looks where its bytes are taken for Western ones.
  private static func tcvn3(_ text: String) -> String? {
    LegacyEncoding.tcvn3.encode(text).map { bytes in
      String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }

  @Test(
    "Names of communes are looked up as they are decoded, also one of another encoding by its code")
  func communesDecoded() throws {
    let communes = [
      ("Xã Quỳnh Hồng", "17179"), ("Xã Nam Cát", "17983"), ("Phường Lê Lợi", "16669"),
      ("Xã Diễn Lâm", "17392"),
    ]
    let rows = (0..<40).map {
      "Nguyễn Thị Hằng,15/03/1990,\(communes[$0 % 4].0),\(communes[$0 % 4].1)"
    }
    let stray = try #require(CleanRunTests.tcvn3("Xã Quỳnh Hồng"))
    let folder = CleanFolder()
    let header = "full_name,birth_date,commune_name,commune_code"
    folder.write(file(header, rows + ["Nguyễn Thị Hoa,16/03/1990,\(stray),17179"]))
    try folder.clean()
    #expect(try folder.lines("clean/cleaned.csv").last?.contains("Xã Quỳnh Hồng,17179") == true)
    #expect(try folder.lines("clean/findings.csv") == [])
    #expect(try folder.undo().agreement == .sameBytes)
    let decoded = rows.map { row in
      communes.reduce(row) {
        $0.replacing($1.0, with: CleanRunTests.tcvn3($1.0) ?? $1.0)
      }
    }
    folder.write(file(header, decoded + ["Nguyễn Thị Hoa,16/03/1990,X· Kh«ng Cã,17179"]))
    try folder.clean()
    #expect(try folder.lines("clean/cleaned.csv").prefix(40) == rows[...])
    let told = try folder.lines("clean/findings.csv")
    #expect(told.map { $0.prefix(20) } == ["41,commune_name,K53,"], "\(told)")
  }

  @Test(
    "A cell of another encoding among clean ones is decoded, or stays whole and is told",
    arguments: [
      ("X· L\u{AD}u S¬n", "", "K55"), ("Xã Di\u{AD}n Lâm", "", "K55"),
      ("XÃ£ TÃ\u{A0} Cáº¡", "", "K55"),
      ("Xoùm 1, Xaõ Taây Thaønh, Huyeän Yeân Thaønh", "Xóm 1, Xã Tây Thành, Huyện Yên Thành", ""),
      ("Xóm 1,\u{A0}xã Diễn\u{AD} Lâm", "Xóm 1, xã Diễn Lâm", ""),
      ("Xóm 5,\u{A0}40 m²", "Xóm 5, 40 m²", ""),
    ])
  func strayTexts(before: String, after: String, finding: String) throws {
    let folder = CleanFolder()
    let clean = Array(
      repeating: "Nguyễn Thị Hằng,15/03/1990,\"Xóm 2, Xã Quỳnh Hồng, Huyện Quỳnh Lưu\"", count: 60)
    folder.write(
      file("full_name,birth_date,address", clean + ["Nguyễn Thị Hoa,16/03/1990,\"\(before)\""]))
    try folder.clean()
    let last = try #require(try folder.lines("clean/cleaned.csv").last)
    #expect(
      last.utf8.elementsEqual(
        "Nguyễn Thị Hoa,16/03/1990,\"\(after.isEmpty ? before : after)\"".utf8))
    let told = try folder.lines("clean/findings.csv").filter { $0.contains("K55") }
    #expect(told.count == (finding.isEmpty ? 0 : 1))
    #expect(try folder.undo().agreement == .sameBytes)
  }

  @Test(
    "An address in VIQR or in character codes is decoded where it names the commune of its code",
    arguments: [
      (
        "Xo'm 1, Xa~ Quy`nh Ho^`ng, Huye^.n Quy`nh Lu+u", "Xóm 1, Xã Quỳnh Hồng, Huyện Quỳnh Lưu",
        "N25"
      ),
      ("X&#243;m 1, X&#227; Qu&#7923;nh H&#x1ED3;ng", "Xóm 1, Xã Quỳnh Hồng", "N28"),
      ("Xom 1. Ha, Nghe An", "", ""), ("Xo'm 1, Xa~ Nam Ca't", "", ""),
    ])
  func codedAddresses(before: String, after: String, rule: String) throws {
    let folder = CleanFolder()
    let clean = Array(
      repeating: "Nguyễn Thị Hằng,15/03/1990,\"Xóm 2, Xã Quỳnh Hồng, Huyện Quỳnh Lưu\",17179",
      count: 60)
    folder.write(
      file(
        "full_name,birth_date,address,commune_code",
        clean + ["Nguyễn Thị Hoa,16/03/1990,\"\(before)\",17179"]))
    try folder.clean()
    let changes = try folder.lines("clean/changes.csv")
    #expect(changes.count == (rule.isEmpty ? 0 : 1))
    #expect(rule.isEmpty || changes[0].hasSuffix("\"\(after)\",\(rule),safe,text"), "\(changes)")
    #expect(try folder.lines("clean/findings.csv") == [])
    #expect(try folder.undo().agreement == .sameBytes)
  }

  @Test("Words that stand for an address are told")
  func placeholders() throws {
    let folder = CleanFolder()
    let cells = ["như trên", "nt", "//", "\"\"\"\"", "0", "Xóm 0"]
    folder.write(
      file("full_name,birth_date,address", cells.map { "Nguyễn Thị Hằng,15/03/1990,\($0)" }))
    try folder.clean()
    #expect(try folder.lines("clean/changes.csv") == [])
    let told = try folder.lines("clean/findings.csv").map { String($0.prefix(13)) }
    #expect(told == (1...5).map { "\($0),address,K57" }, "\(told)")
  }

  @Test("A number beside the name stays there until candidates are taken")
  func numberBesideName() throws {
    let folder = CleanFolder()
    let rows = [
      "Nguyễn Thị Hằng - 040190123456,15/03/1990,Nữ,", "Nguyễn Thị Hoa 040190123457,1991,Nữ,",
      "Nguyễn Thị Mai (040190123458),15/03/1990,Nữ,040190123458",
      "Nguyễn Thị Lan (040190123459),15/03/1990,Nữ,040190123450",
      "Nguyễn Thị Nga (mẹ 040160123459),15/03/1990,Nữ,",
    ]
    folder.write(file("full_name,birth_date,gender,citizen_id", rows))
    try folder.clean()
    let cleaned = try folder.lines("clean/cleaned.csv")
    #expect(
      cleaned.prefix(4) == [
        "\"Nguyễn Thị Hằng, 040190123456\",15/03/1990,Nữ,",
        "\"Nguyễn Thị Hoa, 040190123457\",1991,Nữ,", "Nguyễn Thị Mai,15/03/1990,Nữ,040190123458",
        "\"Nguyễn Thị Lan, 040190123459\",15/03/1990,Nữ,040190123450",
      ])
    #expect(cleaned[4].contains("040160123459"))
    #expect(try folder.undo().agreement == .sameBytes)
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
    try folder.clean(to: "other", level: .candidates)
    #expect(
      try folder.lines("other/cleaned.csv")[0] == "Nguyễn Thị Hằng,15/03/1990,Nữ,040190123456")
  }

  @Test("A CMND moves to its own column when there is one, and stays otherwise")
  func oldID() throws {
    let folder = CleanFolder()
    folder.write(
      file(
        "full_name,citizen_id,old_id",
        [
          "Nguyễn Văn An,187123456,", "Nguyễn Văn Bình,187123457,187123457",
          "Nguyễn Văn Chung,187123458,187999999", "Nguyễn Văn Dũng,187123459/040085000123,",
        ]))
    try folder.clean()
    #expect(
      try folder.lines("clean/cleaned.csv") == [
        "Nguyễn Văn An,,187123456", "Nguyễn Văn Bình,,187123457",
        "Nguyễn Văn Chung,187123458,187999999", "Nguyễn Văn Dũng,040085000123,187123459",
      ])
    folder.write(file("full_name,citizen_id", ["Nguyễn Văn An,187 123 456"]))
    try folder.clean(to: "other")
    #expect(try folder.lines("other/cleaned.csv") == ["Nguyễn Văn An,187123456"])
    #expect(try folder.lines("other/findings.csv").contains { $0.contains(",I61,") })
  }

  @Test("Columns keep their own form: ISO dates, codes of sex, quotes, delimiter, line ends")
  func ownForm() throws {
    let folder = CleanFolder()
    let rows = [
      "\"Nguyễn Văn An\";1990-03-05;1;040090000123",
      "\"Nguyễn Văn Bình\";1991-11-25;1;040091000124",
      "\"NGUYỄN THỊ HẰNG\";5/3/1992;0;40192000125", "Nguyễn Thị Lan;1993;0;040193000126",
    ]
    folder.write(
      Array(
        ("\u{FEFF}Họ và tên;Ngày sinh;Giới tính;Số CCCD\r\n" + rows.joined(separator: "\r\n"))
          .utf8))
    try folder.clean()
    #expect(
      try folder.text("clean/cleaned.csv")
        == "\u{FEFF}Họ và tên;Ngày sinh;Giới tính;Số CCCD\r\n"
        + [
          rows[0], rows[1], "\"Nguyễn Thị Hằng\";1992-03-05;0;040192000125", rows[3],
        ].joined(separator: "\r\n"))
  }

  @Test(
    "One cell of another form does not change a column of dates without zeros",
    arguments: ["19900315", "1990-03-15", "15.03.1990"])
  func looseForm(stray: String) throws {
    let folder = CleanFolder()
    let rows = (1...30).map { "Nguyễn Văn An,\($0 % 28 + 1)/6/1990,0400900\(10_000 + $0)" }
    folder.write(
      file("full_name,birth_date,citizen_id", rows + ["Lê Văn Tám,\(stray),040090000999"]))
    try folder.clean()
    let cleaned = try folder.lines("clean/cleaned.csv")
    #expect(cleaned[0] == "Nguyễn Văn An,02/06/1990,040090010001")
    #expect(cleaned[30] == "Lê Văn Tám,15/03/1990,040090000999")
  }

  @Test("Names in several columns are mended where they stand")
  func splitName() throws {
    let folder = CleanFolder()
    folder.write(
      file("Họ đệm,Tên,Ngày sinh", ["NGUYỄN THỊ,HẰNG,05/03/1990", "Trần Văn,An,06/03/1990"]))
    try folder.clean()
    #expect(
      try folder.lines("clean/cleaned.csv") == [
        "Nguyễn Thị,Hằng,05/03/1990", "Trần Văn,An,06/03/1990",
      ])
  }

  @Test("A single candidate is taken only when asked for")
  func candidates() throws {
    let folder = CleanFolder()
    folder.write(
      file(
        "full_name,birth_date,gender,citizen_id",
        ["Nguyễn Thị Hằng,05/03/1990,Nữ,O4O19O123456", "Nguyễn Văn An,05/03/1990,Nam,040090000123"])
    )
    try folder.clean()
    #expect(try folder.lines("clean/changes.csv") == [])
    let report = try folder.clean(to: "other", level: .candidates)
    #expect(
      try folder.lines("other/changes.csv") == [
        "1,citizen_id,4,O4O19O123456,040190123456,I66,candidate,text"
      ])
    #expect(report.profile.columns[3].candidates == 1)
  }

  @Test("A number on rows of different people is found on each of them", arguments: [1, 3])
  func sharedNumber(threads: Int) throws {
    let folder = CleanFolder()
    let rows = [
      "Nguyễn Văn Nam,05/03/1985,040085001234,4012345678",
      "Lê Văn Hùng,17/08/1985,040085001234,4012345679",
      // The same person twice, once in capitals without marks.
      "Trần Bá Lộc,01/12/1990,040090001234,4012345680",
      "TRAN BA LOC,1990,040090001234,4012345680",
      // The same name, born in other years; one number with an apostrophe.
      "Vi Thị Hoa,05/03/1991,040191001234,4012345681",
      "Vi Thị Hoa,05/03/1992,'040191001234,4012345682",
      "Hồ Thị Mai,05/03/1993,,4012345681", "Hồ Thị Mận,05/03/1994,,",
    ]
    folder.write(file("full_name,birth_date,citizen_id,si_number", rows))
    let report = try folder.clean(threads: threads, chunkLength: 100)
    let found = try folder.lines("clean/findings.csv").filter { $0.contains(",I82,") }
    #expect(
      found.map { $0.split(separator: ",").prefix(2).joined(separator: " ") } == [
        "1 citizen_id", "2 citizen_id", "5 citizen_id", "5 si_number", "6 citizen_id",
        "7 si_number",
      ])
    #expect(
      report.profile.columns[2].findings.first { $0.code == "I82" }?.count == 4)
  }

  @Test(
    "A column with the month first is written with the day first, and says so",
    arguments: [
      ("/", true, 4), ("-", true, 4), (".", true, 4), ("/", false, 4), ("/", true, 2),
      ("", true, 4),
    ])
  func monthFirst(separator: String, isPadded: Bool, yearDigits: Int) throws {
    let folder = CleanFolder()
    func two(_ value: Int) -> String { isPadded && value < 10 ? "0\(value)" : "\(value)" }
    func day(_ row: Int) -> (Int, Int, Int) { (row % 12 + 1, row % 28 + 1, 1950 + row % 40) }
    let rows = (0..<120).map { row in
      let (month, day, year) = day(row)
      let cell = [two(month), two(day), "\(yearDigits == 2 ? year % 100 : year)"]
      return "Nguyễn Văn An,\(cell.joined(separator: separator)),0400\(year % 100)000123"
    }
    folder.write(file("full_name,birth_date,citizen_id", rows))
    try folder.clean()
    let cleaned = try folder.lines("clean/cleaned.csv")
    for row in 0..<120 {
      let (month, day, year) = day(row)
      let date = try #require(BirthDate(year: year, month: month, day: day))
      #expect(cleaned[row].contains(",\(date.text),"), "\(rows[row])")
    }
    let changes = try folder.lines("clean/changes.csv")
    #expect(changes.count { $0.contains("B10") } >= 90)
    #expect(
      try folder.lines("clean/findings.csv").filter {
        $0.contains("birth_date,") && !$0.contains("B53")
      } == [])
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
    #expect(try folder.undo().agreement == .sameBytes)
  }

  @Test("Dates that a spreadsheet exchanged stay and are named; as candidates they are turned back")
  func exchangedDates() throws {
    let folder = CleanFolder()
    let rows = (0..<60).map { row in
      let month = row % 12 + 1
      return row % 2 == 0
        ? "Nguyễn Văn An,1990-\(month < 10 ? "0" : "")\(month)-02"
        : "Nguyễn Văn An,\(13 + row % 15)/03/1990"
    }
    folder.write(file("full_name,birth_date", rows))
    try folder.clean()
    #expect(try folder.lines("clean/cleaned.csv") == rows)
    let named = try folder.lines("clean/findings.csv")
    #expect(named.count == 30)
    #expect(named.allSatisfy { $0.contains(",birth_date,B71,") })
    try folder.clean(to: "other", level: .candidates)
    let turned = try folder.lines("other/cleaned.csv")
    #expect(turned[2] == "Nguyễn Văn An,03/02/1990")
    #expect(turned[3] == rows[3])
    #expect(
      try folder.lines("other/changes.csv")[1].contains(
        "1990-03-02,03/02/1990,B01;B04;B71,candidate"))
  }

  @Test("Rejected rows are counted, and the others keep their numbers")
  func rejected() throws {
    let folder = CleanFolder()
    folder.write(
      file(
        "full_name,birth_date",
        ["Nguyễn Văn An,05/03/1990", "Nguyễn", "NGUYỄN VĂN BÌNH,06/03/1990", "", "Lê Thị Lan,1952"])
    )
    let report = try folder.clean()
    #expect(report.profile.rowsIn == 4)
    #expect(report.profile.rowsCleaned == 3)
    #expect(report.profile.rowsRejected == 1)
    #expect(
      try folder.lines("clean/changes.csv") == [
        "3,full_name,1,NGUYỄN VĂN BÌNH,Nguyễn Văn Bình,N10,safe,text"
      ])
    _ = try UndoRun(folder: folder.path + "/clean", outputPath: folder.path + "/undo").run()
    #expect(try folder.bytes("undo/restored.csv") == folder.bytes("input.csv"))
  }

  @Test("A file in TCVN3 comes out as UTF-8, and its bytes come back")
  func legacyFile() throws {
    let folder = CleanFolder()
    // Hä vµ tªn,Ngµy sinh,§Þa chØ in raw bytes.
    var bytes: [UInt8] = [0x48, 0xE4, 0x20, 0x76, 0xB5, 0x20, 0x74, 0xAA, 0x6E, 0x2C]
    bytes += [0x4E, 0x67, 0xB5, 0x79, 0x20, 0x73, 0x69, 0x6E, 0x68, 0x2C]
    bytes += [0xA7, 0xDE, 0x61, 0x20, 0x63, 0x68, 0xD8, 0x0A]
    let name: [UInt8] = [0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x20, 0x54, 0x68, 0xDE, 0x20]
    let hang: [UInt8] = [0x48, 0xBB, 0x6E, 0x67]
    let village: [UInt8] = Array("X".utf8) + [0xE3] + Array("m 1\\2".utf8)
    for _ in 0..<8 {
      bytes += name + hang + Array(",05/03/1990,".utf8) + village + [0x0A]
    }
    folder.write(bytes)
    try folder.clean()
    let lines = try folder.text("clean/cleaned.csv").split(separator: "\n")
    #expect(lines[0] == "Họ và tên,Ngày sinh,Địa chỉ")
    #expect(lines[1] == "Nguyễn Thị Hằng,05/03/1990,Xóm 1\\2")
    _ = try UndoRun(folder: folder.path + "/clean", outputPath: folder.path + "/undo").run()
    #expect(try folder.bytes("undo/restored.csv") == bytes)
  }

  @Test("The input is never replaced")
  func sameFile() throws {
    let folder = CleanFolder()
    folder.write(file("full_name,birth_date", ["Nguyễn Văn An,05/03/1990"]))
    try folder.clean()
    #expect(throws: CleanError.sameFile) {
      try folder.clean("clean/cleaned.csv", to: "clean")
    }
  }

  @Test("A result that was changed by hand is not undone")
  func changedByHand() throws {
    let folder = CleanFolder()
    folder.write(file("full_name,birth_date", ["NGUYỄN VĂN AN,05/03/1990"]))
    try folder.clean()
    folder.write(
      file("full_name,birth_date", ["Nguyễn Văn Ân,05/03/1990"]), to: "clean/cleaned.csv")
    #expect(throws: CleanError.notAsWritten(file: "cleaned.csv")) { try folder.undo() }
    #expect(throws: CleanError.changeDoesNotFit(line: 1)) { try folder.undo(isChecked: false) }
  }
}
