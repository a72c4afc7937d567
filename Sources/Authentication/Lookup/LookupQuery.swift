import Cleansing
import Identifiers
import Tables
import VietnameseText

/// What somebody at a counter knows of one person; empty texts for what is not known.
public struct LookupQuery: Sendable, Equatable {
  /// The name, in any writing that a file may have.
  public var name = ""
  /// The birth date, or the year alone.
  public var birthDate = ""
  /// The sex, `Nam` or `Nữ`.
  public var sex = ""
  /// A personal ID number, or a CMND, as it was written.
  public var number = ""
  /// A CMND beside the number.
  public var oldID = ""
  /// The address.
  public var address = ""

  public init() {}

  /// What a card says, by the text of its QR code or the lines of its machine-readable zone; `nil` when nothing
  /// of a person can be read there.
  public init?(card text: String) {
    let bytes = Array(text.utf8)
    if text.contains("<<") {
      let zone = MachineReadableZone.parse(bytes.span)
      name = zone.name
      birthDate = zone.birthDate?.text ?? ""
      sex = zone.sex == .unknown ? "" : zone.sex.text
      number = zone.citizenID?.text ?? ""
    } else {
      let card = CardQR.parse(bytes.span)
      name = card.name
      birthDate = card.birthDate?.text ?? ""
      sex = card.sex == .unknown ? "" : card.sex.text
      number = card.citizenID?.text ?? ""
      oldID = card.oldID.map { DecimalText.padded($0, digits: 9) } ?? ""
      address = card.address
    }
    if number.isEmpty, oldID.isEmpty, name.isEmpty || birthDate.isEmpty { return nil }
  }
}

extension LookupQuery {
  /// What a query may hold.
  public enum Part: Sendable, CaseIterable {
    case name, birthDate, sex, number
  }

  /// What of the query is there and cannot be read; without it quite other people would be found.
  ///
  /// Needs no register: a mistake of typing is told before one is opened.
  ///
  /// - Parameter asOf: The day of the look-up; later birth dates cannot be read.
  public func unreadable(asOf: BirthDate) -> [Part] {
    let words = WordTable()
    // The table of one row is in memory and always has its columns.
    guard let record = try? read(words: words, asOf: asOf).record else { return [] }
    let identity = IdentityFields(record, words: words)
    return Part.allCases.filter { part in
      switch part {
      case .name: !name.isEmpty && identity.name.isEmpty
      case .birthDate: !birthDate.isEmpty && identity.birthDate.isEmpty
      case .sex: !sex.isEmpty && identity.sex == .unknown
      // Fewer digits are no number of anybody, whatever is missing.
      case .number: !number.isEmpty && number.filter(\.isWholeNumber).count < 8
      }
    }
  }

  /// Reads the query as the row of a file is read.
  func read(
    words: WordTable, asOf: BirthDate
  ) throws(TableError) -> (record: CleanRecord, detail: RecordDetail?) {
    let (reader, roles) = try table()
    let cleanser = RecordCleanser(words: words, roles: roles, profile: FileProfile(), asOf: asOf)
    var record = CleanRecord()
    var details: [RecordDetail] = []
    var scratch = reader.makeScratch()
    reader.readChunk(0, scratch: &scratch) { row in
      record = cleanser.clean(row, details: &details)
      cleanser.complete(&record, row)
      record.partParticles(&details, words)
    } rejected: { _ in
    }
    return (record, record.detail >= 0 ? details[Int(record.detail)] : nil)
  }

  /// The query as a table of one row.
  private func table() throws(TableError) -> (TableReader, ColumnRoles) {
    var writer = CSVWriter(capacity: 1 << 10)
    writer.row(["full_name", "birth_date", "gender", "citizen_id", "old_id", "address"])
    for text in [name, birthDate, sex, number, oldID, address] { writer.field(text) }
    writer.endRow()
    let reader = try TableReader(
      file: MappedFile(copying: writer.bytes, path: "-"), format: TableFormat())
    return (reader, try ColumnRoles(header: reader.header, kind: .insurance, path: "-"))
  }
}
