import Synchronization

/// The memory of written chunks, which chunks to come use again: fresh memory would have to be cleared by the system.
final class RowBuffers: Sendable {
  private let free = Mutex<[[UInt8]]>([])

  /// An empty buffer, with room when one has been given back.
  func take() -> [UInt8] {
    var buffer = free.withLock { $0.popLast() } ?? []
    buffer.removeAll(keepingCapacity: true)
    return buffer
  }

  /// Gives back a buffer that nobody reads any more.
  func give(_ buffer: consuming [UInt8]) {
    let buffer = buffer
    free.withLock { $0.append(buffer) }
  }
}
