/// How two numbers of twelve digits differ, from equal to unrelated.
public enum IDDifference: UInt8, Hashable, Sendable, CaseIterable {
  /// The numbers are equal.
  case same
  /// One digit differs.
  case oneSubstitution
  /// Two neighbouring digits are exchanged.
  case transposition
  /// One digit is missing in the first number.
  case oneMissing
  /// The first number has one digit too many.
  case oneExtra
  /// One digit is missing and another stands elsewhere, so that the part between them has moved.
  case shifted
  /// Two digits differ that are not exchanged neighbours.
  case twoErrors
  /// Digits 1 to 6 (province, sex and birth year) are equal and the rest is not.
  case leadingPartAgrees
  /// Nothing of these.
  case different

  /// Compares two numbers of twelve digits.
  ///
  ///     IDDifference.classify(40_190_123_456, 40_190_123_465)  // transposition
  ///
  /// Symmetric, because neither number is missing a digit.
  ///
  /// - Complexity: O(1), a few nanoseconds; never allocates.
  public static func classify(_ left: UInt64, _ right: UInt64) -> IDDifference {
    if left == right { return .same }
    let a = PackedDigits(left)
    let b = PackedDigits(right)
    let difference = a.differing(from: b)
    let count = difference.nonzeroBitCount
    if count == 1 { return .oneSubstitution }
    let low = difference.trailingZeroBitCount
    if count == 2 {
      let isNeighbour = difference == 0b11 &<< UInt32(low)
      if isNeighbour, a[low] == b[low + 1], a[low + 1] == b[low] { return .transposition }
    }
    let high = 31 - difference.leadingZeroBitCount
    if high - low >= 2, a.isShift(of: b, from: low, through: high) { return .shifted }
    if count == 2 { return .twoErrors }
    return left / 1_000_000 == right / 1_000_000 ? .leadingPartAgrees : .different
  }

  /// Compares a typed number of eleven to thirteen digits with a number of twelve.
  ///
  /// - Parameters:
  ///   - typed: The digits that were typed, as an integer.
  ///   - digits: Their count, leading zeros included.
  ///   - number: A number of twelve digits.
  static func classify(typed: UInt64, digits: Int, with number: UInt64) -> IDDifference {
    switch digits {
    case 12: classify(typed, number)
    case 11: isOneDeletion(of: number, gives: typed) ? .oneMissing : .different
    case 13: isOneDeletion(of: typed, gives: number) ? .oneExtra : .different
    default: .different
    }
  }

  /// Tells whether taking one digit out of `longer` gives `shorter`.
  ///
  /// Equal digits are cut from the right until two differ; that digit is the one taken out.
  private static func isOneDeletion(of longer: UInt64, gives shorter: UInt64) -> Bool {
    var long = longer
    var short = shorter
    for _ in 0..<13 {
      if long % 10 != short % 10 { return long / 10 == short }
      long /= 10
      short /= 10
    }
    // Equal values: the digit taken out is a zero in front.
    return true
  }
}

/// Twelve decimal digits, four bits each, the last digit lowest.
private struct PackedDigits {
  let bits: UInt64

  init(_ number: UInt64) {
    let high = Self.eight(UInt32(truncatingIfNeeded: number / 100_000_000))
    let low = Self.eight(UInt32(truncatingIfNeeded: number % 100_000_000))
    bits = UInt64(high) &<< 32 | UInt64(low)
  }

  /// Eight digits at once: halves of four, of two, of one, each step in all lanes.
  private static func eight(_ value: UInt32) -> UInt32 {
    let fours = UInt64(value / 10_000) &<< 32 | UInt64(value % 10_000)
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let twos = (fours &- 100 &* hundreds) | hundreds &<< 16
    let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
    let ones = (twos &- 10 &* tens) | tens &<< 8
    // One digit in each byte; two neighbours go into one byte, and so on.
    let pairs = (ones | ones &>> 4) & 0x00FF_00FF_00FF_00FF
    let quads = (pairs | pairs &>> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: quads | quads &>> 16)
  }

  subscript(index: Int) -> UInt64 { bits &>> UInt64(index * 4) & 0xF }

  /// One bit for each place where the digits differ.
  func differing(from other: PackedDigits) -> UInt32 {
    var difference = bits ^ other.bits
    difference |= difference &>> 2
    difference |= difference &>> 1
    difference &= 0x1111_1111_1111_1111
    // Bits 0, 4, 8, … move together to bits 0, 1, 2, ….
    difference = (difference | difference &>> 3) & 0x0303_0303_0303_0303
    difference = (difference | difference &>> 6) & 0x000F_000F_000F_000F
    difference = (difference | difference &>> 12) & 0x0000_00FF_0000_00FF
    difference = (difference | difference &>> 24) & 0xFFFF
    return UInt32(truncatingIfNeeded: difference)
  }

  /// Tells whether the digits between two places are the other's, moved by one place either way.
  func isShift(of other: PackedDigits, from low: Int, through high: Int) -> Bool {
    let mask = (1 &<< UInt64((high - low) * 4)) - 1 as UInt64
    let shift = UInt64(low * 4)
    let isUp = (bits &>> (shift + 4) ^ other.bits &>> shift) & mask == 0
    let isDown = (bits &>> shift ^ other.bits &>> (shift + 4)) & mask == 0
    return isUp || isDown
  }
}
