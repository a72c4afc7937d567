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

/// Remembers words and the levels of their pairs; belongs to one thread.
///
/// The commonest words of the register, and then those that are met first, get a place in a table of the levels of pairs.
/// Other words of the record at hand have rows that are wiped for the next record. A level is a pure function
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
  /// Of all tables, on large pages: they are read at random.
  private let memory: [ReservedMemory]
  /// By word; those behind ``kept`` are lent.
  private let facts: UnsafeMutablePointer<WordFacts>
  /// By word; that at ``kept`` stays blank.
  let glances: UnsafeMutablePointer<WordGlance>
  /// By row and number.
  let levels: UnsafeMutablePointer<UInt8>
  /// Words with smaller numbers are remembered.
  let kept: Int
  private var lastNumber: UInt16 = 0
  private var lastRow: UInt16 = 0
  /// By number.
  private let shapes: UnsafeMutablePointer<WordShape>
  private var cache = LevelCache()

  /// - Parameter gains: Told of each word that gets a number.
  init(words: WordTable, frequencies: NameFrequencies, gains: WordGains) {
    self.words = words
    self.frequencies = frequencies
    self.gains = gains
    kept = frequencies.shapes.count + WordMemory.strangers
    var memory: [ReservedMemory] = []
    facts = WordMemory.blank(kept + WordMemory.lentPlaces, &memory)
    glances = WordMemory.blank(kept + 1, &memory)
    levels = WordMemory.blank(WordMemory.rows * WordMemory.size, &memory)
    shapes = WordMemory.blank(WordMemory.size, &memory)
    self.memory = memory
    numberCommonWords()
  }

  /// Memory of zeros, which stand for nothing known.
  private static func blank<Element: BitwiseCopyable>(
    _ count: Int, _ owners: inout [ReservedMemory]
  ) -> UnsafeMutablePointer<Element> {
    let memory = ReservedMemory(count * MemoryLayout<Element>.stride)
    owners.append(memory)
    guard let start = memory.column(Element.self).baseAddress else {
      preconditionFailure("There is no memory for the words of names")
    }
    return start
  }

  /// Gives numbers to the commonest words of the register.
  private func numberCommonWords() {
    func bits(_ word: Int) -> Int {
      var least = Float.infinity
      for place in NameFrequencies.Place.allCases {
        least = min(least, frequencies.worth(WordID(word), place, .word))
      }
      return Int(min(max(4 * least, 0), 255))
    }
    // The commonest first, so that most of what is read of a row lies in a few lines of the cache.
    var wordsOfBits = [[Int]](repeating: [], count: 256)
    for word in frequencies.shapes.indices { wordsOfBits[bits(word)].append(word) }
    var count = 0
    for words in wordsOfBits {
      count += words.count
      if count >= WordMemory.size { break }
      for word in words { _ = facts(of: WordID(word), at: 0) }
    }
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
      shapes[Int(lastNumber)] = shape
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
        fill(word, UnsafePointer(facts))
      }
      if facts.pointee.row > 0 { return Int(facts.pointee.row) << WordMemory.bits }
    }
    let row = (WordMemory.rows - WordMemory.lentRows + place) << WordMemory.bits
    (levels + row).update(repeating: 0, count: WordMemory.size)
    return row
  }

  /// Notes in a new row the words that have nothing in common with its word, most of all words; shows the row to those who
  /// look at words.
  private func fill(_ word: WordID, _ facts: UnsafePointer<WordFacts>) {
    let (shape, row) = (facts.pointee.shape, levels + Int(facts.pointee.row) << WordMemory.bits)
    let different = WordLevel.different.rawValue + 1
    for number in 1..<(Int(lastNumber) + 1) where !shape.mayBeNear(shapes[number]) {
      row[number] = different
    }
    glances[Int(word)] = WordGlance(facts.pointee)
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
