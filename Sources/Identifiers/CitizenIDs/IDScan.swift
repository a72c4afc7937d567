/// The slow path of the number readers: finds the numbers of a cell and what stands around them.
///
/// The cell becomes plain symbols (``SymbolText``), then groups of digits, then numbers: neighbouring
/// groups with nothing but separators between them are joined when the count of digits makes sense.
/// What the numbers mean is decided in one extension for each column.
internal struct IDScan {
  /// What the text beside a number calls it.
  enum Label: UInt8 {
    case none, citizenID, oldID, phone, taxCode, insuranceNumber, passport
    /// The line of a card that the number stands in says it otherwise too.
    case card
  }

  /// Digits without a gap.
  struct Group {
    var value: UInt64 = 0
    var digits = 0
    var start = 0
    var isGuess = false
    var isJoined = false
    var isRelatives = false
    var label = Label.none
  }

  /// A number, perhaps joined from several groups.
  struct Number {
    var value: UInt64 = 0
    var digits = 0
    var firstDigit: UInt8 = 0
    /// Letters were read as digits.
    var isGuess = false
    /// Separators were taken out.
    var isJoined = false
    /// A word beside it says that it is a relative's.
    var isRelatives = false
    var label = Label.none
  }

  let text: SymbolText
  /// What was changed to find the numbers.
  private(set) var repairs: IDRepairs = []
  /// What is wrong with the form of the cell.
  private(set) var findings: IDFindings = []

  /// The part of the text that is looked at.
  var low = 0
  var high = 0
  private(set) var hasWords = false
  private(set) var isDocument = false
  private(set) var isScientific = false
  private(set) var groups = [12 of Group](repeating: Group())
  private(set) var groupCount = 0
  private(set) var numbers = [8 of Number](repeating: Number())
  private(set) var numberCount = 0
  private var label = Label.none
  private var isJoined = false
  /// A word for a relative waits for the number behind it.
  private var isRelativeNext = false

  init(_ bytes: Span<UInt8>) {
    text = SymbolText(bytes)
    high = text.count
    trim()
    collect()
  }

  /// Tells whether nothing but spaces and invisible characters was there.
  var isBlank: Bool { low == high }

  /// The repairs that concern the characters and not the number.
  var characterRepairs: IDRepairs {
    var repairs: IDRepairs = []
    if text.traits.contains(.otherDigits) { repairs.insert(.digitForms) }
    if text.traits.contains(.invisible) { repairs.insert(.invisible) }
    if hasWords { repairs.insert(.label) }
    return repairs
  }

  private mutating func trim() {
    while low < high, text[low] == UInt8(ascii: " ") { low += 1 }
    while low < high, text[high - 1] == UInt8(ascii: " ") { high -= 1 }
    var hasMark = false
    while low < high, isTextMark(text[low]) {
      low += 1
      hasMark = true
    }
    while low < high, isTextMark(text[high - 1]) {
      high -= 1
      hasMark = true
    }
    if hasMark { repairs.insert(.textMark) }
    while low < high, text[low] == UInt8(ascii: " ") { low += 1 }
    while low < high, text[high - 1] == UInt8(ascii: " ") { high -= 1 }
  }

  private func isTextMark(_ symbol: UInt8) -> Bool {
    symbol == UInt8(ascii: "'") || symbol == UInt8(ascii: "\"") || symbol == UInt8(ascii: "=")
  }

  private mutating func collect() {
    cutCardText()
    if readMachineLine() || readScientific() { return }
    if hasSignForDigit {
      addGroup(low..<high, isGuess: true)
      return joinGroups()
    }
    cutFraction()
    var position = low
    while position < high {
      let symbol = text[position]
      if symbol.isDigit || symbol.isLetter {
        var end = position
        while end < high, text[end].isDigit || text[end].isLetter { end += 1 }
        readToken(position..<end)
        position = end
      } else {
        if !isJoining(symbol) { isJoined = false }
        position += 1
      }
    }
    if isRelativeNext { for place in 0..<groupCount { groups[place].isRelatives = true } }
    joinGroups()
  }

  /// Separators that people put between the digits of one number.
  func isJoining(_ symbol: UInt8) -> Bool {
    switch symbol {
    case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ","), UInt8(ascii: "'"):
      true
    default:
      false
    }
  }

  // MARK: Forms of the whole cell

  /// Keeps the first two fields of the text of a scanned card, `ID|CMND|…`.
  private mutating func cutCardText() {
    var bars = 0
    var second = high
    for position in low..<high where text[position] == UInt8(ascii: "|") {
      bars += 1
      if bars == 2 { second = position }
    }
    guard bars >= 3 else { return }
    high = second
    repairs.insert(.cardText)
  }

  /// Reads the number of the first line of a card's machine-readable zone, `IDVNM1901234569040190123456<<1`.
  private mutating func readMachineLine() -> Bool {
    guard high - low >= 27, text[low].lowercased == UInt8(ascii: "i") else { return false }
    var characters = (low..<high).map { text[$0] }
    if text.text(low..<low + 5).uppercased() != "IDVNM" {
      // A camera may read a blank between all characters.
      characters.removeAll { $0 == UInt8(ascii: " ") }
    }
    guard String(decoding: characters.prefix(5), as: UTF8.self).uppercased() == "IDVNM",
      let line = MachineLine(Array(characters.dropFirst(5)))
    else { return false }
    var number = Number(
      value: line.number, digits: 12, firstDigit: UInt8(line.number / 100_000_000_000))
    if line.isCertain {
      repairs.insert(.cardText)
    } else {
      number.isGuess = true
      number.label = .card
    }
    add(number)
    return true
  }

  /// Takes `.0` or `,00` off the end of a number that a spreadsheet stored as a float.
  ///
  /// A float has no leading zero; with one it is twelve digits that have been marked as a float.
  private mutating func cutFraction() {
    var end = high
    var zeros = 0
    while end > low, text[end - 1] == UInt8(ascii: "0"), zeros < 3 {
      end -= 1
      zeros += 1
    }
    guard zeros == 1 || zeros == 2, end - low >= 9,
      text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: ",")
    else { return }
    var digits = 0
    for position in low..<(end - 1) {
      if text[position].isDigit {
        digits += 1
      } else if !isJoining(text[position]) {
        return
      }
    }
    guard digits == 12 || (9...11).contains(digits) && text[low] != UInt8(ascii: "0") else {
      return
    }
    high = end - 1
    repairs.insert(.floatForm)
  }

  /// Reads `4,0190123456E+10`; when digits are missing from the mantissa they are gone.
  private mutating func readScientific() -> Bool {
    var position = low
    var value: UInt64 = 0
    var wholeDigits = 0
    var fractionDigits = 0
    var hasPoint = false
    while position < high {
      let symbol = text[position]
      if symbol.isDigit {
        guard wholeDigits + fractionDigits < 18 else { return false }
        value = value * 10 + UInt64(symbol - 0x30)
        if hasPoint { fractionDigits += 1 } else { wholeDigits += 1 }
      } else if !hasPoint, symbol == UInt8(ascii: ".") || symbol == UInt8(ascii: ",") {
        hasPoint = true
      } else {
        break
      }
      position += 1
    }
    guard wholeDigits > 0, text[position].lowercased == UInt8(ascii: "e"), position < high else {
      return false
    }
    position += 1
    if text[position] == UInt8(ascii: "+") { position += 1 }
    var exponent = 0
    // Some programs write the exponent with three digits: `E+010`.
    if high - position == 3, text[position] == UInt8(ascii: "0") { position += 1 }
    guard position < high, high - position <= 2 else { return false }
    while position < high {
      guard text[position].isDigit else { return false }
      exponent = exponent * 10 + Int(text[position] - 0x30)
      position += 1
    }
    isScientific = true
    while fractionDigits > exponent {
      guard value % 10 == 0 else { return true }
      value /= 10
      fractionDigits -= 1
    }
    guard fractionDigits == exponent, exponent > 0 else {
      findings.insert(.digitsLost)
      return true
    }
    repairs.insert(.scientificForm)
    add(
      Number(
        value: value, digits: wholeDigits + fractionDigits, firstDigit: text[low] - 0x30,
        isGuess: false, isJoined: false, label: .none))
    return true
  }

  // MARK: Tokens

  private mutating func readToken(_ range: Range<Int>) {
    var digits = 0
    var lookalikes = 0
    for position in range {
      if text[position].isDigit {
        digits += 1
      } else if text[position].lookalikeDigit != nil {
        lookalikes += 1
      }
    }
    if digits == range.count {
      addGroup(range, isGuess: false)
    } else if digits == 0 {
      readWord(range)
    } else {
      readMixed(range, digits: digits, isAllLookalike: digits + lookalikes == range.count)
    }
  }

  /// Reads digits and letters without a gap: a label, a passport number, or letters for digits.
  private mutating func readMixed(_ range: Range<Int>, digits: Int, isAllLookalike: Bool) {
    var split = range.lowerBound
    while !text[split].isDigit { split += 1 }
    var end = split
    while end < range.upperBound, text[end].isDigit { end += 1 }
    let prefix = split - range.lowerBound
    let run = end - split
    if isAllLookalike, range.count == 12, run != 12 {
      addGroup(range, isGuess: true)
      return
    }
    let isOneRun = run == digits
    let hasSuffix = end < range.upperBound
    if prefix == 2, run == 13, !hasSuffix,
      Self.label(of: text, range.lowerBound..<split) == .none
    {
      // The code of a health card ends with the insurance number: GD4404012345678.
      label = .insuranceNumber
      hasWords = true
      isJoined = false
      addGroup((end - 10)..<end, isGuess: false)
      return
    }
    if isOneRun, prefix > 0, !hasSuffix, run != 9, run != 12,
      Self.label(of: text, range.lowerBound..<split) == .none
    {
      if prefix <= 2, (6...8).contains(run) {
        isDocument = true
        if isAllLookalike, range.count == 9 { addGroup(range, isGuess: true) }
        return
      }
    }
    if isAllLookalike, !(isOneRun && (run == 9 || run == 12)) {
      addGroup(range, isGuess: true)
      return
    }
    // Words and digits in turn.
    var position = range.lowerBound
    while position < range.upperBound {
      var next = position
      let isDigit = text[position].isDigit
      while next < range.upperBound, text[next].isDigit == isDigit { next += 1 }
      if isDigit {
        addGroup(position..<next, isGuess: false)
      } else {
        readWord(position..<next)
      }
      position = next
    }
  }

  private mutating func readWord(_ range: Range<Int>) {
    hasWords = true
    isJoined = false
    let found = Self.label(of: text, range)
    if found != .none { label = found }
    switch relativeMark(range) {
    case .none: break
    case .behind:
      for place in 0..<groupCount where place == groupCount - 1 || groups[place + 1].isJoined {
        groups[place].isRelatives = true
      }
    case .before: isRelativeNext = true
    }
  }

  private mutating func addGroup(_ range: Range<Int>, isGuess: Bool) {
    if range.count == 24, !isGuess {
      // Two personal numbers, or one twice, without anything between them.
      let middle = range.lowerBound + 12
      addGroup(range.lowerBound..<middle, isGuess: false)
      isJoined = false
      addGroup(middle..<range.upperBound, isGuess: false)
      isJoined = false
      return
    }
    guard groupCount < groups.count, range.count <= 19 else {
      isJoined = false
      return
    }
    var group = Group()
    for position in range {
      let symbol = text[position]
      let digit = symbol.isDigit ? symbol : symbol.lookalikeDigit ?? symbol.signDigit ?? 0x30
      group.value = group.value &* 10 &+ UInt64(digit & 0x0F)
    }
    group.digits = range.count
    group.start = range.lowerBound
    group.isGuess = isGuess
    group.isJoined = isJoined
    group.label = label
    group.isRelatives = isRelativeNext
    isRelativeNext = false
    groups[groupCount] = group
    groupCount += 1
    isJoined = true
  }

  // MARK: Joining

  private mutating func joinGroups() {
    if isPartedByOtherSigns || hasLostDigit { return addJoined(0..<groupCount) }
    var start = 0
    while start < groupCount {
      var end = start + 1
      while end < groupCount, groups[end].isJoined { end += 1 }
      joinSegment(start..<end)
      start = end
    }
  }

  /// Makes one number of a run of groups, or several when one of them is long enough alone.
  private mutating func joinSegment(_ range: Range<Int>) {
    var total = 0
    var longest = 0
    for index in range {
      total += groups[index].digits
      longest = max(longest, groups[index].digits)
    }
    let isBranch =
      range.count == 2 && groups[range.lowerBound].digits == 10 && total == 13
      && text[groups[range.lowerBound].start + 10] == UInt8(ascii: "-")
    if range.count == 1 || total == 12 || isBranch || longest < 8 && (8...13).contains(total) {
      addJoined(range, isBranch: isBranch)
      return
    }
    if longest >= 8 {
      for index in range { addJoined(index..<(index + 1)) }
      return
    }
    var head = 0
    for index in range {
      head += groups[index].digits
      if head == 9 && total == 21 || head == 12 && (total == 21 || total == 24) {
        addJoined(range.lowerBound..<(index + 1))
        addJoined((index + 1)..<range.upperBound)
        return
      }
    }
    for index in range { addJoined(index..<(index + 1)) }
  }

  private mutating func addJoined(_ range: Range<Int>, isBranch: Bool = false) {
    var number = Number()
    let first = groups[range.lowerBound]
    let firstSymbol = text[first.start]
    number.firstDigit = (firstSymbol.isDigit ? firstSymbol : firstSymbol.lookalikeDigit ?? 0) & 0x0F
    number.label = isBranch ? .taxCode : first.label
    number.isJoined = range.count > 1
    for index in range {
      for _ in 0..<groups[index].digits { number.value = number.value &* 10 }
      number.value = number.value &+ groups[index].value
      number.digits += groups[index].digits
      number.isGuess = number.isGuess || groups[index].isGuess
      number.isRelatives = number.isRelatives || groups[index].isRelatives
    }
    add(number)
  }

  private mutating func add(_ number: Number) {
    guard numberCount < numbers.count else { return }
    numbers[numberCount] = number
    numberCount += 1
  }
}
