import Tables
import VietnameseText

/// Everything before the first row of `cleaned.csv`.
struct CleanedHeader {
  let bytes: [UInt8]
  /// The names of the columns as they are read again.
  let names: [String]

  /// Copies what stands above the rows; names in a legacy encoding are written again in UTF-8.
  init(_ reader: TableReader, _ roles: ColumnRoles) {
    let start = reader.chunks.first?.bytes.lowerBound ?? reader.file.count
    let head = UnsafeBufferPointer(rebasing: reader.file.bytes[..<start])
    if String(validating: head, as: UTF8.self) != nil {
      bytes = Array(head)
      names = reader.header
      return
    }
    var writer = CSVWriter(delimiter: reader.format.delimiter)
    names = roles.header.map { name in
      name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    writer.row(names)
    bytes = writer.bytes
  }
}

/// Names of columns in a legacy encoding.
public enum LegacyHeader {
  /// The text of a name: in the encoding in which most of its words are syllables.
  public static func decode(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var best: (text: String, count: Int)?
    for encoding in [LegacyEncoding.tcvn3, .vni, .windows1258, .viscii, .vps, .tcvn5712] {
      guard let text = encoding.decode(bytes) else { continue }
      let words = text.split { !$0.isLetter }
      let count = words.count { Syllable(String($0)) != nil }
      if count > best?.count ?? 0 { best = (text, count) }
    }
    return best?.text ?? String(decoding: bytes, as: UTF8.self)
  }
}

extension Configuration.Encoding {
  /// The encoding of text that the user names, if it is a legacy one.
  public var legacyEncoding: LegacyEncoding? {
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
