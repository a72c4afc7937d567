import Identifiers

/// What a date or year beside a name says of the birth date of its row.
enum DateBesideName: Equatable {
  /// Nothing that the row does not say.
  case nothing
  /// It is the only date, or says more than the year of the row: a candidate.
  case candidate(BirthDate)
  /// It is another one.
  case disagrees
}

extension RecordCleanser {
  /// Weighs the date beside a name against the birth date of the row; nothing is said where the row has only candidates.
  func dateBesideName(_ raw: UnsafeBufferPointer<UInt8>, besides known: BirthDate) -> DateBesideName
  {
    guard let beside = dateBesideName(raw) else { return .nothing }
    if known.isEmpty { return .candidate(beside) }
    // What is not known of one of the two is no contradiction.
    if known.year != beside.year || known.hasMonth && beside.hasMonth && known.month != beside.month
      || known.hasDay && beside.hasDay && known.day != beside.day
    {
      return .disagrees
    }
    return beside.precision > known.precision ? .candidate(beside) : .nothing
  }

  /// The date or year of birth behind a name: `Nguyễn Văn An, 1956`, `Nguyễn Văn An (sinh 15/03/1956)`, `An sn 84`.
  ///
  /// - Returns: `nil` for a name without one, and where what stands there may be something else.
  private func dateBesideName(_ raw: UnsafeBufferPointer<UInt8>) -> BirthDate? {
    guard let first = raw.firstIndex(where: { $0 &- 0x30 <= 9 }), first >= 4 else { return nil }
    var text = raw[first...]
    while let last = text.last, last &- 0x30 > 9 { text = text.dropLast() }
    // A day, a month and a year at most, and nothing but separators between them.
    guard text.count <= 10,
      text.allSatisfy({ $0 &- 0x30 <= 9 || $0 == 0x2F || $0 == 0x2D || $0 == 0x2E })
    else { return nil }
    if text.count == 2 {
      guard RecordCleanser.namesYear(raw[..<first]) else { return nil }
      return year(ofTwoDigits: Int(text[first] & 15) * 10 + Int(text[first + 1] & 15))
    }
    guard text.count(where: { $0 &- 0x30 <= 9 }) >= 4 else { return nil }
    let reading = dates.read(UnsafeBufferPointer(rebasing: text).span, idBirthYear: nil)
    let form: DateRepairs = [.serial, .yearFromSerial, .compactForm, .twoDigitYear]
    guard reading.findings.isDisjoint(with: .ambiguousForm), reading.repairs.isDisjoint(with: form)
    else { return nil }
    return reading.date
  }

  /// Whether a text ends with a word for the year of birth: `An sn`, `An (SN: `, `An sinh năm`.
  private static func namesYear(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let letters = FoldedWords(UnsafeBufferPointer(rebasing: text)).text
    var words = letters.split { !$0.isLetter }
    guard let last = words.popLast(), !words.isEmpty else { return false }
    return ["sn", "ns", "sinh", "sinhnam"].contains(last)
      || last == "nam" && words.last == "sinh"
  }

  /// The one year of people alive that ends in two digits; `nil` where there are two.
  private func year(ofTwoDigits digits: Int) -> BirthDate? {
    let years = [1900 + digits, 2000 + digits].filter {
      $0 <= dates.asOf.year && dates.asOf.year - $0 <= 110
    }
    return years.count == 1 ? BirthDate(year: years[0]) : nil
  }
}
