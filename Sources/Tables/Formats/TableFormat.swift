/// How a text file writes a table: its encoding, delimiter and line end.
public struct TableFormat: Equatable, Sendable {
  /// How bytes stand for letters.
  public enum Encoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// One byte a letter, or bytes and marks: TCVN3, VNI, VISCII, Windows-1258. Which of them is for
    /// the cleansing of cells to say; the bytes go through untouched.
    case legacyBytes = "legacy"

    /// Whether the bytes have to be converted before they can be scanned.
    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
  }

  /// What ends a line. `lf` stands for files with `\r\n` too: a `\r` before `\n` is never data.
  public enum LineEnd: Sendable {
    case lf
    case cr

    /// The byte that ends a line.
    @inlinable public var byte: UInt8 { self == .lf ? 0x0A : 0x0D }
  }

  /// How letters are stored.
  public var encoding: Encoding
  /// The byte between two fields.
  public var delimiter: UInt8
  /// What ends a line.
  public var lineEnd: LineEnd
  /// Where the header line begins: behind a byte order mark and a `sep=;` line of Excel.
  public var headerOffset: Int
  /// Whether blanks stand between a delimiter and the quote that opens a cell: `1, "Xóm 3, Xã …"`.
  var hasSpacedQuotes = false

  /// A format; UTF-8 with commas when nothing is said.
  public init(
    encoding: Encoding = .utf8, delimiter: UInt8 = UInt8(ascii: ","), lineEnd: LineEnd = .lf,
    headerOffset: Int = 0
  ) {
    precondition(
      delimiter != 0x22 && delimiter != 0x0A && delimiter != 0x0D && delimiter != 0,
      "a delimiter is neither a quote nor a line end nor NUL")
    self.encoding = encoding
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.headerOffset = headerOffset
  }

  /// Whether cells are to be read as legacy Vietnamese text.
  public var isLegacyBytes: Bool { encoding == .legacyBytes }

  /// The delimiters that are tried, the likeliest first.
  static let delimiters: [UInt8] = Array(",;\t|".utf8)
}
