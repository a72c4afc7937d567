import Identifiers
import Tables

/// What was changed in a row as a whole before its cells were read.
public struct RowRepairs: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The cells stood one column off and were read under their headings.
  public static let moved = RowRepairs(rawValue: 1 << 0)
  /// A text with the file's delimiter in it, without quotes, was put together again.
  public static let joined = RowRepairs(rawValue: 1 << 1)
  /// The cells of two columns were exchanged and were read under their headings.
  public static let exchanged = RowRepairs(rawValue: 1 << 2)

  /// A value was taken from the text of a citizen card in another cell of the row.
  public static let fromCard = RowRepairs(rawValue: 1 << 3)

  /// Every member with its code and its labels.
  static let all: [(member: RowRepairs, code: CleansingCode)] = [
    (
      .moved,
      CleansingCode(
        code: "L01", vi: "Đọc lại dòng lệch một cột", en: "Cells one column off put back")
    ),
    (
      .joined,
      CleansingCode(
        code: "L02", vi: "Ghép lại ô bị dấu phân cách cắt rời",
        en: "Cell cut by a delimiter without quotes joined")
    ),
    (
      .exchanged,
      CleansingCode(
        code: "L03", vi: "Đổi lại hai ô ghi nhầm cột của nhau",
        en: "Cells of two columns exchanged back")
    ),
    (
      .fromCard,
      CleansingCode(
        code: "L04", vi: "Lấy từ mã QR hoặc dòng MRZ của thẻ trong dòng",
        en: "Taken from the QR code or MRZ of a card in the row")
    ),
  ]
}

/// What is doubtful in a row as a whole.
public struct RowFindings: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Some cells would make sense one column off, others not.
  public static let perhapsMoved = RowFindings(rawValue: 1 << 0)
  /// The columns of men and of women are both filled.
  public static let bothSexes = RowFindings(rawValue: 1 << 1)
  /// The text of a citizen card in a cell is not what the other cells say.
  public static let cardDiffers = RowFindings(rawValue: 1 << 2)
  /// Several places bear the name of the commune in the address.
  public static let communeAmbiguous = RowFindings(rawValue: 1 << 3)
  /// The commune in the address is in no list.
  public static let communeUnknown = RowFindings(rawValue: 1 << 4)

  /// What says nothing of the person.
  static let ofPlace: RowFindings = [.communeAmbiguous, .communeUnknown]

  /// Every member with its code and its labels.
  static let all: [(member: RowFindings, code: CleansingCode)] = [
    (
      .perhapsMoved,
      CleansingCode(
        code: "L51", vi: "Dòng có thể bị lệch cột", en: "The cells may stand one column off")
    ),
    (
      .bothSexes,
      CleansingCode(
        code: "L52", vi: "Ghi ở cả cột nam và cột nữ",
        en: "Filled in the columns of men and of women")
    ),
    (
      .cardDiffers,
      CleansingCode(
        code: "L53", vi: "Mã QR hoặc MRZ trong dòng khác các ô còn lại",
        en: "The QR code or MRZ in the row is not what the other cells say")
    ),
    (
      .communeAmbiguous,
      CleansingCode(
        code: "K58", vi: "Tên xã trong địa chỉ có ở nhiều nơi",
        en: "Commune in the address may be several places")
    ),
    (
      .communeUnknown,
      CleansingCode(
        code: "K59", vi: "Xã trong địa chỉ không có trong danh mục",
        en: "Commune in the address in no list")
    ),
  ]
}

extension RowShift {
  /// The repair that moving a row is.
  var repair: RowRepairs {
    switch self {
    case .none, .doubtful: []
    case .right, .left: .moved
    case .joined: .joined
    case .exchanged, .ordered: .exchanged
    }
  }
}

extension ColumnRoles {
  /// The column of men or of women in which a row is filled, where a list has one for each.
  ///
  /// - Returns: `nil` when there are no such columns, when neither is filled, or when both are.
  func filledSex(_ row: borrowing Row) -> (column: Int, sex: Sex)? {
    guard let women = self[.birthDateWomen] else { return nil }
    guard let men = self[.birthDateMen] else {
      switch SexMark(row, women) {
      case .yes, .woman: return (women, .female)
      case .no, .man: return (women, .male)
      // Whoever is not marked is a man where others are; else nobody asked.
      case .none: return areUnmarkedMen ? (women, .male) : nil
      case .other: return nil
      }
    }
    let (man, woman) = (SexMark(row, men), SexMark(row, women))
    guard man.isFilled(beside: woman) != woman.isFilled(beside: man) else { return nil }
    return man.isFilled(beside: woman) ? (men, .male) : (women, .female)
  }

  /// Whether both of these columns are filled.
  func areBothSexesFilled(_ row: borrowing Row) -> Bool {
    guard let men = self[.birthDateMen], let women = self[.birthDateWomen] else { return false }
    let (man, woman) = (SexMark(row, men), SexMark(row, women))
    return man.isFilled(beside: woman) && woman.isFilled(beside: man)
  }

  /// The column that holds the birth date of a row: the only one, or that of the person's sex.
  ///
  /// A column of a sex with nothing but a mark in it tells no date.
  func birthDateColumn(_ row: borrowing Row) -> Int? {
    if let column = self[.birthDate] { return column }
    guard let (column, _) = filledSex(row),
      row.field(column).contains(where: { $0 &- 0x30 < 10 })
    else { return nil }
    return column
  }
}

/// What a cell below `Nam` or `Nữ` says, in lists with a column for each: a mark, that there is none, or a birth date.
private enum SexMark {
  case none
  /// A cross, a tick, yes.
  case yes
  /// No, a zero, a dash, as databases and forms write where there is no mark.
  case no
  /// The word for a man or a woman.
  case man, woman
  /// A date, or anything else.
  case other

  private static let marks: [String: SexMark] = [
    "x": .yes, "+": .yes, "1": .yes, "1.0": .yes, "1,0": .yes, "v": .yes, "✓": .yes,
    "✔": .yes, "true": .yes, "có": .yes, "co": .yes, "yes": .yes, "y": .yes, "đúng": .yes,
    "0": .no, "0.0": .no, "0,0": .no, "-": .no, "–": .no, "—": .no, ".": .no, "/": .no, "o": .no,
    "false": .no, "không": .no, "khong": .no, "ko": .no, "no": .no, "sai": .no, "nam": .man,
    "nữ": .woman, "nu": .woman, "f": .woman,
  ]
  private static let longest = 8

  init(_ row: borrowing Row, _ column: Int) {
    if row.isBlank(column) {
      self = .none
      return
    }
    let cell = row.field(column)
    // A date is longer than the words, or holds more than one digit.
    if cell.count > SexMark.longest || cell.count(where: { $0 &- 0x30 < 10 }) > 2 {
      self = .other
      return
    }
    let text = String(decoding: cell, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    self = SexMark.marks[text] ?? .other
  }

  /// Whether the cell counts beside that of the other sex: a mark beside a date is a line through an empty cell.
  func isFilled(beside other: SexMark) -> Bool {
    switch self {
    case .none, .no: false
    case .yes: other != .other
    case .man, .woman, .other: true
    }
  }
}
