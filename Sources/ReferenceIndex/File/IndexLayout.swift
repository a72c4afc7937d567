/// The sections of a frozen register, in the order in which they lie in the file.
///
///     header | section table | section 0 | section 1 | …      each section begins at a multiple of 64 bytes
///
/// All numbers are little-endian.
enum Section: Int, CaseIterable {
  /// ``RegisteredPerson``, 32 bytes each, in the order of the register.
  case person
  /// The pool of names: a header (people, words) and the words' numbers for each, `UInt32`.
  case namePool
  /// How many people have each word as surname, middle and given word, three `UInt32` a word.
  case wordPeople
  /// The same for all words with the letters of each, and for all that sound like it: six `UInt32` a word.
  case wordLike
  /// Where each word's text begins, `UInt32`, one more than words.
  case wordStart
  /// The canonical texts of all words, UTF-8.
  case wordText
  /// Where each word's text in proper capitals begins, `UInt32`, one more than words.
  case wordDisplayStart
  /// The texts of all words in proper capitals, UTF-8.
  case wordDisplayText
  /// What is compared of each word, ``FrozenFeatures``, 40 bytes each.
  case wordFeature
  /// Slots by which a word's number is found, `UInt32`.
  case wordSlot
  /// The word of each ``WordClass`` as surname, then as middle word, `UInt32`.
  case wordClass
  /// Figures of the whole register, `UInt64`, by ``IndexTotals``.
  case totals
  /// Slots of the personal-ID table, `UInt32`.
  case citizenSlots
  /// Slots of the CMND table, `UInt32`.
  case oldSlots
  /// Where each range of name bags begins in ``nameKey``, `UInt32`.
  case nameStart
  /// Keys (name bag, birth date) in ascending order, each with the lower part of its person's ``PersonSketch``, `UInt64`.
  case nameKey
  /// The rows in the order of ``nameKey``, `UInt32`.
  case nameOrder
  /// The rows ordered by birth date, then given word, `UInt32`.
  case dateOrder
  /// The given word's key of each row in ``dateOrder``, `UInt16`.
  case dateGiven
  /// The ``PersonSketch`` of each row in ``dateOrder``, `UInt32`.
  case dateSketch
  /// Where each day begins in ``dateOrder``, `UInt32`.
  case dateStart
  /// The rows ordered by commune, then given word, `UInt32`.
  case placeOrder
  /// The given word's key of each row in ``placeOrder``, `UInt16`.
  case placeGiven
  /// Where each commune begins in ``placeOrder``, `UInt32`.
  case placeStart
  /// A bit for each person whose parents the register names, `UInt64`; empty when it names nobody's, as the next two.
  case parentMark
  /// How many people are marked before each number of ``parentMark``, `UInt32`.
  case parentRank
  /// The ``Parents`` of the marked people, 8 bytes each.
  case parent

  /// Whether opening the file reads the section, which is small.
  var isReadAtOpening: Bool {
    switch self {
    case .wordStart, .wordText, .wordDisplayStart, .wordDisplayText, .wordFeature, .wordSlot,
      .wordClass, .wordPeople, .wordLike, .totals:
      true
    default: false
    }
  }

  var elementSize: Int {
    switch self {
    case .person: 32
    case .nameKey, .totals, .parentMark, .parent: 8
    case .dateGiven, .placeGiven: 2
    case .wordText, .wordDisplayText: 1
    case .wordFeature: 40
    default: 4
    }
  }
}

/// The figures of ``Section/totals``.
enum IndexTotals: Int {
  /// The people who share name bag and full birth date with somebody else.
  case namesakes
  /// The people whose citizen ID an earlier row has.
  case repeatedNumbers
  /// The people whose status is told by a word that is not known.
  case unknownStatuses
  /// The rows that repeat a person of an earlier row and are nobody's.
  case joinedRows
  /// The rows whose number was cancelled.
  case cancelledNumbers

  static let count = 5
}

/// Where each section lies, computed from the counts alone.
struct IndexLayout: Equatable {
  static let magic: UInt64 = 0x5245_4750_4F48_4B01
  static let version: UInt32 = 7
  /// Magic, version, count of sections, people, file size, ``ReadingMark``, the checksum of header and table, and the
  /// ``SourceDigest``.
  static let headerSize = 96
  static let entrySize = 32
  /// Where the ``ReadingMark`` lies: the number of the rules and two words of the corpora's digest.
  static let markOffset = 32
  /// Where the checksum of header and table lies; it counts as zero in itself.
  static let checksumOffset = 56
  /// Where the ``SourceDigest`` lies, four words.
  static let sourceOffset = 64

  var counts: [Int]
  var offsets: [Int] = []
  var size = 0

  init(counts: [Int]) {
    self.counts = counts
    var offset = IndexLayout.headerSize + IndexLayout.entrySize * Section.allCases.count
    for section in Section.allCases {
      offset = (offset + 63) / 64 * 64
      offsets.append(offset)
      offset += counts[section.rawValue] * section.elementSize
    }
    size = offset
  }

  /// Where the first section begins, whatever the counts.
  static let firstOffset =
    (headerSize + entrySize * Section.allCases.count + 63) / 64 * 64

  /// What an index of so many people takes at most, if its names are of words that people share.
  static func usualBytes(people: Int) -> Int {
    // Sections of fixed width 60 bytes, both number tables 20 at most, parents 9, names 36, the words of names up to 128 MB.
    128 * people + (256 << 20)
  }

  func byteCount(_ section: Section) -> Int { counts[section.rawValue] * section.elementSize }
}
