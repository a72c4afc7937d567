internal import Glibc
import ReferenceIndex
import VietnameseText

/// What the alignment reads of one word, in one line of the cache.
///
///     worths  surname: word letters sound 0 | middle: … | given: …      twelve numbers, 48 bytes
///     shape, number                                                     15 bytes
struct WordFacts {
  /// What agreement is worth in each place, by width; the fourth number is zero.
  var worths: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)
  var shape: WordShape
  /// Where the levels of the word stand in the table of pairs; `0` for a word without a place there.
  var number: UInt16
  var isKnown: Bool

  static let none = WordFacts(
    worths: (.zero, .zero, .zero), shape: .none, number: 0, isKnown: false)
}

/// Remembers words and the levels of their pairs; belongs to one thread.
///
/// The first words that are met get a number, and the levels of their pairs stand in a table: as words
/// come, these are the common ones. Other words of the record at hand have rows that are wiped for the
/// next record. A level is a pure function of the pair, so that what is remembered changes nothing but time.
///
///     levels  number of the record's word × number of the person's word      one byte: 0 not known, else
///                                                                            the level and 1
final class WordMemory {
  private static let bits = 11
  private static let size = 1 << bits
  /// Rows at the end of the table, for words of one record: those of the aligner, and those of ``WordBounds``.
  private static let lent = 2 * AlignmentScratch.longest

  /// Places for facts of words that the register does not have: two names of the aligner, and ``WordBounds``.
  private static let places = 3 * AlignmentScratch.longest

  private let words: WordTable
  private let frequencies: NameFrequencies
  private let facts: UnsafeMutablePointer<WordFacts>
  /// The pages of the table come into being when they are written.
  let levels: UnsafeMutablePointer<UInt8>
  /// Words of the register; the facts behind them are lent to words that it does not have.
  private let known: Int
  private var last: UInt16 = 0
  private var cache = LevelCache()

  init(words: WordTable, frequencies: NameFrequencies) {
    self.words = words
    self.frequencies = frequencies
    known = frequencies.shapes.count
    let count = known + WordMemory.places
    facts = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<WordFacts>.stride, alignment: 64
    ).initializeMemory(as: WordFacts.self, repeating: .none, count: count)
    let bytes = WordMemory.size * WordMemory.size
    guard let memory = calloc(bytes, 1) else {
      preconditionFailure("There is no memory for the levels of words")
    }
    levels = memory.bindMemory(to: UInt8.self, capacity: bytes)
  }

  deinit {
    facts.deallocate()
    free(levels)
  }

  /// The facts of a word.
  ///
  /// - Parameter place: Below three times ``AlignmentScratch/longest``; a word that the register does not have
  ///   keeps its facts until the next one comes to the same place.
  @inline(__always)
  func facts(of word: WordID, at place: Int) -> UnsafePointer<WordFacts> {
    if Int(word) < known {
      let facts = facts + Int(word)
      if !facts.pointee.isKnown { learn(word, facts) }
      return UnsafePointer(facts)
    }
    return strange(word, at: place)
  }

  @inline(never)
  private func strange(_ word: WordID, at place: Int) -> UnsafePointer<WordFacts> {
    let facts = facts + known + place
    describe(word, WordShape(words.features(word)), facts)
    return UnsafePointer(facts)
  }

  @inline(never)
  private func learn(_ word: WordID, _ facts: UnsafeMutablePointer<WordFacts>) {
    describe(word, frequencies.shapes[Int(word)], facts)
    guard Int(last) + 1 < WordMemory.size - WordMemory.lent else { return }
    last += 1
    facts.pointee.number = last
  }

  private func describe(
    _ word: WordID, _ shape: WordShape, _ facts: UnsafeMutablePointer<WordFacts>
  ) {
    func worths(_ place: NameFrequencies.Place) -> SIMD4<Float> {
      SIMD4(
        frequencies.worth(word, place, .word), frequencies.worth(word, place, .letters),
        frequencies.worth(word, place, .sound), 0)
    }
    facts.pointee.worths = (worths(.surname), worths(.middle), worths(.given))
    facts.pointee.shape = shape
    facts.pointee.isKnown = true
  }

  // MARK: Levels

  /// Where the row of the record's word at a place begins.
  func row(_ facts: UnsafePointer<WordFacts>, at place: Int) -> Int {
    let number = Int(facts.pointee.number)
    if number > 0 { return number << WordMemory.bits }
    let row = (WordMemory.size - WordMemory.lent + place) << WordMemory.bits
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
