import Tables

/// A reason why a run could not be evaluated.
public struct EvaluationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, so that a caller can choose the exit status.
  public enum Reason: Equatable, Sendable {
    /// A file is no table that can be read.
    case table(TableError)
    /// The header lacks a column of this name.
    case missingColumn(String)
    /// A row cannot be read.
    case badRow(RejectedRow.Reason)
    /// The truth has fewer rows than the file.
    case truthEnds
    /// The truth has more rows than the file.
    case truthGoesOn
    /// The truth says two things of the record of this row.
    case contradiction
    /// A citizen ID of the truth was shortened by a spreadsheet.
    case shortenedNumber
    /// A finding is of a row that the truth does not have.
    case unknownRow
    /// The report cannot be written as JSON.
    case cannotEncode
  }

  /// What went wrong.
  public let reason: Reason
  /// The file; empty when none is concerned.
  public let path: String
  /// The row, counted from 1 below the header, or 0 when no row is concerned.
  public let row: Int

  init(_ reason: Reason, path: String, row: Int = 0) {
    self.reason = reason
    self.path = path
    self.row = row
  }

  public var description: String { message(in: .english) }

  /// What the program ends with: 65 unusable data, or as for the table.
  public var exitStatus: Int32 {
    if case .table(let error) = reason { error.exitStatus } else { 65 }
  }

  /// The text for a person; names of columns stay as they are.
  public func message(in language: ReportLanguage) -> String {
    if case .table(let error) = reason { return error.message(in: language) }
    let place = row > 0 ? language.choose(vi: " (dòng \(row))", en: " (row \(row))") : ""
    return path + place + (path.isEmpty ? "" : ": ") + text(in: language)
  }

  private func text(in language: ReportLanguage) -> String {
    switch reason {
    case .table(let error): error.message(in: language)
    case .missingColumn(let name):
      language.choose(vi: "thiếu cột \(name)", en: "the column \(name) is missing")
    case .badRow(let reason): reason.label(in: language)
    case .truthEnds:
      language.choose(
        vi: "tệp đáp án kết thúc trước dòng này", en: "the truth ends before this row")
    case .truthGoesOn:
      language.choose(
        vi: "tệp đáp án còn dòng sau dòng này", en: "the truth has more rows than this")
    case .contradiction:
      language.choose(
        vi: "bản ghi này đã có ở dòng khác với số CCCD khác; hãy giữ một dòng đúng",
        en: "another row has the record with another citizen ID; keep the right one")
    case .shortenedNumber:
      language.choose(
        vi:
          "số CCCD bị bảng tính rút gọn (như 4,0175E+10); hãy định dạng cột là văn bản và nhập lại đủ 12 chữ số",
        en:
          "a spreadsheet has shortened the citizen ID (as 4.0175E+10); make the column text and enter all twelve digits"
      )
    case .unknownRow:
      language.choose(vi: "tệp đáp án không có dòng này", en: "the truth has no such row")
    case .cannotEncode:
      language.choose(vi: "không ghi được JSON", en: "the report cannot be encoded")
    }
  }
}
