import Tables

/// By what a record is known from one run to the next: its id, else its insurance number, else its row.
///
/// Two of 3.1 million different keys are taken for one with a chance below 10⁻⁶; corrections are
/// compared with the old value besides.
public struct RecordKey: Hashable, Sendable {
  /// A hash of 64 bits of the key's bytes; `0` when there are none.
  public let value: UInt64

  public init(value: UInt64) { self.value = value }

  /// The key of the bytes of a record id.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(value: TextHash.hash(bytes)) }

  /// The key of a row.
  public init(_ row: borrowing Row, _ roles: ColumnRoles) {
    for role in [ColumnRole.recordID, .siNumber] {
      if let column = roles[role], !row.isEmpty(column) {
        self.init(row.field(column))
        return
      }
    }
    self.init(
      value: Array("row \(row.number)".utf8).withUnsafeBufferPointer { TextHash.hash($0) })
  }

  /// Thirteen letters and digits that are not mistaken for each other when they are read aloud.
  ///
  /// The alphabet is Crockford's base 32.
  public var text: String {
    var rest = value
    var letters: [UInt8] = []
    for _ in 0..<13 {
      letters.append(RecordKey.alphabet[Int(rest & 31)])
      rest >>= 5
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Reads ``text``; `nil` for anything else.
  public init?(text: String) {
    guard text.utf8.count == 13 else { return nil }
    var value: UInt64 = 0
    for (place, letter) in text.utf8.enumerated() {
      guard let digit = RecordKey.alphabet.firstIndex(of: letter & (letter > 0x5A ? 0xDF : 0xFF)),
        place > 0 || digit < 16
      else { return nil }
      value = value << 5 | UInt64(digit)
    }
    self.init(value: value)
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
