import Dispatch
import Synchronization

/// The digest of a file that is worked out beside other work.
package final class DigestTask: Sendable {
  private let result = Mutex("")
  private let group = DispatchGroup()

  /// Begins at once, on a thread of its own.
  package init(_ file: MappedFile) {
    DispatchQueue.global().async(group: group) { [self] in
      let digest = FileDigest.hex(of: file)
      result.withLock { $0 = digest }
    }
  }

  /// The SHA-256 digest in 64 hexadecimal digits; waits for it.
  package func value() -> String {
    group.wait()
    return result.withLock { $0 }
  }
}
