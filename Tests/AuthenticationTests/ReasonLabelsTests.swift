import Testing

@testable import Authentication
@testable import Tables

@Suite("Words for reasons from the configuration")
struct ReasonLabelsTests {
  @Test("The codes that a configuration knows are those of the reasons")
  func codes() {
    #expect(Configuration.reasonCodes == Reason.allCases.map(\.code))
  }

  @Test("What is given takes the place of the program's words, what is not stays")
  func words() throws {
    let configuration = try Configuration(
      toml: """
        [reasons.S30]
        label = "Sai số định danh"
        actor_en = "one-stop desk"
        """, path: "c.toml")
    let labels = ReasonLabels(configuration.reasons)
    #expect(labels.label(.s30, in: .vietnamese) == "Sai số định danh")
    #expect(labels.label(.s30, in: .english) == Reason.s30.labelEn)
    #expect(labels.actor(.s30, in: .vietnamese) == Reason.s30.actorVi)
    #expect(labels.actor(.s30, in: .english) == "one-stop desk")
    for reason in Reason.allCases where reason != .s30 {
      #expect(labels.label(reason, in: .vietnamese) == reason.labelVi)
      #expect(labels.actor(reason, in: .english) == reason.actorEn)
    }
  }

  @Test("Words go through the summary as they are")
  func summary() throws {
    var summary = Summary()
    #expect(try !JSONText.encode(summary).contains("reason_labels"))
    var label = Configuration.ReasonLabel()
    label.labelEn = "Number wrong"
    summary.reasonLabels = ReasonLabels(["S30": label])
    let text = try JSONText.encode(summary)
    #expect(try JSONText.decode(Summary.self, from: Array(text.utf8)) == summary)
  }
}
