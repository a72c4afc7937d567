import Glibc
import Workbooks

/// A temporary file without a name: nobody else can open it, and it is gone with the program.
final class SpoolFile: Sendable {
  let descriptor: Int32
  private let path: String

  /// Creates the file in `TMPDIR`, or `/tmp`, or `/var/tmp`.
  ///
  /// - Parameter path: The input that is spooled, for messages.
  init(path: String) throws(TableError) {
    self.path = path
    guard let descriptor = NamelessFile.open() else {
      let code = errno
      let own = getenv("TMPDIR").map { String(cString: $0) }
      throw TableError(.cannotCreate(code), path: own ?? NamelessFile.folders[0])
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Copies everything that a descriptor still has to give.
  func append(contentsOf source: Int32) throws(TableError) {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    while true {
      let count = read(source, block.baseAddress, block.count)
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw TableError(.readFailed(errno), path: path)
      }
      try append(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
  }

  /// Writes bytes at the end.
  func append(_ bytes: UnsafeRawBufferPointer) throws(TableError) {
    if let code = writeAll(bytes, to: descriptor) {
      throw TableError(code == ENOSPC ? .diskFull : .writeFailed(code), path: path)
    }
  }
}

/// Writes every byte, however often the system takes only a part.
///
/// - Returns: `nil`, or the `errno` of the failure.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
  var rest = bytes
  while !rest.isEmpty {
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return nil
}

/// Writes pieces of bytes one after the other, many with one call, however often the system takes only a part.
///
/// - Returns: `nil`, or the `errno` of the failure.
func writeAll(_ pieces: [UnsafeRawBufferPointer], to descriptor: Int32) -> Int32? {
  // The most that the system takes at once (IOV_MAX).
  let most = 1024
  var vectors = pieces.map {
    iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
  }
  var first = 0
  while first < vectors.count {
    let count = vectors.withUnsafeBufferPointer {
      writev(descriptor, $0.baseAddress.map { $0 + first }, Int32(min($0.count - first, most)))
    }
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    var rest = count
    while first < vectors.count, rest >= vectors[first].iov_len {
      rest -= vectors[first].iov_len
      first += 1
    }
    if rest > 0 {
      vectors[first].iov_base = vectors[first].iov_base.map { $0 + rest }
      vectors[first].iov_len -= rest
    }
  }
  return nil
}
