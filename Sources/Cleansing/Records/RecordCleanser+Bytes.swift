import Hashing
import Identifiers

// Values that are read from bytes at once, without a reader.

extension RecordCleanser {
  /// `dd/mm/yyyy` with real day and month, or `nil`.
  @inline(__always)
  static func plainDate(_ field: UnsafeBufferPointer<UInt8>, _ order: DateOrder) -> BirthDate? {
    guard order == .dayMonth, field[2] == UInt8(ascii: "/"), field[5] == UInt8(ascii: "/") else {
      return nil
    }
    func digit(_ position: Int) -> Int { Int(field[position] &- 0x30) }
    let digits = (
      digit(0), digit(1), digit(3), digit(4), digit(6), digit(7), digit(8), digit(9)
    )
    let greatest = max(
      max(max(digits.0, digits.1), max(digits.2, digits.3)),
      max(max(digits.4, digits.5), max(digits.6, digits.7)))
    guard greatest <= 9 else { return nil }
    let day = digits.0 * 10 + digits.1
    let month = digits.2 * 10 + digits.3
    let year = digits.4 * 1000 + digits.5 * 100 + digits.6 * 10 + digits.7
    guard day >= 1, month >= 1, month <= 12, day <= 28 || day <= RecordCleanser.days(month, year)
    else { return nil }
    return BirthDate(uncheckedYear: year, month: month, day: day)
  }

  /// A date that needs no further look, or ``BirthDate/empty``: in the order of day, month and year, no first of January, and of a year that
  /// is neither a serial number's nor one to come.
  ///
  /// - Parameter latestYear: The year of the run.
  @inline(__always)
  static func settledDate(
    _ field: UnsafeBufferPointer<UInt8>, _ order: DateOrder, latestYear: Int
  ) -> BirthDate {
    guard field.count == 10, let date = plainDate(field, order), date.year >= 1910,
      date.year < latestYear, !date.isFirstOfJanuary
    else { return .empty }
    return date
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The value of a field that holds digits only, up to 18 of them.
  @inline(__always)
  static func digits(_ field: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard !field.isEmpty, field.count <= 18 else { return nil }
    if field.count >= 8, field.count <= 16 { return PlainDigits.value(of: field.span) }
    var value: UInt64 = 0
    for byte in field {
      let digit = byte &- 0x30
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ UInt64(digit)
    }
    return value
  }

  /// The code of a cell that holds digits only, or `0`.
  @inline(__always)
  static func plainCommuneCode(_ field: UnsafeBufferPointer<UInt8>) -> UInt16 {
    guard let value = digits(field) else { return 0 }
    return UInt16(exactly: value) ?? 0
  }

  /// The code of a cell, whatever a spreadsheet or a list put beside it: `03708`, `3708.0`, `03708 - Xã Mường Pồn`,
  /// `Xã Quỳnh Hồng (17179)`.
  static func communeCode(_ field: UnsafeBufferPointer<UInt8>) -> UInt16 {
    let plain = plainCommuneCode(field)
    return plain != 0 || field.isEmpty ? plain : dressedCommuneCode(field)
  }

  @inline(never)
  private static func dressedCommuneCode(_ field: UnsafeBufferPointer<UInt8>) -> UInt16 {
    let start = field.firstIndex { $0 > 0x20 && $0 != 0x27 } ?? field.endIndex
    let number = field[start...].prefix { $0 &- 0x30 <= 9 }
    guard (4...5).contains(number.count) else { return codeBesideName(field) ?? 0 }
    var rest = field[number.endIndex...]
    // `.0` of a number with decimals.
    if rest.first == 0x2E || rest.first == 0x2C {
      rest = rest.dropFirst().drop { $0 == 0x30 }
      if rest.contains(where: { $0 > 0x20 }) { return 0 }
    }
    if rest.contains(where: { $0 &- 0x30 <= 9 }) { return 0 }
    return plainCommuneCode(UnsafeBufferPointer(rebasing: number))
  }

  /// The code that stands beside the name of its own commune: `17179 - Quỳnh Hồng`.
  static func codeBesideName(_ field: UnsafeBufferPointer<UInt8>) -> UInt16? {
    guard (8...80).contains(field.count), let start = field.firstIndex(where: { $0 &- 0x30 < 10 })
    else { return nil }
    let digits = field[start...].prefix { $0 &- 0x30 < 10 }
    let code = RecordCleanser.plainCommuneCode(UnsafeBufferPointer(rebasing: digits))
    guard digits.count == 5, AdministrativeUnits.standard.knows(code) else { return nil }
    var name = Array(field[..<start]) + Array(field[digits.endIndex...])
    if name.contains(where: { $0 &- 0x30 < 10 }) { return nil }
    name.removeAll { $0 == 0x2D || $0 == 0x3A || $0 == 0x28 || $0 == 0x29 || $0 == 0x2E }
    let reading = name.withUnsafeBufferPointer { CommuneNameReading($0) }
    return reading.codes.contains(code) ? code : nil
  }

  static func hash(_ field: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard !field.isEmpty else { return 0 }
    let hash = Hashing.bytes(field)
    return max(UInt32(truncatingIfNeeded: Hashing.spread(hash ^ hash >> 29) >> 32), 1)
  }
}
