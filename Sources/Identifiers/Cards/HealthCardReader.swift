/// What one cell of the column of health-card codes says.
public struct HealthCardReading: Hashable, Sendable {
  /// The card, accepted as it stands or after safe repairs only.
  public var card: HealthCard?
  /// A card with letters for digits in its insurance number. Not certain.
  public var candidate: HealthCard?
  /// The insurance number of the card, or ten digits that stand alone in the cell.
  public var insuranceNumber: InsuranceNumber?
  /// What was changed to read the cell.
  public var repairs: IDRepairs = []
  /// What is wrong or doubtful.
  public var findings: IDFindings = []
}

/// Reads the column of health-card codes.
public enum HealthCardReader {
  /// Reads a cell.
  ///
  ///     read("gd 4 40 4012345678", insuranceNumber: nil)
  ///     // card GD4404012345678, repairs I03, I14
  ///
  /// The first two characters can only be letters and the others only digits, so `O` and `0` are put
  /// right; in the last ten that is certain only when the record's insurance number agrees.
  ///
  /// - Parameters:
  ///   - bytes: The cell as it is in the file; any bytes.
  ///   - insuranceNumber: The insurance number of the same record, where it is known.
  /// - Complexity: O(n); never allocates.
  public static func read(
    _ bytes: Span<UInt8>, insuranceNumber: InsuranceNumber?
  ) -> HealthCardReading {
    var reading = HealthCardReading()
    if bytes.isEmpty {
      reading.findings = .missing
      return reading
    }
    if bytes.count == 15, let card = plain(bytes) {
      accept(card, witness: insuranceNumber, into: &reading)
      return reading
    }
    readSlowly(bytes, witness: insuranceNumber, into: &reading)
    return reading
  }

  /// Whether a cell is a card code against which nothing speaks.
  ///
  /// ``read(_:insuranceNumber:)`` gives just the card then, without repairs and findings.
  public static func isPlain(_ bytes: Span<UInt8>, insuranceNumber: InsuranceNumber?) -> Bool {
    guard bytes.count == 15, let card = plain(bytes) else { return false }
    return !DummyNumber.isDummyInsuranceNumber(card.insuranceNumber.number)
      && objections(to: card, witness: insuranceNumber).isEmpty
  }

  private static func plain(_ bytes: Span<UInt8>) -> HealthCard? {
    guard bytes[0] &- 0x41 < 26, bytes[1] &- 0x41 < 26,
      let digits = PlainDigits.joined(bytes, from: 2, count: 13)
    else { return nil }
    return card(UInt16(bytes[0]) << 8 | UInt16(bytes[1]), digits)
  }

  private static func card(_ letters: UInt16, _ digits: UInt64) -> HealthCard? {
    InsuranceNumber(number: digits % 10_000_000_000).map {
      HealthCard(objectBytes: letters, digits: digits, insuranceNumber: $0)
    }
  }

  private static func accept(
    _ card: HealthCard, witness: InsuranceNumber?, into reading: inout HealthCardReading
  ) {
    if DummyNumber.isDummyInsuranceNumber(card.insuranceNumber.number) {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    reading.card = card
    reading.insuranceNumber = card.insuranceNumber
    reading.findings.formUnion(objections(to: card, witness: witness))
  }

  private static func objections(to card: HealthCard, witness: InsuranceNumber?) -> IDFindings {
    var findings: IDFindings = []
    if let object = HealthCardObject.of(card.objectBytes) {
      if object.benefitLevel != card.level { findings.insert(.unusualLevel) }
    } else {
      findings.insert(.unknownObjectCode)
    }
    if !(1...5).contains(card.level) {
      findings.insert(.impossibleLevel)
      findings.remove(.unusualLevel)
    }
    if !ProvinceCodes.isKnown(Int(card.provinceCode)) { findings.insert(.unknownProvince) }
    if let witness, witness != card.insuranceNumber { findings.insert(.insuranceNumberDisagrees) }
    return findings
  }

  // MARK: Slow path

  private static func readSlowly(
    _ bytes: Span<UInt8>, witness: InsuranceNumber?, into reading: inout HealthCardReading
  ) {
    let text = SymbolText(bytes)
    var code = CardCode(text)
    if code.count != 15, let start = labelEnd(text) {
      // `Số thẻ: GD440…`: what stands before the colon is no part of the code.
      let rest = CardCode(text, from: start)
      if rest.count == 10 || rest.count == 15 {
        code = rest
        reading.repairs.insert(.label)
      }
    }
    if code.count == 0 {
      reading.findings.insert(.missing)
      return
    }
    if code.count == 10, let number = code.tenDigits() {
      // Cards since 2021 may print the ten digits alone.
      if DummyNumber.isDummyInsuranceNumber(number) {
        reading.findings.insert(.dummy)
        reading.repairs.insert(.blanked)
        return
      }
      reading.insuranceNumber = InsuranceNumber(number: number)
      // The insurance number of the record bears out that it is the code of a new card.
      if witness == nil || witness != reading.insuranceNumber {
        reading.findings.insert(.cardCodeMissing)
      }
      if let witness, witness != reading.insuranceNumber {
        reading.findings.insert(.insuranceNumberDisagrees)
      }
      addCharacterRepairs(text, code, to: &reading)
      return
    }
    guard code.count == 15 || code.count == 20, let digits = code.readParts(),
      let card = card(code.letters, digits)
    else {
      reading.findings.insert(code.hasDigit ? .wrongLength : .placeholder)
      return
    }
    if code.hasGuessInNumber {
      reading.findings.insert(.lettersForDigits)
      guard witness == card.insuranceNumber else {
        reading.candidate = card
        reading.findings.formUnion(objections(to: card, witness: witness))
        return
      }
      reading.findings.remove(.lettersForDigits)
    }
    accept(card, witness: witness, into: &reading)
    if code.hasChangedLetters || code.hasGuessInNumber { reading.repairs.insert(.letterForm) }
    if code.count == 20 { reading.repairs.insert(.label) }
    addCharacterRepairs(text, code, to: &reading)
  }

  /// Where the text behind a label of letters and a colon begins.
  private static func labelEnd(_ text: SymbolText) -> Int? {
    for index in 0..<text.count {
      if text[index].isDigit { return nil }
      if text[index] == UInt8(ascii: ":") { return index + 1 }
    }
    return nil
  }

  private static func addCharacterRepairs(
    _ text: SymbolText, _ code: CardCode, to reading: inout HealthCardReading
  ) {
    if code.hasSeparators { reading.repairs.insert(.separators) }
    if code.hasTextMark { reading.repairs.insert(.textMark) }
    if text.traits.contains(.invisible) { reading.repairs.insert(.invisible) }
    if text.traits.contains(.otherDigits) { reading.repairs.insert(.digitForms) }
    if text.traits.contains(.otherForms) { reading.repairs.insert(.letterForm) }
  }
}

/// The letters and digits of a cell without what stands between them, up to 20: a card code and,
/// behind it, the five digits of the hospital where the card is registered.
private struct CardCode {
  private var symbols = [20 of UInt8](repeating: 0)
  private(set) var count = 0
  private(set) var hasSeparators = false
  private(set) var hasTextMark = false
  private(set) var hasDigit = false
  private(set) var hasChangedLetters = false
  private(set) var hasGuessInNumber = false
  private(set) var letters: UInt16 = 0

  init(_ text: SymbolText, from start: Int = 0) {
    for index in start..<text.count {
      let symbol = text[index]
      if symbol.isDigit || symbol.isLetter {
        // One more than fits spoils the count, and with it the reading.
        if count < 20 { symbols[count] = symbol }
        count += 1
        hasDigit = hasDigit || symbol.isDigit
      } else if symbol == UInt8(ascii: "'") || symbol == UInt8(ascii: "\"")
        || symbol == UInt8(ascii: "=")
      {
        hasTextMark = true
      } else if count > 0 || symbol != UInt8(ascii: " ") {
        hasSeparators = true
      }
    }
  }

  /// The value of ten digits, or `nil` when a letter is among them.
  func tenDigits() -> UInt64? {
    var value: UInt64 = 0
    for index in 0..<10 {
      guard symbols[index].isDigit else { return nil }
      value = value * 10 + UInt64(symbols[index] - 0x30)
    }
    return value
  }

  /// Reads two letters and thirteen digits, with look-alikes put right.
  mutating func readParts() -> UInt64? {
    for index in 0..<2 {
      var letter = symbols[index]
      if letter == UInt8(ascii: "0") {
        letter = UInt8(ascii: "O")
        hasChangedLetters = true
      }
      guard letter.isLetter else { return nil }
      let capital = letter.lowercased - 0x20
      hasChangedLetters = hasChangedLetters || capital != symbols[index]
      letters = letters << 8 | UInt16(capital)
    }
    var digits: UInt64 = 0
    for index in 2..<15 {
      var symbol = symbols[index]
      if !symbol.isDigit {
        guard let digit = symbol.lookalikeDigit else { return nil }
        symbol = digit
        if index < 5 { hasChangedLetters = true } else { hasGuessInNumber = true }
      }
      digits = digits * 10 + UInt64(symbol - 0x30)
    }
    if count == 20 {
      for index in 15..<20 where !symbols[index].isDigit { return nil }
    }
    return digits
  }
}
