/// The people of one block, grown family by family.
///
/// A family begins with a founder whose parents are not in the register. Couples have children;
/// grown children stay, found a household of their own, or leave the province. Households are
/// complete before the next one begins, so the register can be written in this order.
struct BlockPopulation {
  private(set) var people: [Person] = []
  private(set) var households: [Household] = []
  private let model: PopulationModel
  private let plan: BlockPlan
  private var random: RandomStream
  private var registered = 0
  private var pending: [Pending] = []
  private var twins: [Int32] = []
  private var nativeUsed: [UInt16]
  private var guestUsed: [UInt8]
  private var lastInCommune: [Int32]

  /// A grown child who founds a household later.
  private struct Pending {
    var sex: Int
    var birthDay: Int
    var father: Int32
    var mother: Int32
    var fatherName: PersonName
    var group: Int
    var commune: Int
    var twin: Int
  }

  private static let years = 200

  init(model: PopulationModel, plan: BlockPlan) {
    self.model = model
    self.plan = plan
    random = RandomStream(seed: model.seed, purpose: 0x9E09, index: plan.index)
    nativeUsed = [UInt16](repeating: 0, count: 2 * BlockPopulation.years)
    guestUsed = [UInt8](
      repeating: 0, count: model.provinces.codes.count * 2 * BlockPopulation.years)
    lastInCommune = [Int32](repeating: -1, count: 2 * max(model.units.base.count, 1))
    people.reserveCapacity(plan.people + plan.people / 20)
    households.reserveCapacity(plan.people / 2)
  }

  /// Grows the whole block.
  mutating func grow() {
    while registered < plan.people {
      if let next = pending.popLast() { found(next) } else { foundFamily() }
    }
  }

  private var isHome: Bool { plan.province == model.homeProvince }

  // MARK: Households

  private mutating func openHousehold(commune: Int) -> Int {
    households.append(
      Household(
        commune: Int32(commune), hamlet: Int32(random.inside(1...18)), first: Int32(people.count)))
    return households.count - 1
  }

  private mutating func drawCommune() -> Int {
    model.units.draw(province: plan.province, &random) ?? -1
  }

  private mutating func drawGroup(commune: Int) -> Int {
    commune < 0 ? 0 : model.groupTables[commune].draw(&random)
  }

  private mutating func foundFamily() {
    let cohort = model.cohorts[model.cohortTable.draw(&random)]
    let year = random.inside(cohort.fromYear...cohort.toYear)
    let commune = drawCommune()
    let household = openHousehold(commune: commune)
    let day = CalendarDate(year: year, month: 1, day: 1).dayNumber + random.below(365)
    let group = drawGroup(commune: commune)
    let founder = add(
      sex: random.below(2), birthDay: min(day, model.lastDay), household: household, group: group,
      parents: nil, twin: -1)
    settle(founder, household: household)
  }

  private mutating func found(_ child: Pending) {
    let household = openHousehold(
      commune: random.chance(0.7) ? child.commune : drawCommune())
    let person = add(
      sex: child.sex, birthDay: child.birthDay, household: household, group: child.group,
      parents: (child.father, child.mother, child.fatherName), twin: child.twin)
    settle(person, household: household)
  }

  /// Gives a grown person a spouse and children.
  private mutating func settle(_ index: Int, household: Int) {
    guard index >= 0 else { return }
    let person = people[index]
    let age = model.year - Int(person.birth.year)
    let married =
      switch age {
      case ..<20: 0.02
      case ..<23: 0.2
      case ..<26: 0.45
      case ..<30: 0.7
      case ..<35: 0.87
      default: 0.95
      }
    guard random.chance(married) else { return }
    let isMan = person.sex == 0
    let olderBy = random.inside(-600...2_400)
    let ownDay = person.birth.dayNumber
    let spouseDay = min(max(ownDay + (isMan ? olderBy : -olderBy), 800), model.lastDay - 17 * 365)
    let commune = Int(households[household].commune)
    let group =
      random.chance(0.85) && person.group > 0 ? Int(person.group) : drawGroup(commune: commune)
    let isAlive =
      switch age {
      case ..<60: 0.98
      case ..<70: isMan ? 0.94 : 0.85
      case ..<80: isMan ? 0.85 : 0.6
      default: isMan ? 0.6 : 0.3
      }
    var spouse = -1
    var spouseName = person.name
    if random.chance(isAlive) {
      spouse = add(
        sex: isMan ? 1 : 0, birthDay: spouseDay, household: household, group: group, parents: nil,
        twin: -1)
      if spouse >= 0 { spouseName = people[spouse].name }
    } else {
      spouseName = model.names.draw(
        sex: isMan ? 1 : 0, year: CalendarDate(dayNumber: spouseDay).yearNumber, group: group,
        father: nil, &random)
    }
    haveChildren(
      household: household, father: isMan ? index : spouse, mother: isMan ? spouse : index,
      fatherName: isMan ? person.name : spouseName,
      motherDay: isMan ? spouseDay : ownDay, group: isMan ? Int(person.group) : group)
  }

  private mutating func haveChildren(
    household: Int, father: Int, mother: Int, fatherName: PersonName, motherDay: Int, group: Int
  ) {
    let mean = model.children[NameModel.decade(CalendarDate(dayNumber: motherDay).yearNumber)]
    let spread = (random.unit() + random.unit() - 1) * 1.8
    let count = min(max(Int((mean + spread).rounded()), 0), 9)
    var day = motherDay + 20 * 365 + random.below(7 * 365)
    var hasStayed = false
    for _ in 0..<count {
      guard day <= model.lastDay, day < motherDay + 44 * 365 else { return }
      let sex = random.below(1_000) < 512 ? 0 : 1
      var twin = -1
      if random.chance(model.settings.twinBirths) {
        twin = twins.count
        twins.append(-1)
        let other = random.chance(0.68) ? sex : 1 - sex
        raise(
          sex: other, day: day, household, father, mother, fatherName, group, twin, &hasStayed)
      }
      raise(sex: sex, day: day, household, father, mother, fatherName, group, twin, &hasStayed)
      day += 420 + random.below(1_300)
    }
  }

  /// Decides where a child lives today.
  private mutating func raise(
    sex: Int, day: Int, _ household: Int, _ father: Int, _ mother: Int, _ fatherName: PersonName,
    _ group: Int, _ twin: Int, _ hasStayed: inout Bool
  ) {
    let age = (model.lastDay - day) / 365
    if age >= 19,
      random.chance(age < 23 ? model.settings.leavesProvince / 2 : model.settings.leavesProvince)
    {
      return
    }
    let isGrown = age >= 22
    let staysMarried = sex == 0 && !hasStayed && random.chance(model.settings.staysWithParents)
    let staysSingle = age < 30 && random.chance(0.45)
    if isGrown, !staysMarried, !staysSingle {
      pending.append(
        Pending(
          sex: sex, birthDay: day, father: Int32(father), mother: Int32(mother),
          fatherName: fatherName, group: group, commune: Int(households[household].commune),
          twin: twin))
      return
    }
    let child = add(
      sex: sex, birthDay: day, household: household, group: group,
      parents: (Int32(father), Int32(mother), fatherName), twin: twin)
    if isGrown, staysMarried {
      hasStayed = true
      settle(child, household: household)
    }
  }

  // MARK: People

  /// Adds a person, with people beside the register where the rates say so.
  ///
  /// - Returns: The position of the person, or −1 when the block is full.
  private mutating func add(
    sex: Int, birthDay: Int, household: Int, group: Int,
    parents: (father: Int32, mother: Int32, name: PersonName)?, twin: Int
  ) -> Int {
    guard registered < plan.people else { return -1 }
    addAbsent(household: household)
    let year = CalendarDate(dayNumber: birthDay).yearNumber
    let sibling = twin >= 0 ? Int(twins[twin]) : -1
    let name: PersonName
    if sibling >= 0, Int(people[sibling].sex) == sex,
      random.chance(model.settings.twinsWithSimilarNames)
    {
      name = model.names.twin(of: people[sibling].name, sex: sex, year: year, &random)
    } else {
      name = model.names.draw(sex: sex, year: year, group: group, father: parents?.name, &random)
    }
    var person = Person(
      citizen: 0, oldNumber: 0, name: name, birth: CalendarDate(dayNumber: birthDay),
      isYearOnly: false, sex: UInt8(sex), isDead: false, presence: .inRegister,
      group: UInt8(group), household: Int32(household))
    if let parents {
      person.father = parents.father
      person.mother = parents.mother
    }
    if sibling >= 0 {
      person.birth = people[sibling].birth
      person.isYearOnly = people[sibling].isYearOnly
    } else {
      heap(&person)
      if parents == nil { copyNamesake(&person) }
    }
    let gone = random.unit()
    if gone < model.absent.purged {
      person.presence = .purged
    } else if gone < model.absent.purged + model.absent.relativeNumber {
      person.presence = .relativeNumber
    }
    if sibling >= 0, Int(people[sibling].sex) == sex,
      random.chance(model.settings.twinsWithNeighbouringNumbers)
    {
      person.citizen =
        people[sibling].citizen % 2 == 0
        ? people[sibling].citizen + 1 : people[sibling].citizen - 1
    } else {
      person.citizen = takeNumber(sex: sex, year: Int(person.birth.year))
    }
    let decade = NameModel.decade(Int(person.birth.year))
    if random.chance(model.oldNumber[decade]),
      model.year - Int(person.birth.year) >= 14
    {
      person.oldNumber = model.numbers.oldNumber(
        province: plan.province, provinceBlock: plan.provinceBlock, people.count)
    }
    person.isDead = random.chance(model.dead[decade] + model.settings.dead)
    return append(person, twin: twin, household: household)
  }

  private mutating func append(_ person: Person, twin: Int, household: Int) -> Int {
    let index = people.count
    people.append(person)
    households[household].count += 1
    if person.presence == .inRegister { registered += 1 }
    if twin >= 0 {
      if twins[twin] < 0 {
        twins[twin] = Int32(index)
      } else {
        people[index].twin = twins[twin]
        people[Int(twins[twin])].twin = Int32(index)
      }
    }
    if person.presence == .inRegister, households[household].commune >= 0 {
      lastInCommune[Int(households[household].commune) * 2 + Int(person.sex)] = Int32(index)
    }
    return index
  }

  /// Moves some birth dates to 1 January, to well-known days, or to the year alone.
  private mutating func heap(_ person: inout Person) {
    let decade = NameModel.decade(Int(person.birth.year))
    let commune = Int(households[Int(person.household)].commune)
    let factor =
      commune >= 0 && model.units.isMountain[commune] ? model.settings.mountainYearOnlyFactor : 1
    let draw = random.unit()
    let yearOnly = min(model.yearOnly[decade] * factor, 0.9)
    if draw < yearOnly {
      person.isYearOnly = true
      person.birth.month = 1
      person.birth.day = 1
    } else if draw < yearOnly + model.januaryFirst[decade] {
      person.birth.month = 1
      person.birth.day = 1
    } else if random.chance(model.settings.popularDays) {
      let days: [(month: Int32, day: Int32)] = [
        (10, 10), (9, 2), (5, 19), (10, 20), (3, 3), (5, 5),
      ]
      let chosen = random.pick(days)
      if Int(person.birth.year) < model.year {
        person.birth.month = chosen.month
        person.birth.day = chosen.day
      }
    }
  }

  /// Makes a founder or spouse a namesake of somebody of the same commune and sex, at times with
  /// the same birth date.
  private mutating func copyNamesake(_ person: inout Person) {
    guard random.chance(model.settings.namesakes * 4) else { return }
    let commune = households[Int(person.household)].commune
    guard commune >= 0 else { return }
    let other = Int(lastInCommune[Int(commune) * 2 + Int(person.sex)])
    guard other >= 0, people[other].household != person.household,
      abs(people[other].birth.year - person.birth.year) < 12
    else { return }
    person.name = people[other].name
    person.namesake = Int32(other)
    if random.chance(0.5) {
      person.birth = people[other].birth
      person.isYearOnly = people[other].isYearOnly
    }
  }

  /// A citizen ID that nobody else has.
  private mutating func takeNumber(sex: Int, year: Int) -> UInt64 {
    let isOdd = random.chance(0.5)
    let cell = sex * BlockPopulation.years + (year - 1900)
    if !random.chance(model.settings.otherProvinceNumber),
      Int(nativeUsed[cell]) < NumberModel.nativePairs
    {
      let slot = model.numbers.nativeSlot(
        provinceBlock: plan.provinceBlock, Int(nativeUsed[cell]))
      nativeUsed[cell] += 1
      return model.numbers.citizen(
        province: plan.province, sex: sex, year: year, slot: slot, isOdd: isOdd)
    }
    return takeGuestNumber(sex: sex, year: year)
  }

  private mutating func takeGuestNumber(sex: Int, year: Int) -> UInt64 {
    let isOdd = random.chance(0.5)
    let cell = sex * BlockPopulation.years + (year - 1900)
    var province = -1
    for attempt in 0... {
      if attempt > 1_000 {
        // Only reached by parameters that put everybody into one year: count the provinces through.
        province = (province + 1) % model.provinces.codes.count
        precondition(attempt < 1_100, "no number is left in any province for one birth year")
      } else {
        province = (isHome ? model.provinces.drawNeighbours : model.provinces.draw).draw(&random)
      }
      let place = province * 2 * BlockPopulation.years + cell
      if province != plan.province, Int(guestUsed[place]) < NumberModel.guestPairs {
        let slot = model.numbers.guestSlot(
          province: province, block: plan.index, Int(guestUsed[place]))
        guestUsed[place] += 1
        return model.numbers.citizen(
          province: province, sex: sex, year: year, slot: slot, isOdd: isOdd)
      }
    }
    preconditionFailure("the loop above returns")
  }

  /// Adds people who are insured here and stand in no register of the province.
  private mutating func addAbsent(household: Int) {
    let draw = random.unit()
    let absent = model.absent
    let presence: Person.Presence
    switch draw {
    case ..<absent.otherProvince: presence = .otherProvince
    case ..<(absent.otherProvince + absent.foreign): presence = .foreign
    case ..<(absent.otherProvince + absent.foreign + absent.namesake): presence = .namesake
    default: return
    }
    guard people.count < NumberModel.peoplePerBlock - 8 else { return }
    let sex = random.below(2)
    let day = model.lastDay - (16 * 365 + random.below(50 * 365))
    let year = CalendarDate(dayNumber: day).yearNumber
    let commune = Int(households[household].commune)
    let group = drawGroup(commune: commune)
    var person = Person(
      citizen: 0, oldNumber: 0,
      name: presence == .foreign
        ? random.pick(model.names.foreign[sex])
        : model.names.draw(sex: sex, year: year, group: group, father: nil, &random),
      birth: CalendarDate(dayNumber: day), isYearOnly: false, sex: UInt8(sex), isDead: false,
      presence: presence, group: UInt8(group), household: Int32(household))
    switch presence {
    case .foreign: break
    case .namesake:
      guard !people.isEmpty else { return }
      let other = random.below(people.count)
      guard people[other].presence == .inRegister else { return }
      person.name = people[other].name
      person.sex = people[other].sex
      person.group = people[other].group
      if random.chance(0.5) {
        person.birth = people[other].birth
      } else {
        person.birth.year = min(
          max(people[other].birth.year + Int32(random.inside(-3...3)), 1901), Int32(model.year))
        if person.birth.month == 2 { person.birth.day = min(person.birth.day, 28) }
      }
      person.namesake = Int32(other)
      person.citizen = takeNumber(sex: Int(person.sex), year: Int(person.birth.year))
    default:
      person.citizen = takeGuestNumber(sex: sex, year: year)
    }
    _ = append(person, twin: -1, household: household)
  }
}

extension CalendarDate {
  var yearNumber: Int { Int(year) }
}
