/// The repairs that reading a name made, one member a rule.
///
/// Codes are stable: a report of last year means the same this year. Every rule is certain in the place where it is
/// used; what is uncertain is an alternative of ``NameReading`` instead.
public struct NameRepairs: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Combining marks were put together (form C).
  public static let unicodeForm = NameRepairs(rawValue: 1 << 0)
  /// Marks in the wrong order, or deprecated marks, were put right.
  public static let markOrder = NameRepairs(rawValue: 1 << 1)
  /// Eth or another twin of đ became đ.
  public static let lookAlikeD = NameRepairs(rawValue: 1 << 2)
  /// An a with caron became ă.
  public static let lookAlikeBreve = NameRepairs(rawValue: 1 << 3)
  /// A Cyrillic, Greek or Turkish look-alike became the Latin letter.
  public static let lookAlikeScript = NameRepairs(rawValue: 1 << 4)
  /// Full-width forms, ligatures and the like were resolved.
  public static let wideForm = NameRepairs(rawValue: 1 << 5)
  /// Invisible characters were removed.
  public static let invisible = NameRepairs(rawValue: 1 << 6)
  /// Spaces at the ends, doubled or of another kind were put right.
  public static let spacing = NameRepairs(rawValue: 1 << 7)
  /// Apostrophes were unified or joined to their word.
  public static let apostrophe = NameRepairs(rawValue: 1 << 8)
  /// Capitals were used as no name uses them.
  public static let letterCase = NameRepairs(rawValue: 1 << 9)
  /// The new style of tone placement became the old one (hoà, hòa).
  public static let toneStyle = NameRepairs(rawValue: 1 << 10)
  /// A tone mark stood on a letter that cannot carry it (qúy, quý).
  public static let tonePlace = NameRepairs(rawValue: 1 << 11)
  /// The same tone was written twice.
  public static let repeatedTone = NameRepairs(rawValue: 1 << 12)
  /// Half of ươ had lost its horn (Truơng, Trương).
  public static let hornPair = NameRepairs(rawValue: 1 << 13)
  /// Marks that no letter here can carry were dropped.
  public static let strayMark = NameRepairs(rawValue: 1 << 14)

  /// Read as TCVN3 (ABC).
  public static let tcvn3 = NameRepairs(rawValue: 1 << 20)
  /// Read as TCVN 5712.
  public static let tcvn5712 = NameRepairs(rawValue: 1 << 21)
  /// Read as VNI-Windows.
  public static let vni = NameRepairs(rawValue: 1 << 22)
  /// Read as VISCII.
  public static let viscii = NameRepairs(rawValue: 1 << 23)
  /// Read as VPS.
  public static let vps = NameRepairs(rawValue: 1 << 24)
  /// Read as VIQR.
  public static let viqr = NameRepairs(rawValue: 1 << 25)
  /// Read as Windows-1258.
  public static let windows1258 = NameRepairs(rawValue: 1 << 26)
  /// UTF-8 that had been taken for another encoding.
  public static let utf8Twice = NameRepairs(rawValue: 1 << 27)

  /// Characters written as codes (HTML, URL, `\u`) or as a spreadsheet's formula were resolved.
  public static let escapes = NameRepairs(rawValue: 1 << 28)

  /// Telex keys became letters.
  public static let telex = NameRepairs(rawValue: 1 << 30)
  /// VNI keys became letters.
  public static let vniKeys = NameRepairs(rawValue: 1 << 31)

  /// Joined words were parted.
  public static let joinedWords = NameRepairs(rawValue: 1 << 36)
  /// A word that a space had broken was joined.
  public static let brokenWord = NameRepairs(rawValue: 1 << 37)
  /// A line number before the name was removed.
  public static let lineNumber = NameRepairs(rawValue: 1 << 38)
  /// A title before the name was removed.
  public static let title = NameRepairs(rawValue: 1 << 39)
  /// A note in brackets or after a dash, slash or comma was taken out.
  public static let note = NameRepairs(rawValue: 1 << 40)
  /// Symbols that no name holds were removed.
  public static let symbols = NameRepairs(rawValue: 1 << 41)
  /// Given name before a comma was put after the surname.
  public static let commaOrder = NameRepairs(rawValue: 1 << 42)
  /// Digits that belong to no letter were removed.
  public static let digits = NameRepairs(rawValue: 1 << 43)
  /// A hyphen between words became a space.
  public static let hyphen = NameRepairs(rawValue: 1 << 44)
  /// A name that stood twice was written once.
  public static let repeatedName = NameRepairs(rawValue: 1 << 45)
  /// A dot was put behind an abbreviation.
  public static let abbreviationDot = NameRepairs(rawValue: 1 << 46)

  /// One rule with its stable code and its names in Vietnamese and English.
  public typealias Rule = (rule: NameRepairs, code: String, vi: String, en: String)

  /// Every rule, in the order of the codes.
  public static let all: [Rule] = [
    (.unicodeForm, "N01", "Ghép dấu về dạng dựng sẵn (NFC)", "Combining marks composed (NFC)"),
    (.markOrder, "N02", "Sửa thứ tự dấu", "Order of marks put right"),
    (.lookAlikeD, "N03", "Thay ký tự giống chữ đ", "Look-alike of đ replaced"),
    (.lookAlikeBreve, "N04", "Thay ký tự giống chữ ă", "Look-alike of ă replaced"),
    (
      .lookAlikeScript, "N05", "Thay chữ Kirin, Hy Lạp giống chữ Latinh",
      "Cyrillic or Greek replaced"
    ),
    (.wideForm, "N06", "Đổi ký tự toàn rộng, chữ ghép", "Full-width form or ligature resolved"),
    (.invisible, "N07", "Bỏ ký tự ẩn", "Invisible character removed"),
    (.spacing, "N08", "Sửa khoảng trắng", "Spacing put right"),
    (.apostrophe, "N09", "Thống nhất dấu nháy", "Apostrophe unified"),
    (.letterCase, "N10", "Sửa chữ hoa, chữ thường", "Capitals put right"),
    (.toneStyle, "N11", "Bỏ dấu kiểu mới về kiểu cũ", "New tone placement to old"),
    (.tonePlace, "N12", "Sửa vị trí dấu thanh", "Tone mark moved to its letter"),
    (.repeatedTone, "N13", "Bỏ dấu thanh lặp", "Repeated tone dropped"),
    (.hornPair, "N14", "Bổ sung dấu móc của ươ", "Horn of ươ completed"),
    (.strayMark, "N15", "Bỏ dấu lạc", "Stray mark dropped"),
    (.tcvn3, "N20", "Giải mã TCVN3 (ABC)", "Decoded from TCVN3 (ABC)"),
    (.tcvn5712, "N21", "Giải mã TCVN 5712", "Decoded from TCVN 5712"),
    (.vni, "N22", "Giải mã VNI-Windows", "Decoded from VNI-Windows"),
    (.viscii, "N23", "Giải mã VISCII", "Decoded from VISCII"),
    (.vps, "N24", "Giải mã VPS", "Decoded from VPS"),
    (.viqr, "N25", "Giải mã VIQR", "Decoded from VIQR"),
    (.windows1258, "N26", "Giải mã Windows-1258", "Decoded from Windows-1258"),
    (
      .utf8Twice, "N27", "Giải mã UTF-8 bị đọc sai bảng mã",
      "Decoded UTF-8 read in a wrong encoding"
    ),
    (
      .escapes, "N28", "Giải mã ký tự viết bằng mã (HTML, URL, \\u, công thức)",
      "Character codes resolved (HTML, URL, \\u, formula)"
    ),
    (.telex, "N30", "Giải phím Telex", "Telex keys resolved"),
    (.vniKeys, "N31", "Giải phím VNI", "VNI keys resolved"),
    (.joinedWords, "N40", "Tách từ dính", "Joined words parted"),
    (.brokenWord, "N41", "Nối từ bị tách", "Broken word joined"),
    (.lineNumber, "N42", "Bỏ số thứ tự", "Line number removed"),
    (.title, "N43", "Bỏ danh xưng", "Title removed"),
    (.note, "N44", "Tách ghi chú", "Note taken out"),
    (.symbols, "N45", "Bỏ ký hiệu lạ", "Symbols removed"),
    (.commaOrder, "N46", "Đưa họ lên trước", "Surname put before the comma's given name"),
    (.digits, "N47", "Bỏ chữ số", "Digits removed"),
    (.hyphen, "N48", "Thay gạch nối bằng khoảng trắng", "Hyphen to space"),
    (.repeatedName, "N49", "Bỏ họ tên ghi lặp", "Name written twice, once kept"),
    (.abbreviationDot, "N50", "Thêm dấu chấm sau chữ viết tắt", "Dot put behind an abbreviation"),
  ]

  /// The codes of the members, in order.
  var codes: [String] { NameRepairs.all.filter { contains($0.rule) }.map(\.code) }
}
