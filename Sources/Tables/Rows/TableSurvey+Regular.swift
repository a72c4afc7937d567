internal import CScan

extension TableSurvey {
  /// Counts the lines that are not blank and notes those of the sample, if every line is sure to be one record.
  ///
  /// That is so when, counted from the start of the first line, each quote that opens stands behind a
  /// delimiter, a line end or another quote, each one that closes stands before one of these, and no
  /// line end stands between. Whatever else is wrong with a line then costs this line alone.
  ///
  /// - Parameters:
  ///   - start: The start of a line.
  ///   - end: The start of a line, or the end of the file.
  /// - Returns: The stretch, or `nil` when only the state machine can tell.
  func regular(from start: Int, to end: Int) -> Stretch? {
    var stretch = Stretch(start: start, end: end, rowCount: 0)
    guard let base = file.bytes.baseAddress else { return stretch }
    let (delimiter, newline) = (rules.delimiter, rules.newline)
    var inside: UInt64 = 0  // all ones while a quote is open
    var lastStructural: UInt64 = 1 << 63
    var line = start
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

      var ends = newlines
      while ends != 0 {
        let lineEnd = offset &+ ends.trailingZeroBitCount
        if !isBlank(line..<lineEnd) { note(line..<lineEnd, in: &stretch) }
        line = lineEnd &+ 1
        ends &= ends &- 1
      }
      lastStructural = masks.structural
      offset += 64
    }
    if inside != 0 { return nil }
    // A last line without a line end.
    if line < end, !isBlank(line..<end) { note(line..<end, in: &stretch) }
    return stretch
  }

  /// Whether a line has nothing in it but the `\r` of its line end.
  @inline(__always)
  private func isBlank(_ line: Range<Int>) -> Bool {
    if line.isEmpty { return true }
    return line.count == 1 && rules.newline == 0x0A && file.bytes[line.lowerBound] == 0x0D
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
}
