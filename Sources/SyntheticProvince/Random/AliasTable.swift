/// Draws an index with given weights in constant time.
///
/// Walker's alias method in Vose's form ("A linear algorithm for generating random numbers with a
/// given distribution", IEEE TSE 17/9, 1991).
struct AliasTable: Sendable {
  private var threshold: [UInt32] = []
  private var alias: [UInt32] = []

  var isEmpty: Bool { threshold.isEmpty }

  /// - Parameter weights: At least 0 each, with a positive sum; anything else gives an empty table.
  init(_ weights: [Double]) {
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    let count = weights.count
    var scaled = weights.map { $0 * Double(count) / total }
    threshold = [UInt32](repeating: .max, count: count)
    alias = (0..<count).map { UInt32($0) }
    var small = (0..<count).filter { scaled[$0] < 1 }
    var large = (0..<count).filter { scaled[$0] >= 1 }
    while let low = small.popLast(), let high = large.popLast() {
      threshold[low] = UInt32(max(0, min(scaled[low], 1)) * 4_294_967_295)
      alias[low] = UInt32(high)
      scaled[high] -= 1 - scaled[low]
      if scaled[high] < 1 { small.append(high) } else { large.append(high) }
    }
  }

  /// An index; the table must not be empty.
  func draw(_ random: inout RandomStream) -> Int {
    let word = random.next()
    let slot = Int(((word >> 32) &* UInt64(threshold.count)) >> 32)
    return UInt32(truncatingIfNeeded: word) <= threshold[slot] ? slot : Int(alias[slot])
  }
}
