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
    preferLargePages(memory)
    return memory
  }

  static func allocate<Element>(_ count: Int, of type: Element.Type)
    -> UnsafeMutableBufferPointer<Element>
  {
    let memory = allocate(count * MemoryLayout<Element>.stride)
    return UnsafeMutableBufferPointer(
      start: memory.baseAddress?.bindMemory(to: type, capacity: count), count: count)
  }

  /// Asks for large pages: a wish, without which the memory is as good, and slower.
  fileprivate static func preferLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      _ = madvise(memory.baseAddress, memory.count, MADV_HUGEPAGE)
    #endif
  }
}

/// Addresses for as many bytes as may be needed; memory is taken only where they are touched, and given back whole.
///
///     | touched, of any size up to … | never touched, costs nothing | limit
package final class ReservedMemory: @unchecked Sendable {
  // Sendable: who owns the object says which thread writes where.

  let bytes: UnsafeMutableRawBufferPointer

  /// - Precondition: The system has that many addresses left for the program.
  package init(_ limit: Int) {
    let limit = max(limit, 1)
    let start = mmap(
      nil, limit, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let start, start != MAP_FAILED else {
      preconditionFailure("no addresses are left for \(limit) bytes")
    }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: limit)
    LargeMemory.preferLargePages(bytes)
  }

  deinit { munmap(bytes.baseAddress, bytes.count) }

  /// The bytes as elements of a type; those that were never written are zero.
  package func column<Element: BitwiseCopyable>(
    _ type: Element.Type
  ) -> UnsafeMutableBufferPointer<Element> {
    bytes.assumingMemoryBound(to: type)
  }
}
