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
}
