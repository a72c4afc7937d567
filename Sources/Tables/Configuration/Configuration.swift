/// The settings that a user may write in a file (`--config`), in TOML; every one may be left out.
///
///     threads = 4
///     history = "khop.sqlite"      # runs are recorded in it
///     corrections = "khop.sqlite"  # its corrections are used
///
///     [report]
///     language = "vi"
///
///     authority = "BẢO HIỂM XÃ HỘI VIỆT NAM"
///     unit = "BẢO HIỂM XÃ HỘI TỈNH NGHỆ AN"
///     place = "Nghệ An"
///     symbol = "…/BC-BHXH"
///
///     [coverage]
///     target = 0.95
///
///     [[office]]
///     name = "BHXH cơ sở Vinh"
///     districts = [412]
///     communes = [17827]    # go before districts
///
///     [reasons.S30]
///     label = "Sai số định danh"        # label_en, actor_en for English
///     actor = "Bộ phận Một cửa"
///
///     [insurance]
///     delimiter = ";"       # "auto", ",", ";", "tab", "|"
///     sheet = "Danh sách"   # of an Excel workbook
///     encoding = "tcvn3"    # "auto", "utf-8", "utf-16le", "utf-16be", "tcvn3", "vni", "viscii", …
///
///     [insurance.columns]
///     full_name = "TEN_NLD"
///
///     [reference.columns]
///     citizen_id = "SO_DD"
public struct Configuration: Equatable, Sendable {
  /// The encoding of a table as a user names it.
  public enum Encoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case tcvn3 = "tcvn3"
    case vni = "vni"
    case viscii = "viscii"
    case vps = "vps"
    case windows1258 = "windows-1258"
    /// One of the legacy encodings; which one is found out cell by cell.
    case legacy = "legacy"

    /// How the table is scanned.
    var tableEncoding: TableFormat.Encoding {
      switch self {
      case .utf8: .utf8
      case .utf16LittleEndian: .utf16LittleEndian
      case .utf16BigEndian: .utf16BigEndian
      case .tcvn3, .vni, .viscii, .vps, .windows1258, .legacy: .legacyBytes
      }
    }
  }

  /// The settings of one input table.
  public struct Table: Equatable, Sendable {
    /// The delimiter; `nil` is to be detected.
    public var delimiter: UInt8?
    /// The encoding; `nil` is to be detected.
    public var encoding: Encoding?
    /// The sheet of an Excel workbook; `nil` is the first that has the columns.
    public var sheet: String?
    /// The names of columns that are not found by their usual names.
    public var columns: [ColumnRole: String] = [:]

    public init() {}
  }

  /// A grassroots office with the places that it looks after.
  public struct Office: Equatable, Sendable {
    /// The name of the office.
    public var name: String
    /// Codes of old districts.
    public var districts: [UInt16]
    /// Codes of single communes, which go before districts.
    public var communes: [UInt16]

    /// An office with its old districts and its communes, by their codes.
    public init(name: String, districts: [UInt16], communes: [UInt16]) {
      self.name = name
      self.districts = districts
      self.communes = communes
    }
  }

  /// What stands at the head of a report.
  public struct Letterhead: Equatable, Sendable {
    /// The authority above the unit.
    public var authority: String?
    /// The unit that reports.
    public var unit: String?
    /// Where the report is signed.
    public var place: String?
    /// The number and symbol of the document.
    public var symbol: String?

    public init() {}
  }

  /// The words for one reason; what is `nil` stays as the program has it.
  public struct ReasonLabel: Codable, Equatable, Sendable {
    /// What is wrong with the record, in Vietnamese.
    public var label: String?
    /// What is wrong with the record, in English.
    public var labelEn: String?
    /// Who can mend a record with this reason.
    public var actor: String?
    /// Who can mend it, in English.
    public var actorEn: String?

    public init() {}
  }

  /// The codes of reasons that words can be given for.
  static let reasonCodes = [
    "D00", "D01", "D02", "S10", "S11", "S20", "S21", "S30", "S31", "K40", "K41", "K42", "T50",
    "T51",
    "C60", "N70", "X90",
  ]

  /// How the insurance file is read.
  public var insurance = Table()
  /// How the register is read.
  public var reference = Table()
  /// The history that runs are recorded in; `nil` for none.
  public var history: String?
  /// The history whose corrections are used; `nil` for none.
  public var corrections: String?
  /// The number of threads; `nil` leaves it to the program.
  public var threads: Int?
  /// The language of reports and messages; `nil` leaves it to the program.
  public var language: ReportLanguage?
  /// What stands at the head of reports.
  public var letterhead = Letterhead()
  /// Words for reasons, by their codes.
  public var reasons: [String: ReasonLabel] = [:]
  /// The grassroots offices; empty for one in each old district.
  public var offices: [Office] = []
  /// The share of people with a health-insurance record that a commune is to reach, 0 to 1.
  public var coverageTarget: Double?

  public init() {}

  /// Reads and checks a configuration.
  ///
  /// - Throws: ``TableError`` when the file cannot be read, or with `badConfiguration` and all its faults.
  public init(path: String) throws(TableError) {
    let file = try MappedFile(path: path)
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      let fault = ConfigurationFault(path: "", problem: .notText)
      throw TableError(.badConfiguration([fault]), path: path)
    }
    try self.init(toml: text, path: path)
  }

  /// Checks a configuration that is in memory; `path` is for messages.
  public init(toml: String, path: String) throws(TableError) {
    var parser = ConfigurationParser()
    parser.parse(toml)
    if !parser.faults.isEmpty { throw TableError(.badConfiguration(parser.faults), path: path) }
    self = parser.configuration
  }

  /// The settings of a table.
  public subscript(kind: ColumnRoles.Kind) -> Table {
    switch kind {
    case .insurance: insurance
    case .reference: reference
    }
  }
}
