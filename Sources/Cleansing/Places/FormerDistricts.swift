/// The districts in which each commune code may have lain, at any time that people still write.
///
/// A commune of July 2025 lay in every district from which something came into it. Before the lists begin, towns were parted
/// from the districts around them; addresses of then are still about.
struct FormerDistricts: Sendable {
  static let standard = FormerDistricts()

  /// Districts that a town or city was made of, or grew into, before the lists begin.
  private static let origins: [(town: String, districts: [String])] = [
    ("Hoàng Mai", ["Quỳnh Lưu"]), ("Thái Hòa", ["Nghĩa Đàn"]),
    ("Cửa Lò", ["Nghi Lộc", "Vinh"]), ("Vinh", ["Nghi Lộc", "Hưng Nguyên"]),
  ]

  private let districts: [UInt16: Set<UInt16>]

  init() {
    let units = AdministrativeUnits.standard
    let communes = units.meanings.filter { !$0.unit.kind.isDistrict }
    var ofCurrent: [UInt16: Set<UInt16>] = [:]
    for commune in communes where commune.unit.district != 0 {
      for code in commune.currentCodes {
        ofCurrent[code, default: []].insert(commune.unit.district)
      }
    }
    var districts: [UInt16: Set<UInt16>] = [:]
    for commune in communes {
      var all = commune.currentCodes.reduce(into: Set<UInt16>()) {
        $0.formUnion(ofCurrent[$1] ?? [])
      }
      if commune.unit.district != 0 { all.insert(commune.unit.district) }
      districts[commune.unit.code, default: []].formUnion(all)
    }
    let origins = FormerDistricts.origins.map { town, districts in
      (units.districtCodes(named: town), Set(districts.flatMap(units.districtCodes(named:))))
    }
    self.districts = districts.mapValues { found in
      origins.reduce(found) { $1.0.isDisjoint(with: found) ? $0 : $0.union($1.1) }
    }
  }

  /// Whether a commune code may lie in a district; so it may in one that no list has.
  ///
  /// - Parameter name: The name of a district with or without its kind.
  func mayLie(_ code: UInt16, inDistrict name: String) -> Bool {
    let named = AdministrativeUnits.standard.districtCodes(named: name)
    guard !named.isEmpty, let known = districts[code] else { return true }
    return !known.isDisjoint(with: named)
  }
}
