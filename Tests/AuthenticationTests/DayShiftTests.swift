import Authentication
import Identifiers
import TestSupport
import Testing

@Suite("Birth dates that stand some days off in a whole file are compared as of one day")
struct DayShiftTests {
  private enum Shifted: CaseIterable { case neither, records, register }

  /// A date `dd/mm/yyyy` some days later, others as they are.
  private static func moved(_ text: String, by days: Int) -> String {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard text.count == 10, parts.count == 3,
      let date = BirthDate(year: parts[2], month: parts[1], day: parts[0]),
      let number = date.dayNumber, let moved = BirthDate(dayNumber: number + days)
    else { return text }
    return moved.text
  }

  private static func run(
    _ shifted: Shifted, by days: Int = -1, hasNumbers: Bool = true
  ) throws -> Run {
    let province = try Province.small.get()
    func table(_ bytes: [UInt8], _ columns: [String], isShifted: Bool) -> [UInt8] {
      let rows = PlainTable(bytes).records.map { record in
        columns.map { column in
          let value = record[column] ?? ""
          if column == "address" { return "\"\(value)\"" }
          return column == "birth_date" && isShifted ? moved(value, by: days) : value
        }.joined(separator: ",")
      }
      return Array(([columns.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
    }
    return try Run(
      insurance: table(
        province.insurance,
        ["record_id", "full_name", "birth_date", "gender", "commune_code", "address"]
          + (hasNumbers ? ["citizen_id"] : []),
        isShifted: shifted == .records),
      reference: table(
        province.reference,
        ["citizen_id", "old_id", "full_name", "birth_date", "gender", "commune_code", "address"],
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

  @Test("A workbook that counts from 1904 is 1,462 days off", arguments: [1462, -1462])
  func countsFrom1904(days: Int) throws {
    let right = Self.count(try Self.run(.neither), ["D00", "D01"])
    let run = try Self.run(.records, by: days)
    let note = try #require(run.report.notes.first { $0.en.contains("1,462 days early") })
    #expect(note.en.contains("of the \(days > 0 ? "register" : "insurance file") stand"))
    #expect(run.report.manifest.warnings?.contains { $0.en == note.en } == true)
    #expect(run.report.summary.learned?.map(\.en) == [note.en])
    // Children whose moved date is yet to come cannot be compared.
    #expect(Self.count(run, ["D00", "D01"]) > right * 17 / 20)
  }

  @Test("Without numbers names tell, each of one bearer in its commune", arguments: [-1, 1, 1462])
  func withoutNumbers(days: Int) throws {
    func links(_ run: Run) -> Int { run.outcomes.count { $0["outcome"] == "authenticated" } }
    let plain = try Self.run(.neither, hasNumbers: false)
    #expect(plain.report.summary.learned == nil)
    let run = try Self.run(.records, by: days, hasNumbers: false)
    let note = try #require(run.report.summary.learned?.first)
    #expect(note.en.contains("one person of the commune"))
    #expect(links(run) > links(plain) * 9 / 10)
    #expect(Self.count(run, ["S20"]) < links(run) / 20)
  }
}
