/// Three plain numbers with one kind of separator between them: `5/3/1990`, `1990-03-05`.
///
/// The commonest forms beside `dd/mm/yyyy`, read without a scan and with the same result.
internal struct DateForm {
  let parts: DateResolver.Parts
  let repairs: DateRepairs

  /// Reads up to ten bytes, or gives `nil` for any other form.
  init?(_ bytes: Span<UInt8>, order: DateOrder, _ conventions: DateConventions) {
    var values: (Int, Int, Int) = (0, 0, 0)
    var digits: (Int, Int, Int) = (0, 0, 0)
    var separator: UInt8 = 0
    var field = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte.isDigit {
        let digit = Int(byte & 0x0F)
        switch field {
        case 0: (values.0, digits.0) = (values.0 &* 10 &+ digit, digits.0 &+ 1)
        case 1: (values.1, digits.1) = (values.1 &* 10 &+ digit, digits.1 &+ 1)
        default: (values.2, digits.2) = (values.2 &* 10 &+ digit, digits.2 &+ 1)
        }
      } else {
        guard byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."),
          separator == 0 || separator == byte, field < 2
        else { return nil }
        separator = byte
        field &+= 1
      }
    }
    guard field == 2, (1...2).contains(digits.1) else { return nil }
    var repairs: DateRepairs = separator == UInt8(ascii: "/") ? [] : .separators
    if digits.0 < 2 || digits.1 < 2 || digits.2 < 2 { repairs.insert(.shortForm) }
    if digits.0 == 4, (1...2).contains(digits.2) {
      repairs.insert(.yearFirst)
      if conventions.isDaySecond {
        parts = DateResolver.Parts(day: values.1, month: values.2, year: values.0)
        repairs.insert(.order)
      } else {
        parts = DateResolver.Parts(day: values.2, month: values.1, year: values.0)
      }
    } else if (1...2).contains(digits.0), digits.2 == 4 {
      parts =
        order == .dayMonth
        ? DateResolver.Parts(day: values.0, month: values.1, year: values.2)
        : DateResolver.Parts(day: values.1, month: values.0, year: values.2)
    } else {
      return nil
    }
    self.repairs = repairs
  }
}
