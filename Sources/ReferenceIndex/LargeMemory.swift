#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Memory for tables that are read at random: on large pages where the system has them.
///
/// A look-up in a table of hundreds of megabytes costs a miss of the translation buffer beside the miss of
/// the cache; with pages of 2 MiB the first goes away.
enum LargeMemory {
  private static let page = 2 << 20

  /// At least `byteCount` bytes, aligned to 64; given back with `deallocate()`.
  static func allocate(_ byteCount: Int) -> UnsafeMutableRawBufferPointer {
    guard byteCount >= page else {
      return .allocate(byteCount: max(byteCount, 1), alignment: 64)
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: page)
    #if os(Linux)
      // A wish: without it the memory is as good, and slower.
      _ = madvise(memory.baseAddress, byteCount, MADV_HUGEPAGE)
    #endif
    return memory
  }

  static func allocate<Element>(_ count: Int, of type: Element.Type)
    -> UnsafeMutableBufferPointer<Element>
  {
    let memory = allocate(count * MemoryLayout<Element>.stride)
    return UnsafeMutableBufferPointer(
      start: memory.baseAddress?.bindMemory(to: type, capacity: count), count: count)
  }
}
