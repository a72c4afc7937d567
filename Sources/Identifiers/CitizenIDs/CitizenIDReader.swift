/// Reads one cell of the column of personal ID numbers.
///
/// Twelve digits are read without looking further; every other cell takes the slow path, which knows
/// the faults of data entry: lost zeros, floats, scientific notation, separators, labels, two numbers
/// in a cell, letters for digits, and numbers of other kinds. What is safe is repaired and named;
/// what is not becomes a candidate.
public enum CitizenIDReader {
  /// Reads a cell.
  ///
  ///     read("40190123456", birthYear: 1990, isFemale: true)
  ///     // citizenID 040190123456, repairs I01
  ///     read("40190123456", birthYear: 1975, isFemale: true)
  ///     // citizenID nil, candidates [040190123456], findings I58, I68
  ///
  /// Sex and birth year of the same record are witnesses. A lost zero is put back only when the year is known and agrees and
  /// the sex does not disagree; else the number is a candidate. A number of twelve digits is accepted whatever the witnesses say,
  /// since the record may be wrong instead; the disagreement is a finding.
  ///
  /// - Parameters:
  ///   - bytes: The cell as it is in the file; any bytes.
  ///   - birthYear: The birth year of the record, or `nil` when it is not known.
  ///   - isFemale: The sex of the record, or `nil` when it is not known.
  /// - Complexity: O(n); never allocates.
  public static func read(_ bytes: Span<UInt8>, birthYear: Int?, isFemale: Bool?) -> IDReading {
    if bytes.count == 12, let number = PlainDigits.twelve(bytes) {
      if number < paddedLimit {
        var judge = CitizenIDJudge(birthYear: birthYear, isFemale: isFemale)
        judge.takePaddedOldID(IDScan.Number(value: number, digits: 12, firstDigit: 0))
        judge.moveOldID()
        return judge.reading
      }
      var reading = IDReading()
      accept(number, into: &reading, birthYear: birthYear, isFemale: isFemale)
      return reading
    }
    if bytes.isEmpty {
      var reading = IDReading()
      reading.findings = .missing
      return reading
    }
    if bytes.count == 11 || bytes.count == 9, let number = PlainDigits.value(of: bytes) {
      return readPlain(number, digits: bytes.count, birthYear: birthYear, isFemale: isFemale)
    }
    if bytes.count == 15, let card = HealthCardReader.read(bytes, insuranceNumber: nil).card,
      HealthCardObject.of(card.objectBytes) != nil
    {
      // A health card: its last ten digits are the insurance number.
      var reading = IDReading()
      reading.findings = .insuranceNumberInPlace
      reading.repairs = [.label, .movedOther]
      reading.otherNumber = OtherNumber(
        kind: .insuranceNumber, number: card.insuranceNumber.number, digits: 10)
      return reading
    }
    var scan = IDScan(bytes)
    return scan.citizenReading(birthYear: birthYear, isFemale: isFemale)
  }

  /// The number of a cell against which nothing speaks, or `0` for any other cell.
  ///
  /// Such a cell has twelve digits, not made up, and agrees with its witnesses: ``read(_:birthYear:isFemale:)`` gives
  /// just the number, without repairs and findings. Most cells are so, and this looks at them without making a reading.
  public static func plainNumber(
    _ bytes: Span<UInt8>, birthYear: Int?, isFemale: Bool?
  ) -> UInt64 {
    guard bytes.count == 12, let number = PlainDigits.twelve(bytes) else { return 0 }
    let id = CitizenID(uncheckedNumber: number)
    let isRight =
      !DummyNumber.isDummy(id)
      && objections(to: id, birthYear: birthYear, isFemale: isFemale).isEmpty
    return isRight ? number : 0
  }

  /// Twelve digits below this open with 000: nine digits that were filled up with zeros.
  internal static let paddedLimit: UInt64 = 1_000_000_000

  /// Reads eleven or nine digits, the commonest faults, as the slow path would.
  private static func readPlain(
    _ value: UInt64, digits: Int, birthYear: Int?, isFemale: Bool?
  ) -> IDReading {
    let first = value / (digits == 11 ? 10_000_000_000 : 100_000_000)
    let number = IDScan.Number(value: value, digits: digits, firstDigit: UInt8(first))
    var judge = CitizenIDJudge(birthYear: birthYear, isFemale: isFemale)
    if digits == 9 {
      judge.takeOldID(number)
      judge.moveOldID()
      if judge.reading.oldID == nil { judge.readUncertain(number) }
    } else {
      judge.readUncertain(number)
      if judge.reading.mayBeDamaged { judge.reading.damaged = DamagedNumber(number) }
    }
    judge.nameFailure(hasDigits: true)
    return judge.reading
  }

  /// Takes twelve digits as the number, unless they are made up, and says what speaks against them.
  internal static func accept(
    _ number: UInt64, into reading: inout IDReading, birthYear: Int?, isFemale: Bool?
  ) {
    let id = CitizenID(uncheckedNumber: number)
    if DummyNumber.isDummy(id) {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    reading.citizenID = id
    reading.findings.formUnion(objections(to: id, birthYear: birthYear, isFemale: isFemale))
  }

  /// What the structure and the record say against a number.
  internal static func objections(
    to id: CitizenID, birthYear: Int?, isFemale: Bool?
  ) -> IDFindings {
    var findings: IDFindings = []
    let head = Int(id.number / 1_000_000)
    if id.number == UInt64(head) &* 1_000_000 { findings.insert(.emptyBlock) }
    let centuryAndYear = head % 1000
    let century = centuryAndYear / 100
    if !ProvinceCodes.isKnown(head / 1000) { findings.insert(.unknownProvince) }
    if century > 3 { findings.insert(.futureCentury) }
    if let isFemale, isFemale != (century & 1 == 1) { findings.insert(.sexDisagrees) }
    if let birthYear {
      let told = 1900 + century / 2 * 100 + centuryAndYear % 100
      if told != birthYear {
        findings.insert(.yearDisagrees)
        if (25...40).contains(birthYear - told) { findings.insert(.earlierGeneration) }
      }
    }
    return findings
  }
}

/// Numbers that people type when they have none.
internal enum DummyNumber {
  /// Tells whether all digits are equal, the digits count up or down, or nothing but one repeated
  /// digit stands behind the province.
  static func isDummy(_ id: CitizenID) -> Bool {
    let tail = id.number % 1_000_000_000
    if tail % 111_111_111 == 0 { return true }
    // All the others begin so; most numbers do not.
    switch id.number / 1_000_000 {
    case 12_345, 123_456, 234_567, 987_654, 123_123, 121_212: break
    default: return false
    }
    switch id.number {
    case 123_456_789_012, 12_345_678_901, 234_567_890_123, 123_456_789_123, 123_456_789_000,
      123_456_789_101, 987_654_321_098, 987_654_321_012, 987_654_321_000, 123_123_123_123,
      121_212_121_212, 123_456_123_456:
      return true
    default:
      return false
    }
  }

  /// The same for the nine digits of a CMND.
  static func isDummyOldID(_ number: UInt64) -> Bool {
    number % 111_111_111 == 0 || number % 10_000_000 == 0 || number == 123_456_789
      || number == 987_654_321 || number == 12_345_678
  }

  /// The same for the ten digits of an insurance number.
  static func isDummyInsuranceNumber(_ number: UInt64) -> Bool {
    number % 1_111_111_111 == 0 || number % 100_000_000 == 0 || number == 123_456_789
      || number == 1_234_567_890 || number == 9_876_543_210
  }
}
