/// Comparisons of short names of which no two words are near, by how many words and markers they have.
///
/// Such a comparison depends on the costs alone: whatever the words are, the alignment sees the same.
final class HopelessPairs {
  /// Two bits each for the numbers of words, four each for the markers.
  private static let count = 1 << 12
  let comparisons: UnsafeMutablePointer<NameComparison?>

  init() {
    comparisons = .allocate(capacity: HopelessPairs.count)
    comparisons.initialize(repeating: nil, count: HopelessPairs.count)
  }

  deinit { comparisons.deallocate() }

  /// - Parameters:
  ///   - n: Words of the record, one to four.
  ///   - m: Words of the person, one to four.
  ///   - left: Which words of the record are markers, the first lowest.
  @inline(__always)
  static func place(_ n: Int, _ m: Int, _ left: Int, _ right: Int) -> Int {
    ((n &- 1) << 10 | (m &- 1) << 8 | left << 4 | right) & (count &- 1)
  }
}
