import Tables

/// What people have found out about records and gave back: values to correct, people who are not meant.
///
/// A correction takes the place of the value that stood in the record when it was made, and of no
/// other: when the insurance file has changed meanwhile, the file is right.
public struct Corrections: Sendable, Equatable {
  /// One value.
  public struct Change: Sendable, Equatable {
    public var field: Proposal.Field
    /// The value as it stood in the insurance file.
    public var old: String
    public var new: String

    public init(field: Proposal.Field, old: String, new: String) {
      self.field = field
      self.old = old
      self.new = new
    }
  }

  /// Everything about one record.
  public struct Entry: Sendable, Equatable {
    /// The commune or managing unit that gave it back.
    public var unit: String
    public var changes: [Change] = []
    /// Numbers of people of the register who are not the record's person.
    public var refusedPeople: [UInt64] = []

    public init(unit: String) { self.unit = unit }
  }

  public private(set) var entries: [RecordKey: Entry] = [:]

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }

  public subscript(key: RecordKey) -> Entry? { entries[key] }

  /// Adds a value for a record.
  public mutating func add(_ change: Change, to key: RecordKey, unit: String) {
    entries[key, default: Entry(unit: unit)].changes.append(change)
  }

  /// Adds a person who is not the record's.
  public mutating func refuse(person: UInt64, for key: RecordKey, unit: String) {
    entries[key, default: Entry(unit: unit)].refusedPeople.append(person)
  }

  /// A digest that is equal for equal corrections, for the manifest; `nil` when there are none.
  public var digest: String? {
    if isEmpty { return nil }
    var text = ""
    for (key, entry) in entries.sorted(by: { $0.key.value < $1.key.value }) {
      text += "\(key.text)\t\(entry.unit)"
      for change in entry.changes.sorted(by: { $0.field.rawValue < $1.field.rawValue }) {
        text += "\t\(change.field.rawValue)\t\(change.old)\t\(change.new)"
      }
      for person in entry.refusedPeople.sorted() { text += "\t\(person)" }
      text += "\n"
    }
    return Array(text.utf8).withUnsafeBytes { FileDigest.hex(of: $0) }
  }
}

/// The fields of a person as an insurance file writes them, in one column or in several.
public struct IdentityColumns: Sendable {
  private let names: [Int]
  private let date: Int?
  private let dateParts: [Int?]
  /// The columns of men and of women, where each has one; they are read, never written.
  private let datesOfSexes: [Int]
  private let others: [Proposal.Field: Int]

  public init(_ roles: ColumnRoles) {
    names = roles.nameColumns
    date = roles[.birthDate]
    dateParts = [roles[.birthDay], roles[.birthMonth], roles[.birthYear]]
    datesOfSexes = [roles[.birthDateMen], roles[.birthDateWomen]].compactMap { $0 }
    var others: [Proposal.Field: Int] = [:]
    others[.citizenID] = roles[.citizenID]
    others[.sex] = roles[.gender]
    others[.oldID] = roles[.oldID]
    self.others = others
  }

  /// The value of a field as it is written; of several columns, those that have one.
  public func text(_ field: Proposal.Field, of row: borrowing Row) -> String {
    switch field {
    case .name: return joined(names, " ", row)
    case .birthDate:
      if let date { return row.text(date) }
      return joined(dateParts.compactMap { $0 } + datesOfSexes, "/", row)
    default: return others[field].map { row.text($0) } ?? ""
    }
  }

  private func joined(_ columns: [Int], _ separator: String, _ row: borrowing Row) -> String {
    var text = ""
    for column in columns where !row.isEmpty(column) {
      text += (text.isEmpty ? "" : separator) + row.text(column)
    }
    return text
  }

  /// The values of columns that write a new value of a field; `nil` when the file has no such column.
  func values(_ field: Proposal.Field, _ text: String) -> [(column: Int, bytes: [UInt8])]? {
    func row(_ columns: [Int?], _ texts: [String]) -> [(column: Int, bytes: [UInt8])] {
      zip(columns, texts).compactMap { column, text in column.map { ($0, Array(text.utf8)) } }
    }
    switch field {
    case .name where !names.isEmpty:
      return row(names, [text] + names.dropFirst().map { _ in "" })
    case .birthDate:
      if let date { return row([date], [text]) }
      guard dateParts[2] != nil else { return nil }
      // 15/03/1990, 03/1990 and 1990 all end with the year.
      let parts = text.split(separator: "/").map(String.init)
      let padded = Array(repeating: "", count: max(0, 3 - parts.count)) + parts
      return row(dateParts, padded)
    default:
      return others[field].map { row([$0], [text]) }
    }
  }
}
