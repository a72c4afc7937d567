import VietnameseText

/// What a pair of aligned words is worth, for each level in each place.
///
/// The level chooses a width of agreement and what is left of its worth:
///
///     bits = max(worth[width] − less, floor) + more − cost
///
/// so that the alignment weighs all levels alike and without a branch.
struct NameRules {
  struct Rule {
    var width = 3
    var less: Float = 0
    var floor = -Float.infinity
    var more: Float = 0
    var cost: Float = 0

    /// - Parameter worths: The word's worths in the place, by width, and a zero.
    @inline(__always)
    func bits(_ worths: UnsafePointer<Float>) -> Float {
      let worth = worths[width] - less
      return (worth > floor ? worth : floor) + more - cost
    }
  }

  private static let levels = 16
  /// By whether a name has no marks, by place, by level and 1.
  private let rules: UnsafeMutablePointer<Rule>
  /// What a word costs that the record does not have, by place and whether it is a marker.
  private let missing: UnsafeMutablePointer<Float>
  private let owner: Owner

  private final class Owner {
    let rules: UnsafeMutablePointer<Rule>
    let missing: UnsafeMutablePointer<Float>

    init(rules count: Int, missing places: Int) {
      rules = .allocate(capacity: count)
      rules.initialize(repeating: Rule(), count: count)
      missing = .allocate(capacity: places)
      missing.initialize(repeating: 0, count: places)
    }

    deinit {
      rules.deallocate()
      missing.deallocate()
    }
  }

  init(_ costs: MatchModel.NameCosts) {
    let places = NameFrequencies.Place.allCases
    owner = Owner(rules: 2 * places.count * NameRules.levels, missing: 2 * places.count)
    rules = owner.rules
    missing = owner.missing
    for isMarker in [false, true] {
      for place in places {
        let cost =
          switch place {
          case .surname: costs.missingSurname
          case .given: costs.missingGiven
          case .middle: isMarker ? costs.missingMarker : costs.missingMiddle
          }
        missing[place.rawValue * 2 + (isMarker ? 1 : 0)] = Float(cost)
      }
    }
    for isUnmarked in [false, true] {
      for place in places {
        let start = NameRules.start(place, isUnmarked)
        for level in WordLevel.allCases {
          rules[start + Int(level.rawValue) + 1] = NameRules.rule(level, place, isUnmarked, costs)
        }
      }
    }
  }

  private static func start(_ place: NameFrequencies.Place, _ isUnmarked: Bool) -> Int {
    ((isUnmarked ? NameFrequencies.Place.allCases.count : 0) + place.rawValue) * levels
  }

  /// The cost of a word of the person that the record does not have.
  @inline(__always)
  func missingCost(_ place: NameFrequencies.Place, isMarker: Bool) -> Float {
    missingCost(place, isMarker: isMarker ? 1 : 0)
  }

  /// - Parameter isMarker: One or zero.
  @inline(__always)
  func missingCost(_ place: NameFrequencies.Place, isMarker: Int) -> Float {
    missing[place.rawValue &* 2 &+ isMarker]
  }

  /// The most that a level adds beside the worth of the word, and not less than nothing.
  var mostWithoutWorth: Float {
    var most: Float = 0
    for rule in 0..<(2 * NameFrequencies.Place.allCases.count * NameRules.levels) {
      most = max(most, rules[rule].more - rules[rule].cost)
    }
    return most
  }

  /// The most that any level adds in a place.
  ///
  /// - Parameter worths: The word's worths there, by width, and a zero.
  func most(_ place: NameFrequencies.Place, _ worths: UnsafePointer<Float>) -> Float {
    var most = -Float.infinity
    for isUnmarked in [false, true] {
      for level in WordLevel.allCases {
        most = max(most, of(place, isUnmarked)[Int(level.rawValue) + 1].bits(worths))
      }
    }
    return most
  }

  /// The most that a word adds that is near no word of the record: as another word or as missing.
  func mostOfDifferent(_ place: NameFrequencies.Place, isMarker: Bool) -> Float {
    let level = Int(WordLevel.different.rawValue) + 1
    let (marked, unmarked) = (of(place, false)[level], of(place, true)[level])
    return max(
      -missingCost(place, isMarker: isMarker), marked.more - marked.cost,
      unmarked.more - unmarked.cost)
  }

  /// The rules of a place, by level and 1.
  @inline(__always)
  func of(_ place: NameFrequencies.Place, _ isUnmarked: Bool) -> UnsafePointer<Rule> {
    UnsafePointer(rules + NameRules.start(place, isUnmarked))
  }

  /// The rule of one level.
  static func rule(
    _ level: WordLevel, _ place: NameFrequencies.Place, _ isUnmarked: Bool,
    _ costs: MatchModel.NameCosts
  ) -> Rule {
    var rule = Rule()
    func take(_ width: NameFrequencies.Width) { rule.width = width.rawValue }
    rule.cost = Float(costs.levels[Int(level.rawValue)])
    switch level {
    case .same: take(isUnmarked ? .letters : .word)
    case .iy, .nearTone, .tone, .quality, .marks: take(.letters)
    // A record without marks says nothing about marks: the loss costs nothing, the agreement is
    // worth less.
    case .unmarked:
      take(.letters)
      if isUnmarked { rule.cost = 0 }
    case .regional, .dialect: take(.sound)
    case .pattern:
      take(.letters)
      rule.less = 2
      rule.floor = 0
    case .initial: rule.more = place == .surname ? 1 : 3.5
    // About ten other words lie within one letter of a word.
    case .transposed, .oneLetter:
      take(.sound)
      rule.less = 3
      rule.floor = 0
    case .twoLetters:
      take(.sound)
      rule.less = 6
      rule.floor = 0
    case .different:
      switch place {
      case .surname: rule.cost = Float(costs.otherSurname)
      case .given: rule.cost = Float(costs.otherGiven)
      case .middle: break
      }
    }
    return rule
  }
}
