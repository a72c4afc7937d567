import Tables

/// A frozen register that cannot be used, by name of what is wrong.
public struct IndexError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: Equatable, Sendable {
    /// The file does not begin as a frozen register does.
    case foreign
    /// Made by another version of the program; the number is the file's.
    case otherVersion(UInt32)
    /// The file has fewer or more bytes than its header says.
    case wrongSize(expected: Int, found: Int)
    /// Header or section table are damaged.
    case damagedHeader
    /// The bytes of a section do not have the checksum that the table says.
    case damagedSection(String)
    /// The numbers inside a section contradict each other.
    case inconsistent(String)
  }

  public let reason: Reason
  public let path: String

  public var description: String {
    switch reason {
    case .foreign: "\(path): not a frozen register of khop"
    case .otherVersion(let version):
      "\(path): frozen by format \(version), this program reads format \(IndexLayout.version); "
        + "freeze the register again with 'khop index'"
    case .wrongSize(let expected, let found):
      "\(path): \(found) bytes where the header says \(expected); the file is cut or has grown"
    case .damagedHeader: "\(path): the header is damaged"
    case .damagedSection(let name): "\(path): section '\(name)' is damaged"
    case .inconsistent(let name): "\(path): section '\(name)' contradicts the others"
    }
  }
}

extension ReferenceIndex {
  /// Whether a file begins as a frozen register does.
  public static func isFrozen(_ file: MappedFile) -> Bool {
    file.count >= 8
      && UnsafeRawBufferPointer(file.bytes).loadUnaligned(as: UInt64.self).littleEndian
        == IndexLayout.magic
  }

  /// Writes the frozen register.
  ///
  ///     header  magic | version, sections | people | size | checksum of all that follows in header and table
  ///     table   counts, offset, size, checksum for each section
  public func write(to file: OutputFile) throws(TableError) {
    var head = [UInt8](
      repeating: 0,
      count: IndexLayout.headerSize + IndexLayout.entrySize * Section.allCases.count)
    head.withUnsafeMutableBytes { head in
      func put(_ value: UInt64, _ offset: Int) {
        head.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt64.self)
      }
      put(IndexLayout.magic, 0)
      put(UInt64(IndexLayout.version) | UInt64(Section.allCases.count) << 32, 8)
      put(UInt64(count), 16)
      put(UInt64(layout.size), 24)
      for section in Section.allCases {
        let entry = IndexLayout.headerSize + IndexLayout.entrySize * section.rawValue
        put(UInt64(layout.counts[section.rawValue]), entry)
        put(UInt64(layout.offsets[section.rawValue]), entry + 8)
        put(UInt64(layout.byteCount(section)), entry + 16)
        put(Checksum.of(bytes(of: section)), entry + 24)
      }
      put(Checksum.of(UnsafeRawBufferPointer(head)), IndexLayout.checksumOffset)
    }
    try file.write(head)
    var written = head.count
    let zeros = [UInt8](repeating: 0, count: 64)
    for section in Section.allCases {
      let gap = layout.offsets[section.rawValue] - written
      try file.write(Array(zeros.prefix(gap)))
      try file.write(bytes(of: section))
      written += gap + layout.byteCount(section)
    }
  }

  /// Maps a frozen register and checks its header, its table and its words; `verify` checks every byte.
  ///
  /// - Throws: ``IndexError`` with what is wrong with the file.
  /// - Complexity: O(words) to open; O(bytes) to verify.
  public static func open(_ file: MappedFile, verify: Bool = false) throws(IndexError)
    -> ReferenceIndex
  {
    let bytes = UnsafeRawBufferPointer(file.bytes)
    let headCount = IndexLayout.headerSize + IndexLayout.entrySize * Section.allCases.count
    func fail(_ reason: IndexError.Reason) -> IndexError {
      IndexError(reason: reason, path: file.path)
    }
    func word(_ offset: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
    }
    guard isFrozen(file) else { throw fail(.foreign) }
    guard bytes.count >= headCount else {
      throw fail(.wrongSize(expected: headCount, found: bytes.count))
    }
    let version = UInt32(truncatingIfNeeded: word(8))
    guard version == IndexLayout.version else { throw fail(.otherVersion(version)) }
    var head = Array(bytes[..<headCount])
    for offset in 0..<8 { head[IndexLayout.checksumOffset + offset] = 0 }
    let sum = head.withUnsafeBytes { Checksum.of($0) }
    guard sum == word(IndexLayout.checksumOffset), word(8) >> 32 == UInt64(Section.allCases.count)
    else { throw fail(.damagedHeader) }
    guard word(24) == UInt64(bytes.count) else {
      throw fail(.wrongSize(expected: Int(clamping: word(24)), found: bytes.count))
    }
    let entries = Section.allCases.map {
      IndexLayout.headerSize + IndexLayout.entrySize * $0.rawValue
    }
    let layout = IndexLayout(counts: entries.map { Int(clamping: word($0)) })
    guard layout.size == bytes.count,
      zip(entries, layout.offsets).allSatisfy({ word($0 + 8) == UInt64($1) })
    else { throw fail(.damagedHeader) }
    // What is read while the file is opened is checked in any case.
    for section in Section.allCases where verify || section.isReadAtOpening {
      let start = layout.offsets[section.rawValue]
      let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + layout.byteCount(section)])
      guard Checksum.of(part) == word(entries[section.rawValue] + 24) else {
        throw fail(.damagedSection("\(section)"))
      }
    }
    if verify, let section = sectionBehindDamagedGap(bytes, layout) {
      throw fail(.damagedSection("\(section)"))
    }
    file.expectRandomAccess()
    return ReferenceIndex(layout: layout, owner: FileStorage(file))
  }

  /// The first section with anything but zeros before it, where nothing is written.
  private static func sectionBehindDamagedGap(
    _ bytes: UnsafeRawBufferPointer, _ layout: IndexLayout
  ) -> Section? {
    var end = IndexLayout.headerSize + IndexLayout.entrySize * Section.allCases.count
    for section in Section.allCases {
      let start = layout.offsets[section.rawValue]
      if bytes[end..<start].contains(where: { $0 != 0 }) { return section }
      end = start + layout.byteCount(section)
    }
    return nil
  }

  /// Asks the system to read a mapped register into memory beside other work, what is looked at first before the rest.
  ///
  /// Without it each look-up in a cold file waits for the disk.
  public func warm() {
    guard let file = (owner as? FileStorage)?.file else { return }
    for section: Section in [.citizenSlots, .person, .namePool] {
      let start = layout.offsets[section.rawValue]
      file.prepare(start..<start + layout.byteCount(section))
    }
    file.prepare(0..<layout.size)
  }

  private func bytes(of section: Section) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      rebasing: bytes[layout.offsets[section.rawValue]...].prefix(layout.byteCount(section)))
  }
}

/// A mapped file as the memory of an index.
private final class FileStorage: IndexStorage, @unchecked Sendable {
  let file: MappedFile

  init(_ file: MappedFile) {
    self.file = file
    super.init(bytes: UnsafeRawBufferPointer(file.bytes))
  }
}
