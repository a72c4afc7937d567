/// A kind of file that is no table of text, recognised by its first bytes.
public enum ForeignFormat: String, CaseIterable, Sendable {
  case excelWorkbook = "a ZIP archive without an Excel workbook (.xlsx) in it"
  case openDocument = "an OpenDocument table (.ods)"
  case oldOffice = "Excel 97–2003 (.xls) or another old Office file"
  case pdf = "PDF"
  case compressed = "a compressed archive"
  case markup = "HTML or XML"
  case json = "JSON"
  case sqlite = "a SQLite database"
  case parquet = "Apache Parquet"
  case image = "an image"
  case program = "a program"
  case register = "a register frozen by 'khop index'"
  case binary = "binary data"

  /// What the file looks like and what to do, in English.
  public var englishText: String { "this looks like \(rawValue), not CSV text; \(englishAdvice)" }

  /// What the file looks like and what to do, in Vietnamese.
  public var vietnameseText: String {
    "tệp này có vẻ là \(vietnameseName), không phải văn bản CSV; \(vietnameseAdvice)"
  }

  private var englishAdvice: String {
    switch self {
    case .register: "it stands for the register, not for a table"
    case .oldOffice, .openDocument:
      "open it in Excel and choose Save As, “Excel Workbook (.xlsx)”"
    case .excelWorkbook, .compressed: "unpack it first"
    case .markup:
      "open it in Excel and choose Save As, “Excel Workbook (.xlsx)” (some programs name HTML .xls)"
    case .json, .sqlite, .parquet: "export it as CSV"
    case .pdf, .image: "ask for the table itself"
    case .program, .binary: "check that this is the right file"
    }
  }

  private var vietnameseName: String {
    switch self {
    case .excelWorkbook: "tệp nén ZIP không chứa bảng tính Excel (.xlsx)"
    case .openDocument: "bảng tính OpenDocument (.ods)"
    case .register: "dữ liệu dân cư đã lập chỉ mục (khop index)"
    case .oldOffice: "Excel 97–2003 (.xls) hoặc tệp Office cũ"
    case .pdf: "PDF"
    case .compressed: "tệp nén"
    case .markup: "HTML hoặc XML"
    case .json: "JSON"
    case .sqlite: "cơ sở dữ liệu SQLite"
    case .parquet: "Apache Parquet"
    case .image: "tệp ảnh"
    case .program: "chương trình"
    case .binary: "dữ liệu nhị phân"
    }
  }

  private var vietnameseAdvice: String {
    switch self {
    case .register: "tệp này chỉ dùng thay cho dữ liệu dân cư, không phải bảng"
    case .oldOffice, .openDocument, .markup:
      "hãy mở bằng Excel rồi chọn Save As, “Excel Workbook (.xlsx)”"
    case .excelWorkbook, .compressed: "hãy giải nén trước"
    case .json, .sqlite, .parquet: "hãy xuất ra CSV"
    case .pdf, .image: "hãy xin tệp dữ liệu gốc (Excel hoặc CSV)"
    case .program, .binary: "hãy kiểm tra lại tệp"
    }
  }

  /// The kind that the first bytes of a file give away, or `nil`.
  static func recognised(in head: UnsafeBufferPointer<UInt8>) -> ForeignFormat? {
    // The kind of an OpenDocument file stands uncompressed behind the first name (OpenDocument 1.2, part 3, 3.3).
    if head.count > 60, starts(UnsafeBufferPointer(rebasing: head[30...]), with: mimeOfODF) {
      return .openDocument
    }
    for (magic, format) in signatures where starts(head, with: magic) { return format }
    let text = head.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let first = text.first, let second = text.dropFirst().first else { return nil }
    let isName = (0x41...0x5A).contains(second & 0xDF)
    if first == UInt8(ascii: "<"), isName || second == UInt8(ascii: "!") || second == 0x3F {
      return .markup
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let inner = text.dropFirst().first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      let opensValue = inner == UInt8(ascii: "\"") || inner == UInt8(ascii: "{")
      if opensValue || inner == UInt8(ascii: "[") { return .json }
    }
    return nil
  }

  /// Whether an Office file is a workbook under a password: its parts lie encrypted in a container of the old kind
  /// ([MS-OFFCRYPTO] 2.3.4.4).
  static func isEncryptedWorkbook(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    guard bytes.count >= name.count else { return false }
    return (0...bytes.count - name.count).contains { start in
      bytes[start] == name[0] && bytes[start..<start + name.count].elementsEqual(name)
    }
  }

  private static func starts(_ head: UnsafeBufferPointer<UInt8>, with magic: [UInt8]) -> Bool {
    head.count >= magic.count && head.prefix(magic.count).elementsEqual(magic)
  }

  private static let mimeOfODF = Array("mimetypeapplication/vnd.oasis.".utf8)
  private static let signatures: [([UInt8], ForeignFormat)] = [
    ([0x50, 0x4B, 0x03, 0x04], .excelWorkbook), ([0x50, 0x4B, 0x05, 0x06], .excelWorkbook),
    ([0xD0, 0xCF, 0x11, 0xE0], .oldOffice), (Array("%PDF".utf8), .pdf),
    ([0x1F, 0x8B], .compressed), ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed), (Array("BZh".utf8), .compressed),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed), (Array("Rar!".utf8), .compressed),
    (Array("SQLite format 3".utf8), .sqlite), (Array("PAR1".utf8), .parquet),
    ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image),
    ([0x7F, 0x45, 0x4C, 0x46], .program), ([0x01] + Array("KHOPGER".utf8), .register),
  ]
}
