/// What a run got right and wrong, measured against the truth.
///
/// A *link* is an `authenticated` record with a citizen ID. Precision is the share of links that are
/// right; recall is the share of records with a person in the register that are linked to that
/// person. Records that the run excluded (armed forces, foreigners) are in neither and are counted
/// apart. A record with several fault kinds counts under each of them.
public struct EvaluationReport: Codable, Equatable, Sendable {
  /// Counts of a set of records, with the shares that follow from them.
  public struct Figures: Codable, Equatable, Sendable {
    /// Records that the run did not exclude.
    public internal(set) var records = 0
    /// Those whose person is in the register.
    public internal(set) var withPerson = 0
    /// Records that are linked.
    public internal(set) var links = 0
    /// Links to the right person.
    public internal(set) var correct = 0
    /// Links to somebody else, though the person is in the register.
    public internal(set) var wrong = 0
    /// Links of people who are not in the register.
    public internal(set) var falseOnAbsent = 0
    /// Records with a person and no link.
    public internal(set) var missed = 0
    /// Records without a link that a person has to look at.
    public internal(set) var review = 0
    /// Records that are neither linked nor offered to a person.
    public internal(set) var unresolved = 0
    /// Records that the run excluded.
    public internal(set) var excluded = 0

    /// The share of links that are right.
    public var precision: Share { Share(correct, of: links) }
    /// The share of records with a person in the register that are linked to it.
    public var recall: Share { Share(correct, of: withPerson) }
    /// The harmonic mean of precision and recall.
    public var f1: Double? {
      let sum = links + withPerson
      return sum > 0 ? 2 * Double(correct) / Double(sum) : nil
    }

    private enum CodingKeys: String, CodingKey {
      case records, withPerson, links, correct, wrong, falseOnAbsent, missed, review, unresolved
      case excluded, precision, recall, f1
    }

    init() {}

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      records = try values.decode(Int.self, forKey: .records)
      withPerson = try values.decode(Int.self, forKey: .withPerson)
      links = try values.decode(Int.self, forKey: .links)
      correct = try values.decode(Int.self, forKey: .correct)
      wrong = try values.decode(Int.self, forKey: .wrong)
      falseOnAbsent = try values.decode(Int.self, forKey: .falseOnAbsent)
      missed = try values.decode(Int.self, forKey: .missed)
      review = try values.decode(Int.self, forKey: .review)
      unresolved = try values.decode(Int.self, forKey: .unresolved)
      excluded = try values.decode(Int.self, forKey: .excluded)
    }

    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(records, forKey: .records)
      try values.encode(withPerson, forKey: .withPerson)
      try values.encode(links, forKey: .links)
      try values.encode(correct, forKey: .correct)
      try values.encode(wrong, forKey: .wrong)
      try values.encode(falseOnAbsent, forKey: .falseOnAbsent)
      try values.encode(missed, forKey: .missed)
      try values.encode(review, forKey: .review)
      try values.encode(unresolved, forKey: .unresolved)
      try values.encode(excluded, forKey: .excluded)
      try values.encode(precision, forKey: .precision)
      try values.encode(recall, forKey: .recall)
      try values.encodeIfPresent(f1, forKey: .f1)
    }
  }

  /// Figures of the records with one value of a column, or with one fault kind.
  struct Group: Codable, Equatable, Sendable {
    /// The value of the column, or the kind of fault as `truth.csv` names it.
    let name: String
    /// The figures of these records.
    let figures: Figures
  }

  /// Figures by the values of one column.
  struct Breakdown: Codable, Equatable, Sendable {
    /// The name of the column in `truth.csv`.
    let column: String
    /// A group for each value that occurs, in the order of the values.
    let groups: [Group]
  }

  /// Records of one trap kind and the links that fell into it.
  struct Trap: Codable, Equatable, Sendable {
    /// The kind of trap as `truth.csv` names it.
    let name: String
    let linkedToTrapPerson: Share
  }

  /// What would be linked at a threshold of the stated probability.
  struct CurvePoint: Codable, Equatable, Sendable {
    /// The least probability of a link.
    let threshold: Double
    /// The links at this threshold.
    let links: Int
    /// The share of these links that are right.
    let precision: Share
    /// The share of people of the register who are linked rightly.
    let recall: Share
  }

  /// Candidates whose stated probability lies in a range, against how many are right.
  struct CalibrationBin: Codable, Equatable, Sendable {
    /// The begin of the range of stated probabilities.
    let from: Double
    /// The end of the range.
    let to: Double
    /// The candidates in the range.
    let count: Int
    let meanProbability: Double?
    /// The share of these candidates who are the right person.
    let right: Share
  }

  /// All records of both files.
  public internal(set) var total = Figures()
  /// Records without a valid citizen ID after cleansing: name, birth date and residence must do. `nil` when
  /// the outcomes do not tell the numbers.
  public internal(set) var withoutNumber: Figures?
  /// Right links among those whose person does not have the record's number, or the record has none.
  public internal(set) var linksWithoutNumber: Share?
  /// Links of people who are not in the register, over all such records.
  public internal(set) var falseLinksOnAbsent = Share(0, of: 0)
  /// Links to the owner of the number, over records that carry somebody else's number.
  public internal(set) var linksToNumberOwner = Share(0, of: 0)
  var traps: [Trap] = []
  var byKind: [Group] = []
  var breakdowns: [Breakdown] = []
  /// Records for review over all records.
  public internal(set) var reviewShare = Share(0, of: 0)
  /// Reviews whose candidate is the right person, over reviews whose person is in the register.
  public internal(set) var reviewNamesRight = Share(0, of: 0)
  /// The same over all people missed, in review or unresolved.
  public internal(set) var missedNamedInReview = Share(0, of: 0)
  /// Unresolved records whose person is in the register, over all unresolved ones.
  public internal(set) var unresolvedWithPerson = Share(0, of: 0)
  var curve: [CurvePoint] = []
  var calibration: [CalibrationBin] = []
  /// The mean distance of stated probability and share of right candidates, weighted by counts.
  public internal(set) var expectedCalibrationError: Double?
  /// Wrong links among those stated at 0.9999 or more.
  public internal(set) var wrongAtHighest = Share(0, of: 0)
  /// The same by 10,000 links.
  public internal(set) var wrongPer10000AtHighest: Double?
  /// Records of the truth without an outcome, and the ids of the first of them.
  public internal(set) var missingOutcomes = 0
  var missingOutcomeIds: [String] = []
  /// Outcomes of records that the truth does not know, and the ids of the first of them.
  public internal(set) var unknownRecords = 0
  var unknownRecordIds: [String] = []
  /// Rows of the truth that say again what another row says of their record; they are in no figure. `nil` for none.
  public internal(set) var repeatedTruth: Int?
  /// Citizen IDs of the truth that were read with the leading zeros that they have lost; `nil` for none.
  public internal(set) var lostZeros: Int?
  /// Outcomes beyond the first of the same record.
  public internal(set) var repeatedOutcomes = 0
  /// Outcomes with a word that is none of the four.
  public internal(set) var unreadableOutcomes = 0
}
