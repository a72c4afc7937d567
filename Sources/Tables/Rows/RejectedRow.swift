/// A row that is no record: the rules of quoting, the number of fields or what it says show it.
///
/// Where its quotes are wrong, only its first line is given up and reading goes on with the next line, so that one stray
/// quote costs one row and not the rest of the file. Where all of them are closed, the row is given up with all its lines.
public struct RejectedRow: Equatable, Sendable {
  /// Why a row is no record.
  public enum Reason: String, CaseIterable, Sendable {
    /// Something other than a delimiter or a line end follows a closing quote.
    case textAfterQuote = "text_after_quote"
    /// A quote is opened and not closed within the length that a record may have.
    case unclosedQuote = "unclosed_quote"
    /// There are fewer fields than columns.
    case tooFewFields = "too_few_fields"
    /// There are more fields than columns, and not only empty ones.
    case tooManyFields = "too_many_fields"
    /// The record is longer than ``TableReader/Limits/recordLength``.
    case recordTooLong = "record_too_long"
    /// There is a NUL byte in it.
    case nulByte = "nul_byte"
    /// The header stands there once more, as where pages or files were put together.
    case repeatedHeader = "repeated_header"
    /// The header of another list stands there, as where lists were put together.
    case otherHeader = "other_header"
    /// There is nothing in it, or nothing but a running number.
    case emptyRow = "empty_row"
    /// Its cells number the columns: `(1) (2) (3)`, `A B 1 2`.
    case columnNumbers = "column_numbers"
    /// It heads the rows below it: a commune, a class, a school.
    case groupHeading = "group_heading"
    /// It sums up the rows above it.
    case total = "total"
    /// It is for the signature: place and date, an office, `(Ký, ghi rõ họ tên)`.
    case signature = "signature"
    /// It is a note to the list.
    case note = "note"

    /// Whether the row is whole and yet nobody's: a part of the list's layout.
    public var isLayout: Bool {
      switch self {
      case .textAfterQuote, .unclosedQuote, .tooFewFields, .tooManyFields, .recordTooLong, .nulByte:
        false
      case .repeatedHeader, .otherHeader, .emptyRow, .columnNumbers, .groupHeading, .total,
        .signature, .note:
        true
      }
    }

    /// The reason in words.
    public func label(in language: ReportLanguage) -> String {
      switch self {
      case .textAfterQuote:
        language.choose(vi: "có ký tự sau dấu nháy đóng", en: "text after a closing quote")
      case .unclosedQuote:
        language.choose(vi: "dấu nháy mở không được đóng", en: "a quote that is never closed")
      case .tooFewFields: language.choose(vi: "thiếu ô", en: "too few fields")
      case .tooManyFields: language.choose(vi: "thừa ô", en: "too many fields")
      case .recordTooLong: language.choose(vi: "bản ghi quá dài", en: "the record is too long")
      case .nulByte: language.choose(vi: "có byte NUL", en: "a NUL byte in the record")
      case .repeatedHeader: language.choose(vi: "dòng tiêu đề lặp lại", en: "the header once more")
      case .otherHeader:
        language.choose(
          vi: "dòng tiêu đề của danh sách khác", en: "the header of another list")
      case .emptyRow: language.choose(vi: "dòng trống", en: "an empty row")
      case .columnNumbers:
        language.choose(vi: "dòng đánh số cột", en: "numbers of the columns")
      case .groupHeading: language.choose(vi: "tiêu đề của nhóm", en: "the heading of a group")
      case .total: language.choose(vi: "dòng cộng", en: "a sum")
      case .signature:
        language.choose(vi: "phần ký, ghi ngày tháng", en: "place, date and signatures")
      case .note: language.choose(vi: "ghi chú của danh sách", en: "a note to the list")
      }
    }
  }

  /// The number of the row, counted from 1 below the header; blank lines do not count.
  public let row: Int
  /// The number of the row among all rows of the table, as ``Row/number`` counts; another one than ``row`` in a workbook,
  /// where ``row`` is that of the sheet.
  public let record: Int
  /// Where the row begins, in bytes from the start of the file.
  public let byteOffset: Int
  /// Why the row is no record.
  public let reason: Reason
  /// The number of fields, where that is what is wrong and all of them were counted.
  public let fieldCount: Int?

  init(
    row: Int, byteOffset: Int, reason: Reason, fieldCount: Int? = nil, record: Int? = nil
  ) {
    self.row = row
    self.record = record ?? row
    self.byteOffset = byteOffset
    self.reason = reason
    self.fieldCount = fieldCount
  }
}
