import Corpora
import Identifiers
import VietnameseText

/// The districts and communes of Nghệ An through the changes of 2020, December 2024 and July 2025.
///
/// Codes are used again with another meaning and names are borne by several units, so that a code or
/// a name without its date is ambiguous; all meanings are given, and what became of each.
///
///     let units = AdministrativeUnits.standard
///     units.resolve(code: 17357).meanings.map(\.unit.name)   // ["Hoa Sơn", "Vĩnh Tường"]
///     units.resolve(name: "Hòa Sơn").currentCodes            // a commune of Đô Lương, not Hoa Sơn
///     AdministrativeUnits.group(ofCode: 17179)               // [17179]
///
/// Sources: `corpora/nghe_an_units.csv`, `nghe_an_merger_2025.csv`. Every code that the list of 2025 kept
/// lies in the unit that carries it now, so that an old and a new meaning of one code are one place.
public struct AdministrativeUnits: Sendable {
  /// The lists that are compiled in.
  public static let standard = AdministrativeUnits()

  /// Names as they are looked for; built when the first name is looked for, because codes are asked for more often.
  private static let names = UnitNames(standard.meanings, districts: standard.districtNames)

  /// A code with its five digits; empty for `0`, which is none.
  package static func text(ofCode code: UInt16) -> String {
    code == 0 ? "" : DecimalText.padded(UInt64(code), digits: 5)
  }

  let meanings: [UnitMeaning]
  private let byCode: [UInt16: [Int]]
  private let districtNames: [UInt16: String]
  /// The place of a code in ``groups``, for every code that fits 16 bits; 0 is empty.
  private let groupNumbers: [UInt16]
  private let groups: [[UInt16]]

  init() {
    let lists = UnitLists()
    var meanings: [UnitMeaning] = []
    var districtNames: [UInt16: String] = [:]
    for period in AdministrativePeriod.allCases {
      for unit in lists.units(in: period) where unit.kind.isDistrict {
        districtNames[unit.code] = unit.name
      }
    }
    for (unit, periods) in lists.distinct {
      let (codes, basis) = lists.successors(of: unit, in: periods)
      meanings.append(
        UnitMeaning(
          unit: unit, districtName: districtNames[unit.district] ?? "", periods: periods,
          currentCodes: codes, basis: basis))
    }
    var byCode: [UInt16: [Int]] = [:]
    for (position, meaning) in meanings.enumerated() {
      byCode[meaning.unit.code, default: []].append(position)
    }
    var groups: [[UInt16]] = [[]]
    var numbers = [UInt16](repeating: 0, count: 1 << 16)
    for code in byCode.keys.sorted() {
      let communes = (byCode[code] ?? []).filter { !meanings[$0].unit.kind.isDistrict }
      let group = Set(communes.flatMap { meanings[$0].currentCodes }).sorted()
      guard !group.isEmpty else { continue }
      numbers[Int(code)] = UInt16(groups.count)
      groups.append(group)
    }
    self.meanings = meanings
    self.byCode = byCode
    self.districtNames = districtNames
    self.groups = groups
    groupNumbers = numbers
  }

  /// The units of July 2025 for which a commune code may stand, in ascending order.
  ///
  /// Two codes may be the same place when their groups meet. One code is enough for every code of
  /// December 2024 and later; a code that was deleted before stands for all that its district became,
  /// unless its name went on.
  ///
  /// - Returns: Nothing for a code of no list.
  /// - Complexity: O(1), one table read.
  public static func group(ofCode code: UInt16) -> [UInt16] {
    standard.groups[Int(standard.groupNumbers[Int(code)])]
  }

  /// Whether a list of any date has the commune code.
  ///
  /// - Complexity: O(1), one table read.
  public static func isKnown(_ code: UInt16) -> Bool {
    standard.knows(code)
  }

  /// See ``isKnown(_:)``.
  @inline(__always)
  func knows(_ code: UInt16) -> Bool { groupNumbers[Int(code)] != 0 }

  /// Whether a code lies among those of the province, known or not.
  public static func isInProvince(_ code: UInt16) -> Bool { (16663...18067).contains(code) }

  /// What a code meant, at a day or at any time.
  ///
  /// - Parameters:
  ///   - code: A code of a commune or, before July 2025, of a district.
  ///   - day: Leaves only the meaning of that day.
  public func resolve(code: UInt16, on day: BirthDate? = nil) -> UnitResolution {
    let period = day.map { AdministrativePeriod(containing: $0) }
    let found = (byCode[code] ?? []).map { meanings[$0] }
    return UnitResolution(
      meanings: found.filter { meaning in period.map(meaning.periods.contains) ?? true },
      isExact: true)
  }

  /// What a name means, with or without its kind before it and its marks.
  ///
  /// Marks decide when the name is found with them: Hòa Sơn is not Hoa Sơn. A name without them, or one
  /// that no list spells so, is looked for without marks.
  ///
  ///     resolve(name: "Xã Hoa Sơn").meanings.count   // 1
  ///     resolve(name: "hoa son").isAmbiguous         // true
  ///     resolve(name: "Quỳ Châu").isAmbiguous        // true: a district and a commune
  ///
  /// - Parameters:
  ///   - name: The name; any case, either style of tone placement, form C or D.
  ///   - district: The name of the district that the unit lay in.
  ///   - day: Leaves only what bore the name on that day.
  func resolve(
    name: String, district: String? = nil, on day: BirthDate? = nil
  ) -> UnitResolution {
    let text = UnitName(name)
    let stripped = find(text.name, kind: text.kind, district: district, day: day)
    if !stripped.meanings.isEmpty || text.kind == nil { return stripped }
    // A word that looks like a kind may belong to the name: Xá Lượng without its marks.
    return find(text.whole, kind: nil, district: district, day: day)
  }

  private func find(
    _ name: String, kind: AdministrativeUnit.Kind?, district: String?, day: BirthDate?
  ) -> UnitResolution {
    let period = day.map { AdministrativePeriod(containing: $0) }
    let canonical = AdministrativeUnits.canonical(name)
    let folded = FoldingTable.fold(name)
    let names = AdministrativeUnits.names
    let named = names.positions[folded] ?? []
    let hasMarks = canonical.utf8.contains { $0 >= 0x80 }
    let exact = named.filter { names.canonical[$0] == canonical }
    // A name that was typed without marks may mean any that folds so; so may one that has none, in doubt.
    let isExact = hasMarks && !exact.isEmpty || named.count == exact.count && !exact.isEmpty
    var found = isExact ? exact : named
    if let period { found = found.filter { meanings[$0].periods.contains(period) } }
    if let district { found = narrowed(found, toDistrict: district) }
    if let kind {
      // Kinds changed with the years, so they narrow and do not exclude; a district is never a commune.
      let ofLevel = found.filter { meanings[$0].unit.kind.isDistrict == kind.isDistrict }
      let ofKind = ofLevel.filter { meanings[$0].unit.kind == kind }
      found = ofKind.isEmpty ? ofLevel : ofKind
    }
    return UnitResolution(meanings: found.map { meanings[$0] }, isExact: isExact)
  }

  /// Leaves the units that lay in a district or, since July 2025, were formed from it.
  private func narrowed(_ found: [Int], toDistrict district: String) -> [Int] {
    let codes = districtCodes(named: district)
    guard !codes.isEmpty else { return found }
    let fed = Set(codes.flatMap { code in resolve(code: code).meanings.flatMap(\.currentCodes) })
    return found.filter { position in
      let unit = meanings[position].unit
      if unit.kind.isDistrict { return false }
      return unit.district == 0 ? fed.contains(unit.code) : codes.contains(unit.district)
    }
  }

  /// The codes of the districts of a name, marks first.
  func districtCodes(named name: String) -> Set<UInt16> {
    let text = UnitName(name).name
    let canonical = AdministrativeUnits.canonical(text)
    let folded = FoldingTable.fold(text)
    let districts = AdministrativeUnits.names.districts
    let exact = districts.filter { $0.canonical == canonical }
    let all = exact.isEmpty ? districts.filter { $0.folded == folded } : exact
    return Set(all.map(\.code))
  }

  /// A name in small letters, form C, old style of tone placement, y for i where either may stand.
  static func canonical(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).map { word in
      guard let syllable = Syllable(String(word)) else {
        return UnicodeForms.nfc(word.lowercased())
      }
      let text = syllable.text()
      return syllable.iyTwin.map { max(text, $0.text()) } ?? text
    }.joined(separator: " ")
  }
}

/// The names of all meanings.
private struct UnitNames: Sendable {
  /// Positions among the meanings by the name without marks.
  let positions: [String: [Int]]
  let canonical: [String]
  /// The districts of all dates; their names in both spellings.
  let districts: [(code: UInt16, canonical: String, folded: String)]

  init(_ meanings: [UnitMeaning], districts: [UInt16: String]) {
    var positions: [String: [Int]] = [:]
    for (position, meaning) in meanings.enumerated() {
      positions[FoldingTable.fold(meaning.unit.name), default: []].append(position)
    }
    self.positions = positions
    canonical = meanings.map { AdministrativeUnits.canonical($0.unit.name) }
    self.districts = districts.map { code, name in
      (code, AdministrativeUnits.canonical(name), FoldingTable.fold(name))
    }
  }
}
