import Corpora

/// The four lists of units and the map of July 2025, as the corpora have them.
struct UnitLists {
  private var lists: [[UInt16: AdministrativeUnit]]
  private var orders: [[UInt16]]
  private var merger: [UInt16: UInt16] = [:]

  init() {
    let count = AdministrativePeriod.allCases.count
    lists = Array(repeating: [:], count: count)
    orders = Array(repeating: [], count: count)
    for row in Corpus.ngheAnUnits.rows where row.count >= 6 {
      guard let period = AdministrativePeriod.allCases.first(where: { $0.since == row[0] }),
        let code = UInt16(row[1]), let kind = AdministrativeUnit.Kind(rawValue: row[4])
      else { continue }
      let isInDistrict = !kind.isDistrict && period < .fromJuly2025
      let unit = AdministrativeUnit(
        code: code, name: row[2], kind: kind, district: isInDistrict ? UInt16(row[5]) ?? 0 : 0)
      lists[period.rawValue][code] = unit
      orders[period.rawValue].append(code)
    }
    for row in Corpus.ngheAnMerger2025.rows where row.count >= 3 {
      if let old = UInt16(row[0]), let new = UInt16(row[2]) { merger[old] = new }
    }
  }

  func units(in period: AdministrativePeriod) -> [AdministrativeUnit] {
    orders[period.rawValue].compactMap { lists[period.rawValue][$0] }
  }

  /// Every unit with the periods in which it stood just so, the earliest first.
  var distinct: [(unit: AdministrativeUnit, periods: [AdministrativePeriod])] {
    var places: [AdministrativeUnit: Int] = [:]
    var result: [(unit: AdministrativeUnit, periods: [AdministrativePeriod])] = []
    for period in AdministrativePeriod.allCases {
      for unit in units(in: period) {
        if let place = places[unit] {
          result[place].periods.append(period)
        } else {
          places[unit] = result.count
          result.append((unit, [period]))
        }
      }
    }
    return result
  }

  /// The units of July 2025 into which a unit went.
  func successors(
    of unit: AdministrativeUnit, in periods: [AdministrativePeriod]
  ) -> (codes: [UInt16], basis: UnitMeaning.Basis) {
    if unit.kind.isDistrict {
      return (ofDistrict(unit.code, in: periods), .district)
    }
    if periods.contains(.fromJuly2025), unit.district == 0 { return ([unit.code], .current) }
    if let code = merger[unit.code] { return ([code], .merger) }
    // The code was deleted before 2025: a unit of the next list and the same district may bear the name.
    if let last = periods.last, last < .fromDecember2024 {
      let next = lists[last.rawValue + 1]
      let heirs = next.values.filter { $0.name == unit.name && $0.district == unit.district }
      if heirs.count == 1, let code = merger[heirs[0].code] { return ([code], .name) }
    }
    return (ofDistrict(unit.district, in: periods), .district)
  }

  /// All that the communes of a district became, as far as it is certain.
  private func ofDistrict(_ district: UInt16, in periods: [AdministrativePeriod]) -> [UInt16] {
    var codes: Set<UInt16> = []
    for period in periods {
      for unit in lists[period.rawValue].values where unit.district == district {
        if let code = merger[unit.code] { codes.insert(code) }
      }
    }
    return codes.sorted()
  }
}

/// A name of a unit with the word for its kind told apart.
struct UnitName {
  /// The name as it came, spaces tidied.
  let whole: String
  /// The name without the kind.
  let name: String
  let kind: AdministrativeUnit.Kind?

  private static let kinds: [(words: String, kind: AdministrativeUnit.Kind)] = [
    ("thi tran", .township), ("thanh pho", .city), ("thi xa", .town), ("phuong", .ward),
    ("huyen", .district), ("xa", .commune), ("tt", .township), ("tp", .city), ("tx", .town),
    ("x", .commune), ("p", .ward), ("h", .district),
  ]

  init(_ text: String) {
    let words = UnitName.words(text)
    whole = words.joined(separator: " ")
    let folded = words.map { $0.lowercased() }
    for (pattern, kind) in UnitName.kinds {
      let parts = pattern.split(separator: " ").map(String.init)
      guard words.count > parts.count else { continue }
      let isHere = zip(parts, folded).allSatisfy { UnitWord.isSame($1, $0) }
      if isHere {
        name = words[parts.count...].joined(separator: " ")
        self.kind = kind
        return
      }
    }
    name = whole
    kind = nil
  }

  /// The words of a text; a dot behind an abbreviation parts words too (`P.Hưng Bình`).
  static func words(_ text: String) -> [String] {
    text.split { $0.isWhitespace || $0 == "." || $0 == "," }.map(String.init)
  }
}
