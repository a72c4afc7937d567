import Cleansing
import Identifiers
import ReferenceIndex
import Tables

/// Counts the people of the register with and without a linked record.
///
/// - Complexity: one pass over the people of the register, a bit for each person.
struct CoverageCounter: Sendable {
  /// Pairs (people, insured): alive by commune, children under six by commune, age × sex, the dead.
  private var communes = [Int](repeating: 0, count: 2 << 16)
  private var children = [Int](repeating: 0, count: 2 << 16)
  private var ages = [Int](repeating: 0, count: 2 * 9 * 3)
  private var classes = [Int](repeating: 0, count: 2 * JoiningClass.allCases.count)
  private var dead = [0, 0]

  /// Counts a range of the register's rows.
  init(
    _ index: ReferenceIndex, rows: Range<Int>, linked: [UInt64], agesOnDay: AgesOnDay
  ) {
    for row in rows {
      let isInsured = linked[row >> 6] >> UInt64(row & 63) & 1 == 1 ? 1 : 0
      let person = index.person(UInt32(row))
      if person.isNobody { continue }
      if person.isDead {
        dead[0] &+= 1
        dead[1] &+= isInsured
        continue
      }
      let band = agesOnDay.band(person.birthDate)
      let age = (band &* 3 &+ min(Int(person.sex), 2)) &* 2
      ages[age] &+= 1
      ages[age &+ 1] &+= isInsured
      let joining = agesOnDay.joiningClass(
        band: band, birthDate: person.birthDate, sex: person.sex)
      let joins = Int(joining.rawValue) &* 2
      classes[joins] &+= 1
      classes[joins &+ 1] &+= isInsured
      let commune = Int(person.commune) &* 2
      communes[commune] &+= 1
      communes[commune &+ 1] &+= isInsured
      if band == 0 {
        children[commune] &+= 1
        children[commune &+ 1] &+= isInsured
      }
    }
  }

  mutating func merge(_ other: CoverageCounter) {
    for place in communes.indices {
      communes[place] += other.communes[place]
      children[place] += other.children[place]
    }
    for place in ages.indices { ages[place] += other.ages[place] }
    for place in classes.indices { classes[place] += other.classes[place] }
    for place in dead.indices { dead[place] += other.dead[place] }
  }

  /// Counts the whole register.
  static func count(
    _ index: ReferenceIndex, linked: [UInt64], asOf: BirthDate, threads: Int
  ) -> Summary.Coverage {
    let ages = AgesOnDay(asOf)
    let parts = max(1, min(threads, index.count / 4096))
    let counters = WorkQueue.run(parts, threads: threads) {
    } perform: { _, part in
      let rows = index.count * part / parts..<index.count * (part + 1) / parts
      return CoverageCounter(index, rows: rows, linked: linked, agesOnDay: ages)
    }
    guard var sum = counters.first else { return Summary.Coverage() }
    for part in counters.dropFirst() { sum.merge(part) }
    return sum.coverage()
  }

  private func coverage() -> Summary.Coverage {
    func pair(_ key: String, _ counts: [Int], _ place: Int) -> Summary.CoverageCount {
      Summary.CoverageCount(key: key, people: counts[place * 2], insured: counts[place * 2 + 1])
    }
    func sum(_ key: String, _ parts: [Summary.CoverageCount]) -> Summary.CoverageCount {
      Summary.CoverageCount(
        key: key, people: parts.reduce(0) { $0 + $1.people },
        insured: parts.reduce(0) { $0 + $1.insured })
    }
    var result = Summary.Coverage()
    result.dead = Summary.CoverageCount(key: "dead", people: dead[0], insured: dead[1])
    let districts = UnitDistricts.standard
    var byDistrict: [UInt16: [Summary.CoverageCount]] = [:]
    for code in 0..<(1 << 16) where communes[code * 2] > 0 {
      let key = AdministrativeUnits.text(ofCode: UInt16(code))
      result.byCommune.append(pair(key, communes, code))
      if children[code * 2] > 0 { result.childrenByCommune.append(pair(key, children, code)) }
      byDistrict[districts.district(ofCommune: UInt16(code)), default: []]
        .append(pair(key, communes, code))
    }
    result.byDistrict = byDistrict.sorted { $0.key < $1.key }.map {
      sum($0.key == 0 ? "" : String($0.key), $0.value)
    }
    let sexes = ["unknown", "male", "female"]
    for band in AgeBand.allCases {
      let parts = (0..<3).map { sex in
        pair(band.key + "/" + sexes[sex], ages, Int(band.rawValue) * 3 + sex)
      }
      let whole = sum(band.key, parts)
      if whole.people == 0 { continue }
      result.byAge.append(whole)
      result.byAgeAndSex.append(contentsOf: parts.filter { $0.people > 0 })
    }
    for sex in [1, 2, 0] {
      let parts = AgeBand.allCases.map { pair("", ages, Int($0.rawValue) * 3 + sex) }
      let whole = sum(sexes[sex], parts)
      if whole.people > 0 { result.bySex.append(whole) }
    }
    result.byClass = JoiningClass.allCases
      .map { pair($0.key, classes, Int($0.rawValue)) }.filter { $0.people > 0 }
    result.alive = sum("alive", result.byCommune)
    return result
  }
}
