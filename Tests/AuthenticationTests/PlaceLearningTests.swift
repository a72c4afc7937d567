import Authentication
import TestSupport
import Testing

@Suite("Commune codes of two lists that nobody knows are compared as the files themselves show")
struct PlaceLearningTests {
  private enum Recoded: CaseIterable { case neither, register, records }

  /// The province without addresses, its communes numbered by another list on one side.
  private static func run(_ recoded: Recoded) throws -> Run {
    let province = try Province.small.get()
    func table(_ bytes: [UInt8], _ columns: [String], isRecoded: Bool) -> [UInt8] {
      let rows = PlainTable(bytes).records.map { record in
        columns.map { column in
          let value = record[column] ?? ""
          guard column == "commune_code", isRecoded, let code = Int(value) else { return value }
          // Communes side by side in the list become one.
          return String(40_000 + code / 40)
        }.joined(separator: ",")
      }
      return Array(([columns.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
    }
    return try Run(
      insurance: table(
        province.insurance,
        [
          "record_id", "si_number", "full_name", "birth_date", "gender", "citizen_id",
          "commune_code",
        ],
        isRecoded: recoded == .records),
      reference: table(
        province.reference,
        ["citizen_id", "old_id", "full_name", "birth_date", "gender", "commune_code"],
        isRecoded: recoded == .register))
  }

  private static func authenticated(_ run: Run) -> Int {
    run.outcomes.count { $0["outcome"] == "authenticated" }
  }

  @Test("Another list on either side costs hardly a record, and the run says what it did")
  func recoded() throws {
    let plain = try Self.run(.neither)
    #expect(!plain.report.notes.contains { $0.en.contains("commune codes") })
    for side in [Recoded.register, .records] {
      let run = try Self.run(side)
      let lost = Self.authenticated(plain) - Self.authenticated(run)
      #expect(lost <= 4, "\(side): \(lost)")
      #expect(run.report.notes.contains { $0.en.contains("commune codes") }, "\(side)")
    }
  }
}
