import Identifiers
import VietnameseText

/// One row after cleansing: words and numbers, no text.
///
/// Empty values are zero. What is uncertain stands in ``RecordDetail``, which few records have.
public struct CleanRecord: Sendable {
  /// Canonical words in the order surname, middle, given.
  public var name = WordList()
  /// The 12-digit personal ID, or `0`.
  public var citizenID: UInt64 = 0
  /// The 9-digit CMND, or `0`.
  public var oldID: UInt64 = 0
  /// The 10-digit insurance number, or `0`.
  public var insuranceNumber: UInt64 = 0
  /// The birth date, as much of it as is known.
  public var birthDate = BirthDate.empty
  /// The sex, `unknown` when nothing tells it.
  public var sex: Sex = .unknown
  /// The commune code as written, or `0`.
  public var commune: UInt16 = 0
  /// Equal for addresses whose hamlet and commune names fold alike; `0` when there is none.
  public var addressHash: UInt32 = 0
  /// The same with the unit of July 2025 in the place of the commune, of a record whose code is of a former list; `0`
  /// otherwise.
  public var currentAddressHash: UInt32 = 0
  /// The same of an address in another form, with its hamlet and commune where they usually stand; `0` otherwise.
  public var looseAddressHash: UInt32 = 0
  /// Whether the address of a record of 1 January names a hamlet; of other days nobody asks.
  public var hasHamlet = false
  /// A hash of the household's code, or `0`.
  public var household: UInt32 = 0
  /// Numbers of the father or guardian and of the mother, as an insurance file may write them; `0` for none.
  public var fatherID: UInt64 = 0
  /// The number of the mother, or `0`.
  public var motherID: UInt64 = 0
  /// The years of birth that the participant class, or the card, allows; `nil` when it allows any.
  public var classBirthYears: ClosedRange<UInt16>?
  /// Whether the register says that the person is dead.
  public var isDead = false
  /// Whether the register says that the number of the row was cancelled.
  public var isNumberCancelled = false
  /// Whether the register's word for the person's status is not known; the person counts as alive.
  public var hasUnknownStatus = false
  /// Whether the rate leaves the record out (armed forces and their relatives, foreigners).
  public var isOutOfScope = false
  /// How the raw name was written.
  public var letterCase: LetterCase = .title
  /// What was changed to read the record.
  public var repairs = RecordRepairs()
  /// What is wrong or doubtful and was left as it is.
  public var findings = RecordFindings()
  /// What is wrong with the code of the health card, apart from the three fields that identify the person.
  public var cardFindings: IDFindings = []
  /// The fields whose cells hold, byte for byte, what is written of them.
  public var asWritten: WrittenFields = []
  /// The position of the record's ``RecordDetail`` in its batch, or `-1`.
  public var detail: Int32 = -1

  public init() {}
}

/// Fields of a row that stand in their cells as they are written elsewhere, so that their bytes need only be copied.
///
/// What is not told here may be so all the same: these are the cells that were read at a glance.
public struct WrittenFields: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The only column of names holds the display of the record's words.
  public static let name = WrittenFields(rawValue: 1 << 0)
  /// The column of birth dates holds `dd/mm/yyyy`.
  public static let birthDate = WrittenFields(rawValue: 1 << 1)
  /// The column of personal IDs holds the twelve digits.
  public static let citizenID = WrittenFields(rawValue: 1 << 2)
  /// The health card has two capitals and thirteen digits, and nothing speaks against it.
  public static let card = WrittenFields(rawValue: 1 << 3)
}

/// How the letters of a raw name were written.
public enum LetterCase: UInt8, Sendable {
  case title, upper, lower, mixed
}

/// Uncertain readings of one record, candidates for the matcher.
public struct RecordDetail: Sendable {
  /// Other readings of the name, the likelier first.
  public var nameAlternatives: [WordList] = []
  /// Numbers that the cell may mean.
  public var idCandidates: [UInt64] = []
  /// What the cell of the personal ID says where it gives no number; ``CleanRecord/citizenID`` is `0` then.
  public var damagedID: DamagedNumber?
  /// Dates that the cell may mean.
  public var dateAlternatives: [BirthDate] = []
  /// Day and month where the year cannot be read; ``CleanRecord/birthDate`` is empty then.
  public var damagedDate: DamagedDate?
  /// The name in proper capitals when it is not the display of its words.
  public var displayName: [UInt8]?

  public init() {}

  /// Whether nothing is uncertain.
  var isEmpty: Bool {
    nameAlternatives.isEmpty && idCandidates.isEmpty && dateAlternatives.isEmpty
      && damagedID == nil && damagedDate == nil && displayName == nil
  }
}

extension CleanRecord {
  /// Whether an address of the register is the record's, in one of the forms that it may be read in.
  @inlinable
  public func hasAddress(_ address: UInt32) -> Bool {
    address != 0 && (address == addressHash || address == looseAddressHash)
  }
}
