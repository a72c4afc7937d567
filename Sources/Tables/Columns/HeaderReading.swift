/// How the header of a table is found and read.
struct HeaderReading {
  /// How well some names are a header; 0 when they are none.
  let score: ([String]) -> Int
  /// Other texts that the cells may be, when they are in a legacy encoding.
  var texts: (([[UInt8]]) -> [[String]])?

  /// The names that cells stand for, in the reading that is a header best; `nil` when none is.
  func names(_ cells: [[UInt8]]) -> [String]? {
    let plain = cells.map { HeaderRows.name($0) }
    var best = (names: plain, score: score(plain))
    let isASCII = cells.allSatisfy { $0.allSatisfy { $0 < 0x80 } }
    if let texts, !isASCII || cells.contains(where: HeaderReading.hasSigns) {
      for other in texts(cells) {
        let names = other.map { HeaderRows.trimmed($0) }
        let score = score(names)
        // Without its signs VIQR is found as it stands.
        if score > best.score || isASCII && score == best.score { best = (names, score) }
      }
    }
    return best.score > 0 ? best.names : nil
  }
}

extension HeaderReading {
  /// Whether a cell of ASCII has signs where VIQR has the marks of its letters.
  private static func hasSigns(_ cell: [UInt8]) -> Bool {
    cell.indices.dropFirst().contains { place in
      "^~(+`'?.*".utf8.contains(cell[place]) && (cell[place - 1] | 0x20) &- 0x61 < 26
    }
  }
}

/// How text in a legacy encoding is read; the room of Vietnamese text knows, this one does not.
public struct LegacyText: Sendable {
  /// The texts that the cells of one row may be, one for each encoding that explains them.
  let row: @Sendable ([[UInt8]]) -> [[String]]
  /// The likeliest text of one cell.
  let cell: @Sendable ([UInt8]) -> String

  /// How rows of headings and single cells are decoded.
  public init(
    row: @escaping @Sendable ([[UInt8]]) -> [[String]],
    cell: @escaping @Sendable ([UInt8]) -> String
  ) {
    self.row = row
    self.cell = cell
  }
}

/// Headers of one row or of two.
enum HeaderRows {
  /// The text of a cell without the blanks around it.
  static func name(_ bytes: [UInt8]) -> String { trimmed(String(decoding: bytes, as: UTF8.self)) }

  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
  }

  /// The name of a column from the cell of a group and the cell under it.
  ///
  ///     name(top: "Ngày sinh", under: "Tháng", isFirst: false, isOfSexes: false)  // "Tháng"
  ///     name(top: "CCCD", under: "Số", isFirst: true, isOfSexes: false)           // "CCCD"
  ///     name(top: "Năm sinh", under: "Nam", isFirst: true, isOfSexes: true)       // "Năm sinh Nam"
  static func name(top: String, under: String, isFirst: Bool, isOfSexes: Bool) -> String {
    if under.isEmpty || top.isEmpty { return top.isEmpty ? under : top }
    if isOfSexes { return top + " " + under }
    if ColumnRoles.isKnown(under) { return under }
    return isFirst && ColumnRoles.isKnown(top) ? top : top + " " + under
  }

  /// Whether the cells under one heading are a column of men and one of women.
  static func areSexes(_ under: some Sequence<String>) -> Bool {
    let folded = under.map(HeaderFolding.folded)
    return folded.contains("nam") && folded.contains("nu")
  }

  /// The names of columns from two lines of which the second divides groups of the first; `nil` when it does not.
  ///
  ///     Họ và tên   Năm sinh         Số CCCD
  ///                 Nam        Nữ
  static func merged(_ top: [String], _ below: [String]) -> [String]? {
    guard top.count == below.count, below.contains(where: { !$0.isEmpty }) else { return nil }
    var names = top
    var column = 0
    while column < top.count {
      guard !below[column].isEmpty else {
        column += 1
        continue
      }
      // Each cell below belongs to a group: a name with free cells to its right.
      guard !top[column].isEmpty else { return nil }
      var end = column + 1
      while end < top.count, top[end].isEmpty, !below[end].isEmpty { end += 1 }
      guard end > column + 1 else { return nil }
      let parts = below[column..<end]
      guard ColumnRoles.isKnown(top[column]) ? parts.allSatisfy(isPart) : parts.allSatisfy(isWords)
      else { return nil }
      let isOfSexes = areSexes(parts)
      for place in column..<end {
        names[place] = name(
          top: top[column], under: below[place], isFirst: place == column, isOfSexes: isOfSexes)
      }
      column = end
    }
    return names
  }

  /// Whether a text may be the name of a part of a group that is of no person: `Hệ số/Mức lương`, neither `2.34` nor, below
  /// `Người giám hộ`, `Họ và tên`.
  private static func isWords(_ text: String) -> Bool {
    !ColumnRoles.isKnown(text) && text.unicodeScalars.contains { $0.properties.isAlphabetic }
      && !text.contains(where: \.isNumber)
  }

  /// Whether a text is the name of a part of a group.
  private static func isPart(_ text: String) -> Bool {
    let folded = HeaderFolding.folded(text)
    return ColumnRoles.isKnown(text)
      || ["nu", "so", "ngaycap", "noicap", "coquancap", "ma", "tinh", "huyen", "tu", "den"]
        .contains(folded)
  }
}
