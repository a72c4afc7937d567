/// Jaro–Winkler as its definition reads, letter by letter.
public func slowJaroWinkler(_ left: [UInt8], _ right: [UInt8]) -> Double {
  if left.isEmpty && right.isEmpty { return 1 }
  if left.isEmpty || right.isEmpty { return 0 }
  let window = max(max(left.count, right.count) / 2 - 1, 0)
  var leftOf: [Int?] = Array(repeating: nil, count: right.count)
  for (place, letter) in right.enumerated() {
    leftOf[place] = left.indices.first {
      left[$0] == letter && abs($0 - place) <= window && !leftOf.contains($0)
    }
  }
  let inRight = right.indices.filter { leftOf[$0] != nil }.map { right[$0] }
  let inLeft = leftOf.compactMap { $0 }.sorted().map { left[$0] }
  let common = Double(inRight.count)
  if common == 0 { return 0 }
  let exchanged = zip(inLeft, inRight).count { $0 != $1 }
  let jaro =
    (common / Double(left.count) + common / Double(right.count)
      + (common - Double(exchanged / 2)) / common) / 3
  if jaro <= 0.7 { return jaro }
  let prefix = zip(left, right).prefix(4).prefix { $0 == $1 }.count
  return jaro + 0.1 * Double(prefix) * (1 - jaro)
}
