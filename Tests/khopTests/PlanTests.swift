import TestSupport
import Testing

@Suite(
  "The plan of a match, before it starts",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct PlanTests {
  @Test(
    "The plan says what will be needed, in both languages, and starts nothing",
    arguments: [
      ("vi", ["Kế hoạch", "4 dòng", "Bộ nhớ", "Đĩa tạm", "không cần", "Thời gian", "giây"]),
      ("en", ["The plan", "4 rows", "Memory", "Temporary disk", "none", "Time", " s\n"]),
    ])
  func plan(language: String, words: [String]) {
    let place = Workplace()
    let result = Command.run(
      place.arguments("--explain-plan", "--lang", language, "--threads", "2"))
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    for word in words { #expect(result.output.contains(word), "\(word) in \(result.output)") }
    for secret in Workplace.secrets { #expect(!result.output.contains(secret)) }
    #expect(TemporaryFolder.names(in: place.output).isEmpty)
    #expect(
      TemporaryFolder.names(in: place.folder.path).sorted() == ["insurance.csv", "reference.csv"])
  }

  @Test("A frozen register is told as such, a missing one as by the run itself")
  func register() {
    let place = Workplace(reference: Workplace.frozen)
    let result = Command.run(place.arguments("--explain-plan", "--lang", "en"))
    #expect(result.status == 0 && result.output.contains("frozen"))
    #expect(result.output.contains("mapped register"))
    let missing = Command.run(
      place.arguments(reference: "/nonexistent.khop", "--explain-plan", "--lang", "en"))
    #expect(missing.status == 66 && missing.output.isEmpty)
    let pipe = Command.run(place.arguments(insurance: "-", "--explain-plan"))
    #expect(pipe.status == 64)
  }
}
