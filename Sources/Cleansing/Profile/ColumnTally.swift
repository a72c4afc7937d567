/// Counts about the cells of one column.
struct ColumnTally: Sendable {
  /// Different patterns of one chunk that are told apart; the others are counted together.
  static let patternLimit = 1000
  /// The longest pattern that is told whole.
  static let patternLength = 48

  var filled = 0
  var filledAfter = 0
  var changed = 0
  var candidates = 0
  var suspicious = 0
  /// In characters, of filled cells as they came.
  var minimumLength = Int.max
  var maximumLength = 0
  var repairs: [Int: Int] = [:]
  var findings: [Int: Int] = [:]
  /// Cells of so many digits and nothing else.
  var digitCells = [Int](repeating: 0, count: 20)
  private var patterns = KeyTable(limit: ColumnTally.patternLimit)
  private var patternCounts: [Int] = []
  private(set) var otherPatterns = 0

  // MARK: Cells

  /// Counts cells of a pattern, by its number.
  mutating func addPattern(_ number: Int, _ count: Int) {
    if number < 0 { otherPatterns += count } else { patternCounts[number] += count }
  }

  /// The number of the pattern of a cell, `-1` beyond the limit; counts the bytes that begin no character too.
  @inline(__always)
  mutating func pattern(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ followers: inout Int
  ) -> Int {
    // One symbol more than is shown tells that the pattern goes on.
    let hash = CellBytes.patternHash(
      base, count, limit: ColumnTally.patternLength + 1, followers: &followers)
    let number = patterns.number(hash) {
      ColumnTally.pattern(of: UnsafeBufferPointer(start: base, count: count))
    }
    if number == patternCounts.count { patternCounts.append(0) }
    return number
  }

  /// Whether a cell has nothing but digits.
  static func isDigits(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var judged: UInt8 = 0
    for index in 0..<count {
      let digit = base[index] &- 0x30
      judged |= digit | (digit &+ 118)
    }
    return judged < 0x80
  }

  /// Whether the symbols of a cell of at most 16 bytes are nothing but digits.
  @inline(__always)
  static func isDigits(_ low: UInt64, _ high: UInt64, _ count: Int) -> Bool {
    let digits: UInt64 = 0x3939_3939_3939_3939
    if count >= 8 {
      return low == digits
        && high == (count == 16 ? digits : digits & (1 << UInt64(count * 8 - 64) - 1))
    }
    return high == 0 && low == digits & (1 << UInt64(count * 8) - 1)
  }

  /// What each byte is in a pattern: `A` for letters, `9` for digits, itself otherwise.
  private static let symbolTable: [UInt8] = (0...255).map { value in
    let byte = UInt8(value)
    if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 { return 0x41 }
    return byte &- 0x30 < 10 ? 0x39 : byte
  }

  /// The pattern of a cell, cut behind its first symbols.
  static func pattern(of field: some Collection<UInt8>) -> [UInt8] {
    var pattern: [UInt8] = []
    for byte in field {
      let symbol = symbolTable[Int(byte)]
      if symbol == 0x41, pattern.last == 0x41 { continue }
      if pattern.count == ColumnTally.patternLength {
        pattern.append(contentsOf: "…".utf8)
        break
      }
      pattern.append(symbol)
    }
    return pattern
  }

  /// The patterns with their counts.
  var allPatterns: [(pattern: [UInt8], count: Int)] {
    var all: [(pattern: [UInt8], count: Int)] = zip(patterns.keys, patternCounts).map {
      ($0, $1)
    }
    for (length, count) in digitCells.enumerated() where count > 0 {
      all.append((Array(repeating: 0x39, count: length), count))
    }
    return all
  }
}
