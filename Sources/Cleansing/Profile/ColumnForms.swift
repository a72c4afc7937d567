import Identifiers
import Tables
import VietnameseText

/// How a column writes dates with a day.
enum DateStyle: Int, CaseIterable, Sendable {
  /// dd/mm/yyyy.
  case slash
  /// dd-mm-yyyy.
  case dash
  /// dd.mm.yyyy.
  case dot
  /// yyyy-mm-dd.
  case iso
  /// yyyy/mm/dd.
  case yearFirstSlash
  /// yyyymmdd.
  case compactYearFirst
  /// ddmmyyyy.
  case compact
  /// mm/dd/yyyy; read, and written as dd/mm/yyyy.
  case monthFirst

  /// The form in letters, as people name it.
  var pattern: String {
    switch self {
    case .slash: "dd/mm/yyyy"
    case .dash: "dd-mm-yyyy"
    case .dot: "dd.mm.yyyy"
    case .iso: "yyyy-mm-dd"
    case .yearFirstSlash: "yyyy/mm/dd"
    case .compactYearFirst: "yyyymmdd"
    case .compact: "ddmmyyyy"
    case .monthFirst: "mm/dd/yyyy"
    }
  }

  /// Writes a date; one without a day is written as ``BirthDate/text`` is.
  func append(_ date: BirthDate, to bytes: inout [UInt8]) {
    guard date.precision == .day else {
      bytes.append(contentsOf: date.text.utf8)
      return
    }
    let (day, month, year) = (date.day, date.month, date.year)
    func two(_ value: Int) {
      bytes.append(UInt8(0x30 + value / 10 % 10))
      bytes.append(UInt8(0x30 + value % 10))
    }
    func four(_ value: Int) {
      two(value / 100)
      two(value % 100)
    }
    func mark(_ byte: UInt8) { if byte != 0 { bytes.append(byte) } }
    switch self {
    case .slash, .dash, .dot, .compact:
      let separator: UInt8 = self == .slash ? 0x2F : self == .dash ? 0x2D : self == .dot ? 0x2E : 0
      two(day)
      mark(separator)
      two(month)
      mark(separator)
      four(year)
    case .iso, .yearFirstSlash, .compactYearFirst:
      let separator: UInt8 = self == .iso ? 0x2D : self == .yearFirstSlash ? 0x2F : 0
      four(year)
      mark(separator)
      two(month)
      mark(separator)
      two(day)
    case .monthFirst:
      two(month)
      mark(0x2F)
      two(day)
      mark(0x2F)
      four(year)
    }
  }
}

/// The words of a column of sex.
struct SexWords: Sendable, Equatable {
  let male: [UInt8]
  let female: [UInt8]

  init(_ male: String, _ female: String) {
    self.male = Array(male.utf8)
    self.female = Array(female.utf8)
  }

  /// The pairs that are kept when a column uses them; the first is written otherwise.
  static let all = [
    SexWords("Nam", "Nữ"), SexWords("NAM", "NỮ"), SexWords("nam", "nữ"), SexWords("M", "F"),
    SexWords("Male", "Female"), SexWords("male", "female"), SexWords("MALE", "FEMALE"),
  ]
}

/// What is decided once for a file beside ``FileProfile``: in which form each column writes its
/// values, and in which encoding its text is.
///
/// Sampled like ``FileProfile``, so that it depends on the rows alone.
struct ColumnForms: Sendable {
  /// The form of birth dates: that of most cells that have a day.
  var dates = DateStyle.slash
  /// The words of the column of sex, also of an empty one; `nil` when it holds codes.
  var sexWords: SexWords?
  /// The encoding of the text of each column, where it is not UTF-8.
  var encodings: [LegacyEncoding?]

  /// The most rows from which the encodings are told.
  private static let rowsForEncodings = 4000

  /// - Complexity: reads at most 16,384 rows.
  init(
    sampling reader: TableReader, roles: ColumnRoles, profile: FileProfile, asOf: BirthDate,
    configured: LegacyEncoding? = nil
  ) {
    let columns = reader.header.count
    encodings = Array(repeating: nil, count: columns)
    var sample = FormSample(
      roles: roles, profile: profile, asOf: asOf, isLegacy: reader.format.isLegacyBytes)
    reader.readSample { sample.add($0) }
    reader.readSample(ColumnForms.rowsForEncodings) { sample.addTexts($0) }
    dates = sample.dateStyle
    sexWords = sample.sexWords
    let nameEncoding = profile.nameEncoding
    for column in 0..<columns {
      let detected = sample.encoding(of: column)
      let isName = roles.nameColumns.contains(column)
      encodings[column] =
        isName ? nameEncoding : detected ?? (reader.format.isLegacyBytes ? nameEncoding : nil)
      if encodings[column] == nil, reader.format.isLegacyBytes { encodings[column] = configured }
    }
    // VIQR is ASCII with signs of punctuation: nothing but the names tells it.
    if nameEncoding == .viqr {
      for role in [ColumnRole.address, .communeName, .district, .hamlet, .participantClass] {
        if let column = roles[role] { encodings[column] = .viqr }
      }
    }
  }
}

/// Counts of the forms that the cells of a sample have.
private struct FormSample {
  private let roles: ColumnRoles
  private let coding: SexCoding
  private let reader: BirthDateReader
  private let isLegacy: Bool
  private var styles = [Int](repeating: 0, count: DateStyle.allCases.count)
  private var words = [Int](repeating: 0, count: SexWords.all.count)
  private var otherWords = 0
  private var codes = 0
  /// Whether any sex is filled in, readable or not.
  private var hasSex = false
  private var detectors: [Int: EncodingDetector] = [:]
  private var text: [UInt8] = []

  init(roles: ColumnRoles, profile: FileProfile, asOf: BirthDate, isLegacy: Bool) {
    self.roles = roles
    self.isLegacy = isLegacy
    coding = profile.sexCoding
    reader = BirthDateReader(
      order: profile.dateOrder, asOfYear: asOf.year, asOf: asOf,
      conventions: profile.dateConventions)
    for role in [ColumnRole.address, .communeName, .participantClass] {
      if let column = roles[role] { detectors[column] = EncodingDetector() }
    }
  }

  mutating func add(_ row: borrowing Row) {
    if let column = roles.birthDateColumn(row) { addDate(row.field(column)) }
    if let column = roles[.gender] { addSex(row.field(column)) }
  }

  mutating func addTexts(_ row: borrowing Row) {
    for column in detectors.keys.sorted() { addText(row.field(column), column) }
  }

  private mutating func addDate(_ field: UnsafeBufferPointer<UInt8>) {
    guard (6...10).contains(field.count) else { return }
    let reading = reader.read(field.span, idBirthYear: nil)
    guard let date = reading.date, date.precision == .day else { return }
    for style in DateStyle.allCases {
      if style == .monthFirst, reader.order == .dayMonth { continue }
      // Where the month comes first, only day and month that are equal look like these.
      if [.slash, .dash, .dot, .compact].contains(style), reader.order == .monthDay { continue }
      text.removeAll(keepingCapacity: true)
      style.append(date, to: &text)
      if text.elementsEqual(field) {
        if reading.alternatives.isEmpty { styles[style.rawValue] += 1 }
        return
      }
    }
    if let style = looseStyle(field) { styles[style.rawValue] += 1 }
  }

  /// The style of a date without its zeros or its century, by what stands between its numbers: `7/6/1990`, `7/6/90`.
  private func looseStyle(_ field: UnsafeBufferPointer<UInt8>) -> DateStyle? {
    let numbers = field.split(omittingEmptySubsequences: false) { $0 &- 0x30 >= 10 }
    guard numbers.count == 3, numbers.allSatisfy({ !$0.isEmpty }) else { return nil }
    let separator = field[numbers[0].endIndex]
    guard separator == field[numbers[1].endIndex] else { return nil }
    let isYearFirst = numbers[0].count == 4
    switch separator {
    case 0x2F:
      return isYearFirst ? .yearFirstSlash : reader.order == .monthDay ? .monthFirst : .slash
    case 0x2D: return isYearFirst ? .iso : reader.order == .monthDay ? .monthFirst : .dash
    case 0x2E: return isYearFirst ? nil : reader.order == .monthDay ? .monthFirst : .dot
    default: return nil
    }
  }

  private mutating func addSex(_ field: UnsafeBufferPointer<UInt8>) {
    hasSex = hasSex || field.contains { $0 > 0x20 }
    guard SexCode.read(field.span, coding: coding).sex != .unknown else { return }
    for (number, pair) in SexWords.all.enumerated()
    where field.elementsEqual(pair.male) || field.elementsEqual(pair.female) {
      words[number] += 1
      return
    }
    let hasDigit = field.contains { $0 &- 0x30 < 10 }
    if hasDigit { codes += 1 } else { otherWords += 1 }
  }

  /// Adds the words of a cell; digits and punctuation say nothing about an encoding.
  private mutating func addText(_ field: UnsafeBufferPointer<UInt8>, _ column: Int) {
    let words = field.prefix(160).map { byte in
      byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? byte : 0x20
    }
    detectors[column]?.add(words.span)
  }

  var dateStyle: DateStyle {
    // The first of equal counts: dd/mm/yyyy.
    var best = reader.order == .dayMonth ? DateStyle.slash : .monthFirst
    for style in DateStyle.allCases where styles[style.rawValue] > styles[best.rawValue] {
      best = style
    }
    return best
  }

  var sexWords: SexWords? {
    if !hasSex { return SexWords.all[0] }
    let total = words.reduce(otherWords, +)
    guard total > 0, total >= codes else { return nil }
    let most = words.indices.max { (words[$0], -$0) < (words[$1], -$1) } ?? 0
    return SexWords.all[words[most] > 0 ? most : 0]
  }

  func encoding(of column: Int) -> LegacyEncoding? {
    guard let encoding = detectors[column]?.decision.encoding, encoding != .utf8 else {
      return nil
    }
    return encoding
  }
}
