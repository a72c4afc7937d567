import Tables

/// What the lists of events hold, as counts: `events.json` beside the lists.
public struct EventFigures: Codable, Sendable, Equatable {
  /// One list with its reasons.
  public struct List: Codable, Sendable, Equatable {
    /// `deaths`, `children`, `accounts` or `uninsured`.
    public var code: String
    /// The rows of the list.
    public var count: Int
    /// The different people of the entries, where one person may have several; `nil` where each entry is another's.
    public var people: Int?
    /// How many entries each reason has; they add up to ``count``.
    public var reasons: [Summary.CodeCount]

    init(
      code: String, count: Int, people: Int? = nil, reasons: [Summary.CodeCount]
    ) {
      self.code = code
      self.count = count
      self.people = people
      self.reasons = reasons
    }
  }

  /// The version of the file's form.
  public var version = 2
  /// The digest of the outcomes that the lists are of; `nil` in files of version 1.
  public var outcomesSHA256: String?
  /// The day of the run, `yyyy-mm-dd`.
  public var asOf: String
  /// The lists, in the order in which they were made.
  public var lists: [List]
  /// Accounts that were read, and those that name their beneficiary.
  public var accountsRead: Int?
  var accountsFitting: Int?

  /// Figures without the counts of accounts.
  ///
  /// - Parameter outcomesSHA256: The digest of the outcomes that the lists are of; `nil` when it is not known.
  init(asOf: String, lists: [List], outcomesSHA256: String? = nil) {
    self.asOf = asOf
    self.lists = lists
    self.outcomesSHA256 = outcomesSHA256
  }

  // Capitals as the reader of snake case gives them back.
  private enum CodingKeys: String, CodingKey {
    case version, asOf, lists, accountsRead, accountsFitting
    case outcomesSHA256 = "outcomesSha256"
  }

  /// Whether the lists are of these outcomes: those of an earlier run in the same folder are not.
  public func isOf(outcomesSHA256 digest: String) -> Bool {
    !digest.isEmpty && outcomesSHA256 == digest
  }
}

extension EventFigures {
  /// Reads `events.json` of a run's folder, or `nil` when there is none.
  ///
  /// - Throws: ``TableError`` when the file is there and holds something else.
  public static func read(folder: String) throws(TableError) -> EventFigures? {
    try JSONText.readIfPresent(EventFigures.self, path: folder + "/events.json")
  }
}
