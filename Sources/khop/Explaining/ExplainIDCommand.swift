import ArgumentParser
import Identifiers
import Reporting
import Tables

/// `khop explain-id`: shows how one number, a card's QR text or its machine-readable zone is read.
struct ExplainIDCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-id",
    abstract: Usage.words(
      vi: "Hiển thị từng bước cách đọc một số, mã QR hoặc các dòng của thẻ.",
      en: "Shows step by step how a number, a QR text or the lines of a card are read."),
    discussion: """
      khop explain-id 40190123456 --birth-year 1990 --sex female
      khop explain-id "040190123456||Nguyễn Thị Hằng|15031990|Nữ|Nghệ An|10052021"
      khop explain-id LINE1 LINE2 LINE3
      """)

  @Argument(
    help: .words(
      vi: "Một số, mã thẻ BHYT, nội dung mã QR, hoặc ba dòng của thẻ.",
      en: "A number, a health-card code, the text of a QR code, or three lines of a card."))
  var value: [String]

  @Option(
    name: .customLong("birth-year"),
    help: .words(
      value: "year",
      vi: "Năm sinh của bản ghi, để đối chiếu.",
      en: "The birth year of the record, as a witness."))
  var birthYear: Int?

  @Option(
    help: .words(
      value: "text",
      vi: "Giới tính của bản ghi, để đối chiếu: male hoặc female, Nam hoặc Nữ.",
      en: "The sex of the record, as a witness: male or female, Nam or Nữ."))
  var sex: String?

  @OptionGroup var options: ExplainOptions

  func validate() throws {
    if value.isEmpty { throw Usage.error("cần một giá trị", "a value is needed") }
    if let sex, ExplainIDCommand.read(sex) == .unknown {
      throw Usage.error("--sex là male hoặc female, Nam hoặc Nữ", "--sex is male or female")
    }
    if let birthYear, !(1800...2200).contains(birthYear) {
      throw Usage.error("--birth-year là một năm", "--birth-year is a year")
    }
  }

  private static func read(_ sex: String) -> Sex {
    let bytes = Array(sex.utf8)
    return SexCode.read(bytes.span, coding: .words).sex
  }

  /// The characters of one line of a card's machine-readable zone; the first alone is read as a number is.
  private static let machineLine = 30

  func run() {
    var explanation = StepText(options.language)
    let text = value.joined(separator: value.count > 1 ? "\n" : "")
    let bytes = Array(text.utf8)
    if text.contains("<<"), bytes.count > Self.machineLine {
      explain(MachineReadableZone.parse(bytes.span), &explanation)
    } else if text.count(where: { $0 == "|" }) > 2 || text.split(separator: ",").count >= 6 {
      explain(CardQR.parse(bytes.span), &explanation)
    } else if isCardCode(bytes) {
      explainHealthCard(bytes, &explanation)
    } else {
      explainNumber(bytes, &explanation)
    }
    Console.write(explanation.text, to: 1)
  }

  private func isCardCode(_ bytes: [UInt8]) -> Bool {
    let letters = bytes.filter { $0 > 0x20 }
    // `CCCD:040190123456` is a number with its label.
    guard letters.count >= 15, letters.count <= 20,
      CitizenIDReader.read(bytes.span, birthYear: nil, isFemale: nil).citizenID == nil
    else { return false }
    return letters.prefix(2).allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
      && letters.dropFirst(2).count { $0 &- 0x30 < 10 } >= 11
  }

  // MARK: Numbers

  private func explainNumber(_ bytes: [UInt8], _ explanation: inout StepText) {
    let isFemale = sex.map(ExplainIDCommand.read)?.isFemale
    explanation.steps(
      ExplainID.steps(bytes.span, birthYear: birthYear, isFemale: isFemale))
    let reading = CitizenIDReader.read(bytes.span, birthYear: birthYear, isFemale: isFemale)
    var table = TextTable(rightAligned: [])
    if let id = reading.citizenID { add(id, &table, explanation) }
    if let old = reading.oldID {
      table.add(explanation.say("CMND 9 số", "9-digit CMND"), DecimalText.padded(old, digits: 9))
    }
    if let relative = reading.relativeID {
      table.add(explanation.say("Số của người thân", "A relative's number"), relative.text)
    }
    if let other = reading.otherNumber {
      let kind =
        switch other.kind {
        case .phone: explanation.say("Số điện thoại", "Phone number")
        case .taxCode: explanation.say("Mã số thuế", "Tax code")
        case .insuranceNumber: explanation.say("Mã số BHXH", "Insurance number")
        }
      table.add(kind, other.text)
    }
    for id in reading.candidates {
      table.add(explanation.say("Có thể là", "Perhaps"), id.text)
      add(structure: id, &table, explanation)
    }
    if let old = reading.oldIDCandidate {
      table.add(
        explanation.say("Có thể là CMND", "Perhaps a CMND"), DecimalText.padded(old, digits: 9))
    }
    if table.text().isEmpty {
      table.add(explanation.say("không đọc được số nào", "no number can be read"))
    }
    explanation.section(explanation.say("Kết quả", "Result"), table)
  }

  private func add(_ id: CitizenID, _ table: inout TextTable, _ explanation: StepText) {
    table.add(explanation.say("Số định danh", "Personal ID number"), id.text)
    add(structure: id, &table, explanation)
  }

  /// What the first six digits say.
  private func add(
    structure id: CitizenID, _ table: inout TextTable, _ explanation: StepText
  ) {
    let text = id.text
    let province = ProvinceNames.name(ofIDCode: id.provinceCode)
    table.add(
      "  \(text.prefix(3))",
      explanation.say("nơi đăng ký khai sinh: ", "birth registered in: ")
        + (province ?? explanation.say("mã không tồn tại", "no such code")))
    let sex = Sex(of: id)
    table.add(
      "  \(text.dropFirst(3).prefix(3))",
      explanation.say("\(sex.text), sinh năm ", sex == .female ? "female, born " : "male, born ")
        + String(id.birthYear))
    table.add(
      "  \(text.suffix(6))", explanation.say("số ngẫu nhiên", "digits without meaning"))
  }

  private func explainHealthCard(_ bytes: [UInt8], _ explanation: inout StepText) {
    let reading = HealthCardReader.read(bytes.span, insuranceNumber: nil)
    var table = TextTable(rightAligned: [])
    if let card = reading.card ?? reading.candidate {
      let isCertain = reading.card != nil
      table.add(
        isCertain
          ? explanation.say("Mã thẻ BHYT", "Health card") : explanation.say("Có thể là", "Perhaps"),
        card.text)
      table.add("  \(card.objectCode)", explanation.say("mã đối tượng", "object code"))
      table.add("  \(card.level)", explanation.say("mức hưởng", "benefit level"))
      table.add(
        "  \(DecimalText.padded(UInt64(card.provinceCode), digits: 2))",
        explanation.say("nơi cấp: ", "issued by: ")
          + (ProvinceNames.name(ofIDCode: Int(card.provinceCode)) ?? "?"))
      table.add(
        "  \(card.insuranceNumber.text)", explanation.say("mã số BHXH", "insurance number"))
    }
    addCodes(reading.repairs, reading.findings, &table, explanation)
    explanation.section(explanation.say("Thẻ bảo hiểm y tế", "Health-insurance card"), table)
  }

  private func addCodes(
    _ repairs: IDRepairs, _ findings: IDFindings, _ table: inout TextTable,
    _ explanation: StepText
  ) {
    for rule in IDRepairs.all where repairs.contains(rule.member) {
      table.add(rule.code, explanation.say(rule.vi, rule.en))
    }
    for rule in IDFindings.all where findings.contains(rule.member) {
      table.add(rule.code, explanation.say(rule.vi, rule.en))
    }
  }

  // MARK: Cards

  private func explain(_ card: CardQR, _ explanation: inout StepText) {
    var table = TextTable(rightAligned: [])
    if let id = card.citizenID { add(id, &table, explanation) }
    if let old = card.oldID {
      table.add(explanation.say("CMND 9 số", "9-digit CMND"), DecimalText.padded(old, digits: 9))
    }
    addPerson(card.name, card.birthDate, card.sex, &table, explanation)
    if !card.address.isEmpty {
      table.add(explanation.say("Nơi thường trú", "Residence"), card.address)
    }
    if let date = card.issueDate {
      table.add(explanation.say("Ngày cấp", "Issued"), date.text)
    }
    addFindings(card.findings, &table, explanation)
    explanation.section(explanation.say("Mã QR của thẻ", "QR code of the card"), table)
  }

  private func explain(_ zone: MachineReadableZone, _ explanation: inout StepText) {
    var table = TextTable(rightAligned: [])
    if let id = zone.citizenID { add(id, &table, explanation) }
    addPerson(zone.name, zone.birthDate, zone.sex, &table, explanation)
    if zone.isWithoutExpiry {
      table.add(explanation.say("Hết hạn", "Expires"), explanation.say("không", "never"))
    } else if let date = zone.expiryDate {
      table.add(explanation.say("Hết hạn", "Expires"), date.text)
    }
    table.add(
      explanation.say("Số kiểm tra", "Check digits"),
      zone.isVerified
        ? explanation.say("đúng cả năm", "all five right") : explanation.say("sai", "wrong"))
    addFindings(zone.findings, &table, explanation)
    explanation.section(
      explanation.say("Vùng đọc máy (MRZ) của thẻ", "Machine-readable zone of the card"), table)
  }

  private func addPerson(
    _ name: String, _ birthDate: BirthDate?, _ sex: Sex, _ table: inout TextTable,
    _ explanation: StepText
  ) {
    table.add(explanation.say("Họ và tên", "Name"), name)
    table.add(explanation.say("Ngày sinh", "Birth date"), birthDate?.text ?? "–")
    table.add(explanation.say("Giới tính", "Sex"), sex.text)
  }

  private func addFindings(
    _ findings: CardFindings, _ table: inout TextTable, _ explanation: StepText
  ) {
    for rule in CardFindings.all where findings.contains(rule.member) {
      table.add(rule.code, explanation.say(rule.vi, rule.en))
    }
  }
}
