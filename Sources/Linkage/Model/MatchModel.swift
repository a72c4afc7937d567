import VietnameseText

/// The weights of the Fellegi–Sunter model, in bits, as a user may read and change them.
///
/// Each cost is `−log2 m`: how seldom a true match shows that level. What an agreement is worth
/// beside that, `−log2 u`, is not here: it is measured in the register (``NameFrequencies``), so
/// that a rare name counts more than a common one.
///
/// The built-in values come from the starting costs of DOMAIN.md section 6 and the fault rates
/// named there; `khop train` replaces them by what the two files say themselves.
public struct MatchModel: Codable, Sendable, Equatable {
  /// The share of records whose person is in the register, before any evidence.
  public var coverage = 0.985
  /// The share of records that carry a number of somebody else.
  public var foreignNumberRate = 0.005
  /// The share of records whose number has become a stranger's by a slip: one number in a hundred is mistyped, and one
  /// in twenty of those belongs to somebody.
  public var strangerNumberRate = 0.0005
  /// The share of people who share name and birth date with somebody else that a province is taken to have, about 3 %
  /// by DESIGN.md; a register in which more or far fewer do counts by itself (``namesakes(_:isExact:)``).
  public var namesakeRate = 0.02
  public var name = NameCosts()
  public var date = DateCosts()
  public var number = NumberCosts()
  public var place = PlaceWeights()
  public var family = FamilyWeights()
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
    public var otherSurname = 13.0
    public var otherGiven = 14.0
    public var missingMarker = 6.0
    public var missingMiddle = 7.0
    public var missingSurname = 11.0
    public var missingGiven = 12.0
    public var addedMarker = 6.5
    public var addedWord = 8.5
    public var joined = 6.0
    public var split = 7.0
    public var orderChanged = 7.0
    public var alternativeReading = 2.0
    public init() {}
  }

  /// Costs of differences between two birth dates.
  public struct DateCosts: Codable, Sendable, Equatable {
    public var same = 0.15
    public var yearOnly = 0.2
    public var firstOfJanuary = 1.0
    public var exchanged = 7.0
    public var lunar = 8.5
    public var yearOffByOne = 8.0
    public var yearOffByTwo = 10.0
    public var oneDigit = 7.5
    public var transposed = 9.5
    public var sameDayAndMonth = 10.0
    public var sameMonthAndYear = 9.0
    public var sameYear = 8.5
    public var different = 9.5
    public init() {}
  }

  /// Evidence of numbers when the record's number is not the candidate's, in bits.
  public struct NumberCosts: Codable, Sendable, Equatable {
    public var oneSubstitution = 7.5
    public var transposed = 7.0
    public var oneMissing = 8.0
    public var oldID = 0.7
    public var otherOldID = 3.3
    /// The record's number belongs to nobody in the register.
    public var unknownNumber = 10.5
    /// The record's number belongs to a stranger.
    public var strangersNumber = 6.0
    /// Worth, not cost: the record's number belongs to somebody of the candidate's household.
    public var householdNumber = 10.0
    /// Worth: the record's number belongs to somebody at the candidate's address.
    public var neighboursNumber = 5.0
    public init() {}
  }

  /// Evidence of residence and sex, in bits.
  public struct PlaceWeights: Codable, Sendable, Equatable {
    public var communeCost = 0.25
    public var otherCommune = -3.0
    public var sameAddress = 3.0
    public var otherAddress = -1.5
    public var sameAddressElsewhere = 5.0
    /// Another address where no communes can be compared: as seldom among matches as another commune.
    public var otherAddressElsewhere = -3.0
    public var sameSex = 0.9
    public var otherSex = -6.0
    public init() {}
  }

  /// Evidence of the parents' numbers and the household's code that a record may carry, in bits; beside the
  /// candidate's own number it says nothing, because relatives share it.
  public struct FamilyWeights: Codable, Sendable, Equatable {
    /// Most children live with a parent; a random person does once in a million.
    public var sameHousehold = 10.0
    public var sameAddress = 5.0
    public var sameCommune = 1.5
    public var elsewhere = -1.5
    public var isParent = -10.0
    public init() {}
  }

  /// Evidence of the participant class, in bits. That the age fits is said by the birth date already.
  public struct ClassWeights: Codable, Sendable, Equatable {
    /// A few years outside say nothing: classes go stale, and files are older than the day of the run.
    public var near = 0.0
    public var other = -6.0
    public init() {}
  }

  /// What tells a missing relative of a candidate from the candidate, in bits.
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
    public var givenSame = 6.5
    public var givenRegional = 3.0
    public var givenMarks = 1.5
    public var givenLetter = 0.5
    public var givenInitial = 2.0
    public var givenMissing = -5.0
    public var givenOther = -9.0
    public var surnameSame = 0.7
    public var surnameNear = 0.0
    public var surnameOther = -6.0
    public var markerSame = 1.0
    public var middleSame = 2.5
    public var middleNear = 0.5
    public var markerMissing = -1.5
    public var middleMissing = -2.0
    public var middleOther = -4.0
    public var wholeName = 2.5
    public var orderChanged = -1.0
    public var dateSame = 6.5
    public var datePart = 4.5
    public var dateFirstOfJanuary = 3.5
    public var dateNear = 4.0
    public var dateSameYear = 2.5
    public var dateOther = -7.0
    public var sameSex = 1.0
    public var otherSex = -4.0
    public init() {}
  }
}
