/// Bytes of output lines; a line asks for its room once and then writes without further checks.
///
///     bytes   | written … count | room asked for … limit | rest … capacity
///
/// Belongs to one thread. Every `put` needs room asked for before with ``reserve(_:)``.
struct LineBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Makes sure that `more` bytes can be put.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  mutating func removeAll() { count = 0 }

  /// A copy of what was written.
  var array: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    assert(count < capacity)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    assert(count + bytes.count <= capacity)
    (base + count).update(from: start, count: bytes.count)
    count &+= bytes.count
  }

  /// A short text that the program knows.
  @inline(__always)
  mutating func put(_ text: StaticString) {
    assert(count + text.utf8CodeUnitCount <= capacity)
    (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  mutating func put(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { put($0) } }

  /// Up to 20 digits.
  mutating func put(number: Int) {
    var digits = 1
    var power = 10
    while digits < 19, number >= power {
      digits += 1
      power &*= 10
    }
    var rest = number
    for place in stride(from: digits - 1, through: 0, by: -1) {
      base[count + place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// Twelve digits; nothing for `0`, a person without a number.
  mutating func put(id: UInt64) {
    guard id != 0 else { return }
    assert(count + 12 <= capacity)
    // Two halves of six digits: divisions of 32 bits are quicker, and the halves do not wait for each other.
    var high = UInt32(truncatingIfNeeded: id / 1_000_000 % 1_000_000)
    var low = UInt32(truncatingIfNeeded: id % 1_000_000)
    for place in stride(from: 5, through: 0, by: -1) {
      base[count + place] = UInt8(truncatingIfNeeded: 0x30 + high % 10)
      base[count + 6 + place] = UInt8(truncatingIfNeeded: 0x30 + low % 10)
      high /= 10
      low /= 10
    }
    count += 12
  }

  /// `dd/mm/yyyy`, `mm/yyyy` or `yyyy`, as far as the date is known.
  mutating func put(date: UInt32) {
    guard date != 0 else { return }
    let (year, month, day) = (date >> 9, date >> 5 & 15, date & 31)
    if day != 0 { put(two: day) }
    if month != 0 { put(two: month) }
    put(UInt8(truncatingIfNeeded: 0x30 + year / 1000 % 10))
    put(UInt8(truncatingIfNeeded: 0x30 + year / 100 % 10))
    put(UInt8(truncatingIfNeeded: 0x30 + year / 10 % 10))
    put(UInt8(truncatingIfNeeded: 0x30 + year % 10))
  }

  private mutating func put(two value: UInt32) {
    put(UInt8(truncatingIfNeeded: 0x30 + value / 10))
    put(UInt8(truncatingIfNeeded: 0x30 + value % 10))
    put(UInt8(ascii: "/"))
  }

  /// A probability with six decimals, never rounded up to 1: eight bytes.
  mutating func put(probability: Float) {
    let millionths = min(Int((Double(probability) * 1_000_000).rounded(.down)), 999_999)
    put("0.")
    var rest = UInt32(truncatingIfNeeded: max(millionths, 0))
    for place in stride(from: 5, through: 0, by: -1) {
      base[count + place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
    count += 6
  }

  /// A field of CSV, in quotes when it needs them; takes up to twice its bytes and two.
  mutating func put(field: UnsafeBufferPointer<UInt8>) {
    let needsQuotes = field.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else {
      put(field)
      return
    }
    put(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { put(byte) }
      put(byte)
    }
    put(UInt8(ascii: "\""))
  }
}
