import Cleansing
import ReferenceIndex

/// Which commune codes may be one place, also when records and register take them from lists of different dates.
///
/// Codes of one list are compared as they are. Otherwise a code is compared by the unit of July 2025 that it lies in
/// (docs/domain.md 8); a code of no list by itself, the few that may lie in several units unit by unit.
///
/// - Complexity: a comparison costs two table reads.
struct CommuneUnits: Sendable {
  /// The unit of each code; the code itself when it is in no list or in several units.
  private let unitOfCode: [UInt16]
  private let isAmbiguous: [Bool]
  /// The codes with people that may lie in several units.
  private let ambiguousCodes: [UInt16]
  /// The codes with people that lie in a unit, by the unit's code.
  private let codes: [UInt16: [UInt16]]
  /// What living in the commune of each code, and in its unit, is worth, in bits.
  private let communeWorths: [Double]
  private let unitWorths: [Double]
  /// The list of the register's codes.
  let list: CommuneList
  private let populationInBits: Double

  init(_ index: ReferenceIndex, populationInBits: Double) {
    var units = [UInt16](repeating: 0, count: 1 << 16)
    var ambiguous = [Bool](repeating: false, count: 1 << 16)
    for code in 0...UInt16.max {
      let group = AdministrativeUnits.group(ofCode: code)
      units[Int(code)] = group.count == 1 ? group[0] : code
      ambiguous[Int(code)] = group.count > 1
    }
    var people = [Int](repeating: 0, count: 1 << 16)
    var codes: [UInt16: [UInt16]] = [:]
    var doubtful: [UInt16] = []
    var counts = CommuneListCounts()
    for code in 1...UInt16.max {
      let count = index.population(commune: code)
      if count == 0 { continue }
      counts.add(code, rows: count)
      people[Int(units[Int(code)])] += count
      codes[units[Int(code)], default: []].append(code)
      if ambiguous[Int(code)] { doubtful.append(code) }
    }
    ambiguousCodes = doubtful
    list = counts.list
    self.populationInBits = populationInBits
    communeWorths = (0...UInt16.max).map {
      CommuneUnits.worth(index.population(commune: $0), populationInBits)
    }
    unitWorths = units.map { CommuneUnits.worth(people[Int($0)], populationInBits) }
    unitOfCode = units
    isAmbiguous = ambiguous
    self.codes = codes
  }

  /// Most codes have no people, and so the worth of one person.
  private static func worth(_ people: Int, _ populationInBits: Double) -> Double {
    people <= 1 ? populationInBits : populationInBits - log2Of(Double(people))
  }

  /// What living in a place with so many people is worth, in bits.
  func worth(ofPlaceWith people: Int) -> Double { CommuneUnits.worth(people, populationInBits) }

  /// Whether the codes of records from a list are compared as they are.
  @inline(__always)
  func areOneList(_ records: RecordPlaces) -> Bool {
    records.list == list && list != .mixed
  }

  /// Whether a record's code and a person's, both given, may be one place.
  ///
  /// - Parameter records: What is known of the records' codes.
  @inline(__always)
  func areOnePlace(_ a: UInt16, _ b: UInt16, _ records: RecordPlaces) -> Bool {
    if a == b || records.areLearned(a, b) { return true }
    if areOneList(records) { return false }
    if unitOfCode[Int(a)] == unitOfCode[Int(b)] { return true }
    guard isAmbiguous[Int(a)] || isAmbiguous[Int(b)] else { return false }
    let group = AdministrativeUnits.group(ofCode: b)
    return AdministrativeUnits.group(ofCode: a).contains { group.contains($0) }
  }

  /// Whether a record's code and a person's, of one place, name it in lists of two dates, so that addresses are written
  /// otherwise there: with the commune before July 2025 here, with the unit since then there.
  func areOfTwoDates(_ a: UInt16, _ b: UInt16, _ records: RecordPlaces) -> Bool {
    if a != b { return true }
    return records.list != list && records.list != .mixed && list != .mixed
  }

  /// What agreement on the place of a person's code is worth, in bits.
  @inline(__always)
  func worth(_ code: UInt16, _ records: RecordPlaces) -> Double {
    if let worth = records.worth(code) { return worth }
    return areOneList(records) ? communeWorths[Int(code)] : unitWorths[Int(code)]
  }

  /// All codes with people for which ``areOnePlace(_:_:_:)`` holds beside a record's code.
  func possibleCodes(with code: UInt16, _ records: RecordPlaces) -> [UInt16] {
    let learned = records.learned(with: code)
    if areOneList(records) { return [code] + learned }
    let units =
      isAmbiguous[Int(code)]
      ? AdministrativeUnits.group(ofCode: code) + [code] : [unitOfCode[Int(code)]]
    return [code] + learned + units.flatMap { codes[$0] ?? [] }
      + ambiguousCodes.filter { areOnePlace(code, $0, records) }
  }

  /// The codes with people that may be the place of a record's code.
  func codes(with code: UInt16, _ records: RecordPlaces) -> [UInt16] {
    let learned = records.learned(with: code)
    if areOneList(records) { return [code] + learned }
    guard isAmbiguous[Int(code)] else { return (codes[unitOfCode[Int(code)]] ?? []) + learned }
    let units = AdministrativeUnits.group(ofCode: code)
    return learned + (codes[code] ?? []) + units.flatMap { codes[$0] ?? [] }
  }
}
