/// A workbook that cannot be read or written.
///
/// The texts name parts of the workbook and never show what stands in a cell.
public struct WorkbookError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The bytes are no ZIP archive, or none with a workbook in it.
    case notAWorkbook
    /// The archive is cut off or its bytes have changed.
    case damaged
    /// The workbook opens with a password only.
    case encrypted
    /// It unpacks to more than a workbook may: a ZIP bomb, or far too much.
    case tooLarge
    /// There is no sheet with the wanted name; these are there.
    case noSuchSheet([String])
    /// No sheet has a row.
    case empty
    /// It has more columns than Excel allows.
    case tooManyColumns
    /// The library could not write, with its own words.
    case cannotWrite(String)
  }

  /// What went wrong.
  public let reason: Reason
  /// The part of the archive, such as `xl/worksheets/sheet1.xml`; empty when it is the whole.
  public let part: String

  /// An error about one part of a workbook, or about all of it.
  public init(_ reason: Reason, part: String = "") {
    self.reason = reason
    self.part = part
  }

  private var place: String { part.isEmpty ? "" : " (\(part))" }

  /// What is wrong, in Vietnamese.
  public var vietnameseText: String {
    switch reason {
    case .notAWorkbook: "tệp này không phải bảng tính Excel (.xlsx)"
    case .damaged: "bảng tính Excel bị hỏng hoặc bị cắt cụt" + place
    case .encrypted: "bảng tính Excel có mật khẩu; hãy bỏ mật khẩu rồi lưu lại"
    case .tooLarge: "bảng tính giải nén ra quá lớn so với mức cho phép" + place
    case .noSuchSheet(let names):
      "không có trang tính mang tên đã nêu; trong tệp có: " + names.joined(separator: ", ")
    case .empty: "bảng tính không có dòng nào"
    case .tooManyColumns: "trang tính có nhiều cột hơn mức Excel cho phép" + place
    case .cannotWrite(let words): "không ghi được bảng tính (\(words))"
    }
  }

  /// What is wrong, in English.
  public var englishText: String {
    switch reason {
    case .notAWorkbook: "this is no Excel workbook (.xlsx)"
    case .damaged: "the Excel workbook is damaged or cut off" + place
    case .encrypted: "the Excel workbook has a password; save it without one"
    case .tooLarge: "the workbook unpacks to more than is allowed" + place
    case .noSuchSheet(let names):
      "there is no sheet with that name; the workbook has: " + names.joined(separator: ", ")
    case .empty: "the workbook has no rows"
    case .tooManyColumns: "the sheet has more columns than Excel allows" + place
    case .cannotWrite(let words): "the workbook could not be written (\(words))"
    }
  }
}

extension WorkbookError: CustomStringConvertible {
  public var description: String { englishText }
}
