/// What a cleansed file was like: counts and patterns, and no value of a person.
public struct CleanProfile: Codable, Sendable, Equatable {
  /// A code with how often it stands in the result.
  public struct CodeCount: Codable, Sendable, Equatable {
    public var code: String
    public var vi: String
    public var en: String
    public var count: Int
  }

  /// A pattern of cells: `9` for each digit, `A` for a run of letters, other signs as they are.
  public struct PatternCount: Codable, Sendable, Equatable {
    public var pattern: String
    public var count: Int
  }

  /// One column. Lengths (in characters) and patterns are those of the cells as they came.
  public struct Column: Codable, Sendable, Equatable {
    public var name: String
    /// What the column says, as in a configuration; `nil` for a column that is only copied.
    public var role: String?
    /// Cells with a value as they came.
    public var filled: Int
    /// Cells with a value after cleansing against which nothing speaks.
    public var valid: Int
    /// Cells that were changed.
    public var repaired: Int
    /// Cells changed to a reading that is not certain.
    public var candidates: Int
    /// Cells against which something speaks.
    public var suspicious: Int
    public var minimumLength: Int?
    public var maximumLength: Int?
    /// Different patterns; a lower bound when ``otherPatterns`` is above zero.
    public var distinctPatterns: Int
    /// The commonest patterns.
    public var patterns: [PatternCount]
    /// Cells whose patterns were too many to be told apart.
    public var otherPatterns: Int
    public var repairs: [CodeCount]
    public var findings: [CodeCount]
  }

  /// A column that should tell rows apart.
  public struct Key: Codable, Sendable, Equatable {
    public var role: String
    /// Rows with a readable value.
    public var filled: Int
    /// Different values.
    public var distinct: Int
    /// Different values that several rows have.
    public var repeatedValues: Int
    /// Rows that have one of these values.
    public var rowsRepeated: Int
  }

  /// A day of the year with the births on it.
  public struct DayCount: Codable, Sendable, Equatable {
    /// dd/mm.
    public var day: String
    public var count: Int
  }

  /// How birth dates heap.
  public struct Dates: Codable, Sendable, Equatable {
    public var withDay: Int
    public var withMonth: Int
    public var yearOnly: Int
    public var none: Int
    public var firstOfJanuary: Int
    /// The days with the most births.
    public var topDays: [DayCount]
    /// How many births a day would have if all days were alike.
    public var meanPerDay: Double
    /// How most cells with a day write it, such as `mm/dd/yyyy`.
    public var form: String?
  }

  /// Rows whose own values disagree.
  public struct Conflicts: Codable, Sendable, Equatable {
    public var sexAndNumber: Int
    public var yearAndNumber: Int
    /// Among these, numbers of somebody 25 to 40 years older.
    public var perhapsParent: Int
    public var cardAndInsuranceNumber: Int
  }

  /// The rows of one commune or one class.
  public struct Group: Codable, Sendable, Equatable {
    /// The code or the class; `other` for all values together that are none.
    public var key: String
    /// What the commune's code meant, the earliest first.
    public var names: [String]
    public var rows: Int
    public var changed: Int
    public var suspicious: Int
  }

  public var rowsIn = 0
  public var rowsCleaned = 0
  public var rowsRejected = 0
  public var rowsChanged = 0
  public var rowsSuspicious = 0
  public var cellsChanged = 0
  public var level = CleanLevel.safe
  public var columns: [Column] = []
  public var keys: [Key] = []
  public var dates: Dates?
  public var conflicts = Conflicts(
    sexAndNumber: 0, yearAndNumber: 0, perhapsParent: 0, cardAndInsuranceNumber: 0)
  public var communes: [Group] = []
  public var classes: [Group] = []

  public init() {}
}
