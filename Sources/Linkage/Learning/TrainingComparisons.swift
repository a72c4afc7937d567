import VietnameseText

/// The comparisons whose m training estimates on each record and its best candidate.
///
/// A comparison is asked only where it can tell something: whether a marker word is missing, only of
/// people who have one; how full dates differ, only when both are full. Levels that depend on how the
/// record is written (`?` for a letter, an initial, no marks at all) say nothing of how often they
/// occur and are left to the built-in model.
enum TrainingComparison: Int, CaseIterable {
  case surnameWord, givenWord, middleWord
  case surname, given, middle
  case marker, addedMarker, middleKept, addedWord
  case joining, order
  case fullDate, firstOfJanuary, partDate
  case number, otherNumber, oldNumber
  case commune, address, sex

  /// The levels of words that training counts, in the order of the estimate.
  static let wordLevels: [WordLevel] = [
    .same, .iy, .unmarked, .nearTone, .tone, .quality, .marks, .regional, .dialect, .transposed,
    .oneLetter, .twoLetters,
  ]

  /// The levels of two full dates that training counts.
  static let dateLevels: [DateLevel] = [
    .same, .exchanged, .lunar, .yearOffByOne, .oneDigit, .transposed, .yearOffByTwo,
    .sameMonthAndYear, .sameDayAndMonth, .sameYear, .different,
  ]

  /// The names of the levels, as the model file writes them.
  var levels: [String] {
    switch self {
    case .surnameWord, .givenWord, .middleWord: Self.wordLevels.map { "\($0)" }
    case .surname, .given: ["related", "other", "missing"]
    case .middle: ["related", "other"]
    case .marker, .middleKept: ["kept", "missing"]
    case .addedMarker, .addedWord: ["none", "added"]
    case .joining: ["apart", "joined", "split"]
    case .order: ["kept", "changed"]
    case .fullDate: Self.dateLevels.map { "\($0)" }
    case .firstOfJanuary: ["same", "firstOfJanuary", "other"]
    case .partDate: ["part", "other"]
    case .number: ["own", "oneSubstitution", "transposed", "oneMissing", "other"]
    case .otherNumber: ["household", "relative", "neighbour", "stranger", "unknown"]
    case .oldNumber: ["own", "other"]
    case .commune, .address, .sex: ["same", "other"]
    }
  }

  var name: String { self == .surnameWord ? "word" : "\(self)" }

  /// What the estimate starts from: the built-in model, the first level taking the rest.
  func comparison(_ model: MatchModel) -> EMComparison {
    var start = levels.indices.map { level in
      parameter(level).map { exp2Of(-abs(model[keyPath: $0.keyPath])) } ?? 0.01
    }
    switch self {
    case .number: start[4] = 0.02
    case .otherNumber: start = [0.3, 0.05, 0.05, 0.2, 0.4]
    case .commune, .address: start = [0.85, 0.15]
    case .sex: start = [0.99, 0.01]
    default: break
    }
    start[0] = max(1 - start.dropFirst().reduce(0, +), 0.05)
    let isWord = self == .givenWord || self == .middleWord
    return EMComparison(
      name, start: start, background: .held,
      shared: isWord ? TrainingComparison.surnameWord.rawValue : nil)
  }

  /// The cost that is `−log2 m` of a level, if it is one.
  func parameter(_ level: Int) -> ModelParameter? {
    let path: String? =
      switch (self, level) {
      case (.surnameWord, _), (.givenWord, _), (.middleWord, _):
        "name.levels.\(Self.wordLevels[level])"
      case (.surname, 1): "name.otherSurname"
      case (.surname, 2): "name.missingSurname"
      case (.given, 1): "name.otherGiven"
      case (.given, 2): "name.missingGiven"
      case (.middle, 1): "name.levels.different"
      case (.marker, 1): "name.missingMarker"
      case (.middleKept, 1): "name.missingMiddle"
      case (.addedMarker, 1): "name.addedMarker"
      case (.addedWord, 1): "name.addedWord"
      case (.joining, 1): "name.joined"
      case (.joining, 2): "name.split"
      case (.order, 1): "name.orderChanged"
      case (.fullDate, _): "date.\(Self.dateLevels[level])"
      case (.firstOfJanuary, 1): "date.firstOfJanuary"
      case (.partDate, 0): "date.yearOnly"
      case (.number, 1): "number.oneSubstitution"
      case (.number, 2): "number.transposed"
      case (.number, 3): "number.oneMissing"
      case (.oldNumber, 0): "number.oldID"
      case (.oldNumber, 1): "number.otherOldID"
      case (.commune, 0): "place.communeCost"
      default: nil
      }
    return path.flatMap { ModelParameter.named($0) }
  }
}

/// The comparisons of a record with the owner of its number, where the rival is a relative.
///
/// Both m and u are estimated here: nobody knows beforehand how alike the people are whose numbers are
/// exchanged.
enum OwnerComparison: Int, CaseIterable {
  case given, surname, marker, middle, middleKept, date, sex

  var levels: [String] {
    switch self {
    case .given: ["same", "regional", "initial", "marks", "letter", "missing", "other"]
    case .surname: ["same", "near", "other"]
    case .marker: ["same", "missing"]
    case .middle: ["same", "near", "other"]
    case .middleKept: ["kept", "missing"]
    case .date: ["same", "part", "near", "firstOfJanuary", "sameYear", "other"]
    case .sex: ["same", "other"]
    }
  }

  var name: String { "owner.\(self)" }

  /// Shares of the levels among own numbers from which the estimate starts.
  private var start: [Double] {
    switch self {
    case .given: [0.95, 0.002, 0.01, 0.012, 0.02, 0.003, 0.003]
    case .surname: [0.98, 0.018, 0.002]
    case .marker: [0.97, 0.03]
    case .middle: [0.97, 0.025, 0.005]
    case .middleKept: [0.98, 0.02]
    case .date: [0.94, 0.02, 0.02, 0.01, 0.004, 0.006]
    case .sex: [0.99, 0.01]
    }
  }

  /// The worth of a level in the model, if it has one.
  func parameter(_ level: Int) -> ModelParameter? {
    let name: String? =
      switch (self, level) {
      case (.given, _):
        [
          "givenSame", "givenRegional", "givenInitial", "givenMarks", "givenLetter", "givenMissing",
          "givenOther",
        ][level]
      case (.surname, _): ["surnameSame", "surnameNear", "surnameOther"][level]
      case (.marker, _): ["markerSame", "markerMissing"][level]
      case (.middle, _): ["middleSame", "middleNear", "middleOther"][level]
      case (.middleKept, 1): "middleMissing"
      case (.date, _):
        ["dateSame", "datePart", "dateNear", "dateFirstOfJanuary", "dateSameYear", "dateOther"][
          level]
      case (.sex, _): ["sameSex", "otherSex"][level]
      default: nil
      }
    return name.flatMap { ModelParameter.named("relative." + $0) }
  }

  /// Starts from shares of own numbers and, by the weights of the model, of foreign ones.
  func comparison(_ model: MatchModel) -> EMComparison {
    let others = levels.indices.map { level in
      start[level] * exp2Of(-(parameter(level).map { model[keyPath: $0.keyPath] } ?? 0))
    }
    let sum = others.reduce(0, +)
    return EMComparison(
      name, start: start, background: .free(start: others.map { $0 / sum }),
      order: .fallingEvidence)
  }
}
