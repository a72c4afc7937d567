import Hashing

#if canImport(Glibc)
  import Glibc
#endif

/// A stream of random numbers for one purpose of one block.
///
/// Streams with different seeds are independent for our ends, so that blocks can be grown in any
/// order. Follows Steele, Lea and Flood, "Fast splittable pseudorandom number generators"
/// (OOPSLA 2014).
struct RandomStream {
  private var state: UInt64

  init(seed: UInt64, purpose: UInt64, index: Int) {
    state = mix(mix(seed, purpose), UInt64(truncatingIfNeeded: index))
  }

  mutating func next() -> UInt64 {
    state &+= Hashing.golden
    return Hashing.mixed(state)
  }

  /// A number from `0` up to but not including `bound`; a bias of at most 2⁻³² is accepted.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
  }

  /// A number in a closed range.
  mutating func inside(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// A number from 0 up to but not including 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// `true` with the given probability.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// A number of the standard exponential distribution.
  mutating func exponential() -> Double { -log(1 - unit()) }

  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
}

/// Mixes two words into one; equal inputs give equal outputs everywhere.
func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
  Hashing.mixed(a ^ Hashing.mixed(b &+ Hashing.golden))
}

/// log(1 − x).
func logOfComplement(_ x: Double) -> Double { log1p(-x) }
