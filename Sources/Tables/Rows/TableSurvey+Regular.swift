internal import CScan

extension TableSurvey {
  /// Counts the lines that are not blank, if every line is sure to be one record.
  ///
  /// That is so when, counted from the start of the first line, each quote that opens stands behind a
  /// delimiter, a line end or another quote, each one that closes stands before one of these, and no
  /// line end stands between. Whatever else is wrong with a line then costs this line alone.
  ///
  /// - Parameters:
  ///   - start: The start of a line.
  ///   - end: The start of a line, or the end of the file.
  /// - Returns: The number of rows, or `nil` when only the state machine can tell.
  func regularRowCount(from start: Int, to end: Int) -> Int? {
    guard let base = file.bytes.baseAddress else { return 0 }
    let (delimiter, newline) = (rules.delimiter, rules.newline)
    var rowCount = 0
    var inside: UInt64 = 0  // all ones while a quote is open
    var lastStructural: UInt64 = 1 << 63
    var lastNewlines: UInt64 = 1 << 63  // the line end before `start`
    var offset = start
    while offset < end {
      let isWhole = offset + 64 <= end
      let masks =
        isWhole
        ? khop_masks64(base + offset, delimiter, newline, 0x22)
        : khop_masks_plain(base + offset, end - offset, delimiter, newline, 0x22)
      let newlines =
        isWhole
        ? khop_equal64(base + offset, newline)
        : khop_masks_plain(base + offset, end - offset, newline, newline, newline).structural

      if masks.quotes != 0 {
        let after = khop_prefix_parity(masks.quotes) ^ inside
        let opening = masks.quotes & after
        let closing = masks.quotes & ~after
        if opening & ~(masks.structural << 1 | lastStructural >> 63) != 0 { return nil }
        if newlines & after != 0 { return nil }
        var unproved = closing & ~(masks.structural >> 1)
        while unproved != 0 {
          if !isClosed(at: offset + unproved.trailingZeroBitCount) { return nil }
          unproved &= unproved - 1
        }
        inside = after >> 63 == 0 ? 0 : ~0
      } else if newlines & inside != 0 {
        return nil
      }

      rowCount += newlines.nonzeroBitCount
      rowCount -= (newlines & (newlines << 1 | lastNewlines >> 63)).nonzeroBitCount
      // A line of one byte is blank when the byte is the `\r` of a line end.
      var single = newlines & (newlines << 2 | lastNewlines >> 62)
      single &= ~(newlines << 1 | lastNewlines >> 63)
      while single != 0 {
        let place = offset + single.trailingZeroBitCount
        if newline == 0x0A, base[place - 1] == 0x0D { rowCount -= 1 }
        single &= single - 1
      }
      lastStructural = masks.structural
      lastNewlines = newlines
      offset += 64
    }
    if inside != 0 { return nil }
    return rowCount + (hasOpenLine(from: start, to: end) ? 1 : 0)
  }

  /// Whether what follows a closing quote ends the field.
  private func isClosed(at quote: Int) -> Bool {
    let bytes = file.bytes
    guard quote + 1 < bytes.count else { return true }
    let byte = bytes[quote + 1]
    if byte == rules.delimiter || byte == rules.newline || byte == 0x22 { return true }
    guard byte == 0x0D, rules.newline == 0x0A else { return false }
    return quote + 2 >= bytes.count || bytes[quote + 2] == rules.newline
  }

  /// Whether the stretch ends in a line without a line end that is not blank.
  private func hasOpenLine(from start: Int, to end: Int) -> Bool {
    let bytes = file.bytes
    guard start < end, bytes[end - 1] != rules.newline else { return false }
    let isReturn = rules.newline == 0x0A && bytes[end - 1] == 0x0D
    guard isReturn else { return true }
    return end - 1 > start && bytes[end - 2] != rules.newline
  }
}
