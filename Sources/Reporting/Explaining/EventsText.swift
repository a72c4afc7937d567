import Authentication
import Tables

/// The counts of events for the terminal.
public struct EventsText: Sendable {
  private let figures: EventFigures
  private let language: ReportLanguage

  /// The figures of one result in a language.
  public init(_ figures: EventFigures, language: ReportLanguage) {
    self.figures = figures
    self.language = language
  }

  /// A line for each list and each reason.
  public var text: String {
    let numbers = NumberStyle(language)
    var table = TextTable(rightAligned: [1])
    for list in figures.lists {
      table.add(EventLabels.title(list.code, language), numbers.whole(list.count))
      if let people = list.people {
        table.add(
          language.choose(vi: "  số người khác nhau", en: "  different people"),
          numbers.whole(people))
      }
      for reason in list.reasons {
        table.add(
          "  \(reason.code)  " + language.choose(vi: reason.vi, en: reason.en),
          numbers.whole(reason.count))
      }
    }
    return table.text(indent: 0)
  }
}
