extension Summary {
  /// How full and how valid one column is, as received and after safe repairs.
  public struct ColumnQuality: Codable, Sendable, Equatable {
    /// The role of the column, as in a configuration.
    public var role: String
    /// Cells with any value.
    public var filled = 0
    /// Cells that are valid without a repair.
    public var validAsReceived = 0
    /// Cells that are valid after safe repairs; these hold the former.
    public var validAfterRepair = 0
    /// Cells that a safe repair changed.
    public var repaired = 0
    /// Filled cells that are not valid after repairs.
    public var suspicious: Int { filled - validAfterRepair }

    init(role: String) { self.role = role }
  }

  /// Records whose best candidate has a probability in one range, as the model states it.
  public struct CalibrationBin: Codable, Sendable, Equatable {
    /// From this probability on, below the next bin's.
    public var from: Double
    /// The end of the range; only the last bin holds it.
    public var to: Double
    /// Records in the range, whatever became of them.
    public var records = 0
    /// Records in the range that are authenticated.
    public var authenticated = 0
    /// Records in the range that are left to a person.
    public var review = 0
    /// The mean of the stated probabilities.
    public var meanProbability = 0.0
    /// How many of the automatic links the model expects to be wrong.
    public var expectedWrong = 0.0
  }

  /// People of the register and how many of them have an insurance record that is linked.
  public struct CoverageCount: Codable, Sendable, Equatable {
    /// What the group is known by: a code of a place, a range of ages, a class.
    public var key: String
    /// People of the register in the group.
    public var people = 0
    /// Those of them with a linked record.
    public var insured = 0

    init(key: String, people: Int = 0, insured: Int = 0) {
      self.key = key
      self.people = people
      self.insured = insured
    }

    /// People who could join.
    public var missing: Int { people - insured }
  }

  /// The register without its insured; people who are dead in the register are left out.
  public struct Coverage: Codable, Sendable, Equatable {
    /// People who are not dead in the register; the sum of every breakdown.
    public var alive = CoverageCount(key: "alive")
    /// People who are dead in the register, and those of them with a linked record.
    public var dead = CoverageCount(key: "dead")
    /// By commune of residence, five digits.
    public var byCommune: [CoverageCount] = []
    /// By old district.
    public var byDistrict: [CoverageCount] = []
    /// By range of ages on the day of the run.
    public var byAge: [CoverageCount] = []
    /// By sex: `male`, `female` or `unknown`.
    public var bySex: [CoverageCount] = []
    /// The classes that ages suggest (``JoiningClass``).
    public var byClass: [CoverageCount] = []
    /// Ages and sexes together; keys are `18-29/female`.
    public var byAgeAndSex: [CoverageCount] = []
    /// Children under six by commune.
    public var childrenByCommune: [CoverageCount] = []
  }

  /// Records by the kind of insurance, those out of scope left out.
  public struct Participation: Codable, Sendable, Equatable {
    /// Records of health insurance: with a card, or of a class that has one by law.
    public var health = 0
    /// Records of a class with compulsory social insurance.
    public var compulsory = 0
    /// Records of a class with voluntary social insurance.
    public var voluntary = 0
    /// Records with a class of compulsory or voluntary social insurance or any other; `0` without a class column.
    public var classified = 0

    /// Health insurance and voluntary social insurance together: how the office counts participants.
    public var officialSum: Int { health + voluntary }
    /// Records with social insurance of either kind.
    public var social: Int { compulsory + voluntary }
  }
}

/// Ages by which people are counted: completed years on the day of the run.
public enum AgeBand: UInt8, CaseIterable, Sendable {
  case under6, from6, from15, from18, from30, from45, from60, from80, unknown

  /// The stable key, as in `summary.json`.
  public var key: String {
    switch self {
    case .under6: "0-5"
    case .from6: "6-14"
    case .from15: "15-17"
    case .from18: "18-29"
    case .from30: "30-44"
    case .from45: "45-59"
    case .from60: "60-79"
    case .from80: "80+"
    case .unknown: "unknown"
    }
  }

  /// The first age of the band.
  var firstAge: Int {
    switch self {
    case .under6: 0
    case .from6: 6
    case .from15: 15
    case .from18: 18
    case .from30: 30
    case .from45: 45
    case .from60: 60
    case .from80: 80
    case .unknown: -1
    }
  }
}
