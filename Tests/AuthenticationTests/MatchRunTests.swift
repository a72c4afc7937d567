import Evaluation
import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("A run over a small province")
struct MatchRunTests {
  static let straight = Result {
    let province = try Province.small.get()
    return try Run(insurance: province.insurance, reference: province.reference)
  }

  @Test("Any number of threads gives the same bytes", arguments: [2, 5])
  func threads(count: Int) throws {
    let province = try Province.small.get()
    let one = try Self.straight.get()
    let many = try Run(
      insurance: province.insurance, reference: province.reference, threads: count)
    #expect(one.outcomesCSV == many.outcomesCSV)
    #expect(one.duplicatesCSV == many.duplicatesCSV)
    #expect(one.rejectedCSV == many.rejectedCSV)
    #expect(one.summaryJSON == many.summaryJSON)
    let (a, b) = (one.report.manifest, many.report.manifest)
    #expect(a.outputs == b.outputs)
    #expect(a.inputs.map(\.sha256) == b.inputs.map(\.sha256))
  }

  @Test("Rows that wait on the disk give the same bytes", arguments: [0, 100_000])
  func spilled(rowMemory: Int) throws {
    let province = try Province.small.get()
    let one = try Self.straight.get()
    let spilled = try Run(
      insurance: province.insurance, reference: province.reference, threads: 2
    ) { $0.rowMemory = rowMemory }
    #expect(one.outcomesCSV == spilled.outcomesCSV)
    #expect(one.summaryJSON == spilled.summaryJSON)
    #expect(one.names == spilled.names)
  }

  @Test("Links are right, and nearly everybody who is in the register is linked")
  func quality() throws {
    let province = try Province.small.get()
    let run = try Self.straight.get()
    let folder = TemporaryFolder()
    folder.write(run.outcomesCSV, to: "outcomes.csv")
    folder.write(province.truth, to: "truth.csv")
    let report = try EvaluationReport.evaluate(
      outcomes: folder.path(of: "outcomes.csv"), truth: folder.path(of: "truth.csv"))
    let total = report.total
    #expect(total.links > 2000)
    #expect(Double(total.correct) >= 0.999 * Double(total.links))
    #expect(Double(total.correct) >= 0.99 * Double(total.withPerson))
    #expect(report.missingOutcomes == 0 && report.repeatedOutcomes == 0)
    #expect(report.unknownRecords == 0 && report.unreadableOutcomes == 0)
  }

  @Test("Shuffled insurance rows: each record keeps its outcome", arguments: [1] as [UInt64])
  func shuffledInsurance(seed: UInt64) throws {
    let province = try Province.small.get()
    let straight = try Self.straight.get()
    let shuffled = try Run(
      insurance: Rows(province.insurance).shuffled(seed: seed).bytes,
      reference: province.reference)
    expectSameOutcomes(straight, shuffled)
  }

  @Test("Shuffled register rows: each record keeps its outcome", arguments: [1] as [UInt64])
  func shuffledRegister(seed: UInt64) throws {
    let province = try Province.small.get()
    let straight = try Self.straight.get()
    let shuffled = try Run(
      insurance: province.insurance,
      reference: Rows(province.reference).shuffled(seed: seed).bytes)
    expectSameOutcomes(straight, shuffled)
  }

  private func expectSameOutcomes(_ one: Run, _ other: Run) {
    let (a, b) = (one.byRecord, other.byRecord)
    #expect(a.count == b.count && a.count > 2000)
    for (record, outcome) in a.sorted(by: { $0.key < $1.key }) where b[record] != outcome {
      Issue.record("\(record): \(outcome) became \(b[record] ?? [:])")
    }
  }

  @Test("A frozen register gives the same outcomes as its table")
  func frozen() throws {
    let province = try Province.small.get()
    let straight = try Self.straight.get()
    let frozen = try Run(
      insurance: province.insurance, reference: Run.frozen(province.reference))
    #expect(straight.outcomesCSV == frozen.outcomesCSV)
    #expect(straight.rejectedCSV == frozen.rejectedCSV)
  }

  @Test("Rows in are outcomes and rejected rows, each row once, with broken rows mixed in")
  func brokenRows() throws {
    let province = try Province.small.get()
    var rows = Rows(province.insurance)
    rows.rows.removeLast(rows.rows.count - 400)
    var random = SplitMix64(seed: 8)
    let columns = rows.header.split(separator: ",").count
    let broken = [
      "a,b,c", "\"x\"y" + String(repeating: ",", count: columns - 1),
      String(repeating: "x,", count: columns + 3) + "x",
      "nul\0" + String(repeating: ",", count: columns - 1),
    ]
    for _ in 0..<60 {
      rows.rows.insert(
        broken.randomElement(using: &random) ?? "",
        at: Int(random.next() % UInt64(rows.rows.count)))
    }
    rows.rows.append("\"an open quote" + String(repeating: ",", count: columns - 1))
    let run = try Run(insurance: rows.bytes, reference: province.reference, threads: 2)
    let summary = run.report.summary
    #expect(summary.rowsIn == 461 && summary.outcomes == 400 && summary.rejected == 61)
    let numbers = (run.outcomes + run.rejected).compactMap { $0["row"].flatMap { Int($0) } }
    #expect(numbers.sorted() == Array(1...461))
    let reasons = Set(run.rejected.compactMap { $0["reason"] })
    #expect(
      reasons == [
        "too_few_fields", "text_after_quote", "too_many_fields", "nul_byte", "unclosed_quote",
      ])
    let text = Array(rows.bytes)
    for row in run.rejected {
      let offset = try #require(row["byte_offset"].flatMap { Int($0) })
      #expect(offset == 0 || text[offset - 1] == 0x0A)
    }
    // The figures add up in every direction.
    for groups in [summary.byCommune, summary.byClass, summary.bySex, summary.byBirthDecade] {
      #expect(groups.reduce(0) { $0 + $1.records } == 400)
    }
    #expect(summary.reasons.reduce(0) { $0 + $1.count } == 400)
    let tiers = summary.tiers
    #expect(tiers.a + tiers.b + tiers.c == summary.total.authenticated)
  }

  @Test(
    "The results are four files, the manifest names their digests, the figures can be read back")
  func files() throws {
    let run = try Self.straight.get()
    #expect(
      run.names == [
        "duplicates.csv", "manifest.json", "outcomes.csv", "rejected.csv", "summary.json",
      ])
    let manifest = run.report.manifest
    #expect(manifest.inputs.map(\.name) == ["insurance.csv", "reference.csv"])
    #expect(
      manifest.outputs.map(\.name) == [
        "outcomes.csv", "duplicates.csv", "rejected.csv", "summary.json",
      ])
    #expect(manifest.outputs.allSatisfy { $0.sha256.count == 64 })
    #expect(manifest.outputs[0].bytes == run.outcomesCSV.count)
    let folder = TemporaryFolder()
    folder.write(run.summaryJSON, to: "summary.json")
    #expect(try Summary.read(folder: folder.path) == run.report.summary)
    folder.write("{}", to: "summary.json")
    #expect(throws: TableError.self) { try Summary.read(folder: folder.path) }
  }

  @Test("An outcome names a citizen only when it is authenticated, a candidate only otherwise")
  func columns() throws {
    let run = try Self.straight.get()
    #expect(
      PlainTable(run.outcomesCSV).header.joined(separator: ",")
        == "row,record_id,outcome,reason,findings,citizen_id,candidate_id,probability,clean_name,"
        + "clean_birth_date,clean_citizen_id,clean_gender,repairs")
    let known = Set(PlainTable(try Province.small.get().reference)["citizen_id"])
    for row in run.outcomes {
      let isLinked = row["outcome"] == "authenticated"
      #expect(row["citizen_id"]?.isEmpty == !isLinked)
      #expect(!isLinked || row["candidate_id"] == "")
      for column in ["citizen_id", "candidate_id"] {
        if let id = row[column], !id.isEmpty { #expect(known.contains(id)) }
      }
      let probability = row["probability"].flatMap { Double($0) } ?? -1
      #expect((0..<1).contains(probability))
    }
  }
}
