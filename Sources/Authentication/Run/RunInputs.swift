import ReferenceIndex
import Tables

/// Where the inputs of a finished run are, for what is made of the run: lists, samples, events.
///
/// A file counts only when it holds what the run has read, so that no figure mixes two states of the data. A register
/// that was frozen since says of which table.
public struct RunInputs: Sendable {
  /// The manifest of the run.
  public let manifest: Manifest
  private let folder: String

  /// Reads the manifest of the run.
  ///
  /// - Throws: ``ExplainError`` with `notARun` when the folder is not the output of a run.
  public init(folder: String) throws(ExplainError) {
    self.folder = folder
    do throws(TableError) {
      manifest = try Manifest.read(folder: folder)
    } catch {
      // Other commands write a manifest too.
      let isOther = error.reason == .badJSON && !FileIdentity.exists(folder + "/outcomes.csv")
      throw ExplainError(
        error.reason == .notFound || isOther ? .notARun : .table(error), path: folder)
    }
  }

  /// Finds one input.
  ///
  /// - Parameter named: Where it is now; `nil` for where the run has read it.
  /// - Returns: Its path.
  /// - Throws: ``ExplainError`` when nobody knows where it is, when it is not there, or when it is not what the run
  ///   has read.
  /// - Complexity: O(bytes) for the digest, about 2 GB/s.
  public func path(
    _ input: ExplainError.Input, named: String? = nil
  ) throws(ExplainError) -> String {
    guard let path = named ?? manifest.input(input)?.path, path != "-", !path.isEmpty,
      !FileIdentity.isPipe(path)
    else {
      throw ExplainError(.noPath(input), path: folder)
    }
    let file: MappedFile
    do throws(TableError) {
      file = try MappedFile(path: path)
    } catch {
      throw ExplainError(
        error.reason == .notFound ? .gone(input) : .table(error), path: FileIdentity.shown(path))
    }
    guard let known = manifest.input(input) else { return path }
    if known.bytes == file.count, known.sha256 == FileDigest.hex(of: file) { return path }
    // Asked in any case, for a frozen register that is damaged is told as such.
    if input == .reference, try isFrozen(file, of: known.sha256), named != nil { return path }
    throw ExplainError(.changed(input), path: file.path)
  }

  /// Whether the file is a register that was frozen of the table with a digest.
  ///
  /// - Throws: ``ExplainError`` with the damaged section of a register that is damaged rather than another.
  private func isFrozen(_ file: MappedFile, of sha256: String) throws(ExplainError) -> Bool {
    guard ReferenceIndex.isFrozen(file) else { return false }
    do throws(IndexError) {
      let source = try ReferenceIndex.open(file).source
      return source != nil && source == SourceDigest(hex: sha256)
    } catch {
      throw ExplainError(.index(error), path: file.path)
    }
  }
}
