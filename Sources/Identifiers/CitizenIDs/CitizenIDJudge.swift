/// Decides what numbers of the column of personal ID numbers mean, by their count of digits.
///
/// It knows nothing of the text around them, so that plain digits need no scan.
internal struct CitizenIDJudge {
  typealias Number = IDScan.Number

  let birthYear: Int?
  let isFemale: Bool?
  var reading = IDReading()

  mutating func takeOldID(_ number: Number) {
    if DummyNumber.isDummyOldID(number.value) {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    if let oldID = reading.oldID {
      if oldID != number.value {
        reading.findings.insert(.severalNumbers)
        reading.oldIDCandidate = number.value
      }
      return
    }
    reading.oldID = number.value
    if number.isJoined { reading.repairs.insert(.separators) }
    if !CMNDReader.isKnownPrefix(number.value) { reading.findings.insert(.unknownPrefix) }
  }

  /// Takes a CMND that was filled up with zeros to twelve digits: no province has the code 000.
  ///
  /// Where the last nine digits tell the birth year of the record, and its sex, as those of a personal ID number do, it is
  /// rather one with a wrong digit in its province: it stays what it was, with the CMND beside it. Otherwise the CMND is
  /// certain if the record has a year that speaks against that, and a candidate if not.
  mutating func takePaddedOldID(_ number: Number) {
    if DummyNumber.isDummyOldID(number.value) {
      takeOldID(number)
      return
    }
    let tail = CitizenID(uncheckedNumber: number.value)
    let hasSex = isFemale.map { $0 == tail.isFemale } ?? true
    if birthYear == tail.birthYear, hasSex {
      CitizenIDReader.accept(
        number.value, into: &reading, birthYear: birthYear, isFemale: isFemale)
    } else if birthYear != nil, birthYear != tail.birthYear, CMNDReader.isKnownPrefix(number.value)
    {
      takeOldID(number)
      if reading.oldID == number.value { reading.repairs.insert(.zerosTakenOff) }
      return
    } else {
      reading.findings.formUnion([.oldIDInPlace, .unknownProvince])
    }
    if reading.oldID == nil, CMNDReader.isKnownPrefix(number.value) {
      reading.oldIDCandidate = number.value
    }
  }

  /// Notes a number that belongs to a relative of the record's person.
  mutating func takeRelatives(_ number: Number) {
    reading.findings.insert(.relativesNumber)
    let id = CitizenID(uncheckedNumber: number.value)
    if number.digits > 9, !number.isGuess, id.isWitness, reading.relativeID == nil {
      reading.relativeID = id
    }
  }

  func objections(to id: CitizenID) -> IDFindings {
    CitizenIDReader.objections(to: id, birthYear: birthYear, isFemale: isFemale)
  }

  // MARK: Uncertain counts of digits

  mutating func readUncertain(_ number: Number) {
    if number.value == 0 {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    if number.label == .phone || number.label == .taxCode || number.label == .insuranceNumber,
      (9...13).contains(number.digits)
    {
      takeLabelled(number)
      return
    }
    if number.label == .passport, number.digits < 12 {
      reading.findings.insert(.foreignDocument)
      return
    }
    if number.isGuess {
      readGuess(number)
      return
    }
    switch number.digits {
    case 8: readEightDigits(number)
    case 10: readTenDigits(number)
    case 11: readElevenDigits(number)
    case 13: readThirteenDigits(number)
    default: break
    }
  }

  private mutating func takeLabelled(_ number: Number) {
    switch number.label {
    case .phone: take(.phone, number, finding: .phoneInPlace)
    case .taxCode: take(.taxCode, number, finding: .taxCodeInPlace)
    default: take(.insuranceNumber, number, finding: .insuranceNumberInPlace)
    }
  }

  private mutating func take(
    _ kind: OtherNumber.Kind, _ number: Number, finding: IDFindings
  ) {
    reading.findings.insert(finding)
    guard reading.otherNumber == nil else { return }
    reading.otherNumber = OtherNumber(kind: kind, number: number.value, digits: number.digits)
    reading.repairs.insert(.movedOther)
    if number.isJoined { reading.repairs.insert(.separators) }
  }

  /// Letters for digits are never certain, since no check digit confirms them; nor is a card's number that one speaks against.
  private mutating func readGuess(_ number: Number) {
    switch number.digits {
    case 12 where number.label == .card:
      offer(number, finding: .checkDigitWrong)
    case 12:
      offer(number, finding: .lettersForDigits)
    case 11 where number.firstDigit != 0:
      offer(number, finding: [.lettersForDigits, .zeroLost])
    case 9:
      reading.oldIDCandidate = number.value
      reading.findings.formUnion([.lettersForDigits, .oldIDInPlace])
    default:
      reading.findings.insert(.lettersForDigits)
    }
  }

  private mutating func offer(_ number: Number, finding: IDFindings) {
    let id = CitizenID(uncheckedNumber: number.value)
    if DummyNumber.isDummy(id) {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    reading.findings.formUnion(finding)
    reading.findings.formUnion(objections(to: id))
    reading.candidates.append(id)
    if number.isJoined { reading.repairs.insert(.separators) }
  }

  /// Eleven digits: a spreadsheet dropped the leading zero.
  private mutating func readElevenDigits(_ number: Number) {
    let id = CitizenID(uncheckedNumber: number.value)
    let objections = objections(to: id)
    if number.firstDigit == 0 {
      // A zero is there, so none was dropped; mobile numbers had eleven digits until 2018.
      if number.value / 1_000_000_000 == 1, objections.contains(.unknownProvince) || !hasWitnesses {
        take(.phone, number, finding: .phoneInPlace)
      } else if objections.isEmpty, hasWitnesses {
        offer(number, finding: .zeroLost)
      }
      return
    }
    if DummyNumber.isDummy(id) || number.value == 12_345_678_901 {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    let isInternationalPhone = [843, 845, 847, 848, 849].contains(number.value / 100_000_000)
    if isInternationalPhone, !objections.isEmpty || !hasWitnesses {
      let local = number.value - 84_000_000_000
      reading.otherNumber = OtherNumber(kind: .phone, number: local, digits: 10)
      reading.repairs.insert(.movedOther)
      reading.findings.insert(.phoneInPlace)
      if objections.isEmpty { offer(number, finding: .zeroLost) }
      return
    }
    if !objections.isDisjoint(with: [.unknownProvince, .futureCentury]) {
      reading.findings.formUnion(objections)
      reading.findings.insert(.wrongLength)
      return
    }
    if !objections.isDisjoint(with: [.sexDisagrees, .yearDisagrees]) {
      offer(number, finding: .zeroLost)
      return
    }
    if let accepted = reading.citizenID {
      if accepted != id { becomeSeveral(accepted, id) }
      return
    }
    // Without the year for a witness any eleven digits behind a province would become a number; an unknown sex cannot
    // speak against it, and many lists have no column for it.
    guard birthYear != nil else {
      offer(number, finding: .zeroLost)
      return
    }
    CitizenIDReader.accept(id.number, into: &reading, birthYear: birthYear, isFemale: isFemale)
    reading.repairs.insert(.paddedZero)
    if number.isJoined { reading.repairs.insert(.separators) }
  }

  private mutating func becomeSeveral(_ left: CitizenID, _ right: CitizenID) {
    reading.citizenID = nil
    reading.repairs.remove(.paddedZero)
    reading.findings.formUnion([.severalNumbers, .zeroLost])
    reading.candidates.append(left)
    reading.candidates.append(right)
  }

  private var hasWitnesses: Bool { birthYear != nil && isFemale != nil }

  /// Ten digits: an insurance number, a phone number, a tax code, or two lost zeros.
  private mutating func readTenDigits(_ number: Number) {
    if DummyNumber.isDummyInsuranceNumber(number.value) {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    let firstTwo = Int(number.value / 100_000_000)
    let isTaxCode = TaxCode.hasValidCheckDigit(number.value)
    if [3, 5, 7, 8, 9].contains(firstTwo) {
      take(.phone, number, finding: .phoneInPlace)
    } else if ProvinceCodes.isKnown(firstTwo) {
      take(.insuranceNumber, number, finding: .insuranceNumberInPlace)
      if isTaxCode { reading.findings.insert(.taxCodeInPlace) }
    } else if isTaxCode {
      take(.taxCode, number, finding: .taxCodeInPlace)
    } else {
      reading.findings.insert(.wrongLength)
    }
    let id = CitizenID(uncheckedNumber: number.value)
    if number.firstDigit != 0, birthYear != nil, objections(to: id).isEmpty {
      offer(number, finding: .twoZerosLost)
    }
  }

  /// Eight digits: a CMND that lost its zero, or a date.
  private mutating func readEightDigits(_ number: Number) {
    if DummyNumber.isDummyOldID(number.value) || number.value % 11_111_111 == 0 {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    let value = Int(number.value)
    let isDate =
      BirthDate(year: value % 10_000, month: value / 10_000 % 100, day: value / 1_000_000)
      .map { (1900..<2100).contains($0.year) && $0.precision == .day } ?? false
      || BirthDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        .map { (1900..<2100).contains($0.year) && $0.precision == .day } ?? false
    if isDate { reading.findings.insert(.dateInPlace) }
    if number.firstDigit != 0 {
      reading.oldIDCandidate = number.value
      reading.findings.formUnion([.oldIDInPlace, .zeroLost])
    }
  }

  /// Thirteen digits: the tax code of a branch, or one digit too many.
  private mutating func readThirteenDigits(_ number: Number) {
    let isTaxCode = TaxCode.hasValidCheckDigit(number.value / 1000)
    var fitting = Candidates<CitizenID>()
    var count = 0
    NumberNeighbours.forEachShortening(of: number.value) { shorter in
      let id = CitizenID(uncheckedNumber: shorter)
      guard objections(to: id).isEmpty else { return }
      count += 1
      fitting.append(id)
    }
    if isTaxCode, !hasWitnesses || count == 0 {
      take(.taxCode, number, finding: .taxCodeInPlace)
      return
    }
    reading.findings.insert(.wrongLength)
    guard hasWitnesses, count > 0 else { return }
    reading.findings.insert(.digitTooMany)
    if count > Candidates<CitizenID>.capacity { fitting = withoutDoubledDigit(number.value) }
    for id in fitting { reading.candidates.append(id) }
  }

  /// The fitting numbers without one of two equal neighbours, the digit most often typed too many.
  private func withoutDoubledDigit(_ number: UInt64) -> Candidates<CitizenID> {
    var found = Candidates<CitizenID>()
    var place: UInt64 = 1
    for _ in 0..<12 {
      let high = number / place / 10
      if number / place % 10 == high % 10 {
        let id = CitizenID(uncheckedNumber: high * place + number % place)
        if objections(to: id).isEmpty { found.append(id) }
      }
      place *= 10
    }
    return found
  }

  /// Says why a cell that holds something gave nothing.
  mutating func nameFailure(hasDigits: Bool) {
    guard reading.findings.isEmpty, !hasResult else { return }
    reading.findings.insert(hasDigits ? .wrongLength : .placeholder)
  }

  /// Tells whether any number was found, certain or not.
  var hasResult: Bool {
    reading.citizenID != nil || reading.oldID != nil || reading.otherNumber != nil
      || reading.oldIDCandidate != nil || !reading.candidates.isEmpty
  }

  /// A CMND without a personal ID number beside it is moved to its own field.
  mutating func moveOldID() {
    guard reading.oldID != nil else { return }
    reading.repairs.insert(.movedOldID)
    reading.findings.insert(.oldIDInPlace)
  }
}
