import Identifiers
import Reporting
import Tables

/// Collects the lines of an explanation.
///
/// What it shows are the values that the user typed; it goes to the terminal and nowhere else.
struct StepText {
  let language: ReportLanguage
  private(set) var text = ""

  init(_ language: ReportLanguage) { self.language = language }

  func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  /// A heading and a table below it; nothing when the table is empty.
  mutating func section(_ heading: String, _ table: TextTable) {
    let lines = table.text()
    if lines.isEmpty { return }
    if !text.isEmpty { text += "\n" }
    text += heading + "\n" + lines
  }

  /// Steps of a reader: rule, what it does, before and after.
  mutating func steps(_ steps: [ExplanationStep]) {
    var table = TextTable(rightAligned: [])
    for step in steps {
      let label = language.choose(vi: step.vi, en: step.en)
      switch step.kind {
      case .repair:
        table.add(step.rule, label, "“\(step.before)” → “\(step.after)”")
      case .finding: table.add(step.rule, label)
      case .candidate: table.add("?", label, "“\(step.after)”")
      }
    }
    section(say("Từng bước", "Step by step"), table)
  }
}
