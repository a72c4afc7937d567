import Authentication
import Cleansing
import Tables

/// Results that would take the place of what they are made of.
enum OutputPaths {
  /// Refuses when an output is one of the inputs, by whatever path.
  ///
  /// - Parameters:
  ///   - outputs: The files that will be written; those that are not there yet are no input.
  ///   - inputs: The files that are read; `nil` and `-` are none.
  ///   - folder: A finished run that is read: its results and its inputs count too.
  /// - Throws: ``TableError`` with `replacesInput`, and that of the run's manifest when it is there and cannot be read:
  ///   nobody knows then what the inputs are.
  static func check(
    _ outputs: [String?], inputs: [String?], run folder: String? = nil
  ) throws(TableError) {
    var inputs = inputs.compactMap { $0 }
    if let folder {
      inputs += ["outcomes.csv", "summary.json", "manifest.json"].map { folder + "/" + $0 }
      // Other commands write a manifest too, and it names no inputs of a run.
      if FileIdentity.exists(folder + "/outcomes.csv"),
        let manifest = try Manifest.readIfPresent(folder: folder)
      {
        inputs += [ExplainError.Input.insurance, .reference].compactMap {
          manifest.input($0)?.path
        }
      }
    }
    for output in outputs.compactMap({ $0 }) {
      if let input = inputs.first(where: { FileIdentity.isSame($0, output) }) {
        throw TableError(.replacesInput, path: input)
      }
    }
  }

  /// Refuses a single file that would take the place of a finished result of another command.
  static func refuseResults(_ outputs: [String?]) throws(TableError) {
    for output in outputs.compactMap({ $0 }) {
      let (folder, name) = OutputFolder.split(output)
      if name == "manifest.json" || MatchRun.outputs.contains(name)
        || CleanRun.outputs.contains(name),
        files([name, "manifest.json"], in: folder).allSatisfy(FileIdentity.exists)
      {
        throw TableError(.replacesOther, path: output)
      }
    }
  }

  /// Refuses a folder with finished results of another command: the manifest, which both have, would be lost, and with it
  /// the undoing of a cleansed file.
  ///
  /// - Parameter mark: A file that only the other command writes.
  /// - Throws: ``TableError`` with `holdsOtherResults`.
  static func refuseOther(_ mark: String, in folder: String) throws(TableError) {
    if files([mark, "manifest.json"], in: folder).allSatisfy(FileIdentity.exists) {
      throw TableError(.holdsOtherResults, path: folder)
    }
  }

  /// Files of a folder.
  static func files(_ names: [String], in folder: String) -> [String] {
    names.map { folder + "/" + $0 }
  }
}
