/// Bytes of rows in a buffer that grows; writing needs no check per byte.
///
///     | rows already written … | room for at least one more row |
///     base                      count                            capacity
///
/// Owned and written by one thread at a time; the pointer is freed with the object.
final class RowBuffer: @unchecked Sendable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 1 << 16) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  func removeAll() { count = 0 }

  /// Makes room for `more` bytes beyond ``count``; the writes that follow rely on it.
  func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = max(capacity * 2, count + more)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.update(from: base, count: count)
    base.deallocate()
    base = new
    capacity = larger
  }

  /// Appends one byte within reserved room.
  @inline(__always) func put(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  /// Appends bytes, growing when needed.
  @inline(__always) func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: start, count: bytes.count)
    count &+= bytes.count
  }

  @inline(__always) func put(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { put($0) }
  }

  @inline(__always) func put(_ text: StaticString) {
    put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  func put(text: String) { put(Array(text.utf8)) }

  /// Appends a number with leading zeros within reserved room.
  @inline(__always) func put(_ number: UInt64, digits: Int) {
    var rest = number
    var place = count &+ digits
    while place > count {
      place &-= 1
      base[place] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
      rest /= 10
    }
    count &+= digits
  }

  /// Appends a number without leading zeros.
  func put(number: Int) {
    reserve(20)
    var digits = 1
    var limit = 10
    while number >= limit, digits < 18 {
      digits += 1
      limit *= 10
    }
    put(UInt64(number), digits: digits)
  }

  /// Appends `dd/mm/yyyy` within reserved room.
  @inline(__always) func put(_ date: CalendarDate) {
    put(UInt64(date.day), digits: 2)
    put(0x2F)
    put(UInt64(date.month), digits: 2)
    put(0x2F)
    put(UInt64(date.year), digits: 4)
  }

  /// Appends a field, quoted when a reader of CSV would otherwise misread it.
  func put(field bytes: [UInt8]) {
    let needsQuotes =
      bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return put(bytes) }
    reserve(2 * bytes.count + 2)
    put(0x22)
    for byte in bytes {
      if byte == 0x22 { put(0x22) }
      put(byte)
    }
    put(0x22)
  }
}
