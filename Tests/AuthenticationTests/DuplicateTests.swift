import Authentication
import Testing

@Suite("Records of one person, and one number on two people")
struct DuplicateTests {
  private static func codes(_ rows: [String]) throws -> [[String]] {
    try ReasonTests.run(rows).outcomes.map { outcome in
      [outcome["reason"] ?? ""] + (outcome["findings"] ?? "").split(separator: ";").map(String.init)
    }
  }

  @Test("Two records of one person with a number that nobody has are one person's")
  func absentTwice() throws {
    for codes in try Self.codes([
      "A,4200000001,,Xeo Khuê Tuyền,04/04/1977,Nữ,040177999999,,17650,",
      "B,4200000002,,XEO KHUÊ TUYỀN,1977,Nữ,040177999999,,17650,",
    ]) {
      #expect(codes[0] == "K40" && codes.contains("T50") && !codes.contains("T51"), "\(codes)")
    }
  }

  @Test(
    "Other people with one number stay a dispute",
    arguments: [
      "B,,,Xeo Khuê Tuyền,04/04/1952,Nữ,040177999999,,17650,",
      "B,,,Xeo Khuê Dung,04/04/1977,Nữ,040177999999,,17650,",
      "B,,,Xeo Khuê Tuyền,04/04/1978,Nam,040177999999,,17650,",
      "B,,,Xeo Khuê Tuyền,05/04/1978,Nữ,040177999999,,17650,",
      "B,,,Xeo Khuê Tuyền,05/04/1977,Nam,040177999999,,17650,",
    ])
  func dispute(other: String) throws {
    for codes in try Self.codes([
      "A,,,Xeo Khuê Tuyền,04/04/1977,Nữ,040177999999,,17650,", other,
    ]) {
      #expect(codes.contains("T51") && !codes.contains("T50"), "\(codes)")
    }
  }

  @Test(
    "A record that has lost the given word is a second record of the person, not another person's")
  func lostGivenWord() throws {
    for codes in try Self.codes([
      "A,4200000001,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      "B,4200000002,,Nguyễn Thị Thu,15/03/1990,Nữ,040190700001,\"Xóm 3, xã Nam Thanh\",17002,",
    ]) {
      #expect(codes.contains("T50") && !codes.contains("T51"), "\(codes)")
    }
  }

  @Test(
    "One slip in sex or year is no other person under the same number, name and day",
    arguments: [
      "B,4200000002,,Xeo Khuê Tuyền,04/04/1977,Nam,040177999999,,17650,",
      "B,4200000002,,Xeo Khuê Tuyền,04/04/1978,Nữ,040177999999,,17650,",
    ])
  func slip(other: String) throws {
    for codes in try Self.codes([
      "A,4200000001,,Xeo Khuê Tuyền,04/04/1977,Nữ,040177999999,,17650,", other,
    ]) {
      #expect(codes.contains("T50") && !codes.contains("T51"), "\(codes)")
    }
  }

  @Test(
    "What is lost or mistyped of a name makes no other person under the same number and day",
    arguments: [
      ("Hoàng Văn Thuận", "H. V. Thuận"), ("Sầm Văn Hiếu", "Văn Hiếu"),
      ("Hoàng Văn Trung", "Hoàng Văn rung"), ("Mùa Y Hùa", "Mùa Y Hù"),
      ("Đoàn Thị Nga", "Nguyễn Thị Nga"),
    ])
  func nearName(name: String, other: String) throws {
    for codes in try Self.codes([
      "A,4200000001,,\(name),04/05/1977,Nữ,040177999999,,17650,",
      "B,4200000002,,\(other),04/05/1977,Nữ,040177999999,,17650,",
    ]) {
      #expect(codes.contains("T50") && !codes.contains("T51"), "\(codes)")
    }
  }

  @Test(
    "One digit of the year is a slip where name, sex, day and commune agree",
    arguments: [
      ("18/08/2023", "17500", true), ("18/08/2024", "17500", false),
      ("18/08/2023", "17501", false),
    ])
  func yearSlip(date: String, commune: String, isOne: Bool) throws {
    for codes in try Self.codes([
      "A,4200000001,,Nguyễn Việt Long,18/08/2013,Nam,040213008045,,17500,",
      "B,4200000002,,Nguyễn Việt Long,\(date),Nam,040213008045,,\(commune),",
    ]) {
      #expect(codes.contains("T50") == isOne && codes.contains("T51") != isOne, "\(codes)")
    }
  }

  @Test("Without a birth date, names that sound alike join nobody beside another person")
  func undated() throws {
    let run = try ReasonTests.run([
      "A,4200000001,,Lương Thị Vân,19/12/1989,Nữ,040189010176,,18013,",
      "B,4200000002,,Lương Văn Dần,,Nam,040189010176,,18013,",
      "C,4200000003,,Lương Văn Giang,,Nam,040189010176,,18013,",
      "D,4200000004,,Lương Văn Giang,,Nam,040189010176,,18013,",
    ])
    for (id, outcome) in run.byRecord {
      let findings = outcome["findings"]?.split(separator: ";") ?? []
      #expect(findings.contains("T50") == ["C", "D"].contains(id), "\(id)")
    }
  }

  @Test("Beside another person with their number, records of one person stay together")
  func besideAnother() throws {
    let rows = [
      "A,4200000001,,Võ Thị Hoa,19/12/1989,Nữ,040189010176,,18013,",
      "B,4200000002,,Trần Minh Quân,04/03/2012,Nam,040189010176,,18013,",
      "C,4200000003,,Võ Thị Hoa,19/12/1989,Nữ,040189010176,,18013,",
      "D,4200000004,,V. T. Hoa,19/12/1989,Nữ,040189010176,,18013,",
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
      let run = try ReasonTests.run(order.map { rows[$0] })
      for (id, outcome) in run.byRecord {
        let findings = outcome["findings"]?.split(separator: ";") ?? []
        #expect(outcome["reason"] == "T51", "\(order) \(id)")
        #expect(findings.contains("T50") == (id != "B"), "\(order) \(id)")
      }
      #expect(run.report.summary.personGroups == 1)
      #expect(Set(run.duplicates.filter { $0["code"] == "T50" }.map { $0["record_id"] }).count == 3)
    }
  }

  @Test(
    "With an address that agrees, one digit of the number is a slip and 1 January a day",
    arguments: [
      ("040177999999", "040177999998", "04/05/1977", "\"Xóm 4, Xã Tân Hương\"", true),
      ("040177999999", "040077999999", "04/05/1977", "\"Xóm 4, Xã Tân Hương\"", true),
      ("040177999999", "040177999899", "04/05/1977", "", false),
      ("040177999999", "040177999811", "04/05/1977", "\"Xóm 4, Xã Tân Hương\"", false),
      ("", "040177999999", "01/01/1977", "\"Xóm 4, Xã Tân Hương\"", true),
      ("", "040177999999", "01/01/1977", "\"Xã Tân Hương, Huyện Tân Kỳ\"", false),
      ("", "040177999999", "1977", "\"Xóm 4, Xã Tân Hương\"", false),
    ])
  func sameAddress(
    first: String, second: String, date: String, address: String, isOne: Bool
  ) throws {
    let all = try Self.codes([
      "A,4200000001,,Xeo Khuê Tuyền,\(date),Nữ,\(first),\(address),17325,",
      "B,4200000002,,Xeo Khuê Tuyền,\(date),Nữ,\(second),\(address),17325,",
    ])
    for codes in all { #expect(codes.contains("T50") == isOne, "\(codes)") }
    // Twins are called otherwise, if only by a mark.
    let twins = try Self.codes([
      "A,4200000001,,Xeo Khuê Tuyền,\(date),Nữ,\(first),\(address),17325,",
      "B,4200000002,,Xeo Khuê Tuyến,\(date),Nữ,\(second),\(address),17325,",
    ])
    for codes in twins { #expect(!codes.contains("T50"), "\(codes)") }
  }

  @Test(
    "Two records of an absent person agree in name, date, sex and commune",
    arguments: [
      ("", "", "Xeo Khuê Tuyền", "04/04/1977", "17650", true),
      ("", "", "XEO KHUE TUYEN", "04/04/1977", "17650", true),
      ("187654321", "040177999999", "Xeo Khuê Tuyền", "04/04/1977", "17650", true),
      ("040177999998", "040177999999", "Xeo Khuê Tuyền", "04/04/1977", "17650", false),
      ("", "", "Xeo Khuê Tuyền", "04/04/1977", "17651", false),
      ("", "", "Xeo Khuê Tuyền", "1977", "17650", false),
      ("", "", "Xeo Khuê Dung", "04/04/1977", "17650", false),
    ])
  func absentPair(
    first: String, second: String, name: String, date: String, commune: String, isOne: Bool
  ) throws {
    let all = try Self.codes([
      "A,4200000001,,Xeo Khuê Tuyền,04/04/1977,Nữ,\(first),,17650,",
      "B,4200000002,,\(name),\(date),Nữ,\(second),,\(commune),",
    ])
    for codes in all { #expect(codes.contains("T50") == isOne, "\(codes)") }
  }

  @Test("A record out of scope carries T50 and T51 like the others, and stays out of scope")
  func outOfScope() throws {
    for (other, code) in [
      ("Xeo Khuê Tuyền,04/04/1977", "T50"), ("Xeo Khuê Dung,04/04/1952", "T51"),
    ] {
      let run = try ReasonTests.run([
        "A,4200000001,,Xeo Khuê Tuyền,04/04/1977,Nữ,040177999999,,17650,household",
        "B,4200000002,,\(other),Nữ,040177999999,,17650,military_relative",
      ])
      let summary = run.report.summary
      #expect(run.byRecord["B"]?["outcome"] == "excluded" && run.byRecord["B"]?["reason"] == "N70")
      for record in run.byRecord.values {
        #expect(record["reason"] == code || record["findings"]?.contains(code) == true)
      }
      let reason = try #require(Reason.allCases.first { $0.code == code })
      #expect(summary.mentions(of: reason) == 2)
      #expect(summary.mentions(of: reason, isAuthenticated: false) == 1)
      #expect(summary.total.excluded == 1 && summary.denominator == 1)
    }
  }

  @Test("Groups that share a record are of one person")
  func sharedRecord() throws {
    // A and B are linked to one person; C, out of scope, writes their number and bears their name.
    let run = try ReasonTests.run([
      "A,4200000001,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      "B,4200000002,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      "C,4200000003,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,military_relative",
    ])
    #expect(run.byRecord["C"]?["outcome"] == "excluded")
    #expect(run.report.summary.personGroups == 1)
    #expect(run.report.summary.personGroupRecords == 3)
  }

  @Test("One insurance number twice for one person is a repeated record, not many numbers")
  func sameInsuranceNumber() throws {
    let row = ",4200000001,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,"
    for codes in try Self.codes(["A" + row, "B" + row]) {
      #expect(codes == ["D00", "R02"])
    }
  }

  @Test("One insurance number on two people is told of both")
  func sharedInsuranceNumber() throws {
    let run = try ReasonTests.run([
      "A,4200000001,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      "B,4200000001,,Lê Đình Quyết,20/11/1985,Nam,040085700002,,,",
      "C,4200000002,,Xeo Khuê Tuyền,04/04/1977,Nữ,,,,",
      "D,4200000002,,Xeo Văn Pịt,04/04/1937,Nam,,,,",
      "E,4200000003,,Lương Anh Đạt,18/09/1991,Nam,,,,",
    ])
    #expect(
      run.outcomes.map { $0["findings"]?.contains("R03") } == [true, true, true, true, false])
    #expect(run.report.summary.sharedInsuranceNumbers == 4)
    #expect(run.report.summary.repeatedInsuranceNumbers == nil)
  }

  @Test(
    "A citizen who stands in the register twice is one, in whatever order",
    arguments: [false, true])
  func twiceInRegister(isTurned: Bool) throws {
    let alive = "040140700091,,Hồ Thị Xuân Diệp,10/10/1940,Nữ,16666,Khối 5,alive,,,H90091\n"
    let dead = "040140700091,,Hồ Thị Xuân Diệp,10/10/1940,Nữ,16666,Khối 5,dead,,,H90091\n"
    let double = "040180700092,,Lang Thị Xuyến,11/10/1980,Nữ,16666,Khối 6,alive,,,H90092\n"
    let people = (isTurned ? dead + alive : alive + dead) + double + double
    let run = try Run(
      insurance: Array(
        (ReasonTests.header + "A,,,Hồ Thị Xuân Diệp,10/10/1940,Nữ,040140700091,,,\n"
          + "B,,,Lang Thị Xuyến,11/10/1980,Nữ,,\"Khối 6\",16666,\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
    #expect(run.outcomes.map { $0["reason"] } == ["C60", "S30"])
    #expect(run.outcomes.allSatisfy { $0["outcome"] == "authenticated" })
    #expect(run.report.summary.registerDuplicateIds == 2)
    let once = try Run(
      insurance: Array(
        (ReasonTests.header + "B,,,Lang Thị Xuyến,11/10/1980,Nữ,,\"Khối 6\",16666,\n").utf8),
      reference: ReasonTests.reference + Array((dead + double).utf8))
    #expect(once.outcomes[0]["probability"] == run.outcomes[1]["probability"])
    #expect(once.report.summary.registerPeople == run.report.summary.registerPeople)
  }

  @Test("Rows of one citizen that contradict each other in sex say the same in whatever order")
  func contradictingSexes() throws {
    func row(_ sex: String) -> String {
      "040140700091,,Hồ Thị Xuân Diệp,10/10/1940,\(sex),16666,Khối 5,alive,,,H90091\n"
    }
    let orders = [
      ["Nam", "Nam", "Nữ"], ["Nam", "Nữ", "Nam"], ["Nữ", "Nam", "Nam"], ["Nữ", "Nam"],
    ]
    let outcomes = try orders.map { sexes in
      try Run(
        insurance: Array((ReasonTests.header + "A,,,Hồ Thị Xuân Diệp,10/10/1940,Nữ,,,,\n").utf8),
        reference: ReasonTests.reference + Array(sexes.map(row).joined().utf8)
      ).outcomes[0]
    }
    #expect(Set(outcomes.map { $0["probability"] }).count == 1)
    #expect(Set(outcomes.map { $0["findings"] }).count == 1)
    #expect(outcomes.allSatisfy { $0["candidate_id"] == "040140700091" }, "\(outcomes)")
  }

  @Test(
    "A second record that differs in nothing but the number is T50"
  )
  func anotherNumber() throws {
    var people = ""
    var rows: [String] = []
    func person(_ place: Int, _ given: String) -> (name: String, date: String, number: String) {
      let surname = ["Nguyễn", "Trần", "Lê", "Phạm", "Hồ", "Cao", "Đặng"][place % 7]
      let middle = ["Hữu", "Đình", "Văn", "Xuân", "Quang", "Bá", "Đức", "Công"][place / 7 % 8]
      let year = 50 + place % 45
      let date = "\(10 + place % 18)/\(10 + place % 3)/19\(year)"
      return ("\(surname) \(middle) \(given)", date, "0400\(year)9\(10_000 + place)")
    }
    let givens = ["Cảnh", "Khuê", "Tuyền", "Điểm", "Lộc", "Toàn", "Nhật", "Quý", "Sơn"]
    for place in 0..<500 {
      let one = person(place, givens[place / 56])
      people += "\(one.number),,\(one.name),\(one.date),Nam,17971,\"Xóm 5, xã Kim Liên\",alive,,,\n"
      rows.append(
        "A\(place),,,\(one.name),\(one.date),Nam,\(one.number),\"Xóm 5, xã Kim Liên\",17971,")
    }
    for place in 0..<35 {
      let one = person(place * 3, "Vĩnh")
      rows.append(
        "B\(place),,,\(one.name),\(one.date),Nam,\(one.number.dropLast(5))77\(100 + place),\"Xóm 5, xã Kim Liên\",17971,"
      )
    }
    for place in 0..<3 {
      let one = person(place * 5, givens[place * 5 / 56])
      rows.append(
        "C\(place),,,\(one.name),\(one.date),Nam,\(one.number.dropLast(5))88\(100 + place),\"Xóm 5, xã Kim Liên\",17971,"
      )
    }
    let run = try Run(
      insurance: Array((ReasonTests.header + rows.joined(separator: "\n") + "\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
    let second = run.outcomes.filter { $0["record_id"]?.hasPrefix("C") == true }
    #expect(second.count == 3)
    let codes = second.map { ($0["findings"] ?? "").split(separator: ";") }
    #expect(codes.allSatisfy { $0.contains("T50") && !$0.contains("T51") })
  }
}
