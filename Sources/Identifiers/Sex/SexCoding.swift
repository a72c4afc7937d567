/// How a file writes the sex. Systems differ, and one file mostly keeps to one coding.
public enum SexCoding: UInt8, Hashable, Sendable, CaseIterable {
  /// Words only; digits are not understood.
  case words
  /// 1 male, 0 female: the exchange files of social insurance.
  case oneMaleZeroFemale
  /// 1 male, 2 female, 3 unknown: the XML files of hospitals.
  case oneMaleTwoFemale
  /// 1 male, 0 and 2 female: two sources were put together, and the ID numbers confirm both.
  case oneMaleOthersFemale
  /// 0 male, 1 female: the file says the opposite of the exchange files.
  case zeroMaleOneFemale
  /// 1 female, 2 male.
  case twoMaleOneFemale

  internal func read(digit: UInt8) -> SexReading {
    let sex: Sex =
      switch (self, digit) {
      case (.oneMaleZeroFemale, 1), (.oneMaleTwoFemale, 1), (.oneMaleOthersFemale, 1),
        (.zeroMaleOneFemale, 0), (.twoMaleOneFemale, 2):
        .male
      case (.oneMaleZeroFemale, 0), (.oneMaleTwoFemale, 2), (.oneMaleOthersFemale, 0),
        (.oneMaleOthersFemale, 2), (.zeroMaleOneFemale, 1), (.twoMaleOneFemale, 1):
        .female
      default:
        .unknown
      }
    if sex != .unknown { return SexReading(sex: sex) }
    return SexReading(sex: .unknown, finding: digit <= 2 ? .undecidedCode : .unreadable)
  }

  /// Decides the coding of a file from a count of its codes against the ID numbers beside them.
  ///
  /// The coding that agrees with the fourth digit of the ID in at least 90 of 100 rows wins, when at
  /// least 20 rows can tell. Without witnesses the codes alone decide, unless most cells hold words: 0 and 1 are the coding of
  /// social insurance, 1 and 2 that of hospitals; 0, 1 and 2 together stay undecided.
  ///
  /// - Parameter least: The rows that must tell.
  public static func decide(_ counts: SexCodeCounts, least: Int = 20) -> SexCoding {
    let witnesses = counts.witnessCount
    if witnesses >= least {
      var best = SexCoding.words
      var bestAgreement = 0
      for coding in candidates(counts) {
        let agreement = counts.agreement(with: coding)
        if agreement > bestAgreement {
          best = coding
          bestAgreement = agreement
        }
      }
      return bestAgreement * 10 >= witnesses * 9 ? best : .words
    }
    // Among words nobody knows whose codes a few are.
    if counts.words > (0..<3).reduce(0, { $0 + counts.rows(code: $1) }) { return .words }
    switch (counts.rows(code: 0) > 0, counts.rows(code: 2) > 0) {
    case (true, false): return .oneMaleZeroFemale
    case (false, true): return .oneMaleTwoFemale
    default: return .words
    }
  }

  /// The codings that understand every code of the file; the usual ones come first and win a draw.
  fileprivate static func candidates(_ counts: SexCodeCounts) -> [SexCoding] {
    switch (counts.rows(code: 0) > 0, counts.rows(code: 2) > 0) {
    case (true, true): [.oneMaleOthersFemale]
    case (false, true): [.oneMaleTwoFemale, .twoMaleOneFemale]
    default: [.oneMaleZeroFemale, .zeroMaleOneFemale]
    }
  }
}

/// Counts of the sex codes 0, 1 and 2 of a file, each with the sex that the ID number tells.
///
/// Counts add up, so that chunks of a file can be counted apart.
public struct SexCodeCounts: Hashable, Sendable {
  private var male = [3 of Int](repeating: 0)
  private var female = [3 of Int](repeating: 0)
  private var silent = [3 of Int](repeating: 0)
  /// Cells that hold something else.
  internal private(set) var words = 0

  public init() {}

  /// Counts one row; cells that hold no code and nothing else (``SexCode/code(_:)``) are left out.
  public mutating func add(_ cell: Span<UInt8>, citizenID: CitizenID?) {
    guard let code = SexCode.code(cell).map(Int.init), code <= 2 else {
      if !cell.isEmpty { words += 1 }
      return
    }
    guard let citizenID, citizenID.isWitness else {
      silent[code] += 1
      return
    }
    if citizenID.isFemale { female[code] += 1 } else { male[code] += 1 }
  }

  /// Adds the counts of another part of the file.
  public mutating func add(_ other: SexCodeCounts) {
    words += other.words
    for code in 0..<3 {
      male[code] += other.male[code]
      female[code] += other.female[code]
      silent[code] += other.silent[code]
    }
  }

  internal func rows(code: Int) -> Int { male[code] + female[code] + silent[code] }

  /// Whether the ID numbers speak against each coding in more rows than sexes are wrong in any file: 3 of 200.
  public var isMixed: Bool {
    guard witnessCount >= 20 else { return false }
    let best = SexCoding.candidates(self).map { agreement(with: $0) }.max() ?? 0
    return (witnessCount - best) * 200 > witnessCount * 3
  }

  /// The rows in which an ID number tells the sex.
  public var witnessCount: Int {
    var count = 0
    for code in 0..<3 { count += male[code] + female[code] }
    return count
  }

  /// The rows in which a coding and the ID number tell the same sex.
  internal func agreement(with coding: SexCoding) -> Int {
    var count = 0
    for code in 0..<3 {
      switch coding.read(digit: UInt8(code)).sex {
      case .male: count += male[code]
      case .female: count += female[code]
      case .unknown: break
      }
    }
    return count
  }

  public static func == (left: SexCodeCounts, right: SexCodeCounts) -> Bool {
    for code in 0..<3
    where left.male[code] != right.male[code] || left.female[code] != right.female[code]
      || left.silent[code] != right.silent[code]
    {
      return false
    }
    return left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words)
    for code in 0..<3 {
      hasher.combine(male[code])
      hasher.combine(female[code])
      hasher.combine(silent[code])
    }
  }
}
