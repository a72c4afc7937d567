import Cleansing
import ReferenceIndex
import VietnameseText

/// How much agreement on a word is worth in this register: `−log2` of its share of the people, as ``RegisterShares`` has
/// it.
///
/// Kept for each word of the register in each of three places (surname, middle, given) and three
/// widths: the word itself, all words with its letters, all words that sound like it in some dialect.
///
/// - Complexity: built in one pass over the distinct names; a look-up is one array read.
public struct NameFrequencies: Sendable {
  /// Where a word stands in a name.
  enum Place: Int, Sendable, CaseIterable { case surname, middle, given }
  /// What counts as the same word: itself, all with its letters, all that sound like it.
  enum Width: Int, Sendable, CaseIterable { case word, letters, sound }

  /// Twelve numbers a word: four a place, of which the first three are the widths.
  private let bits: [Float]
  private let wordCount: Int
  /// The worth of a word that the register does not have.
  private let rarest: Float
  /// log2 of the number of people.
  public let populationInBits: Double
  /// How seldom people show something.
  let shares: RegisterShares
  /// Which commune codes are one place, and what living there is worth.
  let units: CommuneUnits
  /// The list that the register takes its commune codes from.
  public var communeList: CommuneList { units.list }
  /// The share of people who share their words, in any order, and their birth date with somebody else.
  let namesakeShare: Double
  /// What alignment reads of each word of the register.
  let shapes: [WordShape]
  /// The words of the register in the order of the key of a given word, and where each key begins.
  private let wordsByKey: [WordID]
  private let keyStarts: [UInt32]
  /// In which places people have each word, one bit for each of ``Place``.
  let placesOfWord: [UInt8]

  /// Counts the words of a register.
  public init(_ index: ReferenceIndex) {
    let wordCount = index.wordPeople.count / 3
    let people = Double(max(index.distinctPeople, 1))
    rarest = Float(log2Of(people * 2))
    populationInBits = log2Of(people)
    let shares = RegisterShares(people: index.distinctPeople)
    self.shares = shares
    let features = (0..<wordCount).map { index.words.features(WordID($0)) }
    var bits = [Float](repeating: rarest, count: 12 * wordCount)
    for word in 0..<wordCount {
      for place in Place.allCases {
        let like = word * 6 + place.rawValue * 2
        let widths = [
          index.wordPeople[word * 3 + place.rawValue], index.likePeople[like],
          index.likePeople[like + 1],
        ]
        for (width, count) in widths.enumerated() {
          bits[word * 12 + place.rawValue * 4 + width] = Float(
            shares.bits(
              Int(count), country: NameFrequencies.inCountry(features[word], place, width)))
        }
      }
    }
    self.bits = bits
    self.wordCount = wordCount
    shapes = features.map { WordShape($0) }
    placesOfWord = (0..<wordCount).map { word in
      Place.allCases.reduce(0) {
        $0 | (index.wordPeople[word * 3 + $1.rawValue] > 0 ? 1 << UInt8($1.rawValue) : 0)
      }
    }
    let keys = features.map { NameKeys.given($0) }
    var starts = [UInt32](repeating: 0, count: (1 << 16) + 1)
    for key in keys { starts[Int(key) + 1] += 1 }
    for key in 0..<(1 << 16) { starts[key + 1] += starts[key] }
    var ends = starts
    var sorted = [WordID](repeating: 0, count: wordCount)
    for (word, key) in keys.enumerated() {
      sorted[Int(ends[Int(key)])] = WordID(word)
      ends[Int(key)] += 1
    }
    keyStarts = starts
    wordsByKey = sorted
    namesakeShare = Double(index.namesakes) / people
    units = CommuneUnits(index, populationInBits: populationInBits)
  }

  private static func inCountry(_ word: WordFeatures, _ place: Place, _ width: Int) -> Double {
    guard let place = WordShares.Place(rawValue: place.rawValue),
      let width = WordShares.Width(rawValue: width)
    else { return WordShares.least }
    return WordShares.standard.share(word, place, width)
  }

  /// How many people bear the name of a person who is taken at random, its words in any order: the mean over people at
  /// equal distances in the key of names, which is the same whatever the order of the rows.
  ///
  /// - Complexity: 4,096 look-ups of the key of names.
  static func usualBearers(_ index: ReferenceIndex) -> Double {
    let count = index.nameKeys.count
    guard count > 0 else { return 1 }
    let (samples, step) = (4096, max(count / 4096, 1))
    var (sum, people) = (0, 0)
    for position in Swift.stride(from: step / 2, to: count, by: step).prefix(samples) {
      sum += index.block(nameBag: UInt32(index.nameKeys[position] >> 32)).count
      people += 1
    }
    return max(Double(sum) / Double(max(people, 1)), 1)
  }

  /// Whether the given word of a name is that of many: at least eight people and one in 16,000; before a clan it need
  /// only be known.
  func isCommonGiven(_ name: WordList, _ words: WordTable) -> Bool {
    guard !name.isEmpty else { return false }
    if let given = GivenPlace.beforeClan(name.count, words, { name[$0] }) {
      return Int(name[given]) < wordCount
    }
    let bits = Double(worth(name[name.count - 1], .given, .word))
    return bits <= min(14, populationInBits - 3)
  }

  /// The most that agreement on a whole name is worth that so many people bear, in bits.
  func mostNameBits(bearers: Int) -> Double {
    // A name that nobody else bears is as rare as the register can show.
    bearers > 1
      ? populationInBits - log2Of(Double(bearers - 1)) : shares.mostBits - log2Of(0.25)
  }

  /// The words of the register whose ``NameKeys/given(_:)`` is `key`.
  func words(withKey key: UInt16) -> ArraySlice<WordID> {
    wordsByKey[Int(keyStarts[Int(key)])..<Int(keyStarts[Int(key) + 1])]
  }

  /// The worth of agreement on a register's word, in bits.
  @inline(__always)
  func worth(_ word: WordID, _ place: Place, _ width: Width) -> Float {
    guard Int(word) < wordCount else { return rarest }
    return bits[Int(word) * 12 + place.rawValue * 4 + width.rawValue]
  }
}
