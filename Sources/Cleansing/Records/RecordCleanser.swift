import Identifiers
import Tables
import VietnameseText

/// One raw row in, one clean record out, with each repair and each finding named.
///
/// Belongs to one thread. Clean fields are read from bytes without allocation; what is not clean
/// goes to the readers of `VietnameseText` and `Identifiers`. Only safe repairs change the record;
/// uncertain readings go to ``RecordDetail``.
public final class RecordCleanser {
  let words: WordTable
  let roles: ColumnRoles
  private let placeColumns: PlaceColumns
  let profile: FileProfile
  private let names = NameReader.standard
  private let nameMemory = NameMemory()
  let dates: BirthDateReader
  private let latestPlainYear: Int
  /// For columns of day, month and year.
  private let datesOfParts: BirthDateReader
  /// Where records have their addresses; `nil` for a register.
  private let addressColumn: Int?
  private let thisYear: Int
  /// Whether women, and mostly men too, have a column of their own for the birth date or a mark.
  private let hasPairOfSexes: Bool
  // Not checked for exclusive access: one thread has the cleanser, and no step touches what another is changing.
  @exclusivity(unchecked) var memory: CleanserMemory
  /// The uncertain readings of the current row, empty between rows: a new value for each would take longer than reading
  /// most rows does.
  @exclusivity(unchecked) private var detail = RecordDetail()

  /// - Parameters:
  ///   - words: Numbers the words; shared by all threads.
  ///   - asOf: The day of the run; later birth dates are impossible.
  public init(words: WordTable, roles: ColumnRoles, profile: FileProfile, asOf: BirthDate) {
    self.words = words
    self.roles = roles
    placeColumns = PlaceColumns(roles)
    addressColumn = roles.kind == .insurance ? roles[.address] : nil
    self.profile = profile
    latestPlainYear = max(asOf.year, 0)
    thisYear = asOf.year
    hasPairOfSexes = roles[.birthDateWomen] != nil
    dates = BirthDateReader(
      order: profile.dateOrder, asOfYear: asOf.year, asOf: asOf,
      conventions: profile.dateConventions)
    datesOfParts = BirthDateReader(order: .dayMonth, asOfYear: asOf.year, asOf: asOf)
    memory = CleanserMemory(words: words, roles: roles, profile: profile, names: names)
  }

  /// Cleanses the fields that decide about the person.
  ///
  /// - Parameter details: Uncertain readings are appended here; ``CleanRecord/detail`` is the position.
  public func clean(_ row: borrowing Row, details: inout [RecordDetail]) -> CleanRecord {
    var record = CleanRecord()
    if let column = roles[.gender] {
      record.sex = readSex(row.field(column), row).sex
    }
    if hasPairOfSexes { readPair(row, &record) }
    if row.shift != .none {
      if row.shift.isMoved {
        record.repairs.row.formUnion(row.shift.repair)
      } else {
        record.findings.row.insert(.perhapsMoved)
      }
    }
    let isPlainDate = readPlainDate(row, &record)
    if !isPlainDate { readDate(row, &record, &detail) }
    readNumbers(row, &record, &detail)
    // The number tells another year: the reader of dates names that too.
    if isPlainDate, record.findings.id.contains(.yearDisagrees) { readDate(row, &record, &detail) }
    readName(row, &record, &detail)
    if record.citizenID == 0 || record.birthDate.isEmpty || record.name.isEmpty
      || record.findings.name.contains(.digitsInside)
    {
      readCardText(row, &record, &detail)
    } else {
      compareCardText(row, &record)
    }
    record.insuranceNumber = insuranceNumber(row)
    readCard(row, &record)
    if let column = roles[.communeCode] {
      record.commune = RecordCleanser.communeCode(row.field(column))
    }
    if let column = addressColumn { judgeAddress(row.field(column), &record) }
    if !detail.isEmpty {
      record.detail = Int32(details.count)
      details.append(detail)
      detail = RecordDetail()
    }
    return record
  }

  /// Reads what only the register has, or what only an unsettled record needs: the address, the
  /// household, the numbers of the parents, the ages of the class, whether the person is alive.
  public func complete(_ record: inout CleanRecord, _ row: borrowing Row) {
    let address = placeColumns.address(row)
    if let address { record.addressHash = addressKey(address, record) }
    if let column = roles[.householdID] {
      record.household = RecordCleanser.hash(row.field(column))
    }
    if let column = roles[.status] {
      let status = memory.statuses.value(of: row.field(column), StatusWords.read)
      record.isDead = status == .dead
      record.isNumberCancelled = status == .cancelled
      record.hasUnknownStatus = status == .unknown
    }
    if roles.kind == .reference, let column = roles[.deathDate], !row.isEmpty(column) {
      let status = memory.deaths.value(of: row.field(column), StatusWords.readDeath)
      record.isDead = record.isDead || status == .dead
      if status == .unknown { record.hasUnknownStatus = true }
    }
    // A number in its own column goes before one that was marked in another.
    if let column = roles[.fatherID], !row.isEmpty(column) {
      record.fatherID = number(row.field(column))
    }
    if let column = roles[.motherID], !row.isEmpty(column) {
      record.motherID = number(row.field(column))
    }
    guard roles.kind == .insurance else { return }
    if let address {
      readPlace(address, &record)
      if record.birthDate.isFirstOfJanuary {
        record.hasHamlet = !ParsedAddress.hamlet(of: String(decoding: address, as: UTF8.self))
          .isEmpty
      }
    }
    if let ages = ages(row), thisYear - ages.most > 0 {
      record.classBirthYears = UInt16(thisYear - ages.most)...UInt16(thisYear - ages.least)
    }
  }

  /// Tells when an address names a commune that may be several, or none of the lists.
  ///
  /// - Complexity: a comparison of bytes where the address is spelt as others of its code, a look-up otherwise.
  private func judgeAddress(_ address: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord) {
    var code = record.commune
    if code != 0, !AdministrativeUnits.isKnown(code) {
      // Of other provinces there are no lists.
      if !AdministrativeUnits.isInProvince(code) { return }
      code = 0
    }
    let verdict = memory.addressVerdicts.verdict(ofAddress: address, code)
    if !verdict.isEmpty { record.findings.row.formUnion(verdict.findings) }
  }

  /// Reads what else an address of a record tells: the commune where no code does, and its keys in other forms.
  private func readPlace(_ address: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord) {
    let hasCodes = roles[.communeCode] != nil
    if !hasCodes { record.commune = memory.addressCommunes.code(of: address) }
    guard let usual = memory.looseAddresses.usualForm(of: address) else {
      return readCurrentKey(address, &record)
    }
    usual.withUnsafeBufferPointer { usual in
      record.looseAddressHash = memory.addresses.key(usual)
      if !hasCodes, record.commune == 0 { record.commune = memory.addressCommunes.code(of: usual) }
      readCurrentKey(usual, &record)
    }
  }

  private func readCurrentKey(
    _ address: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord
  ) {
    if roles[.communeCode] != nil, profile.communeList == .former, record.commune != 0 {
      record.currentAddressHash = memory.currentAddresses.key(address, commune: record.commune)
    }
  }

  /// The ages of the record's class, or of the object code of its card when the class tells none.
  private func ages(_ row: borrowing Row) -> ClassAges? {
    if let column = roles[.participantClass],
      let ages = memory.classAges.value(of: row.field(column), ClassAges.init(className:))
    {
      return ages
    }
    guard let column = roles[.cardNumber] else { return nil }
    return ClassAges(card: row.field(column))
  }

  /// Whether the object code of the card is of the armed forces or their relatives.
  public func hasArmedForcesCard(_ row: borrowing Row) -> Bool {
    guard let column = roles[.cardNumber] else { return false }
    return ScopeWords.isArmedForces(card: row.field(column))
  }

  /// Whether a class, as written, is left out of the rate.
  public func isOutOfScope(class field: UnsafeBufferPointer<UInt8>) -> Bool {
    ScopeWords.isOutOfScope(class: field)
  }

  /// Whether the rate leaves the record out, by its class or the object code of its card.
  public func isOutOfScope(_ row: borrowing Row) -> Bool {
    if hasArmedForcesCard(row) { return true }
    guard let column = roles[.participantClass] else { return false }
    return isOutOfScope(class: row.field(column))
  }

  // MARK: Fields

  /// Reads a date that needs no further look; `false` leaves it to ``BirthDateReader``.
  private func readPlainDate(_ row: borrowing Row, _ record: inout CleanRecord) -> Bool {
    guard let column = hasPairOfSexes ? roles.birthDateColumn(row) : roles[.birthDate] else {
      return false
    }
    let date = RecordCleanser.settledDate(
      row.field(column), profile.plainDateOrder, latestYear: latestPlainYear)
    if date.isEmpty { return false }
    record.birthDate = date
    if !hasPairOfSexes { record.asWritten.insert(.birthDate) }
    return true
  }

  private func readDate(
    _ row: borrowing Row, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    let witness = roles[.citizenID].flatMap { RecordCleanser.birthYear(ofNumber: row.field($0)) }
    let reading: DateReading
    if let column = hasPairOfSexes ? roles.birthDateColumn(row) : roles[.birthDate] {
      reading = dates.read(row.field(column).span, idBirthYear: witness)
    } else if memory.parts.yearColumn != nil {
      reading = readParts(row, witness: witness)
    } else {
      return
    }
    record.birthDate = reading.date ?? .empty
    record.asWritten.remove(.birthDate)
    record.repairs.date = reading.repairs
    if profile.dateOrder == .monthDay, reading.isTurned { record.repairs.date.insert(.order) }
    record.findings.date = reading.findings
    detail.dateAlternatives.append(contentsOf: reading.alternatives)
    if reading.date == nil, reading.alternatives.isEmpty, profile.dateOrder != .monthDay,
      !reading.findings.isDisjoint(with: RecordCleanser.lostYear), let column = roles[.birthDate]
    {
      detail.damagedDate = DamagedDate(row.field(column).span)
    }
  }

  /// What is said of dates whose day and month may be right all the same.
  private static let lostYear: DateFindings = [
    .future, .tooOld, .yearIncomplete, .yearMissing, .approximate,
  ]

  /// Where the birth year has a column of its own.
  var yearColumn: Int? { memory.parts.yearColumn }

  /// Where day, month and year have columns of their own.
  var dateParts: DateParts { memory.parts }

  /// Reads day, month and year from columns of their own.
  func readParts(_ row: borrowing Row, witness: Int?) -> DateReading {
    memory.parts.take(row)
    let text = memory.parts.text
    return datesOfParts.read(text.span, idBirthYear: witness)
  }

  /// Reads the sex from the column of men or of women that is filled.
  private func readPair(_ row: borrowing Row, _ record: inout CleanRecord) {
    if record.sex == .unknown, let (_, sex) = roles.filledSex(row) { record.sex = sex }
    if roles.areBothSexesFilled(row) { record.findings.row.insert(.bothSexes) }
  }

  private func readName(
    _ row: borrowing Row, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    let columns = roles.nameColumns
    guard columns.count == 1 else {
      memory.joined.removeAll(keepingCapacity: true)
      for column in columns {
        let field = row.field(column)
        if field.isEmpty { continue }
        if !memory.joined.isEmpty { memory.joined.append(UInt8(ascii: " ")) }
        memory.joined.append(contentsOf: field)
      }
      let copy = memory.joined
      copy.withUnsafeBufferPointer { readName($0, &record, &detail) }
      // The joined name stands in no cell.
      record.asWritten.remove(.name)
      return
    }
    readName(row.field(columns[0]), &record, &detail)
  }

  func readName(
    _ raw: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    if profile.nameEncoding == nil, let plain = memory.tokens.plainName(raw) {
      record.name = plain.words
      record.repairs.name = plain.repairs
      record.findings.name = plain.findings
      record.letterCase = plain.letterCase
      if plain.isDisplayed { record.asWritten.insert(.name) }
      return
    }
    let reading = wholeName(raw)
    for word in reading.words { record.name.append(memory.tokens.number(of: word)) }
    for words in reading.alternatives { detail.nameAlternatives.append(numbers(of: words)) }
    record.repairs.name = reading.repairs
    record.findings.name = reading.findings
    record.letterCase = TokenCache.isUpper(raw) ? .upper : .title
    if record.citizenID == 0, detail.idCandidates.isEmpty {
      readNumberBesideName(raw, &record, &detail)
    }
    if !record.birthDate.isEmpty || detail.dateAlternatives.isEmpty {
      switch dateBesideName(raw, besides: record.birthDate) {
      case .nothing: break
      case .disagrees: record.findings.date.insert(.besideNameDisagrees)
      case .candidate(let date):
        if !detail.dateAlternatives.contains(date) {
          detail.dateAlternatives.append(date)
        }
        record.findings.date.insert(.besideName)
      }
    }
    if !reading.words.isEmpty { detail.displayName = RecordCleanser.shown(reading, raw) }
  }

  /// The words of one name; empty when there is none.
  ///
  /// - Complexity: a probe a token where the tokens are known and right by themselves.
  public func words(ofName raw: UnsafeBufferPointer<UInt8>) -> WordList {
    if profile.nameEncoding == nil, let plain = memory.tokens.plainName(raw) { return plain.words }
    return numbers(of: wholeName(raw).words)
  }

  /// The numbers of canonical words.
  func numbers(of words: [String]) -> WordList {
    var list = WordList()
    for word in words { list.append(memory.tokens.number(of: word)) }
    return list
  }

  /// Reads a name that is not plain, without numbering its words.
  func wholeName(_ raw: UnsafeBufferPointer<UInt8>) -> NameReading {
    names.read(raw.span, columnEncoding: profile.nameEncoding, memory: nameMemory)
  }

  /// Reads a name whose tokens are all plain words; `nil` leaves it to the reader of whole names.
  @inline(__always)
  func plainName(_ raw: UnsafeBufferPointer<UInt8>) -> PlainName? {
    memory.tokens.plainName(raw)
  }
}
