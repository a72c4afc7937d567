import Tables

/// What changed between two runs, by outcome, by reason and by person.
///
/// Rows are matched by record id, the first with the first, the second with the second where an id
/// repeats; a row without an id is matched by its number. Ids are compared by a hash of 64 bits: two
/// of 3.1 million different ids are taken for one with a chance below 10⁻⁶.
public struct RunComparison: Sendable, Equatable {
  /// The figures of one run.
  public struct Side: Sendable, Equatable {
    /// Records by outcome, in the order of ``Outcome``.
    public var outcomes = [Int](repeating: 0, count: Outcome.allCases.count)
    /// Records by reason, in the order of ``Reason``.
    public var reasons = [Int](repeating: 0, count: Reason.allCases.count)

    /// All records of the run.
    public var records: Int { outcomes.reduce(0, +) }
    /// Records that count for the rate.
    public var denominator: Int { records - self[.excluded] }
    /// The authenticated share of those that count, 0 to 1.
    public var authenticatedShare: Double {
      denominator > 0 ? Double(self[.authenticated]) / Double(denominator) : 0
    }

    /// Records with an outcome.
    public subscript(outcome: Outcome) -> Int { outcomes[Int(outcome.rawValue)] }
    /// Records with a reason.
    public subscript(reason: Reason) -> Int { reasons[Int(reason.rawValue)] }

    mutating func add(_ entry: ComparedEntry) {
      outcomes[Int(entry.outcome.rawValue)] += 1
      reasons[Int(entry.reason.rawValue)] += 1
    }
  }

  /// How many records went from one value to another.
  public struct Transition<Value: Sendable & Equatable>: Sendable, Equatable {
    /// The value in the earlier run.
    public let before: Value
    /// The value in the later run.
    public let after: Value
    /// The number of records, more than `0`.
    public let count: Int
  }

  /// The earlier run.
  public private(set) var before = Side()
  /// The later run.
  public private(set) var after = Side()
  /// Records of both runs.
  public private(set) var matched = 0
  /// Records of both runs that are linked to another person than before; people without a number
  /// cannot be told apart.
  public private(set) var relinked = 0
  /// Records that were not authenticated and are.
  public private(set) var gained = 0
  /// Records that were authenticated and are not.
  public private(set) var lost = 0
  /// Records with the same outcome, reason and person as before.
  public private(set) var unchanged = 0
  /// Records of the first run only, and of the second run only.
  public internal(set) var onlyBefore = 0
  /// Records of the second run only.
  public private(set) var onlyAfter = 0
  /// What else differs between the runs: inputs, configuration, version.
  public internal(set) var causes: [RunDifference] = []
  /// Records that were not authenticated and are, by the reason before, in the order of ``Reason``.
  private var gainedReasons = [Int](repeating: 0, count: Reason.allCases.count)
  /// Records that were authenticated and are not, by the reason now.
  private var lostReasons = [Int](repeating: 0, count: Reason.allCases.count)
  private var outcomeCounts = [Int](repeating: 0, count: Outcome.count * Outcome.count)
  private var reasonCounts = [Int](repeating: 0, count: Reason.count * Reason.count)

  /// Transitions from one outcome to another, in the order of the outcomes; kept ones too.
  public var outcomeTransitions: [Transition<Outcome>] {
    Outcome.allCases.flatMap { before in
      Outcome.allCases.compactMap { after in
        let count = outcomeCounts[Int(before.rawValue) * Outcome.count + Int(after.rawValue)]
        return count > 0 ? Transition(before: before, after: after, count: count) : nil
      }
    }
  }

  /// Records that were not authenticated and are, by the reason that they had.
  public var gainedByReason: [(Reason, Int)] {
    Array(zip(Reason.allCases, gainedReasons)).filter { $0.1 > 0 }
  }
  /// Records that were authenticated and are not, by the reason that they have now.
  public var lostByReason: [(Reason, Int)] {
    Array(zip(Reason.allCases, lostReasons)).filter { $0.1 > 0 }
  }
  /// Records that are authenticated in both runs.
  public var keptAuthenticated: Int {
    outcomeTransitions.first { $0.before == .authenticated && $0.after == .authenticated }?.count
      ?? 0
  }

  /// Transitions from one reason to another, the most frequent first; kept ones are left out.
  public var reasonTransitions: [Transition<Reason>] {
    let transitions = Reason.allCases.flatMap { before in
      Reason.allCases.compactMap { after -> Transition<Reason>? in
        let count = reasonCounts[Int(before.rawValue) * Reason.count + Int(after.rawValue)]
        return before != after && count > 0
          ? Transition(before: before, after: after, count: count) : nil
      }
    }
    return transitions.sorted {
      ($1.count, $0.before.rawValue, $0.after.rawValue)
        < ($0.count, $1.before.rawValue, $1.after.rawValue)
    }
  }

  // MARK: Counting

  mutating func addBefore(_ entry: ComparedEntry) { before.add(entry) }

  /// Counts a record of the second run; `old` is the same record in the first run.
  mutating func addAfter(_ entry: ComparedEntry, old: ComparedEntry?) {
    after.add(entry)
    guard let old else {
      onlyAfter += 1
      return
    }
    matched += 1
    outcomeCounts[Int(old.outcome.rawValue) * Outcome.count + Int(entry.outcome.rawValue)] += 1
    reasonCounts[Int(old.reason.rawValue) * Reason.count + Int(entry.reason.rawValue)] += 1
    let (was, isNow) = (old.outcome == .authenticated, entry.outcome == .authenticated)
    if was, isNow, old.person != entry.person { relinked += 1 }
    if !was, isNow {
      gained += 1
      gainedReasons[Int(old.reason.rawValue)] += 1
    }
    if was, !isNow {
      lost += 1
      lostReasons[Int(entry.reason.rawValue)] += 1
    }
    if !entry.isChanged(from: old) { unchanged += 1 }
  }
}

/// One record of a run, in 16 bytes.
///
///     key   hash of the record id
///     bits  person's number: 48 | outcome: 8 | reason: 8
struct ComparedEntry: Sendable, Equatable {
  let key: UInt64
  private let bits: UInt64

  init(key: UInt64, person: UInt64, outcome: Outcome, reason: Reason) {
    self.key = key
    bits =
      (person & 0xFFFF_FFFF_FFFF) | UInt64(outcome.rawValue) << 48 | UInt64(reason.rawValue) << 56
  }

  /// The number of the person who is linked, or of the candidate, or `0`.
  var person: UInt64 { bits & 0xFFFF_FFFF_FFFF }
  var outcome: Outcome { Outcome(rawValue: UInt8(bits >> 48 & 255)) ?? .unresolved }
  var reason: Reason { Reason(rawValue: UInt8(bits >> 56)) ?? .x90 }

  func isChanged(from old: ComparedEntry) -> Bool {
    if outcome != old.outcome || reason != old.reason { return true }
    return outcome == .authenticated && person != old.person
  }
}

/// One thing that differs between the manifests of two runs.
public struct RunDifference: Sendable, Equatable {
  /// What can differ.
  public enum Kind: String, Sendable, CaseIterable {
    case insurance, reference, configuration, model, corpora, corrections, version, asOf
    case targetPrecision, targetWithoutNumber
  }

  /// What differs.
  public let kind: Kind
  /// The values that are short and no secret; empty for digests.
  public let before: String
  /// The value of the later run; empty for digests.
  public let after: String

  /// Compares two manifests.
  static func between(_ before: Manifest, _ after: Manifest) -> [RunDifference] {
    var differences: [RunDifference] = []
    func compare(_ kind: Kind, _ old: String?, _ new: String?, isShown: Bool = false) {
      guard old != new else { return }
      differences.append(
        RunDifference(
          kind: kind, before: isShown ? old ?? "" : "", after: isShown ? new ?? "" : ""))
    }
    compare(.insurance, before.input(.insurance)?.sha256, after.input(.insurance)?.sha256)
    compare(.reference, before.input(.reference)?.sha256, after.input(.reference)?.sha256)
    compare(.configuration, before.configurationSHA256, after.configurationSHA256)
    compare(.model, before.modelSHA256, after.modelSHA256)
    compare(.corpora, before.corporaSHA256, after.corporaSHA256)
    compare(.corrections, before.correctionsSHA256, after.correctionsSHA256)
    compare(.version, before.version, after.version, isShown: true)
    compare(.asOf, before.asOf, after.asOf, isShown: true)
    compare(
      .targetPrecision, String(before.targetPrecision), String(after.targetPrecision),
      isShown: true)
    compare(
      .targetWithoutNumber, before.targetWithoutNumber.map { String($0) },
      after.targetWithoutNumber.map { String($0) }, isShown: true)
    return differences
  }
}
