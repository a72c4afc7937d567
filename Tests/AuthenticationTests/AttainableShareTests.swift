import SyntheticProvince
import TestSupport
import Testing

@testable import Authentication

@Suite("The share that the truth says is attainable")
struct AttainableShareTests {
  @Test("With the scenario of 2023 the share is within 0.05 points of what is attainable")
  func share() throws {
    let folder = TemporaryFolder()
    var options = ProvinceGenerator.Options()
    options.threads = 2
    let generator = try ProvinceGenerator(
      scenario: Scenario(contentsOf: Repository.seed(2023)), people: 20_000, seed: 1,
      options: options)
    try generator.write(to: folder.path)
    let run = try Run(
      insurance: folder.bytes(of: "insurance.csv"), reference: folder.bytes(of: "reference.csv"),
      threads: 2)
    // Attainable is every record in scope whose person is in the register.
    let truth = Dictionary(
      uniqueKeysWithValues: PlainTable(folder.bytes(of: "truth.csv")).records.map {
        ($0["record_id"] ?? "", $0["citizen_id"] ?? "")
      })
    let counted = run.outcomes.filter { $0["outcome"] != "excluded" }
    let attainable = counted.count { !(truth[$0["record_id"] ?? ""] ?? "").isEmpty }
    let share = Double(attainable) / Double(counted.count)
    #expect((run.report.summary.authenticatedShare - share).magnitude <= 0.000_5)
  }
}
