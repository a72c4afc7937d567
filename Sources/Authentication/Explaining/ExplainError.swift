import ReferenceIndex
import Tables

/// Why a record cannot be explained, or nothing else be made of a finished run. The texts name files and rows and never a value of a record.
public struct ExplainError: Error, Equatable, Sendable {
  /// An input of the run.
  public enum Input: String, Equatable, Sendable {
    case insurance, reference
  }

  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    case table(TableError)
    case index(IndexError)
    /// The folder holds no manifest or outcomes of a run.
    case notARun
    /// The manifest does not say where the input is: an older run, or standard input.
    case noPath(Input)
    /// The input is not where the manifest says.
    case gone(Input)
    /// The input is not what the run has read.
    case changed(Input)
    /// The insurance file has no column of record ids.
    case noRecordColumn
    /// No record has the id.
    case noSuchRecord
    /// The file has no such row; it has so many.
    case noSuchRow(rows: Int)
    /// The row is no record; its reason is that of `rejected.csv`.
    case rejectedRow(RejectedRow)
    /// The folder's outcomes do not have the row: they are of other inputs.
    case noOutcome(row: Int)
    /// There is nobody whose evidence could be drawn.
    case noCandidate(row: Int)
  }

  /// What went wrong.
  public let reason: Reason
  /// The file or folder as the user named it.
  public let path: String

  /// An error about one file or folder.
  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// The status with which the program ends, after `sysexits.h`.
  public var exitStatus: Int32 {
    switch reason {
    case .table(let error): error.exitStatus
    case .index, .changed, .rejectedRow, .noOutcome, .noCandidate: 65
    case .notARun, .gone, .noPath: 66
    case .noRecordColumn, .noSuchRecord, .noSuchRow: 64
    }
  }

  /// The text for a person: what is wrong and what to do about it.
  public func message(in language: ReportLanguage) -> String {
    func say(_ vi: String, _ en: String) -> String {
      path + ": " + language.choose(vi: vi, en: en)
    }
    switch reason {
    case .table(let error): return error.message(in: language)
    case .index(let error): return error.message(in: language)
    case .notARun:
      return say(
        "không phải thư mục kết quả của 'khop match'", "not an output folder of 'khop match'")
    case .noPath(let input):
      return say(
        "lần chạy này không ghi nơi để tệp đầu vào; hãy nêu bằng --\(input.rawValue)",
        "the run does not say where its input is; name it with --\(input.rawValue)")
    case .gone(let input):
      return say(
        "tệp đầu vào không còn ở đây; hãy nêu nơi mới bằng --\(input.rawValue)",
        "the input is not there any more; name its new place with --\(input.rawValue)")
    case .changed(let input):
      return say(
        "không phải tệp mà lần chạy đã đọc, hoặc đã thay đổi; hãy chạy lại khop match, hoặc nêu đúng tệp bằng "
          + "--\(input.rawValue)",
        "not the file that the run has read, or changed since; run khop match again, or name the right file with "
          + "--\(input.rawValue)")
    case .noRecordColumn:
      return say(
        "tệp không có cột mã bản ghi; hãy dùng --row",
        "the file has no column of record ids; use --row")
    case .noSuchRecord:
      return say("không có bản ghi với mã này", "no record has this id")
    case .noSuchRow(let rows):
      return say("không có dòng này; tệp có \(rows) dòng", "no such row; the file has \(rows) rows")
    case .rejectedRow(let row):
      return say(
        "dòng \(row.row) không phải bản ghi: \(row.reason.label(in: .vietnamese))",
        "row \(row.row) is no record: \(row.reason.label(in: .english))")
    case .noOutcome(let row):
      return say(
        "outcomes.csv không có dòng \(row): kết quả này thuộc về tệp khác",
        "outcomes.csv has no row \(row): the results are of another file")
    case .noCandidate(let row):
      return say(
        "dòng \(row) không có ứng viên nào để vẽ", "row \(row) has no candidate to be drawn")
    }
  }
}
