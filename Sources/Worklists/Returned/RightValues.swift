import Authentication
import History
import Identifiers
import Tables
import VietnameseText

/// Reads the right values that people wrote into a returned list.
struct RightValues {
  /// The day of the import; later birth dates are impossible.
  let asOf: BirthDate

  /// A value that is not taken, with the reason.
  struct Refusal: Error {
    let reason: RefusedRow.Reason
    /// The cells that are meant, where they have changed.
    var cells: [WorklistColumn] = []
  }

  /// The values in the normal form of their fields.
  ///
  /// - Parameters:
  ///   - texts: What was written; empty cells are left out.
  ///   - written: What the record says, beside which a year of two digits has its century.
  /// - Throws: ``Refusal`` for the first value that is none.
  func read(
    _ texts: [Proposal.Field: String], beside written: [Proposal.Field: String]
  ) throws(Refusal) -> [Proposal.Field: String] {
    var values: [Proposal.Field: String] = [:]
    var date: BirthDate?
    var sex = Sex.unknown
    if let text = texts[.name] { values[.name] = try name(text) }
    if let text = texts[.birthDate] {
      let found = try birthDate(text, beside: year(written))
      date = found
      values[.birthDate] = found.text
    }
    if let text = texts[.sex] {
      sex = SexCode.read(Array(text.utf8).span, coding: .words).sex
      guard sex != .unknown else { throw Refusal(reason: .badSex) }
      values[.sex] = sex.text
    }
    if let text = texts[.citizenID] {
      let reading = CitizenIDReader.read(Array(text.utf8).span, birthYear: nil, isFemale: nil)
      guard let id = reading.likelyID, id.isPlausible else { throw Refusal(reason: .badCitizenID) }
      // The number itself tells the year and the sex.
      if let date, date.year != id.birthYear { throw Refusal(reason: .contradiction) }
      if sex != .unknown, sex != Sex(of: id) { throw Refusal(reason: .contradiction) }
      values[.citizenID] = id.text
    }
    return values
  }

  private func name(_ text: String) throws(Refusal) -> String {
    let reading = NameReader.standard.read(text)
    let isDoubtful =
      reading.findings.contains(.notAName) || reading.words.count < 2
      || text.contains { $0.isNumber }
    guard !isDoubtful else { throw Refusal(reason: .badName) }
    return reading.display()
  }

  /// The most years between a year of two digits and the record's that are one slip and not another century or person.
  private static let nearYears = 10

  private func birthDate(_ text: String, beside year: Int?) throws(Refusal) -> BirthDate {
    let reader = BirthDateReader(asOfYear: asOf.year, asOf: asOf)
    let reading = reader.read(Array(text.utf8).span, idBirthYear: nil)
    let isShort =
      reading.repairs.contains(.twoDigitYear) || reading.findings.contains(.ambiguousCentury)
    if isShort {
      let dates = [reading.date].compactMap { $0 } + reading.alternatives
      let near = dates.filter { date in
        year.map { abs(date.year - $0) <= Self.nearYears } ?? false
      }
      let others = reading.findings.subtracting([.firstOfJanuary, .ambiguousCentury])
      guard near.count == 1, near[0] <= asOf, others.isEmpty else {
        throw Refusal(reason: .twoDigitYear)
      }
      return near[0]
    }
    // Somebody read this from papers: nothing about it may be in doubt but that it is a 1 January.
    guard let date = reading.date, !date.isEmpty, date <= asOf, date.year >= 1900,
      reading.findings.subtracting(.firstOfJanuary).isEmpty
    else {
      throw Refusal(reason: .badDate)
    }
    return date
  }

  /// The birth year of a record, by its date or else its number.
  private func year(_ written: [Proposal.Field: String]) -> Int? {
    let reader = BirthDateReader(asOfYear: asOf.year, asOf: asOf)
    let text = written[.birthDate] ?? ""
    if let date = reader.read(Array(text.utf8).span, idBirthYear: nil).date, !date.isEmpty {
      return date.year
    }
    let number = written[.citizenID] ?? ""
    return CitizenIDReader.read(Array(number.utf8).span, birthYear: nil, isFemale: nil).likelyID?
      .birthYear
  }

  /// Whom a record is about when its values hold: the name without marks and the birth year.
  func person(_ record: ReturnedRecord) -> String {
    var fields = record.issued.written
    for change in record.changes { fields[change.field] = change.new }
    fields[.citizenID] = nil
    let name = FoldingTable.fold(NameReader.standard.read(fields[.name] ?? "").display())
    return name.lowercased() + "\u{1F}" + (year(fields).map { String($0) } ?? "")
  }
}
