import Identifiers
import Tables
import VietnameseText

/// What is decided once for a whole file, from a sample of its rows: encoding of the name column,
/// order of day and month, meaning of sex codes, date of the commune codes.
///
/// The rows of the sample are chosen by what stands in them, so that a file sorted by commune is judged as a whole; it
/// depends on the rows alone, never on their order or on threads.
public struct FileProfile: Sendable {
  /// The legacy encoding of the names; `nil` for UTF-8.
  public var nameEncoding: LegacyEncoding?
  /// The order of day and month in the column of birth dates.
  var dateOrder: DateOrder = .dayMonth
  var dateConventions = DateConventions()
  /// The order for dates that are read without a further look: none where a workbook may have exchanged day and month.
  var plainDateOrder: DateOrder {
    dateConventions.isExchangedInSheet ? .monthDay : dateOrder
  }
  /// What the codes in the column of sexes mean.
  var sexCoding: SexCoding = .words
  /// What codes of sex mean in each unit, commune or class, where systems with other codes were put together.
  var sexCodes: SexCodes?
  /// The list that the commune codes are of, as far as they tell.
  public var communeList = CommuneList.mixed
  /// Doubts about the communes of addresses that say nothing in this file.
  var commonAddressDoubts: AddressVerdict = []
  /// Whether ten digits that fit their row are a personal ID that lost its two zeros.
  var hasLostZeros = false

  /// The most names from which the encoding is told.
  private static let namesForEncoding = 4000

  public init() {}

  /// Samples a table.
  ///
  /// - Parameter configured: The encoding that the user names; a legacy one goes before what the sample says of names.
  /// - Complexity: reads at most 16,384 rows; all of a file whose codes of sex are mixed.
  public init(
    sampling reader: TableReader, roles: ColumnRoles, configured: Configuration.Encoding? = nil
  ) {
    var detector = EncodingDetector()
    var dates = DateOrderCounts()
    var serials = SerialEpochCounts()
    var newYears = NewYearCounts()
    var forms = DateFormCounts()
    var sexes = SexCodeCounts()
    var zeros = LostZeroCounts()
    var addresses = AddressFit()
    var communes = CommuneListCounts()
    var sampled = 0
    if let column = roles.nameColumns.first {
      reader.readSample(FileProfile.namesForEncoding) { detector.add($0.field(column).span) }
    }
    reader.readSample { row in
      sampled += 1
      if let column = roles.birthDateColumn(row) {
        let field = row.field(column)
        dates.add(field.span)
        newYears.add(field.span)
        let told = field.count == 2 ? FileProfile.birthYear(row, roles) : nil
        forms.add(field.span, idBirthYear: told)
        if field.count == 4 || field.count == 5 {
          serials.add(field.span, idBirthYear: FileProfile.birthYear(row, roles))
        }
      }
      if let column = roles[.citizenID] {
        zeros.add(row.field(column), birthYear: FileProfile.year(row, roles))
      }
      var commune: UInt16 = 0
      var isElsewhere = false
      if let column = roles[.communeCode] {
        let code = RecordCleanser.communeCode(row.field(column))
        if AdministrativeUnits.isKnown(code) { commune = code }
        isElsewhere = code != 0 && !AdministrativeUnits.isInProvince(code)
        communes.add(code)
      }
      if let column = roles[.address], roles.kind == .insurance, !isElsewhere {
        addresses.add(row.field(column), commune)
      }
      if let column = roles[.gender] {
        var id: CitizenID?
        if let idColumn = roles[.citizenID] {
          id =
            CitizenIDReader.read(
              row.field(idColumn).span, birthYear: nil, isFemale: nil
            ).likelyID
        }
        sexes.add(row.field(column).span, citizenID: id)
      }
    }
    let encoding = detector.decision.encoding
    nameEncoding = configured?.legacyEncoding ?? (encoding == .utf8 ? nil : encoding)
    if let place = reader.sheetPlace, let column = roles[.birthDate], column < place.days.count {
      let days = place.days[column]
      let share = Double(sampled) / Double(max(reader.rowCount, 1))
      dates.noteSheet(days: days.count, over12: days.over12, share: share)
    }
    dateOrder = DateOrder.decide(dates)
    dateConventions = DateConventions.decide(dates, serials, newYears, forms)
    sexCoding = SexCoding.decide(sexes)
    if sexes.isMixed { sexCodes = SexCodes(reader, roles) }
    hasLostZeros = zeros.areLost
    commonAddressDoubts = addresses.common
    communeList = communes.list
  }

  /// What the user should know of the file as a whole.
  ///
  /// - Parameter comparesCodes: Whether addresses are compared with the commune codes beside them.
  public func notes(comparesCodes: Bool) -> [BilingualText] {
    let doubts = comparesCodes ? commonAddressDoubts : commonAddressDoubts.subtracting(.disagrees)
    return [AddressFit.note(of: doubts), noteOf1905].compactMap { $0 }
  }

  private var noteOf1905: BilingualText? {
    guard dateConventions.areYearsOf1905 else { return nil }
    return BilingualText(
      "hầu hết ngày sinh là ngày của năm 1905: bảng tính đã hiểu năm sinh là số ngày; đọc lại thành năm",
      "hardly a birth date is of another year than 1905: a spreadsheet took years for numbers of days; they are read "
        + "as years")
  }

  /// The year that stands in a row's birth date, by its four digits.
  private static func year(_ row: borrowing Row, _ roles: ColumnRoles) -> Int? {
    guard let column = roles.birthDateColumn(row) else { return nil }
    let cell = row.field(column)
    for run in cell.split(whereSeparator: { $0 &- 0x30 > 9 }) where run.count == 4 {
      let year = run.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
      if (1900..<2100).contains(year) { return year }
    }
    return nil
  }

  /// The birth year that the personal ID number of a row tells.
  private static func birthYear(_ row: borrowing Row, _ roles: ColumnRoles) -> Int? {
    guard let column = roles[.citizenID] else { return nil }
    let reading = CitizenIDReader.read(row.field(column).span, birthYear: nil, isFemale: nil)
    guard let id = reading.citizenID, id.isWitness else { return nil }
    return id.birthYear
  }
}
