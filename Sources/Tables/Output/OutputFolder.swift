import Glibc

/// A folder of results that appears whole or not at all.
///
/// Files are written into a hidden folder, mode 0700, and get their place when everything is there. When the
/// output folder is new, one rename of the hidden folder brings all of it; when it exists, each
/// file replaces its namesake by a rename, in the order in which the files were made, and other files stay; when one
/// cannot, those before it get their earlier namesakes back. Two runs into one folder bring their files one after the
/// other. An error, a signal (with ``SignalGuard``) or letting go of the object removes the hidden folder.
///
///     let folder = try OutputFolder(path: "results")
///     let file = try folder.makeFile(named: "outcomes.csv")
///     try file.write(bytes)
///     try folder.commit()
public final class OutputFolder {
  /// The folder as the user named it.
  public let path: String
  private let hidden: String
  private let isNew: Bool
  private var files: [OutputFile] = []
  private var stale: [String] = []
  private var isOpen = true
  /// Held while the hidden folder is somebody's; the system lets go of it when the program ends, however it ends.
  private let lock: Int32

  /// Prepares the folder; nothing is visible yet.
  ///
  /// - Throws: ``TableError`` with `cannotCreate` when the place cannot be written to.
  public init(path: String) throws(TableError) {
    var trimmed = path.isEmpty ? "." : path
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    self.path = trimmed
    var status = stat()
    if stat(trimmed, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw TableError(.cannotCreate(ENOTDIR), path: trimmed)
      }
      isNew = false
    } else {
      guard errno == ENOENT else { throw TableError(.cannotCreate(errno), path: trimmed) }
      isNew = true
    }
    let (parent, name) = Self.split(trimmed)
    if isNew, let code = Self.makeFolders(parent) {
      throw TableError(.cannotCreate(code), path: trimmed)
    }
    let (beside, inside) = (parent + "/." + name + ".khop-", trimmed + "/.khop-")
    Self.sweep(beside)
    if !isNew { Self.sweep(inside) }
    hidden = try Self.makeHidden(stem: isNew ? beside : inside, path: trimmed)
    lock = open(hidden, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    flock(lock, LOCK_EX | LOCK_NB)
  }

  deinit {
    discard()
    close(lock)
  }

  /// Creates a result file; it is seen in the folder after ``commit(isDurable:)``.
  ///
  /// - Parameters:
  ///   - name: The name without a folder.
  ///   - isDigested: Whether ``OutputFile/finish(isDurable:)`` returns a digest.
  public func makeFile(named name: String, isDigested: Bool = false) throws(TableError)
    -> OutputFile
  {
    precondition(isOpen, "the folder is committed or discarded")
    precondition(!name.contains("/"), "a name of a file in the folder is needed")
    // The user's path ends in a folder: `out/`, `out/..`.
    if ["", ".", ".."].contains(name) { throw TableError(.cannotCreate(EISDIR), path: path) }
    let file = try OutputFile(
      name: name, at: hidden + "/" + name, reportedAs: path, isDigested: isDigested)
    files.append(file)
    return file
  }

  /// Takes the file of an earlier result away when this one is committed: it has none of that name.
  public func removeStale(named name: String) { stale.append(name) }

  /// Keeps files that lie in the folder now under second names, for what has to be read after another run has replaced
  /// them; they go when this object is discarded.
  ///
  /// - Returns: The folder in which they are; `nil` when one is not there, or the file system has no second names.
  package func keepPresent(_ names: [String]) -> String? {
    for name in names where link(path + "/" + name, hidden + "/" + name) != 0 { return nil }
    return hidden
  }

  /// Makes files without a name on the disk of the results, for what must wait until it can be written; any thread may
  /// call it while the folder is neither committed nor discarded.
  package var spillFiles: @Sendable () throws(TableError) -> SpillFile {
    let (hidden, path) = (hidden, path)
    return { () throws(TableError) in try SpillFile(at: hidden + "/.spill", reportedAs: path) }
  }

  /// Ends all files and brings them to their place.
  ///
  /// - Parameter isDurable: Whether to wait until everything is on the disk.
  /// - Throws: ``TableError`` when a file cannot be ended or renamed; then the hidden files are removed, and the folder
  ///   is what it was.
  public func commit(isDurable: Bool = true) throws(TableError) {
    precondition(isOpen, "the folder is committed or discarded")
    do throws(TableError) {
      for file in files { try file.finish(isDurable: isDurable) }
      if isDurable { Self.sync(hidden) }
      try rename()
    } catch {
      discard()
      throw error
    }
    if isDurable { Self.sync(isNew ? Self.split(path).parent : path) }
    isOpen = false
  }

  /// Writes one file, whole or not at all, in the place of an earlier one.
  ///
  /// - Throws: ``TableError`` when it cannot be created or written.
  package static func write(_ bytes: [UInt8], to path: String) throws(TableError) {
    try prepare(bytes, for: path).commit()
  }

  /// Writes one file that takes its place with ``commit(isDurable:)``, for what must not happen without it.
  ///
  /// - Throws: ``TableError`` when it cannot be created or written.
  package static func prepare(
    _ bytes: [UInt8], for path: String
  ) throws(TableError) -> OutputFolder {
    let (parent, name) = split(path)
    let folder = try OutputFolder(path: parent)
    try folder.makeFile(named: name).write(bytes)
    return folder
  }

  /// Writes one text file, whole or not at all; see ``write(_:to:)-([UInt8],_)``.
  package static func write(_ text: String, to path: String) throws(TableError) {
    try write(Array(text.utf8), to: path)
  }

  /// Takes one file away with ``commit(isDurable:)`` that begins with a text, such as the header of an earlier result;
  /// `nil` when there is none.
  package static func prepareRemoval(
    of path: String, ifItBegins text: String
  ) throws(TableError) -> OutputFolder? {
    guard let file = try? MappedFile(path: path),
      file.contents(first: text.utf8.count) == Array(text.utf8)
    else { return nil }
    let (parent, name) = split(path)
    let folder = try OutputFolder(path: parent)
    folder.removeStale(named: name)
    return folder
  }

  /// Removes everything that was written and not committed.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    files.removeAll()
    SignalGuard.remove(hidden)
  }

  private func rename() throws(TableError) {
    // A signal waits until all names are in place.
    let names = files.map(\.name)
    let stale = stale.filter { !names.contains($0) }
    var refused = path
    let code = SignalGuard.withoutInterruption { () -> Int32? in
      if isNew, Glibc.rename(hidden, path) == 0 {
        SignalGuard.noteResults()
        SignalGuard.forget(hidden)
        return nil
      }
      // Somebody made the folder meanwhile, or it was there before: file by file.
      if isNew, errno != EEXIST, errno != ENOTEMPTY { return errno }
      if let failure = replace(names) {
        refused = path == "." ? failure.name : path + "/" + failure.name
        return failure.code
      }
      for name in stale { unlink(path + "/" + name) }
      SignalGuard.noteResults()
      SignalGuard.remove(hidden)
      return nil
    }
    if let code { throw TableError(isFull(code) ? .diskFull : .cannotCreate(code), path: refused) }
  }

  /// Puts files in the place of their namesakes, all of them or none.
  ///
  /// The earlier files stay under a second name until all are in place; where the file system has no second names, what
  /// was replaced before a failure stays replaced.
  ///
  /// - Returns: `nil`, or the name that cannot be given and the `errno`.
  private func replace(_ names: [String]) -> (name: String, code: Int32)? {
    let others = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if others >= 0 { flock(others, LOCK_EX) }
    defer { if others >= 0 { close(others) } }
    func earlier(_ name: String) -> String { hidden + "/.earlier-" + name }
    var created: Set<String> = []
    for (place, name) in names.enumerated() {
      let target = path + "/" + name
      let isKept = link(target, earlier(name)) == 0
      let isNew = !isKept && errno == ENOENT
      guard Glibc.rename(hidden + "/" + name, target) != 0 else {
        if isNew { created.insert(name) }
        continue
      }
      let code = errno
      for done in names[..<place].reversed() {
        if Glibc.rename(earlier(done), path + "/" + done) != 0, created.contains(done) {
          unlink(path + "/" + done)
        }
      }
      return (name, code)
    }
    return nil
  }

  // MARK: Paths

  /// The folder and the name of a path; `.` when it names no folder, an empty name when it ends in one.
  package static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let parent = slash == path.startIndex ? "/" : String(path[..<slash])
    return (parent, String(path[path.index(after: slash)...]))
  }

  /// Makes a folder and those above it.
  ///
  /// - Returns: `nil`, or the `errno` of the failure.
  private static func makeFolders(_ path: String) -> Int32? {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR ? nil : ENOTDIR }
    guard errno == ENOENT else { return errno }
    if let code = makeFolders(split(path).parent) { return code }
    return mkdir(path, 0o700) == 0 || errno == EEXIST ? nil : errno
  }

  private static func makeHidden(stem: String, path: String) throws(TableError) -> String {
    for attempt in 0..<100 {
      let candidate = stem + "\(getpid())" + (attempt == 0 ? "" : "-\(attempt)")
      // A signal between the two would leave the folder behind.
      let code = SignalGuard.withoutInterruption {
        guard mkdir(candidate, 0o700) == 0 else { return errno }
        SignalGuard.register(candidate)
        return 0
      }
      if code == 0 { return candidate }
      guard code == EEXIST else {
        throw TableError(isFull(code) ? .diskFull : .cannotCreate(code), path: path)
      }
    }
    throw TableError(.cannotCreate(EEXIST), path: path)
  }

  /// Removes hidden folders of runs that were killed: nobody holds their lock any more.
  ///
  /// - Parameter stem: The path of such folders up to the number of the process.
  private static func sweep(_ stem: String) {
    let (parent, name) = split(stem)
    guard let stream = opendir(parent) else { return }
    var left: [String] = []
    while let entry = readdir(stream) {
      let entryName = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if entryName.hasPrefix(name) { left.append(parent + "/" + entryName) }
    }
    closedir(stream)
    for folder in left {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      var status = stat()
      // A folder this new may not have its lock yet.
      let isOld = fstat(descriptor, &status) == 0 && time(nil) - status.st_mtim.tv_sec > 60
      if isOld, flock(descriptor, LOCK_EX | LOCK_NB) == 0 { SignalGuard.remove(folder) }
      close(descriptor)
    }
  }

  private static func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
