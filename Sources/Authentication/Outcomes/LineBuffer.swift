import Identifiers

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

  /// A cell of a few words; short ones are copied without a call.
  @inline(__always)
  mutating func put(cell bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    assert(count + bytes.count <= capacity)
    let (raw, target) = (UnsafeRawPointer(start), UnsafeMutableRawPointer(base + count))
    // Two loads that may overlap cover every length between one and two of their size.
    if bytes.count >= 16, bytes.count <= 32 {
      let last = bytes.count &- 16
      let (low, high) = (
        raw.loadUnaligned(as: SIMD16<UInt8>.self),
        raw.loadUnaligned(fromByteOffset: last, as: SIMD16<UInt8>.self)
      )
      target.storeBytes(of: low, as: SIMD16<UInt8>.self)
      target.storeBytes(of: high, toByteOffset: last, as: SIMD16<UInt8>.self)
    } else if bytes.count >= 8, bytes.count < 16 {
      let last = bytes.count &- 8
      let (low, high) = (
        raw.loadUnaligned(as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: last, as: UInt64.self)
      )
      target.storeBytes(of: low, as: UInt64.self)
      target.storeBytes(of: high, toByteOffset: last, as: UInt64.self)
    } else {
      target.copyMemory(from: raw, byteCount: bytes.count)
    }
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
    assert(count + 20 <= capacity)
    if number > 0, number < 100_000_000 {
      let digits = LineBuffer.eightDigits(UInt32(truncatingIfNeeded: number))
      // The digit 0 is the byte 0: what stands before the first other one is left out.
      let zeros = digits.trailingZeroBitCount / 8
      store((digits | 0x3030_3030_3030_3030) &>> UInt64(zeros &* 8), at: count)
      count &+= 8 &- zeros
      return
    }
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
    let high = UInt32(truncatingIfNeeded: id / 100_000_000 % 10_000)
    let low = UInt32(truncatingIfNeeded: id % 100_000_000)
    let zeros: UInt64 = 0x3030_3030_3030_3030
    // The last four of eight digits, then eight that overwrite what stands behind these.
    store((LineBuffer.eightDigits(high) | zeros) &>> 32, at: count)
    store(LineBuffer.eightDigits(low) | zeros, at: count &+ 4)
    count &+= 12
  }

  /// Eight bytes, the lowest first.
  @inline(__always)
  private func store(_ bytes: UInt64, at place: Int) {
    UnsafeMutableRawPointer(base + place).storeBytes(of: bytes.littleEndian, as: UInt64.self)
  }

  /// The eight digits of a number below 10⁸ as bytes, the first one lowest; halves, quarters and digits are parted in
  /// all lanes at once.
  @inline(__always)
  private static func eightDigits(_ number: UInt32) -> UInt64 {
    var lanes = UInt64(number / 10_000) | UInt64(number % 10_000) &<< 32
    // For lanes below 10⁴ and below 100 these products shifted are their quotients by 100 and by 10.
    let hundreds = ((lanes &* 10_486) &>> 20) & 0x0000_007F_0000_007F
    lanes = hundreds | (lanes &- hundreds &* 100) &<< 16
    let tens = ((lanes &* 103) &>> 10) & 0x000F_000F_000F_000F
    return tens | (lanes &- tens &* 10) &<< 8
  }

  /// `dd/mm/yyyy`, `mm/yyyy` or `yyyy`, as far as the date is known.
  mutating func put(date: BirthDate) {
    if date.isEmpty { return }
    if date.hasDay { put(two: date.day) }
    if date.hasMonth { put(two: date.month) }
    let year = date.year
    put(UInt8(truncatingIfNeeded: 0x30 + year / 1000 % 10))
    put(UInt8(truncatingIfNeeded: 0x30 + year / 100 % 10))
    put(UInt8(truncatingIfNeeded: 0x30 + year / 10 % 10))
    put(UInt8(truncatingIfNeeded: 0x30 + year % 10))
  }

  private mutating func put(two value: Int) {
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

  /// Whether a field has 8 to 16 bytes, all of them ASCII and none of them below the hyphen: then it needs no quotes.
  @inline(__always)
  static func isPlainKey(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = field.baseAddress, field.count >= 8, field.count <= 16 else { return false }
    let raw = UnsafeRawPointer(start)
    let low = raw.loadUnaligned(as: UInt64.self)
    let high = raw.loadUnaligned(fromByteOffset: field.count &- 8, as: UInt64.self)
    let top: UInt64 = 0x8080_8080_8080_8080
    if (low | high) & top != 0 { return false }
    // 0x53 more than the hyphen, 0x2D, is 0x80; below 0x80 nothing is carried into the next byte.
    let more: UInt64 = 0x5353_5353_5353_5353
    return (low &+ more) & (high &+ more) & top == top
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
