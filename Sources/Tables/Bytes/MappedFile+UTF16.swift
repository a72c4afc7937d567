import Glibc

extension MappedFile {
  /// Returns this file's UTF-16 text as UTF-8, in a mapped temporary file without a name.
  ///
  /// A half of a surrogate pair, or a last odd byte, becomes U+FFFD; the byte order mark goes. Offsets in
  /// messages then count the bytes of the UTF-8 text.
  ///
  /// - Parameter encoding: One of the two UTF-16 encodings.
  /// - Throws: ``TableError`` when the temporary file cannot be written.
  /// - Complexity: O(*n*) time, O(1) memory.
  func convertedFromUTF16(_ encoding: TableFormat.Encoding) throws(TableError) -> MappedFile {
    precondition(encoding.isUTF16, "only UTF-16 is converted")
    let spool = try SpoolFile(path: path)
    let isLittle = encoding == .utf16LittleEndian
    let low = isLittle ? 0 : 1
    let unitsPerBlock = 1 << 16
    var output: [UInt8] = []
    output.reserveCapacity(unitsPerBlock * 3 + 8)
    var i = 0
    while i < count {
      let end = min(i + 2 * unitsPerBlock, count)
      while i < end {
        guard i + 1 < count else {
          Self.append(0xFFFD, to: &output)
          i += 1
          break
        }
        let unit = UInt32(bytes[i + low]) | UInt32(bytes[i + 1 - low]) << 8
        i += 2
        var scalar = unit
        if unit & 0xF800 == 0xD800 {
          scalar = 0xFFFD
          if unit < 0xDC00, i + 1 < count {
            let next = UInt32(bytes[i + low]) | UInt32(bytes[i + 1 - low]) << 8
            if next & 0xFC00 == 0xDC00 {
              scalar = 0x10000 + (unit & 0x3FF) << 10 + (next & 0x3FF)
              i += 2
            }
          }
        }
        if scalar == 0xFEFF, i == 2 { continue }
        Self.append(scalar, to: &output)
      }
      let failure: TableError? = output.withUnsafeBytes { (block) -> TableError? in
        do throws(TableError) {
          try spool.append(block)
          return nil
        } catch { return error }
      }
      if let failure { throw failure }
      output.removeAll(keepingCapacity: true)
    }
    return try MappedFile(mapping: spool.descriptor, path: path)
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      output.append(UInt8(scalar))
    case 0x80..<0x800:
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      output.append(UInt8(0xE0 | scalar >> 12))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    default:
      output.append(UInt8(0xF0 | scalar >> 18))
      output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
