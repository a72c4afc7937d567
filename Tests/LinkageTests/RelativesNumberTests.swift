import Cleansing
import Testing

@testable import Linkage

@Suite("A relative's number from another household is no stranger's")
struct RelativesNumberTests {
  typealias Person = SmallRegister.Person

  /// A mother, her grown-up children in households of their own, one of them without a mother in the register.
  static let family = [
    Person(
      id: 40_160_710_001, name: "hồ thị mận", date: "01/02/1960", sex: .female, commune: 17_005,
      address: 9101, household: 9101),
    Person(
      id: 40_185_710_002, name: "lê thị ngọc quỳnh", date: "11/05/1985", sex: .female,
      commune: 17_006, address: 9102, household: 9102, motherID: 40_160_710_001),
    Person(
      id: 40_088_710_003, name: "lê mạnh khánh", date: "21/07/1988", sex: .male, commune: 17_007,
      address: 9103, household: 9103, motherID: 40_160_710_001),
    Person(
      id: 40_185_820_437, name: "vi thị ngọc thơ", date: "12/06/1985", sex: .female,
      commune: 17_006, address: 9104, household: 9104),
  ]

  static let register = SmallRegister(RecordMatcherTests.people + family)

  private func match(_ person: Int, number: UInt64, _ change: (inout Person) -> Void = { _ in })
    -> MatchResult
  {
    var record = Self.family[person]
    record.id = number
    (record.commune, record.address) = (17_009, 7777)
    change(&record)
    return Self.register.match(record)
  }

  private func best(_ result: MatchResult) -> UInt64? {
    result.best.map { Self.register.index.person($0.row).citizenID }
  }

  @Test(
    "Name and date of one, the number of mother, brother or child, another address",
    arguments: [(1, 0), (1, 2), (2, 0), (2, 1), (0, 1)])
  func moved(person: Int, owner: Int) {
    let result = match(person, number: Self.family[owner].id)
    #expect(best(result) == Self.family[person].id)
    #expect(result.best?.number == .relative)
    #expect(result.best?.parts.number == MatchModel().number.relativesNumber)
    #expect(result.probability >= RecordMatcherTests.accept)
  }

  @Test("Who is no relative carries a stranger's number", arguments: [(3, 0), (3, 1), (1, 3)])
  func stranger(person: Int, owner: Int) {
    let result = match(person, number: Self.family[owner].id)
    #expect(result.candidates.first { $0.row == 1500 + UInt32(person) }?.number == .stranger)
    let relative = match(1, number: Self.family[0].id)
    #expect((result.best?.bits ?? 0) < (relative.best?.bits ?? 0) - 8)
  }

  @Test("The mother is not linked to, however little the record has of the child's")
  func mother() {
    for change: (inout Person) -> Void in [
      { $0.date = "1985" }, { $0.date = "" }, { $0.name = "lê thị quỳnh" },
      { ($0.name, $0.date) = ("le thi quynh", "11/06/1985") },
    ] {
      let result = match(1, number: Self.family[0].id, change)
      #expect(
        best(result) != Self.family[0].id || result.probability < RecordMatcherTests.accept)
    }
  }

  @Test("A parent's number in a column of its own is compared with the one the register names")
  func column() {
    var record = Self.register.record(Self.family[1])
    record.citizenID = 0
    record.commune = 17_009
    record.motherID = Self.family[0].id
    let matcher = RecordMatcher(
      index: Self.register.index, model: MatchModel(), frequencies: Self.register.frequencies)
    let result = matcher.match(record, nil)
    #expect(best(result) == Self.family[1].id && result.best?.family == .sameHousehold)
    record.motherID = Self.family[3].id
    #expect(matcher.match(record, nil).best?.family == .sameCommune)
  }

  @Test("How many relatives the register names for a person is counted for the training")
  func background() {
    let two = SmallRegister(Self.family)
    // Two links, each seen from both sides, and two who see each other as brother and sister.
    #expect(TrainingBackground(two.index).kin == 6.0 / 4)
    let none = Self.family.map { person in
      var person = person
      person.motherID = 0
      return person
    }
    #expect(TrainingBackground(SmallRegister(none).index).kin == 0)
  }
}
