/// One comparison of the mixture that ``ExpectationMaximisation`` estimates.
///
/// A level is a number from 0; a pair whose value is missing on one side has the level
/// ``EMPattern/missing``, which gives no evidence and enters no estimate.
struct EMComparison: Sendable, Equatable {
  /// What is known of the levels among non-matches.
  enum Background: Sendable, Equatable {
    /// u is estimated with m, from these starting values.
    case free(start: [Double])
    /// u is known, as from random pairs.
    case known([Double])
    /// The pattern's ``EMPattern/offsetInBits`` already holds u, as when it follows the frequency of
    /// each name.
    case held
  }

  /// What the order of the levels, nearest first, says of their probabilities.
  enum Order: Sendable, Equatable {
    case none
    /// No level is likelier among matches than a nearer one.
    case falling
    /// No level is stronger evidence for a match than a nearer one: m / u falls.
    case fallingEvidence
  }

  /// The name, for warnings and reports.
  let name: String
  /// Starting values of m, one for each level.
  let start: [Double]
  let background: Background
  /// Whether the evidence has to fall from level to level.
  let order: Order
  /// An earlier comparison whose m and u this one shares, as the words of one name do.
  let shared: Int?

  init(
    _ name: String, start: [Double], background: Background, order: Order = .none,
    shared: Int? = nil
  ) {
    self.name = name
    self.start = start
    self.background = background
    self.order = order
    self.shared = shared
  }

  var levelCount: Int { start.count }
}

/// A comparison vector and how many pairs show it.
struct EMPattern: Sendable, Hashable {
  /// The level of a comparison that a pair does not have.
  static let missing = UInt8.max

  /// One level for each comparison, or ``missing``.
  var levels: [UInt8]
  /// Evidence for a match beside the levels, such as the rarity of a name, in bits.
  var offsetInBits: Double
  /// The probability of a match when it is known, from labels or from an earlier estimate.
  var known: Double?
  /// How many pairs show the vector.
  var count: Int

  init(
    levels: [UInt8], offsetInBits: Double = 0, known: Double? = nil, count: Int = 1
  ) {
    self.levels = levels
    self.offsetInBits = offsetInBits
    self.known = known
    self.count = count
  }
}

/// What ``ExpectationMaximisation`` found.
public struct EMEstimate: Sendable, Equatable {
  /// One round: what the parameters before it were worth.
  public struct Round: Sendable, Equatable, Codable {
    /// The logarithm of the likelihood of all pairs, in nats.
    public var logLikelihood: Double
    /// The share of matches.
    public var lambda: Double
  }

  /// The share of matches among the pairs.
  var lambda: Double
  /// By comparison and level; comparisons that share have equal values.
  var m: [[Double]]
  /// The probability of each level among non-matches, by comparison and level.
  var u: [[Double]]
  /// How many matches, as expected, show each level.
  var matches: [[Double]]
  /// How many non-matches, as expected, show each level.
  var nonMatches: [[Double]]
  /// What each round came to.
  var rounds: [Round]
  /// Whether the estimate came to rest before the rounds were used up.
  var isConverged: Bool
  /// Reasons to distrust parts of the estimate.
  var warnings: [EMWarning]
}

/// A reason to distrust an estimate.
enum EMWarning: Sendable, Hashable {
  /// So few matches are expected that m is hardly known.
  case fewMatches(Int)
  /// So few non-matches are expected that a free u is hardly known.
  case fewNonMatches(Int)
  /// The share of matches has gone to 0 or 1.
  case lambdaAtBorder
  /// No match shows the level.
  case levelNeverSeen(comparison: String, level: Int)
  /// The likelihood still rose when the rounds were used up.
  case notConverged
  /// Twice or half the odds of a match explain the pairs nearly as well.
  case flatLikelihood
  /// The class of matches agrees less than the other: the classes have changed places.
  case classesExchanged
  /// With a free u and fewer than three comparisons the classes cannot be told apart.
  case tooFewComparisons
}
