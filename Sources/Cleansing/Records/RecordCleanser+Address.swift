import VietnameseText

/// Addresses of rows that came in another encoding.
extension RecordCleanser {
  /// The key of an address, decoded first where the name of the same row had to be.
  ///
  /// - Complexity: a look-up for a known text; some microseconds for one that is decoded.
  func addressKey(
    _ field: UnsafeBufferPointer<UInt8>, _ record: CleanRecord
  ) -> UInt32 {
    if profile.nameEncoding == .viqr {
      let text = TextRepair.tidy(field, encoding: .viqr)
      return text.bytes.withUnsafeBufferPointer { memory.addresses.key($0) }
    }
    guard !record.repairs.name.isDisjoint(with: RecordCleanser.decodings),
      field.contains(where: { $0 >= 0x80 }),
      let encoding = RecordCleanser.encodings.first(where: {
        record.repairs.name.contains($0.textRepair)
      })
    else { return memory.addresses.key(field) }
    let text = TextRepair.tidy(field, encoding: encoding)
    return text.bytes.withUnsafeBufferPointer { memory.addresses.key($0) }
  }

  private static let encodings: [LegacyEncoding] = [
    .tcvn3, .tcvn5712, .vni, .viscii, .vps, .windows1258, .utf8AsWindows1252,
  ]

  /// The repairs of a name that was decoded.
  private static let decodings: NameRepairs = encodings.reduce(into: []) {
    $0.formUnion($1.textRepair)
  }
}
