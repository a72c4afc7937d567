import Identifiers
import ReferenceIndex
import Tables
import VietnameseText

/// What one level of one comparison weighs in a run, for people.
///
/// Where the model knows how often matches and random people show the level, `bits` is log2 (m / u); elsewhere
/// it knows the weight alone. Agreement on a word, a day or a commune weighs what it does for the average
/// person of the register; the matcher weighs each by itself.
public struct LevelWeight: Codable, Sendable, Equatable {
  /// One of ``WeightGroup``.
  public var comparison: WeightGroup
  /// The level's name, stable within its comparison.
  public var level: String
  /// The label in Vietnamese.
  public var vi: String
  /// The label in English.
  public var en: String
  /// The probability of the level among true matches.
  public var m: Double?
  /// The probability of the level among random people.
  public var u: Double?
  /// What the level weighs, in bits.
  public var bits: Double
}

/// Comparisons as a report groups them.
public enum WeightGroup: String, Codable, Sendable, CaseIterable {
  case word, name, date, number, place, sex, family, participation, ownNumber

  /// The group in words.
  public var label: BilingualText {
    switch self {
    case .word: BilingualText("Một từ (tên gọi)", "One word (given name)")
    case .name: BilingualText("Cả họ tên", "Whole name")
    case .date: BilingualText("Ngày sinh", "Birth date")
    case .number: BilingualText("Số CCCD khác", "Another citizen ID")
    case .place: BilingualText("Nơi ở", "Residence")
    case .sex: BilingualText("Giới tính", "Sex")
    case .family: BilingualText("Gia đình", "Family")
    case .participation: BilingualText("Tuổi theo đối tượng", "Age by class")
    case .ownNumber:
      BilingualText("Đúng số CCCD: chính chủ hay người thân", "Same citizen ID: owner or relative")
    }
  }
}

/// Lists the weights of a model in a register.
public struct LevelWeights {
  private let model: MatchModel
  private let frequencies: NameFrequencies
  private let dayWorth: Double
  private let yearWorth: Double
  private let communeWorth: Double
  private var list: [LevelWeight] = []

  /// - Complexity: O(words + days) of the register.
  public init(_ index: ReferenceIndex, _ frequencies: NameFrequencies, _ model: MatchModel) {
    self.model = model
    self.frequencies = frequencies
    let people = Double(max(index.distinctPeople, 1))
    var (days, years, born) = (0.0, 0.0, 0)
    for year in 1850..<2106 {
      let inYear = index.births(inYear: year)
      if inYear == 0 { continue }
      born += inYear
      years += Double(inYear) * frequencies.shares.bits(inYear, country: RegisterShares.year)
      DateVariants.forEachDay(ofYear: year) { date in
        let count = index.births(on: date)
        if count > 0 {
          days += Double(count) * frequencies.shares.bits(count, country: RegisterShares.day)
        }
      }
    }
    dayWorth = days / Double(max(born, 1))
    yearWorth = years / Double(max(born, 1))
    var (communes, housed) = (0.0, 0)
    for code in 1...UInt16.max {
      let count = index.population(commune: code)
      if count == 0 { continue }
      housed += count
      communes += Double(count) * log2Of(people / Double(count))
    }
    communeWorth = communes / Double(max(housed, 1))
    addWords(index)
    addNames()
    addDates()
    addNumbers()
    addPlaces()
    addFamily()
    addOwnNumber()
  }

  /// The weights, group by group.
  public var levels: [LevelWeight] { list }

  // MARK: Groups

  private mutating func addWords(_ index: ReferenceIndex) {
    let widths = frequencies.averageGivenWorths(index) + [0]
    for level in WordLevel.allCases {
      let rule = NameRules.rule(level, .given, false, model.name)
      let worth =
        max(widths[rule.width] - Double(rule.less), Double(rule.floor)) + Double(rule.more)
      add(.word, "\(level)", level.label, cost: Double(rule.cost), worth: worth)
    }
  }

  private mutating func addNames() {
    let costs = model.name
    func add(_ level: String, _ vi: String, _ en: String, _ cost: Double) {
      self.add(.name, level, BilingualText(vi, en), cost: cost, worth: 0)
    }
    add("otherSurname", "họ khác hẳn", "another surname", costs.otherSurname)
    add("missingSurname", "thiếu họ", "surname missing", costs.missingSurname)
    add("missingGiven", "thiếu tên", "given word missing", costs.missingGiven)
    add("missingMarker", "thiếu Thị, Văn", "Thị or Văn missing", costs.missingMarker)
    add("addedMarker", "thừa Thị, Văn", "Thị or Văn too many", costs.addedMarker)
    add("missingMiddle", "thiếu từ đệm", "middle word missing", costs.missingMiddle)
    add("addedWord", "thừa một từ", "a word too many", costs.addedWord)
    add(
      "otherMiddle", "từ đệm khác hẳn", "another middle word",
      costs.levels[Int(WordLevel.different.rawValue)])
    add("joined", "hai từ viết liền", "two words as one", costs.joined)
    add("split", "một từ viết rời", "one word as two", costs.split)
    add("orderChanged", "đảo thứ tự", "order changed", costs.orderChanged)
    add(
      "alternativeReading", "theo cách đọc khác", "by another reading", costs.alternativeReading)
  }

  private mutating func addDates() {
    for level in DateLevel.allCases where level != .missing {
      let worth = DateComparison.worth(
        level, hasMonth: false, day: { dayWorth }, year: { yearWorth })
      add(.date, "\(level)", level.label, cost: model.date.cost(level), worth: worth)
    }
  }

  private mutating func addNumbers() {
    let population = frequencies.shares.mostBits
    for level in NumberLevel.allCases {
      switch level {
      case .same, .sameAfterReading, .missing, .twoErrors: break
      case .oneSubstitution, .transposed, .oneMissing, .oldID:
        let worth = NumberLevel.worth(level, population)
        add(.number, "\(level)", level.label, cost: model.number.cost(level), worth: worth)
      case .household, .relative, .neighbour, .stranger, .unknown, .otherOldID:
        add(.number, "\(level)", level.label, bits: -model.number.cost(level))
      }
    }
  }

  private mutating func addPlaces() {
    let weights = model.place
    let same = communeWorth - weights.communeCost
    add(.place, "sameAddress", PlaceLevel.sameAddress.label, bits: same + weights.sameAddress)
    add(
      .place, "sameCommune", PlaceLevel.sameCommune.label, cost: weights.communeCost,
      worth: communeWorth)
    add(
      .place, "sameCommuneOtherAddress", PlaceLevel.sameCommuneOtherAddress.label,
      bits: same + weights.otherAddress)
    add(
      .place, "sameAddressElsewhere", PlaceLevel.sameAddressElsewhere.label,
      bits: weights.sameAddressElsewhere)
    add(.place, "otherCommune", PlaceLevel.otherCommune.label, bits: weights.otherCommune)
    add(
      .place, "otherAddress", PlaceLevel.otherAddress.label, bits: weights.otherAddressElsewhere)
    add(.sex, "same", BilingualText("giống", "same"), bits: weights.sameSex)
    add(.sex, "other", BilingualText("khác", "differs"), bits: weights.otherSex)
  }

  private mutating func addFamily() {
    let family = model.family
    let weights: [(FamilyLevel, Double)] = [
      (.sameHousehold, family.sameHousehold), (.sameAddress, family.sameAddress),
      (.sameCommune, family.sameCommune), (.elsewhere, family.elsewhere),
      (.isParent, family.isParent),
    ]
    for (level, bits) in weights { add(.family, "\(level)", level.label, bits: bits) }
    add(.participation, "near", ClassLevel.near.label, bits: model.participation.near)
    add(.participation, "other", ClassLevel.other.label, bits: model.participation.other)
  }

  private mutating func addOwnNumber() {
    let weights = model.relative
    func add(_ level: String, _ vi: String, _ en: String, _ bits: Double) {
      self.add(.ownNumber, level, BilingualText(vi, en), bits: bits)
    }
    add("givenSame", "tên giống", "given word same", weights.givenSame)
    add("givenRegional", "tên: cách viết vùng miền", "given word: regional", weights.givenRegional)
    add("givenInitial", "tên viết tắt", "given word abbreviated", weights.givenInitial)
    add("givenMarks", "tên khác dấu", "given word: marks differ", weights.givenMarks)
    add("givenLetter", "tên khác chữ cái", "given word: letters differ", weights.givenLetter)
    add("givenMissing", "thiếu tên", "given word missing", weights.givenMissing)
    add("givenOther", "tên khác hẳn", "another given word", weights.givenOther)
    add("surnameSame", "họ giống", "surname same", weights.surnameSame)
    add("surnameNear", "họ gần đúng", "surname near", weights.surnameNear)
    add("surnameOther", "họ khác hẳn", "another surname", weights.surnameOther)
    add("middleSame", "từ đệm giống", "middle word same", weights.middleSame)
    add("middleNear", "từ đệm gần đúng", "middle word near", weights.middleNear)
    add("middleMissing", "thiếu, thừa từ đệm", "middle word missing", weights.middleMissing)
    add("middleOther", "từ đệm khác hẳn", "another middle word", weights.middleOther)
    add("markerSame", "Thị, Văn giống", "Thị or Văn same", weights.markerSame)
    add("markerMissing", "thiếu, thừa Thị, Văn", "Thị or Văn missing", weights.markerMissing)
    add("wholeName", "cả họ tên giống", "whole name agrees", weights.wholeName)
    add("orderChanged", "đảo thứ tự", "order changed", weights.orderChanged)
    add("dateSame", "ngày sinh giống", "birth date same", weights.dateSame)
    add("datePart", "phần ngày đã biết giống", "known part of the date", weights.datePart)
    add("dateNear", "ngày sinh gần đúng", "birth date near", weights.dateNear)
    add("dateFirstOfJanuary", "ngày 01/01 của năm", "1 January", weights.dateFirstOfJanuary)
    add("dateSameYear", "chỉ giống năm sinh", "only the year", weights.dateSameYear)
    add("dateOther", "ngày sinh khác hẳn", "another birth date", weights.dateOther)
    add("sameSex", "giới tính giống", "sex same", weights.sameSex)
    add("otherSex", "giới tính khác", "sex differs", weights.otherSex)
  }

  // MARK: Adding

  private mutating func add(
    _ group: WeightGroup, _ level: String, _ label: BilingualText, cost: Double, worth: Double
  ) {
    list.append(
      LevelWeight(
        comparison: group, level: level, vi: label.vi, en: label.en,
        m: Training.rounded(exp2Of(-cost), decimals: 12),
        u: Training.rounded(exp2Of(-worth), decimals: 12),
        bits: Training.rounded(worth - cost, decimals: 3)))
  }

  private mutating func add(
    _ group: WeightGroup, _ level: String, _ label: BilingualText, bits: Double
  ) {
    list.append(
      LevelWeight(
        comparison: group, level: level, vi: label.vi, en: label.en,
        bits: Training.rounded(bits, decimals: 3)))
  }
}

extension NameFrequencies {
  /// What agreement on the given word is worth for the average person, by width.
  func averageGivenWorths(_ index: ReferenceIndex) -> [Double] {
    var sums = [Double](repeating: 0, count: Width.allCases.count)
    var people = 0
    for word in 0..<index.wordPeople.count / 3 {
      let count = Int(index.wordPeople[word * 3 + Place.given.rawValue])
      if count == 0 { continue }
      people += count
      for width in Width.allCases {
        sums[width.rawValue] += Double(count) * Double(worth(WordID(word), .given, width))
      }
    }
    return sums.map { $0 / Double(max(people, 1)) }
  }
}
