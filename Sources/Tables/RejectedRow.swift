/// A row that is no record: the rules of quoting or the number of fields say so.
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
      }
    }
  }

  /// The number of the row, counted from 1 below the header; blank lines do not count.
  public let row: Int
  /// Where the row begins, in bytes from the start of the file.
  public let byteOffset: Int
  public let reason: Reason
  /// The number of fields, where that is what is wrong and all of them were counted.
  public let fieldCount: Int?

  public init(row: Int, byteOffset: Int, reason: Reason, fieldCount: Int? = nil) {
    self.row = row
    self.byteOffset = byteOffset
    self.reason = reason
    self.fieldCount = fieldCount
  }
}
