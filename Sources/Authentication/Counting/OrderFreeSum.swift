/// A sum of probabilities that does not depend on their order, as one of floating-point numbers does in its last digits.
///
/// Kept in whole steps of 2⁻³²; two thousand million probabilities fit.
struct OrderFreeSum {
  private var steps = 0
  private static let step = 4_294_967_296.0

  /// Adds a number from 0 to 1.
  mutating func add(_ probability: Double) {
    steps += Int((probability * OrderFreeSum.step).rounded())
  }

  var value: Double { Double(steps) / OrderFreeSum.step }
}
