/// The language of messages to people.
public enum ReportLanguage: String, CaseIterable, Sendable {
  case vietnamese = "vi"
  case english = "en"

  /// The one of two texts that is in this language.
  @inlinable
  public func choose(vi: String, en: String) -> String {
    switch self {
    case .vietnamese: vi
    case .english: en
    }
  }
}
