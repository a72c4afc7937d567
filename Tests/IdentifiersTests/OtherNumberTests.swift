import Testing

@testable import Identifiers

@Suite struct OtherNumberTests {
  @Test(
    "The column of old numbers takes nine digits, and twelve with a finding",
    arguments: [
      ("187123456", 187_123_456 as UInt64?, nil as UInt64?, "", ""),
      ("187 123 456", 187_123_456, nil, "I03", ""),
      ("'087123456", 87_123_456, nil, "I02", ""),
      ("87123456", nil, 87_123_456, "", "I68"),
      ("040190123456", 40_190_123_456, nil, "", "I73"),
      ("187123456/040190123456", 187_123_456, nil, "I09", "I73"),
      ("999999999", nil, nil, "I12", "I53"),
      ("", nil, nil, "", "I51"),
      ("18712345", nil, 18_712_345, "", "I68"),
      ("C1234567", nil, nil, "", "I65"),
      ("chưa có", nil, nil, "", "I52"),
    ])
  func oldNumbers(
    cell: String, number: UInt64?, candidate: UInt64?, repairs: String, findings: String
  ) {
    let bytes = Array(cell.utf8)
    let reading = CMNDReader.read(bytes.span)
    #expect(reading.number == number)
    #expect(reading.candidate == candidate)
    #expect(reading.repairs.codes == repairs)
    #expect(reading.findings.codes == findings)
  }

  @Test(
    "The column of insurance numbers takes ten digits",
    arguments: [
      ("4012345678", "4012345678", "", "", ""),
      ("0112345678", "0112345678", "", "", ""),
      ("112345678", "", "0112345678", "", "I68"),
      ("40 1234 5678", "4012345678", "", "I03", ""),
      ("4012345678.0", "4012345678", "", "I06", ""),
      ("GD4404012345678", "4012345678", "", "I08", ""),
      ("9912345678", "9912345678", "", "", "I55"),
      ("0312345678", "0312345678", "", "", "I55;I63"),
      ("0000000000", "", "", "I12", "I53"),
      ("0183574421.0", "0183574421", "", "I06", ""),
      ("0183574421,00", "0183574421", "", "I06", ""),
      ("4099267405.0", "4099267405", "", "I06", ""),
      ("0000000000.0", "", "", "I06;I12", "I53"),
      ("040190123456", "", "", "", "I73"),
      ("401234S678", "", "4012345678", "", "I66"),
      ("", "", "", "", "I51"),
    ])
  func insuranceNumbers(
    cell: String, number: String, candidate: String, repairs: String, findings: String
  ) {
    let bytes = Array(cell.utf8)
    let reading = InsuranceNumberReader.read(bytes.span)
    #expect((reading.number?.text ?? "") == number)
    #expect((reading.candidate?.text ?? "") == candidate)
    #expect(reading.repairs.codes == repairs)
    #expect(reading.findings.codes == findings)
  }

  @Test(
    "A health card is two letters and thirteen digits",
    arguments: [
      ("GD4404012345678", "GD4404012345678", "", "", ""),
      ("gd 4 40 4012345678", "GD4404012345678", "", "I03;I14", ""),
      ("GD-4-40-40123-45678", "GD4404012345678", "", "I03", ""),
      ("0D4404012345678", "OD4404012345678", "", "I14", "I76"),
      ("GD4O04012345678", "GD4004012345678", "", "I14", "I55"),
      ("GD44040123456T8", "", "", "", "I54"),
      ("GD440401234567B", "", "GD4404012345678", "", "I66"),
      ("GD2404012345678", "GD2404012345678", "", "", "I78"),
      ("GD9404012345678", "GD9404012345678", "", "", "I77"),
      ("ZZ4404012345678", "ZZ4404012345678", "", "", "I76"),
      ("GD440401234567840001", "GD4404012345678", "", "I08", ""),
      ("4012345678", "", "", "", "I80"),
      ("Số thẻ: GD4404012345678", "GD4404012345678", "", "I08", ""),
      ("Thẻ BHYT:GD4404012345678", "GD4404012345678", "", "I08", ""),
      ("GD440401234567", "", "", "", "I54"),
      ("GD4400000000000", "", "", "I12", "I53"),
      ("không", "", "", "", "I52"),
      ("", "", "", "", "I51"),
    ])
  func healthCards(
    cell: String, card: String, candidate: String, repairs: String, findings: String
  ) {
    let bytes = Array(cell.utf8)
    let reading = HealthCardReader.read(bytes.span, insuranceNumber: nil)
    #expect((reading.card?.text ?? "") == card)
    #expect((reading.candidate?.text ?? "") == candidate)
    #expect(reading.repairs.codes == repairs)
    #expect(reading.findings.codes == findings)
  }

  @Test("The insurance number of the record confirms the card or contradicts it")
  func witness() throws {
    let number = try #require(InsuranceNumber(number: 4_012_345_678))
    let other = try #require(InsuranceNumber(number: 4_012_345_679))
    let guess = Array("GD440401234567B".utf8)
    #expect(HealthCardReader.read(guess.span, insuranceNumber: number).card != nil)
    #expect(HealthCardReader.read(guess.span, insuranceNumber: other).card == nil)
    // The ten digits of a new card say nothing by themselves.
    let short = Array("4012345678".utf8)
    #expect(HealthCardReader.read(short.span, insuranceNumber: number).findings.isEmpty)
    #expect(
      HealthCardReader.read(short.span, insuranceNumber: other).findings
        == [.cardCodeMissing, .insuranceNumberDisagrees])
    let clean = Array("GD4404012345678".utf8)
    let reading = HealthCardReader.read(clean.span, insuranceNumber: other)
    #expect(reading.findings == .insuranceNumberDisagrees)
    let card = try #require(reading.card)
    #expect(card.objectCode == "GD")
    #expect(card.level == 4)
    #expect(card.provinceCode == 40)
    #expect(HealthCardObject.of(card.objectBytes)?.payerGroup == 5)
    #expect(
      HealthCard(objectCode: "GD", level: 4, provinceCode: 40, insuranceNumber: number) == card)
    #expect(
      HealthCard(objectCode: "gd", level: 4, provinceCode: 40, insuranceNumber: number) == nil)
  }

  @Test(
    "Sex is read from words of both languages and from codes",
    arguments: [
      ("Nam", SexCoding.words, Sex.male, SexReading.Finding.none),
      ("NỮ", .words, .female, .none), ("nữ", .oneMaleTwoFemale, .female, .none),
      ("nu", .words, .female, .none), ("N÷", .words, .female, .none),
      ("Ná»¯", .words, .female, .none), ("M", .words, .male, .none),
      ("N»", .words, .female, .none), ("NÝÞ", .words, .female, .none),
      ("NÃ¡Â»Â¯", .words, .female, .none), ("NÃ¡Â»Â®", .words, .female, .none),
      ("NuÌ›Ìƒ", .words, .female, .none), ("nuÌ\u{9B}Ì\u{83}", .words, .female, .none),
      ("Næ", .words, .female, .none), ("N", .words, .unknown, .unreadable),
      ("F", .words, .female, .none), ("Female", .words, .female, .none),
      ("Gái", .words, .female, .none), ("con trai", .words, .male, .none),
      ("1", .oneMaleZeroFemale, .male, .none), ("0", .oneMaleZeroFemale, .female, .none),
      ("2", .oneMaleTwoFemale, .female, .none), ("1.0", .oneMaleTwoFemale, .male, .none),
      ("1", .zeroMaleOneFemale, .female, .none),
      ("2", .oneMaleZeroFemale, .unknown, .undecidedCode),
      ("1", .words, .unknown, .undecidedCode), ("3", .oneMaleTwoFemale, .unknown, .unreadable),
      ("", .words, .unknown, .missing), ("  ", .words, .unknown, .missing),
      ("'1", .oneMaleZeroFemale, .male, .none), ("’0", .oneMaleZeroFemale, .female, .none),
      ("01", .oneMaleTwoFemale, .male, .none), ("02", .oneMaleTwoFemale, .female, .none),
      ("'1", .words, .unknown, .undecidedCode), ("10", .words, .unknown, .unreadable),
      ("1 - Nam", .words, .male, .none), ("2 - Nữ", .words, .female, .none),
      ("Nam (1)", .words, .male, .none), ("Nữ (0)", .oneMaleZeroFemale, .female, .none),
      ("Đàn ông", .words, .male, .none), ("Đàn bà", .words, .female, .none),
      ("Nuwx", .words, .female, .none), ("Nu74", .words, .female, .none),
      ("Nam 1 2", .words, .unknown, .unreadable), ("Nam1", .words, .unknown, .unreadable),
      ("khác", .words, .unknown, .unreadable), ("-", .words, .unknown, .unreadable),
    ])
  func sex(cell: String, coding: SexCoding, sex: Sex, finding: SexReading.Finding) {
    let bytes = Array(cell.utf8)
    #expect(SexCode.read(bytes.span, coding: coding) == SexReading(sex: sex, finding: finding))
  }

  @Test("The fourth digits of the ID numbers decide the coding of a file")
  func coding() throws {
    let man = try #require(CitizenID(number: 40_090_123_456))
    let woman = try #require(CitizenID(number: 40_190_123_456))
    func counts(_ rows: [(String, CitizenID?, Int)]) -> SexCodeCounts {
      var counts = SexCodeCounts()
      for (cell, id, times) in rows {
        let bytes = Array(cell.utf8)
        for _ in 0..<times { counts.add(bytes.span, citizenID: id) }
      }
      return counts
    }
    #expect(SexCoding.decide(counts([("1", man, 50), ("0", woman, 50)])) == .oneMaleZeroFemale)
    #expect(SexCoding.decide(counts([("0", man, 50), ("1", woman, 50)])) == .zeroMaleOneFemale)
    #expect(SexCoding.decide(counts([("1", man, 50), ("2", woman, 50)])) == .oneMaleTwoFemale)
    #expect(SexCoding.decide(counts([("2", man, 50), ("1", woman, 50)])) == .twoMaleOneFemale)
    #expect(
      SexCoding.decide(counts([("1", man, 50), ("2", woman, 40), ("0", woman, 10)]))
        == .oneMaleOthersFemale)
    #expect(
      SexCoding.decide(
        counts([("1", man, 50), ("1", woman, 50), ("0", man, 50), ("0", woman, 50)]))
        == .words)
    #expect(SexCoding.decide(counts([("1", nil, 5), ("0", nil, 5)])) == .oneMaleZeroFemale)
    #expect(SexCoding.decide(counts([("1", nil, 5), ("2", nil, 5)])) == .oneMaleTwoFemale)
    #expect(SexCoding.decide(counts([("1", nil, 5), ("2", nil, 5), ("0", nil, 5)])) == .words)
    #expect(SexCoding.decide(counts([("'1", man, 50), ("'0", woman, 50)])) == .oneMaleZeroFemale)
    #expect(SexCoding.decide(counts([("01", man, 50), ("02", woman, 50)])) == .oneMaleTwoFemale)
    var parts = counts([("1", man, 50)])
    parts.add(counts([("0", woman, 50)]))
    #expect(parts == counts([("0", woman, 50), ("1", man, 50)]))
  }
}
