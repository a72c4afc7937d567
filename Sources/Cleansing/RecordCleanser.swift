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
  private let roles: ColumnRoles
  private let profile: FileProfile
  private let names = NameReader.standard
  private let memory = NameMemory()
  private let dates: BirthDateReader
  private let latestPlainYear: UInt32
  /// For columns of day, month and year.
  private let datesOfParts: BirthDateReader
  @exclusivity(unchecked) private var parts: DateParts
  @exclusivity(unchecked) private var tokens: TokenCache
  @exclusivity(unchecked) private var joined: [UInt8] = []
  @exclusivity(unchecked) private var folded: [UInt8] = []
  @exclusivity(unchecked) private var classAges = FewValues<ClassAges?>()
  @exclusivity(unchecked) private var statuses = FewValues<LifeStatus>()
  private let thisYear: Int
  /// Whether women, and mostly men too, have a column of their own for the birth date or a mark.
  private let hasPairOfSexes: Bool

  /// - Parameters:
  ///   - words: Numbers the words; shared by all threads.
  ///   - asOf: The day of the run; later birth dates are impossible.
  public init(words: WordTable, roles: ColumnRoles, profile: FileProfile, asOf: BirthDate) {
    self.words = words
    self.roles = roles
    self.profile = profile
    latestPlainYear = UInt32(max(asOf.year, 0))
    thisYear = asOf.year
    hasPairOfSexes = roles[.birthDateWomen] != nil
    dates = BirthDateReader(
      order: profile.dateOrder, asOfYear: asOf.year, asOf: asOf,
      conventions: profile.dateConventions)
    datesOfParts = BirthDateReader(order: .dayMonth, asOfYear: asOf.year, asOf: asOf)
    parts = DateParts(roles)
    tokens = TokenCache(words: words, reader: names)
  }

  /// Cleanses the fields that decide about the person.
  ///
  /// - Parameter details: Uncertain readings are appended here; ``CleanRecord/detail`` is the position.
  public func clean(_ row: borrowing Row, details: inout [RecordDetail]) -> CleanRecord {
    var record = CleanRecord()
    var detail = RecordDetail()
    if let column = roles[.gender] {
      record.sex = SexCode.read(row.field(column).span, coding: profile.sexCoding).sex
    }
    if hasPairOfSexes { readPair(row, &record) }
    if row.shift != .none {
      if row.shift.isMoved {
        record.repairs.row.insert(.moved)
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
    record.insuranceNumber = insuranceNumber(row)
    record.cardFindings = cardFindings(row, record.insuranceNumber)
    if let column = roles[.communeCode] {
      record.commune = RecordCleanser.communeCode(row.field(column))
    }
    if !detail.nameAlternatives.isEmpty || !detail.idCandidates.isEmpty
      || !detail.dateAlternatives.isEmpty || detail.displayName != nil
    {
      record.detail = Int32(details.count)
      details.append(detail)
    }
    return record
  }

  /// Reads what only the register has, or what only an unsettled record needs: the address, the
  /// household, the numbers of the parents, the ages of the class, whether the person is alive.
  public func complete(_ record: inout CleanRecord, _ row: borrowing Row) {
    if let column = roles[.address] {
      record.addressHash = AddressKey.key(row.field(column), scratch: &folded)
    }
    if let column = roles[.householdID] {
      record.household = RecordCleanser.hash(row.field(column))
    }
    if let column = roles[.status] {
      let status = statuses.value(of: row.field(column), StatusWords.read)
      record.isDead = status == .dead
      record.hasUnknownStatus = status == .unknown
    }
    guard roles.kind == .insurance else { return }
    // A number in its own column goes before one that was marked in another.
    if let column = roles[.fatherID], !row.isEmpty(column) {
      record.fatherID = number(row.field(column))
    }
    if let column = roles[.motherID], !row.isEmpty(column) {
      record.motherID = number(row.field(column))
    }
    if let ages = ages(row), thisYear - ages.most > 0 {
      record.classBirthYears = UInt16(thisYear - ages.most)...UInt16(thisYear - ages.least)
    }
  }

  /// The ages of the record's class, or of the object code of its card when the class tells none.
  private func ages(_ row: borrowing Row) -> ClassAges? {
    if let column = roles[.participantClass],
      let ages = classAges.value(of: row.field(column), ClassAges.init(className:))
    {
      return ages
    }
    guard let column = roles[.cardNumber] else { return nil }
    return ClassAges(card: row.field(column))
  }

  /// A personal ID number of somebody else, or `0`.
  private func number(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if field.isEmpty { return 0 }
    let plain = CitizenIDReader.plainNumber(field.span, birthYear: nil, isFemale: nil)
    if plain != 0 { return plain }
    let reading = CitizenIDReader.read(field.span, birthYear: nil, isFemale: nil)
    return (reading.likelyID ?? reading.relativeID)?.number ?? 0
  }

  /// What speaks against the code of the record's health card: its object code, its level, its insurance number.
  private func cardFindings(_ row: borrowing Row, _ insuranceNumber: UInt64) -> IDFindings {
    guard let column = roles[.cardNumber] else { return [] }
    let card = row.field(column)
    let number = insuranceNumber == 0 ? nil : InsuranceNumber(number: insuranceNumber)
    if card.isEmpty || HealthCardReader.isPlain(card.span, insuranceNumber: number) { return [] }
    return HealthCardReader.read(card.span, insuranceNumber: number).findings
      .intersection([.unknownObjectCode, .impossibleLevel, .insuranceNumberDisagrees])
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

  /// The ten-digit insurance number, or `0`.
  public func insuranceNumber(_ row: borrowing Row) -> UInt64 {
    guard let column = roles[.siNumber] else { return 0 }
    let field = row.field(column)
    let plain = InsuranceNumberReader.plainNumber(field.span)
    return plain != 0 ? plain : InsuranceNumberReader.read(field.span).number?.number ?? 0
  }

  // MARK: Fields

  /// Reads a date that needs no further look; `false` leaves it to ``BirthDateReader``.
  private func readPlainDate(_ row: borrowing Row, _ record: inout CleanRecord) -> Bool {
    guard let column = hasPairOfSexes ? roles.birthDateColumn(row) : roles[.birthDate] else {
      return false
    }
    let field = row.field(column)
    guard field.count == 10, let packed = RecordCleanser.plainDate(field, profile.dateOrder),
      packed >> 9 >= 1910, packed >> 9 < latestPlainYear, packed & 511 != 1 << 5 | 1
    else { return false }
    record.birthDate = packed
    return true
  }

  private func readDate(
    _ row: borrowing Row, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    let witness = yearOfID(row)
    let reading: DateReading
    if let column = hasPairOfSexes ? roles.birthDateColumn(row) : roles[.birthDate] {
      reading = dates.read(row.field(column).span, idBirthYear: witness)
    } else if parts.yearColumn != nil {
      reading = readParts(row, witness: witness)
    } else {
      return
    }
    record.birthDate = reading.date?.packed ?? 0
    record.repairs.date = reading.repairs
    if profile.dateOrder == .monthDay, let date = reading.date,
      date.exchanged != nil || date.day > 12,
      reading.repairs.isDisjoint(with: [.yearFirst, .serial, .words])
    {
      record.repairs.date.insert(.order)
    }
    record.findings.date = reading.findings
    for date in reading.alternatives { detail.dateAlternatives.append(date.packed) }
  }

  /// The birth year that a personal ID number of the row tells.
  private func yearOfID(_ row: borrowing Row) -> Int? {
    guard let column = roles[.citizenID] else { return nil }
    let id = row.field(column)
    let number =
      id.count == 12
      ? RecordCleanser.digits(id)
      : CitizenIDReader.read(id.span, birthYear: nil, isFemale: nil).likelyID?.number
    guard let number, let parsed = CitizenID(number: number), parsed.isWitness else { return nil }
    return parsed.birthYear
  }

  /// Where the birth year has a column of its own.
  var yearColumn: Int? { parts.yearColumn }

  /// Reads day, month and year from columns of their own.
  func readParts(_ row: borrowing Row, witness: Int?) -> DateReading {
    parts.take(row)
    let text = parts.text
    return datesOfParts.read(text.span, idBirthYear: witness)
  }

  /// Reads the sex from the column of men or of women that is filled.
  private func readPair(_ row: borrowing Row, _ record: inout CleanRecord) {
    if record.sex == .unknown, let (_, sex) = roles.filledSex(row) { record.sex = sex }
    if roles.areBothSexesFilled(row) { record.findings.row.insert(.bothSexes) }
  }

  private func readNumbers(
    _ row: borrowing Row, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    if let column = roles[.citizenID] {
      let field = row.field(column)
      if field.isEmpty {
        record.findings.id = .missing
      } else {
        let year = Int(record.birthDate >> 9)
        let birthYear = year == 0 ? nil : year
        let plain = CitizenIDReader.plainNumber(
          field.span, birthYear: birthYear, isFemale: record.sex.isFemale)
        if plain != 0 {
          record.citizenID = plain
        } else {
          readCitizenID(field, birthYear, &record, &detail)
        }
      }
    }
    if record.oldID == 0, let column = roles[.oldID] {
      let field = row.field(column)
      if !field.isEmpty { readOldID(field, &record, &detail) }
    }
    if record.citizenID == 0, detail.idCandidates.isEmpty, let column = roles[.siNumber] {
      readMisplacedID(row.field(column), &record, &detail)
    }
  }

  /// Reads the column of old numbers; twelve digits in it are the record's personal ID when its own column has none.
  private func readOldID(
    _ field: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    let number = CMNDReader.read(field.span).number ?? 0
    guard number >= 1_000_000_000 else {
      record.oldID = number
      return
    }
    guard record.citizenID == 0, detail.idCandidates.isEmpty else { return }
    let year = Int(record.birthDate >> 9)
    readCitizenID(field, year == 0 ? nil : year, &record, &detail)
    record.findings.id.insert(.citizenIDInPlace)
  }

  /// A personal ID in the column of insurance numbers is a candidate where the record has none of its own.
  private func readMisplacedID(
    _ field: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    guard field.count >= 12, InsuranceNumberReader.plainNumber(field.span) == 0 else { return }
    let reading = InsuranceNumberReader.read(field.span)
    guard reading.findings.contains(.citizenIDInPlace) else { return }
    let id = CitizenIDReader.read(field.span, birthYear: nil, isFemale: nil)
    if let number = id.citizenID?.number { detail.idCandidates.append(number) }
    record.findings.id.insert(.citizenIDInPlace)
  }

  /// Reads a personal ID number that something speaks against.
  private func readCitizenID(
    _ field: UnsafeBufferPointer<UInt8>, _ birthYear: Int?, _ record: inout CleanRecord,
    _ detail: inout RecordDetail
  ) {
    let reading = CitizenIDReader.read(
      field.span, birthYear: birthYear, isFemale: record.sex.isFemale)
    record.citizenID = reading.citizenID?.number ?? 0
    // Eight digits that are a date are rather that than a CMND without its zero.
    let likelyOldID = reading.findings.contains(.dateInPlace) ? nil : reading.oldIDCandidate
    record.oldID = reading.oldID ?? likelyOldID ?? 0
    if let relative = reading.relativeID {
      if relative.isFemale {
        record.motherID = relative.number
      } else {
        record.fatherID = relative.number
      }
    }
    record.repairs.id = reading.repairs
    record.findings.id = reading.findings
    for id in reading.candidates { detail.idCandidates.append(id.number) }
  }

  private func readName(
    _ row: borrowing Row, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    let columns = roles.nameColumns
    guard columns.count == 1 else {
      joined.removeAll(keepingCapacity: true)
      for column in columns {
        let field = row.field(column)
        if field.isEmpty { continue }
        if !joined.isEmpty { joined.append(UInt8(ascii: " ")) }
        joined.append(contentsOf: field)
      }
      let copy = joined
      copy.withUnsafeBufferPointer { readName($0, &record, &detail) }
      return
    }
    readName(row.field(columns[0]), &record, &detail)
  }

  func readName(
    _ raw: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    if profile.nameEncoding == nil, let plain = tokens.plainName(raw) {
      record.name = plain.words
      record.repairs.name = plain.repairs
      record.findings.name = plain.findings
      record.letterCase = plain.letterCase
      return
    }
    let reading = wholeName(raw)
    for word in reading.words { record.name.append(tokens.number(of: word)) }
    for words in reading.alternatives { detail.nameAlternatives.append(numbers(of: words)) }
    record.repairs.name = reading.repairs
    record.findings.name = reading.findings
    record.letterCase = TokenCache.letterCase(raw).0 == .upper ? .upper : .title
    if record.citizenID == 0, detail.idCandidates.isEmpty {
      readNumberBesideName(raw, &record, &detail)
    }
    if !reading.words.isEmpty { detail.displayName = Array(reading.display().utf8) }
  }

  /// Offers twelve digits beside the name as the record's number, where it has none of its own.
  private func readNumberBesideName(
    _ raw: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    var start = 0
    for place in 0...raw.count {
      if place < raw.count, raw[place] &- 0x30 <= 9 { continue }
      if place - start == 12 {
        let digits = UnsafeBufferPointer(rebasing: raw[start..<place])
        let id = CitizenIDReader.read(digits.span, birthYear: nil, isFemale: nil)
        if let number = id.citizenID?.number {
          detail.idCandidates.append(number)
          record.findings.id.insert(.citizenIDInPlace)
          return
        }
      }
      start = place + 1
    }
  }

  /// The words of one name; empty when there is none.
  ///
  /// - Complexity: a probe a token where the tokens are known and right by themselves.
  public func words(ofName raw: UnsafeBufferPointer<UInt8>) -> WordList {
    if profile.nameEncoding == nil, let plain = tokens.plainName(raw) { return plain.words }
    return numbers(of: wholeName(raw).words)
  }

  /// The numbers of canonical words.
  func numbers(of words: [String]) -> WordList {
    var list = WordList()
    for word in words { list.append(tokens.number(of: word)) }
    return list
  }

  /// Reads a name that is not plain, without numbering its words.
  func wholeName(_ raw: UnsafeBufferPointer<UInt8>) -> NameReading {
    names.read(raw.span, columnEncoding: profile.nameEncoding, memory: memory)
  }

  /// Reads a name whose tokens are all plain words; `nil` leaves it to the reader of whole names.
  @inline(__always)
  func plainName(_ raw: UnsafeBufferPointer<UInt8>) -> PlainName? {
    tokens.plainName(raw)
  }

  // MARK: Bytes

  /// `dd/mm/yyyy` with real day and month, or `nil`.
  @inline(__always)
  static func plainDate(_ field: UnsafeBufferPointer<UInt8>, _ order: DateOrder) -> UInt32? {
    guard order == .dayMonth, field[2] == UInt8(ascii: "/"), field[5] == UInt8(ascii: "/") else {
      return nil
    }
    func digit(_ position: Int) -> UInt32 { UInt32(field[position] &- 0x30) }
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
    return year << 9 | month << 5 | day
  }

  private static func days(_ month: UInt32, _ year: UInt32) -> UInt32 {
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

  static func communeCode(_ field: UnsafeBufferPointer<UInt8>) -> UInt16 {
    guard let value = digits(field) else { return 0 }
    return UInt16(exactly: value) ?? 0
  }

  static func hash(_ field: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard !field.isEmpty else { return 0 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in field { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return max(UInt32(truncatingIfNeeded: (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 32), 1)
  }
}
