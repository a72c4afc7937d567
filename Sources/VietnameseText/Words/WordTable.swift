import Synchronization

/// The number of a canonical word in a ``WordTable``.
public typealias WordID = UInt32

/// All distinct canonical words of a run, each analysed once and then known by number.
///
/// Words are added under a lock and never change or move; reading a word by its number takes no lock.
/// The numbers depend on the order of arrival and therefore on threads: they never reach an output
/// before ``ReferenceIndex`` has renumbered them.
///
/// - Complexity: adding or finding O(length); reading O(1).
public final class WordTable: Sendable {
  /// One word: its features and where its canonical text lies; the text is never changed or moved
  /// while the table lives.
  public struct Entry: @unchecked Sendable {
    /// What is compared of the word.
    public let features: WordFeatures
    /// The canonical text, UTF-8; valid while the table lives.
    public let text: UnsafeBufferPointer<UInt8>
    /// The text in proper capitals: the first letter, and the first behind an apostrophe.
    public let display: UnsafeBufferPointer<UInt8>
  }

  private static let blockSize = 4096
  private static let blockCount = 16384

  private struct Store: @unchecked Sendable {
    var numbers: [[UInt8]: WordID] = [:]
    var count = 0
  }

  private struct Blocks: @unchecked Sendable {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>
  }

  private let store: Mutex<Store>
  private let blocks: Blocks
  /// The words that the table was opened with; they keep their numbers.
  private let frozen: WordColumns.Frozen?

  /// A table without words.
  public convenience init() { self.init(frozen: nil) }

  /// A table that begins with the words of a file; their texts stay where they are.
  ///
  /// - Complexity: O(words), about ten nanoseconds each.
  public convenience init(_ columns: WordColumns.Frozen) { self.init(frozen: columns) }

  private init(frozen: WordColumns.Frozen?) {
    self.frozen = frozen
    store = Mutex(Store(count: frozen?.count ?? 0))
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>.allocate(
      capacity: WordTable.blockCount)
    pointers.initialize(repeating: nil, count: WordTable.blockCount)
    blocks = Blocks(pointers: pointers)
    guard let frozen else { return }
    for start in stride(from: 0, to: frozen.count, by: WordTable.blockSize) {
      let block = UnsafeMutablePointer<Entry>.allocate(capacity: WordTable.blockSize)
      pointers[start / WordTable.blockSize] = block
      for word in start..<min(start + WordTable.blockSize, frozen.count) {
        (block + (word - start)).initialize(
          to: Entry(
            features: frozen.features[word].features, text: frozen.text(WordID(word)),
            display: frozen.display(WordID(word))))
      }
    }
  }

  deinit {
    for index in (frozen?.count ?? 0)..<count {
      self[WordID(index)].text.deallocate()
      self[WordID(index)].display.deallocate()
    }
    for block in 0..<WordTable.blockCount { blocks.pointers[block]?.deallocate() }
    blocks.pointers.deallocate()
  }

  /// The number of distinct words.
  public var count: Int { store.withLock { $0.count } }

  /// The word with number `id`, which this table gave out.
  @inlinable
  public subscript(id: WordID) -> Entry { pointer(to: id).pointee }

  /// The features of word `id`, without a copy of the entry.
  @inlinable
  public func features(_ id: WordID) -> WordFeatures { pointer(to: id).pointee.features }

  /// The text of word `id` in proper capitals, without a copy of the entry.
  @inlinable
  public func display(_ id: WordID) -> UnsafeBufferPointer<UInt8> {
    pointer(to: id).pointee.display
  }

  @usableFromInline
  func pointer(to id: WordID) -> UnsafePointer<Entry> {
    // Written before the number was given out, under the lock that gave it out.
    UnsafePointer(blocks.pointers[Int(id) / WordTable.blockSize]!) + Int(id) % WordTable.blockSize
  }

  /// The canonical text of word `id`.
  public func string(_ id: WordID) -> String { String(decoding: self[id].text, as: UTF8.self) }

  /// Returns the number of a canonical word, adding the word when it is new.
  ///
  /// - Precondition: Fewer than 67 million distinct words.
  public func intern(_ canonical: some Collection<UInt8>) -> WordID {
    if let frozen {
      let known = canonical.withContiguousStorageIfAvailable { frozen.number(of: $0) }
      if let known = known ?? Array(canonical).withUnsafeBufferPointer({ frozen.number(of: $0) }) {
        return known
      }
    }
    let key = Array(canonical)
    return store.withLock { store in
      if let known = store.numbers[key] { return known }
      let id = store.count
      precondition(
        id < WordTable.blockSize * WordTable.blockCount, "More distinct words than fit one run")
      let block = id / WordTable.blockSize
      if blocks.pointers[block] == nil {
        blocks.pointers[block] = .allocate(capacity: WordTable.blockSize)
      }
      let entry = Entry(
        features: WordFeatures(
          canonical: String(decoding: key, as: UTF8.self).unicodeScalars),
        text: WordTable.kept(key), display: WordTable.kept(WordTable.capitalised(key)))
      (blocks.pointers[block]! + id % WordTable.blockSize).initialize(to: entry)
      store.numbers[key] = WordID(id)
      store.count = id + 1
      return WordID(id)
    }
  }

  private static func kept(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = text.initialize(from: bytes)
    return UnsafeBufferPointer(text)
  }

  private static func capitalised(_ canonical: [UInt8]) -> [UInt8] {
    var text = ""
    var isStart = true
    for scalar in String(decoding: canonical, as: UTF8.self).unicodeScalars {
      if isStart {
        text += scalar.properties.titlecaseMapping
      } else {
        text.unicodeScalars.append(scalar)
      }
      isStart = scalar == "'"
    }
    return Array(text.utf8)
  }
}
