import Identifiers
import Tables

extension ChunkCleaner {
  /// Reads sex, birth date and numbers, which are witnesses of each other.
  mutating func readIdentity(_ row: borrowing Row, round: Int) {
    var sex = Sex.unknown
    if let column = columns.gender { sex = readSex(row, column, round) }
    if sex == .unknown, let (_, known) = roles.filledSex(row) { sex = known }
    current.sex = sex
    let year = readDate(row, round)
    if let column = columns.citizenID {
      readCitizenID(row, column, birthYear: year == 0 ? nil : year, sex: sex, round)
    }
    if let column = columns.oldID { readOldID(row, column, round) }
    var number: InsuranceNumber?
    if let column = columns.siNumber { number = readInsuranceNumber(row, column, round) }
    if let column = columns.card { readCard(row, column, number: number, round) }
  }

  // MARK: Sex

  private mutating func readSex(_ row: borrowing Row, _ column: Int, _ round: Int) -> Sex {
    let field = cell(row, column)
    if round == 1, let base = field.baseAddress, field.count <= 16 {
      let word = CellBytes.firstWord(base, field.count)
      if maleWord.isWhole(word, field.count) {
        current.known.insert(column, form: 0)
        return .male
      }
      if femaleWord.isWhole(word, field.count) {
        current.known.insert(column, form: 1)
        return .female
      }
    }
    let reading = cleanser.readSex(field, row)
    if reading.finding != .none || round > 1 {
      var findings = CellFindingSet()
      findings.cell = CleanCodes.finding(reading.finding)
      note(column, findings, round: round)
    }
    if let words = forms.sexWords, reading.sex != .unknown {
      let word = reading.sex == .female ? words.female : words.male
      // A code is made a word only where the row's own number does not tell the other sex.
      let isDoubtful = SexCodes.isCode(field) && cleanser.contradictsNumber(reading.sex, row)
      if !field.elementsEqual(word), !isDoubtful {
        var repairs = CellRepairSet()
        repairs.cell = .columnForm
        edit(row, column, to: word, repairs)
      }
    }
    return reading.sex
  }

  // MARK: Birth date

  /// Reads the birth date and returns its year, or `0`.
  private mutating func readDate(_ row: borrowing Row, _ round: Int) -> Int {
    guard let column = columns.birthDate ?? roles.birthDateColumn(row) else {
      return readDateParts(row, round)
    }
    let field = cell(row, column)
    if forms.dates == .slash {
      let settled = RecordCleanser.settledDate(
        field, profile.plainDateOrder, latestYear: latestPlainYear)
      if !settled.isEmpty {
        current.date = settled
        current.known.insert(column, form: 0)
        if round > 1 { note(column, CellFindingSet(), round: round) }
        return settled.year
      }
    }
    let witness = yearOfID(row)
    // A cell that was written anew has the day first, also where the column has the month first.
    let isWritten = cells[column].edit != nil
    let reading = (isWritten ? writtenDates : dates).read(field.span, idBirthYear: witness)
    current.date = reading.date ?? .empty
    var findings = CellFindingSet()
    findings.record.date = reading.findings
    // The finding of the number says the same.
    if columns.citizenID != nil { findings.record.date.remove(.yearDisagrees) }
    note(column, findings, round: round)
    var repairs = CellRepairSet()
    repairs.record.date = reading.repairs
    if dates.order == .monthDay, !isWritten, reading.isTurned { repairs.record.date.insert(.order) }
    // A note is the only witness of a lunar date, and so is a day that the lunar calendar alone has: the cell stays.
    let isLunar = reading.findings.contains(.lunarOnly)
    if let date = reading.date {
      if isLunar { return date.year }
      if reading.findings.contains(.exchanged) {
        // What the spreadsheet was given is certain for the column, not for each of its cells.
        if level == .candidates {
          write(date, row, column, repairs: repairs, witness: witness, isCandidate: true)
        }
        return date.year
      }
      if let turned = ChunkCleaner.turned(reading) {
        // Day and month in the other order are the only day that the cell can mean: it says more than its year.
        if level == .candidates {
          write(turned, row, column, repairs: CellRepairSet(), witness: witness, isCandidate: true)
        }
        return date.year
      }
      write(date, row, column, repairs: repairs, witness: witness)
    } else if reading.repairs.contains(.blanked) {
      edit(row, column, to: EmptyCollection(), repairs)
    } else if level == .candidates, reading.alternatives.count == 1 {
      let date = reading.alternatives[0]
      if write(date, row, column, repairs: repairs, witness: witness, isCandidate: true) {
        current.date = date
      }
    }
    return current.date.year
  }

  /// The one day that a date with an impossible month is when day and month change places.
  private static func turned(_ reading: DateReading) -> BirthDate? {
    guard reading.findings.contains(.impossibleMonth), reading.repairs.contains(.partDropped),
      reading.alternatives.count == 1, reading.alternatives[0].precision == .day
    else { return nil }
    return reading.alternatives[0]
  }

  /// Reads the birth date from columns of day, month and year; what is wrong is told of the year.
  private mutating func readDateParts(_ row: borrowing Row, _ round: Int) -> Int {
    guard let column = cleanser.yearColumn else { return 0 }
    let reading = cleanser.readParts(row, witness: yearOfID(row))
    current.date = reading.date ?? .empty
    var findings = CellFindingSet()
    findings.record.date = reading.findings
    if columns.citizenID != nil { findings.record.date.remove(.yearDisagrees) }
    note(column, findings, round: round)
    mendDateParts(row, reading)
    return current.date.year
  }

  /// Mends the form of the cells of day, month and year, and blanks those of a default date.
  private mutating func mendDateParts(_ row: borrowing Row, _ reading: DateReading) {
    let parts = cleanser.dateParts
    if reading.date == nil, reading.repairs.contains(.blanked) {
      var repairs = CellRepairSet()
      repairs.record.date = .blanked
      for column in parts.columns { edit(row, column, to: EmptyCollection(), repairs) }
    }
    guard let date = reading.date, date.precision == .day,
      reading.findings.isDisjoint(with: [.lunarOnly, .exchanged])
    else { return }
    for (column, part, value) in [
      (parts.dayColumn, MendedDatePart.Part.day, date.day), (parts.monthColumn, .month, date.month),
      (parts.yearColumn, .year, date.year),
    ] {
      guard let column, let mended = MendedDatePart(row.field(column), part, value: value) else {
        continue
      }
      edit(row, column, to: mended.text, mended.repairs)
    }
  }

  /// Writes a date that another cell of the row holds.
  mutating func writeCandidate(_ date: BirthDate, _ row: borrowing Row, _ column: Int) {
    if write(date, row, column, repairs: CellRepairSet(), witness: nil, isCandidate: true) {
      current.date = date
    }
  }

  /// Writes a date in the form of the column, if it can be read back from it; the day first where the column has the
  /// month first.
  @discardableResult
  mutating func write(
    _ date: BirthDate, _ row: borrowing Row, _ column: Int, repairs: CellRepairSet, witness: Int?,
    isCandidate: Bool = false
  ) -> Bool {
    for style in [forms.dates == .monthFirst ? .slash : forms.dates, .slash] {
      target.removeAll(keepingCapacity: true)
      style.append(date, to: &target)
      if cell(row, column).elementsEqual(target) { return false }
      guard writtenDates.read(target.span, idBirthYear: witness).date == date else { continue }
      var repairs = repairs
      if repairs.isEmpty, !isCandidate { repairs.cell = .columnForm }
      edit(row, column, to: target, repairs, isCandidate: isCandidate)
      return true
    }
    return false
  }

  /// The birth year that the personal ID number tells, as it is so far.
  private func yearOfID(_ row: borrowing Row) -> Int? {
    columns.citizenID.flatMap { RecordCleanser.birthYear(ofNumber: cell(row, $0)) }
  }

  // MARK: Personal ID number and CMND

  private mutating func readCitizenID(
    _ row: borrowing Row, _ column: Int, birthYear: Int?, sex: Sex, _ round: Int
  ) {
    let field = cell(row, column)
    if round == 1 {
      let plain = CitizenIDReader.plainNumber(
        field.span, birthYear: birthYear, isFemale: sex.isFemale)
      if plain != 0 {
        current.known.insert(column, form: 0)
        current.known.citizenID = plain
        return
      }
    }
    current.known.citizenID = 0
    let reading = cleanser.citizenID(field, birthYear: birthYear, sex)
    if !reading.findings.isEmpty || round > 1 {
      var findings = CellFindingSet()
      findings.record.id = reading.findings
      note(column, findings, round: round)
    }
    if reading.citizenID != nil, field.count == 12, reading.repairs.isEmpty { return }
    var repairs = CellRepairSet()
    repairs.record.id = reading.repairs
    // No column takes a phone number or a tax code: they stay and are findings.
    repairs.record.id.remove(.movedOther)
    if let id = reading.citizenID {
      if let oldID = reading.oldID { moveOldID(oldID, row) }
      edit(row, column, to: digits(id.number, 12), repairs)
    } else if let oldID = reading.oldID {
      if moveOldID(oldID, row) {
        edit(row, column, to: EmptyCollection(), repairs)
      } else {
        repairs.record.id.remove(.movedOldID)
        edit(row, column, to: digits(oldID, 9), repairs)
      }
    } else if reading.repairs.contains(.blanked), reading.otherNumber == nil,
      reading.candidates.isEmpty, reading.oldIDCandidate == nil
    {
      edit(row, column, to: EmptyCollection(), repairs)
    } else if level == .candidates, reading.otherNumber == nil {
      if reading.candidates.count == 1, reading.oldIDCandidate == nil {
        edit(row, column, to: digits(reading.candidates[0].number, 12), repairs, isCandidate: true)
      } else if reading.candidates.isEmpty, let oldID = reading.oldIDCandidate,
        !reading.findings.contains(.dateInPlace)
      {
        edit(row, column, to: digits(oldID, 9), repairs, isCandidate: true)
      }
    }
  }

  /// Puts a CMND into its own column, when there is one that is empty or holds the same.
  @discardableResult
  mutating func moveOldID(_ oldID: UInt64, _ row: borrowing Row) -> Bool {
    guard let column = columns.oldID else { return false }
    let field = cell(row, column)
    let there = CMNDReader.read(field.span)
    let isFree = there.findings.contains(.missing) || there.repairs.contains(.blanked)
    guard there.number == oldID || there.number == nil && there.candidate == nil && isFree else {
      return false
    }
    var repairs = CellRepairSet()
    repairs.record.id = .movedOldID
    edit(row, column, to: digits(oldID, 9), repairs)
    return true
  }

  private mutating func readOldID(_ row: borrowing Row, _ column: Int, _ round: Int) {
    let field = cell(row, column)
    if field.isEmpty { return }
    let reading = CMNDReader.read(field.span)
    var findings = CellFindingSet()
    // Most people have no CMND any more: an empty cell is nothing to be told.
    findings.record.id = reading.findings.subtracting(.missing)
    note(column, findings, round: round)
    var repairs = CellRepairSet()
    repairs.record.id = reading.repairs
    if let number = reading.number {
      edit(row, column, to: digits(number, number < 1_000_000_000 ? 9 : 12), repairs)
    } else if reading.repairs.contains(.blanked), reading.candidate == nil {
      edit(row, column, to: EmptyCollection(), repairs)
    } else if level == .candidates, let number = reading.candidate {
      let count = number < 1_000_000_000 ? 9 : 12
      edit(row, column, to: digits(number, count), repairs, isCandidate: true)
    }
  }

  // MARK: Insurance number and card

  private mutating func readInsuranceNumber(
    _ row: borrowing Row, _ column: Int, _ round: Int
  ) -> InsuranceNumber? {
    let field = cell(row, column)
    if round == 1 {
      let plain = InsuranceNumberReader.plainNumber(field.span)
      if plain != 0 {
        current.known.insert(column, form: 0)
        current.known.insuranceNumber = plain
        return InsuranceNumber(number: plain)
      }
    }
    current.known.insuranceNumber = 0
    let reading = InsuranceNumberReader.read(field.span)
    if !reading.findings.isEmpty || round > 1 {
      var findings = CellFindingSet()
      findings.record.id = reading.findings
      note(column, findings, round: round)
    }
    if reading.number != nil, field.count == 10, reading.repairs.isEmpty { return reading.number }
    var repairs = CellRepairSet()
    repairs.record.id = reading.repairs
    if let number = reading.number {
      if reading.repairs.isEmpty { repairs.record.id = .separators }
      keepCard(field, row, repairs)
      edit(row, column, to: digits(number.number, 10), repairs)
    } else if reading.citizenID == nil {
      if reading.repairs.contains(.blanked), reading.candidate == nil {
        edit(row, column, to: EmptyCollection(), repairs)
      } else if level == .candidates, let number = reading.candidate,
        !reading.findings.contains(.severalNumbers)
      {
        edit(row, column, to: digits(number.number, 10), repairs, isCandidate: true)
        return number
      }
    }
    return reading.number
  }

  /// Puts a health card that stands in place of the insurance number into its own column, where that is empty.
  private mutating func keepCard(
    _ field: UnsafeBufferPointer<UInt8>, _ row: borrowing Row, _ repairs: CellRepairSet
  ) {
    guard let column = columns.card, field.count >= 15, cell(row, column).isEmpty,
      let card = HealthCardReader.read(field.span, insuranceNumber: nil).card
    else { return }
    edit(row, column, to: Array(card.text.utf8), repairs)
  }

  private mutating func readCard(
    _ row: borrowing Row, _ column: Int, number witness: InsuranceNumber?, _ round: Int
  ) {
    let field = cell(row, column)
    if field.isEmpty { return }
    if round == 1, HealthCardReader.isPlain(field.span, insuranceNumber: witness) {
      current.known.insert(column, form: 0)
      return
    }
    let reading = HealthCardReader.read(field.span, insuranceNumber: witness)
    if !reading.findings.isEmpty || round > 1 {
      var findings = CellFindingSet()
      findings.record.id = reading.findings.subtracting(.missing)
      note(column, findings, round: round)
    }
    if reading.card != nil, reading.repairs.isEmpty { return }
    var repairs = CellRepairSet()
    repairs.record.id = reading.repairs
    if let card = reading.card {
      edit(row, column, to: Array(card.text.utf8), repairs)
    } else if let number = reading.insuranceNumber {
      if !reading.repairs.isEmpty { edit(row, column, to: digits(number.number, 10), repairs) }
    } else if reading.repairs.contains(.blanked) {
      edit(row, column, to: EmptyCollection(), repairs)
    } else if level == .candidates, let card = reading.candidate {
      edit(row, column, to: Array(card.text.utf8), repairs, isCandidate: true)
    }
  }

  /// The digits of a number with zeros in front.
  func digits(_ number: UInt64, _ count: Int) -> [UInt8] {
    var text = [UInt8](repeating: 0x30, count: count)
    var rest = number
    var place = count
    while place > 0, rest > 0 {
      place -= 1
      text[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return text
  }
}
