import SyntheticProvince
import TestSupport

/// A small invented province, grown once for all tests.
struct Province {
  let reference: [UInt8]
  let insurance: [UInt8]
  let truth: [UInt8]

  static let small = Result { try Province(people: 3000, seed: 4) }

  init(people: Int, seed: UInt64) throws {
    let folder = TemporaryFolder()
    var options = ProvinceGenerator.Options()
    options.threads = 1
    let generator = try ProvinceGenerator(
      scenario: Scenario(contentsOf: Repository.seed(2024)), people: people, seed: seed,
      options: options)
    try generator.write(to: folder.path)
    reference = folder.bytes(of: "reference.csv")
    insurance = folder.bytes(of: "insurance.csv")
    truth = folder.bytes(of: "truth.csv")
  }
}
