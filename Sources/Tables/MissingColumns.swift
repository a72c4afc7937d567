/// What a header has and what it would have to have.
public struct MissingColumns: Equatable, Sendable {
  public let kind: ColumnRoles.Kind
  /// The names of the columns that were found; empty when they look like values of a person.
  public let found: [String]
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
    var assignment = ColumnRoles.Assignment(header: header)
    assignment.applyNames()
    let hasKnownName = ColumnRole.allCases.contains { assignment.columns[$0.index] != nil }
    found =
      looksLikeData
      ? [] : hasKnownName ? header : header.map { Self.isIdentifier($0) ? $0 : "" }
  }

  /// Without one known name the first line may be a list of people: only what is written as the
  /// columns of a database are, in ASCII without blanks, is repeated.
  private static func isIdentifier(_ cell: String) -> Bool {
    cell.utf8.count <= 30
      && cell.utf8.allSatisfy {
        $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || (0x30...0x39).contains($0) || $0 == 0x5F
      }
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
  public let role: ColumnRole
  public let name: String

  public var description: String { "\(role.rawValue) = “\(name)”" }
}
