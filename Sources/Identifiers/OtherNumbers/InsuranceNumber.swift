/// A social-insurance number (mã số BHXH): ten digits, one for each person and for life.
///
/// The first two digits are the province that gave it. There is no check digit.
///
///     let number = InsuranceNumber(number: 4_012_345_678)!
///     number.text          // "4012345678"
///     number.provinceCode  // 40
public struct InsuranceNumber: Hashable, Sendable, Comparable {
  /// The ten digits as an integer.
  public let number: UInt64

  /// Makes a number of at most ten digits, or `nil` when there are more.
  @inlinable
  public init?(number: UInt64) {
    guard number < 10_000_000_000 else { return nil }
    self.number = number
  }

  /// Digits 1 and 2: the province that gave the number.
  @inlinable
  public var provinceCode: Int { Int(number / 100_000_000) }

  /// The ten digits.
  public var text: String { DecimalText.padded(number, digits: 10) }

  /// The number with its middle hidden.
  var masked: String { DecimalText.masked(number, digits: 10) }

  @inlinable
  public static func < (left: InsuranceNumber, right: InsuranceNumber) -> Bool {
    left.number < right.number
  }
}

/// What one cell of the column of insurance numbers says.
public struct InsuranceNumberReading: Hashable, Sendable {
  /// The number, accepted as it stands or after safe repairs only.
  public var number: InsuranceNumber?
  /// Nine digits with a zero before them, or a number with letters for digits. Not certain.
  public var candidate: InsuranceNumber?
  /// A personal ID number in this column; it replaces the insurance number since August 2025.
  public var citizenID: CitizenID?
  /// What was changed to read the cell.
  public var repairs: IDRepairs = []
  /// What is wrong or doubtful.
  public var findings: IDFindings = []
}

/// Reads the column of social-insurance numbers.
public enum InsuranceNumberReader {
  /// Reads a cell.
  ///
  ///     read("4012345678").number         // 4012345678
  ///     read("GD4404012345678").number    // 4012345678, the end of a health-card code; repairs I08
  ///     read("112345678").candidate       // 0112345678, findings I68
  ///
  /// - Complexity: O(n); never allocates.
  public static func read(_ bytes: Span<UInt8>) -> InsuranceNumberReading {
    var reading = InsuranceNumberReading()
    if bytes.isEmpty {
      reading.findings = .missing
      return reading
    }
    if bytes.count == 10, let value = PlainDigits.value(of: bytes) {
      accept(value, into: &reading)
      return reading
    }
    if let value = floatValue(of: bytes) {
      accept(value, into: &reading)
      reading.repairs.insert(.floatForm)
      return reading
    }
    read(IDScan(bytes), into: &reading)
    return reading
  }

  /// The ten digits of `0183574421.0`: a program that knows numbers as floats has written them, zeros in front or not.
  private static func floatValue(of bytes: Span<UInt8>) -> UInt64? {
    guard bytes.count == 12 || bytes.count == 13, bytes[11] == UInt8(ascii: "0"),
      bytes[10] == UInt8(ascii: ".") || bytes[10] == UInt8(ascii: ","),
      bytes[bytes.count - 1] == UInt8(ascii: "0")
    else { return nil }
    return PlainDigits.value(of: bytes.extracting(first: 10))
  }

  /// The number of a cell against which nothing speaks, or `0` for any other cell.
  ///
  /// ``read(_:)`` gives just this number, without repairs and findings.
  public static func plainNumber(_ bytes: Span<UInt8>) -> UInt64 {
    guard bytes.count == 10, let value = PlainDigits.value(of: bytes),
      !DummyNumber.isDummyInsuranceNumber(value),
      ProvinceCodes.isKnown(Int(value / 100_000_000))
    else { return 0 }
    return value
  }

  private static func accept(_ value: UInt64, into reading: inout InsuranceNumberReading) {
    if DummyNumber.isDummyInsuranceNumber(value) {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    let number = InsuranceNumber(number: value)
    reading.number = number
    let firstTwo = Int(value / 100_000_000)
    if !ProvinceCodes.isKnown(firstTwo) {
      reading.findings.insert(.unknownProvince)
      // Provinces 03, 05, 07 and 09 do not exist, mobile numbers that open so do.
      if [3, 5, 7, 9].contains(firstTwo) { reading.findings.insert(.phoneInPlace) }
    }
  }

  private static func read(_ scan: IDScan, into reading: inout InsuranceNumberReading) {
    if scan.isBlank {
      reading.findings.insert(.missing)
      return
    }
    reading.findings.formUnion(scan.findings)
    for index in 0..<scan.numberCount { take(scan.numbers[index], into: &reading) }
    if reading.number != nil || reading.candidate != nil || reading.citizenID != nil {
      reading.repairs.formUnion(scan.repairs)
      reading.repairs.formUnion(scan.characterRepairs)
    } else if reading.findings.isEmpty {
      reading.findings.insert(scan.numberCount > 0 ? .wrongLength : .placeholder)
    }
  }

  private static func take(
    _ number: IDScan.Number, into reading: inout InsuranceNumberReading
  ) {
    if number.value == 0 {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    if number.isGuess {
      reading.findings.insert(.lettersForDigits)
      if number.digits == 10 { reading.candidate = InsuranceNumber(number: number.value) }
      return
    }
    switch number.digits {
    case 10:
      if let accepted = reading.number {
        guard accepted.number != number.value else { return }
        reading.findings.insert(.severalNumbers)
        reading.candidate = InsuranceNumber(number: number.value)
      } else {
        accept(number.value, into: &reading)
      }
    case 13 where reading.number == nil && (1...5).contains(number.value / 1_000_000_000_000):
      // Level, province and ten digits: a health card without its two letters, or beside them.
      accept(number.value % 10_000_000_000, into: &reading)
      reading.repairs.insert(.label)
    case 9:
      reading.candidate = InsuranceNumber(number: number.value)
      reading.findings.insert(.zeroLost)
    case 12:
      let id = CitizenID(uncheckedNumber: number.value)
      guard !DummyNumber.isDummy(id) else {
        reading.findings.insert(.dummy)
        reading.repairs.insert(.blanked)
        return
      }
      reading.citizenID = id
      reading.findings.insert(.citizenIDInPlace)
    case 11 where number.firstDigit != 0:
      let id = CitizenID(uncheckedNumber: number.value)
      guard id.isPlausible else { return }
      reading.citizenID = id
      reading.findings.formUnion([.citizenIDInPlace, .zeroLost])
    default:
      return
    }
    if number.isJoined { reading.repairs.insert(.separators) }
  }
}
