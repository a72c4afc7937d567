extension NameReading {
  /// The first four readings without repetition.
  static func distinct(_ readings: [[String]], besides words: [String]) -> [[String]] {
    var kept: [[String]] = []
    for reading in readings
    where reading.isEmpty == false && isSame(reading, words) == false
      && kept.contains(where: { isSame($0, reading) }) == false
    {
      kept.append(reading)
      if kept.count == 4 { break }
    }
    return kept
  }

  /// Whether words are the same; all of them are in form C, so that their bytes decide.
  static func isSame(_ left: [String], _ right: [String]) -> Bool {
    guard left.count == right.count else { return false }
    for place in left.indices where isSame(left[place], right[place]) == false { return false }
    return true
  }

  @inline(__always)
  static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }
}
