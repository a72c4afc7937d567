import Authentication
import Identifiers
import TestSupport
import Testing

@Suite("Birth dates that stand one day early in a whole file are compared as of one day")
struct DayShiftTests {
  private enum Shifted: CaseIterable { case neither, records, register }

  /// A date `dd/mm/yyyy` one day before, others as they are.
  private static func dayBefore(_ text: String) -> String {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard text.count == 10, parts.count == 3,
      let date = BirthDate(year: parts[2], month: parts[1], day: parts[0]),
      let number = date.dayNumber, let before = BirthDate(dayNumber: number - 1)
    else { return text }
    return before.text
  }

  private static func run(_ shifted: Shifted) throws -> Run {
    let province = try #require(Province.small)
    func table(_ bytes: [UInt8], _ columns: [String], isShifted: Bool) -> [UInt8] {
      let rows = PlainTable(bytes).records.map { record in
        columns.map { column in
          let value = record[column] ?? ""
          return column == "birth_date" && isShifted ? dayBefore(value) : value
        }.joined(separator: ",")
      }
      return Array(([columns.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
    }
    return try Run(
      insurance: table(
        province.insurance,
        ["record_id", "full_name", "birth_date", "gender", "citizen_id", "commune_code"],
        isShifted: shifted == .records),
      reference: table(
        province.reference,
        ["citizen_id", "old_id", "full_name", "birth_date", "gender", "commune_code"],
        isShifted: shifted == .register))
  }

  private static func count(_ run: Run, _ reasons: Set<String>) -> Int {
    run.outcomes.count { $0["outcome"] == "authenticated" && reasons.contains($0["reason"] ?? "") }
  }

  @Test("Either file may be the early one; the run says so and writes no other date")
  func shifted() throws {
    let plain = try Self.run(.neither)
    #expect(!plain.report.notes.contains { $0.en.contains("one day early") })
    let right = Self.count(plain, ["D00", "D01"])
    for side in [Shifted.records, .register] {
      let run = try Self.run(side)
      #expect(run.report.notes.contains { $0.en.contains("one day early") }, "\(side)")
      // Dates that are wrong by themselves are wrong otherwise now.
      #expect(abs(Self.count(run, ["D00", "D01"]) - right) <= right / 100, "\(side)")
      #expect(Self.count(run, ["D00"]) == 0, "\(side)")
      let dates = run.outcomes.map { $0["clean_birth_date"] }
      let own = plain.outcomes.map { $0["clean_birth_date"] }
      #expect((dates == own) == (side == .register))
    }
  }
}
