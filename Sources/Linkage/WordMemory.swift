import ReferenceIndex
import VietnameseText

/// What the alignment reads of one word, in one line of the cache.
///
///     worths  surname: word letters sound 0 | middle: … | given: …      twelve numbers, 48 bytes
///     shape, number                                                     10 bytes
struct WordFacts {
  /// What agreement is worth in each place, by width; the fourth number is zero.
  var worths: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)
  var shape: WordShape
  /// Among the words whose levels stand in a table of pairs; `0` while nobody has asked for the word.
  var number: UInt16

  static let none = WordFacts(worths: (.zero, .zero, .zero), shape: .none, number: 0)
}

/// Remembers words and the levels of their pairs; belongs to one thread.
///
/// The first ``numbered`` words that are met get a number, and the levels of their pairs stand in a
/// table: as words come, these are the common ones. Other pairs go to a ``LevelCache``. A level is a
/// pure function of the pair, so that what is remembered changes nothing but time.
final class WordMemory {
  /// The size of the table of pairs, each way; a power of two.
  static let numbered = 1024
  private static let tooLate = UInt16.max
  private static let unknown = UInt8.max

  private let words: WordTable
  private let frequencies: NameFrequencies
  private let facts: UnsafeMutablePointer<WordFacts>
  private let levels: UnsafeMutablePointer<UInt8>
  /// Words of the register; the facts behind them are lent to words that it does not have.
  private let known: Int
  private var last: UInt16 = 0
  private var cache = LevelCache()

  init(words: WordTable, frequencies: NameFrequencies) {
    self.words = words
    self.frequencies = frequencies
    known = frequencies.shapes.count
    let count = known + 2 * AlignmentScratch.longest
    facts = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<WordFacts>.stride, alignment: 64
    ).initializeMemory(as: WordFacts.self, repeating: .none, count: count)
    levels = .allocate(capacity: WordMemory.numbered * WordMemory.numbered)
    levels.initialize(
      repeating: WordMemory.unknown, count: WordMemory.numbered * WordMemory.numbered)
  }

  deinit {
    facts.deallocate()
    levels.deallocate()
  }

  /// The facts of a word.
  ///
  /// - Parameter place: Below twice ``AlignmentScratch/longest``; a word that the register does not have
  ///   keeps its facts until the next one comes to the same place.
  @inline(__always)
  func facts(of word: WordID, at place: Int) -> UnsafePointer<WordFacts> {
    if Int(word) < known {
      let facts = facts + Int(word)
      if facts.pointee.number == 0 { learn(word, facts) }
      return UnsafePointer(facts)
    }
    let facts = facts + known + place
    describe(word, WordShape(words.features(word)), facts)
    facts.pointee.number = WordMemory.tooLate
    return UnsafePointer(facts)
  }

  @inline(never)
  private func learn(_ word: WordID, _ facts: UnsafeMutablePointer<WordFacts>) {
    describe(word, frequencies.shapes[Int(word)], facts)
    if Int(last) + 1 < WordMemory.numbered {
      last += 1
      facts.pointee.number = last
    } else {
      facts.pointee.number = WordMemory.tooLate
    }
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
  }

  /// The level of two words, given their facts.
  @inline(__always)
  func level(
    _ a: WordID, _ b: WordID, _ first: UnsafePointer<WordFacts>, _ second: UnsafePointer<WordFacts>
  ) -> WordLevel {
    let (x, y) = (Int(first.pointee.number), Int(second.pointee.number))
    if x | y < WordMemory.numbered {
      let slot = x &* WordMemory.numbered &+ y
      if let level = WordLevel(rawValue: levels[slot]) { return level }
      let level = newLevel(a, b, first, second)
      levels[slot] = level.rawValue
      return level
    }
    return newLevel(a, b, first, second)
  }

  @inline(never)
  private func newLevel(
    _ a: WordID, _ b: WordID, _ first: UnsafePointer<WordFacts>, _ second: UnsafePointer<WordFacts>
  ) -> WordLevel {
    if a == b { return .same }
    return first.pointee.shape.mayBeNear(second.pointee.shape)
      ? cache.level(a, b, words) : .different
  }
}
