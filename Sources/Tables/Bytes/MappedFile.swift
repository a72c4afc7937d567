import Glibc
import Synchronization

/// The bytes of a file, mapped read-only and shared by all threads.
///
/// Standard input, pipes and terminals are first copied to a temporary file that has no name any more, so
/// that a reader always sees one unmoving range of bytes. Mapped pages belong to the system's cache: a
/// file may be larger than memory, and ``release(_:)`` gives pages back that are done with.
///
/// A file that another program shortens while it is mapped ends this program with a bus error.
public final class MappedFile: @unchecked Sendable {
  // Sendable: the bytes are never written after `init`, and the memory lives as long as the object.

  private enum Backing {
    case none
    case mapping
    case heap
  }

  /// The path as the user named it; `-` for standard input.
  public let path: String
  /// The bytes; valid as long as the object.
  public let bytes: UnsafeBufferPointer<UInt8>
  private let backing: Backing
  private let keepsPages = Atomic<Bool>(false)

  /// Whether the bytes are those of a file, rather than a copy in memory.
  var isFileMapped: Bool { backing == .mapping }

  /// A copy of all bytes, or of the first ones.
  ///
  /// Keeps the file alive while ``bytes`` are copied.
  ///
  /// - Complexity: O(bytes).
  package func contents(first count: Int = .max) -> [UInt8] {
    withExtendedLifetime(self) { Array(bytes.prefix(count)) }
  }

  /// The number of bytes.
  public var count: Int { bytes.count }

  /// Maps the file at a path; `-` is standard input, `postgresql://…#table` a table of a database.
  ///
  /// - Throws: ``TableError`` when the path leads to nothing that can be read, or reading fails.
  /// - Complexity: O(1) for a file; a pipe or a table is read to its end, once however often it is opened.
  public convenience init(path: String) throws(TableError) {
    let address = DatabaseAddress(path)
    if let copy = SpooledInputs[path] {
      try self.init(mapping: copy.descriptor, path: address?.shown ?? path)
      return
    }
    if let address {
      let copy = try SpooledInputs.spool(path, shown: address.shown) { (copy) throws(TableError) in
        try DatabaseExport.write(address, to: copy)
      }
      try self.init(mapping: copy.descriptor, path: address.shown)
      return
    }
    let isStandardInput = path == "-"
    let descriptor =
      isStandardInput ? dup(STDIN_FILENO) : Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw TableError(.notFound, path: path)
      case EACCES, EPERM: throw TableError(.notPermitted, path: path)
      case ENXIO: throw TableError(.notAFile, path: path)
      case let code: throw TableError(.readFailed(code), path: path)
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw TableError(.readFailed(errno), path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      // `program < file` may have been given an offset; then only the rest counts.
      if isStandardInput, lseek(descriptor, 0, SEEK_CUR) > 0 { fallthrough }
      try self.init(mapping: descriptor, path: path)
    case S_IFIFO, S_IFSOCK:
      try self.init(spooling: descriptor, path: path)
    // A device may have no end: only a terminal and the one that is always empty are read.
    case S_IFCHR where isatty(descriptor) == 1 || status.st_rdev == MappedFile.nullDevice:
      try self.init(spooling: descriptor, path: path)
    case S_IFDIR:
      throw TableError(.isDirectory, path: path)
    default:
      throw TableError(.notAFile, path: path)
    }
  }

  /// `/dev/null`, by its numbers 1 and 3 (Linux, `Documentation/admin-guide/devices.txt`).
  private static let nullDevice: dev_t = 1 << 8 | 3

  /// Keeps a copy of bytes that are in memory already, under a name for messages.
  public init(copying source: some Collection<UInt8>, path: String) {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
    _ = buffer.initialize(from: source)
    self.path = path
    bytes = UnsafeBufferPointer(buffer)
    backing = .heap
  }

  /// Maps an open file; the descriptor may be closed afterwards.
  init(mapping descriptor: Int32, path: String) throws(TableError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw TableError(.readFailed(errno), path: path)
    }
    self.path = path
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeBufferPointer(start: nil, count: 0)
      backing = .none
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { throw TableError(.readFailed(errno), path: path) }
    madvise(start, size, MADV_SEQUENTIAL)
    bytes = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size)
    backing = .mapping
  }

  private convenience init(spooling descriptor: Int32, path: String) throws(TableError) {
    let copy = try SpooledInputs.spool(path, shown: path) { (copy) throws(TableError) in
      try copy.append(contentsOf: descriptor)
    }
    try self.init(mapping: copy.descriptor, path: path)
  }

  deinit {
    switch backing {
    case .none: break
    case .mapping: munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    case .heap: bytes.deallocate()
    }
  }

  /// Asks the system to have these bytes in memory before they are touched.
  public func prepare(_ range: Range<Int>) {
    advise(range, MADV_WILLNEED, inner: false)
  }

  /// Says that the bytes will be touched here and there and again and again, and not once from start to end.
  package func expectRandomAccess() {
    // Otherwise the system gives pages up first that were mapped to be read once.
    advise(0..<count, MADV_NORMAL, inner: false)
  }

  /// Gives the whole pages inside a range back; touching them again reads them again.
  ///
  /// Keeps the resident size of a run small. Bytes that are kept in memory by ``init(copying:path:)`` stay, and all that
  /// ``keepPages()`` keeps.
  public func release(_ range: Range<Int>) {
    if keepsPages.load(ordering: .relaxed) { return }
    advise(range, MADV_DONTNEED, inner: true)
  }

  /// Keeps the pages that ``release(_:)`` would give back, for a file that is read several times: to find each page again
  /// takes the system longer than to scan it.
  package func keepPages() { keepsPages.store(true, ordering: .relaxed) }

  private func advise(_ range: Range<Int>, _ advice: Int32, inner: Bool) {
    guard backing == .mapping, let base = bytes.baseAddress else { return }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let range = range.clamped(to: 0..<count)
    let start = (inner ? range.lowerBound + page - 1 : range.lowerBound) / page * page
    let end = inner && range.upperBound < count ? range.upperBound / page * page : range.upperBound
    guard start < end else { return }
    madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, advice)
  }
}
