/// Reads one cell of the column of birth dates.
///
/// `dd/mm/yyyy` is read without looking further; every other cell takes the slow path, which knows
/// the forms that people and programs write. Day and month are never exchanged while both readings
/// are possible: that is decided for a whole column (``DateOrder``) or weighed by the matcher.
public struct BirthDateReader: Sendable {
  /// The order of day and month in the column.
  public let order: DateOrder
  /// The last possible date of birth.
  public let asOf: BirthDate
  /// What else the column does otherwise than others.
  let conventions: DateConventions

  /// Makes a reader for one column.
  ///
  /// - Parameters:
  ///   - order: The order of day and month; see ``DateOrder/decide(_:)``.
  ///   - asOfYear: The year of the data.
  ///   - asOf: The day of the data; the last of the year when it is left out.
  ///   - conventions: What else is decided for the column; see ``DateConventions/decide(_:_:)``.
  public init(
    order: DateOrder = .dayMonth, asOfYear: Int, asOf: BirthDate? = nil,
    conventions: DateConventions = DateConventions()
  ) {
    self.order = order
    self.conventions = conventions
    let last = BirthDate(year: min(max(asOfYear, 1), 9999), month: 12, day: 31)
    let day = asOf.flatMap { $0.precision == .day ? $0 : nil }
    self.asOf = day ?? last ?? .empty
  }

  /// Reads a cell.
  ///
  ///     read("05/03/1990", idBirthYear: nil)  // 05/03/1990
  ///     read("12/06/1905", idBirthYear: 1990)  // 1990, repairs B07
  ///     read("31/02/1990", idBirthYear: nil)  // 1990, findings B55
  ///
  /// - Parameters:
  ///   - bytes: The cell as it is in the file; any bytes.
  ///   - idBirthYear: The birth year that the personal ID number of the record tells. It completes a
  ///     year of two digits, and a disagreement is a finding.
  /// - Complexity: O(n); never allocates.
  public func read(_ bytes: Span<UInt8>, idBirthYear: Int?) -> DateReading {
    if bytes.count == 10, let parts = slashed(bytes) {
      var reading = DateResolver(reader: self, idBirthYear: idBirthYear).resolve(parts)
      if conventions.isExchangedInSheet { reading.exchange(conventions, asOf: asOf) }
      return reading
    }
    if bytes.isEmpty {
      var reading = DateReading()
      reading.findings = .missing
      return reading
    }
    if bytes.count == 4, let year = PlainDigits.value(of: bytes),
      let date = BirthDate(year: Int(year)), date.year <= asOf.year
    {
      return DateResolver(reader: self, idBirthYear: idBirthYear).check(date)
    }
    if bytes.count >= 8, bytes.count <= 10, let form = DateForm(bytes, order: order, conventions) {
      var reading = DateResolver(reader: self, idBirthYear: idBirthYear).resolve(form.parts)
      if reading.date != nil || !reading.alternatives.isEmpty {
        reading.repairs.formUnion(form.repairs)
      }
      if hasExchanged { reading.exchange(conventions, asOf: asOf) }
      return reading
    }
    var scan = DateScan(bytes, resolver: DateResolver(reader: self, idBirthYear: idBirthYear))
    var reading = scan.read()
    if hasExchanged { reading.exchange(conventions, asOf: asOf) }
    return reading
  }

  private var hasExchanged: Bool { conventions.isExchanged || conventions.isExchangedInSheet }

  /// Reads `dd/mm/yyyy` in the order of the column.
  @inline(__always)
  private func slashed(_ bytes: Span<UInt8>) -> DateResolver.Parts? {
    let bytes = bytes.extracting(first: 10)
    guard bytes.count == 10, bytes[2] == UInt8(ascii: "/"), bytes[5] == UInt8(ascii: "/") else {
      return nil
    }
    let d1 = bytes[0] &- 0x30
    let d2 = bytes[1] &- 0x30
    let m1 = bytes[3] &- 0x30
    let m2 = bytes[4] &- 0x30
    let y1 = bytes[6] &- 0x30
    let y2 = bytes[7] &- 0x30
    let y3 = bytes[8] &- 0x30
    let y4 = bytes[9] &- 0x30
    let highest = max(max(max(d1, d2), max(m1, m2)), max(max(y1, y2), max(y3, y4)))
    guard highest <= 9 else { return nil }
    let first = Int(d1) &* 10 &+ Int(d2)
    let second = Int(m1) &* 10 &+ Int(m2)
    let century = Int(y1) &* 10 &+ Int(y2)
    let year = century &* 100 &+ Int(y3) &* 10 &+ Int(y4)
    return order == .dayMonth
      ? DateResolver.Parts(day: first, month: second, year: year)
      : DateResolver.Parts(day: second, month: first, year: year)
  }
}
