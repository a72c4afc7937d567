internal import Corpora
import Hashing

/// What is known of words from 1.9 million real names: how often each stands where, and which are no Kinh syllables.
///
/// Frozen after building; every answer is one table read. The counts are those of `corpora/syllables.csv`.
final class SyllableLexicon: Sendable {
  /// The lexicon of the corpora that are compiled in.
  static let standard = SyllableLexicon()

  /// The number of words counted.
  let total: Int

  /// The number of names counted.
  let nameTotal: Int

  /// Counts by ``Syllable/tableIndex``.
  private let counts: [UInt32]
  private let firstCounts: [UInt32]
  private let lastCounts: [UInt32]

  /// The logarithm to base 2 of the share among all words, by ``Syllable/tableIndex``.
  private let shares: [Double]

  /// The logarithm to base 2 of ``total``.
  let totalInBits: Double

  /// Every character that stands in a minority word, so that other words are told apart at once.
  private let minorityScalars: Set<UInt32>
  /// The same for characters below U+0800, one entry each.
  private let minorityBits: [Bool]

  /// Words outside the spelling of Vietnamese that belong to names of minorities, in lower case, with their counts.
  private let minorities: WordMap
  private let minorityFilter: BitFilter

  /// Counts by ASCII spelling of all syllables that lose their marks to it.
  private let foldedCounts: SpellingMap

  /// Words that were seen but are neither valid nor minority words: foreign names and typing errors.
  private let oddWords: WordMap

  /// Frequent typing errors of Kinh names, told so by the notes on the source lists.
  private static let misspellings: Set<String> = ["ngyễn"]

  private init() {
    var counts = [UInt32](repeating: 0, count: Syllable.spellingCount * 6)
    var (firstCounts, lastCounts) = (counts, counts)
    var folded: [SpellingKey: Int] = [:]
    var others: [(word: String, letters: [VietnameseLetter]?, count: Int)] = []
    var total = 0
    var nameTotal = 0
    for row in Corpus.syllables.rows {
      guard row.count == 5, let count = Int(row[1]) else { continue }
      total += count
      nameTotal += Int(row[2]) ?? 0
      let letters = LetterReader.letters(of: row[0])
      guard let letters, let parsed = Syllable.parse(letters) else {
        others.append((row[0], letters, count))
        continue
      }
      let index = parsed.syllable.tableIndex
      counts[index] += UInt32(count)
      firstCounts[index] += UInt32(row[2]) ?? 0
      lastCounts[index] += UInt32(row[4]) ?? 0
      folded[SyllableLexicon.asciiKey(of: letters), default: 0] += count
    }

    var minorities: [String: Int] = [:]
    var oddWords: Set<String> = []
    for (word, letters, count) in others {
      // A frequent word whose letters are those of a far more frequent syllable is that syllable with a mark lost.
      let isLoss = letters.map { (folded[SyllableLexicon.asciiKey(of: $0)] ?? 0) > count * 50 }
      if count >= 20 && isLoss != true && SyllableLexicon.misspellings.contains(word) == false {
        minorities[word] = count
      } else {
        oddWords.insert(word)
      }
    }
    func addMinority(_ name: String, count: Int) {
      for part in name.split(separator: " ") {
        let word = UnicodeForms.nfc(part.lowercased()).filter { $0 != "*" }
        if word.isEmpty || Syllable(word) != nil { continue }
        minorities[word] = max(minorities[word] ?? 0, count)
        oddWords.remove(word)
      }
    }
    for row in Corpus.minoritySurnames.rows where row.count == 3 {
      addMinority(row[0], count: Int(row[2]) ?? 1)
    }
    for row in Corpus.compoundSurnames.rows where row.count == 2 {
      addMinority(row[0], count: Int(row[1]) ?? 1)
    }
    self.total = total
    self.nameTotal = nameTotal
    self.counts = counts
    self.firstCounts = firstCounts
    self.lastCounts = lastCounts
    self.minorities = WordMap(minorities)
    minorityWordCount = minorities.count
    minorityFilter = SyllableLexicon.filter(minorities.keys)
    let totalInBits = BinaryLogarithm.of(Double(total))
    self.totalInBits = totalInBits
    foldedCounts = SpellingMap(folded, totalInBits: totalInBits)
    shares = counts.map {
      $0 == 0 ? SyllableLexicon.unseenInBits : BinaryLogarithm.of(Double($0)) - totalInBits
    }
    let minorityScalars = Set(minorities.keys.flatMap { $0.unicodeScalars.map(\.value) })
    self.minorityScalars = minorityScalars
    minorityBits = (0..<0x800).map { minorityScalars.contains(UnicodeProperties.lower($0)) }
    self.oddWords = WordMap(Array(oddWords))
  }

  /// How often a syllable stands in a name, at any place.
  func count(of syllable: Syllable) -> Int { Int(counts[syllable.tableIndex]) }

  /// The logarithm to base 2 of a syllable's share among all words; ``unseenInBits`` for one that was never seen.
  func shareInBits(of syllable: Syllable) -> Double { shares[syllable.tableIndex] }

  /// The share in bits that a valid syllable has when nobody was seen to bear it.
  static let unseenInBits = -24.0

  /// Whether a character stands in any minority word, in either case.
  func isInMinorityWords(_ scalar: UInt32) -> Bool {
    scalar < 0x800
      ? minorityBits[Int(scalar)] : minorityScalars.contains(UnicodeProperties.lower(scalar))
  }

  /// How often a syllable is the first word of a name, which is nearly always the surname.
  func firstCount(of syllable: Syllable) -> Int { Int(firstCounts[syllable.tableIndex]) }

  /// How often a syllable is the last word of a name, as the given name is.
  func lastCount(of syllable: Syllable) -> Int { Int(lastCounts[syllable.tableIndex]) }

  /// How often a minority word stands in a name, or `nil` when the word is no known one.
  ///
  /// - Parameter word: Lower case, form C, with U+0027 for any apostrophe.
  func minorityCount(of word: String) -> Int? { minorities[word] }

  /// Whether letters may be those of a minority word; hardly ever told so of others.
  ///
  /// Spares most words the look-up of their text.
  @inline(__always)
  func mayBeMinority(_ letters: ArraySlice<VietnameseLetter>) -> Bool {
    var hash: UInt64 = 0
    for letter in letters { hash = SyllableLexicon.mix(hash, letter.code & ~(1 << 11)) }
    return minorityFilter.contains(hash)
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ code: UInt16) -> UInt64 {
    Hashing.spread(hash ^ UInt64(code))
  }

  /// The hashes of the minority words that are made of letters of Vietnamese.
  private static func filter(_ words: some Sequence<String>) -> BitFilter {
    var filter = BitFilter()
    for word in words {
      let codes = word.unicodeScalars.map { VietnameseLetter.code(of: $0.value) }
      if codes.contains(0) { continue }
      filter.insert(codes.reduce(0) { mix($0, $1 & ~(1 << 11)) })
    }
    return filter
  }

  /// Whether a word that is neither a syllable nor a minority word was seen in real names all the same.
  func isOddButSeen(_ word: String) -> Bool { oddWords.contains(word) }

  /// How often the syllables stand that are written so when all their marks are lost; zero for none.
  func foldedCount(of key: SpellingKey) -> Int { foldedCounts[key].count }

  /// The same with the logarithm to base 2 of the share.
  @inline(__always)
  func folded(_ key: SpellingKey) -> SpellingMap.Entry { foldedCounts[key] }

  /// The spelling that is left when every mark is lost, by key; zero for a word of more than eight letters.
  static func asciiKey(of letters: some Collection<VietnameseLetter>) -> SpellingKey {
    if letters.count > 8 { return 0 }
    var key: SpellingKey = 0
    var shift: SpellingKey = 0
    for letter in letters {
      key |= SpellingKey(letter.plainByte & 31) &<< shift
      shift &+= 8
    }
    return key
  }

  /// The number of distinct minority words.
  let minorityWordCount: Int
}

/// A set of hashes with errors on one side: what is not in it is surely not.
private struct BitFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 11)

  mutating func insert(_ hash: UInt64) { bits[Int(hash >> 53)] |= 1 << (hash >> 47 & 63) }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool { bits[Int(hash >> 53)] >> (hash >> 47 & 63) & 1 != 0 }
}
