@testable import Tables

/// The slow twin of `RecordScanner`: the same rules, one byte at a time, with nothing remembered.
struct ReferenceScanner {
  enum Event: Equatable {
    case record(offset: Int, end: Int, fields: [[UInt8]])
    case rejected(offset: Int, reason: RejectedRow.Reason)
  }

  var delimiter: UInt8 = 0x2C
  var newline: UInt8 = 0x0A
  var columnCount: Int
  var leastColumnCount: Int
  var recordLength: Int

  func events(in bytes: [UInt8], from start: Int) -> [Event] {
    var events: [Event] = []
    var position = start
    while position < bytes.count {
      let (event, next) = record(in: bytes, at: position)
      if let event { events.append(event) }
      position = next
    }
    return events
  }

  private func record(in bytes: [UInt8], at start: Int) -> (Event?, next: Int) {
    let limit = start + recordLength
    let lineEnd = bytes[start...].firstIndex(of: newline) ?? bytes.count
    let nextLine = min(lineEnd + 1, bytes.count)
    var isOverfull = false
    func reject(_ reason: RejectedRow.Reason) -> (Event?, next: Int) {
      (.rejected(offset: start, reason: isOverfull ? .tooManyFields : reason), nextLine)
    }
    /// Where the line ends that is reached at `place`, and where the next one starts.
    func lineBreak(at place: Int) -> Int? {
      if place == bytes.count { return place }
      if bytes[place] == newline { return place + 1 }
      guard newline == 0x0A, bytes[place] == 0x0D else { return nil }
      if place + 1 == bytes.count { return place + 1 }
      return bytes[place + 1] == newline ? place + 2 : nil
    }

    var fields: [[UInt8]] = []
    var place = start
    var end = start
    var next = start
    while true {
      var field: [UInt8] = []
      var hasContent = false
      if place < bytes.count, bytes[place] == 0x22 {
        place += 1
        while true {
          if place >= min(limit, bytes.count) {
            return reject(lineEnd > limit ? .recordTooLong : .unclosedQuote)
          }
          if bytes[place] != 0x22 {
            field.append(bytes[place])
            place += 1
          } else if place + 1 < bytes.count, bytes[place + 1] == 0x22 {
            field.append(0x22)
            place += 2
          } else {
            break
          }
        }
        hasContent = !field.isEmpty
        place += 1
        if place < bytes.count, bytes[place] != delimiter, lineBreak(at: place) == nil {
          return reject(.textAfterQuote)
        }
      } else {
        while place < bytes.count, bytes[place] != delimiter, lineBreak(at: place) == nil {
          field.append(bytes[place])
          place += 1
        }
        hasContent = !field.isEmpty
        if place > limit { return reject(.recordTooLong) }
      }
      if fields.count >= columnCount, hasContent { isOverfull = true }
      fields.append(field)
      if let after = lineBreak(at: place) {
        end = place
        next = after
        break
      }
      place += 1
    }
    if end == start { return (nil, next) }
    var reason: RejectedRow.Reason?
    if bytes[start..<end].contains(0) { reason = .nulByte }
    if fields.count < leastColumnCount { reason = .tooFewFields }
    if isOverfull { reason = .tooManyFields }
    if let reason {
      // Its quotes are closed: all of it goes, unless a line in it is a record by itself.
      let lines = bytes[start..<end].split(separator: newline, omittingEmptySubsequences: false)
      let hidesRecord = lines.dropFirst().contains { isRecord(Array($0)) }
      return hidesRecord ? reject(reason) : (.rejected(offset: start, reason: reason), next)
    }
    fields = Array(fields.prefix(columnCount))
    while fields.count < columnCount { fields.append([]) }
    return (.record(offset: start, end: end, fields: fields), next)
  }

  /// Whether one line alone is a record.
  private func isRecord(_ line: [UInt8]) -> Bool {
    var alone = self
    alone.recordLength = line.count + 2
    guard !line.contains(newline), case (.record?, let next) = alone.record(in: line, at: 0) else {
      return alone.isOnlyNUL(line)
    }
    return next == line.count
  }

  /// Whether nothing but NUL bytes keeps a line from being a record.
  private func isOnlyNUL(_ line: [UInt8]) -> Bool {
    guard line.contains(0) else { return false }
    return isRecord(line.map { $0 == 0 ? 1 : $0 })
  }
}

extension TableReader {
  /// Everything that reading gives, in order, with the numbers checked.
  func events() -> [ReferenceScanner.Event] {
    var events: [ReferenceScanner.Event] = []
    var numbers: [Int] = []
    readAll { row in
      numbers.append(row.number)
      var fields: [[UInt8]] = []
      for index in 0..<row.fieldCount { fields.append(Array(row.field(index))) }
      events.append(
        .record(offset: row.byteOffset, end: row.byteOffset + row.length, fields: fields))
    } rejected: { row in
      numbers.append(row.row)
      events.append(.rejected(offset: row.byteOffset, reason: row.reason))
    }
    precondition(numbers == Array(1..<(rowCount + 1)), "rows are numbered without gaps")
    return events
  }
}

/// A table in memory.
func table(
  _ text: String, delimiter: UInt8? = nil, threads: Int = 1,
  limits: TableReader.Limits = TableReader.Limits()
) throws -> TableReader {
  try TableReader(
    detecting: MappedFile(copying: Array(text.utf8), path: "test.csv"), delimiter: delimiter,
    threads: threads, limits: limits)
}

/// The fields of all records as text, and the reasons of the rejected rows in their place.
func rows(of reader: TableReader) -> [[String]] {
  reader.events().map { event in
    switch event {
    case .record(_, _, let fields): fields.map { String(decoding: $0, as: UTF8.self) }
    case .rejected(_, let reason): ["!" + reason.rawValue]
    }
  }
}
