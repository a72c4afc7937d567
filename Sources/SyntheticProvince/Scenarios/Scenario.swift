import Indicators

/// A province in one year: the published figures of the office and the parameters to grow it by.
///
/// Scenarios are the files of `seeds/`; `seeds/README.md` describes every parameter.
public struct Scenario: Codable, Equatable, Sendable {
  /// The stable name of the scenario, `nghe-an-2024`.
  public var name: String
  var titleVi: String
  var titleEn: String
  /// The year of the figures.
  public var year: Int
  /// The day at which the register is taken, `yyyy-mm-dd`.
  public var asOf: String
  /// The published figures of the office.
  var indicators: [Indicator]
  /// How a province is grown.
  public var generator: Parameters

  /// How a province is grown. Rates are shares between 0 and 1; weights are relative.
  public struct Parameters: Codable, Equatable, Sendable {
    /// The people in the register when nobody says otherwise.
    public var people: Int
    /// The three-digit ID code of the province, `040` for Nghệ An.
    var homeProvince: String
    /// The date since which the commune codes of the register are valid, as in `nghe_an_units.csv`.
    var registerUnits: String
    /// The same for insurance records, with the share of records that use each.
    var insuranceUnits: [String: Double]
    var population: Population
    /// How names are put together.
    public var names: Names
    var ethnicGroups: [EthnicGroup]
    /// Shares of ethnic groups by old district code; the rest belongs to the first group.
    var districts: [String: [String: Double]]
    /// Who is insured, as what, and how complete a record is.
    public var insurance: Insurance
    var absent: Absent
    var multipliers: Multipliers
    /// The rate of each fault kind, by ``FaultKind`` name. A kind that is not named has the rate 0.
    var faults: [String: Double]
    /// Weights by which a nation is spread over the 63 provinces, by ID code.
    var provinces: [String: Double]
  }

  /// Ages, families and numbers of the register.
  struct Population: Codable, Equatable, Sendable {
    var founderCohorts: [Cohort]
    var childrenByMotherDecade: [String: Double]
    var staysWithParents: Double
    var leavesProvince: Double
    var twinBirths: Double
    var twinsWithNeighbouringNumbers: Double
    var twinsWithSimilarNames: Double
    var namesakes: Double
    var otherProvinceNumber: Double
    var dead: Double
    var deadByDecade: [String: Double]
    var oldNumberByDecade: [String: Double]
    var yearOnlyByDecade: [String: Double]
    var januaryFirstByDecade: [String: Double]
    var mountainYearOnlyFactor: Double
    var popularDays: Double
  }

  /// A range of birth years and the relative number of families that begin in it.
  struct Cohort: Codable, Equatable, Sendable {
    var fromYear: Int
    var toYear: Int
    var weight: Double
  }

  /// How names are put together.
  public struct Names: Codable, Equatable, Sendable {
    var thiByDecade: [String: Double]
    var vanByDecade: [String: Double]
    var fourWordsFemaleByDecade: [String: Double]
    var fourWordsMaleByDecade: [String: Double]
    var twoWords: Double
    var lineage: Double
    var compoundSurnames: Double
    var highlandNames: Double
  }

  /// The names of one ethnic group. Empty tables mean those of the majority.
  struct EthnicGroup: Codable, Equatable, Sendable {
    /// The name of the group, as `districts` uses it.
    var name: String
    /// Weights of surnames.
    var surnames: [String: Double]
    var maleMiddle: [String: Double]
    var femaleMiddle: [String: Double]
    var maleGiven: [String: Double]
    var femaleGiven: [String: Double]
    var ownGivenShare: Double
    /// The share of the majority's `Thị` and `Văn` that the group uses.
    var keepsThi: Double
  }

  /// Who is insured, as what, and how complete a record is.
  public struct Insurance: Codable, Equatable, Sendable {
    var insuredByAge: [AgeShare]
    /// The share of people in the register with a record; the shares by age are scaled to it.
    var insuredShare: Double
    var deadStillInsured: Double
    var classes: [ParticipantClass]
    var secondRecords: Double
    var otherProvinceSiNumber: Double
    var noCard: Double
    var noAddress: Double
    var staleAddress: Double
    var otherHamlet: Double
  }

  /// The insured share of people from an age on.
  struct AgeShare: Codable, Equatable, Sendable {
    var fromAge: Int
    /// The share, 0 to 1, up to the next entry's age.
    var share: Double
  }

  /// A participant class with the ages it is open to and its card object codes.
  struct ParticipantClass: Codable, Equatable, Sendable {
    var id: String
    var fromAge: Int
    var toAge: Int
    var weight: Double
    var codes: [String: Double]
  }

  /// Shares of insurance records whose person is not in the register, by reason.
  struct Absent: Codable, Equatable, Sendable {
    var purged: Double
    var otherProvince: Double
    var foreign: Double
    var relativeNumber: Double
    var namesake: Double
    var withoutNumber: Double
  }

  /// Factors on every fault rate of a record.
  struct Multipliers: Codable, Equatable, Sendable {
    var mountain: Double
    var elder: Double
    var elderBornBefore: Int
    var ordinary: Double
  }
}
