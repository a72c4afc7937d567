/// The keys that addresses of before July 2025 have with the unit in the place of the commune, as they are written since
/// (docs/domain.md 8); one for each thread.
///
///     Thôn 7, Xã Nghĩa Hội, Nghệ An      code 16984
///     Thôn 7, Nghĩa Thọ, Nghệ An         unit 16969: the key
struct CurrentAddresses {
  private var names: [UInt16: [UInt8]] = [:]
  private var text: [UInt8] = []
  private var scratch: [UInt8] = []

  /// The key of an address whose first part, the hamlet, lies in the unit of today that a commune went into; `0` where the
  /// address has one part, or the commune may lie in several units.
  mutating func key(_ raw: UnsafeBufferPointer<UInt8>, commune: UInt16) -> UInt32 {
    let name = name(ofUnitWith: commune)
    guard !name.isEmpty, let comma = raw.firstIndex(of: UInt8(ascii: ",")) else { return 0 }
    text.removeAll(keepingCapacity: true)
    text.append(contentsOf: raw[...comma])
    text.append(contentsOf: name)
    return text.withUnsafeBufferPointer { AddressKey.key($0, scratch: &scratch) }
  }

  private mutating func name(ofUnitWith commune: UInt16) -> [UInt8] {
    if let known = names[commune] { return known }
    let units = AdministrativeUnits.group(ofCode: commune)
    var name: [UInt8] = []
    if units.count == 1, let current = AdministrativeUnits.currentUnit(ofCode: units[0]) {
      name = Array(current.name.utf8)
    }
    names[commune] = name
    return name
  }
}

extension AdministrativeUnits {
  /// The unit of July 2025 with a code, or `nil`.
  public static func currentUnit(ofCode code: UInt16) -> AdministrativeUnit? {
    standard.resolve(code: code).meanings.first {
      $0.periods.contains(.fromJuly2025) && !$0.unit.kind.isDistrict
    }?.unit
  }
}
