/// The similarity of Jaro and Winkler, the yardstick beside which the alignment of names is measured.
///
/// Jaro counts letters that both texts have no further apart than half the longer text, and how many of
/// them stand in another order; Winkler adds a tenth of what is missing to 1 for each of the first four
/// letters that agree (W. E. Winkler, 1990), when the texts agree well already. One byte is one letter.
///
///     var jaroWinkler = JaroWinkler()
///     jaroWinkler.similarity("MARTHA", "MARHTA")  // 0.961
///
/// Texts of up to 64 letters are compared with one word of bits for each letter of the alphabet (after
/// Hyyrö's bit-parallel matching); equals `SlowJaroWinkler` in the tests.
public struct JaroWinkler: Sendable {
  /// Agreement beyond which the first letters count.
  private static let boostedFrom = 0.7
  private static let mostPrefix = 4
  private static let prefixWeight = 0.1

  /// Where each letter stands in the left text; all zero between two calls.
  private var places = [UInt64](repeating: 0, count: 256)

  public init() {}

  /// The similarity, from 0 to 1; two empty texts are equal.
  ///
  /// - Complexity: O(n + m) up to 64 letters, O(n · m) beyond.
  public mutating func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    if left.isEmpty || right.isEmpty { return left.isEmpty && right.isEmpty ? 1 : 0 }
    let jaro =
      left.count <= 64 && right.count <= 64
      ? short(left, right) : JaroWinkler.long(left, right)
    guard jaro > JaroWinkler.boostedFrom else { return jaro }
    let most = min(JaroWinkler.mostPrefix, left.count, right.count)
    var prefix = 0
    while prefix < most, left[prefix] == right[prefix] { prefix += 1 }
    return jaro + Double(prefix) * JaroWinkler.prefixWeight * (1 - jaro)
  }

  /// How far apart the places of one letter may lie.
  private static func reach(_ left: Int, _ right: Int) -> Int { max(max(left, right) / 2 - 1, 0) }

  private mutating func short(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    for place in left.indices { places[Int(left[place])] |= 1 &<< UInt64(place) }
    let reach = JaroWinkler.reach(left.count, right.count)
    var (leftFound, rightFound): (UInt64, UInt64) = (0, 0)
    for place in right.indices {
      let upTo = UInt64(2) << UInt64(min(place + reach, 63)) &- 1
      let below = place > reach ? UInt64(1) << UInt64(place - reach) &- 1 : 0
      let free = places[Int(right[place])] & upTo & ~below & ~leftFound
      leftFound |= free & (0 &- free)
      if free != 0 { rightFound |= 1 &<< UInt64(place) }
    }
    let common = leftFound.nonzeroBitCount
    var exchanged = 0
    var rest = leftFound
    while rightFound != 0 {
      let letter = right[rightFound.trailingZeroBitCount]
      if places[Int(letter)] & rest & (0 &- rest) == 0 { exchanged += 1 }
      rest &= rest &- 1
      rightFound &= rightFound &- 1
    }
    for place in left.indices { places[Int(left[place])] = 0 }
    return JaroWinkler.jaro(left.count, right.count, common: common, exchanged: exchanged)
  }

  private static func long(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    let reach = reach(left.count, right.count)
    var isTaken = [Bool](repeating: false, count: left.count)
    var found: [UInt8] = []
    for place in right.indices {
      let first = max(place - reach, 0)
      let end = min(place + reach + 1, left.count)
      var other = first
      while other < end, isTaken[other] || left[other] != right[place] { other += 1 }
      guard other < end else { continue }
      isTaken[other] = true
      found.append(right[place])
    }
    var (exchanged, position) = (0, 0)
    for place in left.indices where isTaken[place] {
      if left[place] != found[position] { exchanged += 1 }
      position += 1
    }
    return jaro(left.count, right.count, common: found.count, exchanged: exchanged)
  }

  private static func jaro(_ left: Int, _ right: Int, common: Int, exchanged: Int) -> Double {
    guard common > 0 else { return 0 }
    let (share, turned) = (Double(common), Double(exchanged / 2))
    return (share / Double(left) + share / Double(right) + (share - turned) / share) / 3
  }
}
