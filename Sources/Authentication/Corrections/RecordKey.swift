import Identifiers
import Tables

/// By what a record is known from one run to the next: its id, else its insurance number, else its row;
/// where those do not tell it from every other record, together with what it says of its person.
///
/// Two of 3.1 million different keys are taken for one with a chance below 10⁻⁶; corrections are
/// compared with the person and the old value besides. A key is made with the secret of the history that issues it, so
/// that the key in a masked list does not tell the number beside it; keys of lists from before have none.
public struct RecordKey: Hashable, Sendable {
  /// A hash of 64 bits of the key's bytes; `0` when there are none.
  public let value: UInt64

  /// Takes a key that was written into a list before.
  public init(value: UInt64) { self.value = value }

  /// The key of the bytes of a record id.
  init(_ bytes: UnsafeBufferPointer<UInt8>, secret: KeyedHash? = nil) {
    self.init(value: secret?.hash(bytes) ?? TextHash.hash(bytes))
  }

  /// The key of a row by its id, insurance number or place alone.
  public init(_ row: borrowing Row, _ roles: ColumnRoles, secret: KeyedHash? = nil) {
    self = RecordKey.identifier(row, roles) { RecordKey($0, secret: secret) }
  }

  /// The key of a row whose id other rows may have: it covers every field of the person as written.
  ///
  /// Rows with one such key say the same of one person, so that what is right for one is right for all.
  public init(
    _ row: borrowing Row, _ roles: ColumnRoles, _ identity: IdentityColumns,
    secret: KeyedHash? = nil
  ) {
    var bytes = RecordKey.identifier(row, roles) { Array($0) }
    for column in identity.columns {
      bytes.append(0x1F)
      bytes.append(contentsOf: row.field(column))
    }
    self = bytes.withUnsafeBufferPointer { RecordKey($0, secret: secret) }
  }

  /// Whether no other record of a sound file has the row's id or insurance number.
  ///
  /// That a number repeats all the same is found by the run (`R01` to `R03`).
  public static func isIdentified(_ row: borrowing Row, _ roles: ColumnRoles) -> Bool {
    if let column = roles[.recordID], !row.isEmpty(column) { return true }
    guard let column = roles[.siNumber] else { return false }
    return InsuranceNumberReader.read(row.field(column).span).number != nil
  }

  private static func identifier<Result>(
    _ row: borrowing Row, _ roles: ColumnRoles,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    for role in [ColumnRole.recordID, .siNumber] {
      if let column = roles[role], !row.isEmpty(column) { return body(row.field(column)) }
    }
    return Array("row \(row.number)".utf8).withUnsafeBufferPointer(body)
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
