import Cleansing
import Identifiers
import ReferenceIndex
import TestSupport
import Testing
import VietnameseText

@testable import Linkage

@Suite("People are shut out unseen only when they could not come among the candidates")
struct SearchBoundsTests {
  typealias Person = SmallRegister.Person

  /// People crowded on few days, so that every key of dates and names gives many.
  static func crowd(_ count: Int, seed: UInt64) -> [Person] {
    var random = SplitMix64(seed: seed)
    func pick(_ words: [String]) -> String {
      words[min(Int(random.next() % UInt64(words.count)), Int(random.next() % UInt64(words.count)))]
    }
    let surnames = ["nguyễn", "trần", "lê", "phạm", "hồ", "vi", "văn", "moong", "đoàn", "phan"]
    let middles = [
      "thị", "văn", "thanh", "xuân", "ngọc", "thu", "minh", "đình", "bá", "hữu", "lan", "trần",
    ]
    let givens = [
      "hoa", "hòa", "hùng", "lan", "loan", "thắng", "tuấn", "hà", "dũng", "linh", "nga", "đức",
      "thủy", "thúy", "cường", "hạnh", "sơn", "quyết", "khánh", "nhung", "nhã", "thi", "cụt", "văn",
    ]
    return (0..<count).map { number in
      let sex: Sex = random.next() % 50 == 0 ? .unknown : random.next() % 2 == 0 ? .female : .male
      let year = 1980 + Int(random.next() % 4)
      let month = 1 + Int(random.next() % 2)
      let day = 1 + Int(random.next() % 4)
      let words =
        [pick(surnames)] + (0..<Int(random.next() % 4)).map { _ in pick(middles) } + [pick(givens)]
      let date: String =
        switch random.next() % 20 {
        case 0: ""
        case 1: "\(year)"
        case 2: "\(month)/\(year)"
        default: "\(day)/\(month)/\(year)"
        }
      return Person(
        // Numbers near each other, and some twice.
        id: random.next() % 30 == 0 ? 0 : 40_190_000_000 + random.next() % UInt64(count * 6),
        name: random.next() % 100 == 0
          ? words[0] : (random.next() % 40 == 0 ? words.reversed() : words).joined(separator: " "),
        date: date, sex: sex,
        oldID: random.next() % 4 == 0 ? 182_000_000 + random.next() % 500 : 0,
        commune: random.next() % 30 == 0 ? 0 : UInt16(17_000 + random.next() % 40),
        address: UInt32(number / 4 % 97), household: UInt32(number / 4 + 1))
    }
  }

  static let people = crowd(6000, seed: 77)
  static let register = SmallRegister(people)

  /// A person's record with some faults.
  static func faulty(_ person: Person, _ random: inout SplitMix64) -> Person {
    var record = person
    for _ in 0..<(1 + random.next() % 4) {
      switch random.next() % 10 {
      case 0: record.id = 0
      case 1: record.id = 40_190_000_000 + random.next() % 40_000
      case 2: record.id = record.id / 1000 * 100 + record.id % 100 + record.id % 10 * 1_000_000
      case 3: record.date = ["", "1981", "3/1981", "1/2/1983", "2/2/1980"][Int(random.next() % 5)]
      case 4: record.commune = UInt16(17_000 + random.next() % 60)
      case 5: record.address = UInt32(random.next() % 97)
      case 6: record.sex = record.sex == .male ? .female : .male
      case 7: record.oldID = 182_000_000 + random.next() % 500
      case 8: record.name = people[Int(random.next() % 6000)].name
      default:
        record.name = record.name.replacingOccurrences(
          [
            ("nguyễn", "nguyen"), ("thị ", ""), ("hoa", "hóa"), ("lan", "lam"), ("thu hà", "thuhà"),
          ][
            Int(random.next() % 5)])
      }
    }
    return record
  }

  /// What a search gives, apart from how many were compared.
  static func same(_ a: MatchResult, _ b: MatchResult) -> Bool {
    a.candidates == b.candidates && a.probability == b.probability && a.owner == b.owner
  }

  @Test("A search gives what weighing everybody gives", arguments: [1, 2, 3] as [UInt64])
  func equalsFullSearch(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let register = Self.register
    let matcher = RecordMatcher(
      MatchContext(
        index: register.index, model: MatchModel(), frequencies: register.frequencies),
      boundedFrom: seed == 3 ? 1 : 32)
    var (weighed, everybody) = (0, 0)
    for number in 0..<700 {
      let person = Self.people[Int(random.next() % 6000)]
      let written = Self.faulty(person, &random)
      var record = register.record(written)
      if random.next() % 5 == 0 { record.household = UInt32(1 + random.next() % 1500) }
      if random.next() % 5 == 0 { record.motherID = Self.people[Int(random.next() % 6000)].id }
      if random.next() % 5 == 0 { record.classBirthYears = 1950...1981 }
      var detail = RecordDetail()
      if random.next() % 3 == 0 {
        detail.nameAlternatives = [register.name(Self.people[Int(random.next() % 6000)].name)]
        detail.dateAlternatives = [SmallRegister.date("1/1/198\(random.next() % 4)")]
        detail.idCandidates = [40_190_000_000 + random.next() % 36_000]
      }
      let result = matcher.match(record, detail)
      let full = matcher.explain(record, detail).result
      #expect(Self.same(result, full), "seed \(seed), record \(number): \(written)")
      weighed += result.compared
      everybody += full.compared
    }
    // The test says something only when many are shut out.
    #expect(weighed * 4 < everybody * 3, "\(weighed) of \(everybody)")
  }

  @Test("Costs below nothing leave nobody out")
  func oddCosts() {
    var model = MatchModel()
    model.name.addedWord = -3
    model.name.orderChanged = -2
    model.participation.other = 2
    model.place.otherCommune = 4
    var random = SplitMix64(seed: 9)
    let register = Self.register
    let matcher = RecordMatcher(
      MatchContext(index: register.index, model: model, frequencies: register.frequencies),
      boundedFrom: 32)
    for _ in 0..<100 {
      let record = register.record(
        Self.faulty(Self.people[Int(random.next() % 6000)], &random))
      #expect(Self.same(matcher.match(record, nil), matcher.explain(record, nil).result))
    }
  }
}

extension String {
  /// The text with the first occurrence of one piece replaced.
  fileprivate func replacingOccurrences(_ change: (String, String)) -> String {
    split(separator: change.0, maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: change.1)
  }
}
