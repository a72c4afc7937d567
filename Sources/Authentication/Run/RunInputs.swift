import ReferenceIndex
import Tables

/// Where the inputs of a finished run are, for what is made of the run: lists, samples, events.
///
/// A file counts only when it holds what the run has read, so that no figure mixes two states of the data. A register
/// that was frozen since cannot be compared by its bytes; it must have as many people.
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
    if input == .reference, try isFrozenSince(file), named != nil { return path }
    throw ExplainError(.changed(input), path: file.path)
  }

  /// Whether the file is a frozen register with as many people as the run has found.
  ///
  /// - Throws: ``ExplainError`` with the damaged section of a register that is damaged rather than another.
  private func isFrozenSince(_ file: MappedFile) throws(ExplainError) -> Bool {
    guard ReferenceIndex.isFrozen(file) else { return false }
    do {
      let index = try ReferenceIndex.open(file)
      return index.distinctPeople == (try Summary.read(folder: folder)).registerPeople
    } catch let error as IndexError {
      throw ExplainError(.index(error), path: file.path)
    } catch let error as TableError {
      throw ExplainError(.table(error), path: folder)
    } catch {
      preconditionFailure("Registers and summaries throw errors of their own")
    }
  }
}
