import Indicators

/// A province in one year: the published figures of the office and the parameters to grow it by.
///
/// Scenarios are the files of `seeds/`; `seeds/README.md` describes every parameter.
public struct Scenario: Codable, Equatable, Sendable {
  public var name: String
  public var titleVi: String
  public var titleEn: String
  public var year: Int
  /// The day at which the register is taken, `yyyy-mm-dd`.
  public var asOf: String
  public var indicators: [Indicator]
  public var generator: Parameters

  /// How a province is grown. Rates are shares between 0 and 1; weights are relative.
  public struct Parameters: Codable, Equatable, Sendable {
    /// The people in the register when nobody says otherwise.
    public var people: Int
    /// The three-digit ID code of the province, `040` for Nghệ An.
    public var homeProvince: String
    /// The date since which the commune codes of the register are valid, as in `nghe_an_units.csv`.
    public var registerUnits: String
    /// The same for insurance records, with the share of records that use each.
    public var insuranceUnits: [String: Double]
    public var population: Population
    public var names: Names
    public var ethnicGroups: [EthnicGroup]
    /// Shares of ethnic groups by old district code; the rest belongs to the first group.
    public var districts: [String: [String: Double]]
    public var insurance: Insurance
    public var absent: Absent
    public var multipliers: Multipliers
    /// The rate of each fault kind, by ``FaultKind`` name. A kind that is not named has the rate 0.
    public var faults: [String: Double]
    /// Weights by which a nation is spread over the 63 provinces, by ID code.
    public var provinces: [String: Double]
  }

  /// Ages, families and numbers of the register.
  public struct Population: Codable, Equatable, Sendable {
    public var founderCohorts: [Cohort]
    public var childrenByMotherDecade: [String: Double]
    public var staysWithParents: Double
    public var leavesProvince: Double
    public var twinBirths: Double
    public var twinsWithNeighbouringNumbers: Double
    public var twinsWithSimilarNames: Double
    public var namesakes: Double
    public var otherProvinceNumber: Double
    public var dead: Double
    public var deadByDecade: [String: Double]
    public var oldNumberByDecade: [String: Double]
    public var yearOnlyByDecade: [String: Double]
    public var januaryFirstByDecade: [String: Double]
    public var mountainYearOnlyFactor: Double
    public var popularDays: Double
  }

  /// A range of birth years and the relative number of families that begin in it.
  public struct Cohort: Codable, Equatable, Sendable {
    public var fromYear: Int
    public var toYear: Int
    public var weight: Double
  }

  /// How names are put together.
  public struct Names: Codable, Equatable, Sendable {
    public var thiByDecade: [String: Double]
    public var vanByDecade: [String: Double]
    public var fourWordsFemaleByDecade: [String: Double]
    public var fourWordsMaleByDecade: [String: Double]
    public var twoWords: Double
    public var lineage: Double
    public var compoundSurnames: Double
    public var highlandNames: Double
  }

  /// The names of one ethnic group. Empty tables mean those of the majority.
  public struct EthnicGroup: Codable, Equatable, Sendable {
    public var name: String
    public var surnames: [String: Double]
    public var maleMiddle: [String: Double]
    public var femaleMiddle: [String: Double]
    public var maleGiven: [String: Double]
    public var femaleGiven: [String: Double]
    public var ownGivenShare: Double
    /// The share of the majority's `Thị` and `Văn` that the group uses.
    public var keepsThi: Double
  }

  /// Who is insured, as what, and how complete a record is.
  public struct Insurance: Codable, Equatable, Sendable {
    public var insuredByAge: [AgeShare]
    /// The share of people in the register with a record; the shares by age are scaled to it.
    public var insuredShare: Double
    public var deadStillInsured: Double
    public var classes: [ParticipantClass]
    public var secondRecords: Double
    public var otherProvinceSiNumber: Double
    public var noCard: Double
    public var noAddress: Double
    public var staleAddress: Double
    public var otherHamlet: Double
  }

  public struct AgeShare: Codable, Equatable, Sendable {
    public var fromAge: Int
    public var share: Double
  }

  /// A participant class with the ages it is open to and its card object codes.
  public struct ParticipantClass: Codable, Equatable, Sendable {
    public var id: String
    public var fromAge: Int
    public var toAge: Int
    public var weight: Double
    public var codes: [String: Double]
  }

  /// Shares of insurance records whose person is not in the register, by reason.
  public struct Absent: Codable, Equatable, Sendable {
    public var purged: Double
    public var otherProvince: Double
    public var foreign: Double
    public var relativeNumber: Double
    public var namesake: Double
    public var withoutNumber: Double
  }

  /// Factors on every fault rate of a record.
  public struct Multipliers: Codable, Equatable, Sendable {
    public var mountain: Double
    public var elder: Double
    public var elderBornBefore: Int
    public var ordinary: Double
  }
}
