import Glibc

/// What receives the events of an ``XMLScanner``.
protocol XMLEvents {
  /// An element begins; a name is without its prefix.
  mutating func start(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes)
  mutating func end(_ name: UnsafeBufferPointer<UInt8>)
  /// Text, its entities replaced; long text comes in pieces.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Whether text is wanted now; text that is not is passed over.
  var wantsText: Bool { get }
  /// Whether nothing more is wanted.
  var isStopped: Bool { get }
}

/// The attributes of one element, read when they are asked for.
struct XMLAttributes {
  fileprivate let bytes: UnsafeBufferPointer<UInt8>

  /// Calls a closure with each name, without its prefix, and value as it is written.
  @inline(__always)
  func visit(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void) {
    var i = 0
    let count = bytes.count
    while i < count {
      while i < count, bytes[i] <= 0x20 { i &+= 1 }
      var start = i
      while i < count, bytes[i] != 0x3D, bytes[i] > 0x20 {
        if bytes[i] == 0x3A { start = i &+ 1 }
        i &+= 1
      }
      let end = i
      while i < count, bytes[i] != 0x22, bytes[i] != 0x27 { i &+= 1 }
      guard i < count else { return }
      let quote = bytes[i]
      i &+= 1
      let value = i
      while i < count, bytes[i] != quote { i &+= 1 }
      body(
        UnsafeBufferPointer(rebasing: bytes[start..<end]),
        UnsafeBufferPointer(rebasing: bytes[value..<i]))
      i &+= 1
    }
  }
}

/// Cuts the long parts of a workbook, its sheets and shared texts, into events: several times as fast as a
/// general reader, because it knows nothing of namespaces, declarations and other encodings than UTF-8.
///
/// Follows XML 1.0 for what such parts hold: elements, attributes, text, the five entities and numbered
/// characters, CDATA, comments and processing instructions. Elements must close as often as they open; a document
/// type declaration is refused.
struct XMLScanner {
  private static let blockLength = 1 << 18
  /// The most bytes of one tag or comment.
  private static let longestTag = 1 << 22

  private var buffer: UnsafeMutableRawBufferPointer
  /// Bytes in the buffer, of which none was passed on yet.
  private var filled = 0
  private var depth = 0
  private var isBroken = false
  private var scratch: [UInt8] = []

  /// Scans a part.
  ///
  /// - Parameter verdict: Asked after each block; may throw a handler's error.
  /// - Throws: ``WorkbookError`` when the part is damaged, or from `verdict`.
  static func scan<Handler: XMLEvents>(
    _ part: String, of archive: Archive, _ handler: UnsafeMutablePointer<Handler>,
    verdict: () throws(WorkbookError) -> Void
  ) throws(WorkbookError) {
    var scanner = XMLScanner(
      buffer: .allocate(byteCount: 2 * blockLength, alignment: 64))
    defer { scanner.buffer.deallocate() }
    try archive.unpack(part) { () throws(WorkbookError) in
      handler.pointee.isStopped ? nil : scanner.room()
    } taken: { (count) throws(WorkbookError) in
      scanner.filled += count
      scanner.consume(isLast: count == 0, &handler.pointee)
      try verdict()
      if handler.pointee.isStopped { return }
      let isOpen = count == 0 && (scanner.depth != 0 || scanner.filled != 0)
      if scanner.isBroken || isOpen { throw WorkbookError(.damaged, part: part) }
    }
  }

  private init(buffer: UnsafeMutableRawBufferPointer) { self.buffer = buffer }

  /// Where the next bytes go: behind those that are left.
  private mutating func room() -> UnsafeMutableRawBufferPointer {
    if buffer.count - filled < Self.blockLength {
      let wider = UnsafeMutableRawBufferPointer.allocate(
        byteCount: buffer.count * 2, alignment: 64)
      wider.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
      buffer.deallocate()
      buffer = wider
    }
    return UnsafeMutableRawBufferPointer(
      rebasing: buffer[filled..<min(filled + Self.blockLength, buffer.count)])
  }

  /// Takes what can be taken from the buffer and moves the rest to its front.
  private mutating func consume<Handler: XMLEvents>(isLast: Bool, _ handler: inout Handler) {
    let bytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: UInt8.self),
      count: filled)
    let taken = take(bytes, isLast: isLast, &handler)
    if taken > 0, taken < filled, let base = buffer.baseAddress {
      memmove(base, base + taken, filled - taken)
    }
    filled -= taken
    if filled > Self.longestTag { isBroken = true }
  }

  /// Returns how many bytes were passed on.
  private mutating func take<Handler: XMLEvents>(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ handler: inout Handler
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let count = bytes.count
    var i = 0
    while i < count, !handler.isStopped, !isBroken {
      if base[i] != 0x3C {
        let next = Self.find(0x3C, base, i, count)
        var end = next ?? count
        if next == nil, !isLast { end = Self.wholeText(base, i, count) }
        if handler.wantsText, end > i {
          text(UnsafeBufferPointer(rebasing: bytes[i..<end]), &handler)
        }
        if end == i { return i }
        i = end
        continue
      }
      guard i + 1 < count else { return i }
      switch base[i + 1] {
      case UInt8(ascii: "/"):
        guard let close = Self.find(0x3E, base, i, count) else { return i }
        var end = close
        while end > i, base[end - 1] <= 0x20 { end -= 1 }
        depth -= 1
        if depth < 0 { isBroken = true }
        handler.end(Self.localName(UnsafeBufferPointer(rebasing: bytes[(i + 2)..<max(end, i + 2)])))
        i = close + 1
      case UInt8(ascii: "?"):
        guard let close = Self.find("?>", base, i, count) else { return i }
        i = close
      case UInt8(ascii: "!"):
        guard let next = special(bytes, i, &handler) else { return i }
        i = next
      default:
        guard let next = element(bytes, i, &handler) else { return i }
        i = next
      }
    }
    return handler.isStopped ? count : i
  }

  // MARK: Tags

  /// A start tag, or one that is empty.
  @inline(__always)
  private mutating func element<Handler: XMLEvents>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ handler: inout Handler
  ) -> Int? {
    let count = bytes.count
    var i = start &+ 1
    var local = i
    while i < count, bytes[i] > 0x20, bytes[i] != 0x3E, bytes[i] != 0x2F {
      if bytes[i] == 0x3A { local = i &+ 1 }
      i &+= 1
    }
    let nameEnd = i
    var quote: UInt8 = 0
    while i < count {
      let byte = bytes[i]
      if quote == 0 {
        if byte == 0x3E { break }
        if byte == 0x22 || byte == 0x27 { quote = byte }
        if byte == 0x3C {
          isBroken = true
          return nil
        }
      } else if byte == quote {
        quote = 0
      }
      i &+= 1
    }
    guard i < count else { return nil }
    let isEmpty = bytes[i &- 1] == 0x2F
    let name = UnsafeBufferPointer(rebasing: bytes[local..<nameEnd])
    if name.isEmpty { isBroken = true }
    let end = isEmpty ? i &- 1 : i
    handler.start(
      name, XMLAttributes(bytes: UnsafeBufferPointer(rebasing: bytes[nameEnd..<max(end, nameEnd)])))
    if isEmpty { handler.end(name) } else { depth &+= 1 }
    return i &+ 1
  }

  /// A comment, or text that is marked as such.
  private mutating func special<Handler: XMLEvents>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ handler: inout Handler
  ) -> Int? {
    guard let base = bytes.baseAddress, bytes.count >= start + 9 else { return nil }
    if base[start + 2] == UInt8(ascii: "-") {
      return Self.find("-->", base, start + 4, bytes.count)
    }
    guard bytes[start...].starts(with: "<![CDATA[".utf8) else {
      isBroken = true
      return nil
    }
    guard let end = Self.find("]]>", base, start + 9, bytes.count) else { return nil }
    if handler.wantsText {
      handler.text(UnsafeBufferPointer(rebasing: bytes[(start + 9)..<(end - 3)]))
    }
    return end
  }

  @inline(__always)
  private static func localName(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let colon = name.lastIndex(of: 0x3A) else { return name }
    return UnsafeBufferPointer(rebasing: name[(colon + 1)...])
  }

  // MARK: Text

  /// Passes text on, with its entities replaced and its line ends as `\n`.
  @inline(__always)
  private mutating func text<Handler: XMLEvents>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ handler: inout Handler
  ) {
    var isPlain = true
    for byte in bytes where byte == 0x26 || byte == 0x0D { isPlain = false }
    if isPlain { return handler.text(bytes) }
    decode(bytes)
    scratch.withUnsafeBufferPointer { handler.text($0) }
  }

  private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>) {
    scratch.removeAll(keepingCapacity: true)
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte == 0x0D {
        if i + 1 >= bytes.count || bytes[i + 1] != 0x0A { scratch.append(0x0A) }
      } else if byte == 0x26 {
        guard let end = bytes[i...].prefix(16).firstIndex(of: 0x3B),
          let scalar = Self.entity(bytes[(i + 1)..<end])
        else {
          isBroken = true
          return
        }
        scratch.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
        i = end
      } else {
        scratch.append(byte)
      }
      i += 1
    }
  }

  private static func entity(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    let text = String(decoding: name, as: UTF8.self)
    switch text {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      if text.hasPrefix("#x") {
        return UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      }
      if text.hasPrefix("#") { return UInt32(text.dropFirst()).flatMap(Unicode.Scalar.init) }
      return nil
    }
  }

  /// The end of text that may be passed on before the rest of it is there: before an entity or a `\r` that
  /// is cut.
  private static func wholeText(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    if base[end - 1] == 0x0D { return end - 1 }
    var i = max(start, end - 16)
    while i < end {
      if base[i] == 0x26, find(0x3B, base, i, end) == nil { return i }
      i += 1
    }
    return end
  }

  @inline(__always)
  private static func find(_ byte: UInt8, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int)
    -> Int?
  {
    guard start < end, let found = memchr(base + start, Int32(byte), end - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The place behind the first occurrence of a word.
  private static func find(
    _ word: StaticString, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    let count = word.utf8CodeUnitCount
    var i = start
    while let place = find(word.utf8Start[0], base, i, end), place + count <= end {
      if memcmp(base + place, word.utf8Start, count) == 0 { return place + count }
      i = place + 1
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are a known word.
  @inline(__always)
  func isSame(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    var i = 0
    while i < count {
      if self[i] != word.utf8Start[i] { return false }
      i &+= 1
    }
    return true
  }
}
