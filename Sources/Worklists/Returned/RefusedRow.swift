import Tables

/// A row of a returned list that is not taken in.
public struct RefusedRow: Sendable, Equatable {
  /// Why a row is not taken in.
  public enum Reason: String, CaseIterable, Sendable {
    case noKey = "no_key"
    case unknownList = "unknown_list"
    case unknownKey = "unknown_key"
    case wrongCheckCode = "wrong_check_code"
    case changedCells = "changed_cells"
    case remarkOnly = "remark_only"
    case unknownResult = "unknown_result"
    case valueMissing = "value_missing"
    case nothingProposed = "nothing_proposed"
    case badName = "bad_name"
    case badDate = "bad_date"
    case twoDigitYear = "two_digit_year"
    case badSex = "bad_sex"
    case badCitizenID = "bad_citizen_id"
    case sharedNumber = "shared_number"
    case contradiction = "contradiction"
    case conflict = "conflict"

    /// The column that is meant, where the reason is about one.
    var column: WorklistColumn? {
      switch self {
      case .unknownKey: .key
      case .wrongCheckCode, .unknownList: .checksum
      case .remarkOnly: .note
      case .unknownResult, .nothingProposed: .result
      case .badName: .rightName
      case .badDate, .twoDigitYear: .rightBirthDate
      case .badSex: .rightSex
      case .badCitizenID, .sharedNumber: .rightCitizenID
      case .noKey, .changedCells, .valueMissing, .contradiction, .conflict: nil
      }
    }

    /// The reason in words.
    public func label(in language: ReportLanguage) -> String {
      switch self {
      case .noKey:
        language.choose(vi: "dòng thêm vào, không có mã", en: "an added row without a key")
      case .unknownList:
        language.choose(vi: "danh sách này không có trong tệp lịch sử", en: "no such list went out")
      case .unknownKey:
        language.choose(vi: "mã không có trong danh sách đã gửi", en: "the key is not in the list")
      case .wrongCheckCode:
        language.choose(vi: "mã kiểm tra không đúng với mã", en: "the check code is not the key's")
      case .changedCells:
        language.choose(
          vi: "ô gốc đã bị sửa; hãy ghi giá trị đúng vào cột “… đúng”",
          en: "original cells were changed; right values go into the columns “Right …”")
      case .remarkOnly:
        language.choose(
          vi: "có ghi chú nhưng chưa chọn kết quả xác minh",
          en: "a remark, but no result of verification")
      case .unknownResult:
        language.choose(
          vi: "kết quả xác minh không có trong danh mục", en: "the result is none of the choices")
      case .valueMissing:
        language.choose(
          vi: "chọn sửa theo giấy tờ nhưng không ghi giá trị đúng",
          en: "corrected by papers, but no right value is given")
      case .nothingProposed:
        language.choose(
          vi: "dòng này không có giá trị đề xuất; hãy ghi giá trị đúng hoặc chọn kết quả khác",
          en: "no value is proposed in this row: write the right one, or choose another result")
      case .badName:
        language.choose(vi: "họ tên đúng không hợp lệ", en: "the right name is no name")
      case .badDate:
        language.choose(vi: "ngày sinh đúng không hợp lệ", en: "the right birth date is no date")
      case .twoDigitYear:
        language.choose(
          vi: "năm sinh đúng chỉ có hai chữ số và xa năm sinh của bản ghi; hãy ghi đủ bốn chữ số",
          en: "two digits of a right birth year that is far from the record's: write all four")
      case .badSex:
        language.choose(vi: "giới tính đúng không hợp lệ", en: "the right sex is unreadable")
      case .badCitizenID:
        language.choose(vi: "số CCCD đúng không hợp lệ", en: "the right citizen ID is not valid")
      case .sharedNumber:
        language.choose(
          vi:
            "một số CCCD được ghi là đúng cho nhiều người khác nhau; nếu là một người, hãy ghi cả họ tên và ngày sinh đúng",
          en:
            "one citizen ID is given for several people; if they are one, write the right name and date too"
        )
      case .contradiction:
        language.choose(
          vi: "các giá trị hoặc kết quả mâu thuẫn nhau",
          en: "values or result contradict each other")
      case .conflict:
        language.choose(
          vi: "nhiều dòng trả về cho cùng một mã mà khác nhau",
          en: "several rows for one key that differ")
      }
    }
  }

  /// The name of the file, without its folder.
  public let file: String
  let sheet: String
  /// The row of the sheet, from 1.
  public let row: Int
  /// The record's key; empty when there is none or it is no key.
  public let key: String
  /// Why the row was not taken in.
  public let reason: Reason
  /// The cells that are meant, where the reason is about cells: `Địa chỉ (G12)`.
  public var cells: [BilingualText] = []

  private static let columns = ["file", "sheet", "row", "key", "reason", "reason_vi", "reason_en"]

  /// What the first line of `refused.csv` begins with, in earlier versions too.
  static let header = columns.joined(separator: ",")

  /// `refused.csv`: rows by file, sheet and row; no names, no numbers.
  static func csvText(_ rows: [RefusedRow]) -> [UInt8] {
    // Read by people: sheets and files may be named as formulas begin.
    var writer = CSVWriter(isFormulaSafe: true)
    writer.row(columns + ["cells"])
    for row in rows {
      writer.field(row.file)
      writer.field(row.sheet)
      writer.field(row.row)
      writer.field(row.key)
      writer.field(row.reason.rawValue)
      writer.field(row.reason.label(in: .vietnamese))
      writer.field(row.reason.label(in: .english))
      writer.field(row.cells.map { $0.text(in: .vietnamese) }.joined(separator: "; "))
      writer.endRow()
    }
    return writer.bytes
  }
}
