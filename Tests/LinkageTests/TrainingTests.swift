import Cleansing
import TestSupport
import Testing
import VietnameseText

@testable import Identifiers
@testable import Linkage

/// A register of invented people and records with faults at known rates.
struct TrainingWorld {
  static let surnames = ["nguyễn", "trần", "lê", "hoàng", "phan", "cao", "đậu", "hồ"]
  static let middles = ["văn", "thị", "minh", "thu", "đình", "kim", "hữu", "ngọc", "xuân"]
  static let givens = [
    "hoa", "hùng", "lan", "dũng", "hạnh", "tâm", "phúc", "nga", "sơn", "tuyết", "vinh", "quế",
  ]

  let register: SmallRegister
  var records: [(record: CleanRecord, person: UInt32?)] = []

  /// - Parameters:
  ///   - exchanged: The share of records with day and month exchanged.
  ///   - absent: The share of records whose person is not in the register.
  init(people: Int, exchanged: Double, absent: Double, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var rows: [(id: UInt64, name: String, date: BirthDate, commune: UInt16)] = []
    func date() -> BirthDate {
      BirthDate(
        uncheckedYear: Int.random(in: 1950...2015, using: &random),
        month: Int.random(in: 1...12, using: &random),
        day: Int.random(in: 2...28, using: &random))
    }
    func pick(_ words: [String]) -> String {
      words[Int.random(in: 0..<words.count, using: &random)]
    }
    for number in 0..<people {
      let name = "\(pick(Self.surnames)) \(pick(Self.middles)) \(pick(Self.givens))"
      let id = UInt64(40_000_000_000 + number * 7919)
      rows.append(
        (id, name, date(), UInt16.random(in: 100...130, using: &random)))
    }
    register = SmallRegister(rows)
    for row in rows {
      var record = CleanRecord()
      record.name = register.name(row.name)
      record.citizenID = row.id
      record.birthDate = row.date
      record.commune = row.commune
      var person = register.index.row(citizenID: row.id)
      if Double.random(in: 0..<1, using: &random) < absent {
        record.citizenID = row.id + 3
        record.birthDate = date()
        record.name = register.name(
          "\(pick(Self.surnames)) \(pick(Self.middles)) \(pick(Self.givens))")
        person = nil
      } else if Double.random(in: 0..<1, using: &random) < exchanged {
        record.birthDate = record.birthDate.exchanged ?? record.birthDate
      }
      records.append((record, person))
    }
  }

  func counts(_ range: Range<Int>, labelled: Bool = false) -> TrainingCounts {
    var counts = TrainingCounts()
    let observer = TrainingObserver(
      index: register.index, model: MatchModel(), frequencies: register.frequencies)
    for position in range {
      let (record, person) = records[position]
      let label: TrainingLabel? = labelled ? person.map { .person($0) } ?? .nobody : nil
      observer.observe(record, nil, seed: UInt64(position), label: label, into: &counts)
    }
    return counts
  }

  func train(_ counts: TrainingCounts) -> ModelFile {
    Training(index: register.index, counts: counts, observedWith: MatchModel())
      .estimate(name: "test", trainedOn: "2024-12-31", recordsInFile: records.count)
  }
}

@Suite("A model is learnt from the two files")
struct TrainingTests {
  static let world = TrainingWorld(people: 4_000, exchanged: 0.2, absent: 0.05, seed: 41)

  @Test("A frequent fault becomes cheaper, one that never occurs dearer, both within three bits")
  func learns() throws {
    let file = Self.world.train(Self.world.counts(0..<4_000))
    let (model, builtIn) = (file.model, MatchModel())
    // About 7 % of all dates are exchanged: 0.2 of those whose day may be a month.
    #expect(model.date.exchanged < builtIn.date.exchanged - 2)
    #expect(model.date.exchanged >= builtIn.date.exchanged - ModelFile.greatestShift)
    #expect(model.date.lunar > builtIn.date.lunar)
    #expect(model.name.levels[1] > builtIn.name.levels[1])
    #expect(abs(model.coverage - 0.95) < 0.02)
    for parameter in ModelParameter.all {
      let shift =
        parameter.bits(model[keyPath: parameter.keyPath])
        - parameter.bits(builtIn[keyPath: parameter.keyPath])
      #expect(abs(shift) <= ModelFile.greatestShift + 1e-3, "\(parameter.path)")
    }
  }

  @Test("Without labels it finds nearly what labels tell")
  func labels() throws {
    let blind = Self.world.train(Self.world.counts(0..<4_000))
    let told = Self.world.train(Self.world.counts(0..<4_000, labelled: true))
    #expect(told.labelledRecords == 4_000)
    for (a, b) in zip(blind.levels, told.levels) where b.matches >= 200 {
      #expect(abs(a.m - b.m) < 0.01, "\(a.comparison) \(a.level)")
    }
  }

  @Test("Counting in parts is counting at once", arguments: [1, 7, 1_000, 3_999])
  func parts(cut: Int) {
    var parts = Self.world.counts(cut..<4_000)
    parts.add(Self.world.counts(0..<cut))
    #expect(Self.world.train(parts) == Self.world.train(Self.world.counts(0..<4_000)))
  }

  @Test("A file of few records leaves the built-in model nearly as it is")
  func few() {
    let file = Self.world.train(Self.world.counts(0..<20))
    for parameter in file.parameters where parameter.name.hasPrefix("name.") {
      #expect(abs(parameter.value - parameter.builtIn) < 0.5, "\(parameter.name)")
    }
    #expect(file.warnings.contains { $0.code == "few_matches" })
  }

  @Test("What speaks for owners of numbers is left where few relatives tell otherwise")
  func owners() {
    let file = Self.world.train(Self.world.counts(0..<4_000))
    let weights = file.parameters.filter { $0.name.hasPrefix("relative.") }
    #expect(weights.count > 20)
    for weight in weights where weight.occurrences ?? 0 < 50 {
      #expect(abs(weight.value - weight.builtIn) < 0.5, "\(weight.name)")
    }
  }

  @Test("No records at all give the built-in model")
  func none() {
    #expect(Self.world.train(TrainingCounts()).model == MatchModel())
  }

  @Test(
    "A share is drawn to its built-in value as by ten earlier sightings",
    arguments: [
      (5.0, 0.0, 0.0, 5.0), (5.0, 10, 320, 5.0), (5.0, 20, 320, 4.415), (5.0, 0, 320, 6.0),
    ])
  func shrinks(builtIn: Double, seen: Double, trials: Double, expected: Double) {
    #expect(abs(Training.cost(builtIn, seen: seen, of: trials) - expected) < 0.001)
  }
}
