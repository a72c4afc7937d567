/// The texts that the cells of a workbook share, one after the other.
///
///     bytes    N g u y ễ n … | L ê … | …
///     lengths  14              7       …     a start for each 16 of them
///
/// Long ones lie in a temporary file without a name, so that memory holds only what was used last.
final class SharedStrings {
  private let store: TextStore
  private let places: TextPlaces

  /// The number of texts.
  var count: Int { places.count }

  /// The bytes of a text; valid as long as the object.
  @inline(__always)
  subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let (start, length) = places[index]
    return UnsafeBufferPointer(
      start: store.base.map { UnsafePointer($0 + start) }, count: length)
  }

  /// Gives memory back; texts that are used again are read again.
  func trim() { store.trim() }

  private struct State: XMLEvents {
    let store: TextStore
    let limit: Int
    var places = TextPlaces()
    var isInText = false
    /// Inside `rPh`, the reading aids of Japanese text.
    var phonetic = 0
    var fault: WorkbookError.Reason?

    var wantsText: Bool { isInText }
    var isStopped: Bool { fault != nil }

    mutating func start(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
      if name.isSame("t") {
        isInText = phonetic == 0
      } else if name.isSame("rPh") {
        phonetic += 1
      }
    }

    mutating func end(_ name: UnsafeBufferPointer<UInt8>) {
      if name.isSame("t") {
        isInText = false
      } else if name.isSame("si") {
        store.decodeEscapes(from: places.end)
        if store.count > limit { fault = .tooLarge }
        places.append(end: store.count)
      } else if name.isSame("rPh") {
        phonetic -= 1
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      // An entry that unpacks to more than it says is damaged; its checksum would tell so at the end.
      if !store.append(bytes) { fault = .damaged }
    }
  }

  /// Reads the part.
  ///
  /// - Complexity: O(*n*).
  init(_ part: String, of archive: Archive, limits: WorkbookReader.Limits) throws(WorkbookError) {
    let length = archive.statedLength(of: part)
    let limit = min(limits.textLength, Int(UInt32.max) - 1)
    store = try TextStore(capacity: length, part: part)
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: State(store: store, limit: limit))
    defer {
      state.deinitialize(count: 1)
      state.deallocate()
    }
    // No text takes less than <si><t/></si>; memory that is reserved and not touched costs nothing.
    state.pointee.places.reserve(min(length / 13 + 2, limit))
    try XMLScanner.scan(part, of: archive, state) { () throws(WorkbookError) in
      if let fault = state.pointee.fault { throw WorkbookError(fault, part: part) }
      if state.pointee.store.count > limit { throw WorkbookError(.tooLarge, part: part) }
      state.pointee.store.trimTail()
    }
    places = state.pointee.places
    store.trim()
  }

  /// No texts at all.
  init() throws(WorkbookError) {
    store = try TextStore(capacity: 0, part: "")
    places = TextPlaces()
  }
}

/// Where texts begin and end, in little more than two bytes for each.
struct TextPlaces {
  private static let group = 16

  private var starts: [UInt32] = []
  private var lengths: [UInt16] = []
  /// The lengths that two bytes cannot hold; their place has the greatest number.
  private var long: [Int: Int] = [:]
  /// Where the last text ends.
  private(set) var end = 0

  var count: Int { lengths.count }

  mutating func reserve(_ count: Int) {
    lengths.reserveCapacity(count)
    starts.reserveCapacity(count / Self.group + 1)
  }

  mutating func append(end: Int) {
    if lengths.count % Self.group == 0 { starts.append(UInt32(truncatingIfNeeded: self.end)) }
    let length = end - self.end
    if length >= Int(UInt16.max) { long[lengths.count] = length }
    lengths.append(UInt16(clamping: length))
    self.end = end
  }

  @inline(__always)
  subscript(index: Int) -> (start: Int, length: Int) {
    let first = index / Self.group * Self.group
    var start = Int(starts[index / Self.group])
    for place in first..<index { start &+= length(place) }
    return (start, length(index))
  }

  @inline(__always)
  private func length(_ index: Int) -> Int {
    let length = lengths[index]
    return _fastPath(length < .max) ? Int(length) : long[index] ?? Int(length)
  }
}

/// Characters that XML does not allow, as workbooks write them: `_x000D_`.
enum CellEscapes {
  /// Decodes the escapes in the tail of a buffer.
  static func decode(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7 else { return }
    // Looking for an underscore first, as nearly no text has one.
    guard let first = bytes[start...].firstIndex(of: 0x5F) else { return }
    var source = first
    var target = first
    while source < bytes.count {
      if bytes[source] == 0x5F, let value = escape(bytes, at: source) {
        append(value, to: &bytes, at: &target)
        source += 7
      } else {
        bytes[target] = bytes[source]
        target += 1
        source += 1
      }
    }
    bytes.removeLast(bytes.count - target)
  }

  private static func escape(_ bytes: [UInt8], at start: Int) -> UInt32? {
    guard start + 7 <= bytes.count, bytes[start + 1] == 0x78, bytes[start + 6] == 0x5F else {
      return nil
    }
    var value: UInt32 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | (UInt32(byte & 0xDF) - 0x37)
      default: return nil
      }
    }
    return value
  }

  /// Writes a character in at most three bytes; halves of surrogate pairs become U+FFFD.
  private static func append(_ value: UInt32, to bytes: inout [UInt8], at target: inout Int) {
    let scalar = Unicode.Scalar(value == 0 ? 0xFFFD : value) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar).unsafelyUnwrapped {
      bytes[target] = byte
      target += 1
    }
  }
}
