import Authentication
import TestSupport
import Testing

@Suite("Every reason, each by a record made for it")
struct ReasonTests {
  /// Some people of the register, beside those of the small province.
  static let people = """
    040190700001,187700001,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,17002,"Xóm 3, xã Nam Thanh",alive,,,H90001
    040085700002,,Lê Đình Quyết,20/11/1985,Nam,17002,"Xóm 3, xã Nam Thanh",alive,,,H90001
    040215700003,,Lê Đình Khôi,02/06/2015,Nam,17002,"Xóm 3, xã Nam Thanh",alive,,,H90001
    040052700004,182700004,Moong Văn Cụt,1952,Nam,16813,Bản Cánh,alive,,,H90002
    040140700005,,Hồ Thị Xuân Diệu,10/10/1940,Nữ,16666,"Khối 5, phường Hà Huy Tập",dead,,,H90003
    040180700006,,Trương Thị Kim Oanh,08/07/1980,Nữ,17005,"Xóm 1, xã A",alive,,,H90004
    040180700007,,Trương Thị Kim Oanh,08/07/1980,Nữ,17005,"Xóm 9, xã A",alive,,,H90005
    ,,Vừ Bá Xài,11/12/1977,Nam,16813,Bản Cánh,alive,,,H90006
    040311700008,,Đậu Thị Ngọc Hà,09/09/2011,Nữ,17002,Xóm 7,alive,,,H90007
    040311700009,,Đậu Thị Ngọc Hạ,09/09/2011,Nữ,17002,Xóm 7,alive,,,H90007
    040091700010,,Lương Anh Đạt,18/09/1991,Nam,17002,Xóm 8,alive,,,H90008
    040091700011,,Lương Anh Thiện,18/09/1991,Nam,17002,Xóm 8,alive,,,H90008
    040207700012,,Từ Vũ Hùng,08/03/2007,Nam,17002,Xóm 9,alive,,,H90009
    038200700013,,Từ Chí Phương,10/12/2000,Nam,17002,Xóm 9,alive,,,H90009
    040182700014,,Lang Thị Nhâm,03/12/1982,Nữ,17002,Xóm 6,alive,,,H90010

    """

  static var reference: [UInt8] { get throws { try made.get() } }

  private static let made = Result {
    var rows = Rows(try Province.small.get().reference)
    rows.rows.removeLast(rows.rows.count - 800)
    return rows.bytes + Array(people.utf8)
  }

  static let header =
    "record_id,si_number,card_number,full_name,birth_date,gender,citizen_id,address,commune_code,class\n"

  /// The register, frozen once for all tests.
  static let frozen = Result { try Run.frozen(reference) }

  static func run(_ rows: [String]) throws -> Run {
    try Run(
      insurance: Array((header + rows.joined(separator: "\n") + "\n").utf8),
      reference: frozen.get())
  }

  struct Case: CustomTestStringConvertible {
    let row: String
    let outcome: String
    let reason: String
    var findings: [String] = []
    var citizenID = ""
    var testDescription: String { "\(reason): \(row)" }
  }

  static let cases: [Case] = [
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,", outcome: "authenticated",
      reason: "D00", citizenID: "040190700001"),
    Case(
      row: "R,,,NGUYỄN THỊ THU HẰNG,15/03/1990,Nữ,040190700001,,,", outcome: "authenticated",
      reason: "D01", citizenID: "040190700001"),
    // The surname is lost, which makes nobody else of the name.
    Case(
      row: "R,,,Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,", outcome: "authenticated",
      reason: "S10", citizenID: "040190700001"),
    Case(
      row: "R,,, Nguyễn  thị Thu Hằng,15-3-1990,nữ,'040190700001,,,", outcome: "authenticated",
      reason: "D01", citizenID: "040190700001"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,1990,Nữ,040190700001,,,", outcome: "authenticated",
      reason: "D02", citizenID: "040190700001"),
    Case(
      row: "R,,,Moong Văn Cụt,05/06/1952,Nam,040052700004,,,", outcome: "authenticated",
      reason: "D02", citizenID: "040052700004"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hàng,15/03/1990,Nữ,040190700001,,,", outcome: "authenticated",
      reason: "S10", citizenID: "040190700001"),
    Case(
      row: "R,,,Nguyễn Thu Hằng,15/03/1990,Nữ,040190700001,,,", outcome: "authenticated",
      reason: "S10", citizenID: "040190700001"),
    Case(
      row: "R,,,Cao Xuân Bách,21/08/1963,Nam,040190700001,,,", outcome: "unresolved",
      reason: "S11"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,15/08/1990,Nữ,040190700001,,,", outcome: "authenticated",
      reason: "S20", citizenID: "040190700001"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nam,040190700001,,,", outcome: "authenticated",
      reason: "S21", citizenID: "040190700001"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700010,\"Xóm 3, xã Nam Thanh\",17002,",
      outcome: "authenticated", reason: "S30", citizenID: "040190700001"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040910700001,,17002,", outcome: "authenticated",
      reason: "S30", citizenID: "040190700001"),
    // Two people who fit: one is named, nobody is linked.
    Case(row: "R,,,Trương Thị Kim Oanh,08/07/1980,Nữ,,,17005,", outcome: "review", reason: "S31"),
    Case(
      row: "R,,,Cao Xuân Bách,21/08/1963,Nam,040063912345,,,", outcome: "unresolved",
      reason: "K40"),
    Case(
      row: "R,,,Cao Xuân Bách,21/08/1963,Nam,,,,", outcome: "unresolved", reason: "K41",
      findings: ["I51"]),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,187700001,,,", outcome: "authenticated",
      reason: "K42", citizenID: "040190700001"),
    Case(
      row: "R,,,Cao Xuân Bách,21/08/1963,Nam,187123987,,,", outcome: "unresolved", reason: "K42"),
    Case(
      row: "R,,,Hồ Thị Xuân Diệu,10/10/1940,Nữ,040140700005,,,", outcome: "authenticated",
      reason: "C60", citizenID: "040140700005"),
    Case(
      row: "R,,QN5404012345678,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      outcome: "excluded", reason: "N70"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,Công an", outcome: "excluded",
      reason: "N70"),
    Case(row: "R,,,,15/03/1990,Nữ,,,,", outcome: "unresolved", reason: "X90"),
    Case(row: "R,,,Cao Xuân Bách,,Nam,,,,", outcome: "unresolved", reason: "X90"),
    Case(row: "R,,,,,,,,,", outcome: "unresolved", reason: "X90"),
    Case(
      row: "R,,,Nguyễn Thị Thu Hằng,,Nữ,040190700001,,,", outcome: "authenticated", reason: "X90",
      citizenID: "040190700001"),
    // A child with its father's number is found in the household, the father is not named.
    Case(
      row: "R,,,Lê Đình Khôi,02/06/2015,Nam,040085700002,\"Xóm 3, xã Nam Thanh\",17002,",
      outcome: "authenticated", reason: "S30", citizenID: "040215700003"),
    // A child who is not in the register is not linked to the father whose number it has.
    Case(
      row: "R,,,Lê Đình Bảo,11/01/2019,Nam,040085700002,\"Xóm 3, xã Nam Thanh\",17002,",
      outcome: "unresolved", reason: "S11"),
    // A twin's name on the number of a twin of another name, and a relative's name on somebody's number and date:
    // papers must tell.
    Case(
      row: "R,,,Lương Anh Thiện,18/09/1991,Nam,040091700010,,17002,", outcome: "review",
      reason: "S31"),
    Case(
      row: "R,,,Từ Chí Phương,08/03/2007,Nam,040207700012,,17002,", outcome: "review",
      reason: "S31"),
    // A damaged name is no foreigner's.
    Case(row: "R,,,Hå V¨n Huệ,19/05/1981,Nam,,,,", outcome: "unresolved", reason: "K41"),
    // A person to whom the register gives no number cannot be authenticated by it, and no number is made up.
    Case(row: "R,,,Vừ Bá Xài,11/12/1977,Nam,,Bản Cánh,16813,", outcome: "review", reason: "K41"),
  ]

  @Test("One record, one reason", arguments: cases)
  func reasons(record: Case) throws {
    let outcome = try #require(try Self.run([record.row]).outcomes.first)
    #expect(outcome["outcome"] == record.outcome)
    #expect(outcome["reason"] == record.reason)
    #expect(outcome["citizen_id"] == record.citizenID)
    let findings = (outcome["findings"] ?? "").split(separator: ";").map(String.init)
    #expect(Set(record.findings).isSubset(of: findings))
    #expect(!findings.contains(record.reason))
  }

  @Test("A record without a name is never linked by its number, whatever the register holds")
  func nameless() throws {
    let row = "040190700099,,,15/03/1990,Nữ,17002,,alive,,,\n"
    let run = try Run(
      insurance: Array(
        (Self.header + "R,,,,15/03/1990,Nữ,040190700099,,,\nS,,,,15/03/1990,Nữ,040190700001,,,\n")
          .utf8),
      reference: Self.reference + Array(row.utf8))
    #expect(run.outcomes.map { $0["reason"] } == ["X90", "X90"])
    #expect(run.outcomes.allSatisfy { $0["outcome"] != "authenticated" })
  }

  @Test("A name that fits one twin and a number that fits the other leave it to a person")
  func twins() throws {
    let run = try Self.run([
      "A,,,Đậu Thị Ngọc Hà,09/09/2011,Nữ,040311700008,,17002,",
      "B,,,Đậu Thị Ngọc Hạ,09/09/2011,Nữ,040311700009,,17002,",
    ])
    #expect(run.outcomes.map { $0["citizen_id"] } == ["040311700008", "040311700009"])
    let crossed = try Self.run(["C,,,Đậu Thị Ngọc Hạ,09/09/2011,Nữ,040311700008,,17002,"])
    #expect(crossed.outcomes[0]["outcome"] == "review")
    #expect(crossed.outcomes[0]["reason"] == "S31")
  }

  @Test("A number next to a person's and a name that nearly fits may be a twin's")
  func absentTwin() throws {
    let run = try Self.run([
      "A,,,Lương Anh Đát,18/09/1991,Nam,040091700009,,17002,",
      "B,,,Lương Anh Đạt,18/09/1991,Nam,040091700019,,17002,",
    ])
    #expect(run.outcomes[0]["outcome"] == "review")
    #expect(run.outcomes[0]["reason"] == "S31")
    #expect(run.outcomes[1]["outcome"] == "authenticated")
  }

  @Test("Number and day of one person and the name of another leave it to a person")
  func namedAfterParent() throws {
    let run = try Self.run([
      "A,,,Lê Đình Quyết,02/06/2015,Nam,040215700003,\"Xóm 3, xã Nam Thanh\",17002,",
      "B,,,Lê Đình Quyết,02/06/2015,Nam,040085700002,\"Xóm 3, xã Nam Thanh\",17002,child_under_6",
    ])
    #expect(run.outcomes.allSatisfy { $0["outcome"] != "authenticated" })
  }

  @Test("A number with quite another name is nobody's while another record with it fits")
  func otherName() throws {
    let run = try Self.run([
      "A,,,Lang Thị Nhâm,03/12/1982,Nữ,040182700014,,17002,",
      "B,,,Lang Thị Tý,03/12/1982,Nữ,040182700014,,17002,",
    ])
    let records = run.byRecord
    #expect(records["A"]?["outcome"] == "authenticated")
    #expect(records["B"]?["outcome"] != "authenticated")
    let findings = records["B"]?["findings"] ?? ""
    #expect(findings.contains("T51") || records["B"]?["reason"] == "T51")
  }

  @Test("A number taken back holds the person against nobody")
  func takenBack() throws {
    let rows = [
      "A,,,Lang Thị Nhâm,03/12/1982,Nữ,,,17002,",
      "B,,,Lang Thị Tý,03/12/1982,Nữ,040182700014,,17002,",
    ]
    let alone = try Self.run([rows[0]]).outcomes[0]
    let beside = try Self.run(rows).byRecord["A"] ?? [:]
    #expect(beside["outcome"] == alone["outcome"])
    #expect(beside["probability"] == alone["probability"])
  }

  // MARK: Several records

  @Test("Records of one person keep their link and carry T50")
  func onePerson() throws {
    let run = try Self.run([
      "A,4012345678,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      "B,4012345679,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,,\"Xóm 3, xã Nam Thanh\",17002,",
      "C,4012345680,,Lê Đình Quyết,20/11/1985,Nam,040085700002,,,",
    ])
    let records = run.byRecord
    for record in ["A", "B"] {
      #expect(records[record]?["outcome"] == "authenticated")
      #expect(records[record]?["citizen_id"] == "040190700001")
      #expect(records[record]?["findings"]?.contains("T50") == true)
    }
    #expect(records["C"]?["findings"]?.contains("T50") == false)
    let summary = run.report.summary
    #expect(summary.personGroups == 1 && summary.personGroupRecords == 2)
    #expect(summary.total.authenticated == 3 && summary.distinctPeople == 2)
  }

  @Test("Of several people with one number the one who fits is linked, and all carry T51")
  func oneNumber() throws {
    let run = try Self.run([
      "A,,,Cao Xuân Bách,21/08/1963,Nam,040190700001,,,",
      "B,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      "C,,,Phan Thị Mơ,30/04/1975,Nữ,040190700001,,,",
    ])
    let records = run.byRecord
    #expect(records["B"]?["outcome"] == "authenticated")
    #expect(records["B"]?["citizen_id"] == "040190700001")
    #expect(records["B"]?["findings"]?.contains("T51") == true)
    for record in ["A", "C"] {
      #expect(records[record]?["outcome"] == "unresolved")
      #expect(records[record]?["reason"] == "T51")
      #expect(records[record]?["findings"]?.contains("S11") == true)
    }
    let summary = run.report.summary
    #expect(summary.numberGroups == 1 && summary.numberGroupRecords == 3)
  }

  @Test("Several people with a number that nobody has carry T51 too")
  func oneUnknownNumber() throws {
    let run = try Self.run([
      "A,,,Cao Xuân Bách,21/08/1963,Nam,040063912345,,,",
      "B,,,Phan Thị Mơ,30/04/1975,Nữ,040063912345,,,",
    ])
    #expect(run.outcomes.map { $0["reason"] } == ["T51", "T51"])
    #expect(run.outcomes.allSatisfy { $0["findings"]?.contains("K40") == true })
  }

  @Test("The same record twice is one person with two records, not two people with one number")
  func twice() throws {
    let row = "A,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,"
    let run = try Self.run([row, row])
    for outcome in run.outcomes {
      #expect(outcome["outcome"] == "authenticated" && outcome["reason"] == "D00")
      let findings = (outcome["findings"] ?? "").split(separator: ";")
      #expect(findings.contains("T50") && findings.contains("R01") && !findings.contains("T51"))
    }
    #expect(run.report.summary.duplicateRecordIds == 1)
  }

  @Test("A register with one number on two people: the one who fits is named, both are counted")
  func duplicateInRegister() throws {
    let double = "040190700001,,Phan Thị Mơ,30/04/1975,Nữ,17002,,alive,,,\n"
    let run = try Run(
      insurance: Array(
        (Self.header + "A,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,\n"
          + "B,,,Phan Thị Mơ,30/04/1975,Nữ,040190700001,,,\n").utf8),
      reference: Self.reference + Array(double.utf8))
    #expect(run.report.summary.registerDuplicateIds == 1)
    #expect(run.outcomes.allSatisfy { $0["outcome"] == "authenticated" })
    #expect(run.report.notes.contains { $0.en.contains("1 ") })
  }
}
