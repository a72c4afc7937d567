import Tables

/// The lines of `changes.csv` in memory, in their order, with what is needed to undo them.
///
///     rows     17    17    42           the row of each change in the file as it was
///     starts   0     12    12    31     where the old value of each change begins in `values`
struct ChangeLog: Sendable {
  private(set) var rows: [Int] = []
  private(set) var columns: [Int] = []
  /// Hashes of the new values, so that a file changed by hand is not taken for the result.
  private(set) var afterHashes: [UInt64] = []
  private var starts: [Int] = [0]
  private var values: [UInt8] = []
  /// The rows that are not in `cleaned.csv`, ascending.
  private var rejected: [Int] = []

  var count: Int { rows.count }

  /// - Parameter rejectedRecords: The rejected rows by their number among all, where `rejected.csv` tells others.
  init(
    changesPath: String, rejectedPath: String, columnCount: Int, rejectedRecords: [Int]? = nil
  ) throws {
    if let rejectedRecords {
      rejected = rejectedRecords.sorted()
    } else {
      try readRejected(rejectedPath)
    }
    try readChanges(changesPath, columnCount: columnCount)
  }

  /// The old value of a change.
  func withValue<Result>(_ change: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    values.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[starts[change]..<starts[change + 1]]))
    }
  }

  /// The first change of a row or of a later one.
  func firstChange(ofRow row: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many rows were rejected before the one that is number `row` in `cleaned.csv`.
  func rejectedCount(beforeCleanedRow row: Int, from known: Int = 0) -> Int {
    var count = known
    while count < rejected.count, rejected[count] <= row + count { count += 1 }
    return count
  }

  private mutating func readRejected(_ path: String) throws {
    let file: MappedFile
    do throws(TableError) {
      file = try MappedFile(path: path)
    } catch {
      if error.reason == .notFound { return }
      throw error
    }
    do throws(TableError) {
      let reader = try TableReader(file: file, format: TableFormat())
      var found: [Int] = []
      reader.readAll { row in
        if let number = RecordCleanser.digits(row.field(0)) { found.append(Int(number)) }
      } rejected: { _ in
      }
      rejected = found.sorted()
    } catch {
      if error.reason != .noRows { throw error }
    }
  }

  private mutating func readChanges(_ path: String, columnCount: Int) throws {
    let reader: TableReader
    do throws(TableError) {
      reader = try TableReader(
        file: MappedFile(path: path), format: TableFormat(), limits: ResidueLine.limits)
    } catch {
      if error.reason == .noRows { return }
      throw error
    }
    var wrongLine: Int?
    let width = ChangeLine.header.count
    guard reader.header.count == width else { throw CleanError.changeDoesNotFit(line: 0) }
    reader.readAll { row in
      guard let number = RecordCleanser.digits(row.field(0)),
        let column = RecordCleanser.digits(row.field(2)), column >= 1, column <= columnCount,
        Int(number) >= rows.last ?? 1
      else {
        wrongLine = wrongLine ?? row.number
        return
      }
      rows.append(Int(number))
      columns.append(Int(column) - 1)
      afterHashes.append(ProfileTally.hash(row.field(4)))
      if row.field(7).elementsEqual("bytes".utf8) {
        guard let bytes = CellText.unescaped(row.field(3)) else {
          wrongLine = wrongLine ?? row.number
          return
        }
        values.append(contentsOf: bytes)
      } else {
        values.append(contentsOf: row.field(3))
      }
      starts.append(values.count)
    } rejected: { row in
      wrongLine = wrongLine ?? row.row
    }
    if let wrongLine { throw CleanError.changeDoesNotFit(line: wrongLine) }
  }
}

/// The rows of one chunk of `cleaned.csv` with their old values.
struct RestoredChunk: Sendable {
  private(set) var rows: [UInt8] = []
  private(set) var rowCount = 0
  private(set) var valueCount = 0
  /// The line of `changes.csv` that does not fit.
  private(set) var wrongLine: Int?

  init(_ chunk: Int, of reader: TableReader, log: ChangeLog, residue: Residue) {
    let bounds = reader.chunks[chunk]
    rows.reserveCapacity(bounds.bytes.count + bounds.bytes.count / 16)
    var scratch = reader.makeScratch()
    var rejected = log.rejectedCount(beforeCleanedRow: bounds.firstRow)
    var change = log.firstChange(ofRow: bounds.firstRow + rejected)
    // The number of the row before, among all of the input.
    var latest = bounds.firstRow - 1
    latest += log.rejectedCount(beforeCleanedRow: latest)
    reader.readChunk(chunk, scratch: &scratch) { row in
      rowCount += 1
      rejected = log.rejectedCount(beforeCleanedRow: row.number, from: rejected)
      let number = row.number + rejected
      residue.lines.append((latest + 1)...number, to: &rows)
      latest = number
      let end = RestoredChunk.lineEnd(reader, row.byteOffset + row.length)
      if change < log.count, log.rows[change] < number {
        wrongLine = wrongLine ?? change + 1
        change = log.firstChange(ofRow: number)
      }
      guard change < log.count, log.rows[change] == number else {
        if residue.rows.append(number...number, to: &rows) {
          copy(reader, (row.byteOffset + row.length)..<end)
        } else {
          copy(reader, row.byteOffset..<end)
        }
        return
      }
      let start = rows.count
      for column in 0..<row.fieldCount {
        if column > 0 { rows.append(reader.format.delimiter) }
        guard change < log.count, log.rows[change] == number, log.columns[change] == column else {
          rows.append(contentsOf: row.rawField(column))
          continue
        }
        if ProfileTally.hash(row.field(column)) != log.afterHashes[change] {
          wrongLine = wrongLine ?? change + 1
        }
        log.withValue(change) {
          CellText.append(
            $0, isQuoted: row.rawField(column).first { $0 != 0x20 } == 0x22,
            delimiter: reader.format.delimiter, to: &rows)
        }
        valueCount += 1
        change += 1
      }
      let written = rows.count
      if residue.rows.append(number...number, to: &rows) { rows.removeSubrange(start..<written) }
      copy(reader, (row.byteOffset + row.length)..<end)
    } rejected: { _ in
      wrongLine = wrongLine ?? 0
    }
    if chunk == reader.chunks.count - 1 {
      residue.lines.append((latest + 1)...(.max - 1), to: &rows)
    }
    reader.releaseChunk(chunk)
  }

  private mutating func copy(_ reader: TableReader, _ range: Range<Int>) {
    rows.append(contentsOf: UnsafeBufferPointer(rebasing: reader.file.bytes[range]))
  }

  /// The end of the line that ends at `position`, its line end counted.
  static func lineEnd(_ reader: TableReader, _ position: Int) -> Int {
    let bytes = reader.file.bytes
    var end = position
    if end < bytes.count, bytes[end] == 0x0D, reader.format.lineEnd == .lf { end += 1 }
    if end < bytes.count, bytes[end] == reader.format.lineEnd.byte { end += 1 }
    return end
  }
}
