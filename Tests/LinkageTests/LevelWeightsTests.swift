import Identifiers
import Testing
import VietnameseText

@testable import Linkage

@Suite("The weights of a model are listed as they are used")
struct LevelWeightsTests {
  static let register = SmallRegister(RecordMatcherTests.people)
  static let levels = LevelWeights(
    register.index, register.frequencies, MatchModel()
  ).levels

  @Test("Every group has levels, every level its own name, and m and u make the weight")
  func complete() {
    for group in WeightGroup.allCases {
      let own = Self.levels.filter { $0.comparison == group }
      #expect(!own.isEmpty, "\(group)")
      #expect(Set(own.map(\.level)).count == own.count)
    }
    #expect(Self.levels.count { $0.comparison == .word } == WordLevel.allCases.count)
    for level in Self.levels {
      #expect(!level.vi.isEmpty && !level.en.isEmpty)
      guard let m = level.m, let u = level.u else { continue }
      #expect(abs(log2Of(m / u) - level.bits) < 0.01, "\(level)")
    }
  }

  @Test("Agreement speaks for a match, difference against one")
  func signs() throws {
    func bits(_ group: WeightGroup, _ level: String) throws -> Double {
      try #require(Self.levels.first { $0.comparison == group && $0.level == level }).bits
    }
    #expect(try bits(.word, "same") > 2)
    #expect(try bits(.word, "different") == -MatchModel().name.otherGiven)
    #expect(try bits(.date, "same") > 10)
    #expect(try bits(.date, "different") < 0)
    #expect(try bits(.number, "household") == MatchModel().number.householdNumber)
    #expect(try bits(.number, "relative") == MatchModel().number.relativesNumber)
    #expect(try bits(.place, "otherCommune") < 0)
    #expect(try bits(.family, "isParent") < 0)
    #expect(try bits(.ownNumber, "givenOther") == MatchModel().relative.givenOther)
  }

  @Test("The weight of a day is the matcher's for a register in which all days are alike")
  func evenDays() {
    let people = (1...28).map {
      SmallRegister.Person(name: "nguyễn văn hùng", date: "\($0)/3/1990")
    }
    let register = SmallRegister(people)
    let levels = LevelWeights(register.index, register.frequencies, MatchModel()).levels
    let date = SmallRegister.date("5/3/1990")
    for level in DateLevel.allCases where level != .missing {
      // Only a part of a date lacks the day on one side.
      let record = level == .part ? BirthDate(leastOf: 1990) : date
      let used = DateComparison.bits(
        level, date, record: record, register.index, register.frequencies.shares, MatchModel().date)
      let listed = levels.first { $0.comparison == .date && $0.level == "\(level)" }?.bits
      #expect(abs((listed ?? .infinity) - used) < 0.001, "\(level)")
    }
  }
}
