internal import Glibc
import ReferenceIndex
import VietnameseText

/// What is known of one word, in one line of the cache.
///
///     worths  surname: word letters sound 0 | middle: … | given: …      twelve numbers, 48 bytes
///     shape, number, row                                                16 bytes
struct WordFacts {
  /// What agreement is worth in each place, by width; the fourth number is zero.
  var worths: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)
  var shape: WordShape
  /// The column of the word in the table of levels, as a word of a person; `0` for a word without one.
  var number: UInt16
  /// Its row there, as a word of a record; `0` for a word without one.
  var row: UInt16

  static let none = WordFacts(
    worths: (.zero, .zero, .zero), shape: .none, number: 0, row: 0)
}

/// What the alignment reads of each word of a person's name.
struct WordGlance {
  private static let met: UInt32 = 1 << 31

  /// ``WordShape/packed``, and whether the word has been met.
  private var packed: UInt32
  /// ``WordFacts/number``.
  private(set) var number: UInt32

  static let none = WordGlance()

  private init() { (packed, number) = (0, 0) }

  init(_ facts: WordFacts) {
    packed = facts.shape.packed | WordGlance.met
    number = UInt32(facts.number)
  }

  @inline(__always) var isMet: Bool { packed & WordGlance.met != 0 }
  @inline(__always) var joinKey: UInt32 { packed & 0xFF_FFFF }
  /// One or zero.
  @inline(__always) var marker: Int { Int(packed / WordShape.marker & 1) }
  @inline(__always) var isUnmarked: Bool { packed & WordShape.unmarked != 0 }
}

/// Remembers words and the levels of their pairs; belongs to one thread.
///
/// The words that are met first get a place in a table of the levels of pairs: as words come, these are the common
/// ones. Other words of the record at hand have rows that are wiped for the next record. A level is a pure function
/// of the pair, so that what is remembered changes nothing but time.
///
///     levels  row of the record's word × number of the person's word      one byte: 0 not known, else
///                                                                          the level and 1
final class WordMemory {
  /// Words of people that get a number: those of a large register but for the rarest.
  static let bits = 11
  static let size = 1 << bits
  /// Words of records that get a row, misspelt ones among them.
  private static let rows = 1 << 13
  /// Rows at the end of the table, for words of one record: those of the aligner, and those of ``WordBounds``.
  private static let lentRows = 2 * AlignmentScratch.longest
  /// Words that the register does not have and that are remembered.
  private static let strangers = 1 << 16
  /// Places for facts of further words: two names of the aligner, and ``WordBounds``.
  private static let lentPlaces = 3 * AlignmentScratch.longest

  private let words: WordTable
  private let frequencies: NameFrequencies
  private let gains: WordGains
  /// By word; those behind ``kept`` are lent. The pages of this and of the tables come into being when they are written.
  private let facts: UnsafeMutablePointer<WordFacts>
  /// By word.
  let glances: UnsafeMutablePointer<WordGlance>
  /// By row and number.
  let levels: UnsafeMutablePointer<UInt8>
  /// Words with smaller numbers are remembered.
  let kept: Int
  private var lastNumber: UInt16 = 0
  private var lastRow: UInt16 = 0
  private var cache = LevelCache()

  /// - Parameter gains: Told of each word that gets a number.
  init(words: WordTable, frequencies: NameFrequencies, gains: WordGains) {
    self.words = words
    self.frequencies = frequencies
    self.gains = gains
    kept = frequencies.shapes.count + WordMemory.strangers
    facts = WordMemory.blank(kept + WordMemory.lentPlaces)
    glances = WordMemory.blank(kept)
    levels = WordMemory.blank(WordMemory.rows * WordMemory.size)
  }

  deinit {
    free(facts)
    free(glances)
    free(levels)
  }

  /// Memory of zeros, which stand for nothing known.
  private static func blank<Element: BitwiseCopyable>(
    _ count: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = calloc(count, MemoryLayout<Element>.stride) else {
      preconditionFailure("There is no memory for the words of names")
    }
    return memory.bindMemory(to: Element.self, capacity: count)
  }

  /// The facts of a word.
  ///
  /// - Parameter place: Below three times ``AlignmentScratch/longest``; a word that is not remembered keeps its facts until
  ///   the next one comes to the same place.
  func facts(of word: WordID, at place: Int) -> UnsafePointer<WordFacts> {
    let isKept = Int(word) < kept
    let facts = facts + (isKept ? Int(word) : kept + place)
    if !isKept || !glances[Int(word)].isMet { learn(word, facts, isKept: isKept) }
    return UnsafePointer(facts)
  }

  /// What the alignment reads of a word that it has not met, or that cannot be remembered.
  @inline(never)
  func glance(of word: WordID, at place: Int) -> WordGlance {
    WordGlance(facts(of: word, at: place).pointee)
  }

  private func learn(_ word: WordID, _ facts: UnsafeMutablePointer<WordFacts>, isKept: Bool) {
    let isKnown = Int(word) < frequencies.shapes.count
    let shape = isKnown ? frequencies.shapes[Int(word)] : WordShape(words.features(word))
    func worths(_ place: NameFrequencies.Place) -> SIMD4<Float> {
      SIMD4(
        frequencies.worth(word, place, .word), frequencies.worth(word, place, .letters),
        frequencies.worth(word, place, .sound), 0)
    }
    facts.pointee = WordFacts(
      worths: (worths(.surname), worths(.middle), worths(.given)), shape: shape, number: 0, row: 0)
    guard isKept else { return }
    if isKnown, Int(lastNumber) + 1 < WordMemory.size {
      lastNumber += 1
      facts.pointee.number = lastNumber
      gains.learn(UnsafePointer(facts))
    }
    glances[Int(word)] = WordGlance(facts.pointee)
  }

  // MARK: Levels

  /// Where the row of the record's word at a place begins.
  ///
  /// - Parameter word: Whose facts were asked for last at the place.
  func row(of word: WordID, at place: Int) -> Int {
    if Int(word) < kept {
      let facts = facts + Int(word)
      if facts.pointee.row == 0, Int(lastRow) + 1 < WordMemory.rows - WordMemory.lentRows {
        lastRow += 1
        facts.pointee.row = lastRow
      }
      if facts.pointee.row > 0 { return Int(facts.pointee.row) << WordMemory.bits }
    }
    let row = (WordMemory.rows - WordMemory.lentRows + place) << WordMemory.bits
    (levels + row).update(repeating: 0, count: WordMemory.size)
    return row
  }

  /// The level of two words and 1.
  @inline(__always)
  func level(
    _ a: WordID, _ b: WordID, _ first: UnsafePointer<WordFacts>,
    _ second: UnsafePointer<WordFacts>, row: Int
  ) -> Int {
    // Nothing stands at number 0.
    let known = levels[row + Int(second.pointee.number)]
    return Int(known > 0 ? known : newLevel(a, b, first, second, row: row))
  }

  /// The level of two words and 1, found anew and put into the table.
  @inline(never)
  func newLevel(
    _ a: WordID, _ b: WordID, _ first: UnsafePointer<WordFacts>,
    _ second: UnsafePointer<WordFacts>, row: Int
  ) -> UInt8 {
    var level = WordLevel.different
    if a == b {
      level = .same
    } else if first.pointee.shape.mayBeNear(second.pointee.shape) {
      level = cache.level(a, b, words)
    }
    let number = Int(second.pointee.number)
    if number > 0 { levels[row + number] = level.rawValue + 1 }
    return level.rawValue + 1
  }
}
