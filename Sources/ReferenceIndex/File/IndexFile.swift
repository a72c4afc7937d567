import Tables

/// A frozen register that cannot be used, by name of what is wrong.
public struct IndexError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What can be wrong.
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

  /// What is wrong.
  public let reason: Reason
  /// The file.
  public let path: String

  public var description: String { message(in: .english) }

  /// The text for a person: what is wrong with which file, and what to do about it.
  public func message(in language: ReportLanguage) -> String {
    path + ": " + language.choose(vi: vietnameseText, en: englishText)
  }

  private var englishText: String {
    let again = "freeze the register again with 'khop index'"
    return switch reason {
    case .foreign: "not a frozen register of khop"
    case .otherVersion(let version):
      "frozen by format \(version), this program reads format \(IndexLayout.version); \(again)"
    case .wrongSize(let expected, let found):
      "\(found) bytes where the header says \(expected); the file is cut or has grown; \(again)"
    case .damagedHeader: "the header is damaged; \(again)"
    case .damagedSection(let name): "section '\(name)' is damaged; \(again)"
    case .inconsistent(let name): "section '\(name)' contradicts the others; \(again)"
    }
  }

  private var vietnameseText: String {
    let again = "hãy lập lại bằng 'khop index'"
    return switch reason {
    case .foreign: "không phải chỉ mục dân cư của khop"
    case .otherVersion(let version):
      "chỉ mục theo định dạng \(version), chương trình này đọc định dạng \(IndexLayout.version); "
        + again
    case .wrongSize(let expected, let found):
      "tệp có \(found) byte nhưng phần đầu ghi \(expected); tệp bị cắt hoặc dài thêm; \(again)"
    case .damagedHeader: "phần đầu của chỉ mục dân cư bị hỏng; \(again)"
    case .damagedSection(let name): "phần '\(name)' của chỉ mục dân cư bị hỏng; \(again)"
    case .inconsistent(let name):
      "phần '\(name)' của chỉ mục dân cư mâu thuẫn với các phần khác; \(again)"
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
  ///     header  magic | version, sections | people | size | reading mark | checksum of header and table | source
  ///     table   counts, offset, size, checksum for each section
  ///
  /// - Parameter source: The table that the register was made of; `nil` for what the register says itself.
  public func write(to file: OutputFile, source: SourceDigest? = nil) throws(TableError) {
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
      put(UInt64(readingMark.rules), IndexLayout.markOffset)
      put(readingMark.corpora[0], IndexLayout.markOffset + 8)
      put(readingMark.corpora[1], IndexLayout.markOffset + 16)
      let source = source ?? self.source
      for place in 0..<4 { put(source?.words[place] ?? 0, IndexLayout.sourceOffset + 8 * place) }
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

  /// Maps a frozen register, or reads it into memory, and checks every byte of it.
  ///
  /// Verify before looking anybody up: a changed byte would name somebody else, or lead a search out of the file.
  ///
  /// - Parameters:
  ///   - verify: Whether all sections are checked; without it only header, table and words are, which is enough for the
  ///     figures of the header and for nothing else.
  ///   - isInMemory: Whether the register is read into memory of the program, on large pages where the system has them:
  ///     look-ups are quicker, and the memory is taken. Then all sections are checked.
  ///   - threads: The threads that check, a section each.
  /// - Throws: ``IndexError`` with what is wrong with the file, by name of the first damaged section.
  /// - Complexity: O(bytes), several gigabytes a second for each thread; O(words) without `verify`.
  public static func open(
    _ file: MappedFile, verify: Bool = true, isInMemory: Bool = false, threads: Int = 1
  ) throws(IndexError) -> ReferenceIndex {
    let verify = verify || isInMemory
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
    let checked = Section.allCases.filter { verify || $0.isReadAtOpening }
    let sums = entries.map { word($0 + 24) }
    let memory = isInMemory ? ReservedMemory(layout.size) : nil
    memory?.bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<headCount]))
    if let section = firstDamaged(
      of: checked, file, layout, sums, copyingTo: memory, threads: threads)
    {
      throw fail(.damagedSection("\(section)"))
    }
    if verify, let section = sectionBehindDamagedGap(bytes, layout) {
      throw fail(.damagedSection("\(section)"))
    }
    let mark = ReadingMark(
      rules: UInt32(truncatingIfNeeded: word(IndexLayout.markOffset)),
      corpora: SIMD2(word(IndexLayout.markOffset + 8), word(IndexLayout.markOffset + 16)))
    let digest = SourceDigest(
      words: SIMD4((0..<4).map { word(IndexLayout.sourceOffset + 8 * $0) }))
    let source = digest.words == .zero ? nil : digest
    if let memory {
      return ReferenceIndex(
        layout: layout, readingMark: mark, source: source,
        owner: ReservedStorage(memory, size: layout.size))
    }
    file.expectRandomAccess()
    return ReferenceIndex(
      layout: layout, readingMark: mark, source: source, owner: FileStorage(file))
  }

  /// The first of some sections whose bytes do not have their checksum.
  ///
  /// - Parameter memory: Takes the sections as they are read.
  private static func firstDamaged(
    of sections: [Section], _ file: MappedFile, _ layout: IndexLayout, _ sums: [UInt64],
    copyingTo memory: ReservedMemory?, threads: Int
  ) -> Section? {
    // The longest first, so that no thread is left alone with it at the end.
    let order = sections.sorted {
      (layout.byteCount($1), $0.rawValue) < (layout.byteCount($0), $1.rawValue)
    }
    let isWhole = WorkQueue.run(order.count, threads: threads) {
    } perform: { _, number in
      let section = order[number]
      let start = layout.offsets[section.rawValue]
      let range = start..<start + layout.byteCount(section)
      let sum =
        memory.map { checksum(of: range, in: file, copyingTo: $0) }
        ?? Checksum.of(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: file.bytes[range])))
      return sum == sums[section.rawValue]
    }
    let damaged = zip(order, isWhole).filter { !$0.1 }.map(\.0)
    return damaged.min { $0.rawValue < $1.rawValue }
  }

  /// The checksum of a range of a file that is copied to the same place in memory.
  ///
  /// What was copied is given back piece by piece, so that the register is in memory once, and summed up while it is in
  /// the cache.
  private static func checksum(
    of range: Range<Int>, in file: MappedFile, copyingTo memory: ReservedMemory
  ) -> UInt64 {
    let step = 1 << 20
    var sum = Checksum()
    var start = range.lowerBound
    while true {
      let end = min(start + step, range.upperBound)
      let target = UnsafeMutableRawBufferPointer(rebasing: memory.bytes[start..<end])
      target.copyMemory(
        from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: file.bytes[start..<end])))
      file.release(start..<end)
      if end == range.upperBound { return sum.finished(with: UnsafeRawBufferPointer(target)) }
      sum.add(UnsafeRawBufferPointer(target))
      start = end
    }
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

  /// The bytes of the file, when they lie in memory of the program and not in a mapped file.
  public var bytesInMemory: UnsafeRawBufferPointer? {
    owner is FileStorage ? nil : UnsafeRawBufferPointer(rebasing: bytes[..<layout.size])
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
