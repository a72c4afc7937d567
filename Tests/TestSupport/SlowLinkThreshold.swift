/// Which links stay automatic, the slow way: sorted by their odds, as many as keep the target.
public enum SlowLinkThreshold {
  /// A link that may be taken back.
  public struct Link: Sendable {
    public var oddsInBits: Float
    public var probability: Float

    public init(oddsInBits: Float, probability: Float) {
      self.oddsInBits = oddsInBits
      self.probability = probability
    }
  }

  /// The odds in bits below which links are taken back, and how many stay.
  ///
  /// - Parameters:
  ///   - certain: The number of links that always stay.
  ///   - errorOfCertain: How often each of them is wrong.
  ///   - stepsPerBit: Links stay or go together when their odds are in one step.
  ///   - endless: The odds in bits from which links always stay.
  public static func choose(
    _ links: [Link], certain: Int, errorOfCertain: Double, target: Double, stepsPerBit: Double,
    endless: Double
  ) -> (takenBackBelow: Double, kept: Int) {
    let last = (endless * stepsPerBit).rounded() - 1
    func step(_ link: Link) -> Double {
      min(max((Double(link.oddsInBits) * stepsPerBit).rounded(.down), 0), last)
    }
    let sorted = links.sorted { $0.oddsInBits > $1.oddsInBits }
    var kept = sorted.count { step($0) == last }
    for length in stride(from: sorted.count, to: kept, by: -1) {
      if length < sorted.count, step(sorted[length]) == step(sorted[length - 1]) { continue }
      // In whole parts of 2³², as exact as the program has them.
      let parts = sorted[..<length].reduce(0) {
        $0 + ((1 - Double($1.probability)) * 4_294_967_296).rounded()
      }
      let wrong = Double(certain) * errorOfCertain + parts / 4_294_967_296
      if wrong <= (1 - target) * Double(length + certain) {
        kept = length
        break
      }
    }
    // The step above the best link that goes, or the whole range when none has to.
    let below = kept < sorted.count ? step(sorted[kept]) + 1 : 0
    return (below / stepsPerBit, kept)
  }
}
