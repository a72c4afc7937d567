/// Memory for the new values of one row's cells: bytes that stay where they are until the next row.
final class CellMemory {
  private static let blockSize = 1 << 16

  private let block: UnsafeMutablePointer<UInt8>
  private var taken = 0
  private var extra: [UnsafeMutableBufferPointer<UInt8>] = []

  init() { block = .allocate(capacity: CellMemory.blockSize) }

  deinit {
    removeAll()
    block.deallocate()
  }

  /// Keeps a copy of bytes.
  func keep(_ bytes: some Collection<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let count = bytes.count
    if taken + count <= CellMemory.blockSize {
      let target = UnsafeMutableBufferPointer(start: block + taken, count: count)
      _ = target.initialize(from: bytes)
      taken += count
      return UnsafeBufferPointer(target)
    }
    let target = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    _ = target.initialize(from: bytes)
    extra.append(target)
    return UnsafeBufferPointer(target)
  }

  /// Gives up everything that was kept.
  func removeAll() {
    taken = 0
    for buffer in extra { buffer.deallocate() }
    extra.removeAll()
  }
}
