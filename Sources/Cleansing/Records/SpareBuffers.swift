import Synchronization

/// Memory that is done with and is used again: fresh memory would have to be cleared by the system.
final class SpareBuffers<Element: Sendable>: Sendable {
  private let free = Mutex<[[Element]]>([])

  /// An empty buffer, with room when one has been given back.
  func take() -> [Element] {
    var buffer = free.withLock { $0.popLast() } ?? []
    buffer.removeAll(keepingCapacity: true)
    return buffer
  }

  /// Gives back a buffer that nobody reads any more.
  func give(_ buffer: consuming [Element]) {
    let buffer = buffer
    free.withLock { $0.append(buffer) }
  }
}
