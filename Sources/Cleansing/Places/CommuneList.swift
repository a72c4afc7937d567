/// From which lists of communes a file takes its codes (docs/domain.md 8).
///
/// A single code does not tell: most codes of July 2025 named a smaller commune before. A file does, by the codes
/// that the list of 2025 no longer has.
public enum CommuneList: UInt8, Sendable {
  /// Codes of before July 2025.
  case former
  /// Codes of July 2025.
  case current
  /// Codes of both, or of lists that are not known.
  case mixed

  /// Whether a code is known and not of July 2025.
  @inline(__always)
  public static func isFormer(_ code: UInt16) -> Bool {
    let group = AdministrativeUnits.group(ofCode: code)
    return !group.isEmpty && group != [code]
  }
}

/// Counts the commune codes of a file, to tell from which list they are.
public struct CommuneListCounts: Sendable {
  /// Rows with a code of any list.
  private var known = 0
  /// Rows with a code that only former lists have.
  private var former = 0
  /// How many of the rows would have such a code if all were of before July 2025.
  private var expected = 0.0

  /// Nothing counted.
  public init() {}

  /// Counts rows with a code.
  public mutating func add(_ code: UInt16, rows: Int = 1) {
    guard AdministrativeUnits.isKnown(code) else { return }
    known += rows
    if CommuneList.isFormer(code) { former += rows }
    expected += Double(rows) * (CommuneListCounts.goneShares[code] ?? 0)
  }

  /// The list that the codes were taken from.
  ///
  /// Offices of both lists were put together where hardly two thirds of the codes are there that went away from just these
  /// places: three of four in the province, and no more than every second one in Kỳ Sơn and Tương Dương.
  public var list: CommuneList {
    if known == 0 { return .mixed }
    if former * 50 < known { return .current }
    return Double(former) * 3 > expected * 2 ? .former : .mixed
  }

  /// For each code, the share of the codes that went away among those that its unit of July 2025 was made of.
  private static let goneShares: [UInt16: Double] = {
    var parts: [UInt16: Int] = [:]
    for meaning in AdministrativeUnits.standard.meanings
    where !meaning.unit.kind.isDistrict && meaning.periods.contains(.fromDecember2024) {
      for unit in meaning.currentCodes { parts[unit, default: 0] += 1 }
    }
    var shares: [UInt16: Double] = [:]
    for code in UInt16.min...UInt16.max {
      let units = AdministrativeUnits.group(ofCode: code)
      guard !units.isEmpty else { continue }
      let sizes = units.map { Double(max(parts[$0] ?? 1, 1)) }
      shares[code] = sizes.reduce(0) { $0 + ($1 - 1) / $1 } / Double(sizes.count)
    }
    return shares
  }()
}
