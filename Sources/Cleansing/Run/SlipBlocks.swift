import Tables

/// Tells blocks of rows whose numbers are those of their neighbours: a column that was cut or pasted one row off.
///
/// Where the number of a row contradicts it and fits the row before, in row after row, the column has slipped down by
/// one; where it fits the row behind, up. One such pair in a hundred is chance, and so three rows in turn make a block.
/// All rows of a block are told, whatever chunks they lie in.
///
/// Takes the chunks in the order of the file, and gives their findings on as soon as no row that is to come can make a
/// block with the last of them: nearly always at once.
struct SlipBlocks {
  /// So many rows in turn make a block.
  private static let least = 3

  /// A row that may be of a block.
  private struct Row {
    let number: Int
    /// Its place in the file.
    let place: Int
    /// Where its line belongs in the findings that wait.
    var lineEnd: Int
    var isTold = false
  }

  /// The line of a finding without the number of its row.
  private let line: [UInt8]
  /// Findings that were not given on.
  private var waiting: [UInt8] = []
  private var rows: [Row] = []
  /// The last row of the chunks so far, when what the row behind says is still missing.
  private var open: (suspect: SlippedRows.Suspect, lineEnd: Int)?
  /// How many rows were taken.
  private var count = 0
  /// What the last of them says.
  private var last: SlippedRows.Witness = 0
  /// The place of the last row that was judged.
  private var judged = -2
  private var (down, up) = (0, 0)
  /// How many rows were told so far.
  private(set) var told = 0

  /// - Parameter line: The line of a finding behind the number of its row, with its delimiter and its end.
  init(line: [UInt8]) { self.line = line }

  /// Takes the next chunk.
  ///
  /// - Parameter findings: Its lines of `findings.csv`.
  /// - Returns: The lines that can be written.
  mutating func take(_ chunk: SlippedRows, findings: [UInt8]) -> [UInt8] {
    if chunk.count == 0, waiting.isEmpty { return findings }
    let start = waiting.count
    if rows.isEmpty, open == nil, chunk.suspects.isEmpty {
      (count, last) = (count + chunk.count, chunk.last)
      return findings
    }
    waiting.append(contentsOf: findings)
    guard chunk.count > 0 else { return [] }
    if let (suspect, lineEnd) = open {
      open = nil
      judge(suspect, behind: chunk.first, lineEnd)
    }
    for var suspect in chunk.suspects {
      if suspect.place == 0 { suspect.before = last }
      let isLast = suspect.place == chunk.count - 1
      let lineEnd = start + suspect.lineEnd
      suspect.place += count
      if isLast {
        open = (suspect, lineEnd)
      } else {
        judge(suspect, behind: suspect.behind, lineEnd)
      }
    }
    (count, last) = (count + chunk.count, chunk.last)
    return give(upTo: count - SlipBlocks.least)
  }

  /// Gives the rest of the lines.
  mutating func finish() -> [UInt8] {
    // Behind the last row stands none.
    if let (suspect, lineEnd) = open { judge(suspect, behind: 0, lineEnd) }
    open = nil
    return give(upTo: count)
  }

  private mutating func judge(
    _ suspect: SlippedRows.Suspect, behind: SlippedRows.Witness, _ lineEnd: Int
  ) {
    let isNext = suspect.place == judged + 1
    judged = suspect.place
    down = suspect.number == suspect.before ? (isNext ? down : 0) + 1 : 0
    up = suspect.number == behind ? (isNext ? up : 0) + 1 : 0
    rows.append(Row(number: suspect.row, place: suspect.place, lineEnd: lineEnd))
    guard max(down, up) >= SlipBlocks.least else { return }
    // The run is unbroken, so that the last of the rows are its own.
    for place in rows.indices.suffix(SlipBlocks.least) where !rows[place].isTold {
      rows[place].isTold = true
      told += 1
    }
  }

  /// The lines up to the first row that a block to come may still take in.
  private mutating func give(upTo place: Int) -> [UInt8] {
    let settled = rows.firstIndex { $0.place >= place } ?? rows.count
    var end = settled < rows.count ? rows[settled].lineEnd : waiting.count
    if let open { end = min(end, open.lineEnd) }
    var lines: [UInt8] = []
    var start = 0
    for row in rows[..<settled] where row.isTold {
      lines.append(contentsOf: waiting[start..<row.lineEnd])
      lines.append(contentsOf: "\(row.number)".utf8)
      lines.append(contentsOf: line)
      start = row.lineEnd
    }
    lines.append(contentsOf: waiting[start..<end])
    waiting.removeFirst(end)
    rows.removeFirst(settled)
    for place in rows.indices { rows[place].lineEnd -= end }
    open?.lineEnd -= end
    return lines
  }
}
