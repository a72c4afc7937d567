/// A text in the two languages of messages and reports.
public struct BilingualText: Codable, Equatable, Sendable {
  /// The text in Vietnamese.
  public let vi: String
  /// The text in English.
  public let en: String

  /// One text in both languages, the Vietnamese first.
  public init(_ vi: String, _ en: String) {
    self.vi = vi
    self.en = en
  }

  /// The text in one language.
  public func text(in language: ReportLanguage) -> String { language.choose(vi: vi, en: en) }
}
