import Corpora

/// What all blocks share while insurance records are written.
struct InsuranceModel: Sendable {
  let settings: Scenario.Insurance
  let absent: Scenario.Absent
  let multipliers: Scenario.Multipliers
  let sampler: FaultSampler
  let nameFaults: NameFaults
  let numberFaults = NumberFaults()
  let dateFaults = DateFaults()
  /// The chance of a record by age, scaled to the share wanted.
  private(set) var insured: [Double] = []
  /// Participant classes by age.
  private let classTables: [AliasTable]
  let classNames: [[UInt8]]
  private let codeTables: [AliasTable]
  private let codes: [[[UInt8]]]
  private let epochs: [Int]
  private let epochTable: AliasTable
  let groupNames: [[UInt8]]

  static let oldest = 130

  init(scenario: Scenario, faultScale: Double, names: NameModel) {
    let parameters = scenario.generator
    settings = parameters.insurance
    absent = parameters.absent
    multipliers = parameters.multipliers
    sampler = FaultSampler(rates: parameters.faults, scale: faultScale)
    nameFaults = NameFaults(names: names)
    let classes = settings.classes
    classTables = (0..<InsuranceModel.oldest).map { age in
      AliasTable(classes.map { $0.fromAge <= age && age <= $0.toAge ? $0.weight : 0 })
    }
    classNames = classes.map { Array($0.id.utf8) }
    // Object code and usual benefit level make the first three characters of a card.
    var levels: [String: String] = [:]
    for row in Corpus.cardObjectCodes.rows { levels[row[0]] = row[2] }
    let sorted = classes.map { $0.codes.sorted { $0.key < $1.key } }
    codes = sorted.map { $0.map { Array(($0.key + (levels[$0.key] ?? "4")).utf8) } }
    codeTables = sorted.map { AliasTable($0.map(\.value)) }
    let units = parameters.insuranceUnits.sorted { $0.key < $1.key }
    epochs = units.map { Units.epochs.firstIndex(of: $0.key) ?? 2 }
    epochTable = AliasTable(units.map(\.value))
    groupNames = parameters.ethnicGroups.map { Array($0.name.utf8) }
    insured = (0..<InsuranceModel.oldest).map { age in
      settings.insuredByAge.last { $0.fromAge <= age }?.share ?? 0
    }
  }

  /// Scales the shares by age so that a population has the share of insured people wanted.
  mutating func calibrate(on people: [Person], year: Int) {
    var total = 0.0
    var count = 0.0
    for person in people where person.presence == .inRegister {
      count += 1
      let age = min(max(year - Int(person.birth.year), 0), InsuranceModel.oldest - 1)
      total += insured[age] * (person.isDead ? settings.deadStillInsured : 1)
    }
    guard total > 0 else { return }
    let factor = settings.insuredShare * count / total
    insured = insured.map { min($0 * factor, 0.9995) }
  }

  func drawClass(age: Int, _ random: inout RandomStream) -> Int {
    let table = classTables[min(max(age, 0), InsuranceModel.oldest - 1)]
    return table.isEmpty ? 0 : table.draw(&random)
  }

  func drawCode(class index: Int, _ random: inout RandomStream) -> [UInt8] {
    codes[index][codeTables[index].draw(&random)]
  }

  func drawEpoch(_ random: inout RandomStream) -> Int { epochs[epochTable.draw(&random)] }
}
