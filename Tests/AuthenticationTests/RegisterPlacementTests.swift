import TestSupport
import Testing

@testable import Authentication

@Suite("A frozen register is read into memory where there is room, and else mapped")
struct RegisterPlacementTests {
  @Test(
    "Many records and enough memory are needed",
    arguments: [
      // A province, a nation, a nation on a small machine, a province against a nation, an unknown machine.
      (280 << 20, 3_100_000, 400 << 20, 8 << 30, true),
      (7_800 << 20, 95_000_000, 400 << 20, 22 << 30, true),
      (7_800 << 20, 95_000_000, 400 << 20, 10 << 30, false),
      (7_800 << 20, 3_100_000, 100 << 20, 22 << 30, false),
      (280 << 20, 3_100_000, 400 << 20, nil, false),
      // A quarter is left.
      (600, 1, 150, 1000, true), (600, 1, 151, 1000, false),
    ] as [(Int, Int, Int, Int?, Bool)])
  func rule(register: Int, records: Int, others: Int, available: Int?, isInMemory: Bool) {
    let found = RegisterPlacement.isInMemory(
      registerBytes: register, records: records, others: others, available: available)
    #expect(found == isInMemory)
  }

  @Test("The results are the same bytes, and the digest is that of the file", arguments: [1, 3])
  func sameBytes(threads: Int) throws {
    let province = try Province.small.get()
    let register = try Run.frozen(province.reference)
    func run(available: Int?) throws -> Run {
      try Run(insurance: province.insurance, reference: register, threads: threads) {
        $0.availableMemory = available
      }
    }
    let (mapped, inMemory) = (try run(available: nil), try run(available: 64 << 30))
    #expect(mapped.outcomesCSV == inMemory.outcomesCSV)
    #expect(mapped.summaryJSON == inMemory.summaryJSON)
    #expect(
      mapped.report.manifest.inputs.map(\.sha256) == inMemory.report.manifest.inputs.map(\.sha256))
  }
}
