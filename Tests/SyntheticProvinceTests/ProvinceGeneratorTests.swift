import TestSupport
import Testing

@testable import SyntheticProvince

@Suite("Growing a province")
struct ProvinceGeneratorTests {
  /// Grows once for the tests that only look at the result.
  private struct Province {
    let summary: GeneratorSummary
    let register: [[String: String]]
    let insurance: [[String: String]]
    let truth: [[String: String]]
    let byId: [String: [String: String]]

    init(people: Int, seed: UInt64 = 7, _ change: (inout ProvinceGenerator.Options) -> Void) throws
    {
      let folder = TemporaryFolder()
      var options = ProvinceGenerator.Options()
      change(&options)
      let generator = try ProvinceGenerator(
        scenario: try Seeds.scenario(), people: people, seed: seed, options: options)
      summary = try generator.write(to: folder.path)
      register = try folder.rows("reference.csv")
      insurance = try folder.rows("insurance.csv")
      truth = try folder.rows("truth.csv")
      byId = Dictionary(register.map { ($0["citizen_id"] ?? "", $0) }) { first, _ in first }
    }
  }

  /// Byte for byte; `String` takes composed and decomposed letters for equal.
  private func isSame(_ left: String?, _ right: String?) -> Bool {
    Array((left ?? "").utf8) == Array((right ?? "").utf8)
  }

  @Test("Twenty thousand people and their records hold together")
  func invariants() throws {
    let province = try Province(people: 20_000) { _ in }
    let summary = province.summary
    #expect(province.register.count == 20_000)
    #expect(summary.people == 20_000)
    #expect(province.byId.count == 20_000, "citizen IDs are unique")
    #expect(province.insurance.count == summary.records)
    #expect(province.truth.count == summary.records)
    #expect(abs(Double(summary.records) / 20_000 - 0.886) < 0.02)
    #expect(Set(province.insurance.map { $0["si_number"] ?? "" }).count == summary.records)
    let old = province.register.compactMap { $0["old_id"] }.filter { !$0.isEmpty }
    #expect(Set(old).count == old.count)

    var faulty = 0
    var absent = 0
    for (record, truth) in zip(province.insurance, province.truth) {
      #expect(record["record_id"] == truth["record_id"])
      #expect(record["class"] == truth["class"])
      let kinds = truth["kinds"]?.split(separator: ";").map(String.init) ?? []
      for kind in kinds { #expect(FaultKind(rawValue: kind) != nil) }
      if !kinds.isEmpty { faulty += 1 }
      guard let id = truth["citizen_id"], !id.isEmpty else {
        absent += 1
        #expect(truth["trap"]?.hasPrefix("absent_") == true)
        continue
      }
      guard let person = province.byId[id] else {
        Issue.record("the truth names somebody who is not in the register")
        continue
      }
      // Columns without a fault of theirs repeat the register.
      for (prefix, column) in [("nm_", "full_name"), ("dob_", "birth_date"), ("id_", "citizen_id")]
      where !kinds.contains(where: { $0.hasPrefix(prefix) }) {
        #expect(isSame(record[column], person[column]))
      }
      for (prefix, column) in [("nm_", "full_name"), ("dob_", "birth_date"), ("id_", "citizen_id")]
      where kinds.contains(where: { $0.hasPrefix(prefix) }) {
        #expect(!isSame(record[column], person[column]))
      }
      #expect((record["gender"] == person["gender"]) == !kinds.contains("sex_wrong"))
      if let card = record["card_number"], card.count == 15 {
        #expect((card.suffix(10) == record["si_number"]!) == !kinds.contains("card_mismatch"))
      }
      if kinds.contains("id_family") || kinds.contains("id_parent") || kinds.contains("id_shared") {
        #expect(record["citizen_id"] == truth["trap_citizen_id"])
        #expect(province.byId[record["citizen_id"] ?? ""] != nil)
      }
    }
    #expect(faulty == summary.faultyRecords)
    #expect(absent == summary.absentRecords)
    #expect((0.12...0.15).contains(Double(faulty) / Double(summary.records)))
    #expect((0.006...0.016).contains(Double(absent) / Double(summary.records)))
  }

  @Test("Register rows agree with themselves")
  func register() throws {
    let province = try Province(people: 20_000) { _ in }
    var years: [Int: Int] = [:]
    for person in province.register {
      let id = Array((person["citizen_id"] ?? "").utf8).map { Int($0) - 48 }
      let year = Int((person["birth_date"] ?? "").suffix(4)) ?? 0
      #expect(id.count == 12)
      #expect(1900 + id[3] / 2 * 100 + id[4] * 10 + id[5] == year)
      #expect((id[3] % 2 == 0) == (person["gender"] == "Nam"))
      years[year / 10 * 10, default: 0] += 1
      for (column, isMale) in [("father_id", true), ("mother_id", false)] {
        guard let parent = person[column].flatMap({ province.byId[$0] }) else { continue }
        let parentYear = Int((parent["birth_date"] ?? "").suffix(4)) ?? 0
        #expect((parent["gender"] == "Nam") == isMale)
        #expect((15...70).contains(year - parentYear))
        if isMale {
          #expect(
            parent["full_name"]?.split(separator: " ").first
              == person["full_name"]?.split(separator: " ").first)
        }
      }
    }
    // Every decade from the 1930s is inhabited, none by more than a quarter.
    for decade in stride(from: 1930, through: 2020, by: 10) {
      #expect((100...5_000).contains(years[decade] ?? 0))
    }
    let surnames = province.register.count { $0["full_name"]?.hasPrefix("Nguyễn ") == true }
    #expect((0.22...0.38).contains(Double(surnames) / 20_000))
  }

  @Test("The bytes do not depend on the number of threads", arguments: [2])
  func threads(count: Int) throws {
    let scenario = try Seeds.scenario()
    var files: [[[UInt8]]] = []
    for threads in [1, count] {
      let folder = TemporaryFolder()
      var options = ProvinceGenerator.Options()
      options.threads = threads
      let generator = try ProvinceGenerator(
        scenario: scenario, people: 18_000, seed: 3, options: options)
      try generator.write(to: folder.path)
      files.append(["reference.csv", "insurance.csv", "truth.csv"].map { folder.bytes(of: $0) })
    }
    #expect(files[0] == files[1])
  }

  @Test("Another seed grows another province")
  func seeds() throws {
    let one = try Province(people: 1_000, seed: 1) { _ in }
    let two = try Province(people: 1_000, seed: 2) { _ in }
    #expect(one.register.map { $0["full_name"] } != two.register.map { $0["full_name"] })
  }

  @Test("Every fault kind occurs when rates are raised")
  func allKinds() throws {
    let province = try Province(people: 17_000) { $0.faultScale = 20 }
    for kind in FaultKind.allCases {
      #expect(province.summary.kinds[kind, default: 0] > 0, "\(kind.rawValue)")
    }
  }

  @Test("A fault scale of zero leaves only absent and second records")
  func noFaults() throws {
    let province = try Province(people: 5_000) { $0.faultScale = 0 }
    let kinds = Set(province.summary.kinds.keys)
    #expect(kinds.isSubset(of: [.number(.numberMissing), .number(.numberFamily)]))
    #expect(province.summary.secondRecords > 0)
  }

  @Test("The order of records tells nothing about the order of the register")
  func shuffled() throws {
    let province = try Province(people: 10_000) { $0.faultScale = 0 }
    var places: [String: Int] = [:]
    for (place, person) in province.register.enumerated() {
      places[person["citizen_id"] ?? ""] = place
    }
    let order = province.truth.compactMap { places[$0["citizen_id"] ?? ""] }
    let rising = zip(order, order.dropFirst()).count { $0 < $1 }
    #expect((0.48...0.52).contains(Double(rising) / Double(order.count)))
    let near = zip(order, order.dropFirst()).count { abs($0 - $1) < 10 }
    #expect(Double(near) / Double(order.count) < 0.005)
  }

  @Test("A nation has unique IDs in all provinces and insures the provinces asked for")
  func nation() throws {
    let province = try Province(people: 12_000) {
      $0.isNational = true
      $0.insuredProvinces = ["040", "042"]
    }
    #expect(province.byId.count == 12_000)
    let codes = Set(province.register.map { String(($0["citizen_id"] ?? "").prefix(3)) })
    #expect(codes.count == 63)
    let homes = Set(
      province.truth.compactMap { province.byId[$0["citizen_id"] ?? ""] }
        .map { String(($0["household_id"] ?? "").prefix(2)) })
    #expect(homes == ["40", "42"])
    // Each commune lies in one province; only the home province has codes of the real list.
    var provinces: [String: Set<String>] = [:]
    for person in province.register {
      let home = String((person["household_id"] ?? "").prefix(2))
      let code = person["commune_code"] ?? ""
      provinces[code, default: []].insert(home)
      #expect(code.count == 5 && (code < "40000") == (home == "40"))
      #expect(home == "40" || person["address"]?.split(separator: ",").count == 3)
    }
    #expect(provinces.values.allSatisfy { $0.count == 1 })
    #expect(provinces.count > 1_500)
  }

  @Test("What cannot be done is refused in words")
  func refusals() throws {
    let scenario = try Seeds.scenario()
    var options = ProvinceGenerator.Options()
    options.faults = ["nm_unheard_of": 0.1]
    options.faultScale = -1
    #expect {
      _ = try ProvinceGenerator(scenario: scenario, people: 0, options: options)
    } throws: { error in
      let error = error as? GeneratorError
      return error?.reason == .badParameters && error?.message.contains("nm_unheard_of") == true
        && error?.message.contains("people") == true && error?.message.contains("scale") == true
    }
    options = ProvinceGenerator.Options()
    options.isNational = false
    #expect {
      _ = try ProvinceGenerator(scenario: scenario, people: 90_000_000, options: options)
    } throws: { ($0 as? GeneratorError)?.reason == .tooManyPeople }
    let generator = try ProvinceGenerator(scenario: scenario, people: 10)
    #expect {
      try generator.write(to: "/dev/null/folder")
    } throws: { ($0 as? GeneratorError)?.reason == .cannotCreate }
  }

  @Test("Files of an earlier province are replaced, others stay, and nothing else is left")
  func again() throws {
    let folder = TemporaryFolder()
    folder.write("old", to: "truth.csv")
    folder.write("note", to: "note.txt")
    let generator = try ProvinceGenerator(scenario: try Seeds.scenario(), people: 10)
    try generator.write(to: folder.path)
    #expect(
      TemporaryFolder.names(in: folder.path)
        == ["insurance.csv", "note.txt", "reference.csv", "truth.csv"])
    #expect(folder.text(of: "truth.csv") != "old" && folder.text(of: "note.txt") == "note")
  }
}
