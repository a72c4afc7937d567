/// A buffer into which rows of CSV are written, `\n` at the end of each.
///
/// A field gets quotes only where it needs them: around delimiters, quotes, line ends, and around an empty
/// field that is alone in its row, which would be a blank line. Numbers are written without a `String`.
///
///     var writer = CSVWriter()
///     writer.field("15")
///     writer.field("Xóm 1, xã A")
///     writer.endRow()  // 15,"Xóm 1, xã A"
public struct CSVWriter: ~Copyable {
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written and not taken away.
  public private(set) var count = 0
  private let delimiter: UInt8
  /// Whether fields that a spreadsheet would run as formulas get an apostrophe in front.
  private let isFormulaSafe: Bool
  private var rowStart = 0
  private var hasField = false

  /// - Parameters:
  ///   - delimiter: What stands between fields.
  ///   - isFormulaSafe: Whether a field that begins with `=`, `+`, `-`, `@`, a tab or a return is written with
  ///     an apostrophe before it, for readers who open the file in a spreadsheet (OWASP, "CSV injection").
  ///     It changes the data and is off by default; numbers are never changed. The rule for all results: files that
  ///     programs read (outcomes, rejected rows, cleansed rows, changes, findings) hold the data as it is; lists
  ///     that are made for people's spreadsheets (events, compared runs, refused rows, indexes of lists) are written with it.
  ///   - capacity: The bytes to begin with; the buffer grows.
  public init(delimiter: UInt8 = 0x2C, isFormulaSafe: Bool = false, capacity: Int = 1 << 16) {
    precondition(delimiter != 0x22 && delimiter != 0x0A && delimiter != 0x0D, "no such delimiter")
    self.delimiter = delimiter
    self.isFormulaSafe = isFormulaSafe
    self.capacity = max(capacity, 64)
    buffer = .allocate(capacity: self.capacity)
  }

  deinit { buffer.deallocate() }

  /// Gives the bytes written so far to a closure.
  borrowing func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: buffer, count: count))
  }

  /// A copy of the bytes written so far.
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: buffer, count: count)) }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() {
    count = 0
    rowStart = 0
    hasField = false
  }

  // MARK: Fields

  /// Writes a field.
  public mutating func field(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(2 &* bytes.count &+ 4)
    separate()
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    let length = bytes.count
    if isFormulaSafe, Self.startsFormula(source[0]) {
      return quoted(bytes, prefix: UInt8(ascii: "'"))
    }
    let target = buffer + count
    var needsQuotes: UInt8 = 0
    var i = 0
    while i < length {
      let byte = source[i]
      target[i] = byte
      let isSpecial = byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D
      needsQuotes |= isSpecial ? 1 : 0
      i &+= 1
    }
    if needsQuotes == 0 {
      count &+= length
    } else {
      quoted(bytes, prefix: nil)
    }
  }

  /// Writes a field.
  public mutating func field(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { field($0) }
  }

  /// Writes a field of text.
  public mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { field($0) }
  }

  /// Writes a field of text that the program knows beforehand, such as a code.
  public mutating func field(_ text: StaticString) {
    field(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes an empty field.
  public mutating func emptyField() {
    reserve(4)
    separate()
  }

  /// Writes a whole number, with zeros in front up to a width.
  public mutating func field(_ number: Int, width: Int = 0) {
    precondition(width <= 64, "numbers are not that wide")
    reserve(96)
    separate()
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDigits(number.magnitude, width: width)
  }

  /// Writes a number with a fixed number of decimals, rounded half to even, a point before them.
  ///
  /// A number that is not finite is written as an empty field.
  ///
  /// - Parameters:
  ///   - number: At most 10⁹ in magnitude.
  ///   - decimals: The decimals, 0 to 9.
  public mutating func field(_ number: Double, decimals: Int) {
    precondition((0...9).contains(decimals), "between 0 and 9 decimals")
    precondition(!(number.magnitude > 1e9) || number.isInfinite, "the number is too large")
    guard number.isFinite else { return emptyField() }
    reserve(96)
    separate()
    var scale: UInt = 1
    for _ in 0..<decimals { scale &*= 10 }
    let scaled = UInt((number.magnitude * Double(scale)).rounded(.toNearestOrEven))
    if number < 0, scaled > 0 { append(UInt8(ascii: "-")) }
    appendDigits(scaled / scale, width: 1)
    if decimals > 0 {
      append(UInt8(ascii: "."))
      appendDigits(scaled % scale, width: decimals)
    }
  }

  /// Ends the row.
  public mutating func endRow() {
    reserve(4)
    if hasField, count == rowStart {
      append(0x22)
      append(0x22)
    }
    append(0x0A)
    rowStart = count
    hasField = false
  }

  /// Ends the row with fields that were written as CSV before, a line end at their end.
  public mutating func endRow(with fields: UnsafeBufferPointer<UInt8>) {
    reserve(fields.count &+ 4)
    separate()
    if let source = fields.baseAddress {
      (buffer + count).update(from: source, count: fields.count)
      count &+= fields.count
    }
    rowStart = count
    hasField = false
  }

  /// Writes a whole row of texts; for headers.
  public mutating func row(_ fields: [String]) {
    for text in fields { field(text) }
    endRow()
  }

  // MARK: Bytes

  @inline(__always)
  private mutating func separate() {
    if hasField {
      append(delimiter)
    } else {
      hasField = true
    }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    buffer[count] = byte
    count &+= 1
  }

  private mutating func appendDigits(_ number: UInt, width: Int) {
    var digits = 1
    var rest = number / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    digits = max(digits, width)
    var place = count + digits
    count = place
    rest = number
    for _ in 0..<digits {
      place -= 1
      buffer[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, prefix: UInt8?) {
    append(0x22)
    if let prefix { append(prefix) }
    for byte in bytes {
      if byte == 0x22 { append(0x22) }
      append(byte)
    }
    append(0x22)
  }

  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int) {
    if _slowPath(count &+ extra &+ 1 > capacity) { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    let wider = max(capacity * 2, count + extra + 64)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
    moved.update(from: buffer, count: count)
    buffer.deallocate()
    buffer = moved
    capacity = wider
  }
}
