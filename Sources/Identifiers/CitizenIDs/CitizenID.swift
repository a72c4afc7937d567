/// A personal ID number: the 12 digits of the citizen card and of the VNeID account.
///
/// Three digits of the province of birth registration, one of century and sex, two of the birth
/// year, six without meaning (Decree 137/2015 article 13, Circular 59/2021 article 4). There is no
/// check digit; what can be checked is the agreement of digits 1 to 6 with the record.
///
///     let id = CitizenID(number: 40_190_123_456)!
///     id.text          // "040190123456"
///     id.birthYear     // 1990
///     id.isFemale      // true
///     id.provinceCode  // 40, Nghệ An
public struct CitizenID: Hashable, Sendable, Comparable {
  /// The twelve digits as an integer, below 10¹²; it fits in 40 bits.
  public let number: UInt64

  /// Makes a number of at most twelve digits, or `nil` when there are more.
  @inlinable
  public init?(number: UInt64) {
    guard number < 1_000_000_000_000 else { return nil }
    self.number = number
  }

  @usableFromInline
  internal init(uncheckedNumber number: UInt64) { self.number = number }

  /// Makes a number from its parts, or `nil` when a part is out of range.
  ///
  /// - Parameters:
  ///   - provinceCode: 0 to 999.
  ///   - birthYear: 1900 to 2399, the years that the fourth digit can tell.
  ///   - block: The last six digits, 0 to 999,999.
  init?(provinceCode: Int, isFemale: Bool, birthYear: Int, block: Int) {
    guard (0..<1000).contains(provinceCode), (1900..<2400).contains(birthYear),
      (0..<1_000_000).contains(block)
    else { return nil }
    let century = (birthYear - 1900) / 100 * 2 + (isFemale ? 1 : 0)
    let head = (provinceCode * 10 + century) * 100 + birthYear % 100
    number = UInt64(head * 1_000_000 + block)
  }

  /// Digits 1 to 3: where the birth was registered. Not the residence.
  @inlinable
  public var provinceCode: Int { Int(number / 1_000_000_000) }

  /// Digit 4: century of birth and sex.
  @inlinable
  public var centuryDigit: Int { Int(number / 100_000_000 % 10) }

  /// The sex that digit 4 tells: odd is female.
  @inlinable
  public var isFemale: Bool { number / 100_000_000 & 1 == 1 }

  /// The birth year that digits 4 to 6 tell, 1900 to 2399.
  @inlinable
  public var birthYear: Int {
    let three = Int(number / 1_000_000 % 1000)
    return 1900 + three / 200 * 100 + three % 100
  }

  /// Digits 7 to 12, which have no meaning.
  @inlinable
  public var block: Int { Int(number % 1_000_000) }

  /// Tells whether the structure is possible: a known province and a birth before 2100.
  ///
  /// - Complexity: O(1).
  public var isPlausible: Bool { centuryDigit <= 3 && ProvinceCodes.isKnown(provinceCode) }

  /// Tells whether the number can speak for the sex and the birth year of its bearer: it is plausible and not made up.
  ///
  /// - Complexity: O(1).
  public var isWitness: Bool { isPlausible && !DummyNumber.isDummy(self) }

  /// The twelve digits.
  public var text: String { DecimalText.padded(number, digits: 12) }

  /// The number with its middle hidden, for lists that several people see: `"040******456"`.
  var masked: String { DecimalText.masked(number, digits: 12) }

  @inlinable
  public static func < (left: CitizenID, right: CitizenID) -> Bool { left.number < right.number }
}
