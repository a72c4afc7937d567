/// What a cleansed file was like: counts and patterns, and no value of a person.
public struct CleanProfile: Codable, Sendable, Equatable {
  /// A code with how often it stands in the result.
  public struct CodeCount: Codable, Sendable, Equatable {
    /// The code as it stands in the results.
    public var code: String
    /// The label in Vietnamese.
    public var vi: String
    /// The label in English.
    public var en: String
    /// How often the code stands, more than `0`.
    public var count: Int
  }

  /// A pattern of cells: `9` for each digit, `A` for a run of letters, other signs as they are.
  public struct PatternCount: Codable, Sendable, Equatable {
    /// The pattern.
    public var pattern: String
    /// The cells that have it.
    public var count: Int
  }

  /// One column. Lengths (in characters) and patterns are those of the cells as they came.
  public struct Column: Codable, Sendable, Equatable {
    /// The name in the header.
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
    /// The length of the shortest filled cell; `nil` when none is filled.
    public var minimumLength: Int?
    /// The length of the longest filled cell; `nil` when none is filled.
    public var maximumLength: Int?
    /// Different patterns; a lower bound when ``otherPatterns`` is above zero.
    public var distinctPatterns: Int
    /// The commonest patterns.
    public var patterns: [PatternCount]
    /// Cells whose patterns were too many to be told apart.
    public var otherPatterns: Int
    /// Repairs of the cells, by code; codes without any are left out.
    public var repairs: [CodeCount]
    /// What was found in the cells, by code; codes without any are left out.
    public var findings: [CodeCount]
  }

  /// A column that should tell rows apart.
  public struct Key: Codable, Sendable, Equatable {
    /// What the column says, as in a configuration.
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
    /// Births on the day, of any year.
    public var count: Int
  }

  /// How birth dates heap.
  public struct Dates: Codable, Sendable, Equatable {
    /// Dates with day, month and year.
    public var withDay: Int
    /// Dates with month and year alone.
    public var withMonth: Int
    /// Dates with the year alone.
    public var yearOnly: Int
    /// Rows without a readable date.
    public var none: Int
    /// Dates of 1 January, which often stand for a year alone.
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
    /// Rows whose citizen ID tells another sex.
    public var sexAndNumber: Int
    /// Rows whose citizen ID tells another birth year.
    public var yearAndNumber: Int
    /// Among these, numbers of somebody 25 to 40 years older.
    public var perhapsParent: Int
    /// Rows whose health card does not end with their insurance number.
    public var cardAndInsuranceNumber: Int
  }

  /// The rows of one commune or one class.
  public struct Group: Codable, Sendable, Equatable {
    /// The code or the class; `other` for all values together that are none.
    public var key: String
    /// What the commune's code meant, the earliest first.
    public var names: [String]
    /// The rows of the group.
    public var rows: Int
    /// Those of them with a cell that was changed.
    public var changed: Int
    /// Those of them with a cell against which something speaks.
    public var suspicious: Int
  }

  /// Rows of the file below its header.
  public var rowsIn = 0
  /// Rows with a line in `cleaned.csv`.
  public var rowsCleaned = 0
  /// Rows that are no record, told in `rejected.csv`.
  public var rowsRejected = 0
  /// Rows with a cell that was changed.
  public var rowsChanged = 0
  /// Rows with a cell against which something speaks.
  public var rowsSuspicious = 0
  /// Cells that were changed.
  public var cellsChanged = 0
  /// Whether readings that are not certain were written too.
  public var level = CleanLevel.safe
  /// The columns in the order of the file.
  public var columns: [Column] = []
  /// The columns that should tell rows apart, as far as the file has them.
  public var keys: [Key] = []
  /// How birth dates heap; `nil` without a column of them.
  public var dates: Dates?
  /// Rows whose own values disagree, by what disagrees.
  public var conflicts = Conflicts(
    sexAndNumber: 0, yearAndNumber: 0, perhapsParent: 0, cardAndInsuranceNumber: 0)
  /// The rows by commune, in the order of the codes.
  public var communes: [Group] = []
  /// The rows by participant class.
  public var classes: [Group] = []
}
