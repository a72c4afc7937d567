import Authentication
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
  /// - Parameter texts: What was written; empty cells are left out.
  /// - Throws: ``Refusal`` for the first value that is none.
  func read(_ texts: [Proposal.Field: String]) throws(Refusal) -> [Proposal.Field: String] {
    var values: [Proposal.Field: String] = [:]
    var date: BirthDate?
    var sex = Sex.unknown
    if let text = texts[.name] { values[.name] = try name(text) }
    if let text = texts[.birthDate] {
      let found = try birthDate(text)
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

  private func birthDate(_ text: String) throws(Refusal) -> BirthDate {
    let reader = BirthDateReader(asOfYear: asOf.year, asOf: asOf)
    let reading = reader.read(Array(text.utf8).span, idBirthYear: nil)
    // Somebody read this from papers: nothing about it may be in doubt but that it is a 1 January.
    guard let date = reading.date, !date.isEmpty, date <= asOf, date.year >= 1900,
      reading.findings.subtracting(.firstOfJanuary).isEmpty
    else {
      throw Refusal(reason: .badDate)
    }
    return date
  }
}
