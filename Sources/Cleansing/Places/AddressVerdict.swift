import VietnameseText

/// What is wrong with the commune that an address names.
struct AddressVerdict: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  /// It cannot be the commune of the code.
  static let disagrees = AddressVerdict(rawValue: 1 << 0)
  /// Several places of the province bear the name, and no code beside the address tells which.
  static let isAmbiguous = AddressVerdict(rawValue: 1 << 1)
  /// No list of the province has it.
  static let isUnknown = AddressVerdict(rawValue: 1 << 2)
  /// None is named behind the first comma: it may be what the address begins with.
  static let isAbsent = AddressVerdict(rawValue: 1 << 3)

  /// It has to be decoded, or nothing in it is a unit's name or a word for one and several words are none of the language.
  static let isGarbled = AddressVerdict(rawValue: 1 << 4)

  /// The findings of the row that it is.
  var findings: RowFindings {
    var findings: RowFindings = []
    if contains(.isAmbiguous) { findings.insert(.communeAmbiguous) }
    if contains(.isUnknown) { findings.insert(.communeUnknown) }
    return findings
  }

  /// Reads an address or what stands behind its hamlet.
  ///
  /// Of a name only as much is told as is certain: hamlets are called like communes, so that one counts only with a word for
  /// its kind or a district behind it; and communes of other provinces are in no list.
  ///
  /// - Parameters:
  ///   - text: In any encoding; one that cannot be read says nothing.
  ///   - code: The commune code of the row when a list of some date has it, otherwise `0`.
  /// - Complexity: some microseconds.
  init(_ text: UnsafeBufferPointer<UInt8>, _ code: UInt16) {
    let tidy = TextRepair.tidy(text, encoding: nil)
    if tidy.isUnreadable {
      self = []
      return
    }
    let text = String(decoding: tidy.bytes, as: UTF8.self)
    let address = ParsedAddress(text)
    self = AddressVerdict.judge(address, code)
    let isUnread = self == .isAbsent && address.district.isEmpty && address.province.isEmpty
    if tidy.isDecoded
      || isUnread && (TextRepair.isGarbled(text) || AddressVerdict.isCoded(tidy.bytes, code))
    {
      insert(.isGarbled)
    }
  }

  /// Whether a text of ASCII names the commune of the code when VIQR or character codes are resolved.
  private static func isCoded(_ text: [UInt8], _ code: UInt16) -> Bool {
    text.allSatisfy { $0 < 0x80 }
      && text.withUnsafeBufferPointer { CommuneNameReading.decodedAddress($0, namedBy: code) }
        != nil
  }

  private static func judge(_ address: ParsedAddress, _ code: UInt16) -> AddressVerdict {
    if address.commune.isEmpty { return .isAbsent }
    guard address.communeKind != nil || !address.district.isEmpty else { return [] }
    let province = FoldingTable.fold(address.province)
    let communes = address.meanings.filter { !$0.unit.kind.isDistrict }
    let named = Set(communes.flatMap { [$0.unit.code] + $0.currentCodes })
    if !province.isEmpty, province != "nghe an" {
      return named.contains(code) && address.isOfOtherProvince ? .disagrees : []
    }
    if communes.isEmpty {
      let isOurs = isOfProvince(address, isKnown: code != 0 || !province.isEmpty)
      return isOurs && address.communeKind != nil && !hasNote(address.commune) ? .isUnknown : []
    }
    if code == 0 {
      let isSeveral = areSeveral(communes) || address.meanings.count > communes.count
      return isSeveral ? .isAmbiguous : []
    }
    if named.contains(code), address.hasCertainDistrict,
      !FormerDistricts.standard.mayLie(code, inDistrict: address.district)
    {
      return .disagrees
    }
    if address.isAmbiguous { return [] }
    if named.contains(code) { return [] }
    return named.isDisjoint(with: AdministrativeUnits.group(ofCode: code)) ? .disagrees : []
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether an address without a commune of ours is of the province all the same.
  ///
  /// - Parameter isKnown: Whether the row's code or the name of the province says so.
  private static func isOfProvince(_ address: ParsedAddress, isKnown: Bool) -> Bool {
    if address.district.isEmpty { return isKnown }
    return AdministrativeUnits.standard.resolve(name: address.district).meanings.contains {
      $0.unit.kind.isDistrict
    }
  }

  /// Whether something is added to a name: `Nghi Phú (cũ)`, `Nghi Phú mới`, `Nghi Phú 2`.
  private static func hasNote(_ name: String) -> Bool {
    if name.contains(where: { "()[]/0123456789".contains($0) }) { return true }
    let last = name.split(separator: " ").last.map { $0.lowercased() }
    return last.map { ["cũ", "mới", "cu", "moi"].contains($0) } ?? true
  }

  /// Whether communes of one name are not one place of today.
  private static func areSeveral(_ communes: [UnitMeaning]) -> Bool {
    guard let first = communes.first.map({ Set($0.currentCodes) }) else { return false }
    return communes.contains { first.isDisjoint(with: $0.currentCodes) }
  }
}
