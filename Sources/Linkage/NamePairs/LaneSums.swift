/// The sums of eight pairs of names after so many words of the records, one for each word of the people and one before.
///
/// The step of the dynamic programme in ``NameAligner`` for eight pairs at once, with the same additions in the same order.
struct LaneSums {
  typealias Lanes = LaneScratch.Lanes

  private let missing: (Lanes, Lanes, Lanes, Lanes)
  private var start = Lanes(repeating: 0)
  private var sum0: Lanes
  private var sum1: Lanes
  private var sum2: Lanes
  private(set) var sum3: Lanes

  /// - Parameter missing: What each word of the people costs that the records do not have.
  @inline(__always)
  init(missing: (Lanes, Lanes, Lanes, Lanes)) {
    self.missing = missing
    sum0 = -missing.0
    sum1 = sum0 - missing.1
    sum2 = sum1 - missing.2
    sum3 = sum2 - missing.3
  }

  /// Takes the next word of the records.
  ///
  /// - Parameters:
  ///   - gains: What it is worth beside each of the four words of the people.
  ///   - added: What it costs alone.
  ///   - cap: The most that it is worth.
  @inline(__always)
  mutating func take(_ gains: UnsafeMutablePointer<Lanes>, _ added: Lanes, _ cap: Lanes) {
    let before = start - added
    let next0 = LaneSums.greatest(
      start + LaneSums.least(gains[0], cap), sum0 - added, before - missing.0)
    let next1 = LaneSums.greatest(
      sum0 + LaneSums.least(gains[1], cap), sum1 - added, next0 - missing.1)
    let next2 = LaneSums.greatest(
      sum1 + LaneSums.least(gains[2], cap), sum2 - added, next1 - missing.2)
    let next3 = LaneSums.greatest(
      sum2 + LaneSums.least(gains[3], cap), sum3 - added, next2 - missing.3)
    (start, sum0, sum1, sum2, sum3) = (before, next0, next1, next2, next3)
  }

  @inline(__always)
  static func greatest(_ paired: Lanes, _ added: Lanes, _ missing: Lanes) -> Lanes {
    let best = paired.replacing(with: added, where: added .> paired)
    return best.replacing(with: missing, where: missing .> best)
  }

  @inline(__always)
  private static func least(_ worths: Lanes, _ cap: Lanes) -> Lanes {
    worths.replacing(with: cap, where: cap .< worths)
  }
}
