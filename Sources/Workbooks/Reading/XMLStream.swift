internal import CExpat

/// Feeds a part of a workbook to expat.
///
/// Entities that grow without bound are stopped by expat itself (2.4 and later), and nothing outside the
/// part is ever read.
enum XMLStream {
  /// What a handler tells the stream through its parser.
  enum Verdict {
    case goOn, stop
  }

  private static let blockLength: Int32 = 1 << 18

  /// Parses a part.
  ///
  /// - Parameters:
  ///   - configure: Sets the handlers of the parser and their data.
  ///   - verdict: Asked after each block, and once the parser was stopped; may throw a handler's error.
  /// - Throws: ``WorkbookError`` when the part is damaged, or from `verdict`.
  static func parse(
    _ part: String, of archive: Archive, configure: (OpaquePointer) -> Void,
    verdict: () throws(WorkbookError) -> Verdict = { () throws(WorkbookError) in .goOn }
  ) throws(WorkbookError) {
    guard let parser = XML_ParserCreate(nil) else { throw WorkbookError(.tooLarge, part: part) }
    defer { XML_ParserFree(parser) }
    configure(parser)
    var isStopped = false
    try archive.unpack(part) { () throws(WorkbookError) in
      if isStopped { return nil }
      guard let buffer = XML_GetBuffer(parser, blockLength) else {
        throw WorkbookError(.tooLarge, part: part)
      }
      return UnsafeMutableRawBufferPointer(start: buffer, count: Int(blockLength))
    } taken: { (count) throws(WorkbookError) in
      if isStopped { return }
      let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
      if try verdict() == .stop {
        isStopped = true
        return
      }
      guard status == XML_STATUS_OK else { throw WorkbookError(.damaged, part: part) }
    }
  }

  /// The name of an element without its prefix.
  @inline(__always)
  static func localName(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    var local = name
    var i = name
    while i.pointee != 0 {
      if i.pointee == 0x3A { local = i + 1 }
      i += 1
    }
    return local
  }

  /// Whether a C string is a known word.
  @inline(__always)
  static func isSame(_ text: UnsafePointer<CChar>, _ word: StaticString) -> Bool {
    var i = 0
    let start = word.utf8Start
    while i < word.utf8CodeUnitCount {
      if UInt8(bitPattern: text[i]) != start[i] { return false }
      i &+= 1
    }
    return text[i] == 0
  }

  /// The value of an attribute, its prefix not looked at.
  static func attribute(
    _ name: StaticString, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) -> UnsafePointer<CChar>? {
    var i = 0
    while let key = attributes[i] {
      if isSame(localName(key), name) { return attributes[i + 1] }
      i += 2
    }
    return nil
  }
}
