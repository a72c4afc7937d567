import Identifiers
import VietnameseText

/// Everything that cleansing changed in one record, by the room that knows the rules.
public struct RecordRepairs: Sendable, Hashable {
  /// Repairs of the name.
  public var name: NameRepairs = []
  public var id: IDRepairs = []
  /// Repairs of the birth date.
  public var date: DateRepairs = []
  /// Repairs of the row as a whole.
  public var row: RowRepairs = []

  public init() {}

  /// Whether nothing was changed.
  public var isEmpty: Bool { name.isEmpty && id.isEmpty && date.isEmpty && row.isEmpty }
  /// Whether the name was changed to be read.
  public var changesName: Bool { !name.isEmpty }
  /// Whether the number was changed to be read.
  public var changesID: Bool { !id.isEmpty }
  /// Whether nothing but the style of the name was changed: where a tone stands, which apostrophe is used.
  public var isStyleOnly: Bool {
    !name.isEmpty && name.isSubset(of: [.toneStyle, .apostrophe]) && id.isEmpty && date.isEmpty
  }
  /// Whether the birth date was changed to be read.
  public var changesDate: Bool { !date.isEmpty }
}

/// Everything that is wrong or doubtful in one record and was left as it is.
public struct RecordFindings: Sendable, Equatable {
  /// What was found in the name.
  public var name: NameFindings = []
  public var id: IDFindings = []
  /// What was found in the birth date.
  public var date: DateFindings = []
  /// What was found in the row as a whole.
  public var row: RowFindings = []

  public init() {}

  /// Whether nothing was found.
  public var isEmpty: Bool { name.isEmpty && id.isEmpty && date.isEmpty && row.isEmpty }
  /// Whether nothing was found that says something of the person: what is wrong with a place does not.
  public var isEmptyBesidePlace: Bool {
    name.isEmpty && id.isEmpty && date.isEmpty && row.isSubset(of: .ofPlace)
  }
  /// Whether the name is not one of a people of Vietnam: its letters tell, or an impossible syllable beside a passport.
  public var isForeigner: Bool {
    name.contains(.foreign) || name.contains(.invalidSyllable) && id.contains(.foreignDocument)
  }
}

/// One code with its labels, for summaries and reports.
public struct CleansingCode: Sendable, Codable, Equatable {
  /// The stable code.
  public let code: String
  /// The label in Vietnamese.
  public let vi: String
  /// The label in English.
  public let en: String
}

/// The codes of all repairs and findings, numbered so that counters can be arrays.
public enum CleansingCodes {
  /// Repairs of names, identifiers, dates and rows in this order.
  public static let repairs: [CleansingCode] =
    NameRepairs.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + IDRepairs.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + DateRepairs.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + RowRepairs.all.map(\.code)

  /// Findings of names, identifiers, dates and rows in this order.
  public static let findings: [CleansingCode] =
    NameFindings.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + IDFindings.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + DateFindings.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + RowFindings.all.map(\.code)

  private static let nameRepairs = CodePlaces(NameRepairs.all.map(\.rule.rawValue))
  private static let idRepairs = CodePlaces(IDRepairs.all.map { UInt64($0.member.rawValue) })
  private static let dateRepairs = CodePlaces(DateRepairs.all.map { UInt64($0.member.rawValue) })
  private static let nameFindings = CodePlaces(
    NameFindings.all.map { UInt64($0.finding.rawValue) })
  private static let idFindings = CodePlaces(IDFindings.all.map { UInt64($0.member.rawValue) })
  private static let dateFindings = CodePlaces(DateFindings.all.map { UInt64($0.member.rawValue) })
  private static let rowRepairs = CodePlaces(RowRepairs.all.map { UInt64($0.member.rawValue) })
  private static let rowFindings = CodePlaces(RowFindings.all.map { UInt64($0.member.rawValue) })

  /// Calls `body` with the position in ``repairs`` of each repair that was made.
  public static func forEach(_ set: RecordRepairs, _ body: (Int) -> Void) {
    if set.isEmpty { return }
    nameRepairs.forEach(set.name.rawValue, from: 0, body)
    idRepairs.forEach(UInt64(set.id.rawValue), from: nameRepairs.count, body)
    dateRepairs.forEach(
      UInt64(set.date.rawValue), from: nameRepairs.count + idRepairs.count, body)
    if set.row.isEmpty { return }
    rowRepairs.forEach(
      UInt64(set.row.rawValue), from: nameRepairs.count + idRepairs.count + dateRepairs.count, body)
  }

  /// Calls `body` with the position in ``findings`` of each finding.
  public static func forEach(_ set: RecordFindings, _ body: (Int) -> Void) {
    if set.isEmpty { return }
    nameFindings.forEach(UInt64(set.name.rawValue), from: 0, body)
    idFindings.forEach(UInt64(set.id.rawValue), from: nameFindings.count, body)
    dateFindings.forEach(
      UInt64(set.date.rawValue), from: nameFindings.count + idFindings.count, body)
    if set.row.isEmpty { return }
    rowFindings.forEach(
      UInt64(set.row.rawValue), from: nameFindings.count + idFindings.count + dateFindings.count,
      body)
  }
}

/// Where the members of a set stand in its list of codes, by their bits.
private struct CodePlaces: Sendable {
  let count: Int
  private let places: [UInt8]

  /// - Parameter members: One bit each, in the order of the list; 64 at most.
  init(_ members: [UInt64]) {
    precondition(members.count <= 64, "a set has at most 64 members")
    count = members.count
    var places = [UInt8](repeating: 0, count: 64)
    for (place, member) in members.enumerated() {
      places[member.trailingZeroBitCount] = UInt8(place)
    }
    self.places = places
  }

  /// Calls `body` with the place of each member, in the order of the list.
  @inline(__always)
  func forEach(_ set: UInt64, from base: Int, _ body: (Int) -> Void) {
    var left = set
    var found: UInt64 = 0
    while left != 0 {
      found |= 1 << UInt64(places[left.trailingZeroBitCount])
      left &= left - 1
    }
    while found != 0 {
      body(base + found.trailingZeroBitCount)
      found &= found - 1
    }
  }
}
