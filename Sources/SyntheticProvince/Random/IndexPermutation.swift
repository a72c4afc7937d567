/// A bijection of `0..<count`, different for each key, computed without any table.
///
/// A Feistel network of four rounds over the next even number of bits, walked until the result
/// falls into the range (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002).
/// It gives out unique numbers in random order while blocks are grown independently.
struct IndexPermutation: Sendable {
  let count: UInt64
  private let half: UInt64
  private let mask: UInt64

  init(count: Int) {
    precondition(count > 0, "a permutation needs at least one element")
    self.count = UInt64(count)
    var bits: UInt64 = 1
    while (1 << (2 * bits)) < self.count { bits += 1 }
    half = bits
    mask = (1 << bits) - 1
  }

  /// The place of `index` under the permutation `key`.
  func callAsFunction(_ index: Int, key: UInt64) -> Int {
    precondition(index >= 0 && UInt64(index) < count, "the index lies outside the permutation")
    var value = UInt64(index)
    repeat {
      var left = value >> half
      var right = value & mask
      for round in 0..<4 {
        let mixed = mix(key &+ UInt64(round), right) & mask
        (left, right) = (right, left ^ mixed)
      }
      value = left << half | right
    } while value >= count
    return Int(value)
  }
}
