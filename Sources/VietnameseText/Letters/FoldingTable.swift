/// Folding of Latin letters to lower-case ASCII without marks, straight from UTF-8 bytes.
///
///     FoldingTable.fold("Đặng Thị Thúy")  // "dang thi thuy"
///
/// One table of 65,536 entries holds the answer for every character of the basic plane; ICU fills it once, when it is
/// first asked for. Equal to ICU's `NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower` on every Latin letter of
/// Unicode; combining marks vanish; all other characters keep themselves in simple lower case. Bytes that are not
/// UTF-8 are copied.
///
///     entry  0xFFFFFFFF  undecided: ICU decides (outside the plane too)
///            otherwise   up to four ASCII bytes, the first lowest; 0 drops the character
public final class FoldingTable: Sendable {
  /// The table, built at first use in a few milliseconds.
  public static let shared = FoldingTable()

  @usableFromInline let entries: [UInt32]
  /// The Latin letters that no entry can hold, folded by ICU: long ligatures, and letters that ASCII has no letter for.
  private let longEntries: [UInt32: [UInt8]]
  private static let undecided = UInt32.max
  /// The rule of ICU's transliterator that the table equals on Latin letters.
  public static let rule = "NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower"

  private init() {
    var entries = [UInt32](repeating: FoldingTable.undecided, count: 1 << 16)
    var longEntries: [UInt32: [UInt8]] = [:]
    let transliterator = Transliterator(FoldingTable.rule)
    for scalar in UInt32(0)..<0x80 {
      entries[Int(scalar)] = UnicodeProperties.lower(scalar)
    }
    entries[0] = FoldingTable.undecided
    // The planes behind the second hold no Latin letters.
    for scalar in UInt32(0x80)..<0x20000 {
      if (0x300...0x36F).contains(scalar) {
        entries[Int(scalar)] = 0
        continue
      }
      guard UnicodeProperties.isLatin(scalar), let unicode = Unicode.Scalar(scalar) else {
        continue
      }
      guard let folded = transliterator?.apply(String(unicode)) else { continue }
      let bytes = Array(folded.utf8)
      guard scalar < 0x10000, (1...4).contains(bytes.count),
        bytes.allSatisfy({ $0 < 0x80 && $0 != 0 })
      else {
        longEntries[scalar] = bytes
        continue
      }
      var entry: UInt32 = 0
      for (place, byte) in bytes.enumerated() { entry |= UInt32(byte) << UInt32(place * 8) }
      entries[Int(scalar)] = entry
    }
    self.entries = entries
    self.longEntries = longEntries
  }

  /// The table itself, for loops that fold and use what they folded at once.
  ///
  /// - Parameter body: Gets 65,536 entries: up to four ASCII bytes, the lowest first; 0 where a character is dropped,
  ///   `UInt32.max` where only ``fold(_:into:)`` knows.
  @inlinable @inline(__always)
  public func withEntries<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    entries.withUnsafeBufferPointer(body)
  }

  /// Appends the folded form of UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - utf8: The text; bytes that are no UTF-8 are copied as they are.
  ///   - result: Where the folded bytes go; its capacity is reused.
  /// - Complexity: O(*n*), one table read a character; a character outside the table costs a call to ICU.
  public func fold(_ utf8: Span<UInt8>, into result: inout [UInt8]) {
    let count = utf8.count
    var place = 0
    while place < count {
      let first = utf8[place]
      if first < 0x80 {
        // Of ASCII only the capitals change; written out, because most bytes are ASCII.
        result.append(first &- 0x41 < 26 ? first | 0x20 : first)
        place &+= 1
        continue
      }
      let decoded = UTF8Reader.scalar(in: utf8, at: place)
      guard decoded.length > 0 else {
        result.append(first)
        place &+= 1
        continue
      }
      place &+= decoded.length
      var entry =
        decoded.scalar < 0x10000 ? entries[Int(decoded.scalar)] : FoldingTable.undecided
      if entry == FoldingTable.undecided {
        foldSlowly(decoded.scalar, into: &result)
        continue
      }
      while entry != 0 {
        result.append(UInt8(truncatingIfNeeded: entry))
        entry >>= 8
      }
    }
  }

  /// What the table cannot hold: long ligatures, letters of other scripts and of other planes.
  private func foldSlowly(_ scalar: UInt32, into result: inout [UInt8]) {
    if let folded = longEntries[scalar] { return result.append(contentsOf: folded) }
    guard let unicode = Unicode.Scalar(scalar) else { return }
    let lowered = Unicode.Scalar(UnicodeProperties.lower(scalar)) ?? unicode
    result.append(contentsOf: String(lowered).utf8)
  }

  /// Returns the folded form of a text.
  public static func fold(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    shared.fold(bytes.span, into: &result)
    return String(decoding: result, as: UTF8.self)
  }
}
