import VietnameseText

/// The commune that an address names, for files without a column of codes; one for each thread.
///
/// Addresses of one commune are mostly spelt alike behind the hamlet, so that a few hundred texts are read for a file.
/// The code depends on the address alone, not on those read before.
struct AddressCommunes {
  private static let mostTexts = 1 << 16
  private var codes: [[UInt8]: UInt16] = [:]

  /// The code of July 2025 of the commune, or 0 where the address does not name one and only one of Nghệ An.
  mutating func code(of address: UnsafeBufferPointer<UInt8>) -> UInt16 {
    guard !address.isEmpty else { return 0 }
    // Most addresses begin with a hamlet; where the first part is the commune, the rest names none.
    if let tail = AddressVerdicts.tail(of: address) {
      let code = code(ofText: tail)
      if code != 0 { return code }
    }
    return code(ofText: address)
  }

  private mutating func code(ofText text: UnsafeBufferPointer<UInt8>) -> UInt16 {
    let key = [UInt8](text)
    if let known = codes[key] { return known }
    let code = AddressCommunes.find(ParsedAddress(String(decoding: text, as: UTF8.self)))
    if codes.count < AddressCommunes.mostTexts { codes[key] = code }
    return code
  }

  /// A name alone is borne in many provinces: the district or the province must be ours.
  private static func find(_ address: ParsedAddress) -> UInt16 {
    let communes = address.meanings.filter { !$0.unit.kind.isDistrict }
    guard !communes.isEmpty, address.currentCodes.count == 1, let code = address.currentCodes.first
    else { return 0 }
    let province = FoldingTable.fold(address.province)
    if !province.isEmpty, province != "nghe an" { return 0 }
    if address.district.isEmpty {
      if province.isEmpty { return 0 }
    } else {
      let district = FoldingTable.fold(address.district)
      let isOurs = communes.contains { FoldingTable.fold($0.districtName).hasSuffix(district) }
      if !isOurs { return 0 }
    }
    return code
  }
}
