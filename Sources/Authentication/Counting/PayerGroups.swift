import Identifiers

/// Who pays for a health card, told by its first two letters (Decree 146/2018, docs/domain.md 1.4).
struct PayerGroups: Sendable {
  static let standard = PayerGroups()

  /// The groups 1 to 5, and 0.
  static let count = 6

  /// One entry for each pair of capitals.
  private let groups: [UInt8]

  private init() {
    var groups = [UInt8](repeating: 0, count: 26 * 26)
    for first in UInt8(0)..<26 {
      for second in UInt8(0)..<26 {
        let bytes = UInt16(first + 0x41) << 8 | UInt16(second + 0x41)
        groups[Int(first) * 26 + Int(second)] = HealthCardObject.of(bytes)?.payerGroup ?? 0
      }
    }
    self.groups = groups
  }

  /// The group 1 to 5, or `0` for no card and for an unknown code.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func group(ofCard field: UnsafeBufferPointer<UInt8>) -> UInt8 {
    guard field.count >= 2 else { return 0 }
    let first = Int(field[0] & 0xDF) - 0x41
    let second = Int(field[1] & 0xDF) - 0x41
    guard first >= 0, first < 26, second >= 0, second < 26 else { return 0 }
    return groups[first * 26 + second]
  }
}
