import Dispatch
import Synchronization

/// A digest that is worked out beside other work.
package final class DigestTask: Sendable {
  private let result = Mutex("")
  private let group = DispatchGroup()

  /// Begins the digest of a file at once, on a thread of its own.
  package convenience init(_ file: MappedFile) {
    self.init { FileDigest.hex(of: file) }
  }

  /// Begins `work` at once, on a thread of its own.
  package init(_ work: @escaping @Sendable () -> String) {
    DispatchQueue.global().async(group: group) { [self] in
      let digest = work()
      result.withLock { $0 = digest }
    }
  }

  /// The SHA-256 digest in 64 hexadecimal digits; waits for it.
  package func value() -> String {
    group.wait()
    return result.withLock { $0 }
  }
}
