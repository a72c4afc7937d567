internal import CICU

/// One of ICU's transliterators: slow, complete, and the oracle of ``FoldingTable``.
public final class Transliterator {
  private let handle: OpaquePointer

  /// Opens a transliterator, for example `"NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower"`.
  ///
  /// Returns `nil` when ICU does not know the name or lacks its data.
  public init?(_ name: String) {
    let units = Array(name.utf16)
    let opened = units.withUnsafeBufferPointer {
      khop_icu_transliterator($0.baseAddress, Int32($0.count))
    }
    guard let opened else { return nil }
    handle = OpaquePointer(opened)
  }

  deinit { khop_icu_close_transliterator(UnsafeMutablePointer(handle)) }

  /// Returns the text after transliteration, or the text itself when ICU refuses.
  public func apply(_ text: String) -> String {
    var units = Array(text.utf16)
    let length = units.count
    let capacity = length * 8 + 64
    units.append(contentsOf: repeatElement(0, count: capacity - length))
    let written = units.withUnsafeMutableBufferPointer {
      khop_icu_transliterate(UnsafePointer(handle), $0.baseAddress, Int32(length), Int32(capacity))
    }
    return written < 0 ? text : String(decoding: units[..<Int(written)], as: UTF16.self)
  }
}
