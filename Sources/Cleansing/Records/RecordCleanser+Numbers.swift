import Identifiers
import Tables

extension RecordCleanser {
  /// The ten-digit insurance number, or `0`.
  public func insuranceNumber(_ row: borrowing Row) -> UInt64 {
    guard let column = roles[.siNumber] else { return 0 }
    let field = row.field(column)
    let plain = InsuranceNumberReader.plainNumber(field.span)
    return plain != 0 ? plain : InsuranceNumberReader.read(field.span).number?.number ?? 0
  }

  // MARK: Of the record

  func readNumbers(
    _ row: borrowing Row, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    if let column = roles[.citizenID] {
      let field = row.field(column)
      if field.isEmpty {
        record.findings.id = .missing
      } else {
        let year = record.birthDate.year
        let birthYear = year == 0 ? nil : year
        let plain = CitizenIDReader.plainNumber(
          field.span, birthYear: birthYear, isFemale: record.sex.isFemale)
        if plain != 0 {
          record.citizenID = plain
          record.asWritten.insert(.citizenID)
        } else {
          readCitizenID(field, birthYear: birthYear, &record, &detail)
        }
      }
    }
    if record.oldID == 0 || record.citizenID == 0, let column = roles[.oldID] {
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
      if record.oldID == 0 { record.oldID = number }
      return
    }
    guard record.citizenID == 0, detail.idCandidates.isEmpty else { return }
    let year = record.birthDate.year
    // The cells of the two numbers may be exchanged.
    let oldID = record.oldID
    let known = (repairs: record.repairs.id, findings: record.findings.id)
    readCitizenID(field, birthYear: year == 0 ? nil : year, &record, &detail)
    record.findings.id.insert(.citizenIDInPlace)
    guard oldID != 0 else { return }
    record.oldID = oldID
    record.repairs.id.formUnion(known.repairs)
    record.findings.id.formUnion(known.findings)
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
    _ field: UnsafeBufferPointer<UInt8>, birthYear: Int?, _ record: inout CleanRecord,
    _ detail: inout RecordDetail
  ) {
    let reading = citizenID(field, birthYear: birthYear, record.sex)
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
    detail.damagedID = reading.citizenID == nil ? reading.damaged : nil
  }

  /// Reads a cell of personal ID numbers with what the column as a whole tells.
  func citizenID(
    _ field: UnsafeBufferPointer<UInt8>, birthYear: Int?, _ sex: Sex
  ) -> IDReading {
    var reading = CitizenIDReader.read(
      field.span, birthYear: birthYear, isFemale: sex.isFemale)
    if profile.hasLostZeros { reading.takeLostZeros() }
    return reading
  }

  /// Offers twelve digits beside the name as the record's number, where it has none of its own.
  func readNumberBesideName(
    _ raw: UnsafeBufferPointer<UInt8>, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    guard let number = numberBesideName(raw) else { return }
    detail.idCandidates.append(number)
    record.findings.id.insert(.citizenIDInPlace)
  }

  /// A personal ID number of twelve digits beside a name: `Nguyễn Văn An - 040090123456`.
  func numberBesideName(_ raw: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var start = 0
    for place in 0...raw.count {
      if place < raw.count, raw[place] &- 0x30 <= 9 { continue }
      if place - start == 12 {
        let digits = UnsafeBufferPointer(rebasing: raw[start..<place])
        let id = CitizenIDReader.read(digits.span, birthYear: nil, isFemale: nil)
        if let number = id.citizenID?.number { return number }
      }
      start = place + 1
    }
    return nil
  }

  // MARK: Of others, and witnesses

  /// A personal ID number of somebody else, or `0`.
  func number(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if field.isEmpty { return 0 }
    let plain = CitizenIDReader.plainNumber(field.span, birthYear: nil, isFemale: nil)
    if plain != 0 { return plain }
    let reading = CitizenIDReader.read(field.span, birthYear: nil, isFemale: nil)
    return (reading.likelyID ?? reading.relativeID)?.number ?? 0
  }

  /// Notes what speaks against the code of the record's health card: its object code, its level, its insurance number.
  func readCard(_ row: borrowing Row, _ record: inout CleanRecord) {
    guard let column = roles[.cardNumber] else { return }
    let card = row.field(column)
    if card.isEmpty { return }
    let number =
      record.insuranceNumber == 0 ? nil : InsuranceNumber(number: record.insuranceNumber)
    if HealthCardReader.isPlain(card.span, insuranceNumber: number) {
      record.asWritten.insert(.card)
      return
    }
    record.cardFindings = HealthCardReader.read(card.span, insuranceNumber: number).findings
      .intersection([.unknownObjectCode, .impossibleLevel, .insuranceNumberDisagrees])
  }

  /// The birth year that a cell of personal ID numbers tells, be it of twelve digits or in a form that can be mended.
  static func birthYear(ofNumber field: UnsafeBufferPointer<UInt8>) -> Int? {
    if field.isEmpty { return nil }
    let number =
      field.count == 12
      ? RecordCleanser.digits(field)
      : CitizenIDReader.read(field.span, birthYear: nil, isFemale: nil).likelyID?.number
    guard let number, let id = CitizenID(number: number), id.isWitness else { return nil }
    return id.birthYear
  }
}
