import Cleansing
import Identifiers
import TestSupport
import Testing
import VietnameseText

@Suite("Any bytes are read, and what was mended is right")
struct ReaderFuzzTests {
  private static let words = [
    "Nguyễn", "Thị", " Văn ", "(Bé)", "con ông ", "ễ", "\u{302}\u{303}", "đ", "?", "Th\u{1A0}",
    "aa", "ow",
    "040190123456", "187123456", "E+10", ".0", "CCCD", "05/03/1990", "tháng", "1990", "|", "<<",
    "VNM",
  ]

  private func place(_ round: Int, _ bytes: [UInt8]) -> Comment {
    Comment(rawValue: "round \(round): \(bytes)")
  }

  @Test("Names: whatever comes in, the name that comes out is clean")
  func names() {
    let fuzzer = Fuzzer("name", words: Self.words)
    let reader = NameReader.standard
    let memory = NameMemory()
    for round in 0..<Fuzzer.rounds(1500) {
      let bytes = fuzzer.input(round)
      let reading = reader.read(bytes.span, memory: memory)
      #expect(reading == reader.read(bytes.span), place(round, bytes))
      let shown = Array(reading.display().utf8)
      let again = reader.read(shown.span, memory: memory)
      #expect(again.words == reading.words, place(round, bytes))
      #expect(reading.alternatives.count <= 4)
    }
  }

  @Test(
    "Encodings: decoding takes any bytes, and text is found again",
    arguments: LegacyEncoding.allCases)
  func encodings(encoding: LegacyEncoding) {
    let fuzzer = Fuzzer("name", words: Self.words)
    var detector = EncodingDetector()
    for round in 0..<Fuzzer.rounds(300) {
      let bytes = fuzzer.input(round)
      detector.add(bytes.span)
      guard let text = encoding.decode(bytes), !text.unicodeScalars.contains("\u{FFFD}"),
        let encoded = encoding.encode(text), let again = encoding.decode(encoded)
      else { continue }
      // One text may be written in several ways; what was written is read as it was.
      if encoding.encode(again) == encoded { continue }
      #expect(again.lowercased() == text.lowercased(), place(round, bytes))
    }
    _ = detector.decision
  }

  @Test("Numbers, cards and sexes: a number that is accepted is accepted again, unchanged")
  func numbers() {
    let fuzzer = Fuzzer("number", words: Self.words)
    for round in 0..<Fuzzer.rounds(6000) {
      let bytes = fuzzer.input(round)
      let year = round % 3 == 0 ? 1990 : nil
      let isFemale = round % 2 == 0 ? true : nil
      let reading = CitizenIDReader.read(bytes.span, birthYear: year, isFemale: isFemale)
      if let id = reading.citizenID {
        let text = Array(id.text.utf8)
        let again = CitizenIDReader.read(text.span, birthYear: year, isFemale: isFemale)
        #expect(again.citizenID == id && again.repairs.isEmpty, place(round, bytes))
      }
      let plain = CitizenIDReader.plainNumber(bytes.span, birthYear: year, isFemale: isFemale)
      if plain != 0 {
        #expect(reading.citizenID?.number == plain, place(round, bytes))
        #expect(reading.findings.isEmpty && reading.repairs.isEmpty, place(round, bytes))
      }
      let number = InsuranceNumberReader.read(bytes.span)
      if let number = number.number {
        let text = Array(number.text.utf8)
        #expect(InsuranceNumberReader.read(text.span).number == number, place(round, bytes))
      }
      if InsuranceNumberReader.plainNumber(bytes.span) != 0 {
        #expect(number.findings.isEmpty && number.repairs.isEmpty, place(round, bytes))
      }
      let card = HealthCardReader.read(bytes.span, insuranceNumber: nil)
      if let code = card.card {
        let text = Array(code.text.utf8)
        #expect(
          HealthCardReader.read(text.span, insuranceNumber: nil).card == code, place(round, bytes))
      }
      if HealthCardReader.isPlain(bytes.span, insuranceNumber: nil) {
        #expect(card.findings.isEmpty && card.repairs.isEmpty, place(round, bytes))
      }
      if let old = CMNDReader.read(bytes.span).number { #expect(old < 1_000_000_000_000) }
      for coding in SexCoding.allCases { _ = SexCode.read(bytes.span, coding: coding) }
    }
  }

  @Test("Dates: a date that is read is read again from its own text")
  func dates() throws {
    let fuzzer = Fuzzer("date", words: Self.words)
    let day = try #require(BirthDate(year: 2026, month: 1, day: 1))
    for order in [DateOrder.dayMonth, .monthDay] {
      let reader = BirthDateReader(order: order, asOfYear: 2026, asOf: day)
      let plain = BirthDateReader(order: .dayMonth, asOfYear: 2026, asOf: day)
      for round in 0..<Fuzzer.rounds(4000) {
        let bytes = fuzzer.input(round)
        guard let date = reader.read(bytes.span, idBirthYear: round % 2 == 0 ? 1990 : nil).date
        else { continue }
        let text = Array(date.text.utf8)
        #expect(plain.read(text.span, idBirthYear: nil).date == date, place(round, bytes))
      }
    }
  }

  @Test("Scanned cards: the text and the zone are parsed without trusting either")
  func cards() {
    let fuzzer = Fuzzer("card", words: Self.words)
    for round in 0..<Fuzzer.rounds(6000) {
      let bytes = fuzzer.input(round)
      let card = CardQR.parse(bytes.span)
      if let id = card.citizenID { #expect(id.number < 1_000_000_000_000) }
      let zone = MachineReadableZone.parse(bytes.span)
      if let id = zone.citizenID { #expect(id.number < 1_000_000_000_000) }
    }
  }

  @Test("Addresses: any text is cut into parts, and names resolve to units that exist")
  func addresses() {
    let fuzzer = Fuzzer("address", words: Self.words)
    for round in 0..<Fuzzer.rounds(600) {
      let bytes = fuzzer.input(round)
      let text = String(decoding: bytes, as: UTF8.self)
      let address = ParsedAddress(text)
      for code in address.currentCodes {
        #expect(AdministrativeUnits.isKnown(code), place(round, bytes))
      }
    }
  }
}
