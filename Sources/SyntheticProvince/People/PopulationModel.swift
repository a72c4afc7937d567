/// What all blocks share while people grow: parameters compiled once, read by all threads.
struct PopulationModel: Sendable {
  let seed: UInt64
  let lastDay: Int
  let year: Int
  let settings: Scenario.Population
  /// Shares of people, where the scenario has shares of records.
  let absent: Scenario.Absent
  let names: NameModel
  let units: Units
  let provinces: Provinces
  let numbers: NumberModel
  let homeProvince: Int
  let cohorts: [Scenario.Cohort]
  let cohortTable: AliasTable
  let children: [Double]
  let dead: [Double]
  let oldNumber: [Double]
  let yearOnly: [Double]
  let januaryFirst: [Double]
  /// Ethnic groups by base commune.
  let groupTables: [AliasTable]

  init(
    scenario: Scenario, seed: UInt64, units: Units, provinces: Provinces, numbers: NumberModel,
    homeProvince: Int
  ) {
    let parameters = scenario.generator
    let date = CalendarDate(iso: scenario.asOf) ?? CalendarDate(year: 2024, month: 12, day: 31)
    self.seed = seed
    lastDay = date.dayNumber
    year = Int(date.year)
    settings = parameters.population
    absent = parameters.absent.scaled(by: parameters.insurance.insuredShare)
    names = NameModel(parameters)
    self.units = units
    self.provinces = provinces
    self.numbers = numbers
    self.homeProvince = homeProvince
    cohorts = settings.founderCohorts
    cohortTable = AliasTable(cohorts.map(\.weight))
    children = NameModel.byDecade(settings.childrenByMotherDecade)
    dead = NameModel.byDecade(settings.deadByDecade)
    oldNumber = NameModel.byDecade(settings.oldNumberByDecade)
    yearOnly = NameModel.byDecade(settings.yearOnlyByDecade)
    januaryFirst = NameModel.byDecade(settings.januaryFirstByDecade)
    let groups = parameters.ethnicGroups
    groupTables = units.base.map { unit in
      let shares = parameters.districts[unit.district] ?? [:]
      let rest = 1 - groups.dropFirst().reduce(0) { $0 + (shares[$1.name] ?? 0) }
      return AliasTable([max(rest, 0)] + groups.dropFirst().map { shares[$0.name] ?? 0 })
    }
  }
}

extension Scenario.Absent {
  /// The same shares of records as shares of people.
  fileprivate func scaled(by recordsPerPerson: Double) -> Scenario.Absent {
    var scaled = self
    scaled.purged *= recordsPerPerson
    scaled.otherProvince *= recordsPerPerson
    scaled.foreign *= recordsPerPerson
    scaled.relativeNumber *= recordsPerPerson
    scaled.namesake *= recordsPerPerson
    return scaled
  }
}
