internal import CScan
import Glibc

/// A result that is being written; it gets its name when its ``OutputFolder`` is committed.
public final class OutputFile {
  /// The name in the output folder.
  public let name: String
  /// The bytes written so far.
  public private(set) var count = 0
  private var descriptor: Int32
  private let path: String
  private var digest: FileDigest?
  /// The bytes that the system was asked to bring to the disk.
  private var sent = 0

  /// Creates the file, readable for its owner alone: results are about people.
  init(name: String, at path: String, reportedAs folder: String, isDigested: Bool)
    throws(TableError)
  {
    self.name = name
    self.path = folder + "/" + name
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    digest = isDigested ? FileDigest() : nil
    guard descriptor >= 0 else {
      let code = errno
      throw TableError(isFull(code) ? .diskFull : .cannotCreate(code), path: self.path)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes bytes at the end.
  ///
  /// - Throws: ``TableError`` with `diskFull` or `writeFailed`.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(TableError) { try write([bytes]) }

  /// Writes pieces of bytes at the end, one after the other.
  ///
  /// Some at a time, so that the bytes come out of the memory once, for the digest and for the system.
  ///
  /// - Throws: ``TableError`` with `diskFull` or `writeFailed`.
  public func write(_ pieces: [UnsafeRawBufferPointer]) throws(TableError) {
    precondition(descriptor >= 0, "the file is finished")
    var batch: [UnsafeRawBufferPointer] = []
    var size = 0
    for piece in pieces {
      var rest = piece
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest.prefix(OutputFile.batchSize - size))
        batch.append(part)
        size += part.count
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
        if size == OutputFile.batchSize {
          try writeBatch(batch, size)
          batch.removeAll(keepingCapacity: true)
          size = 0
        }
      }
    }
    if size > 0 { try writeBatch(batch, size) }
  }

  /// Far less than the processor's cache.
  private static let batchSize = 1 << 17

  private func writeBatch(_ batch: [UnsafeRawBufferPointer], _ size: Int) throws(TableError) {
    for part in batch { digest?.update(part) }
    if let code = writeAll(batch, to: descriptor) { throw failure(code) }
    count += size
    // A file with a digest is a result, which ends on the disk.
    if digest != nil, count - sent >= OutputFile.sendSize { send() }
  }

  /// So many bytes go to the disk at a time.
  private static let sendSize = 1 << 23

  /// Asks the system to begin bringing what was written to the disk, so that at the end there is little left to wait for.
  ///
  /// Whether it can is asked at the end, by ``finish(isDurable:)``.
  private func send() {
    _ = khop_begin_sync(descriptor, Int64(sent), Int64(count - sent))
    sent = count
  }

  /// Writes text at the end.
  public func write(_ text: String) throws(TableError) {
    let bytes = Array(text.utf8)
    try write(bytes)
  }

  /// Writes bytes at the end.
  public func write(_ bytes: [UInt8]) throws(TableError) {
    if let error = bytes.withUnsafeBytes({ attempt($0) }) { throw error }
  }

  /// Writes the rows of a writer and empties it.
  public func write(_ writer: inout CSVWriter) throws(TableError) {
    try writer.withBytes { (bytes) throws(TableError) in try write(bytes) }
    writer.removeAll()
  }

  private func attempt(_ bytes: UnsafeRawBufferPointer) -> TableError? {
    do throws(TableError) {
      try write(bytes)
      return nil
    } catch { return error }
  }

  /// Ends the file and returns its SHA-256 digest, if it has one.
  ///
  /// - Parameter isDurable: Whether to wait until the bytes are on the disk.
  /// - Throws: ``TableError`` when the system says only now that it could not write.
  @discardableResult
  public func finish(isDurable: Bool = true) throws(TableError) -> String? {
    guard descriptor >= 0 else { return nil }
    let closing = descriptor
    descriptor = -1
    // A file system without fsync (EINVAL) is no failure.
    let isSynced = !isDurable || fsync(closing) == 0 || errno == EINVAL || errno == ENOTSUP
    let code = isSynced ? 0 : errno
    let isClosed = close(closing) == 0
    if !isSynced { throw failure(code) }
    if !isClosed { throw failure(errno) }
    return digest.take()?.finish()
  }

  private func failure(_ code: Int32) -> TableError {
    TableError(isFull(code) ? .diskFull : .writeFailed(code), path: path)
  }
}

/// Whether an `errno` says that there is no room.
func isFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
