import Glibc
import Synchronization

/// Removes half-written output when the program is told to stop.
///
/// SIGINT, SIGTERM and SIGHUP are kept from all threads and taken by one that waits for them; it may then do what a signal
/// handler may not. It removes what was registered, writes a message and ends the program with
/// 128 + the number of the signal: 130 after Ctrl-C, 143 after `kill`.
public enum SignalGuard {
  /// Hidden folders and files that are to go when the program is stopped.
  private static let hidden = Mutex<[String]>([])
  /// Held while names are given; a signal waits for it.
  private static let naming = Mutex<Void>(())
  private static let isInstalled = Atomic<Bool>(false)
  private static let text = Mutex<Messages>(Messages(before: "", after: ""))
  private static let hasResults = Atomic<Bool>(false)

  private struct Messages {
    var before: String
    var after: String
  }

  /// What a user reads who stops the program now.
  static var message: String {
    text.withLock { hasResults.load(ordering: .relaxed) ? $0.after : $0.before }
  }

  /// Starts waiting for signals; to be called before the program starts threads. A later call gives other words.
  ///
  /// A signal that the program was started to ignore (`nohup`) stays ignored.
  ///
  /// - Parameters:
  ///   - message: What the user reads on standard error.
  ///   - afterResults: The same once results have their place; what is done behind that may be missing.
  public static func install(message: String, afterResults: String) {
    text.withLock { $0 = Messages(before: message, after: afterResults) }
    guard !isInstalled.exchange(true, ordering: .relaxed) else { return }
    var signals = awaited()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let code = pthread_create(&thread, nil, { _ in SignalGuard.wait() }, nil)
    if code == 0 {
      pthread_detach(thread)
    } else {
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
  }

  private static func awaited() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) { sigaddset(&signals, signal) }
    return signals
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    return handler == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func wait() -> UnsafeMutableRawPointer? {
    var signals = awaited()
    var signal: Int32 = 0
    while sigwait(&signals, &signal) != 0 {}
    // The lock is never given back: nobody may take a name any more.
    naming.withLock { (_) -> Void in
      removeAll()
      let line = message + "\n"
      _ = Array(line.utf8).withUnsafeBytes { writeAll($0, to: STDERR_FILENO) }
      _exit(128 + signal)
    }
    return nil
  }

  /// Runs a step that a signal must not cut in two.
  static func withoutInterruption<Result>(_ body: () -> Result) -> Result {
    naming.withLock { _ in body() }
  }

  /// Notes that results have their place; what is told of a signal is another from now on.
  static func noteResults() { hasResults.store(true, ordering: .relaxed) }

  /// Notes a hidden folder, or a file, that is to go when the program is stopped.
  package static func register(_ folder: String) { hidden.withLock { $0.append(folder) } }

  /// Leaves a file or folder alone from now on: it has its place.
  package static func forget(_ folder: String) { hidden.withLock { $0.removeAll { $0 == folder } } }

  /// Removes a hidden folder, or a file, now.
  package static func remove(_ folder: String) {
    removeFolder(folder)
    forget(folder)
  }

  /// Removes every registered folder.
  static func removeAll() {
    for folder in hidden.withLock({ $0 }) { remove(folder) }
  }

  /// Removes a file, or a folder and the files in it; it has no folders in it.
  ///
  /// Other threads may still be making files, so that one look is not always enough.
  private static func removeFolder(_ folder: String) {
    if unlink(folder) == 0 { return }
    for _ in 0..<10 {
      removeFiles(in: folder)
      if rmdir(folder) == 0 || errno == ENOENT { return }
    }
  }

  private static func removeFiles(in folder: String) {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink(folder + "/" + name) }
    }
  }
}
