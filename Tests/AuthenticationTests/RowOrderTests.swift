import Authentication
import Identifiers
import TestSupport
import Testing

@Suite("The order of the rows changes no answer, whatever is learned from the files")
struct RowOrderTests {
  /// What is special about the files: each decides what is learned from some rows, or leaves people equal.
  enum Trait: CaseIterable {
    /// Dates a day early in most communes; another list of codes in some communes.
    case early, otherCodes
    /// Numbers that several people of the register have; people without a number.
    case sharedNumbers
  }

  /// How the rows of a table stand.
  enum Order: CaseIterable {
    case shuffled, byCommune, byCommuneDown
  }

  static let province = Result { try Province(people: 800, seed: 11) }
  static let insuranceColumns = [
    "record_id", "si_number", "full_name", "birth_date", "gender", "citizen_id", "commune_code",
  ]
  static let referenceColumns = [
    "citizen_id", "old_id", "full_name", "birth_date", "gender", "commune_code", "household_id",
  ]

  @Test("Shuffled or sorted, every record gets what it got", arguments: Trait.allCases)
  func orders(trait: Trait) throws {
    let province = try Self.province.get()
    let insurance = Self.records(PlainTable(province.insurance).records, trait)
    let reference = Self.people(PlainTable(province.reference).records, trait)
    var expected: Run?
    for (place, order) in Order.allCases.enumerated() {
      let seed = UInt64(place) + 7
      let run = try Run(
        insurance: Self.table(Self.ordered(insurance, order, seed), Self.insuranceColumns),
        reference: Self.table(Self.ordered(reference, order, seed + 40), Self.referenceColumns))
      guard let first = expected else {
        expected = run
        continue
      }
      let own = first.byRecord
      let differing = run.byRecord.filter { own[$0.key] != $0.value }
      #expect(differing.isEmpty, "\(trait) \(order), seed \(seed): \(differing.count) records")
      #expect(run.summaryJSON == first.summaryJSON, "\(trait) \(order), seed \(seed)")
    }
  }

  @Test("A record that may be each of two people makes them no one person, wherever it stands")
  func between() throws {
    let header = "record_id,si_number,full_name,birth_date,gender,citizen_id\n"
    let rows = [
      "A,4012345678,Nguyễn Thị Hoa,15/03/1950,Nữ,040150000001",
      "B,4012345678,Nguyễn Thị Hoa,,Nữ,040150000001",
      "C,4012345678,Nguyễn Thị Hoa,20/08/1980,Nữ,040150000001",
    ]
    let reference =
      "citizen_id,full_name,birth_date,gender\n040190123456,Trần Văn Đức,01/02/1990,Nam\n"
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0]] {
      let run = try Run(
        insurance: header + order.map { rows[$0] + "\n" }.joined(), reference: reference)
      for (id, outcome) in run.byRecord {
        let findings = outcome["findings"]?.split(separator: ";") ?? []
        #expect(findings.contains("R03") && !findings.contains("R02"), "\(order) \(id)")
        #expect(outcome["reason"] == "T51", "\(order) \(id)")
      }
    }
  }

  // MARK: Tables

  /// Something is special about the communes that come first, with a sixth of the rows, or about all others.
  private static func records(_ records: [[String: String]], _ trait: Trait)
    -> [[String: String]]
  {
    let codes = records.map { $0["commune_code"] ?? "" }.sorted()
    let border = codes[codes.count / 6]
    return records.map { record in
      var record = record
      let code = record["commune_code"] ?? ""
      switch trait {
      case .early: if code >= border { record["birth_date"] = dayBefore(record["birth_date"]) }
      case .otherCodes:
        if code < border { record["commune_code"] = String(40_000 + (Int(code) ?? 0) / 40) }
      case .sharedNumbers: break
      }
      return record
    }
  }

  private static func people(_ people: [[String: String]], _ trait: Trait) -> [[String: String]] {
    people.indices.map { row in
      var person = people[row]
      switch trait {
      case .sharedNumbers:
        // Those next to each other are mostly of one house.
        person["citizen_id"] = people[row - row % 3]["citizen_id"]
        person["old_id"] = people[row - row % 7]["old_id"]
        if row % 8 == 0 { person["citizen_id"] = "" }
      case .early, .otherCodes: break
      }
      return person
    }
  }

  private static func ordered(
    _ records: [[String: String]], _ order: Order, _ seed: UInt64
  ) -> [[String: String]] {
    var random = SplitMix64(seed: seed)
    let records = records.shuffled(using: &random)
    func commune(_ record: [String: String]) -> String { record["commune_code"] ?? "" }
    switch order {
    case .shuffled: return records
    case .byCommune: return records.sorted { commune($0) < commune($1) }
    case .byCommuneDown: return records.sorted { commune($0) > commune($1) }
    }
  }

  private static func table(_ records: [[String: String]], _ columns: [String]) -> [UInt8] {
    let rows = records.map { record in columns.map { record[$0] ?? "" }.joined(separator: ",") }
    return Array(([columns.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
  }

  private static func dayBefore(_ text: String?) -> String {
    let text = text ?? ""
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard text.count == 10, parts.count == 3,
      let number = BirthDate(year: parts[2], month: parts[1], day: parts[0])?.dayNumber,
      let before = BirthDate(dayNumber: number - 1)
    else { return text }
    return before.text
  }
}
