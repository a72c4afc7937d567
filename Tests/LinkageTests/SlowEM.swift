@testable import Linkage

#if canImport(Glibc)
  import Glibc
#endif

/// The textbook, one pair after another and without logarithms: the reference for
/// ``ExpectationMaximisation`` with free u and no order.
struct SlowEM {
  var lambda: Double
  var m: [[Double]]
  var u: [[Double]]

  mutating func round(_ pairs: [[UInt8]]) {
    var (matches, all) = (0.0, 0.0)
    var (mSums, uSums) = (m.map { $0.map { _ in 0.0 } }, u.map { $0.map { _ in 0.0 } })
    for pair in pairs {
      var (a, b) = (lambda, 1 - lambda)
      for (comparison, level) in pair.enumerated() where level != EMPattern.missing {
        a *= m[comparison][Int(level)]
        b *= u[comparison][Int(level)]
      }
      let probability = a / (a + b)
      matches += probability
      all += 1
      for (comparison, level) in pair.enumerated() where level != EMPattern.missing {
        mSums[comparison][Int(level)] += probability
        uSums[comparison][Int(level)] += 1 - probability
      }
    }
    lambda = matches / all
    m = mSums.map { sums in sums.map { $0 / sums.reduce(0, +) } }
    u = uSums.map { sums in sums.map { $0 / sums.reduce(0, +) } }
  }
}
