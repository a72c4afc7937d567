import Glibc
import Tables

/// A reason why a province could not be generated.
///
/// The text names files and parameters; no value of a generated person is ever in it.
public struct GeneratorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, so that a caller can choose the exit status.
  public enum Reason: Equatable, Sendable {
    /// The scenario file does not exist.
    case scenarioNotFound
    /// The scenario is not JSON or lacks a field.
    case unreadableScenario
    /// One or more parameters are out of range; each is named in ``GeneratorError/message``.
    case badParameters
    /// More people were asked for than the numbers of the province can tell apart.
    case tooManyPeople
    /// A folder or file cannot be created.
    case cannotCreate
    /// Writing failed, for example on a full disk.
    case cannotWrite
  }

  /// What went wrong.
  public let reason: Reason
  /// The file or folder concerned, empty when none is.
  public let path: String
  /// One sentence for people.
  public let message: String

  init(_ reason: Reason, path: String = "", message: String) {
    self.reason = reason
    self.path = path
    self.message = message
  }

  /// Why a scenario file cannot be read.
  init(scenario error: TableError) {
    switch error.reason {
    case .readFailed(let code):
      self.init(
        .unreadableScenario, path: error.path, message: SystemWords.text(code, in: .english))
    case .isDirectory:
      self.init(.scenarioNotFound, path: error.path, message: "this is a folder")
    case .notPermitted:
      self.init(
        .scenarioNotFound, path: error.path, message: SystemWords.text(EACCES, in: .english))
    default:
      self.init(
        .scenarioNotFound, path: error.path, message: SystemWords.text(ENOENT, in: .english))
    }
  }

  /// What writing the files failed with.
  init(_ error: TableError) {
    switch error.reason {
    case .cannotCreate(let code):
      self.init(.cannotCreate, path: error.path, message: SystemWords.text(code, in: .english))
    case .writeFailed(let code):
      self.init(.cannotWrite, path: error.path, message: SystemWords.text(code, in: .english))
    default:
      self.init(
        .cannotWrite, path: error.path, message: SystemWords.text(ENOSPC, in: .english))
    }
  }

  public var description: String { message(in: .english) }

  /// The text for a person; names of parameters stay as they are.
  public func message(in language: ReportLanguage) -> String {
    let text = language.choose(vi: vietnameseText, en: message)
    return path.isEmpty ? text : "\(path): \(text)"
  }

  private var vietnameseText: String {
    switch reason {
    case .scenarioNotFound: "không mở được kịch bản (\(SystemWords.vietnamese(message)))"
    case .unreadableScenario: "kịch bản không đọc được (\(message))"
    case .badParameters: "tham số sai: \(message)"
    case .tooManyPeople: "số người vượt quá số định danh của một tỉnh; hãy dùng --national"
    case .cannotCreate: "không tạo được kết quả (\(SystemWords.vietnamese(message)))"
    case .cannotWrite: "ghi thất bại (\(SystemWords.vietnamese(message)))"
    }
  }
}
