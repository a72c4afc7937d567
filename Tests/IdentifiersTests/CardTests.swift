import TestSupport
import Testing

@testable import Identifiers

@Suite struct CardTests {
  static let address = "Khối 5, Hưng Bình, Vinh, Nghệ An"

  static let variants: [(text: String, findings: String)] = [
    ("040190123456|187123456|Nguyễn Thị Hằng|15031990|Nữ|\(address)|10052021", ""),
    ("040190123456|187123456|Nguyễn Thị Hằng|15/03/1990|Nữ|\(address)|10/05/2021\r\n", ""),
    ("040190123456|187123456|NGUYỄN THỊ HẰNG|15031990|Nữ|\(address)|10052021", ""),
    ("\u{FEFF}040190123456｜187123456｜Nguyễn Thị Hằng｜15031990｜Nữ｜\(address)｜10052021", ""),
    ("040190123456|187123456|Nguyễn Thị Hằng|15031990|Nữ|\(address)|10052021||Trần A|", "Q53"),
    (
      "040190123456|187123456|Nguy\u{FFFD}n Th\u{FFFD} H\u{FFFD}ng|15031990|Nữ|\(address)|10052021",
      "Q55"
    ),
    ("040190123456|187123456|Nguyen Thi Hang|15031990|Nữ|\(address)|10052021", "Q56"),
    ("040190123456,187123456,Nguyễn Thị Hằng,15031990,Nữ,\(address),10052021", "Q61"),
    (
      "Số CCCD: 040190123456, Số CMND: 187123456, Họ và tên: Nguyễn Thị Hằng, "
        + "Ngày sinh: 15/03/1990, Giới tính: Nữ, Nơi thường trú: \(address), "
        + "Ngày cấp: 10/05/2021", "Q61"
    ),
    ("040190123456|187123456|Nguyễn Thị Hằng|15031990|Nam|\(address)|10052021", "Q59"),
    ("040190123456|187123456|Nguyễn Thị Hằng|15031990|Nữ|\(address)", "Q52"),
  ]

  @Test("The card text is read in all its variants", arguments: variants)
  func qr(text: String, findings: String) {
    let bytes = Array(text.utf8)
    let card = CardQR.parse(bytes.span)
    #expect(card.citizenID?.text == "040190123456")
    #expect(card.oldID == 187_123_456)
    #expect(card.birthDate == date("1990-03-15"))
    #expect(card.address == Self.address)
    #expect(card.findings.codes == findings)
    if !findings.contains("Q52") { #expect(card.issueDate == date("2021-05-10")) }
    if !findings.contains("Q59") { #expect(card.sex == .female) }
    if !findings.contains("Q55"), !findings.contains("Q56") {
      #expect(card.name.lowercased() == "nguyễn thị hằng")
    }
  }

  @Test("Whoever holds a card was born in any year from 1906 on")
  func years() {
    for year in 1906...2025 {
      let number = "040\(year < 2000 ? 1 : 3)\(String(year).suffix(2))123456"
      let text = "\(number)||Nguyễn Thị Hằng|1503\(year)|Nữ|Vinh|10052021"
      let card = CardQR.parse(Array(text.utf8).span)
      #expect(card.birthDate == date("\(year)-03-15") && card.findings.isEmpty, "\(year)")
    }
  }

  @Test("Eight digits are day, month and year also where they look like a year of our time")
  func daysOfTheTwentieth() {
    for year in 1906...2025 {
      for month in 1...12 {
        let day = "20" + (month < 10 ? "0" : "") + "\(month)"
        let number = "040\(year < 2000 ? 0 : 2)\(String(year).suffix(2))123456"
        let text = "\(number)||Nguyễn Thường Dương|\(day)\(year)|Nam|Vinh|\(day)2021"
        let card = CardQR.parse(Array(text.utf8).span)
        #expect(card.birthDate == BirthDate(year: year, month: month, day: 20), "\(day)\(year)")
        #expect(card.issueDate == BirthDate(year: 2021, month: month, day: 20))
        #expect(card.findings.isEmpty)
      }
    }
    let machine = CardQR.parse(
      Array("040090123456||Nguyễn Thường Dương|19900420|Nam|Vinh|20210510".utf8).span)
    #expect(machine.birthDate == date("1990-04-20") && machine.issueDate == date("2021-05-10"))
  }

  @Test("An empty second field means that there was no CMND, and other texts are refused")
  func edges() {
    let bytes = Array("040190123456||Nguyễn Thị Hằng|15031990|Nữ|Vinh|10052021".utf8)
    let card = CardQR.parse(bytes.span)
    #expect(card.oldID == nil && card.findings.isEmpty)
    for text in ["", "xin chào", "040190123456"] {
      let bytes = Array(text.utf8)
      #expect(CardQR.parse(bytes.span).findings.contains(.unreadable))
    }
  }

  static let zone = [
    "IDVNM1901234569040190123456<<1", "9003152F3003150VNM<<<<<<<<<<<6",
    "NGUYEN<<THI<HANG<<<<<<<<<<<<<<",
  ]

  @Test("The zone of a card is written with the right check digits")
  func make() throws {
    let id = try #require(CitizenID(number: 40_190_123_456))
    let lines = MachineReadableZone.make(
      citizenID: id, birthDate: date("1990-03-15"), sex: .female, expiry: date("2030-03-15"),
      surname: "NGUYEN", givenNames: "THI HANG")
    #expect(lines == Self.zone)
  }

  @Test("The zone is read with lines, without them, with spaces, and with misread characters")
  func parse() {
    let joined = Self.zone.joined(separator: "\n")
    let variants: [(text: String, isMended: Bool)] = [
      (joined, false), (Self.zone.joined(), false), (joined.lowercased(), false),
      (joined.replacing("<<1", with: "1"), false),
      (Self.zone.joined(separator: "\r\n\r\n ") + "\n", false),
      (joined.replacing("040190123456", with: "`4O19O123456"), true),
      (joined.replacing("9040190123456", with: "90401901234`6"), true),
      (joined.replacing("M190123456", with: "M1901234D6"), true),
      (joined.replacing("9003152F", with: "90O3I52F"), true),
      (joined.replacing("<<<<<<<<<<<6", with: "<<<<<<<6"), false),
      (joined.replacing("HANG<<<<<<<<<<<<<<", with: "HANG"), false),
    ]
    for (text, isMended) in variants {
      let bytes = Array(text.utf8)
      let zone = MachineReadableZone.parse(bytes.span)
      #expect(zone.citizenID?.text == "040190123456", "\(text)")
      #expect(zone.birthDate == date("1990-03-15"))
      #expect(zone.sex == .female)
      #expect(zone.expiryDate == date("2030-03-15"))
      #expect(zone.name == "NGUYEN THI HANG")
      #expect(zone.isVerified)
      #expect(zone.findings == (isMended ? [.charactersMended] : []), "\(text)")
    }
  }

  @Test("Every wrong digit of the number is found by a check digit")
  func wrongDigits() {
    for place in 5..<27 where place != 14 {
      var lines = Self.zone.map { Array($0.utf8) }
      lines[0][place] = (lines[0][place] - 0x30 + 1) % 10 + 0x30
      let bytes = Array(lines.joined(separator: [0x0A]))
      let zone = MachineReadableZone.parse(bytes.span)
      #expect(!zone.isVerified)
      #expect(zone.findings.contains(place < 14 ? .shortNumberCheck : .numberCheck))
    }
  }

  @Test("Cards of older people do not expire")
  func withoutExpiry() throws {
    let id = try #require(CitizenID(number: 40_050_123_456))
    let lines = MachineReadableZone.make(
      citizenID: id, birthDate: date("1950"), sex: .male, expiry: nil, surname: "TRAN",
      givenNames: "VAN THU")
    let bytes = Array(lines.joined().utf8)
    let zone = MachineReadableZone.parse(bytes.span)
    #expect(zone.isWithoutExpiry && zone.expiryDate == nil && zone.findings.isEmpty)
    #expect(zone.birthDate == date("1950"))
  }

  @Test("Any bytes are read without a crash")
  func anyBytes() {
    var random = SplitMix64(seed: 0xCA)
    let source = Array((Self.zone.joined(separator: "\n") + Self.variants[0].text).utf8)
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let start = Int.random(in: 0..<source.count, using: &random)
        let end = Int.random(in: start...min(source.count, start + 90), using: &random)
        bytes += source[start..<end]
      }
      if let place = bytes.indices.randomElement(using: &random) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      _ = CardQR.parse(bytes.span)
      _ = MachineReadableZone.parse(bytes.span)
    }
  }
}
