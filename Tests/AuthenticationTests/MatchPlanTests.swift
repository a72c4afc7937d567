import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("What a run will need is told before it starts")
struct MatchPlanTests {
  /// A table of `rows` lines of about `length` bytes.
  static func table(rows: Int, length: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var bytes = Array("citizen_id,full_name,birth_date\n".utf8)
    for _ in 0..<rows {
      let count = Int.random(in: length / 2...length * 3 / 2, using: &random)
      bytes.append(contentsOf: repeatElement(0x61, count: count))
      bytes.append(0x0A)
    }
    return bytes
  }

  func plan(
    insurance: [UInt8], reference: [UInt8], change: (inout MatchSettings) -> Void = { _ in }
  ) throws -> MatchPlan {
    let folder = TemporaryFolder()
    var settings = MatchSettings(
      insurancePath: folder.write(insurance, to: "insurance.csv"),
      referencePath: folder.write(reference, to: "reference"),
      outputPath: folder.path(of: "results"), asOf: Run.asOf)
    change(&settings)
    let plan = try MatchPlan(settings)
    #expect(TemporaryFolder.names(in: folder.path).sorted() == ["insurance.csv", "reference"])
    return plan
  }

  @Test("A small file is counted, with or without a line end behind the last row")
  func small() throws {
    let insurance = Self.table(rows: 900, length: 60, seed: 1)
    let whole = try plan(insurance: insurance, reference: Array(insurance.dropLast()))
    #expect(whole.insurance.rows == 900 && whole.insurance.isExact)
    #expect(whole.register.rows == 900 && whole.register.isExact)
    #expect(whole.insurance.bytes == insurance.count)
    #expect(!whole.isRegisterFrozen && whole.temporaryBytes == 0 && whole.chunks == 1)
  }

  @Test("The rows of a large file are estimated from a sample to three per cent")
  func large() throws {
    let plan = try plan(
      insurance: Self.table(rows: 60_000, length: 130, seed: 2),
      reference: Self.table(rows: 40_000, length: 140, seed: 3))
    #expect(!plan.insurance.isExact && !plan.register.isExact)
    #expect((58_200...61_800).contains(plan.insurance.rows))
    #expect((38_800...41_200).contains(plan.register.rows))
    #expect(plan.chunks == 2)
  }

  @Test("A frozen register tells its people, and takes memory only where it is read into it")
  func frozen() throws {
    let province = try Province.small.get()
    let register = try Run.frozen(province.reference)
    func plan(_ reference: [UInt8], available: Int?) throws -> MatchPlan {
      try self.plan(insurance: province.insurance, reference: reference) {
        $0.availableMemory = available
      }
    }
    let table = try plan(province.reference, available: 64 << 30)
    let frozen = try plan(register, available: nil)
    let inMemory = try plan(register, available: 64 << 30)
    #expect(inMemory.isRegisterInMemory && !frozen.isRegisterInMemory && !table.isRegisterInMemory)
    #expect(inMemory.memoryBytes == frozen.memoryBytes + register.count)
    #expect(frozen.isRegisterFrozen && frozen.register.isExact)
    #expect(frozen.register.rows == PlainTable(province.reference).records.count)
    #expect(frozen.memoryBytes < table.memoryBytes)
    #expect(frozen.seconds < table.seconds)
  }

  @Test("More threads take less time, more records more of everything")
  func growth() throws {
    let reference = Self.table(rows: 500, length: 60, seed: 4)
    func needs(_ rows: Int, _ threads: Int, memory: Int) throws -> MatchPlan {
      try plan(insurance: Self.table(rows: rows, length: 100, seed: 5), reference: reference) {
        $0.threads = threads
        $0.rowMemory = memory
      }
    }
    let (one, two) = (try needs(10_000, 1, memory: 1 << 20), try needs(10_000, 2, memory: 1 << 20))
    #expect(two.seconds < one.seconds && two.memoryBytes > one.memoryBytes)
    let more = try needs(100_000, 1, memory: 1 << 20)
    #expect(more.seconds > one.seconds && more.memoryBytes > one.memoryBytes)
    #expect(more.temporaryBytes > one.temporaryBytes && more.resultBytes > one.resultBytes)
    #expect(try needs(10_000, 1, memory: 1 << 30).temporaryBytes == 0)
  }

  @Test("A missing input is told as the run would tell it")
  func missing() {
    let settings = MatchSettings(
      insurancePath: "/nonexistent.csv", referencePath: "/nonexistent.khop", outputPath: "/tmp/x",
      asOf: Run.asOf)
    #expect(throws: MatchError.table(TableError(.notFound, path: "/nonexistent.csv"))) {
      try MatchPlan(settings)
    }
  }
}
