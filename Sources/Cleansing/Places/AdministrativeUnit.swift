import Identifiers

/// A time in which the list of communes of Nghệ An stayed the same.
///
/// 480, 460, 412 and 130 communes; before July 2025 in 21 and then 20 districts.
enum AdministrativePeriod: Int, CaseIterable, Comparable, Sendable {
  case to2020
  case from2020
  case fromDecember2024
  case fromJuly2025

  /// The first day as `corpora/nghe_an_units.csv` gives it; the first list is of the end of 2019.
  var since: String {
    switch self {
    case .to2020: "2019-12-01"
    case .from2020: "2020-03-01"
    case .fromDecember2024: "2024-12-01"
    case .fromJuly2025: "2025-07-01"
    }
  }

  /// The period that a day lies in; days before the first list belong to it.
  init(containing day: BirthDate) {
    let iso = day.iso
    self = AdministrativePeriod.allCases.last { $0.since <= iso } ?? .to2020
  }

  static func < (left: AdministrativePeriod, right: AdministrativePeriod) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A commune or district as one list has it.
public struct AdministrativeUnit: Hashable, Sendable {
  /// What a unit is called.
  public enum Kind: String, CaseIterable, Sendable {
    case commune = "Xã"
    case ward = "Phường"
    case township = "Thị trấn"
    case district = "Huyện"
    case town = "Thị xã"
    case city = "Thành phố"

    /// Whether it is a unit of the second level, of which there are none since July 2025.
    public var isDistrict: Bool { self == .district || self == .town || self == .city }
  }

  /// The code of the list, up to five digits.
  public let code: UInt16
  /// The name without the kind, spelt as the list spells it.
  public let name: String
  /// What the unit is called.
  public let kind: Kind
  /// The code of the district; `0` for districts and since July 2025.
  public let district: UInt16

  /// The kind and the name: `Xã Hòa Sơn`.
  public var fullName: String { "\(kind.rawValue) \(name)" }
}

/// One meaning of a code or a name: a unit, when it stood so in the lists, and what became of it.
public struct UnitMeaning: Hashable, Sendable {
  /// How it is known into which unit of July 2025 the unit went.
  enum Basis: String, Sendable {
    /// It is a unit of July 2025.
    case current
    /// The resolution of 2025 names it, under this code.
    case merger
    /// Its code was deleted before; a unit of its district took its name.
    case name
    /// Its code was deleted before; no more is known than what became of its district.
    case district
  }

  /// The unit as the lists had it.
  public let unit: AdministrativeUnit
  /// The name of the district, empty since July 2025.
  let districtName: String
  /// The periods in which the code had this name, kind and district.
  let periods: [AdministrativePeriod]
  /// The units of July 2025 into which it went, or may have gone, in ascending order.
  public let currentCodes: [UInt16]
  /// How it is known what became of the unit.
  let basis: Basis
}

/// All meanings of a code or name.
public struct UnitResolution: Sendable {
  /// The earliest first; empty when nothing is known.
  public let meanings: [UnitMeaning]
  /// Whether the name was found as it is spelt, marks included; always for a code.
  public let isExact: Bool

  /// The units of July 2025 that may be meant, in ascending order.
  public var currentCodes: [UInt16] { Set(meanings.flatMap(\.currentCodes)).sorted() }

  /// Whether more than one place may be meant.
  ///
  /// A district and the commune that took its name are two places.
  public var isAmbiguous: Bool {
    let hasDistrict = meanings.contains { $0.unit.kind.isDistrict }
    let hasCommune = meanings.contains { !$0.unit.kind.isDistrict }
    if hasDistrict, !hasCommune { return Set(meanings.map(\.unit.code)).count > 1 }
    return currentCodes.count > 1 || hasDistrict && hasCommune
  }
}
