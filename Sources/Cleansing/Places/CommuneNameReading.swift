import VietnameseText

/// What is known of a commune's name as a file writes it.
struct CommuneNameReading {
  /// The codes of all dates that bore the name, with or without marks.
  let codes: Set<UInt16>

  init(_ field: UnsafeBufferPointer<UInt8>) {
    let tidy = TextRepair.tidy(field, encoding: nil)
    let name = String(decoding: tidy.bytes, as: UTF8.self)
    let meanings = AdministrativeUnits.standard.resolve(name: name).meanings
    let communes = meanings.filter { !$0.unit.kind.isDistrict }
    // A unit's codes: its own, and that of the unit that it went into.
    codes = Set(communes.flatMap { [$0.unit.code] + $0.currentCodes })
  }

  /// The name in another encoding than its column, where one reading and no other is the commune of the row's code, spelt
  /// as a list spells it.
  static func decoded(
    _ field: UnsafeBufferPointer<UInt8>, namedBy code: UInt16
  ) -> (bytes: [UInt8], repairs: NameRepairs)? {
    var found: (text: String, repairs: NameRepairs)?
    for reading in TextRepair.readings(of: field) {
      let name = AdministrativeUnits.standard.resolve(name: reading.text)
      let isNamed = name.meanings.contains {
        !$0.unit.kind.isDistrict && ([$0.unit.code] + $0.currentCodes).contains(code)
      }
      guard name.isExact, isNamed else { continue }
      if let found, found.text != reading.text { return nil }
      if found == nil { found = reading }
    }
    return found.map { (Array($0.text.utf8), $0.repairs) }
  }

  /// An address in another encoding than its column, where one reading and no other is of words of the language and names
  /// the commune of the row's code.
  static func decodedAddress(
    _ field: UnsafeBufferPointer<UInt8>, namedBy code: UInt16
  ) -> (bytes: [UInt8], repairs: NameRepairs)? {
    guard code != 0 else { return nil }
    var found: (text: String, repairs: NameRepairs)?
    for reading in TextRepair.readings(of: field) where TextRepair.isLanguage(reading.text) {
      let address = ParsedAddress(reading.text)
      guard address.communeKind != nil,
        address.meanings.contains(where: { ([$0.unit.code] + $0.currentCodes).contains(code) })
      else { continue }
      if let found, found.text != reading.text { return nil }
      if found == nil { found = reading }
    }
    return found.map { (Array($0.text.utf8), $0.repairs) }
  }
}
