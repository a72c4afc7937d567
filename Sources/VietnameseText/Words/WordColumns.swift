import Hashing

/// The words of a ``WordTable`` as plain columns, so that a file can hold them and a table be opened over them.
///
///     starts      where each text begins, one more than words         text      canonical texts, UTF-8
///     displays    the same for the texts in proper capitals
///     features    40 bytes a word: letters 16 | marks 8 | fold 4 | dialect 4 | count | tone | flags | 5 free
///     slots       number + 1 of a word at the place of its hash, or behind; a power of two, at most half full
///
/// Features depend on the rules of this program: a file names the version of its format.
public struct WordColumns: Sendable {
  /// Where each word's text begins in ``text``, one more than words.
  public private(set) var starts: [UInt32] = [0]
  /// The canonical texts of all words, UTF-8.
  public private(set) var text: [UInt8] = []
  /// Where each word's display begins in ``displays``, one more than words.
  public private(set) var displayStarts: [UInt32] = [0]
  /// The texts of all words in proper capitals, UTF-8.
  public private(set) var displays: [UInt8] = []
  /// What is compared of each word.
  public private(set) var features: [FrozenFeatures] = []
  /// Slots by which a word's number is found.
  public private(set) var slots: [UInt32]

  /// Lays out words in an order.
  public init(_ words: [WordID], of table: WordTable) {
    var slotCount = 16
    while slotCount < words.count * 2 { slotCount *= 2 }
    slots = [UInt32](repeating: 0, count: slotCount)
    for (number, word) in words.enumerated() {
      let entry = table[word]
      text.append(contentsOf: entry.text)
      starts.append(UInt32(text.count))
      displays.append(contentsOf: entry.display)
      displayStarts.append(UInt32(displays.count))
      features.append(FrozenFeatures(entry.features))
      var slot = WordColumns.hash(entry.text) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Where a word's search begins.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    Int(truncatingIfNeeded: Hashing.text(bytes) >> 33)
  }

  /// The same columns where they lie in a file that somebody keeps mapped.
  public struct Frozen: @unchecked Sendable {
    // Sendable: nobody writes the bytes while the owner lives.

    let starts: UnsafeBufferPointer<UInt32>
    let text: UnsafeBufferPointer<UInt8>
    let displayStarts: UnsafeBufferPointer<UInt32>
    let displays: UnsafeBufferPointer<UInt8>
    let features: UnsafeBufferPointer<FrozenFeatures>
    let slots: UnsafeBufferPointer<UInt32>
    let owner: AnyObject

    /// - Parameter owner: Keeps the bytes in place.
    public init(
      starts: UnsafeBufferPointer<UInt32>, text: UnsafeBufferPointer<UInt8>,
      displayStarts: UnsafeBufferPointer<UInt32>, displays: UnsafeBufferPointer<UInt8>,
      features: UnsafeBufferPointer<FrozenFeatures>, slots: UnsafeBufferPointer<UInt32>,
      owner: AnyObject
    ) {
      self.starts = starts
      self.text = text
      self.displayStarts = displayStarts
      self.displays = displays
      self.features = features
      self.slots = slots
      self.owner = owner
    }

    var count: Int { features.count }

    /// The number of a canonical word, or `nil`.
    func number(of word: UnsafeBufferPointer<UInt8>) -> WordID? {
      guard !slots.isEmpty else { return nil }
      let mask = slots.count - 1
      var slot = WordColumns.hash(word) & mask
      while slots[slot] != 0 {
        let known = slots[slot] - 1
        if text(known).elementsEqual(word) { return known }
        slot = (slot + 1) & mask
      }
      return nil
    }

    func text(_ word: WordID) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(
        rebasing: text[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])])
    }

    func display(_ word: WordID) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(
        rebasing: displays[Int(displayStarts[Int(word)])..<Int(displayStarts[Int(word) + 1])])
    }
  }
}

/// ``WordFeatures`` in 40 bytes without gaps.
public struct FrozenFeatures: Sendable, BitwiseCopyable {
  private var lettersLow: UInt64
  private var lettersHigh: UInt64
  private var marks: UInt64
  private var foldHash: UInt32
  private var dialectHash: UInt32
  private var count: UInt8
  private var tone: UInt8
  /// 1 abbreviation, 2 lost letter, 4 sex marker.
  private var flags: UInt8
  private var free: (UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0)

  init(_ word: WordFeatures) {
    let letters = unsafeBitCast(word.letters, to: SIMD2<UInt64>.self)
    lettersLow = letters[0]
    lettersHigh = letters[1]
    marks = word.marks
    foldHash = word.foldHash
    dialectHash = word.dialectHash
    count = word.count
    tone = word.tone
    flags = (word.isInitial ? 1 : 0) | (word.hasWildcard ? 2 : 0) | (word.isMarker ? 4 : 0)
  }

  var features: WordFeatures {
    WordFeatures(
      letters: unsafeBitCast(
        SIMD2<UInt64>(lettersLow, lettersHigh), to: SIMD16<UInt8>.self),
      marks: marks, count: min(count, 16), tone: min(tone, 5), isInitial: flags & 1 != 0,
      hasWildcard: flags & 2 != 0, isMarker: flags & 4 != 0, foldHash: foldHash,
      dialectHash: dialectHash)
  }
}
