extension CardQR {
  /// Reads the text of a scanned code.
  ///
  ///     parse("040190123456|187123456|Nguyễn Thị Hằng|15031990|Nữ|…|10052021")
  ///
  /// Fields that cannot be read stay empty, with a finding. Nothing is filled in from the number.
  ///
  /// - Parameter bytes: The text in UTF-8; damaged bytes become U+FFFD.
  /// - Complexity: O(n); allocates the texts, so it is for single cards and not for columns.
  public static func parse(_ bytes: Span<UInt8>) -> CardQR {
    var text = [UInt8]()
    text.reserveCapacity(bytes.count)
    for index in bytes.indices { text.append(bytes[index]) }
    let whole = trimmed(text[...])
    var card = CardQR()
    if let fields = barFields(whole), fields.count > 1 {
      card.readFields(fields)
    } else if let fields = labelledFields(whole) {
      card.form = .labels
      card.findings.insert(.otherForm)
      card.readFields(fields)
    } else if let fields = commaFields(whole) {
      card.form = .commas
      card.findings.insert(.otherForm)
      card.readFields(fields)
    } else {
      card.findings.insert(.unreadable)
    }
    return card
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    while let first = text.first, first <= 0x20 { text = text.dropFirst() }
    while let last = text.last, last <= 0x20 { text = text.dropLast() }
    return text
  }

  // MARK: Fields

  /// Splits at `|`, the broken bar or the full-width bar.
  private static func barFields(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    var fields: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let rest = text[index...]
      let length =
        rest.starts(with: [0x7C])
        ? 1 : rest.starts(with: [0xC2, 0xA6]) ? 2 : rest.starts(with: [0xEF, 0xBD, 0x9C]) ? 3 : 0
      if length > 0 {
        fields.append(trimmed(text[start..<index]))
        start = index + length
        index = start
      } else {
        index += 1
      }
    }
    fields.append(trimmed(text[start...]))
    return fields
  }

  /// Splits at commas: five fields from the left, the issue date from the right, the address between.
  private static func commaFields(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    let parts = text.split(separator: 0x2C, omittingEmptySubsequences: false).map(trimmed)
    guard parts.count >= 7, CitizenIDReader.number(in: parts[0]) != nil else { return nil }
    guard let last = parts.last, let address = parts[5..<(parts.count - 1)].first else {
      return nil
    }
    let end = parts[parts.count - 2].endIndex
    return Array(parts[0..<5]) + [text[address.startIndex..<end], last]
  }

  /// Finds the labels and takes what stands between them.
  private static func labelledFields(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    var found: [(field: Int, start: Int, end: Int)] = []
    let folded = FoldedText(text)
    for label in labels {
      guard let range = folded.range(of: label.words) else { continue }
      let isTaken = found.contains {
        $0.field == label.field || $0.start < range.upperBound && range.lowerBound < $0.end
      }
      if !isTaken { found.append((label.field, range.lowerBound, range.upperBound)) }
    }
    guard found.count >= 3, found.contains(where: { $0.field == 0 }) else { return nil }
    found.sort { $0.start < $1.start }
    var fields = [ArraySlice<UInt8>](repeating: [], count: 7)
    for (position, label) in found.enumerated() {
      let end = position + 1 < found.count ? found[position + 1].start : text.endIndex
      var value = trimmed(text[label.end..<end])
      while let first = value.first,
        first == 0x3A || first == 0x3D || first == 0x2D || first <= 0x20
      {
        value = value.dropFirst()
      }
      while let last = value.last, last == 0x2C || last == 0x3B || last <= 0x20 {
        value = value.dropLast()
      }
      fields[label.field] = value
    }
    return fields
  }

  /// Labels without marks, longer ones first, with the field that they announce.
  private static let labels: [(words: String, field: Int)] = [
    ("so cmnd cu", 1), ("so chung minh nhan dan", 1), ("chung minh nhan dan", 1), ("so cmnd", 1),
    ("cmnd", 1), ("so can cuoc cong dan", 0), ("so can cuoc", 0), ("so dinh danh", 0),
    ("so cccd", 0), ("cccd", 0), ("ho va ten", 2), ("ho ten", 2), ("full name", 2), ("name", 2),
    ("ngay thang nam sinh", 3), ("ngay sinh", 3), ("date of birth", 3), ("dob", 3),
    ("gioi tinh", 4), ("sex", 4), ("gender", 4), ("noi thuong tru", 5), ("noi cu tru", 5),
    ("dia chi thuong tru", 5), ("dia chi", 5), ("address", 5), ("ngay cap", 6),
    ("date of issue", 6), ("issue date", 6),
  ]

  // MARK: Values

  private mutating func readFields(_ fields: [ArraySlice<UInt8>]) {
    let number = CitizenIDReader.number(in: fields[0])
    citizenID = number
    if number == nil { findings.insert(.numberUnreadable) }
    if let number, !number.isPlausible { findings.insert(.implausibleNumber) }
    if fields.count > 1 {
      let old = Array(fields[1])
      oldID = CMNDReader.read(old.span).number
    }
    if fields.count > 2 { readName(fields[2]) }
    if fields.count > 3 { readBirthDate(fields[3]) }
    if fields.count > 4 {
      let cell = Array(fields[4])
      sex = SexCode.read(cell.span, coding: .words).sex
    }
    if fields.count > 5 { address = String(decoding: fields[5], as: UTF8.self) }
    if fields.count > 6 {
      issueDate = Self.date(fields[6])
      if issueDate == nil, !fields[6].isEmpty { findings.insert(.cardDateUnreadable) }
    }
    if fields.count < 7
      || fields.enumerated().contains(where: {
        $0.offset != 1 && $0.offset < 7 && $0.element.isEmpty
      })
    {
      findings.insert(.fieldsMissing)
    }
    if fields.count > 7 {
      extraFields = fields[7...].map { String(decoding: $0, as: UTF8.self) }
      findings.insert(.extraFields)
    }
    compareWithNumber()
  }

  private mutating func readName(_ field: ArraySlice<UInt8>) {
    name = String(decoding: field, as: UTF8.self)
    if name.unicodeScalars.contains(where: { $0 == "\u{FFFD}" || $0 == "?" }) {
      findings.insert(.nameDamaged)
    } else if !name.isEmpty, field.allSatisfy({ $0 < 0x80 }) {
      findings.insert(.nameWithoutMarks)
    }
  }

  private mutating func readBirthDate(_ field: ArraySlice<UInt8>) {
    birthDate = Self.date(field)
    if birthDate == nil { findings.insert(.birthDateUnreadable) }
  }

  /// A card is dated; any day of 1900 to 2099 is accepted and none is judged.
  ///
  /// Eight digits are `ddmmyyyy`: 20041945 is no month 19 of 2004.
  private static func date(_ field: ArraySlice<UInt8>) -> BirthDate? {
    let cell = Array(field)
    if cell.count == 8, let digits = PlainDigits.value(of: cell.span).map(Int.init),
      (1900...2099).contains(digits % 10_000),
      let date = BirthDate(
        year: digits % 10_000, month: digits / 10_000 % 100, day: digits / 1_000_000),
      date.precision == .day
    {
      return date
    }
    for lastYear in [2099, 2010] {
      // A reader refuses whoever would be older than people become.
      let reading = BirthDateReader(asOfYear: lastYear).read(cell.span, idBirthYear: nil)
      if let date = reading.date { return date }
    }
    return nil
  }

  private mutating func compareWithNumber() {
    guard let citizenID else { return }
    if let isFemale = sex.isFemale, isFemale != citizenID.isFemale {
      findings.insert(.sexDisagrees)
    }
    if let birthDate, birthDate.year != citizenID.birthYear { findings.insert(.yearDisagrees) }
  }
}

extension CitizenIDReader {
  /// The number that a field holds, when nothing about it is uncertain.
  internal static func number(in field: ArraySlice<UInt8>) -> CitizenID? {
    let cell = Array(field)
    return read(cell.span, birthYear: nil, isFemale: nil).citizenID
  }
}

/// A text without marks and case, with the place of each of its letters in the bytes.
private struct FoldedText {
  private var letters: [UInt8] = []
  private var starts: [Int] = []
  private let end: Int

  init(_ text: ArraySlice<UInt8>) {
    end = text.endIndex
    let bytes = text.span
    var offset = 0
    while offset < bytes.count {
      // Bytes that are no UTF-8 count as they stand, so that places in the letters are places in the text.
      let (scalar, length) =
        bytes[offset] < 0x80 ? (UInt32(bytes[offset]), 1) : SymbolText.decode(bytes, at: offset)
      if !(0x300...0x36F).contains(scalar) {
        let base = scalar < 0x80 ? UInt8(scalar) : LetterFolding.base(of: scalar)
        letters.append((base ?? 0x3F).lowercased)
        starts.append(text.startIndex + offset)
      }
      offset += length
    }
  }

  /// The bytes of the first place where the words stand as words, or `nil`.
  func range(of words: String) -> Range<Int>? {
    let pattern = Array(words.utf8)
    guard letters.count >= pattern.count else { return nil }
    for start in 0...(letters.count - pattern.count)
    where letters[start..<(start + pattern.count)].elementsEqual(pattern) {
      let next = start + pattern.count
      if start > 0, letters[start - 1].isLetter { continue }
      if next < letters.count, letters[next].isLetter { continue }
      return starts[start]..<(next < starts.count ? starts[next] : end)
    }
    return nil
  }
}
