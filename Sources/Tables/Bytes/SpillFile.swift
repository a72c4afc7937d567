internal import CScan
import Glibc
import Synchronization

/// Results that wait on the disk until they are written, in a file without a name: gone with the program.
///
/// Any number of threads put bytes and get them back at once; each piece is known by where it lies.
package final class SpillFile: Sendable {
  private let descriptor: Int32
  private let path: String
  private let end = Atomic<Int>(0)

  /// - Parameter path: Where the file is made; its name is taken away at once.
  init(at path: String, reportedAs folder: String) throws(TableError) {
    self.path = folder
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let code = errno
      throw TableError(isFull(code) ? .diskFull : .cannotCreate(code), path: folder)
    }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// The bytes put so far.
  package var count: Int { end.load(ordering: .relaxed) }

  /// Puts a piece behind all others.
  ///
  /// - Returns: Where it lies.
  /// - Throws: ``TableError`` with `diskFull` or `writeFailed`.
  package func put(_ bytes: UnsafeRawBufferPointer) throws(TableError) -> Int {
    let offset = end.add(bytes.count, ordering: .relaxed).oldValue
    var done = 0
    while done < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
      if count < 0 {
        let code = errno
        if code == EINTR { continue }
        throw TableError(isFull(code) ? .diskFull : .writeFailed(code), path: path)
      }
      done += count
    }
    return offset
  }

  /// Fills a buffer with the bytes that lie at an offset.
  ///
  /// - Throws: ``TableError`` with `readFailed`, also when the file has fewer bytes.
  package func get(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(TableError) {
    var done = 0
    while done < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw TableError(.readFailed(count < 0 ? errno : EIO), path: path) }
      done += count
    }
  }

  /// Gives the room on the disk back of a piece that is done with.
  package func release(_ range: Range<Int>) {
    // Best effort: where the file system cannot, the space is freed at the end.
    _ = khop_punch_hole(descriptor, Int64(range.lowerBound), Int64(range.count))
  }
}
