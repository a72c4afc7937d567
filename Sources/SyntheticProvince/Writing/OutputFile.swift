import Glibc
import Tables

/// A file that is written beside its final name and appears there only when it is complete.
struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var partial: String { path + ".partial" }
  private var isFinished = false

  /// Creates the file, readable by its owner only.
  init(path: String) throws(GeneratorError) {
    self.path = path
    descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw GeneratorError(.cannotCreate, path: path, message: describe(errno))
    }
    SignalGuard.register(path + ".partial")
  }

  deinit {
    guard !isFinished else { return }
    close(descriptor)
    remove()
  }

  private func remove() {
    unlink(partial)
    SignalGuard.forget(partial)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(GeneratorError) {
    var done = 0
    while done < bytes.count {
      guard let base = bytes.baseAddress else { return }
      let written = Glibc.write(descriptor, base + done, bytes.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        throw GeneratorError(.cannotWrite, path: path, message: describe(errno))
      }
      done += written
    }
  }

  func write(_ buffer: RowBuffer) throws(GeneratorError) {
    try write(UnsafeRawBufferPointer(start: buffer.base, count: buffer.count))
  }

  func write(_ text: StaticString) throws(GeneratorError) {
    try write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Closes the file and gives it its name.
  consuming func finish() throws(GeneratorError) {
    isFinished = true
    guard close(descriptor) == 0 else {
      let message = describe(errno)
      remove()
      throw GeneratorError(.cannotWrite, path: path, message: message)
    }
    let code = SignalGuard.withoutInterruption { rename(partial, path) == 0 ? 0 : errno }
    guard code == 0 else {
      remove()
      let message = describe(code)
      throw GeneratorError(.cannotCreate, path: path, message: message)
    }
    SignalGuard.forget(partial)
  }
}

/// The system's words for an error number.
func describe(_ code: Int32) -> String { String(cString: strerror(code)) }

/// Creates a folder that may exist already, and says whether it is new.
func createFolder(_ path: String) throws(GeneratorError) -> Bool {
  var status = stat()
  if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return false }
  guard mkdir(path, 0o700) == 0 else {
    throw GeneratorError(.cannotCreate, path: path, message: describe(errno))
  }
  return true
}

/// The bytes of a small file.
func readWholeFile(_ path: String) throws(GeneratorError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else {
    throw GeneratorError(.scenarioNotFound, path: path, message: describe(errno))
  }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0 {
      if errno == EINTR { continue }
      if errno == EISDIR {
        throw GeneratorError(.scenarioNotFound, path: path, message: "this is a folder")
      }
      throw GeneratorError(.unreadableScenario, path: path, message: describe(errno))
    }
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}
