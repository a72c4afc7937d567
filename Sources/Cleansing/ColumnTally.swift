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
  private(set) var digitCells = [Int](repeating: 0, count: 20)
  private var patterns = KeyTable(limit: ColumnTally.patternLimit)
  private var patternCounts: [Int] = []
  private(set) var otherPatterns = 0
  /// Held here, because a static table is asked for under a lock each time.
  private let symbols = ColumnTally.symbolTable

  mutating func addChange(_ edit: CellEdit) {
    changed += 1
    if edit.isCandidate { candidates += 1 }
    CleanCodes.forEach(edit.repairs) { repairs[$0, default: 0] += 1 }
  }

  /// Counts a cell as it came; `cleaned` is its new value.
  mutating func add(
    _ field: UnsafeBufferPointer<UInt8>, cleaned: UnsafeBufferPointer<UInt8>?
  ) {
    if !(cleaned ?? field).isEmpty { filledAfter += 1 }
    guard let base = field.baseAddress, !field.isEmpty else { return }
    filled += 1
    let count = field.count
    if count < 20, ColumnTally.isDigits(base, count) {
      digitCells[count] += 1
      minimumLength = min(minimumLength, count)
      maximumLength = max(maximumLength, count)
      return
    }
    addPattern(base, count)
  }

  @inline(__always)
  private static func isDigits(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var judged: UInt8 = 0
    for index in 0..<count {
      let digit = base[index] &- 0x30
      judged |= digit | (digit &+ 118)
    }
    return judged < 0x80
  }

  /// What each byte is in a pattern: `A` for letters, `9` for digits, itself otherwise.
  private static let symbolTable: [UInt8] = (0...255).map { value in
    let byte = UInt8(value)
    if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 { return 0x41 }
    return byte &- 0x30 < 10 ? 0x39 : byte
  }

  /// Counts the pattern of a cell: `9` for each digit, `A` for a run of letters, other signs as they are.
  private mutating func addPattern(_ base: UnsafePointer<UInt8>, _ count: Int) {
    var length = 0
    let hash = withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { memory in
      symbols.withUnsafeBufferPointer {
        ColumnTally.hash(
          base, count, memory.bindMemory(to: UInt8.self), symbols: $0, length: &length)
      }
    }
    minimumLength = min(minimumLength, length)
    maximumLength = max(maximumLength, length)
    let number = patterns.number(hash) {
      ColumnTally.pattern(of: UnsafeBufferPointer(start: base, count: count))
    }
    if number < 0 {
      otherPatterns += 1
    } else if number < patternCounts.count {
      patternCounts[number] += 1
    } else {
      patternCounts.append(1)
    }
  }

  /// The hash of the pattern of a cell, written first into `memory` of 64 bytes; counts the characters too.
  @inline(__always)
  private static func hash(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ memory: UnsafeMutableBufferPointer<UInt8>,
    symbols table: UnsafeBufferPointer<UInt8>, length: inout Int
  ) -> UInt64 {
    guard let target = memory.baseAddress else { return 1 }
    var symbols = 0
    var previous: UInt8 = 0
    // Bytes behind the first of a character, 10xxxxxx, are no characters.
    var followers = 0
    var index = 0
    while index < count, symbols <= patternLength {
      let byte = base[index]
      followers &+= Int(byte >> 7 & ~(byte >> 6))
      let symbol = table[Int(byte)]
      // Written always, kept unless it goes on with a run of letters: no branch to guess.
      target[symbols] = symbol
      symbols &+= symbol == 0x41 && previous == 0x41 ? 0 : 1
      previous = symbol
      index &+= 1
    }
    while index < count {
      followers &+= Int(base[index] >> 7 & ~(base[index] >> 6))
      index &+= 1
    }
    length = count &- followers
    return max(ByteHash.hash(target, min(symbols, patternLength + 1)), 1)
  }

  /// The pattern of a cell, cut behind its first symbols.
  static func pattern(of field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
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
