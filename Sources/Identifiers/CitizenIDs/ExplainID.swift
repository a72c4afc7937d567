/// Tells step by step how a personal ID number is read.
public enum ExplainID {
  /// Reads a cell as ``CitizenIDReader`` does and tells each step.
  ///
  ///     steps("CCCD: 40 190 123 456", birthYear: nil, isFemale: nil)
  ///     // I03;I08  "CCCD: 40 190 123 456" → "40190123456"
  ///     // I01      "40190123456" → "040190123456"
  public static func steps(
    _ bytes: Span<UInt8>, birthYear: Int?, isFemale: Bool?
  ) -> [ExplanationStep] {
    let reading = CitizenIDReader.read(bytes, birthYear: birthYear, isFemale: isFemale)
    let text = SymbolText(bytes)
    var builder = ExplanationBuilder(ExplainText.original(bytes))
    builder.repair(
      reading.repairs, of: [.digitForms, .invisible], to: text.text(0..<text.count))
    let scan = IDScan(bytes)
    builder.repair(reading.repairs, of: .textMark, to: text.text(scan.low..<scan.high))
    var typed: [String] = []
    for index in 0..<scan.numberCount {
      let number = scan.numbers[index]
      // Short groups beside a number, such as a date of issue, are not taken.
      guard number.digits >= 8, number.digits <= 19 else { continue }
      typed.append(DecimalText.padded(number.value, digits: number.digits))
    }
    builder.repair(
      reading.repairs,
      of: [.cardText, .label, .split, .separators, .floatForm, .scientificForm],
      to: typed.joined(separator: " + "))
    builder.repair(reading.repairs, of: .paddedZero, to: reading.citizenID?.text ?? "")
    builder.repair(reading.repairs, of: .blanked, to: "")
    if let oldID = reading.oldID {
      builder.repair(
        reading.repairs, of: .movedOldID, to: "CMND " + DecimalText.padded(oldID, digits: 9))
    }
    if let other = reading.otherNumber {
      builder.repair(reading.repairs, of: .movedOther, to: other.text)
    }
    builder.find(reading.findings)
    for candidate in reading.candidates { builder.offer(candidate.text) }
    if let oldID = reading.oldIDCandidate {
      builder.offer("CMND " + DecimalText.padded(oldID, digits: 9))
    }
    return builder.steps
  }
}

/// Tells step by step how a birth date is read.
public enum ExplainDate {
  /// Reads a cell as a ``BirthDateReader`` does and tells each step.
  ///
  ///     steps("12/06/1905", reader: reader, idBirthYear: 1990)
  ///     // B07  "12/06/1905" → "1990"
  public static func steps(
    _ bytes: Span<UInt8>, reader: BirthDateReader, idBirthYear: Int?
  ) -> [ExplanationStep] {
    let reading = reader.read(bytes, idBirthYear: idBirthYear)
    let text = SymbolText(bytes)
    var builder = ExplanationBuilder(ExplainText.original(bytes))
    builder.repair(
      reading.repairs, of: [.digitForms, .invisible, .textMark],
      to: ExplainText.withoutMarks(text))
    let result = reading.date?.text ?? ""
    let forms: DateRepairs = [
      .separators, .shortForm, .compactForm, .yearFirst, .time, .words, .unknownParts, .letters,
      .label, .merged,
    ]
    builder.repair(
      reading.repairs, of: forms.union(.serial),
      to: reading.date.map { asWritten($0, reading.repairs) } ?? "")
    builder.repair(
      reading.repairs,
      of: [.yearFromSerial, .century, .twoDigitYear, .order, .partDropped, .paddedZero],
      to: result)
    builder.repair(reading.repairs, of: .blanked, to: "")
    builder.find(reading.findings)
    for date in reading.alternatives { builder.offer(date.text) }
    return builder.steps
  }

  /// The date that the cell shows: a year that became a serial number and then a date, or a century too early.
  private static func asWritten(_ date: BirthDate, _ repairs: DateRepairs) -> String {
    var written: BirthDate? = date
    if repairs.contains(.yearFromSerial) {
      written = BirthDate(dayNumber: date.year - 2)
    } else if repairs.contains(.century) {
      written = BirthDate(year: date.year - 100, month: date.month, day: date.day)
    }
    return written?.text ?? ""
  }
}

/// The text of a cell at the first steps of an explanation.
private enum ExplainText {
  static func original(_ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    for index in bytes.indices { text.append(bytes[index]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The symbols without spaces, quotes and equals signs at the ends.
  static func withoutMarks(_ text: SymbolText) -> String {
    func isMark(_ symbol: UInt8) -> Bool {
      symbol == UInt8(ascii: "'") || symbol == UInt8(ascii: "\"") || symbol == UInt8(ascii: "=")
        || symbol == UInt8(ascii: " ")
    }
    var low = 0
    var high = text.count
    while low < high, isMark(text[low]) { low += 1 }
    while low < high, isMark(text[high - 1]) { high -= 1 }
    return text.text(low..<high)
  }
}
