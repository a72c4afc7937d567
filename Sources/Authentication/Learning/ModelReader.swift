import FoundationEssentials
import Linkage
import Tables

/// Reads the model that `khop train` wrote.
public enum ModelReader {
  /// The model of a file and the file's digest.
  ///
  /// - Throws: ``TableError`` when the file cannot be read, ``ModelReadingError`` with all faults of its
  ///   contents.
  public static func read(path: String) throws -> (model: MatchModel, digest: String) {
    let file = try MappedFile(path: path)
    let json = try? JSONDecoder().decode(JSONValue.self, from: Data(file.contents()))
    do {
      return (try MatchModel(validating: json), FileDigest.hex(of: file))
    } catch {
      throw ModelReadingError(path: path, faults: error.faults)
    }
  }
}

extension ModelReader {
  /// A model as it is written into a file.
  public static func text(of model: ModelFile) throws(TableError) -> String {
    try JSONText.encode(model)
  }
}

/// A model file that cannot be used, with all its faults.
public struct ModelReadingError: Error, Sendable, Equatable {
  /// The model's file.
  public let path: String
  /// All that is wrong with its contents.
  public let faults: [ModelFileFault]

  /// The text for a person: every fault on a line of its own.
  public func message(in language: ReportLanguage) -> String {
    let head = language.choose(
      vi: "\(path): mô hình có \(faults.count) lỗi:",
      en: "\(path): the model has \(faults.count) fault\(faults.count == 1 ? "" : "s"):")
    let lines = faults.map { fault in
      let text = Self.text(fault.problem, language)
      return "  " + (fault.place.isEmpty ? text : "\(fault.place): \(text)")
    }
    return ([head] + lines).joined(separator: "\n")
  }

  private static func text(_ problem: ModelFileFault.Problem, _ language: ReportLanguage) -> String
  {
    switch problem {
    case .notAModel:
      language.choose(
        vi: "không phải tệp mô hình JSON có “parameters”",
        en: "this is no JSON model file with “parameters”")
    case .unsupportedVersion:
      language.choose(
        vi: "cần format “\(ModelFile.formatName)”, version \(ModelFile.currentVersion)",
        en: "format “\(ModelFile.formatName)”, version \(ModelFile.currentVersion) is needed")
    case .unknownParameter:
      language.choose(vi: "không có tham số này", en: "there is no such parameter")
    case .repeatedParameter:
      language.choose(vi: "tham số lặp lại", en: "the parameter stands more than once")
    case .missingParameter:
      language.choose(vi: "thiếu tham số", en: "the parameter is missing")
    case .noNumber: language.choose(vi: "cần một số", en: "a number is needed")
    case .outOfRange(let least, let greatest):
      language.choose(vi: "cho phép từ ", en: "allowed is ") + short(least)
        + language.choose(vi: " đến ", en: " to ") + short(greatest)
    }
  }

  /// Four decimals at most.
  private static func short(_ value: Double) -> String {
    "\((value * 10_000).rounded() / 10_000)"
  }
}
