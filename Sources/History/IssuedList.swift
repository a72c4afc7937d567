import Authentication

/// A set of work lists that went out together.
public struct IssuedList: Sendable, Equatable {
  /// Eight hexadecimal digits; the same run and the same choices give the same.
  public var id: String
  /// For whom: `office`, `police`, `employer`, `school`.
  public var audience: String
  /// The output folder of the run.
  public var folder: String
  /// Whether names and numbers are masked.
  public var isMasked: Bool
  /// The records in the order of the lists.
  public var records: [IssuedRecord]
  /// The SHA-256 of each workbook, by which one that nobody has touched is known.
  public var files: [String]

  /// A set of lists as it goes out.
  public init(
    id: String, audience: String, folder: String, isMasked: Bool, records: [IssuedRecord],
    files: [String] = []
  ) {
    self.id = id
    self.audience = audience
    self.folder = folder
    self.isMasked = isMasked
    self.records = records
    self.files = files
  }
}

/// One record of a list, as it has to be known when the list comes back.
public struct IssuedRecord: Sendable, Equatable {
  /// By what the record is known again.
  public var key: RecordKey
  /// Over what the row shows; a row that was changed where it must not be has another one.
  public var checksum: String
  /// A short digest of each cell that nobody is to change, one behind the other; after a blank those of an earlier copy of
  /// the list, whose words may be others. Empty in lists of earlier versions.
  public var cells: String
  /// The commune or managing unit.
  public var unit: String
  /// The code of the reason when the list was made.
  public var reason: String
  /// The number of the person of the register who is proposed, or `0`.
  public var candidate: UInt64
  /// The fields as the insurance file writes them.
  public var written: [Proposal.Field: String]
  /// The values that are written when the proposal is accepted.
  public var proposed: [Corrections.Change]

  /// A record as it goes out.
  public init(
    key: RecordKey, checksum: String, cells: String = "", unit: String, reason: String,
    candidate: UInt64, written: [Proposal.Field: String], proposed: [Corrections.Change]
  ) {
    self.key = key
    self.checksum = checksum
    self.cells = cells
    self.unit = unit
    self.reason = reason
    self.candidate = candidate
    self.written = written
    self.proposed = proposed
  }
}

extension IssuedRecord {
  /// The most copies of a list of which the words are known.
  private static let mostCopies = 4

  /// The digests with those of earlier copies behind them; none when an earlier copy went out without.
  func cells(beside earlier: String?) -> String {
    guard let earlier else { return cells }
    if earlier.isEmpty { return "" }
    let others = earlier.split(separator: " ").map(String.init).filter { $0 != cells }
    return ([cells] + others).prefix(Self.mostCopies).joined(separator: " ")
  }
}

/// What a unit found out about a record.
public enum VerificationResult: String, Sendable, CaseIterable {
  case asProposed = "as_proposed"
  case byPapers = "by_papers"
  case otherPerson = "other_person"
  case dead
  case moved
  case notFound = "not_found"

  /// Whether nothing in the data changes by it.
  var mendsNothing: Bool {
    switch self {
    case .dead, .moved, .notFound: true
    case .asProposed, .byPapers, .otherPerson: false
    }
  }

  /// The word in the drop-down list, in Vietnamese.
  public var labelVi: String {
    switch self {
    case .asProposed: "Đúng như đề xuất"
    case .byPapers: "Sửa theo giấy tờ"
    case .otherPerson: "Không đúng người"
    case .dead: "Đã chết"
    case .moved: "Đã chuyển đi"
    case .notFound: "Không tìm được"
    }
  }

  /// The word in the drop-down list, in English.
  public var labelEn: String {
    switch self {
    case .asProposed: "As proposed"
    case .byPapers: "Corrected by papers"
    case .otherPerson: "Another person"
    case .dead: "Died"
    case .moved: "Moved away"
    case .notFound: "Not found"
    }
  }
}

/// A record that came back with a result.
public struct ReturnedRecord: Sendable, Equatable {
  /// The id of the list that it came back in.
  public var list: String
  /// The record as it went out.
  public var issued: IssuedRecord
  /// What was found out.
  public var result: VerificationResult
  /// What somebody wrote beside it.
  public var note: String
  /// The values that replace those of the insurance file.
  public var changes: [Corrections.Change]

  /// A record as it came back.
  public init(
    list: String, issued: IssuedRecord, result: VerificationResult, note: String,
    changes: [Corrections.Change]
  ) {
    self.list = list
    self.issued = issued
    self.result = result
    self.note = note
    self.changes = changes
  }
}
