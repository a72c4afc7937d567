import Identifiers

/// One person of the register in 32 bytes, so that weighing a candidate costs one cache miss beside its name.
///
///     citizenID 8 | oldID 4 | birthDate 4 | name 4 | address 4 | household 4 | commune 2 | flags 1 | state 1
public struct RegisteredPerson: Sendable, Equatable {
  /// The 12-digit personal ID, or `0`.
  public var citizenID: UInt64 = 0
  /// The 9-digit CMND, or `0`.
  public var oldID: UInt32 = 0
  /// The birth date; four bytes of the row.
  public var birthDate = BirthDate.empty
  /// Where the name lies in the pool of names; equal for equal names.
  public var name: UInt32 = 0
  /// A hash of the address, or `0`.
  public var address: UInt32 = 0
  /// A hash of the household's code, or `0`.
  public var household: UInt32 = 0
  /// The commune code as written, or `0`.
  public var commune: UInt16 = 0
  /// ``PersonFlags``.
  var flags: UInt8 = 0
  /// ``RowState``.
  private var state: UInt8 = 0

  init() {}

  /// Stands for nobody.
  public static let nobody = RegisteredPerson()

  /// A row that repeats an earlier one.
  static func joined(name: UInt32) -> RegisteredPerson {
    var person = RegisteredPerson()
    person.name = name
    person.state = RowState.nobody.rawValue
    return person
  }

  /// A row with a cancelled number of the person of another row.
  static func alias(_ citizenID: UInt64, of row: UInt32, name: UInt32) -> RegisteredPerson {
    var person = RegisteredPerson()
    person.citizenID = citizenID
    person.household = row
    person.name = name
    person.state = RowState([.nobody, .cancelled]).rawValue
    return person
  }

  /// Whether nothing but the numbers tells two people apart.
  @inline(__always)
  public func isLike(_ other: RegisteredPerson) -> Bool {
    name == other.name && birthDate == other.birthDate && address == other.address
      && household == other.household && commune == other.commune && flags == other.flags
      && state == other.state
  }

  /// Whether the row repeats the person of another one and is nobody's.
  public var isNobody: Bool { state & RowState.nobody.rawValue != 0 }

  /// Whether the number of the row was cancelled, and nobody knows the person's new one.
  @inline(__always)
  public var isNumberCancelled: Bool { state == RowState.cancelled.rawValue }

  /// The row of the person whose cancelled number this is; `nil` for every other row.
  @inline(__always)
  var successor: UInt32? {
    state == RowState([.nobody, .cancelled]).rawValue ? household : nil
  }

  mutating func cancelNumber() { state |= RowState.cancelled.rawValue }

  mutating func restoreNumber() { state &= ~RowState.cancelled.rawValue }

  /// 0 unknown, 1 male, 2 female.
  @inline(__always)
  public var sex: UInt8 {
    let sex = flags & PersonFlags.sexMask
    return sex == PersonFlags.sexMask ? 0 : sex
  }

  /// Whether the register says that the person is dead.
  public var isDead: Bool { flags & PersonFlags.dead.rawValue != 0 }

  /// Whether the register's own text was already in the clean form, and in which case it was written.
  public var wasWritten: (clean: Bool, letterCase: UInt8) {
    let repaired = PersonFlags([.nameRepaired, .dateRepaired, .idRepaired]).rawValue
    return (flags & repaired == 0, flags >> PersonFlags.caseShift & 3)
  }

  /// Whether cleansing changed the register's own text of the name, beside capitals, and nothing else.
  public var isOnlyNameRepaired: Bool {
    let repaired = PersonFlags([.nameRepaired, .dateRepaired, .idRepaired]).rawValue
    return flags & repaired == PersonFlags.nameRepaired.rawValue
  }
}

/// What a row is beside a person with a number.
struct RowState: OptionSet {
  let rawValue: UInt8
  /// The row repeats another one.
  static let nobody = RowState(rawValue: 1)
  /// The number was cancelled. Where the person's new number is known the row is nobody's, and its household tells the
  /// row with the new number.
  static let cancelled = RowState(rawValue: 2)
}

/// One byte of facts about a person of the register.
struct PersonFlags: OptionSet {
  let rawValue: UInt8
  static let male = PersonFlags(rawValue: 1)
  static let female = PersonFlags(rawValue: 2)
  /// Both bits stand for a person whose rows contradict each other.
  static let sexMask: UInt8 = 3
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
