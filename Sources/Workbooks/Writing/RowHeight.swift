/// Heights of rows whose texts are wrapped: not every program finds them by itself.
public enum RowHeight {
  /// The points at which all cells of a row are seen whole.
  ///
  /// An estimate on the safe side: letters are taken to be a tenth wider than the digits by which widths are told, capitals
  /// a third wider still, and a word that does not fit begins a line.
  ///
  ///     RowHeight.points([("Phường Trường Vinh", 10)])  // three lines: 50
  ///
  /// - Parameters:
  ///   - cells: The texts with the widths of their columns, in characters.
  ///   - size: The size of the letters in points.
  ///   - isBold: Whether the letters are bold, which makes them wider.
  public static func points(
    _ cells: [(text: String, width: Double)], size: Double = 11, isBold: Bool = false
  ) -> Double {
    let factor = (isBold ? 1.25 : 1.1) * size / 11
    let count = cells.map { lines(of: $0.text, room: max($0.width / factor, 1)) }.max() ?? 1
    return Double(max(count, 1)) * (size * 1.38).rounded(.up) + 2
  }

  private static func lines(of text: String, room: Double) -> Int {
    var lines = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var used = 0.0
      lines += 1
      for word in paragraph.split(separator: " ") {
        let length = word.reduce(0.0) { $0 + ($1.isUppercase ? 1.35 : 1) }
        if used > 0, used + 1 + length > room {
          lines += 1
          used = 0
        }
        // A word longer than the column is broken.
        lines += Int((length / room).rounded(.up)) - 1
        used += (used > 0 ? 1 : 0) + length.truncatingRemainder(dividingBy: room)
      }
    }
    return lines
  }
}
