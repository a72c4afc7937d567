internal import CExpat

/// The texts that the cells of a workbook share, one after the other in one buffer.
///
///     bytes    N g u y ễ n … | L ê … | …
///     offsets  0               14      21
final class SharedStrings {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [UInt32] = [0]

  /// The number of texts.
  var count: Int { offsets.count - 1 }

  /// The bytes of a text.
  func text(_ index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

  private struct State {
    var bytes: [UInt8]
    var offsets: [UInt32] = [0]
    /// Inside `t`, whose text counts.
    var isInText = false
    /// Inside `rPh`, the reading aids of Japanese text.
    var phonetic = 0
    var isTooLong = false

    mutating func end(_ limit: Int) {
      CellEscapes.decode(&bytes, from: Int(offsets[offsets.count - 1]))
      if bytes.count > limit { isTooLong = true }
      offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    }
  }

  /// Reads the part; a workbook without one has no shared texts.
  ///
  /// - Complexity: O(*n*); memory for all texts of the workbook.
  init(_ part: String, of archive: Archive, limits: WorkbookReader.Limits) throws(WorkbookError) {
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: State(bytes: []))
    defer {
      state.deinitialize(count: 1)
      state.deallocate()
    }
    // Memory that is reserved and not touched costs nothing; growing would copy.
    state.pointee.bytes.reserveCapacity(min(archive.statedLength(of: part), limits.textLength))
    try XMLStream.parse(part, of: archive) { parser in
      XML_SetUserData(parser, state)
      XML_SetElementHandler(
        parser,
        { data, name, _ in
          guard let data, let name else { return }
          let state = data.assumingMemoryBound(to: State.self)
          let local = XMLStream.localName(name)
          if XMLStream.isSame(local, "t") {
            state.pointee.isInText = state.pointee.phonetic == 0
          } else if XMLStream.isSame(local, "rPh") {
            state.pointee.phonetic += 1
          }
        },
        { data, name in
          guard let data, let name else { return }
          let state = data.assumingMemoryBound(to: State.self)
          let local = XMLStream.localName(name)
          if XMLStream.isSame(local, "t") {
            state.pointee.isInText = false
          } else if XMLStream.isSame(local, "rPh") {
            state.pointee.phonetic -= 1
          } else if XMLStream.isSame(local, "si") {
            state.pointee.end(Int(UInt32.max) - 1)
          }
        })
      XML_SetCharacterDataHandler(parser) { data, text, count in
        guard let data, let text else { return }
        let state = data.assumingMemoryBound(to: State.self)
        guard state.pointee.isInText else { return }
        let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
        state.pointee.bytes.append(contentsOf: bytes)
      }
    } verdict: { () throws(WorkbookError) in
      if state.pointee.isTooLong || state.pointee.bytes.count > limits.textLength {
        throw WorkbookError(.tooLarge, part: part)
      }
      return .goOn
    }
    bytes = state.pointee.bytes
    offsets = state.pointee.offsets
  }

  /// No texts at all.
  init() {}
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
