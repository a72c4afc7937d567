extension MachineReadableZone {
  /// Reads the zone from text: three lines, or 90 characters whose line ends are lost.
  ///
  /// Spaces do not matter. Characters that a camera reads wrongly are put right where only one kind can
  /// stand (a backquote or an O for 0 among digits), fillers that are missing are put back, and the
  /// check digits judge the result.
  ///
  /// - Returns: The zone with its findings; ``CardFindings/unreadable`` when there is none.
  /// - Complexity: O(n); allocates, so it is for single cards and not for columns.
  public static func parse(_ bytes: Span<UInt8>) -> MachineReadableZone {
    var zone = MachineReadableZone()
    guard var lines = splitLines(bytes) else {
      zone.findings.insert(.unreadable)
      return zone
    }
    let isMended = mend(&lines)
    if isMended { zone.findings.insert(.charactersMended) }
    zone.readNumbers(lines[0])
    zone.readDates(lines[1])
    if checkDigit(compositePart(lines[0], lines[1])) != lines[1][29] {
      zone.findings.insert(.compositeCheck)
    }
    zone.readNames(lines[2])
    return zone
  }

  // MARK: Lines

  private static func splitLines(_ bytes: Span<UInt8>) -> [[UInt8]]? {
    var lines: [[UInt8]] = [[]]
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        if lines[lines.count - 1].isEmpty == false { lines.append([]) }
      } else if byte > 0x20 {
        let capital = byte.isLetter ? byte.lowercased - 0x20 : byte
        lines[lines.count - 1].append(capital)
      }
      if lines.count > 8 || lines[lines.count - 1].count > 200 { return nil }
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    let joined = lines.flatMap { $0 }.map { filler($0) }
    if lines.count != 3 || joined.count == 90 {
      guard let start = lineStart(joined) else { return nil }
      let rest = Array(joined[start...])
      guard rest.count >= 60 else { return nil }
      let third = rest[60..<min(rest.count, 90)]
      return [Array(rest[0..<30]), Array(rest[30..<60]), padded(Array(third))]
    }
    lines = lines.map { $0.map { filler($0) } }
    guard lineStart(lines[0]) == 0 else { return nil }
    let first = widened(lines[0], head: 27)
    let second = widened(lines[1], head: 18)
    guard let first, let second else { return nil }
    return [first, second, padded(lines[2])]
  }

  /// `«` and similar marks are fillers; they come as single bytes after decoding is lost.
  private static func filler(_ byte: UInt8) -> UInt8 { byte == 0xAB || byte == 0x7B ? 0x3C : byte }

  /// Where `IDVNM` begins, one misread character allowed.
  private static func lineStart(_ text: [UInt8]) -> Int? {
    let head = Array("IDVNM".utf8)
    guard text.count >= 30 else { return text.starts(with: head) ? 0 : nil }
    for start in 0...min(text.count - 5, 20) {
      var equal = 0
      for index in 0..<5 where text[start + index] == head[index] { equal += 1 }
      if equal == 5 || equal == 4 && start == 0 { return start }
    }
    return nil
  }

  /// Puts missing fillers between the head of a line and its last character.
  private static func widened(_ line: [UInt8], head: Int) -> [UInt8]? {
    if line.count == 30 { return line }
    if line.count > 30 {
      // Too many fillers: as many are taken out before the last character.
      let surplus = line[head..<(line.count - 1)].count - (29 - head)
      let run = line[head..<(line.count - 1)]
      guard surplus > 0, run.allSatisfy({ $0 == 0x3C }) else { return nil }
      return Array(line[0..<head]) + [UInt8](repeating: 0x3C, count: 29 - head) + [
        line[line.count - 1]
      ]
    }
    guard line.count > head, let last = line.last else { return nil }
    let kept = line[0..<(line.count - 1)]
    return Array(kept) + [UInt8](repeating: 0x3C, count: 29 - kept.count) + [last]
  }

  private static func padded(_ line: [UInt8]) -> [UInt8] {
    Array(line.prefix(30)) + [UInt8](repeating: 0x3C, count: max(0, 30 - line.count))
  }

  // MARK: Misread characters

  /// Puts right what cannot stand at its place.
  private static func mend(_ lines: inout [[UInt8]]) -> Bool {
    var isMended = false
    func put(_ value: UInt8?, _ line: Int, _ index: Int) {
      if let value, lines[line][index] != value {
        lines[line][index] = value
        isMended = true
      }
    }
    // Nine digits stand twice: where one is misread, the other tells it.
    for (short, long) in zip(5..<14, 18..<27) {
      if lines[0][short].isDigit, !lines[0][long].isDigit {
        put(lines[0][short], 0, long)
      } else if lines[0][long].isDigit, !lines[0][short].isDigit {
        put(lines[0][long], 0, short)
      }
    }
    for index in Array(5..<27) + [29] { put(digit(lines[0][index]), 0, index) }
    for index in 27..<29 { put(0x3C, 0, index) }
    for index in Array(0..<7) + Array(8..<15) + [29] { put(digit(lines[1][index]), 1, index) }
    for (index, letter) in "IDVNM".utf8.enumerated() { put(letter, 0, index) }
    for (index, letter) in "VNM".utf8.enumerated() { put(letter, 1, 15 + index) }
    for index in 18..<29 { put(0x3C, 1, index) }
    for index in 0..<30 { put(letter(lines[2][index]), 2, index) }
    return isMended
  }

  /// The digit that a character stands for, or `nil` to leave it.
  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "`"), UInt8(ascii: "'"), UInt8(ascii: "D"), UInt8(ascii: "U"): 0x30
    case UInt8(ascii: "L"), UInt8(ascii: "|"), UInt8(ascii: "!"): 0x31
    case UInt8(ascii: "G"): 0x36
    default: character.isDigit ? nil : character.lookalikeDigit
    }
  }

  /// The letter or filler that a character of the line of names stands for.
  private static func letter(_ character: UInt8) -> UInt8 {
    switch character {
    case 0x30: UInt8(ascii: "O")
    case 0x31: UInt8(ascii: "I")
    case 0x32: UInt8(ascii: "Z")
    case 0x35: UInt8(ascii: "S")
    case 0x38: UInt8(ascii: "B")
    default: character.isLetter ? character : 0x3C
    }
  }

  // MARK: Fields

  private mutating func readNumbers(_ line: [UInt8]) {
    let short = line[5..<14]
    let number = line[15..<27]
    if Self.checkDigit(short) != line[14] { findings.insert(.shortNumberCheck) }
    if Self.checkDigit(line[15..<29]) != line[29] { findings.insert(.numberCheck) }
    guard number.allSatisfy({ $0.isDigit }) else {
      findings.insert(.numberUnreadable)
      return
    }
    if !number.suffix(9).elementsEqual(short) { findings.insert(.shortNumberDisagrees) }
    let id = CitizenID(uncheckedNumber: number.reduce(0) { $0 * 10 + UInt64($1 & 0x0F) })
    citizenID = id
    if !id.isPlausible { findings.insert(.implausibleNumber) }
  }

  private mutating func readDates(_ line: [UInt8]) {
    if Self.checkDigit(line[0..<6]) != line[6] { findings.insert(.birthDateCheck) }
    if Self.checkDigit(line[8..<14]) != line[14] { findings.insert(.expiryCheck) }
    switch line[7] {
    case UInt8(ascii: "M"): sex = .male
    case UInt8(ascii: "F"): sex = .female
    default: sex = .unknown
    }
    isWithoutExpiry = line[8..<14].elementsEqual("991231".utf8)
    if !isWithoutExpiry {
      expiryDate = Self.date(line[8..<14], century: 2000)
      if expiryDate == nil { findings.insert(.cardDateUnreadable) }
    }
    if let citizenID {
      birthDate = Self.date(line[0..<6], century: citizenID.birthYear / 100 * 100)
      if let birthDate, birthDate.year != citizenID.birthYear { findings.insert(.yearDisagrees) }
      if let isFemale = sex.isFemale, isFemale != citizenID.isFemale {
        findings.insert(.sexDisagrees)
      }
    }
    if birthDate == nil { findings.insert(.birthDateUnreadable) }
  }

  /// Reads `yymmdd`; fillers or zeros in month and day are unknown parts.
  private static func date(_ field: ArraySlice<UInt8>, century: Int) -> BirthDate? {
    let digits = field.map { $0 == 0x3C ? 0x30 : $0 }
    guard digits.allSatisfy({ $0.isDigit }) else { return nil }
    func pair(_ index: Int) -> Int {
      Int(digits[index] - 0x30) * 10 + Int(digits[index + 1] - 0x30)
    }
    return BirthDate(year: century + pair(0), month: pair(2), day: pair(4))
  }

  private mutating func readNames(_ line: [UInt8]) {
    var split = line.count
    for index in 0..<(line.count - 1) where line[index] == 0x3C && line[index + 1] == 0x3C {
      split = index
      break
    }
    surname = Self.words(line[0..<split])
    givenNames = Self.words(line[split...])
    if surname.isEmpty { findings.insert(.fieldsMissing) }
  }

  private static func words(_ part: ArraySlice<UInt8>) -> String {
    part.split(separator: 0x3C).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
