import Tables

/// What people have found out about records and gave back: values to correct, people who are not meant.
///
/// A correction takes the place of the value that stood in the record when it was made, and of no
/// other: when the insurance file has changed meanwhile, the file is right. It speaks of the person whom
/// the list showed: another row with the same id keeps its own values, empty ones too.
public struct Corrections: Sendable, Equatable {
  /// One value.
  public struct Change: Sendable, Equatable {
    /// The field that the value belongs to.
    public var field: Proposal.Field
    /// The value as it stood in the insurance file.
    public var old: String
    /// The value that people gave back.
    public var new: String
    /// Whom the record showed; `nil` when that is not known.
    public var person: WrittenPerson?

    /// One value of one field.
    ///
    /// - Parameter person: Whom the list showed, so that another row with the same id keeps its own values.
    public init(
      field: Proposal.Field, old: String, new: String, person: WrittenPerson? = nil
    ) {
      self.field = field
      self.old = old
      self.new = new
      self.person = person
    }
  }

  /// Somebody of the register who is not the record's person.
  struct Refusal: Sendable, Equatable {
    /// The person's number.
    var number: UInt64
    /// Whom the record showed; `nil` when that is not known.
    var person: WrittenPerson?
  }

  /// Everything about one record.
  public struct Entry: Sendable, Equatable {
    /// The commune or managing unit that gave it back.
    public var unit: String
    /// What takes the place of values in the file, at most one a field.
    public var changes: [Change] = []
    /// People whom the record was linked or offered to and who are somebody else.
    var refusals: [Refusal] = []

    init(unit: String) { self.unit = unit }

    /// Numbers of people of the register who are not the record's person.
    var refusedPeople: [UInt64] { refusals.map(\.number) }

    /// Whether a row shows the person of a list, by the name or birth date that the list had or that
    /// came back.
    func isOf(_ row: WrittenPerson, _ listed: WrittenPerson?) -> Bool {
      guard let listed else { return true }
      if listed.isEqual(row) { return true }
      return changes.contains { change in
        switch change.field {
        case .name: row.isName(change.new)
        case .birthDate: row.isBirthDate(change.new)
        default: false
        }
      }
    }

    /// The entry with another one of the same row, which goes before it.
    func with(_ nearer: Entry) -> Entry {
      var all = nearer
      all.changes += changes.filter { known in
        !nearer.changes.contains { $0.field == known.field }
      }
      all.refusals += refusals
      return all
    }
  }

  private(set) var entries: [RecordKey: Entry] = [:]

  /// With what the keys were made; `nil` for keys without a secret.
  private let secret: KeyedHash?

  /// No corrections yet.
  ///
  /// - Parameter secret: The key by which the history that issued the lists hides its records; `nil` for none.
  public init(secret: KeyedHash? = nil) { self.secret = secret }

  /// Whether nothing was given back.
  public var isEmpty: Bool { entries.isEmpty }
  /// The number of records with corrections.
  public var count: Int { entries.count }

  /// What was given back about a record, or `nil`.
  public subscript(key: RecordKey) -> Entry? { entries[key] }

  /// What came back for a row: under the key of its person, under that of its id alone, and, from lists of
  /// earlier versions, under that of its id without a secret.
  func entry(_ row: borrowing Row, _ roles: ColumnRoles, _ identity: IdentityColumns) -> Entry? {
    var all = entries[RecordKey(row, roles, identity, secret: secret)]
    func add(_ key: RecordKey) {
      guard let entry = entries[key] else { return }
      all = all.map(entry.with) ?? entry
    }
    add(RecordKey(row, roles, secret: secret))
    if secret != nil { add(RecordKey(row, roles)) }
    return all
  }

  /// Adds a value for a record.
  public mutating func add(_ change: Change, to key: RecordKey, unit: String) {
    entries[key, default: Entry(unit: unit)].changes.append(change)
  }

  /// Adds a person who is not the record's.
  public mutating func refuse(
    person: UInt64, for key: RecordKey, unit: String, listed: WrittenPerson? = nil
  ) {
    entries[key, default: Entry(unit: unit)].refusals.append(
      Refusal(number: person, person: listed))
  }

  /// A digest that is equal for equal corrections, for the manifest; `nil` when there are none.
  var digest: String? {
    if isEmpty { return nil }
    var text = ""
    for (key, entry) in entries.sorted(by: { $0.key.value < $1.key.value }) {
      text += "\(key.text)\t\(entry.unit)"
      for change in entry.changes.sorted(by: { $0.field.rawValue < $1.field.rawValue }) {
        text += "\t\(change.field.rawValue)\t\(change.old)\t\(change.new)"
        text += "\t\(change.person?.name ?? "")\t\(change.person?.birthDate ?? "")"
      }
      for refusal in entry.refusals.sorted(by: { $0.number < $1.number }) {
        text += "\t\(refusal.number)"
        text += "\t\(refusal.person?.name ?? "")\t\(refusal.person?.birthDate ?? "")"
      }
      text += "\n"
    }
    return Array(text.utf8).withUnsafeBytes { FileDigest.hex(of: $0) }
  }
}
