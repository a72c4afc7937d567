import Identifiers
import VietnameseText

/// Everything that cleansing changed in one record, by the room that knows the rules.
public struct RecordRepairs: Sendable, Equatable {
  public var name: NameRepairs = []
  public var id: IDRepairs = []
  public var date: DateRepairs = []

  public init() {}

  public var isEmpty: Bool { name.isEmpty && id.isEmpty && date.isEmpty }
  public var changesName: Bool { !name.isEmpty }
  public var changesID: Bool { !id.isEmpty }
  public var changesDate: Bool { !date.isEmpty }
}

/// Everything that is wrong or doubtful in one record and was left as it is.
public struct RecordFindings: Sendable, Equatable {
  public var name: NameFindings = []
  public var id: IDFindings = []
  public var date: DateFindings = []

  public init() {}

  public var isEmpty: Bool { name.isEmpty && id.isEmpty && date.isEmpty }
  /// Whether the name is not one of a people of Vietnam.
  public var isForeigner: Bool { name.contains(.foreign) }
}

/// One code with its labels, for summaries and reports.
public struct CleansingCode: Sendable, Codable, Equatable {
  public let code: String
  public let vi: String
  public let en: String
}

/// The codes of all repairs and findings, numbered so that counters can be arrays.
public enum CleansingCodes {
  /// Repairs of names, identifiers and dates in this order.
  public static let repairs: [CleansingCode] =
    NameRepairs.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + IDRepairs.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + DateRepairs.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }

  /// Findings of names, identifiers and dates in this order.
  public static let findings: [CleansingCode] =
    NameFindings.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + IDFindings.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }
    + DateFindings.all.map { CleansingCode(code: $0.code, vi: $0.vi, en: $0.en) }

  private static let nameRepairs = NameRepairs.all.map(\.rule)
  private static let idRepairs = IDRepairs.all.map(\.member)
  private static let dateRepairs = DateRepairs.all.map(\.member)
  private static let nameFindings = NameFindings.all.map(\.finding)
  private static let idFindings = IDFindings.all.map(\.member)
  private static let dateFindings = DateFindings.all.map(\.member)

  /// Calls `body` with the position in ``repairs`` of each repair that was made.
  public static func forEach(_ set: RecordRepairs, _ body: (Int) -> Void) {
    if set.isEmpty { return }
    visit(set.name, nameRepairs, 0, body)
    visit(set.id, idRepairs, nameRepairs.count, body)
    visit(set.date, dateRepairs, nameRepairs.count + idRepairs.count, body)
  }

  /// Calls `body` with the position in ``findings`` of each finding.
  public static func forEach(_ set: RecordFindings, _ body: (Int) -> Void) {
    if set.isEmpty { return }
    visit(set.name, nameFindings, 0, body)
    visit(set.id, idFindings, nameFindings.count, body)
    visit(set.date, dateFindings, nameFindings.count + idFindings.count, body)
  }

  private static func visit<Set: OptionSet>(
    _ set: Set, _ members: [Set.Element], _ base: Int, _ body: (Int) -> Void
  ) where Set.Element == Set {
    if set.isEmpty { return }
    for (position, member) in members.enumerated() where set.contains(member) {
      body(base + position)
    }
  }
}
