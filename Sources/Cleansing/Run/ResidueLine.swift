import Tables

/// A line of `residue.csv`: what of the input neither `cleaned.csv` nor `changes.csv` gives back.
///
///     row,kind,form,text
///     0,head,bytes,"STT,Hä tªn…"     what stands above the rows, where it was written anew
///     17,line,text,"Cộng: 16 người"  a line that is not in cleaned.csv, a rejected row or a blank line, before row 17
///     18,row,text,"18, ""Lê An"",…"  the row as it stood, where its changes alone do not give its bytes
///     912,unit,bytes,\xD8…           a unit of UTF-16 that is no letter, by its place
///
/// Its rows count as ``Row/number`` does: rejected ones with the others.
enum ResidueLine {
  enum Kind: String {
    case head, line, row, unit
  }

  static let header = ["row", "kind", "form", "text"]
  /// Longer texts are written in several lines.
  private static let longest = 1 << 20
  /// For reading the lines again: bytes may take four times their room.
  static let limits = TableReader.Limits(recordLength: longest << 3)

  static func append(
    row: Int, _ kind: Kind, _ bytes: UnsafeBufferPointer<UInt8>, to writer: inout CSVWriter
  ) {
    var rest = bytes
    repeat {
      let piece = UnsafeBufferPointer(rebasing: rest.prefix(longest))
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst(longest))
      writer.field(row)
      writer.field(kind.rawValue)
      let isText = !piece.contains(0) && String(validating: piece, as: UTF8.self) != nil
      writer.field(isText ? "text" : "bytes")
      if isText {
        writer.field(piece)
      } else {
        CellText.escaped(piece).withUnsafeBufferPointer { writer.field($0) }
      }
      writer.endRow()
    } while !rest.isEmpty
  }

  /// The lines before those of the first chunk.
  static func start(_ reader: TableReader, _ header: CleanedHeader) -> [UInt8] {
    var writer = CSVWriter(capacity: 1 << 10)
    writer.row(Self.header)
    if case .utf16(let form) = reader.sourceForm {
      for damage in form.damages(in: reader.source) {
        damage.bytes.withUnsafeBufferPointer { append(row: damage.unit, .unit, $0, to: &writer) }
      }
    }
    if !header.isAsWritten {
      let start = reader.chunks.first?.bytes.lowerBound ?? reader.file.count
      append(row: 0, .head, UnsafeBufferPointer(rebasing: reader.file.bytes[..<start]), to: &writer)
    }
    return writer.bytes
  }
}

/// The lines of `residue.csv` in memory; none for results of earlier versions.
struct Residue: Sendable {
  /// The lines that are not in `cleaned.csv`, in the order of the file.
  private(set) var lines = TextPieces()
  /// Rows as they stood.
  private(set) var rows = TextPieces()
  /// What stood above the rows; `nil` when `cleaned.csv` has it.
  private(set) var head: [UInt8]?
  private(set) var damages: [UTF16Form.Damage] = []

  init(path: String) throws {
    let reader: TableReader
    do throws(TableError) {
      reader = try TableReader(
        file: MappedFile(path: path), format: TableFormat(), limits: ResidueLine.limits)
    } catch {
      if error.reason == .notFound || error.reason == .noRows { return }
      throw error
    }
    guard reader.header == ResidueLine.header else { throw CleanError.residueDoesNotFit(line: 0) }
    var wrongLine: Int?
    reader.readAll { row in
      guard let number = RecordCleanser.digits(row.field(0)), let text = Residue.text(row),
        let kind = ResidueLine.Kind(rawValue: row.text(1)), add(Int(number), kind, text)
      else {
        wrongLine = wrongLine ?? row.number
        return
      }
    } rejected: { row in
      wrongLine = wrongLine ?? row.row
    }
    if let wrongLine { throw CleanError.residueDoesNotFit(line: wrongLine) }
  }

  private static func text(_ row: borrowing Row) -> [UInt8]? {
    switch row.text(2) {
    case "text": Array(row.field(3))
    case "bytes": CellText.unescaped(row.field(3))
    default: nil
    }
  }

  private mutating func add(_ row: Int, _ kind: ResidueLine.Kind, _ text: [UInt8]) -> Bool {
    switch kind {
    case .head: head = (head ?? []) + text
    case .line: return lines.add(text, row: row)
    case .row: return rows.add(text, row: row)
    case .unit: damages.append(UTF16Form.Damage(unit: row, bytes: text))
    }
    return true
  }
}

/// Pieces of text by the row that they belong to, ascending.
///
///     rows     3     3     9        the row of each piece
///     ends     1     2     40       where each ends in `bytes`
struct TextPieces: Sendable {
  private var rows: [Int] = []
  private var ends: [Int] = []
  private var bytes: [UInt8] = []

  /// Returns whether the row is one behind those that are here.
  mutating func add(_ text: [UInt8], row: Int) -> Bool {
    guard row >= rows.last ?? 0 else { return false }
    rows.append(row)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    return true
  }

  /// Appends the pieces of some rows, and returns whether there are any.
  @discardableResult
  func append(_ range: ClosedRange<Int>, to output: inout [UInt8]) -> Bool {
    let (from, to) = (count(below: range.lowerBound), count(below: range.upperBound &+ 1))
    guard from < to else { return false }
    output.append(contentsOf: bytes[(from == 0 ? 0 : ends[from - 1])..<ends[to - 1]])
    return true
  }

  private func count(below row: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
