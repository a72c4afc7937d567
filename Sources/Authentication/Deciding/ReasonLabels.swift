import Tables

/// The words for reasons and for those who act on them: the program's own, or those of a configuration.
///
///     let labels = ReasonLabels(configuration.reasons)
///     labels.label(.s30, in: .vietnamese)  // "Sai hoặc thiếu số CCCD", or what the office calls it
///
/// The codes stay the same whatever the words are.
public struct ReasonLabels: Codable, Sendable, Equatable {
  /// The words that take the place of the program's own, by the code of the reason.
  private var own: [String: Configuration.ReasonLabel]

  /// The words of a configuration, by the codes of reasons; what is missing keeps the program's own.
  public init(_ own: [String: Configuration.ReasonLabel] = [:]) { self.own = own }

  /// What is wrong with the record.
  public func label(_ reason: Reason, in language: ReportLanguage) -> String {
    let words = own[reason.code]
    return language.choose(
      vi: words?.label ?? reason.labelVi, en: words?.labelEn ?? reason.labelEn)
  }

  /// Who can mend it.
  public func actor(_ reason: Reason, in language: ReportLanguage) -> String {
    let words = own[reason.code]
    return language.choose(
      vi: words?.actor ?? reason.actorVi, en: words?.actorEn ?? reason.actorEn)
  }
}
