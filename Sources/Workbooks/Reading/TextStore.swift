import Glibc

/// Bytes that grow at their end, at a fixed place: in memory when they are few, else in a mapped temporary file
/// without a name.
final class TextStore {
  /// From so many bytes on a file is used.
  private static let fileLength = 16 << 20

  private(set) var base: UnsafeMutablePointer<UInt8>?
  private(set) var count = 0
  private let capacity: Int
  private let isMapped: Bool
  private var trimmed = 0

  /// - Parameter capacity: The most bytes that will be appended.
  init(capacity: Int, part: String) throws(WorkbookError) {
    self.capacity = capacity
    isMapped = capacity >= Self.fileLength
    guard isMapped else {
      base = .allocate(capacity: max(capacity, 1))
      return
    }
    guard let descriptor = NamelessFile.open() else {
      throw WorkbookError(.cannotWrite(String(cString: strerror(errno))), part: part)
    }
    defer { close(descriptor) }
    // The file is sparse: only what is written takes room.
    guard ftruncate(descriptor, off_t(capacity)) == 0,
      let start = mmap(nil, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      start != MAP_FAILED
    else { throw WorkbookError(.cannotWrite(String(cString: strerror(errno))), part: part) }
    base = start.assumingMemoryBound(to: UInt8.self)
  }

  deinit {
    if isMapped {
      munmap(base, capacity)
    } else {
      base?.deallocate()
    }
  }

  /// Appends bytes; `false` when there is no room for them.
  @inline(__always)
  func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base, let source = bytes.baseAddress else { return bytes.isEmpty }
    guard count + bytes.count <= capacity else { return false }
    memcpy(base + count, source, bytes.count)
    count &+= bytes.count
    return true
  }

  /// Decodes `_x000D_` in the bytes from a place on.
  @inline(__always)
  func decodeEscapes(from start: Int) {
    guard count - start >= 7, let base, memchr(base + start, 0x5F, count - start) != nil else {
      return
    }
    var tail = Array(UnsafeBufferPointer(start: base + start, count: count - start))
    CellEscapes.decode(&tail, from: 0)
    count = start
    _ = tail.withUnsafeBufferPointer(append)
  }

  /// Gives the memory of all bytes back; the file keeps them.
  func trim() {
    guard isMapped, let base else { return }
    madvise(base, capacity, MADV_DONTNEED)
    trimmed = count
  }

  /// Gives memory back when enough was appended since the last time.
  func trimTail() {
    if isMapped, count - trimmed > 8 << 20 { trim() }
  }
}
