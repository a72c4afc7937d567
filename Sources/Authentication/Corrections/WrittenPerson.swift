/// Name and birth date as a list showed them, by which a correction knows its person again.
public struct WrittenPerson: Sendable, Equatable {
  /// The name as the list showed it; empty when it had none.
  public var name: String
  /// The birth date as the list showed it; empty when it had none.
  public var birthDate: String

  /// Name and date as they were written.
  public init(name: String, birthDate: String) {
    self.name = name
    self.birthDate = birthDate
  }

  /// Whether both show one person: the same name but for capitals and blanks, or the same date but for
  /// separators and zeros in front.
  public func isEqual(_ other: WrittenPerson) -> Bool {
    isName(other.name) || isBirthDate(other.birthDate)
  }

  /// Whether a name is this one; none is no name.
  func isName(_ other: String) -> Bool {
    let words = WrittenPerson.words(name)
    return !words.isEmpty && words == WrittenPerson.words(other)
  }

  /// Whether a birth date is this one; none is no date.
  func isBirthDate(_ other: String) -> Bool {
    let parts = WrittenPerson.parts(birthDate)
    return !parts.isEmpty && parts == WrittenPerson.parts(other)
  }

  private static func words(_ name: String) -> [String] {
    name.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func parts(_ date: String) -> [Substring] {
    date.split { !$0.isNumber }.map { $0.drop { $0 == "0" } }
  }
}
