import Testing

@testable import Cleansing
@testable import Linkage

@Suite("Commune codes are compared by the lists that they come from")
struct CommuneUnitsTests {
  typealias Person = SmallRegister.Person

  /// People in former communes of Vinh, which are one ward today, and elsewhere.
  static func register(_ codes: [UInt16]) -> SmallRegister {
    SmallRegister(
      codes.enumerated().map { position, code in
        Person(
          id: 40_190_000_100 + UInt64(position), name: "nguyễn thị hoa", date: "05/03/1990",
          sex: .female, commune: code)
      })
  }

  @Test("A former code and the code of its unit are one place when the lists differ")
  func differentLists() throws {
    let former = try #require(
      (16_663...18_067).first { CommuneList.isFormer($0) && Self.isSingle($0) })
    let current = AdministrativeUnits.group(ofCode: former)[0]
    let units = Self.register([current]).frequencies.units
    #expect(units.areOnePlace(former, current, RecordPlaces(.former)))
    #expect(units.codes(with: former, RecordPlaces(.former)) == [current])
    // The register has codes of today: a record with such a code means that unit.
    #expect(!units.areOnePlace(former, current, RecordPlaces(.current)))
  }

  @Test("Two former communes of one unit are two places when both sides use former codes")
  func oneList() throws {
    var byUnit: [UInt16: [UInt16]] = [:]
    for code in UInt16(16_663)...18_067
    where CommuneList.isFormer(code) && Self.isSingle(code) {
      byUnit[AdministrativeUnits.group(ofCode: code)[0], default: []].append(code)
    }
    let pair = try #require(byUnit.values.first { $0.count >= 2 })
    let units = Self.register(Array(pair)).frequencies.units
    #expect(!units.areOnePlace(pair[0], pair[1], RecordPlaces(.former)))
    #expect(units.areOnePlace(pair[0], pair[1], RecordPlaces(.mixed)))
  }

  @Test(
    "A file is judged by the codes that went away, as many as went away from its places",
    arguments: [
      // Nobody, one in a hundred, one in four and all of the people live under codes of before July 2025.
      (0.0, CommuneList.current), (0.01, .current), (0.3, .mixed), (1, .former),
    ])
  func lists(share: Double, expected: CommuneList) {
    // The whole province, and Kỳ Sơn, whose codes hardly half went away.
    for district in [nil, UInt16(417)] {
      var counts = CommuneListCounts()
      for meaning in AdministrativeUnits.standard.meanings
      where meaning.periods.contains(.fromDecember2024) && !meaning.unit.kind.isDistrict
        && (district == nil || meaning.unit.district == district)
      {
        counts.add(meaning.unit.code, rows: Int(1000 * share))
        for unit in meaning.currentCodes { counts.add(unit, rows: 1000 - Int(1000 * share)) }
      }
      #expect(counts.list == expected, "\(district ?? 0)")
    }
    #expect(CommuneListCounts().list == .mixed)
  }

  private static func isSingle(_ code: UInt16) -> Bool {
    AdministrativeUnits.group(ofCode: code).count == 1
  }
}

@Suite("Who is not in the register may have a namesake or a relative there")
struct AbsenceTests {
  typealias Person = SmallRegister.Person

  /// A few thousand people, so that names and dates say something.
  static let register: SmallRegister = {
    var people = [
      Person(
        id: 40_315_000_380, name: "phạm lê khánh ánh", date: "07/12/2015", sex: .female,
        commune: 17_347, address: 77, household: 5)
    ]
    let surnames = ["nguyễn", "trần", "lê", "phạm", "hoàng", "bùi", "đặng", "hồ"]
    let middles = ["thị", "văn", "lê", "khánh", "đức", "thu", "hữu"]
    let givens = ["hoa", "lan", "sơn", "hùng", "thúy", "bình", "nga", "tâm", "ánh"]
    for number in 0..<4000 {
      people.append(
        Person(
          id: 40_190_100_000 + UInt64(number),
          name: [
            surnames[number % 8], middles[number / 8 % 7], givens[number / 56 % 9],
          ].joined(separator: " "),
          date: "\(1 + number % 28)/\(1 + number / 28 % 12)/\(1950 + number % 60)",
          sex: number % 2 == 0 ? .female : .male, commune: UInt16(17_000 + number % 200),
          address: UInt32(1000 + number)))
    }
    return SmallRegister(people)
  }()

  @Test("A twin who is not in the register is not linked to the one who is")
  func twin() {
    let result = Self.register.match(
      Person(
        name: "phạm lê khánh thúy", date: "07/12/2015", sex: .female, commune: 17_347, address: 77))
    #expect(result.best != nil)
    #expect(result.probability < 0.9)
  }

  @Test("The same name, date and address without a number are the person")
  func same() {
    let result = Self.register.match(
      Person(
        name: "phạm lê khánh ánh", date: "07/12/2015", sex: .female, commune: 17_347, address: 77))
    #expect(result.probability > 0.995)
  }

  @Test("Name and date without anything else never go beyond the share of namesakes")
  func namesake() {
    let result = Self.register.match(Person(name: "phạm lê khánh ánh", date: "07/12/2015"))
    let model = MatchModel()
    let share = Self.register.frequencies.namesakeShare
    let most = model.coverage / (1 - model.coverage) / model.namesakes(share, isExact: true)
    #expect(result.probability <= most / (most + 1) + 1e-9)
    #expect(result.probability > 0.9)
  }

  @Test(
    "Namesakes are as many as the register shows, more for names that are only alike, and no more than a province has",
    arguments: [
      (0.0, 0.0005, 0.0005), (0.0004, 0.0006, 0.0024), (0.002, 0.003, 0.012), (0.0143, 0.02, 0.02),
      (0.2, 0.2, 0.2),
    ])
  func namesakes(share: Double, exact: Double, near: Double) {
    let model = MatchModel()
    #expect(abs(model.namesakes(share, isExact: true) - exact) < 1e-12)
    #expect(abs(model.namesakes(share, isExact: false) - near) < 1e-12)
  }
}
