import TestSupport
import Testing

@testable import Identifiers

struct IDCase: Sendable, CustomTestStringConvertible {
  var cell: String
  var id = ""
  var oldID: UInt64?
  var candidates = ""
  var other: UInt64?
  var repairs = ""
  var findings = ""
  var year: Int?
  var female: Bool?
  var testDescription: String { cell }
}

@Suite struct CitizenIDReaderTests {
  static let clean: [IDCase] = [
    IDCase(cell: "040190123456", id: "040190123456"),
    IDCase(cell: "040190123456", id: "040190123456", year: 1990, female: true),
    IDCase(cell: "040190123456", id: "040190123456", findings: "I57", year: 1990, female: false),
    IDCase(cell: "040190123456", id: "040190123456", findings: "I58", year: 1991, female: true),
    IDCase(
      cell: "040190123456", id: "040190123456", findings: "I58;I59", year: 2018, female: true),
    IDCase(cell: "050190123456", id: "050190123456", findings: "I55"),
    IDCase(cell: "000187123456", id: "000187123456", findings: "I55", year: 1987, female: true),
    IDCase(cell: "040590123456", id: "040590123456", findings: "I56"),
    IDCase(cell: "040190000000", id: "040190000000", findings: "I70"),
    IDCase(cell: "", findings: "I51"),
    IDCase(cell: "  \u{200B} ", findings: "I51"),
  ]

  static let repaired: [IDCase] = [
    IDCase(cell: "40190123456", id: "040190123456", repairs: "I01", year: 1990, female: true),
    IDCase(cell: "40190123456", id: "040190123456", repairs: "I01", year: 1990),
    IDCase(cell: " 040190123456 ", id: "040190123456", repairs: "I03"),
    IDCase(cell: "(040190123456)", id: "040190123456", repairs: "I03"),
    IDCase(cell: "#040190123456", id: "040190123456", repairs: "I03"),
    IDCase(cell: "040190123456 *", id: "040190123456", repairs: "I03"),
    IDCase(cell: "'040190123456", id: "040190123456", repairs: "I02"),
    IDCase(cell: "’040190123456", id: "040190123456", repairs: "I02"),
    IDCase(cell: "=\"040190123456\"", id: "040190123456", repairs: "I02"),
    IDCase(cell: "040 190 123 456", id: "040190123456", repairs: "I03"),
    IDCase(cell: "040.190.123.456", id: "040190123456", repairs: "I03"),
    IDCase(cell: "040-190-123-456", id: "040190123456", repairs: "I03"),
    IDCase(cell: "040\u{A0}190\u{A0}123\u{A0}456", id: "040190123456", repairs: "I03"),
    IDCase(
      cell: "40,190,123,456", id: "040190123456", repairs: "I01;I03", year: 1990, female: true),
    IDCase(cell: "040190\u{200B}123456", id: "040190123456", repairs: "I04"),
    IDCase(cell: "０４０１９０１２３４５６", id: "040190123456", repairs: "I05"),
    IDCase(cell: "٠٤٠١٩٠١٢٣٤٥٦", id: "040190123456", repairs: "I05"),
    IDCase(
      cell: "40190123456.0", id: "040190123456", repairs: "I01;I06", year: 1990, female: true),
    IDCase(
      cell: "40190123456,00", id: "040190123456", repairs: "I01;I06", year: 1990, female: true),
    IDCase(cell: "040190123456.0", id: "040190123456", repairs: "I06"),
    IDCase(
      cell: "4,0190123456E+10", id: "040190123456", repairs: "I01;I07", year: 1990, female: true),
    IDCase(
      cell: "4.0190123456E+010", id: "040190123456", repairs: "I01;I07", year: 1990, female: true),
    IDCase(
      cell: "4.0190123456e10", id: "040190123456", repairs: "I01;I07", year: 1990, female: true),
    IDCase(cell: "CCCD:040190123456", id: "040190123456", repairs: "I08"),
    IDCase(cell: "CCCD040190123456", id: "040190123456", repairs: "I08"),
    IDCase(cell: "040190123456 CA Nghệ An", id: "040190123456", repairs: "I08"),
    IDCase(cell: "Số 040190123456 cấp ngày 10/05/2021", id: "040190123456", repairs: "I08"),
    IDCase(
      cell: "187123456/040190123456", id: "040190123456", oldID: 187_123_456, repairs: "I09"),
    IDCase(cell: "040190123456040190123456", id: "040190123456", repairs: "I09"),
    IDCase(
      cell: "040190123456 (CMND 187123456)", id: "040190123456", oldID: 187_123_456,
      repairs: "I08;I09"),
    IDCase(
      cell: "187123456 040190123456", id: "040190123456", oldID: 187_123_456, repairs: "I09"),
    IDCase(
      cell: "187 123 456 040 190 123 456", id: "040190123456", oldID: 187_123_456,
      repairs: "I03;I09"),
    IDCase(cell: "040/190/123/456", id: "040190123456", repairs: "I03"),
    IDCase(cell: "040/056/000/038", id: "040056000038", repairs: "I03"),
    IDCase(cell: "040190123456;040190123456", id: "040190123456", repairs: "I09"),
    IDCase(cell: "IDVNM1901234569040190123456<<1", id: "040190123456", repairs: "I13"),
    IDCase(cell: "idvnm1901234569040190123456<<1", id: "040190123456", repairs: "I13"),
    IDCase(
      cell: "I D V N M 1 9 0 1 2 3 4 5 6 9 0 4 0 1 9 0 1 2 3 4 5 6 < < 1", id: "040190123456",
      repairs: "I13"),
    IDCase(cell: "IDVNM1901234569040190123456", id: "040190123456", repairs: "I13"),
    // A misread digit that stands once more, with both check digits for witnesses.
    IDCase(cell: "IDVNM19012345690401901234`6<<1", id: "040190123456", repairs: "I13"),
    IDCase(cell: "IDVNM19O1234569040190123456<<1", id: "040190123456", repairs: "I13"),
    IDCase(
      cell: "040190123456|187123456|Trần Văn Thử|15031990|Nữ|Khối 5, Vinh|10052021",
      id: "040190123456", oldID: 187_123_456, repairs: "I09;I13"),
  ]

  static let moved: [IDCase] = [
    IDCase(cell: "187123456", oldID: 187_123_456, repairs: "I10", findings: "I61"),
    IDCase(cell: "187123456.0", oldID: 187_123_456, repairs: "I06;I10", findings: "I61"),
    IDCase(cell: "CMND 187 123 456", oldID: 187_123_456, repairs: "I03;I08;I10", findings: "I61"),
    IDCase(
      cell: "000187123456", oldID: 187_123_456, repairs: "I10;I15", findings: "I61", year: 1990,
      female: true),
    IDCase(
      cell: "'000 187 123 456", oldID: 187_123_456, repairs: "I02;I03;I10;I15", findings: "I61",
      year: 1990),
    IDCase(cell: "000123456789", repairs: "I12", findings: "I53"),
    IDCase(cell: "912345670", oldID: 912_345_670, repairs: "I10", findings: "I61;I75"),
    IDCase(cell: "4012345678", other: 4_012_345_678, repairs: "I11", findings: "I62"),
    IDCase(cell: "GD4404012345678", other: 4_012_345_678, repairs: "I08;I11", findings: "I62"),
    IDCase(cell: "DT2404064583620", other: 4_064_583_620, repairs: "I08;I11", findings: "I62"),
    IDCase(cell: "HC4404012345678", other: 4_012_345_678, repairs: "I08;I11", findings: "I62"),
    IDCase(cell: "0912345678", other: 912_345_678, repairs: "I11", findings: "I63"),
    IDCase(cell: "SĐT 0912 345 678", other: 912_345_678, repairs: "I03;I08;I11", findings: "I63"),
    IDCase(cell: "MST 0314409058", other: 314_409_058, repairs: "I08;I11", findings: "I64"),
    IDCase(cell: "2314409058-001", other: 2_314_409_058_001, repairs: "I03;I11", findings: "I64"),
    IDCase(cell: "000000000000", repairs: "I12", findings: "I53"),
    IDCase(cell: "111111111111", repairs: "I12", findings: "I53"),
    IDCase(cell: "123456789012", repairs: "I12", findings: "I53"),
    IDCase(cell: "040000000000", repairs: "I12", findings: "I53"),
    IDCase(cell: "0", repairs: "I12", findings: "I53"),
    IDCase(cell: "40000000000", repairs: "I12", findings: "I53"),
    IDCase(cell: "000-000", repairs: "I12", findings: "I53"),
    IDCase(cell: "040******000", findings: "I54"),
    IDCase(cell: "0?0084057540", findings: "I54"),
  ]

  static let uncertain: [IDCase] = [
    IDCase(cell: "40190123456", candidates: "040190123456", findings: "I68"),
    IDCase(cell: "40190123456", candidates: "040190123456", findings: "I68", female: true),
    IDCase(cell: "40190123456.0", candidates: "040190123456", repairs: "I06", findings: "I68"),
    IDCase(cell: "IDVNM1901234567040190123999<<1", findings: "I54"),
    // Two readings of the nine digits, of which the check digits bear one out; a check digit that disagrees.
    IDCase(
      cell: "IDVNM1901234569040190123476<<1", candidates: "040190123456", findings: "I83"),
    IDCase(
      cell: "IDVNM1901234569040190123456<<7", candidates: "040190123456", findings: "I83"),
    IDCase(
      cell: "IDVNM1901234568040190123456<<1", candidates: "040190123456", findings: "I83"),
    IDCase(
      cell: "IDVNM19012345680401901234`6", candidates: "040190123456", findings: "I83"),
    IDCase(
      cell: "40190123456", candidates: "040190123456", findings: "I58;I68", year: 1975,
      female: true),
    IDCase(
      cell: "40190123456", candidates: "040190123456", findings: "I57;I68", year: 1990,
      female: false),
    IDCase(
      cell: "1190123456", candidates: "001190123456", other: 1_190_123_456, repairs: "I11",
      findings: "I62;I67", year: 1990, female: true),
    IDCase(cell: "O40190123456", candidates: "040190123456", findings: "I66"),
    IDCase(cell: "038085001|6B", candidates: "038085001168", findings: "I66"),
    IDCase(cell: "O4O l9O 123 456", candidates: "040190123456", repairs: "I03", findings: "I66"),
    IDCase(cell: "4O190123456", candidates: "040190123456", findings: "I66;I68"),
    IDCase(
      cell: "040190123456; 042308001234", candidates: "040190123456 042308001234",
      findings: "I69"),
    IDCase(
      cell: "042308001234/040190123456", candidates: "040190123456 042308001234",
      findings: "I69", year: 1990, female: true),
    IDCase(
      cell: "0401901223456", candidates: "040190123456", findings: "I54;I74",
      year: 1990, female: true),
    IDCase(cell: "4.02E+10", findings: "I60"),
    IDCase(cell: "4,019E+10", findings: "I60"),
    IDCase(cell: "87123456", findings: "I61;I68"),
    IDCase(cell: "15031990", findings: "I61;I68;I71"),
    // The nine digits may be the end of a personal ID, or there is no year to tell.
    IDCase(cell: "000187123456", findings: "I55;I61", year: 1987, female: false),
    IDCase(cell: "000187123456", findings: "I55;I61"),
    IDCase(cell: "000912345670", findings: "I55;I61", year: 1990),
    IDCase(cell: "C1234567", findings: "I65"),
    IDCase(cell: "Hộ chiếu B7654321", findings: "I65"),
    IDCase(cell: "P01234567", findings: "I65"),
    IDCase(cell: "không có", findings: "I52"),
    IDCase(cell: "-", findings: "I52"),
    IDCase(cell: "0401901234", other: 401_901_234, repairs: "I11", findings: "I62;I64"),
    IDCase(cell: "9940190124", findings: "I54"),
    IDCase(cell: "12345", findings: "I54"),
    IDCase(cell: "040163005 57", findings: "I54"),
    IDCase(cell: "04,308003016", findings: "I54"),
    IDCase(cell: "040198007?02", findings: "I54"),
    IDCase(cell: "50190123456", findings: "I54;I55"),
  ]

  @Test("Twelve digits are the number, with what speaks against them", arguments: clean)
  func cleanCells(item: IDCase) { check(item) }

  @Test("Safe repairs give the number and name themselves", arguments: repaired)
  func repairedCells(item: IDCase) { check(item) }

  @Test("Numbers of other kinds are moved and dummies blanked", arguments: moved)
  func movedCells(item: IDCase) { check(item) }

  @Test("What is not certain becomes a candidate or a finding", arguments: uncertain)
  func uncertainCells(item: IDCase) { check(item) }

  private func check(_ item: IDCase) {
    let reading = readID(item.cell, year: item.year, female: item.female)
    #expect((reading.citizenID?.text ?? "") == item.id)
    #expect(reading.oldID == item.oldID)
    #expect(texts(reading.candidates) == item.candidates)
    #expect(reading.otherNumber?.number == item.other)
    #expect(reading.repairs.codes == item.repairs)
    #expect(reading.findings.codes == item.findings)
  }

  /// Cells with the number that is a relative's, and the number that is the record's own.
  static let owners: [(cell: String, own: String, relative: String, findings: String)] = [
    ("Mẹ: 040190123456", "", "040190123456", "I81"),
    ("mẹ 040190123456", "", "040190123456", "I81"),
    ("CCCD mẹ 040190123456", "", "040190123456", "I81"),
    ("CCCD bố: 040085000123", "", "040085000123", "I81"),
    ("040190123456 (mẹ)", "", "040190123456", "I81"),
    ("040 190 123 456 (Mẹ)", "", "040190123456", "I81"),
    ("040190123456 của mẹ", "", "040190123456", "I81"),
    ("040190123456 (mẹ: Lê Thị A)", "", "040190123456", "I81"),
    ("Mẹ Lê Thị A: 040190123456", "", "040190123456", "I81"),
    ("Người giám hộ: 040085000123", "", "040085000123", "I81"),
    ("Phụ huynh 040085000123", "", "040085000123", "I81"),
    ("Chủ hộ: 040085000123", "", "040085000123", "I81"),
    ("mother 040190123456", "", "040190123456", "I81"),
    ("CMND mẹ: 187123456", "", "", "I81"),
    ("Mẹ: 40190123456", "", "040190123456", "I81"),
    ("040215000123 (mẹ: 040190123456)", "040215000123", "040190123456", "I81"),
    ("040215000123; bố 040085000123", "040215000123", "040085000123", "I81"),
    ("040190123456 (mẹ) 040215000123", "040215000123", "040190123456", "I81"),
    ("040190123456 CA Bố Trạch", "040190123456", "", ""),
    ("040190123456 Bộ Công an cấp", "040190123456", "", ""),
    ("040190123456 CA Bà Rịa - Vũng Tàu", "040190123456", "", ""),
    ("040190123456 CA Mê Linh", "040190123456", "", ""),
    ("Mê Linh 001190123456", "001190123456", "", ""),
    ("CA Con Cuông 040190123456", "040190123456", "", ""),
    ("Võ Văn A 040190123456", "040190123456", "", ""),
  ]

  @Test("A number beside a word for a relative is not the record's own", arguments: owners)
  func ownerMarks(
    item: (cell: String, own: String, relative: String, findings: String)
  ) {
    let reading = readID(item.cell)
    #expect((reading.citizenID?.text ?? "") == item.own)
    #expect((reading.relativeID?.text ?? "") == item.relative)
    #expect(reading.findings.codes == item.findings)
    #expect(reading.oldID == nil && reading.candidates.isEmpty)
    if item.own.isEmpty { #expect(reading.repairs.isEmpty) }
  }

  @Test("The number of a column of CMND may be a relative's too")
  func ownerMarksOfOldNumbers() {
    for cell in ["Mẹ: 187123456", "187123456 (mẹ)", "bố: 040085000123"] {
      let bytes = Array(cell.utf8)
      let reading = CMNDReader.read(bytes.span)
      #expect(reading.number == nil && reading.findings.codes == "I81", "\(cell)")
    }
  }

  @Test("Reading an accepted number again changes nothing")
  func idempotent() {
    for item in Self.repaired {
      guard let id = readID(item.cell, year: item.year, female: item.female).citizenID else {
        continue
      }
      let again = readID(id.text)
      #expect(again.citizenID == id)
      #expect(again.repairs.isEmpty)
    }
  }

  @Test("Any bytes are read without a crash, and never more is accepted than is there")
  func anyBytes() {
    var random = SplitMix64(seed: 0x1D)
    let pieces: [[UInt8]] =
      [
        "0", "4", "9", "40190123456", "040190123456", "187123456", " ", ".", "-", "/", "|", ",",
        "E+",
      ]
      .map { Array($0.utf8) }
      + ["CMND", "O", "l", "'", "đ", "０", "\u{300}", "=", "\""].map {
        Array($0.utf8)
      } + [[0xFF], [0xC3], [0xA0], [0xF0, 0x9F], [0x00]]
    for _ in 0..<40_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      let reading = CitizenIDReader.read(
        bytes.span, birthYear: Bool.random(using: &random) ? 1990 : nil, isFemale: true)
      _ = CMNDReader.read(bytes.span)
      _ = InsuranceNumberReader.read(bytes.span)
      _ = HealthCardReader.read(bytes.span, insuranceNumber: nil)
      let isExplained =
        reading.citizenID != nil || reading.oldID != nil || !reading.findings.isEmpty
        || reading.otherNumber != nil || !reading.candidates.isEmpty
      #expect(isExplained, "\(bytes)")
    }
  }

  @Test("A cell too long to be read whole gives a candidate at most")
  func tooLong() {
    let reading = readID("040190123456" + String(repeating: " x", count: 300))
    #expect(reading.citizenID == nil)
    #expect(texts(reading.candidates) == "040190123456")
    #expect(reading.findings.contains(.tooLong))
  }

  @Test("The check digit of tax codes is known")
  func taxCode() {
    #expect(TaxCode.hasValidCheckDigit(314_409_058))
    #expect(!TaxCode.hasValidCheckDigit(314_409_059))
  }
}

extension CitizenIDReaderTests {
  @Test("The fast paths give what the scan gives")
  func twin() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<30_000 {
      let digits = [9, 11, 12][Int.random(in: 0..<3, using: &random)]
      var number = UInt64.random(in: 0..<1_000_000_000_000, using: &random)
      if Bool.random(using: &random) { number = 40_000_000_000 + number % 400_000_000 }
      var text = String(DecimalText.padded(number, digits: 12).suffix(digits))
      if Int.random(in: 0..<50, using: &random) == 0 {
        text = String(repeating: "1", count: digits)
      }
      let year = Bool.random(using: &random) ? Int.random(in: 1930...2020, using: &random) : nil
      let isFemale = Bool.random(using: &random) ? Bool.random(using: &random) : nil
      let bytes = Array(text.utf8)
      var scan = IDScan(bytes.span)
      #expect(
        CitizenIDReader.read(bytes.span, birthYear: year, isFemale: isFemale)
          == scan.citizenReading(birthYear: year, isFemale: isFemale), "\(text)")
    }
  }
}
