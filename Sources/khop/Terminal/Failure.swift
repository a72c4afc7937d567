import ArgumentParser
import Authentication
import Cleansing
import Evaluation
import History
import ReferenceIndex
import Reporting
import SyntheticProvince
import Tables
import Worklists

/// Writes an error in the user's language to standard error and ends with its exit status.
enum Failure {
  static func exit(_ error: any Error, language: ReportLanguage) -> ExitCode {
    let (message, status) = describe(error, language)
    Console.error("khop: \(message)")
    return ExitCode(status)
  }

  private static func describe(_ error: any Error, _ language: ReportLanguage) -> (String, Int32) {
    switch error {
    case let error as TableError: (error.message(in: language), error.exitStatus)
    case MatchError.table(let error): (error.message(in: language), error.exitStatus)
    case let error as ModelReadingError: (error.message(in: language), 78)
    case let error as TrainingError: (error.message(in: language), 65)
    case let error as IndexError: (error.message(in: language), 65)
    case MatchError.index(let error): (error.message(in: language), 65)
    case MatchError.sameFile:
      (
        language.choose(
          vi: "hai tệp đầu vào là một: --insurance và --reference phải khác nhau",
          en: "both inputs are one file: --insurance and --reference must differ"), 65
      )
    case MatchError.lostRows(let rowsIn, let outcomes, let rejected):
      (
        language.choose(
          vi:
            "lỗi của chương trình: \(rowsIn) dòng vào nhưng \(outcomes) kết quả và \(rejected) dòng bị "
            + "loại; không ghi gì",
          en:
            "internal fault: \(rowsIn) rows in, but \(outcomes) outcomes and \(rejected) rejected; "
            + "nothing was written"), 70
      )
    case let error as CleanError: describe(error, language)
    case let error as ExplainError: (error.message(in: language), error.exitStatus)
    case let error as HistoryError: (error.message(in: language), error.exitStatus)
    case let error as WorklistError: (error.message(in: language), error.exitStatus)
    case let error as GeneratorError: (error.message(in: language), status(error))
    case let error as ReportError: describe(error, language)
    case let error as EvaluationError: (error.message(in: language), error.exitStatus)
    default: ("\(error)", 70)
    }
  }

  private static func describe(_ error: CleanError, _ language: ReportLanguage) -> (String, Int32) {
    switch error {
    case .table(let error): (error.message(in: language), error.exitStatus)
    case .sameFile:
      (
        language.choose(
          vi: "kết quả sẽ ghi đè tệp đầu vào: hãy chọn thư mục --output khác",
          en: "the result would replace the input: choose another folder for --output"), 73
      )
    case .lostRows(let rowsIn, let cleaned, let rejected):
      (
        language.choose(
          vi:
            "lỗi của chương trình: \(rowsIn) dòng vào nhưng \(cleaned) dòng sạch và \(rejected) dòng bị "
            + "loại; không ghi gì",
          en: "internal fault: \(rowsIn) rows in, but \(cleaned) cleaned and \(rejected) rejected; "
            + "nothing was written"), 70
      )
    case .changeDoesNotFit(let line):
      (
        language.choose(
          vi: "changes.csv, dòng \(line): không khớp cleaned.csv; một trong hai tệp đã bị sửa",
          en: "changes.csv, line \(line): does not fit cleaned.csv; one of them was changed"), 65
      )
    case .residueDoesNotFit(let line):
      (
        language.choose(
          vi: "residue.csv, dòng \(line): không phải do khop ghi ra, hoặc đã bị sửa",
          en: "residue.csv, line \(line): not as khop wrote it"), 65
      )
    case .noManifest:
      (
        language.choose(
          vi:
            "thiếu manifest.json hoặc không đọc được: không có gì chứng minh các tệp còn nguyên vẹn; "
            + "thêm --unchecked nếu vẫn muốn khôi phục",
          en:
            "manifest.json is missing or cannot be read: nothing proves that the files are whole; "
            + "add --unchecked to undo all the same"), 65
      )
    case .notAsWritten(let file):
      (
        language.choose(
          vi: "\(file): không còn như khop đã ghi (SHA-256 khác manifest.json); không ghi gì; thêm "
            + "--unchecked nếu vẫn muốn khôi phục",
          en:
            "\(file): not as khop wrote it (its SHA-256 is not that of manifest.json); nothing was "
            + "written; add --unchecked to undo all the same"), 65
      )
    }
  }

  private static func describe(_ error: ReportError, _ language: ReportLanguage) -> (String, Int32)
  {
    switch error.reason {
    case .drawingFailed:
      (
        language.choose(
          vi: "không vẽ được PDF: thiếu bộ nhớ hoặc máy không có phông chữ (gói fonts-noto-core)",
          en: "the PDF could not be drawn: no memory, or no font (package fonts-noto-core)"), 74
      )
    case .workbookFailed:
      (
        language.choose(
          vi: "không lập được tệp Excel của báo cáo",
          en: "the workbook of the report could not be made"), 74
      )
    }
  }

  private static func status(_ error: GeneratorError) -> Int32 {
    switch error.reason {
    case .scenarioNotFound: 66
    case .unreadableScenario: 78
    case .badParameters, .tooManyPeople: 64
    case .cannotCreate: 73
    case .cannotWrite: 74
    }
  }
}
