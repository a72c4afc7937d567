/// Numbers with signs that are no usual separators: `040/190/123/456`, `040190|23456`.
extension IDScan {
  /// Whether the cell is one number of twelve characters, some of them strokes that stand for a digit.
  var hasSignForDigit: Bool {
    guard high - low == 12 else { return false }
    var digits = 0
    var hasSign = false
    for position in low..<high {
      let symbol = text[position]
      if symbol.isDigit {
        digits += 1
      } else if symbol.signDigit != nil {
        hasSign = true
      } else if symbol.lookalikeDigit == nil {
        return false
      }
    }
    return hasSign && digits >= 8
  }

  /// What the cell says of a number that it does not give; `nil` beside words, and for other kinds of numbers.
  var damaged: DamagedNumber? {
    guard !isScientific, !isDocument, !hasWords, high - low <= 20 else { return nil }
    let isOneSignEach = high - low == 12
    var symbols = [20 of UInt64](repeating: 0)
    var count = 0
    for position in low..<high {
      let symbol = text[position]
      if !isOneSignEach, isJoining(symbol) { continue }
      symbols[count] = symbol.isDigit ? UInt64(symbol & 0x0F) : .max
      count += 1
    }
    return DamagedNumber((0..<count).lazy.map { symbols[$0] })
  }

  /// Whether a sign stands for one digit of twelve where it leaves nine and two: the nine are no CMND.
  var hasLostDigit: Bool {
    guard !hasWords, groupCount == 2, high - low == 12 else { return false }
    let (head, tail) = (groups[0], groups[1])
    return max(head.digits, tail.digits) == 9 && min(head.digits, tail.digits) == 2
      && tail.start == head.start + head.digits + 1 && !head.isGuess && !tail.isGuess
  }

  /// Whether twelve digits, and nothing else, are parted into short groups by one sign of another kind.
  var isPartedByOtherSigns: Bool {
    guard !hasWords, groupCount > 1 else { return false }
    var total = 0
    for index in 0..<groupCount {
      guard groups[index].digits < 9, !groups[index].isGuess else { return false }
      total += groups[index].digits
    }
    guard total == 12 else { return false }
    let sign = text[groups[0].start + groups[0].digits]
    return (0..<groupCount - 1).allSatisfy { index in
      let end = groups[index].start + groups[index].digits
      return text[end] == sign && groups[index + 1].start == end + 1
    }
  }
}

extension UInt8 {
  /// The digit that a stroke stands for in scanned numbers.
  internal var signDigit: UInt8? {
    self == UInt8(ascii: "|") || self == UInt8(ascii: "!") ? UInt8(ascii: "1") : nil
  }
}
