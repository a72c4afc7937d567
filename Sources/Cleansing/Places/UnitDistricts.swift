/// The old district of each commune code, whichever list the code is from.
///
/// The twenty districts are those of December 2024 to June 2025: no unit of July 2025 crosses a border of theirs,
/// so that records with old and with new codes can be counted together (docs/domain.md 8).
public struct UnitDistricts: Sendable {
  /// The districts of the lists that are compiled in.
  public static let standard = UnitDistricts()

  /// A district with its code.
  public struct District: Sendable, Equatable {
    /// The code of the lists before July 2025.
    public let code: UInt16
    /// The name without its kind: `Diễn Châu`.
    public let name: String
    /// Whether it is a district, a town or a city.
    public let kind: AdministrativeUnit.Kind
    /// The kind and the name: `Huyện Diễn Châu`.
    public var fullName: String { "\(kind.rawValue) \(name)" }
  }

  /// In the order of their codes.
  public let districts: [District]
  private let districtOfCode: [UInt16]

  init() {
    let units = AdministrativeUnits.standard
    var districts: [District] = []
    var ofCurrent: [UInt16: UInt16] = [:]
    var last: [UInt16: UInt16] = [:]
    for meaning in units.meanings {
      if meaning.unit.kind.isDistrict {
        guard meaning.periods.contains(.fromDecember2024) else { continue }
        let unit = meaning.unit
        if !districts.contains(where: { $0.code == unit.code }) {
          districts.append(District(code: unit.code, name: unit.name, kind: unit.kind))
        }
      } else if meaning.unit.district != 0 {
        last[meaning.unit.code] = meaning.unit.district
        if meaning.periods.contains(.fromDecember2024) {
          for code in meaning.currentCodes { ofCurrent[code] = meaning.unit.district }
        }
      }
    }
    self.districts = districts.sorted { $0.code < $1.code }
    var table = [UInt16](repeating: 0, count: 1 << 16)
    for code in 1..<(1 << 16) {
      let group = AdministrativeUnits.group(ofCode: UInt16(code))
      guard !group.isEmpty else { continue }
      let found = Set(group.compactMap { ofCurrent[$0] })
      table[code] = found.count == 1 ? found.first ?? 0 : last[UInt16(code)] ?? 0
    }
    districtOfCode = table
  }

  /// The code of the district of a commune code, or `0` when no list has the code.
  ///
  /// - Complexity: O(1), one table read.
  @inline(__always)
  public func district(ofCommune code: UInt16) -> UInt16 { districtOfCode[Int(code)] }

  /// The district with a code, or `nil`.
  public func named(_ code: UInt16) -> District? { districts.first { $0.code == code } }
}
