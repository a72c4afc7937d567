/// What a header has and what it would have to have.
public struct MissingColumns: Equatable, Sendable {
  /// What the records of the table ought to be.
  public let kind: ColumnRoles.Kind
  /// The names of the columns that were found, empty texts for cells that may be values of a person; nothing at all when
  /// no name is known.
  public let found: [String]
  /// The columns of the first line.
  public let columnCount: Int
  /// Whether the first line looks like a record, so that the file seems to have no header.
  public let looksLikeData: Bool
  /// Whether there is no column with a name.
  public let lacksName: Bool
  /// Whether there is neither a citizen ID nor a birth date.
  public let lacksIdentity: Bool

  init(kind: ColumnRoles.Kind, header: [String], lacksName: Bool, lacksIdentity: Bool) {
    self.kind = kind
    self.lacksName = lacksName
    self.lacksIdentity = lacksIdentity
    looksLikeData = header.contains(where: Self.looksLikeValue)
    let isKnown = { ColumnRoles.Assignment.isName(HeaderFolding.folded($0)) }
    let known = header.filter(isKnown)
    // Unless a third of its cells are known names, the first line may be people: then these names alone are repeated.
    let isHeader = known.count * 3 >= header.count { !$0.isEmpty }
    found =
      looksLikeData || known.isEmpty
      ? [] : header.map { isHeader || isKnown($0) ? $0 : "" }
    columnCount = header.count
  }

  /// Long numbers and dates are values; a message must not repeat those.
  private static func looksLikeValue(_ cell: String) -> Bool {
    var digits = 0
    var separators = 0
    for byte in cell.utf8 {
      if (0x30...0x39).contains(byte) { digits += 1 }
      if byte == 0x2F || byte == 0x2D { separators += 1 }
    }
    return digits >= 6 || digits >= 4 && separators >= 2
  }

  /// The text for a person, with what was found and what was expected.
  func message(in language: ReportLanguage) -> String {
    var lines: [String] = [
      language.choose(vi: "thiếu cột cần thiết", en: "needed columns are missing")
    ]
    let or = language.choose(vi: " hoặc ", en: " or ")
    func names(_ roles: [ColumnRole]) -> String {
      roles.map { role in
        let label = role.label(in: .vietnamese)
        return "“\(label)” (\(role.rawValue))"
      }.joined(separator: or)
    }
    let expected = language.choose(vi: "cần có: ", en: "expected: ")
    if lacksName { lines.append(expected + names([.fullName])) }
    if lacksIdentity { lines.append(expected + names([.citizenID, .birthDate])) }
    if looksLikeData {
      lines.append(
        language.choose(
          vi: "dòng đầu có vẻ là dữ liệu: tệp dường như không có dòng tiêu đề",
          en: "the first line looks like data: the file seems to have no header line"))
    } else if found.isEmpty {
      lines.append(
        language.choose(
          vi: "đã thấy \(columnCount) cột, không cột nào có tên quen thuộc",
          en: "found \(columnCount) columns, none with a known name"))
    } else {
      let list = found.enumerated().map { index, name in
        name.isEmpty ? "#\(index + 1)" : "“\(name)”"
      }
      lines.append(
        language.choose(vi: "đã thấy: ", en: "found: ") + list.joined(separator: ", "))
    }
    lines.append(
      language.choose(
        vi: "có thể chỉ định cột trong tệp --config, mục [\(kind.rawValue).columns]",
        en: "a --config file can name the columns, in [\(kind.rawValue).columns]"))
    return lines.joined(separator: "\n  ")
  }
}

/// A column that a configuration names for a role.
public struct ConfiguredColumn: Equatable, Sendable, CustomStringConvertible {
  /// The role that is configured.
  public let role: ColumnRole
  /// The name that the configuration gives.
  public let name: String

  public var description: String { "\(role.rawValue) = “\(name)”" }
}
