import Tables

/// A reason why a run could not be evaluated.
public struct EvaluationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, so that a caller can choose the exit status.
  public enum Reason: Equatable, Sendable {
    /// A file cannot be opened.
    case notFound
    /// The path leads to a folder.
    case isDirectory
    /// Reading failed midway.
    case cannotRead
    /// The header lacks a column; ``EvaluationError/message`` names it.
    case missingColumn
    /// A row has another number of fields than the header.
    case badRow
    /// The report cannot be written as JSON.
    case cannotEncode
  }

  /// What went wrong.
  public let reason: Reason
  /// The file; empty when none is concerned.
  public let path: String
  /// The row, counted from 1 for the header, or 0 when no row is concerned.
  public let row: Int
  /// One sentence for people, in English.
  public let message: String

  init(_ reason: Reason, path: String, row: Int = 0, message: String) {
    self.reason = reason
    self.path = path
    self.row = row
    self.message = message
  }

  public var description: String { message(in: .english) }

  /// The text for a person; names of columns stay as they are.
  public func message(in language: ReportLanguage) -> String {
    let place = row > 0 ? language.choose(vi: ", dòng \(row)", en: ", row \(row)") : ""
    let start = path + place + (path.isEmpty ? "" : ": ")
    return start + language.choose(vi: vietnameseText, en: message)
  }

  private var vietnameseText: String {
    switch reason {
    case .notFound: "không mở được tệp (\(SystemWords.vietnamese(message)))"
    case .isDirectory: "đây là thư mục; cần một tệp"
    case .cannotRead: "đọc tệp thất bại (\(SystemWords.vietnamese(message)))"
    case .missingColumn: "thiếu cột (\(message))"
    case .badRow: "dòng không hợp lệ (\(message))"
    case .cannotEncode: "không ghi được JSON"
    }
  }
}
