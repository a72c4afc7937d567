internal import CICU

/// The order of Vietnamese dictionaries and lists: by letter (a ă â b c d đ …), then by tone.
///
///     VietnameseCollation.standard.sorted(["Đảo", "Dáo", "Đào"])  // ["Dáo", "Đào", "Đảo"]
///
/// Follows the locale `vi` of Unicode's CLDR as ICU holds it.
public final class VietnameseCollation: Sendable {
  /// The order that the whole engine uses.
  public static let standard = VietnameseCollation()

  // ICU's collator is frozen after opening: reading it from several threads at once is allowed.
  private nonisolated(unsafe) let handle: OpaquePointer?

  private init() { handle = khop_icu_collator("vi") }

  deinit { if let handle { khop_icu_close_collator(handle) } }

  /// Returns bytes whose plain order is the order of the texts.
  ///
  /// - Complexity: O(*n*), about half a microsecond for a full name; keep the keys of a list that is sorted.
  public func sortKey(_ text: String) -> [UInt8] {
    let units = Array(text.utf16)
    guard let handle else { return Array(text.utf8) }
    var capacity = units.count * 4 + 24
    while true {
      var needed: Int32 = 0
      // ICU writes at most `capacity` bytes and tells how many the whole key has, the closing zero included.
      let key = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        needed = units.withUnsafeBufferPointer { pointer in
          khop_icu_sort_key(
            handle, pointer.baseAddress, Int32(pointer.count), buffer.baseAddress, Int32(capacity))
        }
        count = Int(needed) <= capacity ? max(0, Int(needed) - 1) : 0
      }
      if Int(needed) <= capacity { return key }
      capacity = Int(needed)
    }
  }

  /// Returns the texts in dictionary order; equal ones keep their places.
  func sorted(_ texts: [String]) -> [String] {
    texts.enumerated()
      .map { (key: sortKey($0.element), place: $0.offset, text: $0.element) }
      .sorted { $0.key == $1.key ? $0.place < $1.place : $0.key.lexicographicallyPrecedes($1.key) }
      .map(\.text)
  }
}
