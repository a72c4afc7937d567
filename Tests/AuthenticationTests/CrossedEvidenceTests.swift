import Testing

@Suite("Records whose evidence points at two people")
struct CrossedEvidenceTests {
  /// Families beside the people of ``ReasonTests``: twins called alike, brothers, strangers.
  private static let people = """
    040093700020,,Vũ Văn Lên,05/04/1993,Nam,17002,Xóm 2,alive,,,H91020
    040093700091,,Vũ Văn Lin,05/04/1993,Nam,17002,Xóm 2,alive,,,H91020
    040218700021,,Nguyễn Thế Anh,07/08/2018,Nam,17002,Xóm 3,alive,,,H91021
    040219700022,,Nguyễn Thế Ánh,19/10/2019,Nam,17002,Xóm 3,alive,,,H91021
    040148700023,,Lê Thị Yến,12/06/1948,Nữ,17002,Xóm 4,alive,,,H91022
    040049700024,,Cụt Văn Triệu,02/03/1949,Nam,17002,Xóm 5,alive,,,H91023
    040099700025,187700025,Hà Văn Đạt,21/01/1999,Nam,17002,Xóm 6,alive,,,H91024
    040216700026,,Trần Bảo Khôi,14/02/2016,Nam,17002,Xóm 7,alive,,,H91025
    040180700027,,Nguyễn Thuý Vinh,06/05/1980,Nữ,17002,Xóm 8,alive,,,H91026
    040191700028,,Vũ Thị Quỳnh Trang,01/03/1991,Nữ,17002,Xóm 9,alive,,,H91028
    040192700029,,Lê Thị Tranh,02/03/1992,Nữ,16666,Xóm 10,alive,,,H91029
    040193700030,,Hồ Thị Tranh,03/03/1993,Nữ,16666,Xóm 11,alive,,,H91030
    040158700031,,Nguyễn Thị Nhu,25/09/1958,Nữ,17002,Xóm 12,alive,,,H91031
    040058700032,,Thái Đông Nghĩa,10/07/1958,Nam,17002,Xóm 12,alive,,,H91031
    040198700033,,Cao Thị Ngọc Duyên,27/06/1998,Nữ,17002,Xóm 13,alive,,,H91033
    040099700035,,Đặng Hữu Vũ,09/09/1999,Nam,17002,Xóm 14,alive,,,H91035
    040099700036,,Đặng Hữu Vụ,09/09/1999,Nam,17002,Xóm 14,alive,,,H91035
    040322700034,,Trần Nguyễn Khánh An,26/10/2022,Nữ,17002,Xóm 13,alive,,,H91033
    040149700041,,Nguyễn Thị Hồng,17/09/1949,Nữ,16666,Thôn 9,alive,,,H91041
    040144700042,,Nguyễn Thị Hồng,03/02/1944,Nữ,16666,Thôn 1,alive,,,H91042
    040149700043,,Nguyễn Thị Hồng,20/11/1949,Nữ,17002,Thôn 30,alive,,,H91043
    040085700044,,Đỗ Viết Quang,04/08/1985,Nam,17002,Xóm 31,alive,,,H91044
    040197700045,181700045,Nguyễn Thị Hồng,06/07/1999,Nữ,17002,Xóm 32,alive,,,H91045
    040072900559,,Lê Tùng Khánh,20/06/1972,Nam,17002,Xóm 33,alive,,,H91046
    040034700047,,Đặng Trọng Lành,20/05/1934,Nam,17002,Xóm 34,alive,,,H91047
    040065700048,,Đặng Trọng Lành,09/01/1965,Nam,17002,Xóm 34,alive,,,H91047
    040154700049,,Vừ Y Dở,1954,Nữ,16666,Xóm 35,alive,,,H91049
    040095700050,187700050,Phan Cảnh Quảng,27/07/1995,Nam,17002,Xóm 36,alive,,,H91050
    040093700051,,Phan Cảnh Quang,11/02/1993,Nam,17002,Xóm 36,alive,,,H91050

    """

  private static let frozen = Result {
    try Run.frozen(ReasonTests.reference + Array(people.utf8))
  }

  private static func run(_ rows: [String]) throws -> Run {
    try Run(
      insurance: Array((ReasonTests.header + rows.joined(separator: "\n") + "\n").utf8),
      reference: frozen.get())
  }

  static let cases: [ProofTests.Case] = [
    ProofTests.Case(
      what: "name, year and hamlet of one, the number of a namesake of another year",
      row: "R,,,Nguyễn Thị Hồng,1949,Nữ,040144700042,Thôn 9,16666,", outcome: "review",
      reason: "S31", doubt: .owner),
    ProofTests.Case(
      what: "name, year and hamlet of one, the number of a namesake of the same year",
      row: "R,,,Nguyễn Thị Hồng,1949,Nữ,040149700043,Thôn 9,16666,", outcome: "review",
      reason: "S31", doubt: .namesake),
    ProofTests.Case(
      what: "name and hamlet of one, the number of a namesake, no date",
      row: "R,,,Nguyễn Thị Hồng,,Nữ,040144700042,Thôn 9,16666,", outcome: "review",
      reason: "S31", doubt: .namesake),
    ProofTests.Case(
      what: "name and number of one, nothing else",
      row: "R,,,Nguyễn Thị Hồng,25/12/1956,Nữ,040144700042,Thôn 2,17002,", outcome: "review",
      reason: "S20", doubt: .namesake),
    ProofTests.Case(
      what: "name and number of one, a year alone",
      row: "R,,,Nguyễn Thị Hồng,1944,Nữ,040144700042,,,", outcome: "authenticated",
      reason: "D02"),
    ProofTests.Case(
      what: "a father's number on his son of the same name, the son's year",
      row: "R,,,Đặng Trọng Lành,1965,Nam,040034700047,Xóm 34,17002,", outcome: "review",
      reason: "S31", doubt: .owner),
    ProofTests.Case(
      what: "name and house, another date, no number",
      row: "R,,,Cao Thị Ngọc Duyên,02/09/2003,Nữ,,Xóm 13,17002,", outcome: "review",
      reason: "S30", doubt: .otherDate),
    ProofTests.Case(
      what: "an adult's name and number, a day yet to come",
      row: "R,,,Vũ Thị Quỳnh Trang,19/03/2027,Nữ,040191700028,Xóm 9,17002,TE",
      outcome: "review", reason: "S20", doubt: .child),
    ProofTests.Case(
      what: "name and year where the register has a year alone, at another place",
      row: "R,,,Vừ Y Dở,1954,Nữ,,Xóm 1,17002,", outcome: "review", reason: "S30", doubt: .yearAlone),
    ProofTests.Case(
      what: "name, year and commune of one, a whole number of nobody",
      row: "R,,,Lê Thị Yến,1948,Nữ,040148912345,Xóm 40,17002,", outcome: "review",
      reason: "S30", doubt: .ownNumber),
    ProofTests.Case(
      what: "name of one brother, day and CMND of the other",
      row: "R,,,Phan Cảnh Quang,27/07/1995,Nam,187700050,Xóm 36,17002,", outcome: "review",
      reason: "S31", doubt: .relatives),
    ProofTests.Case(
      what: "name and CMND of one, nothing else",
      row: "R,,,Nguyễn Thị Hồng,01/04/1980,Nữ,181700045,Thôn 2,16666,", outcome: "review",
      reason: "S31", doubt: .namesake),
    ProofTests.Case(
      what: "the CMND of a namesake on a pupil, who never had one",
      row: "R,,,Nguyễn Thị Hồng,01/04/2010,Nữ,181700045,Xóm 2,17002,HS", outcome: "review",
      reason: "K42", doubt: .namesake),
    ProofTests.Case(
      what: "a brother's number, another given word, no date",
      row: "R,,,Đỗ Viết Anh,,Nam,040085700044,Xóm 31,17002,", outcome: "review", reason: "S11",
      doubt: .numberAlone),
    ProofTests.Case(
      what: "a number with two slips, the name, day and place",
      row: "R,,,Lê Tùng Khánh,20/06/1972,Nam,040072902459,Xóm 33,17002,",
      outcome: "authenticated", reason: "S30"),
    ProofTests.Case(
      what: "a twin's number, the other's given word, another word abbreviated",
      row: "R,,,Vũ V. Lin,05/04/1993,Nam,040093700020,Xóm 2,17002,", outcome: "review",
      reason: "S31", doubt: .twins),
    ProofTests.Case(
      what: "one's own number and given word, another word abbreviated",
      row: "R,,,Vũ V. Lên,05/04/1993,Nam,040093700020,Xóm 2,17002,", outcome: "authenticated",
      reason: "S10"),
    ProofTests.Case(
      what: "one's own number and name, a brother's date",
      row: "R,,,Nguyễn Thế Anh,19/10/2019,Nam,040218700021,Xóm 3,17002,", outcome: "review",
      reason: "S31", doubt: .owner),
    ProofTests.Case(
      what: "number and year of one, the name of another",
      row: "R,,,Cụt Văn Triệu,1948,Nam,040148700023,Xóm 5,17002,", outcome: "review",
      reason: "S31", doubt: .owner),
    ProofTests.Case(
      what: "a number a slip away, another given word and another day",
      row: "R,,,Vũ Văn Liên,20/11/1993,Nam,040093700021,Xóm 2,17002,", outcome: "review",
      reason: "S31", doubt: .numberNear),
    ProofTests.Case(
      what: "a number a slip away, the name, another day and another place",
      row: "R,,,Vũ Văn Lên,20/11/1993,Nam,040093700021,,16666,", outcome: "review",
      reason: "S30", doubt: .numberNear),
    ProofTests.Case(
      what: "a number a slip away, the name and the day, at another place",
      row: "R,,,Vũ Văn Lên,05/04/1993,Nam,040093700029,,16666,", outcome: "authenticated",
      reason: "S30"),
    ProofTests.Case(
      what: "the next serial, the name and no more than the year, at another place",
      row: "R,,,Vũ Văn Lên,1993,Nam,040093700022,,16666,", outcome: "review", reason: "S30",
      doubt: .numberNear),
    ProofTests.Case(
      what: "a number and a date of another year, each agreeing with the other",
      row: "R,,,Vũ Văn Lên,05/04/1994,Nam,040094700020,Xóm 2,17002,", outcome: "review",
      reason: "S30", doubt: .numberNear),
    ProofTests.Case(
      what: "one's own number and name, the date of a child",
      row: "R,,,Lê Thị Tranh,04/07/2023,Nữ,040192700029,Xóm 10,16666,", outcome: "review",
      reason: "S20", doubt: .child),
    ProofTests.Case(
      what: "a year completed with the wrong century",
      row: "R,,,Trần Bảo Khôi,14/02/1916,Nam,040216700026,Xóm 7,17002,", outcome: "authenticated",
      reason: "S20"),
    ProofTests.Case(
      what: "a tone in the new place on both sides",
      row: "R,,,Nguyễn Thuý Vinh,06/05/1980,Nữ,040180700027,,,", outcome: "authenticated",
      reason: "D00"),
    ProofTests.Case(
      what: "a tone in the old place here and the new one there",
      row: "R,,,Nguyễn Thúy Vinh,06/05/1980,Nữ,040180700027,,,", outcome: "authenticated",
      reason: "D01"),
    ProofTests.Case(
      what:
        "a number of one's own that nobody has, and the name of a twin but for a letter that makes a name",
      row: "R,,,Vũ Thị Quỳnh Tranh,01/03/1991,Nữ,001191008386,Xóm 9,17002,", outcome: "review",
      reason: "S31", doubt: .twins),
    ProofTests.Case(
      what: "number, sex and year of a woman, the name of her husband of the same year",
      row: "R,,,Thái Đông Nghĩa,1958,Nữ,040158700031,Xóm 12,17002,", outcome: "review",
      reason: "S31", doubt: .owner),
    ProofTests.Case(
      what: "number, sex and nearly the date of a woman, the name of her husband",
      row: "R,,,Thái Đông Nghĩa,24/09/1958,Nữ,040158700031,Xóm 12,17002,", outcome: "review",
      reason: "S31", doubt: .owner),
    ProofTests.Case(
      what: "a twin's number, and a name that is both twins' without its marks",
      row: "R,,,Dang Huu Vu,09/09/1999,Nam,040099700035,Xóm 14,17002,", outcome: "review",
      reason: "S31", doubt: .twins),
    ProofTests.Case(
      what: "the province of residence before one's own nine digits, name, year and house",
      row: "R,,,Lê Tùng Khánh,1972,Nam,079072900559,Xóm 33,17002,",
      outcome: "authenticated", reason: "S30"),
    ProofTests.Case(
      what: "a husband's name, day and house under his wife's number and sex",
      row: "R,,,Thái Đông Nghĩa,10/07/1958,Nữ,040158700031,Xóm 12,17002,",
      outcome: "authenticated", reason: "S30"),
    ProofTests.Case(
      what: "four words turned round",
      row: "R,,,Trang Quỳnh Thị Vũ,01/03/1991,Nữ,040191700028,Xóm 9,17002,",
      outcome: "authenticated", reason: "S10"),
    ProofTests.Case(
      what: "a foreigner by passport and syllables",
      row: "R,,,LEE MIN HO,12/11/1990,Nam,B8197644,,,", outcome: "excluded", reason: "N70"),
  ]

  @Test("One record", arguments: cases)
  func crossed(record: ProofTests.Case) throws {
    try record.expect(reference: Self.frozen.get())
  }

  @Test(
    "The date alone does not take a person's own number, name and house away, in a file of clean rows"
  )
  func parentsDate() throws {
    let clean = Self.people.split(separator: "\n").enumerated().map { number, line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "C\(number),,,\(cells[2]),\(cells[3]),\(cells[4]),\(cells[0]),\(cells[6]),\(cells[5]),"
    }
    // The row of the man himself is the one whose date is another's.
    let others = clean.filter { !$0.contains("040049700024") }
    let row = "R,,,Cụt Văn Triệu,11/09/1921,Nam,040049700024,Xóm 5,17002,"
    let outcome = try #require(try Self.run([row] + others).outcomes.first)
    #expect(outcome["outcome"] == "authenticated" && outcome["reason"] == "S20", "\(outcome)")
  }

  @Test(
    "A newborn under its mother's name is for a person to see, who is shown the child",
    arguments: [
      "R,,,CB Cao Thị Ngọc Duyên,26/10/2022,Nữ,040198700033,Xóm 13,17002,",
      "R,,,Con bà Cao Thị Ngọc Duyên,26/10/2022,Nữ,,Xóm 13,17002,",
    ])
  func newborn(row: String) throws {
    let outcome = try #require(try Self.run([row]).outcomes.first)
    #expect(outcome["outcome"] == "review", "\(outcome)")
    #expect(outcome["candidate_id"] == "040322700034", "\(outcome)")
  }

  @Test(
    "A person held by a record that fits is not given to one that fits less, whatever the order")
  func holder() throws {
    let own = "A,,,Hà Văn Đạt,21/01/1999,Nam,187700025,Xóm 6,17002,"
    let other = "B,,,Hà Văn Đạm,21/01/1999,Nam,,Xóm 6,17002,"
    for rows in [[own, other], [other, own]] {
      let outcomes = try Self.run(rows).byRecord
      #expect(outcomes["A"]?["outcome"] == "authenticated", "\(outcomes)")
      #expect(outcomes["B"]?["outcome"] == "review", "\(outcomes)")
    }
  }

  @Test(
    "A number that two records carry is not given to the one with another given word that people bear"
  )
  func sibling() throws {
    let own = "A,,,Vũ Thị Quỳnh Trang,01/03/1991,Nữ,040191700028,Xóm 9,17002,"
    let other = "B,,,Vũ Thị Quỳnh Tranh,01/03/1991,Nữ,040191700028,Xóm 30,17002,"
    for rows in [[own, other], [other, own]] {
      let outcomes = try Self.run(rows).byRecord
      #expect(outcomes["A"]?["outcome"] == "authenticated", "\(outcomes)")
      #expect(outcomes["B"]?["outcome"] == "review", "\(outcomes)")
    }
  }

  @Test("A namesake's number does not take name, day, commune and hamlet of one away")
  func namesakesNumber() throws {
    var (people, records) = ("", "")
    for number in 0..<4000 {
      let id = "04001\(2_000_000 + number)"
      let name =
        ["Trần", "Lê", "Hồ"][number % 3] + " Văn " + ["An", "Bình", "Cảnh", "Dũng"][number % 4]
      let day = "\(10 + number % 19)/1\(number % 3)/\(1930 + number % 70)"
      people += "\(id),,\(name),\(day),Nam,17005,Xóm \(number % 40),alive,,,\n"
      // Links that are sure leave room for one that is not quite.
      if number < 200 { records += "C\(number),,,\(name),\(day),Nam,\(id),,17005,\n" }
    }
    let row = "R,,,Nguyễn Thị Hồng,20/11/1949,Nữ,040144700042,Thôn 30,17002,\n"
    let run = try Run(
      insurance: Array((ReasonTests.header + row + records).utf8),
      reference: ReasonTests.reference + Array((Self.people + people).utf8))
    let outcome = try #require(run.outcomes.first)
    #expect(outcome["outcome"] == "authenticated" && outcome["reason"] == "S30", "\(outcome)")
  }

  @Test("The given word of a name of nine words is compared")
  func longName() throws {
    let person =
      "040101700099,,Công Tằng Tôn Nữ Nguyễn Phúc Thị Bảo Khuê,05/06/2001,Nữ,17002,Xóm 60,alive,,,\n"
    let rows = ["Khuê", "Thư"].enumerated().map { number, given in
      "R\(number),,,Công Tằng Tôn Nữ Nguyễn Phúc Thị Bảo \(given),05/06/2001,Nữ,040101700099,Xóm 60,17002,\n"
    }
    let outcomes = try rows.map { row in
      try #require(
        try Run(
          insurance: Array((ReasonTests.header + row).utf8),
          reference: ReasonTests.reference + Array((Self.people + person).utf8)
        ).outcomes.first)
    }
    #expect(outcomes[0]["reason"] == "D00", "\(outcomes[0])")
    #expect(outcomes[1]["reason"] != "D00", "\(outcomes[1])")
  }

  @Test("A second record of one house whose given word is a slip away is the person's own (T50)")
  func secondRecord() throws {
    let own = "A,4011111111,,Vũ Thị Quỳnh Trang,01/03/1991,Nữ,040191700028,Xóm 9,17002,"
    let other = "B,4022222222,,Vũ Thị Quỳnh Tranh,01/03/1991,Nữ,040191700028,Xóm 9,17002,"
    for rows in [[own, other], [other, own]] {
      let outcomes = try Self.run(rows).byRecord
      for record in ["A", "B"] {
        #expect(outcomes[record]?["outcome"] == "authenticated", "\(outcomes)")
        #expect(outcomes[record]?["findings"]?.contains("T50") == true, "\(outcomes)")
      }
    }
  }

  @Test("A register given twice over weighs what it weighs once")
  func repeatedRegister() throws {
    let row = "R,,,Hà Văn Đạt,21/01/1999,Nam,,Xóm 6,17002,"
    let register = Array(Self.people.utf8)
    let once = try Run(
      insurance: Array((ReasonTests.header + row + "\n").utf8),
      reference: ReasonTests.reference + register)
    let twice = try Run(
      insurance: Array((ReasonTests.header + row + "\n").utf8),
      reference: ReasonTests.reference + register + register)
    #expect(once.outcomes[0]["probability"] == twice.outcomes[0]["probability"])
    #expect(once.outcomes[0]["outcome"] == twice.outcomes[0]["outcome"])
  }
}
