import VietnameseText

/// The commune that an address names, for files without a column of codes; one for each thread.
///
/// Addresses of one commune are mostly spelt alike behind the hamlet, so that a few hundred texts are read for a file.
struct AddressCommunes {
  private static let mostTexts = 1 << 16
  private var codes: [[UInt8]: UInt16] = [:]

  /// The code of July 2025 of the commune, or 0 where the address does not name one and only one of Nghệ An.
  mutating func code(of address: UnsafeBufferPointer<UInt8>) -> UInt16 {
    guard !address.isEmpty else { return 0 }
    let text = [UInt8](AddressVerdicts.tail(of: address) ?? address)
    if let known = codes[text] { return known }
    let code = AddressCommunes.find(ParsedAddress(String(decoding: address, as: UTF8.self)))
    if codes.count < AddressCommunes.mostTexts { codes[text] = code }
    return code
  }

  /// A name alone is borne in many provinces: the district or the province must be ours.
  private static func find(_ address: ParsedAddress) -> UInt16 {
    let communes = address.meanings.filter { !$0.unit.kind.isDistrict }
    guard let first = communes.first, address.currentCodes.count == 1 else { return 0 }
    let province = FoldingTable.fold(address.province)
    if !province.isEmpty, province != "nghe an" { return 0 }
    if address.district.isEmpty {
      if province.isEmpty { return 0 }
    } else {
      let district = FoldingTable.fold(address.district)
      let isOurs = communes.contains { FoldingTable.fold($0.districtName).hasSuffix(district) }
      if !isOurs { return 0 }
    }
    return address.currentCodes.first ?? first.unit.code
  }
}
