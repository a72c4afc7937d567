internal import CScan
import VietnameseText

/// The distinct names of a register, one after the other.
///
///     header: bearers << 5 | words | word 0 | word 1 | …        a name is known by the position of its header
struct NamePool: @unchecked Sendable {
  static let wordMask: UInt32 = 31
  static let most = UInt32.max >> 5

  let pool: UnsafeBufferPointer<UInt32>

  /// A header; more bearers than fit count as the most that do.
  static func header(bearers: Int, words: Int) -> UInt32 {
    UInt32(min(bearers, Int(most))) << 5 | UInt32(words)
  }

  @inline(__always)
  func words(_ name: UInt32) -> UnsafeBufferPointer<WordID> {
    let header = pool[Int(name)]
    return UnsafeBufferPointer(
      start: pool.baseAddress! + Int(name) + 1, count: Int(header & NamePool.wordMask))
  }

  @inline(__always)
  func bearers(_ name: UInt32) -> Int { Int(pool[Int(name)] >> 5) }

  @inline(__always)
  func prefetch(_ name: UInt32) { khop_prefetch(pool.baseAddress! + Int(name)) }
}
