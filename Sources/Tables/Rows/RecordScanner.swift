internal import CScan

/// The state machine that cuts bytes into records and fields, 64 bytes at a time.
///
/// Follows RFC 4180 (Shafranovich, 2005) with what real files need: a quote inside an unquoted field is text;
/// `\r` before `\n` is no data; blank lines are skipped; a record that breaks the rules of quoting loses its first
/// line and scanning goes on at the next; one whose quotes are closed and whose fields are too few or too many is given up
/// as a whole. Every block is asked once, with SIMD compares, where its
/// quotes, delimiters and line ends are (Langdale and Lemire, "Parsing gigabytes of JSON per second",
/// VLDB Journal 28, 2019); the loop then goes from bit to bit.
///
/// Scanning may start at any record and looks as far ahead as the file goes, so that what a record is
/// does not depend on where chunks are cut. `ReferenceScanner` in the tests is the slow twin, byte by byte.
struct RecordScanner {
  /// How one record ended.
  enum Outcome: Equatable {
    case record
    case blank
    case rejected(RejectedRow.Reason)
    case endOfFile
  }

  /// The rules for one table, the same for all its chunks.
  struct Rules {
    var delimiter: UInt8
    var newline: UInt8
    /// The fields a record is cut into; more must be empty.
    var columnCount: Int
    /// The fewest fields that a record may have.
    var leastColumnCount: Int
    /// The most bytes of one record, its line end not counted.
    var recordLength: Int
    /// Whether blanks may stand before a quote that opens a field.
    var hasSpacedQuotes = false
  }

  /// In an end offset: the field holds `""` and has to be unescaped.
  static let escapedFlag: UInt32 = 1 << 31

  private let base: UnsafePointer<UInt8>
  private let size: Int
  private let rules: Rules

  /// The start of the record to come.
  private(set) var position: Int
  /// The number of fields of the record scanned last.
  private(set) var fieldCount = 0
  /// The offset behind the record scanned last, its line end not counted.
  private(set) var recordEnd = 0

  // The current block: its start, and the bits in it that are still to come.
  private var block: Int
  private var structural: UInt64 = 0
  private var quotes: UInt64 = 0
  /// The first NUL byte at or behind the start of the record; `size` when there is none.
  private var nextNUL: Int
  /// How many bytes are searched for the next one; more each time, so that a single record costs little.
  private var piece = 1 << 9

  /// - Parameters:
  ///   - bytes: The whole file; not empty.
  ///   - position: The start of a record.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int, rules: Rules) {
    guard let base = bytes.baseAddress else { preconditionFailure("there is nothing to scan") }
    self.base = base
    size = bytes.count
    self.rules = rules
    self.position = position
    block = position
    nextNUL = -1
    move(to: position)
  }

  /// Looks at the block that starts at an offset and forgets what was left of the one before.
  private mutating func move(to offset: Int) {
    block = offset
    let masks = self.masks(at: offset)
    structural = masks.structural
    quotes = masks.quotes
  }

  @inline(__always)
  private func masks(at offset: Int) -> khop_masks {
    if offset + 64 <= size {
      return khop_masks64(base + offset, rules.delimiter, rules.newline, quote)
    }
    return khop_masks_plain(
      base + min(offset, size), max(size - offset, 0), rules.delimiter, rules.newline, quote)
  }

  /// Bits from an offset in the block on; all of them lie behind for 64 and more.
  @inline(__always)
  private static func bits(from offset: Int) -> UInt64 {
    offset < 64 ? ~0 &<< UInt64(truncatingIfNeeded: offset) : 0
  }

  /// Scans one record, or one blank line, and moves behind it.
  ///
  /// - Parameter fields: Room for two numbers for each column: where the field starts and ends, in
  ///   bytes from the start of the record, with ``escapedFlag`` in the second one. Missing
  ///   columns that may be missing are filled in as empty.
  /// - Returns: How the record ended; ``position`` before the call is where it began.
  mutating func scan(into fields: UnsafeMutablePointer<UInt32>) -> Outcome {
    scanRegular(into: fields) ? .record : scanAny(into: fields)
  }

  /// Scans the next record if it is as nearly all are, and moves behind it; leaves any other where it is.
  ///
  /// Such a record has as many fields as there are columns; its quotes stand at both ends of fields and nowhere else.
  /// Then a delimiter or line end parts two fields exactly when the quotes before it are even in number, which is known
  /// for 64 bytes at once: the loop goes from one end of a field to the next and looks at no byte between. That no
  /// quote stands elsewhere is proved by their number alone.
  ///
  /// - Returns: Whether the record was scanned; ``scanAny(into:)`` says the same of it.
  @inline(__always)
  private mutating func scanRegular(into fields: UnsafeMutablePointer<UInt32>) -> Bool {
    let start = position
    let columnCount = rules.columnCount
    let newline = rules.newline
    var block = self.block
    var structural = self.structural
    var quotes = self.quotes
    if start &- block >= 64 {
      block &+= 64
      (structural, quotes) = loaded(block)
    }
    // Within the file, so that each block is whole.
    guard block &+ 64 <= size, columnCount > 1 else { return false }
    var ownQuotes = quotes & (~0 &<< UInt64(truncatingIfNeeded: start &- block))
    var parity = ownQuotes == 0 ? 0 : khop_prefix_parity(ownQuotes)
    var ends = structural & ~quotes & ~parity
    var quoteCount = 0
    var quotedCount = 0
    var count = 0
    var fieldStart = start
    while true {
      while ends == 0 {
        quoteCount &+= ownQuotes.nonzeroBitCount
        let inside: UInt64 = parity >> 63 == 0 ? 0 : ~0
        block &+= 64
        guard block &+ 64 <= size, block &- start <= rules.recordLength else { return false }
        let masks = khop_masks64(base + block, rules.delimiter, newline, quote)
        (structural, quotes) = (masks.structural, masks.quotes)
        ownQuotes = quotes
        parity = quotes == 0 ? inside : khop_prefix_parity(quotes) ^ inside
        ends = structural & ~quotes & ~parity
      }
      let found = block &+ ends.trailingZeroBitCount
      ends &= ends &- 1
      let isLast = base[found] == newline
      var fieldEnd = found
      if isLast, newline == 0x0A, fieldEnd > fieldStart, base[fieldEnd &- 1] == 0x0D {
        fieldEnd &-= 1
      }
      let end = fieldEnd
      var contentStart = fieldStart
      if base[fieldStart] == quote {
        guard fieldEnd &- fieldStart >= 2, base[fieldEnd &- 1] == quote else { return false }
        quotedCount &+= 1
        contentStart &+= 1
        fieldEnd &-= 1
      }
      guard count < columnCount else { return false }
      fields[2 &* count] = UInt32(truncatingIfNeeded: contentStart &- start)
      fields[2 &* count &+ 1] = UInt32(truncatingIfNeeded: fieldEnd &- start)
      count &+= 1
      fieldStart = found &+ 1
      guard isLast else { continue }
      let rest = UInt64(truncatingIfNeeded: fieldStart &- block)
      let behind: UInt64 = rest < 64 ? ~0 &<< rest : 0
      quoteCount &+= (ownQuotes & ~behind).nonzeroBitCount
      guard count == columnCount, quoteCount == 2 &* quotedCount,
        end &- start <= rules.recordLength
      else { return false }
      if nextNUL < end, hasNUL(start, end) { return false }
      self.block = block
      self.structural = structural & behind
      self.quotes = quotes
      fieldCount = count
      recordEnd = end
      position = fieldStart
      return true
    }
  }

  /// One field: its content, and where the next begins.
  private struct Field {
    var start: Int
    var end: Int
    /// ``escapedFlag``, or nothing.
    var flag: UInt32 = 0
    /// The offset behind the delimiter or line end.
    var next: Int
    /// The end of the record, its line end not counted, when this is its last field.
    var recordEnd: Int?
  }

  /// What breaks a record in the middle of a field.
  private struct Fault: Error {
    var reason: RejectedRow.Reason
    var isInQuotes = false
  }

  /// See ``scan(into:)``; goes from field to field, whatever stands in them.
  @inline(never)
  private mutating func scanAny(into fields: UnsafeMutablePointer<UInt32>) -> Outcome {
    let start = position
    guard start < size else { return .endOfFile }
    let limit = start + rules.recordLength
    var place = start
    var end: Int?
    var count = 0
    var isOverfull = false
    while end == nil {
      let opening = rules.hasSpacedQuotes ? openingQuote(of: place) : place
      let isQuoted = opening < size && base[opening] == quote
      let field: Field
      do {
        field = try isQuoted ? quotedField(opening, limit) : plainField(place, limit)
      } catch {
        return reject(start, isOverfull ? .tooManyFields : error.reason, inQuotes: error.isInQuotes)
      }
      if count < rules.columnCount {
        fields[2 &* count] = UInt32(truncatingIfNeeded: field.start &- start)
        fields[2 &* count &+ 1] = UInt32(truncatingIfNeeded: field.end &- start) | field.flag
      } else if field.end > field.start {
        isOverfull = true
      }
      count &+= 1
      (place, end) = (field.next, field.recordEnd)
    }
    return finish(start, end ?? place, place, count, isOverfull, fields)
  }

  /// The field whose quote opens at an offset; `structural` holds the bits behind it afterwards.
  private mutating func quotedField(_ opening: Int, _ limit: Int) throws(Fault) -> Field {
    let (closing, hasEscapes) = try closingQuote(of: opening, limit)
    var field = Field(start: opening + 1, end: closing, next: closing + 1)
    if hasEscapes { field.flag = Self.escapedFlag }
    let behind = closing + 1
    if behind >= size {
      (field.recordEnd, field.next) = (size, size)
    } else if base[behind] == rules.delimiter {
      field.next = behind + 1
    } else if base[behind] == rules.newline {
      (field.recordEnd, field.next) = (behind, behind + 1)
    } else if base[behind] == 0x0D, rules.newline == 0x0A,
      behind + 1 >= size || base[behind + 1] == rules.newline
    {
      (field.recordEnd, field.next) = (behind, min(behind + 2, size))
    } else {
      throw Fault(reason: .textAfterQuote)
    }
    if field.next - block > 64 { move(to: block + 64) }
    structural &= Self.bits(from: field.next - block)
    return field
  }

  /// The quote that closes the one at an offset, and whether doubled ones stand between.
  private mutating func closingQuote(of opening: Int, _ limit: Int) throws(Fault) -> (
    place: Int, hasEscapes: Bool
  ) {
    var closing = opening
    var hasEscapes = false
    while true {
      let from = closing + 1
      if from - block >= 64 { move(to: block + 64) }
      var candidates = quotes & Self.bits(from: from - block)
      while candidates == 0 {
        let next = block + 64
        if next > limit { throw Fault(reason: .recordTooLong, isInQuotes: true) }
        if next >= size { throw Fault(reason: .unclosedQuote, isInQuotes: true) }
        move(to: next)
        candidates = quotes
      }
      closing = block + candidates.trailingZeroBitCount
      if closing >= limit { throw Fault(reason: .recordTooLong, isInQuotes: true) }
      guard closing + 1 < size, base[closing + 1] == quote else { return (closing, hasEscapes) }
      hasEscapes = true
      closing += 1
    }
  }

  /// The field without quotes that starts at an offset; `structural` holds the bits from there on, and those behind the
  /// field afterwards.
  private mutating func plainField(_ start: Int, _ limit: Int) throws(Fault) -> Field {
    while true {
      while structural == 0 {
        let next = block + 64
        if next >= size {
          let end = withoutReturn(start, size)
          if end > limit { throw Fault(reason: .recordTooLong) }
          return Field(start: start, end: end, next: size, recordEnd: end)
        }
        if next > limit + 1 { throw Fault(reason: .recordTooLong) }
        move(to: next)
      }
      let found = block + structural.trailingZeroBitCount
      structural &= structural &- 1
      let isLast = base[found] == rules.newline
      guard isLast || base[found] == rules.delimiter else { continue }
      let end = isLast ? withoutReturn(start, found) : found
      if end > limit { throw Fault(reason: .recordTooLong) }
      return Field(start: start, end: end, next: found + 1, recordEnd: isLast ? end : nil)
    }
  }

  /// The end of a field before a line end: before the carriage return, where that belongs to it.
  private func withoutReturn(_ start: Int, _ end: Int) -> Int {
    rules.newline == 0x0A && end > start && base[end - 1] == 0x0D ? end - 1 : end
  }

  /// Judges a record that was cut into fields, and moves behind it.
  private mutating func finish(
    _ start: Int, _ end: Int, _ next: Int, _ count: Int, _ isOverfull: Bool,
    _ fields: UnsafeMutablePointer<UInt32>
  ) -> Outcome {
    fieldCount = count
    recordEnd = end
    if count == 1, end == start {
      position = next
      return .blank
    }
    if isOverfull { return rejectWhole(start, end, next, .tooManyFields) }
    if count < rules.leastColumnCount {
      return rejectWhole(start, end, next, .tooFewFields, fieldCount: count)
    }
    for missing in count..<max(count, rules.columnCount) {
      fields[2 * missing] = 0
      fields[2 * missing + 1] = 0
    }
    if nextNUL < end, hasNUL(start, end) { return rejectWhole(start, end, next, .nulByte) }
    position = next
    return .record
  }

  /// The quote behind up to 32 blanks at the start of a field, or the start where there is none.
  @inline(never)
  private func openingQuote(of start: Int) -> Int {
    var place = start
    while place < size, place - start < 32, base[place] == 0x20 { place += 1 }
    return place < size && base[place] == quote ? place : start
  }

  @inline(__always)
  private func loaded(_ offset: Int) -> (structural: UInt64, quotes: UInt64) {
    let masks = self.masks(at: offset)
    return (masks.structural, masks.quotes)
  }

  /// Whether a NUL byte lies in a record; one search serves all records up to the place where it ends.
  private mutating func hasNUL(_ start: Int, _ end: Int) -> Bool {
    // Searched piece by piece: the bytes are then in the cache when the fields are looked for.
    while nextNUL < start || nextNUL < end && base[nextNUL] != 0 {
      let from = max(nextNUL, start)
      let count = min(max(piece, end - from), size - from)
      if count <= 0 {
        nextNUL = size
        break
      }
      nextNUL = from + khop_first(base + from, count, 0)
      if piece < 1 << 16 { piece *= 2 }
    }
    return nextNUL < end && base[nextNUL] == 0
  }

  /// Gives up a record whose quotes are all closed, with every line of it.
  ///
  /// Two stray quotes, lines apart, look like one such record. When a line in it would be a record by itself, they
  /// are taken for that, and only the first line is given up.
  @inline(never)
  private mutating func rejectWhole(
    _ start: Int, _ end: Int, _ next: Int, _ reason: RejectedRow.Reason, fieldCount: Int = 0
  ) -> Outcome {
    var line = start + khop_first(base + start, end - start, rules.newline) + 1
    while line < end {
      let lineEnd = line + khop_first(base + line, end - line, rules.newline)
      if isRecord(line, lineEnd) { return reject(start, reason, fieldCount: fieldCount) }
      line = lineEnd + 1
    }
    position = next
    self.fieldCount = fieldCount
    recordEnd = end
    move(to: next)
    return .rejected(reason)
  }

  /// Whether a line would be a record if one began with it.
  private func isRecord(_ start: Int, _ lineEnd: Int) -> Bool {
    let isReturn = rules.newline == 0x0A && lineEnd > start && base[lineEnd - 1] == 0x0D
    let end = isReturn ? lineEnd - 1 : lineEnd
    if start == end { return false }
    var count = 0
    var place = start
    while true {
      let isQuoted = place < end && base[place] == quote
      let fieldStart = place
      if isQuoted {
        place += 1
        while place < end, base[place] != quote || place + 1 < end && base[place + 1] == quote {
          place += base[place] == quote ? 2 : 1
        }
        if place >= end { return false }
        place += 1
        if place < end, base[place] != rules.delimiter { return false }
      } else {
        place += khop_first(base + place, end - place, rules.delimiter)
      }
      if count >= rules.columnCount, place - fieldStart > (isQuoted ? 2 : 0) { return false }
      count += 1
      if place >= end { return count >= rules.leastColumnCount }
      place += 1
    }
  }

  /// Gives up the first line of a record and moves to the next line.
  @inline(never)
  private mutating func reject(
    _ start: Int, _ reason: RejectedRow.Reason, inQuotes: Bool = false, fieldCount: Int = 0
  ) -> Outcome {
    let lineEnd = start + khop_first(base + start, size - start, rules.newline)
    position = min(lineEnd + 1, size)
    self.fieldCount = fieldCount
    recordEnd = lineEnd
    move(to: position)
    // A quote that swallows lines is the fault, rather than the length that it reaches.
    let isSwallowing = inQuotes && reason == .recordTooLong && lineEnd - start <= rules.recordLength
    return .rejected(isSwallowing ? .unclosedQuote : reason)
  }
}

/// The quote of RFC 4180; no other is in use.
private let quote: UInt8 = 0x22
