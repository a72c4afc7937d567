/// One fault of a configuration and where it stands.
public struct ConfigurationFault: Equatable, Sendable {
  /// What is wrong.
  public enum Problem: Equatable, Sendable {
    /// There is no such setting; `nearest` is one with a similar name.
    case unknownKey(nearest: String?)
    /// There is no such setting and none with a similar name; all that there are.
    case unknownAmong([String])
    /// The value is of another type.
    case wrongType(expected: String)
    /// The value is none of those that are allowed.
    case notAllowed(allowed: [String])
    /// Another role has the same column.
    case columnTaken(by: String)
    /// Another office has the same place.
    case codeTaken(UInt16, by: String)
    /// The file breaks the rules of TOML.
    case syntax(line: Int, column: Int)
    /// The file is no UTF-8 text.
    case notText
  }

  /// The setting, such as `insurance.columns.full_name`; empty for the whole file.
  public let path: String
  /// What is wrong there.
  public let problem: Problem

  /// The fault in words.
  public func message(in language: ReportLanguage) -> String {
    let text =
      switch problem {
      case .unknownKey(let nearest?):
        language.choose(
          vi: "không có mục này; có phải “\(nearest)” không?",
          en: "there is no such setting; did you mean “\(nearest)”?")
      case .unknownKey(nil): language.choose(vi: "không có mục này", en: "there is no such setting")
      case .unknownAmong(let known):
        language.choose(
          vi: "không có mục này; các mục là: ", en: "there is no such setting; there are: ")
          + known.joined(separator: ", ")
      case .wrongType(let expected):
        language.choose(vi: "sai kiểu, cần \(expected)", en: "wrong type, \(expected) is needed")
      case .notAllowed(let allowed):
        language.choose(vi: "giá trị không hợp lệ; cho phép: ", en: "not allowed; allowed are: ")
          + allowed.joined(separator: ", ")
      case .columnTaken(let other):
        language.choose(vi: "trùng cột với \(other)", en: "the same column as \(other)")
      case .codeTaken(let code, let other):
        language.choose(
          vi: "mã \(code) đã thuộc \(other)", en: "\(other) has the code \(code) already")
      case .syntax(let line, let column):
        language.choose(
          vi: "sai cú pháp TOML ở dòng \(line), cột \(column)",
          en: "broken TOML at line \(line), column \(column)")
      case .notText:
        language.choose(vi: "không phải văn bản UTF-8", en: "the file is no UTF-8 text")
      }
    return path.isEmpty ? text : path + ": " + text
  }
}
