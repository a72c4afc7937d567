import Identifiers

/// What is written in place of a faulty part of a birth date, and by which rules.
///
///     '28 → 28        20.0 → 20        97 → 1997 (year)        Ba → 03 (month)
struct MendedDatePart {
  enum Part { case day, month, year }

  private(set) var text: [UInt8]
  private(set) var repairs = CellRepairSet()

  /// Mends a part whose value is known; `nil` for one without a fault, and for one that does not say that value.
  init?(_ field: UnsafeBufferPointer<UInt8>, _ part: Part, value: Int) {
    var text = field.filter { $0 != UInt8(ascii: " ") }
    if text.first == UInt8(ascii: "'") {
      text.removeFirst()
      repairs.record.date.insert(.textMark)
    } else if text.starts(with: "\u{2019}".utf8) || text.starts(with: "\u{2018}".utf8) {
      text.removeFirst(3)
      repairs.record.date.insert(.textMark)
    }
    if text.count > 2, text.last == UInt8(ascii: "0"),
      text[text.count - 2] == UInt8(ascii: ".") || text[text.count - 2] == UInt8(ascii: ",")
    {
      text.removeLast(2)
      repairs.record.id.insert(.floatForm)
    }
    let isNumber = (1...4).contains(text.count) && text.allSatisfy { $0 &- 0x30 < 10 }
    if !isNumber {
      // The date was read with the word, so that the word is the month.
      guard part == .month, !text.isEmpty, text.allSatisfy({ $0 &- 0x30 >= 10 }) else { return nil }
      text = [0x30 + UInt8(value / 10), 0x30 + UInt8(value % 10)]
      repairs.record.date.insert(.words)
    } else {
      let number = text.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      if part == .year, text.count == 2, value % 100 == number {
        text = Array(String(value).utf8)
        repairs.record.date.insert(.twoDigitYear)
      } else if number != value {
        return nil
      }
    }
    if repairs.isEmpty { return nil }
    self.text = text
  }
}
