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
  /// Sex and birth year of the same record are witnesses. A lost zero is put back only when no
  /// witness speaks against it. A number of twelve digits is accepted whatever the witnesses say,
  /// since the record may be wrong instead; the disagreement is a finding.
  ///
  /// - Parameters:
  ///   - bytes: The cell as it is in the file; any bytes.
  ///   - birthYear: The birth year of the record, or `nil` when it is not known.
  ///   - isFemale: The sex of the record, or `nil` when it is not known.
  /// - Complexity: O(n); never allocates.
  public static func read(_ bytes: Span<UInt8>, birthYear: Int?, isFemale: Bool?) -> IDReading {
    if bytes.count == 12, let number = twelveDigits(bytes) {
      var reading = IDReading()
      accept(number, into: &reading, birthYear: birthYear, isFemale: isFemale)
      return reading
    }
    if bytes.isEmpty {
      var reading = IDReading()
      reading.findings = .missing
      return reading
    }
    var scan = IDScan(bytes, birthYear: birthYear, isFemale: isFemale)
    return scan.citizenReading()
  }

  /// The value of twelve ASCII digits, read as two halves so that they overlap.
  @inline(__always)
  private static func twelveDigits(_ bytes: Span<UInt8>) -> UInt64? {
    let bytes = bytes.extracting(first: 12)
    guard bytes.count == 12 else { return nil }
    var high: UInt32 = 0
    var low: UInt32 = 0
    var hasOther = false
    for index in 0..<6 {
      let left = bytes[index] &- 0x30
      let right = bytes[index &+ 6] &- 0x30
      hasOther = hasOther || left > 9 || right > 9
      high = high &* 10 &+ UInt32(left)
      low = low &* 10 &+ UInt32(right)
    }
    return hasOther ? nil : UInt64(high) &* 1_000_000 &+ UInt64(low)
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
