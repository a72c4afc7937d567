import Workbooks

/// How many rows a table has, judged by a few places of it.
///
/// Lines are counted in sixteen stretches of 64 KiB spread over the file, so that a file of any size costs a megabyte
/// of reading; a file of up to a megabyte is counted whole. Line ends inside quotes count as rows, so that an estimate
/// is rather high than low. Pages of a workbook are compressed: a row of ten columns takes about 80 bytes of it.
package struct SizeEstimate: Sendable, Equatable {
  private static let stretches = 16
  private static let stretchLength = 64 << 10
  private static let bytesOfWorkbookRow = 80

  /// The size of the file.
  package let bytes: Int
  /// The rows below the header, about.
  package let rows: Int
  /// Whether every line was counted.
  package let isExact: Bool

  /// Judges a file; see the type for what it costs.
  package init(_ file: MappedFile) {
    bytes = file.count
    if WorkbookReader.isArchive(UnsafeBufferPointer(rebasing: file.bytes.prefix(4))) {
      rows = max(1, bytes / SizeEstimate.bytesOfWorkbookRow)
      isExact = false
      return
    }
    let whole = SizeEstimate.stretches * SizeEstimate.stretchLength
    isExact = bytes <= whole
    if isExact {
      let isOpen = file.bytes.last.map { $0 != 0x0A } ?? false
      rows = max(0, SizeEstimate.lineEnds(file, 0..<bytes) + (isOpen ? 1 : 0) - 1)
      return
    }
    var lines = 0
    for number in 0..<SizeEstimate.stretches {
      let start =
        (bytes - SizeEstimate.stretchLength) / (SizeEstimate.stretches - 1) * number
      let range = start..<start + SizeEstimate.stretchLength
      lines += SizeEstimate.lineEnds(file, range)
      file.release(range)
    }
    rows = lines == 0 ? 1 : Int(Double(lines) * Double(bytes) / Double(whole))
  }

  private static func lineEnds(_ file: MappedFile, _ range: Range<Int>) -> Int {
    var count = 0
    for byte in UnsafeBufferPointer(rebasing: file.bytes[range]) where byte == 0x0A { count += 1 }
    return count
  }
}
