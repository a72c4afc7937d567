import VietnameseText

/// The weights of the Fellegi–Sunter model, in bits, as a user may read and change them.
///
/// Each cost is `−log2 m`: how seldom a true match shows that level. What an agreement is worth
/// beside that, `−log2 u`, is not here: it is measured in the register (``NameFrequencies``), so
/// that a rare name counts more than a common one.
///
/// The built-in values come from the starting costs of docs/domain.md 6 and the fault rates of invented
/// provinces; `khop train` replaces them by what the two files say themselves.
public struct MatchModel: Codable, Sendable, Equatable {
  /// The share of records whose person is in the register, before any evidence.
  public var coverage = 0.985
  /// The share of records that carry a number of somebody else.
  public var foreignNumberRate = 0.005
  /// The share of records whose number has become a stranger's by a slip: one number in a hundred is mistyped, and one
  /// in twenty of those belongs to somebody.
  public var strangerNumberRate = 0.0005
  /// The share of people who share name and birth date with somebody else that a province is taken to have, about 3 %;
  /// a register in which more or far fewer do counts by itself (``namesakes(_:isExact:)``).
  public var namesakeRate = 0.02
  /// Costs of differences between names.
  public var name = NameCosts()
  /// Costs of differences between birth dates.
  public var date = DateCosts()
  /// Evidence of numbers that are not equal.
  public var number = NumberCosts()
  /// Evidence of residence and sex.
  public var place = PlaceWeights()
  /// Evidence of relatives' numbers and the household.
  public var family = FamilyWeights()
  /// Evidence of the participant class.
  public var participation = ClassWeights()
  /// Evidence when the record's number is the candidate's: the rival is a relative.
  public var relative = RelativeWeights()
  /// Evidence for the case that the record's person is a relative of the candidate and not in the register.
  public var absentRelative = AbsentRelative()
  /// Subtracted when another record with the candidate's own number already holds the candidate.
  public var secondRecordCost = 6.0

  public init() {}

  /// How many of those who are not in a register have a namesake there, born on the same day.
  ///
  /// As many as share their name and day with somebody in it. Half as many again, for the register is of one time
  /// and lacks most of the dead; six times as many where the names are only alike: so many more names are like a name
  /// than equal to it. Both are bounded by what a province is taken to have.
  ///
  /// - Parameter share: The share of the register's people who share name and birth date with somebody else.
  func namesakes(_ share: Double, isExact: Bool) -> Double {
    let expected = isExact ? share * 1.5 : share * 6
    return max(share, min(namesakeRate, max(expected, MatchModel.fewestNamesakes)))
  }

  /// Also in a register of a village somebody has a namesake.
  private static let fewestNamesakes = 0.0005

  /// Costs of differences between two names.
  public struct NameCosts: Codable, Sendable, Equatable {
    /// By ``WordLevel``.
    public var levels: [Double] = [
      0.05, 6, 6.5, 6.5, 7, 7, 8.5, 9, 7.5, 1, 1.5, 8.5, 7, 10.5, 12.5,
    ]
    var otherSurname = 13.0
    var otherGiven = 14.0
    var missingMarker = 6.0
    var missingMiddle = 7.0
    var missingSurname = 11.0
    var missingGiven = 12.0
    var addedMarker = 6.5
    var addedWord = 8.5
    /// Two words of one side stand as one on the other, in bits.
    public var joined = 6.0
    /// One word of one side stands as two on the other, in bits.
    public var split = 7.0
    var orderChanged = 7.0
    var alternativeReading = 2.0
    public init() {}
  }

  /// Costs of differences between two birth dates.
  public struct DateCosts: Codable, Sendable, Equatable {
    /// Both dates are equal, in bits: what right dates lose to faults.
    public var same = 0.15
    var yearOnly = 0.2
    /// The record has 1 January of the right year, in bits.
    public var firstOfJanuary = 1.0
    /// Day and month have changed places, in bits.
    public var exchanged = 7.0
    var lunar = 8.5
    /// The year is one off, day and month agree, in bits.
    public var yearOffByOne = 8.0
    var yearOffByTwo = 10.0
    /// One digit differs, in bits.
    public var oneDigit = 7.5
    /// Two neighbouring digits have changed places, in bits.
    public var transposed = 9.5
    /// Day and month agree, the year is another one, in bits.
    public var sameDayAndMonth = 10.0
    /// Month and year agree, in bits.
    public var sameMonthAndYear = 9.0
    /// Only the year agrees, in bits.
    public var sameYear = 8.5
    /// Nothing of the dates agrees, in bits.
    public var different = 9.5
    public init() {}
  }

  /// Evidence of numbers when the record's number is not the candidate's, in bits.
  public struct NumberCosts: Codable, Sendable, Equatable {
    /// One digit of the number differs.
    public var oneSubstitution = 7.5
    /// Two neighbouring digits have changed places.
    public var transposed = 7.0
    /// One digit is missing.
    public var oneMissing = 8.0
    /// The record's CMND is the candidate's.
    public var oldID = 0.7
    /// The record's CMND is not the candidate's.
    public var otherOldID = 3.3
    /// The record's number belongs to nobody in the register.
    public var unknownNumber = 10.5
    /// The record's number belongs to a stranger.
    public var strangersNumber = 6.0
    /// Worth, not cost: the record's number belongs to somebody of the candidate's household.
    public var householdNumber = 10.0
    /// Worth: the record's number belongs to a near relative of the candidate in another household.
    public var relativesNumber = 8.0
    /// Worth: the record's number belongs to somebody at the candidate's address.
    public var neighboursNumber = 5.0
    public init() {}
  }

  /// Evidence of residence and sex, in bits.
  public struct PlaceWeights: Codable, Sendable, Equatable {
    var communeCost = 0.25
    /// The communes differ.
    public var otherCommune = -3.0
    /// The addresses agree, in the same commune.
    public var sameAddress = 3.0
    /// The addresses differ in the same commune.
    public var otherAddress = -1.5
    /// The addresses agree where no communes can be compared.
    public var sameAddressElsewhere = 5.0
    /// Another address where no communes can be compared: as seldom among matches as another commune.
    public var otherAddressElsewhere = -3.0
    var sameSex = 0.9
    var otherSex = -6.0
    public init() {}
  }

  /// Evidence of the parents' numbers and the household's code that a record may carry, in bits; beside the
  /// candidate's own number it says nothing, because relatives share it.
  public struct FamilyWeights: Codable, Sendable, Equatable {
    /// Most children live with a parent; a random person does once in a million.
    public var sameHousehold = 10.0
    /// A number of the record's parent belongs to somebody at the candidate's address.
    public var sameAddress = 5.0
    /// A number of the record's parent belongs to somebody in the candidate's commune.
    public var sameCommune = 1.5
    var elsewhere = -1.5
    var isParent = -10.0
    public init() {}
  }

  /// Evidence of the participant class, in bits. That the age fits is said by the birth date already.
  public struct ClassWeights: Codable, Sendable, Equatable {
    /// A few years outside say nothing: classes go stale, and files are older than the day of the run.
    public var near = 0.0
    /// The age lies outside the class's by more than that.
    public var other = -6.0
    public init() {}
  }

  /// What separates a missing relative of a candidate from the candidate, in bits.
  public struct AbsentRelative: Codable, Sendable, Equatable {
    /// Of the people who are missing, those who have the candidate for a relative: about three relatives each, among
    /// the 1.5 % who are missing.
    public var prior = -4.4
    /// What another given word costs the candidate and not the relative.
    public var otherGiven = 12.0
    /// One in a hundred and thirty relatives of one's household is a twin.
    public var sameDate = -7.0
    public init() {}
  }

  /// Evidence for the owner of the record's number against a relative of the owner, in bits.
  public struct RelativeWeights: Codable, Sendable, Equatable {
    var givenSame = 6.5
    var givenRegional = 3.0
    var givenMarks = 1.5
    var givenLetter = 0.5
    var givenInitial = 2.0
    var givenMissing = -5.0
    var givenOther = -9.0
    var surnameSame = 0.7
    var surnameNear = 0.0
    var surnameOther = -6.0
    var markerSame = 1.0
    var middleSame = 2.5
    var middleNear = 0.5
    var markerMissing = -1.5
    var middleMissing = -2.0
    var middleOther = -4.0
    var wholeName = 2.5
    var orderChanged = -1.0
    var dateSame = 6.5
    var datePart = 4.5
    var dateFirstOfJanuary = 3.5
    var dateNear = 4.0
    var dateSameYear = 2.5
    var dateOther = -7.0
    var sameSex = 1.0
    var otherSex = -4.0
    public init() {}
  }
}
