/// Writes the insurance records of a block, with their truth.
struct InsuranceWriter {
  static let header: StaticString =
    "record_id,si_number,card_number,full_name,birth_date,gender,citizen_id,address,commune_code,class\n"
  static let truthHeader: StaticString =
    "record_id,citizen_id,kinds,trap,trap_citizen_id,second_record,class,birth_year,gender,ethnic_group,commune_code\n"

  let population: PopulationModel
  let insurance: InsuranceModel
  let plan: BlockPlan
  private var random: RandomStream
  private var natives = 0
  private var guests = 0
  private var shared = -1
  private var kinds: [FaultKind] = []

  init(population: PopulationModel, insurance: InsuranceModel, plan: BlockPlan) {
    self.population = population
    self.insurance = insurance
    self.plan = plan
    random = RandomStream(seed: population.seed, purpose: 0x1715, index: plan.index)
  }

  mutating func write(_ people: [Person], _ households: [Household], into rows: BlockRows) {
    shared =
      people.firstIndex {
        $0.presence == .inRegister && population.year - Int($0.birth.year) > 25
      } ?? -1
    for index in people.indices {
      let person = people[index]
      let age = population.year - Int(person.birth.year)
      if person.presence == .inRegister {
        let share = insurance.insured[min(max(age, 0), InsuranceModel.oldest - 1)]
        let isInsured = random.chance(
          share * (person.isDead ? insurance.settings.deadStillInsured : 1))
        guard isInsured else { continue }
      }
      record(index, people, households, isSecond: false, rows)
      if person.presence == .inRegister, random.chance(insurance.settings.secondRecords) {
        record(index, people, households, isSecond: true, rows)
      }
    }
  }

  /// What the columns of one record say; filled with the truth, then damaged.
  private struct Draft {
    /// The name as text when it is damaged.
    var name: [UInt8]?
    var date: [UInt8]?
    var number: [UInt8]
    var sex: Int
    var unit: Units.Unit?
    var trap = ""
    var trapCitizen: UInt64 = 0
  }

  private mutating func record(
    _ index: Int, _ people: [Person], _ households: [Household], isSecond: Bool,
    _ rows: BlockRows
  ) {
    let person = people[index]
    let household = households[Int(person.household)]
    let age = population.year - Int(person.birth.year)
    let classIndex = insurance.drawClass(age: age, &random)
    let insuranceNumber = drawInsuranceNumber()
    var draft = Draft(
      number: person.citizen == 0 ? [] : digits(person.citizen, 12), sex: Int(person.sex))
    if household.commune >= 0 {
      let place =
        random.chance(insurance.settings.staleAddress)
        ? population.units.draw(province: plan.province, &random) : Int(household.commune)
      draft.unit = place.map {
        population.units.unit($0, epoch: insurance.drawEpoch(&random))
      }
    }
    draft.trap = person.presence.trap
    if person.presence == .inRegister || person.presence == .namesake {
      let other = person.namesake >= 0 ? person.namesake : person.twin
      if other >= 0 {
        draft.trapCitizen = people[Int(other)].citizen
        if draft.trap.isEmpty { draft.trap = person.namesake >= 0 ? "namesake" : "twin" }
      }
    }
    drawKinds(person, household)
    if !kinds.isEmpty {
      damage(&draft, index, people, households, insuranceNumber: insuranceNumber)
    }

    let out = rows.insurance
    out.reserve(1_024)
    out.put(insuranceNumber, digits: 10)
    out.put(0x2C)
    putCard(insuranceNumber, class: classIndex, out)
    out.put(0x2C)
    putPerson(person, draft, out)
    putPlace(draft, household, out)
    out.put(insurance.classNames[classIndex])
    out.put("\n")
    rows.insuranceEnds.append(UInt32(out.count))
    putTruth(person, draft, household, class: classIndex, isSecond: isSecond, rows)
    count(person, isSecond, rows)
  }

  private func count(_ person: Person, _ isSecond: Bool, _ rows: BlockRows) {
    rows.tally.records += 1
    if isSecond { rows.tally.secondRecords += 1 }
    if person.presence != .inRegister { rows.tally.absentRecords += 1 }
    if !kinds.isEmpty { rows.tally.faultyRecords += 1 }
    for kind in kinds { rows.tally.kinds[kind, default: 0] += 1 }
  }

  private mutating func drawInsuranceNumber() -> UInt64 {
    if random.chance(insurance.settings.otherProvinceSiNumber) {
      let province = population.provinces.draw.draw(&random)
      if province != plan.province,
        let number = population.numbers.guestInsuranceNumber(
          province: province, block: plan.index, guests)
      {
        guests += 1
        return number
      }
    }
    natives += 1
    return population.numbers.insuranceNumber(
      province: plan.province, provinceBlock: plan.provinceBlock, natives - 1)
  }

  private func digits(_ number: UInt64, _ count: Int) -> [UInt8] {
    var rest = number
    var result = [UInt8](repeating: 48, count: count)
    for place in stride(from: count - 1, through: 0, by: -1) {
      result[place] = UInt8(48 + rest % 10)
      rest /= 10
    }
    return result
  }

  // MARK: Faults

  private mutating func drawKinds(_ person: Person, _ household: Household) {
    kinds.removeAll(keepingCapacity: true)
    let multipliers = insurance.multipliers
    var multiplier = multipliers.ordinary
    if household.commune >= 0, population.units.isMountain[Int(household.commune)] {
      multiplier = multipliers.mountain
    }
    if Int(person.birth.year) < multipliers.elderBornBefore { multiplier *= multipliers.elder }
    if person.presence == .relativeNumber { kinds.append(.number(.numberFamily)) }
    insurance.sampler.draw(into: &kinds, multiplier: multiplier, &random)
    if person.presence != .inRegister, person.presence != .foreign,
      person.presence != .relativeNumber, random.chance(insurance.absent.withoutNumber)
    {
      kinds.append(.number(.numberMissing))
    }
  }

  /// Puts the drawn faults in and keeps in `kinds` those that changed something.
  private mutating func damage(
    _ draft: inout Draft, _ index: Int, _ people: [Person], _ households: [Household],
    insuranceNumber: UInt64
  ) {
    let person = people[index]
    var words: [NameFaults.Word]?
    var text: [UInt32]?
    var applied: [FaultKind] = []
    var hasTypography = false
    var hasNumber = false
    for kind in kinds {
      switch kind {
      case .word(let fault):
        if fault.isTypography, hasTypography { continue }
        var current = words ?? insurance.nameFaults.words(of: person.name)
        guard
          insurance.nameFaults.apply(
            fault, to: &current, sex: Int(person.sex), year: Int(person.birth.year), &random)
        else { continue }
        words = current
        applied.append(kind)
        hasTypography = hasTypography || fault.isTypography
      case .text(let fault):
        if fault.isTypography, hasTypography { continue }
        let current = words ?? insurance.nameFaults.words(of: person.name)
        var flat = text ?? Array(current.joined(separator: [0x20]))
        guard insurance.nameFaults.apply(fault, toText: &flat, &random) else { continue }
        text = flat
        applied.append(kind)
        hasTypography = hasTypography || fault.isTypography
      case .number(let fault):
        guard !hasNumber, damageNumber(fault, &draft, index, people, households, insuranceNumber)
        else { continue }
        hasNumber = true
        applied.append(kind)
      case .date(let fault):
        guard draft.date == nil,
          let date = insurance.dateFaults.text(
            fault, person.birth, isYearOnly: person.isYearOnly, lastDay: population.lastDay,
            &random)
        else { continue }
        draft.date = date
        applied.append(kind)
      case .other(let fault):
        if damageOther(fault, &draft, households[Int(person.household)]) { applied.append(kind) }
      }
    }
    if let flat = text ?? words.map({ Array($0.joined(separator: [0x20])) }) {
      draft.name = LegacyEncoder.utf8(flat)
    }
    kinds = applied
  }

  private mutating func damageNumber(
    _ kind: NumberFault, _ draft: inout Draft, _ index: Int, _ people: [Person],
    _ households: [Household], _ insuranceNumber: UInt64
  ) -> Bool {
    let person = people[index]
    let isChild = population.year - Int(person.birth.year) < 18
    switch kind {
    case .numberFamily, .numberParent:
      var relatives: [Int] = []
      if kind == .numberParent {
        guard isChild else { return false }
        relatives = [person.father, person.mother].filter { $0 >= 0 }.map { Int($0) }
      } else {
        let household = households[Int(person.household)]
        relatives = (Int(household.first)..<Int(household.first + household.count)).filter {
          $0 != index
        }
      }
      relatives = relatives.filter { people[$0].presence == .inRegister }
      guard !relatives.isEmpty else { return false }
      return take(people[random.pick(relatives)].citizen, "family_id", &draft)
    case .numberShared:
      guard shared >= 0, shared != index else { return false }
      return take(people[shared].citizen, "shared_id", &draft)
    default:
      let around = NumberFaults.Surroundings(
        oldNumber: person.oldNumber > 0 ? digits(UInt64(person.oldNumber), 9) : [],
        insuranceNumber: digits(insuranceNumber, 10), isChild: isChild)
      return insurance.numberFaults.apply(kind, to: &draft.number, around, &random)
    }
  }

  private func take(_ number: UInt64, _ trap: String, _ draft: inout Draft) -> Bool {
    draft.number = digits(number, 12)
    if draft.trap.isEmpty {
      draft.trap = trap
    } else if draft.trap != "absent_family_id" {
      draft.trap += ";" + trap
    }
    draft.trapCitizen = number
    return true
  }

  private mutating func damageOther(
    _ kind: OtherFault, _ draft: inout Draft, _ household: Household
  ) -> Bool {
    switch kind {
    case .sexWrong:
      draft.sex = 1 - draft.sex
      return true
    case .communeMoved:
      guard household.commune >= 0 else { return false }
      guard let place = population.units.draw(province: plan.province, &random),
        place != Int(household.commune)
      else { return false }
      draft.unit = population.units.unit(place, epoch: insurance.drawEpoch(&random))
      return true
    // Put in with the card's number.
    case .cardMismatch: return true
    }
  }

  // MARK: Columns

  private mutating func putCard(_ number: UInt64, class index: Int, _ out: RowBuffer) {
    let mismatches = kinds.contains(.other(.cardMismatch))
    if !mismatches, random.chance(insurance.settings.noCard) { return }
    out.put(insurance.drawCode(class: index, &random))
    out.put(UInt64(population.provinces.codes[plan.province]), digits: 2)
    let shown = mismatches ? number / 1_000 * 1_000 + (number + 137) % 1_000 : number
    out.put(shown, digits: 10)
  }

  private func putPerson(_ person: Person, _ draft: Draft, _ out: RowBuffer) {
    if let name = draft.name {
      out.put(field: name)
    } else {
      let pool = population.names.pool
      pool.bytes.withUnsafeBufferPointer { bytes in
        pool.offsets.withUnsafeBufferPointer { putName(person.name, bytes, $0, out) }
      }
    }
    out.reserve(128)
    out.put(0x2C)
    if let date = draft.date {
      out.put(field: date)
    } else if person.isYearOnly {
      out.put(UInt64(person.birth.year), digits: 4)
    } else {
      out.put(person.birth)
    }
    out.put(draft.sex == 0 ? ",Nam," : ",Nữ,")
    out.put(field: draft.number)
    out.put(",")
  }

  private mutating func putPlace(_ draft: Draft, _ household: Household, _ out: RowBuffer) {
    let hasAddress =
      kinds.contains(.other(.communeMoved)) || !random.chance(insurance.settings.noAddress)
    let moved = random.chance(insurance.settings.otherHamlet)
    let hamlet = moved ? random.inside(1...18) : Int(household.hamlet)
    out.reserve(512)
    if hasAddress, let unit = draft.unit {
      putAddress(hamlet: hamlet, unit: unit, out)
      out.put(",")
      out.reserve(64)
      out.put(UInt64(unit.code), digits: 5)
      out.put(0x2C)
    } else if hasAddress {
      out.put("\"Thôn ")
      out.put(number: hamlet)
      out.put(", ")
      out.put(population.provinces.addresses[plan.province])
      out.put("\",,")
    } else {
      out.put(",,")
    }
  }

  private func putTruth(
    _ person: Person, _ draft: Draft, _ household: Household, class index: Int, isSecond: Bool,
    _ rows: BlockRows
  ) {
    let out = rows.truth
    out.reserve(1_024)
    if person.presence == .inRegister { out.put(person.citizen, digits: 12) }
    out.put(0x2C)
    for (place, kind) in kinds.enumerated() {
      if place > 0 { out.put(";") }
      out.put(text: kind.rawValue)
    }
    out.put(",")
    out.put(text: draft.trap)
    out.put(",")
    out.reserve(64)
    if draft.trapCitizen > 0 { out.put(draft.trapCitizen, digits: 12) }
    out.put(0x2C)
    out.put(isSecond ? 0x31 : 0x30)
    out.put(0x2C)
    out.put(insurance.classNames[index])
    out.put(",")
    out.reserve(64)
    out.put(UInt64(person.birth.year), digits: 4)
    out.put(person.sex == 0 ? ",Nam," : ",Nữ,")
    out.put(insurance.groupNames[Int(person.group)])
    out.put(",")
    out.reserve(16)
    if household.commune >= 0 {
      out.put(UInt64(population.units.registered(Int(household.commune)).code), digits: 5)
    }
    out.put(0x0A)
    rows.truthEnds.append(UInt32(out.count))
  }
}
