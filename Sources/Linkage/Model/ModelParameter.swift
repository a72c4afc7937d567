import VietnameseText

/// One number of a ``MatchModel`` by its name, as a model file writes it.
struct ModelParameter: Sendable {
  /// Such as `name.levels.tone` or `date.lunar`.
  let path: String
  let keyPath: WritableKeyPath<MatchModel, Double> & Sendable
  /// The first version of the model file that has the parameter.
  var since = 1
  /// How the distance of two values is measured.
  let scale: Scale

  enum Scale: Sendable {
    /// Bits, as they stand.
    case bits
    /// A small share: by its logarithm.
    case rate
    /// A share that may be near 1: by its log-odds.
    case odds
  }

  /// The value in a model, in bits.
  func bits(_ value: Double) -> Double {
    switch scale {
    case .bits: value
    case .rate: log2Of(value)
    case .odds: log2Of(value / (1 - value))
    }
  }

  /// The value from bits.
  func value(_ bits: Double) -> Double {
    switch scale {
    case .bits: bits
    case .rate: exp2Of(bits)
    case .odds: exp2Of(bits) / (1 + exp2Of(bits))
    }
  }

  /// The parameter with a name, or `nil`.
  static func named(_ path: String) -> ModelParameter? {
    places[path].map { all[$0] }
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1.path, $0) })

  /// All parameters, in the order of the file.
  static let all: [ModelParameter] =
    ([
      rate("coverage", \.coverage, .odds),
      rate("foreignNumberRate", \.foreignNumberRate, .rate),
      rate("strangerNumberRate", \.strangerNumberRate, .rate, since: 3),
      rate("namesakeRate", \.namesakeRate, .rate),
      bits("secondRecordCost", \.secondRecordCost),
    ] as [ModelParameter]) + words + names + dates + numbers + residences + relatives
    + families

  private static let words = WordLevel.allCases.map { level in
    bits("name.levels.\(level)", \.name.levels[Int(level.rawValue)])
  }

  private static let names: [ModelParameter] = [
    bits("name.otherSurname", \.name.otherSurname),
    bits("name.otherGiven", \.name.otherGiven),
    bits("name.missingMarker", \.name.missingMarker),
    bits("name.missingMiddle", \.name.missingMiddle),
    bits("name.missingSurname", \.name.missingSurname),
    bits("name.missingGiven", \.name.missingGiven),
    bits("name.addedMarker", \.name.addedMarker),
    bits("name.addedWord", \.name.addedWord),
    bits("name.joined", \.name.joined),
    bits("name.split", \.name.split),
    bits("name.orderChanged", \.name.orderChanged),
    bits("name.alternativeReading", \.name.alternativeReading),
  ]

  private static let dates: [ModelParameter] = [
    bits("date.same", \.date.same),
    bits("date.yearOnly", \.date.yearOnly),
    bits("date.firstOfJanuary", \.date.firstOfJanuary),
    bits("date.exchanged", \.date.exchanged),
    bits("date.lunar", \.date.lunar),
    bits("date.yearOffByOne", \.date.yearOffByOne),
    bits("date.yearOffByTwo", \.date.yearOffByTwo),
    bits("date.oneDigit", \.date.oneDigit),
    bits("date.transposed", \.date.transposed),
    bits("date.sameDayAndMonth", \.date.sameDayAndMonth),
    bits("date.sameMonthAndYear", \.date.sameMonthAndYear),
    bits("date.sameYear", \.date.sameYear),
    bits("date.different", \.date.different),
  ]

  private static let numbers: [ModelParameter] = [
    bits("number.oneSubstitution", \.number.oneSubstitution),
    bits("number.transposed", \.number.transposed),
    bits("number.oneMissing", \.number.oneMissing),
    bits("number.oldID", \.number.oldID),
    bits("number.otherOldID", \.number.otherOldID),
    bits("number.unknownNumber", \.number.unknownNumber),
    bits("number.strangersNumber", \.number.strangersNumber),
    bits("number.householdNumber", \.number.householdNumber),
    bits("number.relativesNumber", \.number.relativesNumber, since: 4),
    bits("number.neighboursNumber", \.number.neighboursNumber),
  ]

  private static let residences: [ModelParameter] = [
    bits("place.communeCost", \.place.communeCost),
    bits("place.otherCommune", \.place.otherCommune),
    bits("place.sameAddress", \.place.sameAddress),
    bits("place.otherAddress", \.place.otherAddress),
    bits("place.sameAddressElsewhere", \.place.sameAddressElsewhere),
    bits("place.sameSex", \.place.sameSex),
    bits("place.otherSex", \.place.otherSex),
  ]

  private static let relatives: [ModelParameter] = [
    bits("absentRelative.prior", \.absentRelative.prior),
    bits("absentRelative.otherGiven", \.absentRelative.otherGiven),
    bits("absentRelative.sameDate", \.absentRelative.sameDate),
    bits("relative.givenSame", \.relative.givenSame),
    bits("relative.givenRegional", \.relative.givenRegional),
    bits("relative.givenMarks", \.relative.givenMarks),
    bits("relative.givenLetter", \.relative.givenLetter),
    bits("relative.givenInitial", \.relative.givenInitial),
    bits("relative.givenMissing", \.relative.givenMissing),
    bits("relative.givenOther", \.relative.givenOther),
    bits("relative.surnameSame", \.relative.surnameSame),
    bits("relative.surnameNear", \.relative.surnameNear),
    bits("relative.surnameOther", \.relative.surnameOther),
    bits("relative.markerSame", \.relative.markerSame),
    bits("relative.middleSame", \.relative.middleSame),
    bits("relative.middleNear", \.relative.middleNear),
    bits("relative.markerMissing", \.relative.markerMissing),
    bits("relative.middleMissing", \.relative.middleMissing),
    bits("relative.middleOther", \.relative.middleOther),
    bits("relative.wholeName", \.relative.wholeName),
    bits("relative.orderChanged", \.relative.orderChanged),
    bits("relative.dateSame", \.relative.dateSame),
    bits("relative.datePart", \.relative.datePart),
    bits("relative.dateFirstOfJanuary", \.relative.dateFirstOfJanuary),
    bits("relative.dateNear", \.relative.dateNear),
    bits("relative.dateSameYear", \.relative.dateSameYear),
    bits("relative.dateOther", \.relative.dateOther),
    bits("relative.sameSex", \.relative.sameSex),
    bits("relative.otherSex", \.relative.otherSex),
  ]

  private static let families: [ModelParameter] = [
    bits("place.otherAddressElsewhere", \.place.otherAddressElsewhere),
    bits("family.sameHousehold", \.family.sameHousehold),
    bits("family.sameAddress", \.family.sameAddress),
    bits("family.sameCommune", \.family.sameCommune),
    bits("family.elsewhere", \.family.elsewhere),
    bits("family.isParent", \.family.isParent),
    bits("participation.near", \.participation.near),
    bits("participation.other", \.participation.other),
  ].map { parameter in
    var parameter = parameter
    parameter.since = 2
    return parameter
  }

  private static func bits(
    _ path: String, _ keyPath: WritableKeyPath<MatchModel, Double> & Sendable, since: Int = 1
  ) -> ModelParameter {
    ModelParameter(path: path, keyPath: keyPath, since: since, scale: .bits)
  }

  private static func rate(
    _ path: String, _ keyPath: WritableKeyPath<MatchModel, Double> & Sendable, _ scale: Scale,
    since: Int = 1
  ) -> ModelParameter {
    ModelParameter(path: path, keyPath: keyPath, since: since, scale: scale)
  }
}
