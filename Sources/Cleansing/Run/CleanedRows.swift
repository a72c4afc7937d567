import Tables

/// The rows of a chunk as they are to be written: stretches of the file as they stand, and rows written anew between them.
///
///     pieces    file 0..<8190 | written 0..<131 | file 8321..<9004 | …
///     written   the rows with changes, one behind the other
///
/// Nearly all of a file is never copied: it is written from where it lies.
struct CleanedRows: Sendable {
  private struct Piece: Sendable {
    var start: Int
    var end: Int
    let isWritten: Bool
  }

  private var pieces: [Piece] = []
  /// The bytes of the rows that are written anew.
  var written: [UInt8]

  /// - Parameter buffer: Memory for the rows that are written anew.
  init(_ buffer: consuming [UInt8] = []) { written = buffer }

  /// Adds a stretch of the file.
  mutating func add(_ range: Range<Int>) {
    add(range.lowerBound, range.upperBound, isWritten: false)
  }

  /// Adds what stands in ``written`` from a place on.
  mutating func addWritten(from start: Int) { add(start, written.count, isWritten: true) }

  private mutating func add(_ start: Int, _ end: Int, isWritten: Bool) {
    if start == end { return }
    if let last = pieces.last, last.isWritten == isWritten, last.end == start {
      pieces[pieces.count - 1].end = end
    } else {
      pieces.append(Piece(start: start, end: end, isWritten: isWritten))
    }
  }

  /// Writes all rows.
  func write(to output: OutputFile, from file: MappedFile) throws(TableError) {
    let failure = written.withUnsafeBytes { written -> TableError? in
      let bytes = UnsafeRawBufferPointer(file.bytes)
      let parts = pieces.map { piece in
        UnsafeRawBufferPointer(
          rebasing: (piece.isWritten ? written : bytes)[piece.start..<piece.end])
      }
      do throws(TableError) {
        try output.write(parts)
        return nil
      } catch { return error }
    }
    if let failure { throw failure }
  }
}
