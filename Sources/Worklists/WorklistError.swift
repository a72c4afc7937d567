import Authentication
import History
import ReferenceIndex
import Tables
import Workbooks

/// Work lists that cannot be made or taken back.
public enum WorklistError: Error, Equatable, Sendable {
  case table(TableError)
  case index(IndexError)
  case history(HistoryError)
  case workbook(WorkbookError, path: String)
  /// The insurance file has no column with the employer or school.
  case noUnitColumn(path: String)
  /// The folder is no run's, or an input of the run is not there, or not what the run has read.
  case inputs(ExplainError)
  /// A row of the insurance file is not the record of the results.
  case inputChanged(path: String, row: Int)
  /// A list would take the place of this file, which is none of this command or was changed since it was written.
  case wouldReplace(path: String)
  /// The folder for the lists holds the results of another command.
  case holdsResults(path: String)
  /// The workbook is none that this program gave out.
  case notAWorklist(path: String)
  /// The workbook has the titles of a list but for these.
  case lacksColumns(path: String, [BilingualText])
  /// The workbook is no sample of the run, or has lost a reviewer's sheet.
  case notASample(path: String)

  /// The status with which the program ends, after `sysexits.h`.
  public var exitStatus: Int32 {
    switch self {
    case .table(let error): error.exitStatus
    case .history(let error): error.exitStatus
    case .index, .workbook, .noUnitColumn, .inputChanged, .notAWorklist, .lacksColumns,
      .notASample:
      65
    case .wouldReplace, .holdsResults: 73
    case .inputs(let error): error.exitStatus
    }
  }

  /// What is wrong, in the user's language.
  public func message(in language: ReportLanguage) -> String {
    switch self {
    case .table(let error): return error.message(in: language)
    case .index(let error): return error.message(in: language)
    case .history(let error): return error.message(in: language)
    case .workbook(let error, let path):
      return "\(path): " + language.choose(vi: error.vietnameseText, en: error.englishText)
    case .noUnitColumn(let path):
      return "\(path): "
        + language.choose(
          vi:
            "không có cột đơn vị quản lý; hãy nêu tên cột bằng [insurance.columns] unit trong cấu hình",
          en:
            "no column with the managing unit; name it by [insurance.columns] unit in the configuration"
        )
    case .inputChanged(let path, let row):
      return "\(path): "
        + language.choose(
          vi:
            "dòng \(row) không phải bản ghi mà lần chạy đã đọc; tệp đã thay đổi, hãy chạy lại khop match",
          en:
            "row \(row) is not the record that the run has read; the file has changed, run khop match again"
        )
    case .inputs(let error): return error.message(in: language)
    case .wouldReplace(let path):
      return "\(path): "
        + language.choose(
          vi:
            "tệp đã được điền hoặc sửa sau khi lập, hoặc không do lệnh này ghi; chưa ghi gì. "
            + "Hãy nhập kết quả bằng khop import-corrections rồi chuyển tệp đi, hoặc chọn thư mục khác",
          en:
            "filled in or changed since it was written, or no file of this command; nothing was written. "
            + "Take its results in by khop import-corrections and move it away, or choose another folder"
        )
    case .holdsResults(let path):
      return "\(path): "
        + language.choose(
          vi: "thư mục này có kết quả của lệnh khác: hãy chọn thư mục khác cho danh sách",
          en: "this folder holds results of another command: choose another folder for the lists")
    case .notASample(let path):
      return "\(path): "
        + language.choose(
          vi: "không phải mẫu rà soát của lần chạy này, hoặc thiếu trang của một người rà soát",
          en: "no sample of this run, or the sheet of a reviewer is missing")
    case .lacksColumns(let path, let columns):
      let names = columns.map { $0.text(in: language) }.joined(separator: ", ")
      return "\(path): "
        + language.choose(
          vi: "danh sách thiếu cột \(names); hãy trả lại tên cột như trong danh sách đã gửi",
          en: "the list lacks the column \(names); give it the title back that it went out with")
    case .notAWorklist(let path):
      return "\(path): "
        + language.choose(
          vi: "không phải danh sách do khop lập (không thấy cột Mã, Mã kiểm tra, Kết quả xác minh)",
          en: "no list of khop (columns Key, Check code and Result of verification are not there)")
    }
  }

  /// Gives the errors of the rooms below this room's form.
  static func attempt<Result>(_ body: () throws -> Result) throws(WorklistError) -> Result {
    do {
      return try body()
    } catch let error as WorklistError {
      throw error
    } catch let error as ExplainError {
      throw .inputs(error)
    } catch let error as TableError {
      throw .table(error)
    } catch let error as IndexError {
      throw .index(error)
    } catch let error as HistoryError {
      throw .history(error)
    } catch let error as WorkbookError {
      throw .workbook(error, path: "")
    } catch {
      preconditionFailure(
        "Lists throw errors of tables, workbooks, indexes, histories and their own")
    }
  }
}
