import Dispatch
import Glibc
import Synchronization
import Tables

/// Grows a province, or a nation, with an insurance file and the truth about every record.
///
/// People are grown in blocks of 16,384 that know nothing of each other, each from its own random
/// stream; so the output depends on the scenario, the number of people and the seed alone, never on
/// the number of threads, and memory does not grow with the number of people. Insurance records are
/// shuffled within groups of 32 blocks, so that their order tells nothing about the register's.
///
///     let scenario = try Scenario(contentsOf: "seeds/nghe-an-2024.json")
///     let generator = try ProvinceGenerator(scenario: scenario, people: 100_000, seed: 1)
///     let summary = try generator.write(to: "province")
///     summary.people  // 100000
public struct ProvinceGenerator: Sendable {
  /// What a caller may choose beside the scenario.
  public struct Options: Sendable {
    /// Multiplies every fault rate of the scenario.
    public var faultScale = 1.0
    /// Rates by ``FaultKind`` name that replace those of the scenario.
    public var faults: [String: Double] = [:]
    /// Threads at work; 0 stands for one per core.
    public var threads = 0
    /// Whether people live in all 63 provinces; by default above 10 million people.
    public var isNational: Bool?
    /// ID codes of the provinces whose people are insured here; empty means all of them.
    public var insuredProvinces: [String] = []

    public init() {}
  }

  /// The largest number of people of one province; beyond it the nation is grown.
  static let largestProvince = 10_000_000
  /// The most people that can be grown: twice the nation.
  static let mostPeople = 200_000_000

  private let seed: UInt64
  private let plans: [BlockPlan]
  private let population: PopulationModel
  private let insurance: InsuranceModel
  private let threads: Int
  private let insuredProvinces: Set<Int>

  /// Prepares a generator; reads the corpora and compiles the scenario.
  ///
  /// - Parameters:
  ///   - people: The people in the register; `nil` takes the scenario's number.
  ///   - seed: Another seed grows another province.
  /// - Throws: ``GeneratorError`` when parameters are out of range or the people too many.
  public init(
    scenario: Scenario, people: Int? = nil, seed: UInt64 = 1, options: Options = Options()
  ) throws(GeneratorError) {
    var scenario = scenario
    scenario.generator.faults.merge(options.faults) { $1 }
    let parameters = scenario.generator
    let people = people ?? parameters.people
    var problems = scenario.validate()
    if !(1...ProvinceGenerator.mostPeople).contains(people) {
      problems.append(
        "the number of people must be from 1 to \(ProvinceGenerator.mostPeople)")
    }
    if !(options.faultScale >= 0) { problems.append("the fault scale must be at least 0") }
    let provinces = Provinces(weights: parameters.provinces)
    let home = Int(parameters.homeProvince).flatMap { provinces.index(of: $0) }
    if home == nil { problems.append("home_province is no province code") }
    let insured = options.insuredProvinces.map { code in
      Int(code).flatMap { provinces.index(of: $0) }
    }
    if insured.contains(nil) { problems.append("an insured province is no province code") }
    guard let home, problems.isEmpty else {
      throw GeneratorError(.badParameters, message: problems.joined(separator: "; "))
    }
    let isNational = options.isNational ?? (people > ProvinceGenerator.largestProvince)
    self.seed = seed
    threads = options.threads > 0 ? options.threads : max(onlineCores(), 1)
    insuredProvinces = Set(insured.compactMap { $0 })
    let plans = ProvinceGenerator.plan(
      people: people, provinces: provinces, home: home, isNational: isNational)
    self.plans = plans
    var blocks = [Int](repeating: 0, count: provinces.codes.count)
    for plan in plans { blocks[plan.province] += 1 }
    let numbers = try NumberModel(seed: seed, provinces: provinces, nativeBlocks: blocks)
    let mountains = Set(
      parameters.districts.filter { $0.value.values.contains { $0 >= 0.2 } }.map(\.key))
    let units = Units(
      registerEpoch: parameters.registerUnits, mountainDistricts: mountains,
      provinces: isNational ? provinces : nil, home: home)
    population = PopulationModel(
      scenario: scenario, seed: seed, units: units, provinces: provinces, numbers: numbers,
      homeProvince: home)
    var insurance = InsuranceModel(
      scenario: scenario, faultScale: options.faultScale, names: population.names)
    var sample = BlockPopulation(
      model: population,
      plan: BlockPlan(
        index: 0, province: plans[0].province, provinceBlock: 0, people: BlockPlan.people))
    sample.grow()
    insurance.calibrate(on: sample.people, year: population.year)
    self.insurance = insurance
  }

  /// Cuts the people into blocks, province by province.
  private static func plan(
    people: Int, provinces: Provinces, home: Int, isNational: Bool
  ) -> [BlockPlan] {
    var counts = [Int](repeating: 0, count: provinces.codes.count)
    if isNational {
      let total = provinces.weights.reduce(0, +)
      for index in counts.indices {
        counts[index] = Int(Double(people) * provinces.weights[index] / total)
      }
      counts[home] += people - counts.reduce(0, +)
    } else {
      counts[home] = people
    }
    var plans: [BlockPlan] = []
    for province in counts.indices {
      var left = counts[province]
      var provinceBlock = 0
      while left > 0 {
        let size = min(left, BlockPlan.people)
        plans.append(
          BlockPlan(
            index: plans.count, province: province, provinceBlock: provinceBlock, people: size))
        left -= size
        provinceBlock += 1
      }
    }
    return plans
  }

  /// Writes `reference.csv`, `insurance.csv` and `truth.csv` into a folder.
  ///
  /// The files appear under their names only when all three are complete, as results of other commands do; they are not
  /// waited for until they are on the disk.
  ///
  /// - Parameters:
  ///   - folder: Created when it does not exist.
  ///   - progress: Called after each group of blocks with the people written so far.
  /// - Returns: The counts of what was written.
  /// - Throws: ``GeneratorError`` with the path and the system's reason.
  /// - Complexity: O(people); memory is bounded by one group of blocks, about 250 MB.
  @discardableResult
  public func write(
    to folder: String, progress: (Int) -> Void = { _ in }
  ) throws(GeneratorError) -> GeneratorSummary {
    do throws(TableError) {
      return try writeFiles(to: OutputFolder(path: folder), progress: progress)
    } catch {
      throw GeneratorError(error)
    }
  }

  private func writeFiles(
    to folder: OutputFolder, progress: (Int) -> Void
  ) throws(TableError) -> GeneratorSummary {
    let reference = try folder.makeFile(named: "reference.csv")
    let insured = try folder.makeFile(named: "insurance.csv")
    let truth = try folder.makeFile(named: "truth.csv")
    try reference.write(RegisterWriter.header)
    try insured.write(InsuranceWriter.header)
    try truth.write(InsuranceWriter.truthHeader)
    var summary = GeneratorSummary()
    let group = RowGroup(seed: seed, threads: threads)
    var start = 0
    while start < plans.count {
      let end = min(start + RowGroup.blocks, plans.count)
      grow(plans[start..<end], into: group)
      for rows in group.rows(end - start) {
        try reference.write(rows.register)
        summary.add(rows.tally)
      }
      try group.shuffle(blocks: end - start, index: start) { buffers throws(TableError) in
        try insured.write(buffers.insurance)
        try truth.write(buffers.truth)
      }
      progress(summary.people)
      start = end
    }
    try folder.commit(isDurable: false)
    return summary
  }

  /// Grows blocks side by side; each goes to the place of its number.
  private func grow(_ plans: ArraySlice<BlockPlan>, into group: RowGroup) {
    let next = Atomic(plans.startIndex)
    DispatchQueue.concurrentPerform(iterations: min(threads, plans.count)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < plans.endIndex else { return }
        grow(plans[place], into: group.row(place - plans.startIndex))
      }
    }
  }

  private func grow(_ plan: BlockPlan, into rows: BlockRows) {
    rows.removeAll()
    var block = BlockPopulation(model: population, plan: plan)
    block.grow()
    RegisterWriter(model: population, plan: plan)
      .write(block.people, block.households, into: rows)
    if insuredProvinces.isEmpty || insuredProvinces.contains(plan.province) {
      var writer = InsuranceWriter(population: population, insurance: insurance, plan: plan)
      writer.write(block.people, block.households, into: rows)
    }
  }
}
