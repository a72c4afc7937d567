import Tables
import VietnameseText

/// Everything before the first row of `cleaned.csv`.
struct CleanedHeader {
  let bytes: [UInt8]
  /// The names of the columns as they are read again.
  let names: [String]
  /// Whether ``bytes`` are those of the file.
  let isAsWritten: Bool

  /// Copies what stands above the rows; names in a legacy encoding or in two rows are written again, in one row in UTF-8.
  init(_ reader: TableReader, _ roles: ColumnRoles) {
    let start = reader.chunks.first?.bytes.lowerBound ?? reader.file.count
    let head = UnsafeBufferPointer(rebasing: reader.file.bytes[..<start])
    if reader.isHeaderAsWritten, String(validating: head, as: UTF8.self) != nil {
      bytes = Array(head)
      names = reader.header
      isAsWritten = true
      return
    }
    var writer = CSVWriter(delimiter: reader.format.delimiter)
    names = roles.header.map { name in
      name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    writer.row(names)
    var bytes = writer.bytes
    // A line ends as in the rows below, or they would not be read as rows.
    if reader.format.lineEnd == .cr { bytes[bytes.count - 1] = reader.format.lineEnd.byte }
    self.bytes = bytes
    isAsWritten = false
  }
}

extension LegacyText {
  /// The legacy encodings of Vietnamese, as bytes and as text that shows these bytes.
  public static let standard = LegacyText(row: LegacyHeader.texts, cell: LegacyHeader.decode)
}

/// Names of columns in a legacy encoding.
enum LegacyHeader {
  private static let encodings: [LegacyEncoding] = [
    .tcvn3, .tcvn3Capital, .vni, .windows1258, .viscii, .vps, .tcvn5712, .utf8AsWindows1252,
    .utf8AsWindows1252Twice, .utf8AsWindows1258,
  ]

  /// The texts that the cells of a row may be, one for each encoding that explains all of them.
  static func texts(_ cells: [[UInt8]]) -> [[String]] {
    if cells.allSatisfy({ $0.allSatisfy { $0 < 0x80 } }) {
      let texts = cells.map { String(decoding: $0, as: UTF8.self) }
      let decoded = texts.map { TextRepair.viqrText($0) }
      // Signs behind the words of one column may be there for anything.
      guard decoded.count(where: { $0 != nil }) > 1 else { return [] }
      // A dot behind a word ends an abbreviation: `ID Card No.`, `SI Book No.`
      let isSpelt = zip(texts, decoded).contains { text, decoded in
        decoded != nil && text.utf8.contains { "^~(+`'?*".utf8.contains($0) }
      }
      guard isSpelt else { return [] }
      return [zip(texts, decoded).map { $1 ?? $0 }]
    }
    let isText = cells.allSatisfy { String(validating: $0, as: UTF8.self) != nil }
    return encodings.compactMap { encoding in
      var texts: [String] = []
      for cell in cells {
        guard let text = decode(cell, encoding, isText: isText) else { return nil }
        texts.append(text)
      }
      return texts
    }
  }

  private static func decode(_ bytes: [UInt8], _ encoding: LegacyEncoding, isText: Bool) -> String?
  {
    let isPlain = bytes.allSatisfy { $0 < 0x80 }
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    if isText { return encoding.decode(mojibake: String(decoding: bytes, as: UTF8.self)) }
    return encoding.decode(bytes)
  }

  /// The text of a cell: in the encoding in which most of its words are syllables.
  static func decode(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let isText = String(validating: bytes, as: UTF8.self) != nil
    func syllables(_ text: String) -> Int {
      text.split { !$0.isLetter }.count { Syllable(String($0)) != nil }
    }
    var best = (text: text, count: syllables(text))
    for encoding in encodings {
      guard let text = decode(bytes, encoding, isText: isText) else { continue }
      let count = syllables(text)
      if count > best.count { best = (text, count) }
    }
    return best.text
  }
}

extension Configuration.Encoding {
  /// The encoding of text that the user names, if it is a legacy one.
  var legacyEncoding: LegacyEncoding? {
    switch self {
    case .tcvn3: .tcvn3
    case .vni: .vni
    case .viscii: .viscii
    case .vps: .vps
    case .windows1258: .windows1258
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .legacy: nil
    }
  }
}
