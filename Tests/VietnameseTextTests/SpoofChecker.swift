internal import CICU

/// ICU's check for text that looks alike but is written with other characters.
final class SpoofChecker {
  private let handle: OpaquePointer

  /// Opens the checker; `nil` when ICU's data for it are missing.
  init?() {
    guard let opened = khop_icu_spoof_checker() else { return nil }
    handle = opened
  }

  deinit { khop_icu_close_spoof_checker(handle) }

  /// Whether a reader may take one text for the other.
  func looksAlike(_ left: String, _ right: String) -> Bool {
    let left = Array(left.utf16)
    let right = Array(right.utf16)
    return left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        khop_icu_confusable(
          handle, left.baseAddress, Int32(left.count), right.baseAddress, Int32(right.count)) != 0
      }
    }
  }
}
