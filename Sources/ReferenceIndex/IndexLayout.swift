/// The sections of a frozen register, in the order in which they lie in the file.
///
///     header | section table | section 0 | section 1 | …      each section begins at a multiple of 64 bytes
///
/// All numbers are little-endian. DESIGN.md says what each section is for.
enum Section: Int, CaseIterable {
  /// 12-digit personal IDs, `UInt64`, a person each.
  case citizenID
  /// CMND, `UInt32`, a person each.
  case oldID
  /// Packed birth dates, `UInt32`, a person each.
  case birthDate
  /// Name numbers, `UInt32`, a person each.
  case name
  /// Commune codes as written, `UInt16`, a person each.
  case commune
  /// ``PersonFlags``, `UInt8`, a person each.
  case flags
  /// Address hashes, `UInt32`, a person each.
  case address
  /// Household hashes, `UInt32`, a person each.
  case household
  /// Where each name's words begin, `UInt32`, one more than names.
  case nameStart
  /// Word numbers of all names, `UInt32`.
  case nameWords
  /// How many people bear each name, `UInt32`.
  case nameCount
  /// Where each word's text begins, `UInt32`, one more than words.
  case wordStart
  /// The canonical texts of all words, UTF-8.
  case wordText
  /// Slots of the personal-ID table, `UInt32`.
  case citizenSlots
  /// Slots of the CMND table, `UInt32`.
  case oldSlots
  /// Keys (name bag, birth date) in ascending order, `UInt64`, a person each.
  case nameKey
  /// The rows in the order of ``nameKey``, `UInt32`.
  case nameOrder
  /// The rows ordered by birth date, then given word, `UInt32`.
  case dateOrder
  /// The given word's key of each row in ``dateOrder``, `UInt16`.
  case dateGiven
  /// Where each day begins in ``dateOrder``, `UInt32`.
  case dateStart
  /// The rows ordered by commune, then given word, `UInt32`.
  case placeOrder
  /// The given word's key of each row in ``placeOrder``, `UInt16`.
  case placeGiven
  /// Where each commune begins in ``placeOrder``, `UInt32`.
  case placeStart

  var elementSize: Int {
    switch self {
    case .citizenID, .nameKey: 8
    case .commune, .dateGiven, .placeGiven: 2
    case .flags, .wordText: 1
    default: 4
    }
  }
}

/// Where each section lies, computed from the counts alone.
struct IndexLayout: Equatable {
  static let magic: UInt64 = 0x5245_4750_4F48_4B01
  static let version: UInt32 = 1
  /// Magic, version, byte-order mark, people, file size, and the checksum of header and table.
  static let headerSize = 64
  static let entrySize = 32
  /// Where the checksum of header and table lies; it counts as zero in itself.
  static let checksumOffset = 56

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

  func byteCount(_ section: Section) -> Int { counts[section.rawValue] * section.elementSize }
}

/// One byte of facts about a person of the register.
struct PersonFlags: OptionSet {
  let rawValue: UInt8
  static let male = PersonFlags(rawValue: 1)
  static let female = PersonFlags(rawValue: 2)
  static let dead = PersonFlags(rawValue: 4)
  /// Set when cleansing changed more than the case of the name.
  static let nameRepaired = PersonFlags(rawValue: 8)
  /// Set when the date was not written dd/mm/yyyy or yyyy.
  static let dateRepaired = PersonFlags(rawValue: 16)
  /// Set when the number was not written as 12 digits.
  static let idRepaired = PersonFlags(rawValue: 128)
  /// The ``LetterCase`` of the raw name, two bits.
  static let caseShift: UInt8 = 5
}
