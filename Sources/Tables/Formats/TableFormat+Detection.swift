import Workbooks

// Detection looks at the head of a file, and at samples further on only while the head is pure ASCII.
// It decides what RFC 4180 leaves open; a configuration may decide otherwise.

extension TableFormat {
  /// The bytes that are looked at.
  static let headLength = 1 << 18
  /// The records of which the delimiter must make sense.
  private static let sampledRecords = 50

  /// Finds out the encoding, the delimiter and the line end of a file.
  ///
  /// - Parameter delimiter: The delimiter if it is known, for example from the configuration.
  /// - Throws: ``TableError`` with `empty` or `foreign` when there is no text to read.
  /// - Complexity: O(1) in the size of the file.
  static func detected(in file: MappedFile, delimiter: UInt8? = nil) throws(TableError)
    -> TableFormat
  {
    let head = UnsafeBufferPointer(rebasing: file.bytes.prefix(headLength))
    guard !head.isEmpty else { throw TableError(.empty, path: file.path) }
    if let encoding = utf16Encoding(of: head) {
      return TableFormat(encoding: encoding, headerOffset: hasUTF16Mark(head) ? 2 : 0)
    }
    if let foreign = ForeignFormat.recognised(in: head) ?? (isBinary(head) ? .binary : nil) {
      let isEncrypted =
        foreign == .oldOffice && ForeignFormat.isEncryptedWorkbook(file.bytes)
      throw TableError(
        isEncrypted ? .workbook(WorkbookError(.encrypted)) : .foreign(foreign), path: file.path)
    }

    var format = TableFormat()
    let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
    format.headerOffset = isMarked ? 3 : 0
    if !isMarked, isLegacy(file) { format.encoding = .legacyBytes }
    if !head.contains(0x0A), head.contains(0x0D) { format.lineEnd = .cr }
    let announced = skipSeparatorLine(in: head, &format)
    let text = UnsafeBufferPointer(rebasing: head[min(format.headerOffset, head.count)...])
    format.delimiter =
      delimiter ?? announced
      ?? likeliestDelimiter(
        in: text, newline: format.lineEnd.byte, isWhole: head.count == file.count)
    format.hasSpacedQuotes = hasSpacedQuotes(in: text, format)
    return format
  }

  // MARK: Quotes

  /// Whether quotes that open a cell stand behind blanks, of which nine in ten are closed at the end of a cell with letters or
  /// digits between them: two ditto marks side by side enclose none.
  private static func hasSpacedQuotes(
    in text: UnsafeBufferPointer<UInt8>, _ format: TableFormat
  ) -> Bool {
    var (opened, closed) = (0, 0)
    var place = 0
    while place < text.count, opened < 1000 {
      defer { place += 1 }
      guard text[place] == 0x22, place > 0 else { continue }
      if text[place - 1] == format.delimiter || text[place - 1] == format.lineEnd.byte {
        // A quoted cell as it should be; what stands in it is text.
        place = closingQuote(in: text, from: place)
        continue
      }
      var start = place
      while start > 0, text[start - 1] == 0x20 { start -= 1 }
      guard start < place, start > 0, text[start - 1] == format.delimiter else { continue }
      opened += 1
      let line = text[(place + 1)...].prefix { $0 != format.lineEnd.byte }
      guard let end = line.firstIndex(of: 0x22) else { continue }
      let next = end + 1 < text.count ? text[end + 1] : format.lineEnd.byte
      let isText = line[..<end].contains {
        $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10
      }
      guard isText else { continue }
      if next == format.delimiter || next == format.lineEnd.byte || next == 0x0D || next == 0x22 {
        closed += 1
      }
      place = end
    }
    return opened > 0 && closed * 10 >= opened * 9
  }

  /// The quote that closes the one at a place, or the last byte.
  private static func closingQuote(in text: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
    var end = place + 1
    while end < text.count {
      if text[end] == 0x22 {
        guard end + 1 < text.count, text[end + 1] == 0x22 else { return end }
        end += 1
      }
      end += 1
    }
    return text.count - 1
  }

  // MARK: Encoding

  private static func hasUTF16Mark(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
  }

  /// UTF-16 by its mark, or by the zero bytes beside digits and delimiters.
  private static func utf16Encoding(of head: UnsafeBufferPointer<UInt8>) -> Encoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    var zeros = (even: 0, odd: 0)
    for i in head.indices where head[i] == 0 {
      if i & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = head.count / 2
    guard half >= 4 else { return nil }
    if zeros.odd * 4 >= half, zeros.even * 8 <= zeros.odd { return .utf16LittleEndian }
    if zeros.even * 4 >= half, zeros.odd * 8 <= zeros.even { return .utf16BigEndian }
    return nil
  }

  /// Many zero or control bytes: a few are faults of single rows, and some legacy capitals are controls.
  private static func isBinary(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    var zeros = 0
    var controls = 0
    for byte in head where byte < 0x20 {
      if byte == 0 { zeros += 1 }
      if byte < 0x09 || byte > 0x0D { controls += 1 }
    }
    return zeros > max(8, head.count / 100) || controls > max(16, head.count / 10)
  }

  /// Whether the letters beyond ASCII are no UTF-8: more broken sequences than whole ones.
  private static func isLegacy(_ file: MappedFile) -> Bool {
    var counts = Utf8Sequences()
    let bytes = file.bytes
    counts.count(UnsafeBufferPointer(rebasing: bytes.prefix(headLength)))
    // A head of pure ASCII says nothing: look at 64 places further on.
    if counts.whole + counts.broken == 0, bytes.count > headLength {
      let window = 1 << 12
      let step = max((bytes.count - headLength) / 64, window)
      var start = headLength
      while start + window <= bytes.count {
        counts.count(UnsafeBufferPointer(rebasing: bytes[start..<(start + window)]))
        start += step
      }
    }
    return counts.broken > counts.whole
  }

  // MARK: Delimiter

  /// Skips the line `sep=;` with which Excel announces a delimiter.
  private static func skipSeparatorLine(
    in head: UnsafeBufferPointer<UInt8>, _ format: inout TableFormat
  ) -> UInt8? {
    var line = Array(head[format.headerOffset...].prefix(16))
    guard let end = line.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    var next = format.headerOffset + end + 1
    if line[end] == 0x0D, end + 1 < line.count, line[end + 1] == 0x0A { next += 1 }
    line = Array(line[..<end].filter { $0 != 0x22 })
    guard line.count == 5, line[4] != 0, line[4] < 0x80,
      line[..<4].map({ $0 | 0x20 }) == Array("sep".utf8) + [UInt8(ascii: "=") | 0x20]
    else { return nil }
    format.headerOffset = next
    return line[4]
  }

  /// The delimiter that cuts the most records into as many fields as the header.
  private static func likeliestDelimiter(
    in text: UnsafeBufferPointer<UInt8>, newline: UInt8, isWhole: Bool
  ) -> UInt8 {
    var best = (delimiter: delimiters[0], agreeing: 0, fields: 1)
    for delimiter in delimiters {
      let counts = fieldCounts(
        of: text, delimiter: delimiter, newline: newline, isWhole: isWhole)
      guard let header = counts.first, header > 1 else { continue }
      let agreeing = counts.count { $0 == header }
      // More agreeing records first, then more columns; equal means the likelier delimiter stays.
      if (agreeing, header) > (best.agreeing, best.fields) { best = (delimiter, agreeing, header) }
    }
    return best.delimiter
  }

  /// The numbers of fields of the first records, with quotes respected.
  private static func fieldCounts(
    of text: UnsafeBufferPointer<UInt8>, delimiter: UInt8, newline: UInt8, isWhole: Bool
  ) -> [Int] {
    var counts: [Int] = []
    var fields = 1
    var isQuoted = false
    var isBlank = true
    var previous = delimiter
    for byte in text {
      if byte == 0x22, isQuoted || previous == delimiter || previous == newline || previous == 0x22
      {
        isQuoted.toggle()
        isBlank = false
      } else if !isQuoted, byte == newline {
        if !isBlank { counts.append(fields) }
        if counts.count == sampledRecords { return counts }
        fields = 1
        isBlank = true
      } else if byte != 0x0D {
        isBlank = false
        if !isQuoted, byte == delimiter { fields += 1 }
      }
      previous = byte
    }
    if isWhole || counts.isEmpty, !isBlank { counts.append(fields) }
    return counts
  }
}

/// Counts UTF-8 sequences beyond ASCII, whole and broken.
struct Utf8Sequences {
  private(set) var whole = 0
  private(set) var broken = 0

  /// Adds the sequences of some bytes; one that the edges cut is not counted.
  mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var i = bytes.firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    // Only a few continuation bytes can be the rest of a cut sequence; more are broken ones.
    if i > 3 { broken += i }
    while i < bytes.count {
      let lead = bytes[i]
      if lead < 0x80 {
        i += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      let end = i + length
      let tail = bytes[(i + 1)..<min(end, bytes.count)]
      let isContinued = tail.allSatisfy { $0 & 0xC0 == 0x80 }
      if !isContinued || lead < 0xC2 || lead > 0xF4 {
        broken += 1
        i += 1
      } else {
        if end <= bytes.count { whole += 1 }
        i = end
      }
    }
  }
}
