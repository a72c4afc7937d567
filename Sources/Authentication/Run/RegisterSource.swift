import Identifiers
import ReferenceIndex
import Tables

/// Where a register comes from: a frozen one, or a table that is read and frozen now.
struct RegisterSource {
  let path: String
  let configuration: Configuration
  let threads: Int
  /// The last possible day of birth, for a table.
  let asOf: BirthDate
  var progress: MatchProgress?

  /// The register of some settings.
  init(_ settings: MatchSettings, progress: MatchProgress? = nil) {
    path = settings.referencePath
    configuration = settings.configuration
    threads = settings.threads
    asOf = settings.asOf
    self.progress = progress
  }

  /// - Parameter path: A frozen register, or anything that is read as a table.
  init(path: String, configuration: Configuration, threads: Int, asOf: BirthDate) {
    self.path = path
    self.configuration = configuration
    self.threads = threads
    self.asOf = asOf
  }

  /// Opens the register.
  ///
  /// - Parameters:
  ///   - file: The file where the caller has opened it already; `nil` opens ``path``.
  ///   - isInMemory: Whether a frozen register is read into memory, by its file.
  /// - Throws: ``TableError`` when there is nothing to read, ``IndexError`` when a frozen register is damaged or of another
  ///   format.
  /// - Complexity: one check of every byte of a frozen register; a table is read, cleansed and frozen.
  func open(
    _ file: MappedFile? = nil, isInMemory: (MappedFile) -> Bool = { _ in false }
  ) throws -> LoadedRegister {
    progress?(.openReference, 0, 0)
    let file = try file ?? MappedFile(path: path)
    guard ReferenceIndex.isFrozen(file) else {
      return try RegisterLoader.load(
        path: path, configuration: configuration, threads: threads, asOf: asOf, progress: progress)
    }
    let index = try ReferenceIndex.open(file, isInMemory: isInMemory(file), threads: threads)
    return LoadedRegister(
      index: index, rejected: [], duplicateIDs: index.repeatedNumbers, repairCounts: [],
      source: file, isFrozen: true, notes: [index.readingMark.note].compactMap { $0 })
  }
}
