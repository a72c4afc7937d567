import Glibc
import TestSupport

/// The built binary, run as a user runs it.
struct Command {
  /// How a process ended and what it wrote.
  struct Result {
    /// The exit status; 128 + the signal when a signal ended the process.
    let status: Int32
    let output: String
    let error: String
  }

  /// A process that is still at work.
  struct Process {
    let id: pid_t
    fileprivate let folder: TemporaryFolder
    /// Where standard input is written to, when the process reads a pipe.
    let input: Int32

    /// What it wrote to standard error so far.
    var error: String { folder.text(of: "stderr") }

    /// Writes to the pipe that the process reads; small enough to fit in it.
    func send(_ text: String) {
      let bytes = Array(text.utf8)
      _ = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    }

    /// Sends a signal.
    func signal(_ signal: Int32) { kill(id, signal) }

    /// Waits for the end.
    func wait() -> Result {
      if input >= 0 { close(input) }
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      let isSignalled = status & 0x7F != 0
      return Result(
        status: isSignalled ? 128 + (status & 0x7F) : status >> 8 & 0xFF,
        output: folder.text(of: "stdout"), error: folder.text(of: "stderr"))
    }
  }

  enum Input {
    case nothing
    case file(String)
    case pipe
  }

  /// The path of the binary beside the test bundle, or `nil` when it is not built.
  static let path: String? = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let candidates =
      CommandLine.arguments + [
        String(decoding: buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      ]
    for candidate in candidates where candidate.contains("khopPackageTests") {
      let folder = candidate.split(separator: "/", omittingEmptySubsequences: false)
        .prefix { !$0.hasPrefix("khopPackageTests") }
      let binary = (folder + ["khop"]).joined(separator: "/")
      if access(binary, X_OK) == 0 { return binary }
    }
    return nil
  }()

  /// Starts the binary, or a program given by its path.
  static func start(
    _ arguments: [String], program: String? = nil, input: Input = .nothing
  ) -> Process? {
    guard let program = program ?? path else { return nil }
    let folder = TemporaryFolder()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, folder.path(of: "stdout"), flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder.path(of: "stderr"), flags, 0o600)
    var ends: [Int32] = [-1, -1]
    switch input {
    case .nothing: posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
    case .pipe:
      guard Glibc.pipe(&ends) == 0 else { return nil }
      // Another process that a test starts meanwhile must not hold the pipe open.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    }
    // The test runner may have signals blocked or ignored; a user's shell has not.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var texts = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for text in texts { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, program, &actions, &attributes, &texts, environ)
    if ends[0] >= 0 { close(ends[0]) }
    guard code == 0 else { return nil }
    return Process(id: id, folder: folder, input: ends[1])
  }

  /// Runs the binary to its end.
  static func run(
    _ arguments: [String], program: String? = nil, input: Input = .nothing
  ) -> Result {
    guard let process = start(arguments, program: program, input: input) else {
      return Result(status: -1, output: "", error: "the process could not be started")
    }
    return process.wait()
  }

  /// Waits up to ten seconds for something to be so.
  static func waitUntil(_ isSo: () -> Bool) -> Bool {
    for _ in 0..<1000 {
      if isSo() { return true }
      usleep(10_000)
    }
    return isSo()
  }
}
