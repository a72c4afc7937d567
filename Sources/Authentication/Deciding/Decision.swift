import Linkage

/// The outcome of one record, compact: millions are held until the whole file is resolved.
public struct Decision: Sendable, Equatable {
  /// Stands for nobody.
  static let nobody = UInt32.max

  /// What became of the record.
  public var outcome: Outcome = .unresolved
  /// The gravest thing that is wrong with the record.
  public var reason: Reason = .x90
  /// Further findings beside the reason.
  public var findings: ReasonSet = []
  /// The best person: established when authenticated, worth a look otherwise.
  var person: UInt32 = Decision.nobody
  /// The probability that `person` is the record's person.
  var probability: Float = 0
  /// The log-odds behind the probability, so that the resolution over the file can weigh again.
  var oddsInBits: Float = 0
  /// Whether the record's own number is the person's.
  var hasOwnNumber = false
  /// Whether name, birth date and number all agree without any scoring.
  var isExact = false
  /// Whether the given words differ, even if only by a mark that one of them lacks.
  var givenDiffers = false
  /// Whether the link by the number may be to somebody else than the record's person: the given word is another one that
  /// people bear, or nothing of the birth date agrees.
  var isPerhapsAnothers = false
  /// The key of the search that gave the person first.
  var key = SearchKey.number
  /// Whether a second person fits nearly as well.
  var hasRival = false

  public init() {}

  /// Whether the number or its lack is a reason or finding: of a person to look at, the register may have none.
  var hasNoNumberInRegister: Bool {
    let reasons: [Reason] = [.k40, .k41, .k42]
    return reasons.contains { reason == $0 || findings.contains($0) }
  }
}
