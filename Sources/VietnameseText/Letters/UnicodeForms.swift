internal import CICU

/// Normalisation forms of whole strings, done by ICU.
///
/// The engine reads most tokens from its own tables; these are for everything that the tables do not hold.
public enum UnicodeForms {
  /// Returns the text in normalisation form C: each letter with its marks as one character where there is one.
  public static func nfc(_ text: String) -> String {
    // Whole letters of Vietnamese and ASCII have nothing to compose.
    let isComposed = text.unicodeScalars.allSatisfy {
      $0.value < 0x80 || VietnameseLetter.code(of: $0.value) != 0
    }
    return isComposed ? text : normalise(text, form: 0)
  }

  /// Returns the text in normalisation form D: letters and marks apart, in canonical order.
  static func nfd(_ text: String) -> String { normalise(text, form: 1) }

  /// Returns the text in normalisation form KC: form C with full-width forms, ligatures and the like resolved.
  static func nfkc(_ text: String) -> String { normalise(text, form: 2) }

  private static func normalise(_ text: String, form: Int32) -> String {
    utf16Result(of: text) { source, length, target, capacity in
      khop_icu_normalize(form, source, length, target, capacity)
    }
  }

  /// Runs one of ICU's functions that fill a buffer, with a second call when the buffer was too small.
  private static func utf16Result(
    of text: String,
    _ body: (UnsafePointer<UInt16>, Int32, UnsafeMutablePointer<UInt16>, Int32) -> Int32
  ) -> String {
    let source = Array(text.utf16)
    if source.isEmpty { return "" }
    var capacity = source.count * 3 + 16
    while true {
      var needed: Int32 = -1
      // ICU writes at most `capacity` units; the count that is kept is what it says it wrote.
      let target = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
        needed = source.withUnsafeBufferPointer { pointer in
          body(
            pointer.baseAddress.unsafelyUnwrapped, Int32(pointer.count),
            buffer.baseAddress.unsafelyUnwrapped, Int32(capacity))
        }
        count = needed >= 0 && Int(needed) <= capacity ? Int(needed) : 0
      }
      if needed < 0 { return text }
      if Int(needed) <= capacity { return String(decoding: target, as: UTF16.self) }
      capacity = Int(needed)
    }
  }
}
