import Tables

/// A history that cannot be opened, read or written.
public struct HistoryError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// There is no file at the path.
    case notFound
    /// The file is no database of this program, or a damaged one.
    case notAHistory
    /// A row of a table cannot be read; it is named by its id, an issued one by its check code.
    case damagedRow(table: String, row: String)
    /// The file was written by a newer version of the program.
    case newer
    /// Another program holds the file.
    case busy
    /// The file cannot be created or written; the system's words.
    case cannotWrite(String)
  }

  /// What went wrong.
  public let reason: Reason
  /// The file, as the user named it.
  public let path: String

  /// An error about one history file.
  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// The status with which the program ends, after `sysexits.h`.
  public var exitStatus: Int32 {
    switch reason {
    case .notFound: 66
    case .notAHistory, .damagedRow, .newer: 65
    case .busy, .cannotWrite: 74
    }
  }

  /// What is wrong, in the user's language.
  public func message(in language: ReportLanguage) -> String {
    let text =
      switch reason {
      case .notFound: language.choose(vi: "không tìm thấy tệp lịch sử", en: "no such history")
      case .notAHistory:
        language.choose(
          vi: "không phải tệp lịch sử của khop, hoặc đã hỏng",
          en: "this is no history of khop, or a damaged one")
      case .damagedRow(let table, let row):
        language.choose(
          vi: "bảng \(table), dòng \(row) bị hỏng; hãy lấy lại bản sao lưu của tệp",
          en: "table \(table), row \(row) is damaged; bring back a copy of the file")
      case .newer:
        language.choose(
          vi: "tệp lịch sử do phiên bản khop mới hơn ghi",
          en: "the history was written by a newer khop")
      case .busy:
        language.choose(
          vi: "tệp lịch sử đang được chương trình khác dùng",
          en: "another program is using the history")
      case .cannotWrite(let words):
        language.choose(
          vi: "không ghi được tệp lịch sử (\(SystemWords.vietnamese(words)))",
          en: "the history cannot be written (\(words))")
      }
    return "\(path): \(text)"
  }
}
