import Cleansing
import Identifiers
import Testing
import VietnameseText

@Suite("A raw row becomes a clean record with its repairs and findings")
struct RecordCleanserTests {
  /// One row of the table of cases: the raw cells, the clean values, codes that must be there.
  struct Case: CustomTestStringConvertible {
    var raw: String
    var name: String
    var date: String
    var id: String
    var sex: Sex = .female
    var oldID: UInt64 = 0
    var repairs: [String] = []
    var findings: [String] = []
    var testDescription: String { raw }
  }

  static let cases: [Case] = [
    Case(
      raw: "Nguyễn Thị Hoa,15/03/1990,Nữ,040190123456", name: "nguyễn thị hoa", date: "15/03/1990",
      id: "040190123456"),
    Case(
      raw: "NGUYỄN THỊ HOA,15/03/1990,nữ,040190123456", name: "nguyễn thị hoa", date: "15/03/1990",
      id: "040190123456"),
    Case(
      raw: "nguyễn thị hoa,15/03/1990,F,040190123456", name: "nguyễn thị hoa", date: "15/03/1990",
      id: "040190123456", repairs: ["N10"]),
    Case(
      raw: "  Nguyễn  Thị Hoa ,5/3/1990,Nu,040190123456", name: "nguyễn thị hoa",
      date: "05/03/1990", id: "040190123456", repairs: ["N08", "B02"]),
    Case(
      raw: "Nguyễn Thị Hoà,15-03-1990,Nữ,040 190 123 456", name: "nguyễn thị hòa",
      date: "15/03/1990", id: "040190123456", repairs: ["N11", "I03", "B01"]),
    Case(
      raw: "Nguye\u{302}\u{303}n Thi\u{323} Hoa,1990,Nữ,'040190123456", name: "nguyễn thị hoa",
      date: "1990", id: "040190123456", repairs: ["N01", "I02"]),
    Case(
      raw: "Nguyễn Thị Hoa,03/1990,Nữ,40190123456", name: "nguyễn thị hoa", date: "03/1990",
      id: "040190123456", repairs: ["I01"]),
    Case(
      raw: "Lê Đình Hưng,20/11/1985,Nam,187123456", name: "lê đình hưng", date: "20/11/1985",
      id: "", sex: .male, oldID: 187_123_456, repairs: ["I10"], findings: ["I61"]),
    Case(
      raw: "Lê \u{D0}ình Hưng,20/11/1985,Nam,", name: "lê đình hưng", date: "20/11/1985", id: "",
      sex: .male, repairs: ["N03"], findings: ["I51"]),
    Case(
      raw: "Lê Đình Hưng,31/02/1985,Nam,000000000000", name: "lê đình hưng", date: "1985",
      id: "", sex: .male, repairs: ["I12", "B18"], findings: ["I53", "B55"]),
    Case(
      raw: "Moong Văn Cụt,01/01/1952,Nam,040052000017", name: "moong văn cụt",
      date: "01/01/1952", id: "040052000017", sex: .male, findings: ["B53"]),
    Case(
      raw: "Nguyễn Thị Hoa,,,040085000123", name: "nguyễn thị hoa", date: "", id: "040085000123",
      sex: .unknown, findings: ["B51"]),
    Case(
      raw: "Nguyễn Thị Hoa,15/03/1990,Nữ,040085000123", name: "nguyễn thị hoa",
      date: "15/03/1990", id: "040085000123", findings: ["I57", "I58"]),
    Case(raw: "-,15/03/1990,Nữ,", name: "", date: "15/03/1990", id: "", findings: ["NF01", "I51"]),
    Case(
      raw: "Hoa,15/03/1990,Nữ,", name: "hoa", date: "15/03/1990", id: "",
      findings: ["NF06", "I51"]),
    Case(
      raw: "Le Dinh Hung,15/03/1990,x,", name: "le dinh hung", date: "15/03/1990", id: "",
      sex: .unknown, findings: ["NF02", "I51"]),
  ]

  @Test("Each raw row has its clean form", arguments: cases)
  func rows(row: Case) throws {
    let table = try RawTable("full_name,birth_date,gender,citizen_id\n\(row.raw)\n")
    let record = table.records[0]
    #expect(table.name(record) == row.name)
    #expect(record.date == row.date)
    #expect(record.id == row.id)
    #expect(record.sex == row.sex)
    #expect(record.oldID == row.oldID)
    #expect(record.repairCodes == row.repairs)
    #expect(Set(row.findings).isSubset(of: record.findingCodes))
    if row.findings.isEmpty { #expect(record.findings.isEmpty) }
  }

  @Test("The address of a row whose name came in another encoding is read in it too")
  func decodedAddress() throws {
    let rows = [
      "Nguyễn Thị Hằng,15/03/1990,\"Xóm 1, xã Quỳnh Hồng\"",
      "NguyÔn ThÞ H»ng,15/03/1990,\"Xãm 1, x· Quúnh Hång\"",
      "Nguyeãn Thò Haèng,15/03/1990,\"Xoùm 1, xaõ Quyønh Hoàng\"",
    ]
    let table = try RawTable("full_name,birth_date,address\n" + rows.joined(separator: "\n") + "\n")
    #expect(Set(table.records.map { table.name($0) }) == ["nguyễn thị hằng"])
    #expect(Set(table.records.map { $0.addressHash }).count == 1)
    #expect(table.records[0].addressHash != 0)
  }

  @Test("A letter read for a digit is a candidate and never the number")
  func candidates() throws {
    let table = try RawTable(
      "full_name,birth_date,gender,citizen_id\nLê Đình Hưng,20/11/1985,Nam,O40085000123\n")
    let record = table.records[0]
    #expect(record.citizenID == 0)
    #expect(table.detail(record)?.idCandidates == [40_085_000_123])
  }

  @Test("Twelve digits beside the name are offered as the personal ID where it is missing")
  func numberBesideName() throws {
    let table = try RawTable(
      """
      full_name,birth_date,gender,citizen_id
      Nguyễn Thị Hoa 040190123456,15/03/1990,Nữ,
      Nguyễn Thị Hoa (CCCD 040190123456),15/03/1990,Nữ,
      Nguyễn Thị Hoa 040190123456,15/03/1990,Nữ,040190123457
      Nguyễn Thị Hoa 0401901234567,15/03/1990,Nữ,

      """)
    #expect(table.records.map(\.citizenID) == [0, 0, 40_190_123_457, 0])
    for place in 0..<2 {
      #expect(table.detail(table.records[place])?.idCandidates == [40_190_123_456])
      #expect(table.records[place].findingCodes.contains("I73"))
    }
    #expect(table.detail(table.records[2])?.idCandidates == [])
    #expect(table.detail(table.records[3])?.idCandidates == [])
  }

  @Test("Twelve digits among the old numbers are the personal ID where it is missing")
  func misplaced() throws {
    let table = try RawTable(
      """
      full_name,birth_date,gender,citizen_id,old_id,si_number
      Nguyễn Thị Hoa,15/03/1990,Nữ,,040190123456,
      Nguyễn Thị Hoa,15/03/1990,Nữ,040190123457,040190123456,
      Nguyễn Thị Hoa,15/03/1990,Nữ,,187123456,040190123456
      Nguyễn Thị Hoa,15/03/90,Nữ,040190123456.0,,

      """)
    #expect(table.records.map(\.citizenID) == [40_190_123_456, 40_190_123_457, 0, 40_190_123_456])
    #expect(table.records.map(\.oldID) == [0, 0, 187_123_456, 0])
    #expect(table.records[0].findingCodes.contains("I73"))
    #expect(table.detail(table.records[2])?.idCandidates == [40_190_123_456])
    #expect(table.records[3].date == "15/03/1990")
  }

  @Test("Exchanged cells of the personal ID and of the CMND are both read")
  func exchangedNumbers() throws {
    let table = try RawTable(
      """
      full_name,birth_date,gender,citizen_id,old_id
      Nguyễn Thị Hoa,15/03/1990,Nữ,187999998,040190123456
      Nguyễn Thị Hoa,15/03/1990,Nữ,040190123456,187999998

      """)
    #expect(table.records.map(\.citizenID) == [40_190_123_456, 40_190_123_456])
    #expect(table.records.map(\.oldID) == [187_999_998, 187_999_998])
    #expect(table.records[0].findingCodes.contains("I73"))
    #expect(table.records[1].findings.isEmpty)
  }

  @Test("Names in two or three columns are joined in their order")
  func parts() throws {
    let table = try RawTable(
      """
      Họ,Họ đệm,Tên,Ngày,Tháng,Năm,Số CCCD
      Nguyễn,Thị,Hoa,5,3,1990,040190123456
      Lê,,Hưng,,3,1985,
      Lê,,Hùng,31,2,1985,
      ,,,,,,

      """)
    #expect(table.records.map(table.name) == ["nguyễn thị hoa", "lê hưng", "lê hùng", ""])
    #expect(table.records.map(\.date) == ["05/03/1990", "03/1985", "1985", ""])
  }

  @Test(
    "Day, month and year in columns of their own are read as a date in one column is",
    arguments: [
      ("2,12,62,040162123456", "02/12/1962", ["B08"], []), ("2,12,1962,", "02/12/1962", [], []),
      ("27.0,5.0,1986.0,", "27/05/1986", [], []), (",,15/03/1990,", "15/03/1990", [], []),
      ("15/03/1990,,,", "15/03/1990", [], []), ("0,0,1952,", "1952", [], []),
      ("4,5,2036,", "", [], ["B57"]),
      ("5,3,,", "", [], ["B51"]), ("1,1,1900,", "", ["B17"], []),
      (" 7 ,08, 1971 ,", "07/08/1971", [], []),
    ])
  func partsOfDate(fields: String, date: String, repairs: [String], findings: [String]) throws {
    let table = try RawTable("Họ tên,Ngày,Tháng,Năm,Số CCCD\nNguyễn Thị Hoa,\(fields)\n")
    let record = table.records[0]
    #expect(record.date == date)
    #expect(Set(repairs).isSubset(of: record.repairCodes))
    #expect(Set(findings).isSubset(of: record.findingCodes))
  }

  @Test("Further columns are read: old number, commune, household, status, parents")
  func further() throws {
    let table = try RawTable(
      """
      citizen_id,old_id,full_name,birth_date,gender,commune_code,address,status,household_id,father_id,mother_id
      040190123456,187 123 456,Nguyễn Thị Hoa,15/03/1990,Nữ,17002,"Xóm 3, xã Nam Thanh",alive,H1,,
      ,,Lê Đình Hưng,1985,Nam,170020,"xom 3, Nam Thanh, Nam Đàn",Đã chết,H1,40055000123,
      ,,Lê Đình Hùng,1985,Nam,x,,đã mất,,,040 160 123 456

      """, kind: .reference)
    let records = table.records
    #expect(records.map(\.oldID) == [187_123_456, 0, 0])
    #expect(records.map(\.commune) == [17_002, 0, 0])
    #expect(records.map(\.isDead) == [false, true, true])
    #expect(records.map(\.fatherID) == [0, 40_055_000_123, 0])
    #expect(records.map(\.motherID) == [0, 0, 40_160_123_456])
    #expect(records[0].household == records[1].household && records[0].household != 0)
    #expect(records[2].household == 0 && records[2].addressHash == 0)
    #expect(records[0].addressHash == records[1].addressHash && records[0].addressHash != 0)
  }

  @Test(
    "Armed forces and their relatives are out of scope",
    arguments: [
      ("QN5404012345678", "", true), ("qn5404012345678", "", true),
      ("CA1404012345678", "", true), ("TY4404012345678", "", true),
      ("GD4404012345678", "", false), ("TE1404012345678", "", false), ("", "Quân nhân", true),
      ("", "CÔNG AN", true), ("", "armed_forces", true), ("", "TQ", true), ("", "", false),
      ("", "Hộ gia đình", false), ("Q", "", false), ("CB", "Công nhân", false),
      ("", "thân nhân quân đội", true), ("", "Thân nhân công an", true),
      ("", "Thân nhân LLVT", true), ("", "Thân nhân của sĩ quan", true),
      ("", "Sĩ quan quân đội", true), ("", "Bộ đội", true), ("", "QN - Quân nhân", true),
      ("", "QN5", true), ("", "relative of military", true), ("", "military_relative", true),
      ("", "army", true), ("", "người nước ngoài", true), ("", "Lao động nước ngoài", true),
      ("", "foreigner", true), ("", "TA", true), ("", "Cá nhân", false), ("", "CA NHAN", false),
      ("", "Cựu quân nhân", false), ("", "Quân nhân xuất ngũ", false),
      ("", "Quân nhân nghỉ hưu", false), ("", "Thân nhân người có công", false),
      ("", "Thân nhân liệt sĩ", false), ("", "Cựu chiến binh", false), ("", "veteran", false),
      ("", "Doanh nghiệp quân đội", false), ("", "Doanh nghiệp vốn đầu tư nước ngoài", false),
      ("", "Người lao động", false), ("", "Tạ", false), ("", "Công anh", false),
    ])
  func scope(card: String, className: String, isOut: Bool) throws {
    let table = try RawTable(
      "full_name,birth_date,card_number,class\nLê Đình Hưng,1985,\(card),\(className)\n")
    #expect(table.scopes == [isOut])
  }

  @Test(
    "The dead are known by many words, and a word that nobody knows is noted",
    arguments: [
      ("alive", false, false), ("", false, false), ("Còn sống", false, false),
      ("ĐANG SỐNG", false, false), ("Thường trú", false, false), ("Chưa chết", false, false),
      ("dead", true, false), ("died", true, false), ("Deceased", true, false),
      ("Từ trần", true, false), ("CHẾT 12/03/2020", true, false),
      ("Đã chết ngày 3/2/2021", true, false), ("Ngày chết: 12/03/2020", true, false),
      ("Đã mất", true, false), ("mất", true, false), ("Mất ngày 3/2/2021", true, false),
      ("mất 2021", true, false), ("Xóa đăng ký thường trú do chết", true, false),
      ("đã khai tử", true, false), ("qua đời", true, false), ("Tử vong", true, false),
      ("Mất tích", false, true), ("missing", false, true), ("X", false, true), ("7", false, true),
      ("Không rõ đã chết chưa", false, true), ("mất sức lao động", false, true),
    ])
  func statuses(status: String, isDead: Bool, isUnknown: Bool) throws {
    let table = try RawTable(
      "citizen_id,full_name,birth_date,status\n040190123456,Nguyễn Thị Hoa,1990,\(status)\n",
      kind: .reference)
    #expect(table.records[0].isDead == isDead)
    #expect(table.records[0].hasUnknownStatus == isUnknown)
  }

  @Test(
    "The class tells years of birth, and the card when the class says nothing",
    arguments: [
      ("TE1", "", 2018...2024), ("", "TE1404012345678", 2018...2024),
      ("household", "TE1404012345678", 2018...2024), ("pupil", "TE1404012345678", 2004...2019),
      ("household", "GD4404012345678", nil), ("", "", nil),
    ] as [(String, String, ClosedRange<UInt16>?)])
  func classYears(className: String, card: String, years: ClosedRange<UInt16>?) throws {
    let table = try RawTable(
      "full_name,birth_date,card_number,class\nLê Đình Hưng,1985,\(card),\(className)\n")
    #expect(table.records[0].classBirthYears == years)
  }

  @Test("A number marked as a relative's becomes the number of the mother or the father")
  func relativesNumber() throws {
    let table = try RawTable(
      """
      full_name,birth_date,gender,citizen_id,mother_id
      Lê Đình Hưng,2015,Nam,Mẹ: 040190123456,
      Lê Đình Hưng,2015,Nam,040085000123 (bố),
      Lê Đình Hưng,2015,Nam,Mẹ: 040190123456,040190123457
      Lê Đình Hưng,2015,Nam,14062015,

      """)
    #expect(table.records.map(\.citizenID) == [0, 0, 0, 0])
    #expect(table.records.map(\.motherID) == [40_190_123_456, 0, 40_190_123_457, 0])
    #expect(table.records.map(\.fatherID) == [0, 40_085_000_123, 0, 0])
    // A date in the cell is no CMND.
    #expect(table.records.map(\.oldID) == [0, 0, 0, 0])
    #expect(table.records[0].findingCodes.contains("I81"))
  }

  @Test("Dates of a column with the month first say that they were turned")
  func monthFirst() throws {
    let days = (13...28).map { "Lê Đình Hưng,03/\($0)/1985\n" }.joined()
    let table = try RawTable("full_name,birth_date\n" + days + "Lê Đình Hùng,05/05/1985\n")
    #expect(table.records[0].date == "13/03/1985")
    #expect(table.records[0].repairCodes == ["B10"])
    #expect(table.records[16].repairCodes == [])
  }

  @Test("Nothing in a row is too strange to be read")
  func strange() throws {
    let cells = [
      "", " ", "?", "????????", "\u{FFFD}", "\u{200B}", "1", "%%%", "'", "=1+1", "Ａ Ｂ", "𝐀",
      String(repeating: "a", count: 900), String(repeating: "Hoa ", count: 40),
      "e\u{301}\u{301}\u{301}", "ß", "İ", "🙂 Hoa", "-1", "1e400", "99/99/9999", "0/0/0",
    ]
    var text = "full_name,birth_date,gender,citizen_id,address,commune_code,si_number\n"
    for cell in cells {
      text += Array(repeating: cell, count: 7).joined(separator: ",") + "\n"
      for column in 0..<7 {
        var row = ["Lê Đình Hưng", "1985", "Nam", "040085000123", "x", "1", "4012345678"]
        row[column] = cell
        text += row.joined(separator: ",") + "\n"
      }
    }
    let table = try RawTable(text)
    #expect(table.records.count == cells.count * 8)
  }

  @Test("A word of which a letter is not known is shown as it stands")
  func lostLetter() throws {
    let table = try RawTable("full_name,birth_date\nnguyễn văn B;C,1990\nTrần Văn Trọ-g,1991\n")
    #expect(table.records.map { table.name($0) } == ["nguyễn văn b?c", "trần văn trọ?g"])
    let shown = table.records.compactMap { table.detail($0)?.displayName }
    #expect(
      shown.map { String(decoding: $0, as: UTF8.self) } == ["Nguyễn Văn B;C", "Trần Văn Trọ-g"])
  }
}
