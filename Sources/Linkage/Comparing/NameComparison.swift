import Hashing
import VietnameseText

/// What the comparison of two names says, for the weight and for the reason.
public struct NameComparison: Sendable, Equatable {
  /// Evidence against a random person, in bits; positive for a match.
  var bits: Float = 0
  /// The level of the given words; `different` when one has none.
  public var given: WordLevel = .different
  /// How the surnames agree.
  public var surname: WordLevel = .different
  /// The worst level among middle words that were aligned.
  public var middle: WordLevel = .same
  var middleAgreements: UInt8 = 0
  var markerAgreements: UInt8 = 0
  var missingMarkers: UInt8 = 0
  var missingMiddles: UInt8 = 0
  var isJoined = false
  /// Whether one side carries no marks, so that marks could not be compared.
  public var isUnmarked = false
  var isGivenMissing = false
  /// Whether the record's last word stands behind the word that was aligned with the given word.
  public var isLastAdded = false
  /// Whether the words agree in another order only.
  public var hasOrderChange = false
  /// Whether the record's name is one that its file has cut, compared with the beginning of the person's.
  public var isCut = false

  /// Whether all words agree: same, or the same as far as an unmarked side can show.
  public var agreesFully: Bool {
    let limit: WordLevel = isUnmarked ? .unmarked : .iy
    return given.rawValue <= limit.rawValue && surname.rawValue <= limit.rawValue
      && middle.rawValue <= limit.rawValue && missingMarkers == 0 && missingMiddles == 0
      && !hasOrderChange
  }

  /// Whether every word is the same.
  public var isSame: Bool {
    given == .same && surname == .same && middle == .same && missingMarkers == 0
      && missingMiddles == 0 && !hasOrderChange && !isJoined
  }

  /// Whether the given words are two different ones.
  ///
  /// A last word of its own beside a poorly aligned one is another given word: Lê Thanh Hùng is not
  /// Lê Văn Tuấn with a word too many, though Thanh and Tuấn are two letters apart.
  public var hasOtherGiven: Bool {
    given == .different || isLastAdded && given.rawValue > WordLevel.unmarked.rawValue
  }

  /// Whether the given words differ by more than missing marks, abbreviation or order.
  public var givenDiffers: Bool {
    switch given {
    case .same, .iy, .unmarked, .pattern, .initial: isLastAdded
    default: true
    }
  }

  /// Whether the given words differ by more than a fault of one letter or mark makes, so that a relative may be meant.
  public var hasDoubtfulGiven: Bool {
    hasOtherGiven || isGivenMissing || given.rawValue >= WordLevel.twoLetters.rawValue
  }

  /// Whether the names are near enough to be one name written with faults.
  public var isNear: Bool {
    !hasOtherGiven && !isGivenMissing
      && (surname.rawValue < WordLevel.different.rawValue || middleAgreements > 0)
  }
}

/// Remembers the levels of pairs of words; belongs to one thread.
///
/// Direct-mapped: a pair has one place, a newer pair takes it. The level is a pure function of the
/// pair, so that forgetting changes nothing but time.
struct LevelCache {
  private static let size = 1 << 15
  private var keys = [UInt64](repeating: .max, count: size)
  private var levels = [WordLevel](repeating: .different, count: size)

  @inline(__always)
  mutating func level(_ a: WordID, _ b: WordID, _ words: WordTable) -> WordLevel {
    if a == b { return .same }
    let key = UInt64(a) << 32 | UInt64(b)
    let slot = Int(truncatingIfNeeded: Hashing.spread(key) >> 49)
    if keys[slot] == key { return levels[slot] }
    let level = WordNearness.level(words.features(a), words.features(b))
    keys[slot] = key
    levels[slot] = level
    return level
  }
}
