// The shapes of cells. A shape tells what a cell could be, never that it is right: that is for the readers of
// names, dates and numbers.

extension RowSieve {
  typealias Cell = UnsafeBufferPointer<UInt8>

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func digitCount(_ cell: Cell) -> Int { cell.count(where: isDigit) }

  static func hasLetter(_ cell: Cell) -> Bool {
    cell.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 } && !isBlank(cell)
  }

  /// Nothing but blanks, among them the one that does not break (U+00A0), or a byte order mark.
  static func isBlank(_ cell: Cell) -> Bool {
    var place = 0
    while place < cell.count {
      if cell[place] <= 0x20 {
        place += 1
      } else if cell[place] == 0xC2, place + 1 < cell.count, cell[place + 1] == 0xA0 {
        place += 2
      } else {
        return false
      }
    }
    return true
  }

  /// Blanks, a dash, or what spreadsheets and databases write for nothing and for an error.
  static func isNothing(_ cell: Cell) -> Bool {
    if isBlank(cell) { return true }
    guard cell.count <= 8 else { return false }
    let text = String(decoding: cell.filter { $0 > 0x20 }, as: UTF8.self).uppercased()
    return text.allSatisfy { $0 == "-" || $0 == "." } || nothings.contains(text)
  }

  private static let nothings: Set<String> = [
    "NULL", "N/A", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!",
    "#NULL!",
  ]

  /// A number of up to six digits.
  static func isSmallNumber(_ cell: Cell) -> Bool {
    let bytes = cell.filter { $0 > 0x20 && $0 != 0x2E }
    return !bytes.isEmpty && bytes.count <= 6 && bytes.allSatisfy(isDigit)
  }

  static func isSexWord(_ cell: Cell) -> Bool {
    let word = HeaderFolding.folded(String(decoding: cell, as: UTF8.self))
    return ["nam", "nu", "male", "female", "m", "f", "0", "1", "2"].contains(word)
  }

  /// `I`, `IV.`, `A`, `B)`: the numbers of groups.
  static func isGroupNumber(_ cell: Cell) -> Bool {
    // `I.1` is a part of I.
    let end = cell.firstIndex(of: 0x2E) ?? cell.count
    guard cell[end...].allSatisfy({ isDigit($0) || $0 <= 0x20 || $0 == 0x2E || $0 == 0x29 }) else {
      return false
    }
    let letters = cell[..<end].filter { $0 > 0x20 && $0 != 0x2E && $0 != 0x29 && $0 != 0x2D }
    if letters.count == 1 { return letters[0] &- 0x41 < 26 }
    return (1...5).contains(letters.count)
      && letters.allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
  }

  /// Whether the filled cells of a row number the columns: `1 2 3`, `(1) (2) (3)`, `A B 1 2`.
  static func areColumnNumbers(_ cells: [[UInt8]]) -> Bool {
    guard cells.count >= 3 else { return false }
    var letter: UInt8 = 0x41
    var number = 0
    for cell in cells {
      let core = cell.filter { $0 > 0x20 && $0 != 0x28 && $0 != 0x29 && $0 != 0x5B && $0 != 0x5D }
      guard (1...3).contains(core.count) else { return false }
      if core.count == 1, core[0] | 0x20 == letter | 0x20, number == 0 {
        letter += 1
      } else if core.allSatisfy(isDigit) {
        let value = core.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        // Columns may be left out of the numbering, and it may begin behind letters; it never turns back.
        guard value == number + 1 || number > 0 && value == number + 2 else { return false }
        number = value
      } else {
        return false
      }
    }
    return true
  }

  /// `ngày 5 tháng 3 năm 1990`, `sinh năm 1952`: a date, even if only its words come first.
  static func startsWithDateWord(_ cell: Cell) -> Bool {
    let words = ListPhrase.words(String(decoding: cell, as: UTF8.self))
    return ["ngày", "ngay", "sinh", "năm", "nam", "tháng", "thang"].contains(words.first ?? "")
  }

  // MARK: Values of people

  /// Two words or more of letters, as names have.
  static func isNameLike(_ cell: Cell) -> Bool {
    guard (4...90).contains(cell.count), hasLetter(cell) else { return false }
    var words = 0
    var isInside = false
    for byte in cell {
      let isLetter = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26
      if isLetter {
        if !isInside { words += 1 }
        isInside = true
      } else if byte == 0x20 {
        isInside = false
      } else if byte != 0x27, byte != 0x2D, byte != 0x2E {
        return false
      }
    }
    return words >= 2
  }

  /// Words for a hamlet or a commune, as they stand at the head of an address.
  private static let placeWords = Set(
    [
      "xóm", "thôn", "bản", "khối", "tổ", "ấp", "làng", "xã", "phường", "khu", "xom", "thon",
      "khoi",
      "ap", "phuong",
    ].flatMap { word in
      [word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()].map {
        Array($0.utf8)
      }
    })

  /// Parts between commas, the first with a word for a hamlet or a commune at its head.
  static func isPlace(_ cell: Cell) -> Bool {
    cell.contains(0x2C) && placeWords.contains(Array(cell.prefix { $0 != 0x20 }))
  }

  /// A day, a month and a year between separators, or the other way round; with `allowsYear`, a year alone.
  static func isDateLike(_ cell: Cell, allowsYear: Bool) -> Bool {
    guard cell.count <= 10 else { return false }
    var values: [Int] = []
    var value = 0
    var digits = 0
    for byte in cell {
      if isDigit(byte) {
        value = value * 10 + Int(byte & 0x0F)
        digits += 1
      } else if byte == 0x2F || byte == 0x2D || byte == 0x2E {
        guard digits > 0 else { return false }
        values.append(value)
        (value, digits) = (0, 0)
      } else {
        return false
      }
    }
    guard digits > 0 else { return false }
    values.append(value)
    func isYear(_ value: Int) -> Bool { (1900...2099).contains(value) }
    if values.count == 1 { return allowsYear && cell.count == 4 && isYear(values[0]) }
    guard values.count == 3 else { return false }
    if isYear(values[0]) { values.reverse() }
    return isYear(values[2]) && (1...31).contains(values[0]) && (1...31).contains(values[1])
      && min(values[0], values[1]) <= 12
  }

  /// The text of a card's QR code: a number of twelve digits and five strokes or more.
  static func isCard(_ cell: Cell) -> Bool {
    cell.count { $0 == 0x7C } >= 5 && digitCount(cell) >= 18
      && cell.prefix(12).count(where: isDigit) >= 11
  }

  /// A day and a month with a sign between them and nothing else: `05/03`, `5-3`.
  static func isDayAndMonth(_ cell: Cell) -> Bool {
    let parts = cell.split(omittingEmptySubsequences: false) { !isDigit($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }),
      [0x2F, 0x2D, 0x2E].contains(cell[parts[0].endIndex])
    else { return false }
    let values = parts.map { $0.reduce(0) { $0 * 10 + Int($1 & 0x0F) } }
    return (1...31).contains(values[0]) && (1...12).contains(values[1])
  }

  /// Twelve digits that begin with the zero of every province, or the nine of a CMND.
  static func isPersonalNumber(_ cell: Cell) -> Bool {
    guard cell.count == 12 || cell.count == 9, cell.allSatisfy(isDigit) else { return false }
    return cell.count == 9 || cell[0] == 0x30
  }

  /// The year in a date: its only four digits side by side, from 1900 on.
  static func year(in cell: Cell) -> Int? {
    for run in cell.split(whereSeparator: { !isDigit($0) }) where run.count == 4 {
      let year = run.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
      if (1900..<2100).contains(year) { return year }
    }
    return nil
  }
}
