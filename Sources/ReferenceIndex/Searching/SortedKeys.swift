/// Looks for a key among sorted ones.
///
/// The keys of a day or a commune are few, and no processor foretells which half holds one: halves are chosen without a
/// branch, and behind the first of equal keys the next ones are looked at before their end is searched for.
enum SortedKeys {
  /// So many equal keys are passed one by one.
  private static let near = 8

  /// Where a key stands in a sorted part of `keys`; empty, where it would stand, when it is not there.
  ///
  /// - Complexity: O(log `part.count`).
  static func range(
    of key: UInt16, in keys: UnsafeBufferPointer<UInt16>, _ part: Range<Int>
  ) -> Range<Int> {
    let first = bound(keys, part) { $0 < key }
    var end = first
    let near = min(first + SortedKeys.near, part.upperBound)
    while end < near, keys[end] == key { end += 1 }
    if end == near, end < part.upperBound { end = bound(keys, end..<part.upperBound) { $0 <= key } }
    return first..<end
  }

  /// The first position whose key is not below; the end of the part where all are.
  @inline(__always)
  private static func bound(
    _ keys: UnsafeBufferPointer<UInt16>, _ part: Range<Int>, _ isBelow: (UInt16) -> Bool
  ) -> Int {
    var (low, count) = (part.lowerBound, part.count)
    while count > 0 {
      let half = (count &+ 1) &>> 1
      low = isBelow(keys[low &+ half &- 1]) ? low &+ half : low
      count &-= half
    }
    return low
  }
}
