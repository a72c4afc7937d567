import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import VietnameseText

/// Whether a given word that differs is a fault in writing, or the name of a brother or sister.
///
/// A slip seldom makes a name of a name; twins are called alike by choice.
extension Reasoning {
  /// The number does not fit the record's own sex or year of birth: it is nobody's own.
  static let contradictions: IDFindings = [.sexDisagrees, .yearDisagrees]

  /// A word that so many people of the register bear is a name; in small registers two do, or one that the country bears.
  private static let bearers = 2...8
  private static let peopleForEachBearer = 20_000

  /// Whether the record's given word is another one that people bear, and no way of writing the candidate's.
  func namesAnother(_ best: Candidate, _ record: CleanRecord) -> Bool {
    let name = best.name
    switch name.given {
    case .same, .iy, .regional, .pattern, .initial:
      if !name.isLastAdded { return false }
    case .unmarked:
      if name.isUnmarked, !isGivenAloneUnmarked(name) { return false }
    default: break
    }
    guard !record.name.isEmpty else { return false }
    // Without marks no word is a name of the register's, and other letters are another name all the same.
    if name.isUnmarked, name.given != .unmarked { return true }
    if let given = record.name.givenBeforeClan(index.words) {
      return index.bearers(ofWord: given) >= Reasoning.bearers.lowerBound
    }
    let word = record.name[record.name.count - 1]
    let fewest = min(
      max(index.distinctPeople / Reasoning.peopleForEachBearer, Reasoning.bearers.lowerBound),
      Reasoning.bearers.upperBound)
    if index.bearers(ofGivenWord: word) >= fewest { return true }
    return name.given != .unmarked && WordShares.standard.isGiven(index.words.features(word))
  }

  /// Whether the given word is a slip away from that of the owner of the number, whose whole birth date, sex and house the
  /// record has too: rather the owner's second record than one of a twin whom the register does not have.
  func isSlipOfOneself(_ best: Candidate, _ record: CleanRecord) -> Bool {
    best.number == .same && best.date == .same && record.birthDate.hasDay
      && best.place == .sameAddress && best.agreesInSex == true
      && best.name.given.rawValue <= WordLevel.oneLetter.rawValue
  }

  /// Whether the record's name is a part of the person's, `Trần Văn` or `Thị Diễm`, beside the person's birth date and sex: words
  /// are lost, none is another one.
  func isPartOfName(_ best: Candidate, _ record: CleanRecord) -> Bool {
    guard best.date == .same || best.date == .part, best.agreesInSex != false,
      record.name.count >= 2
    else { return false }
    var words = Array(index.nameWords(of: best.row))
    guard words.count > record.name.count else { return false }
    return (0..<record.name.count).allSatisfy { place in
      guard let found = words.firstIndex(of: record.name[place]) else { return false }
      words.remove(at: found)
      return true
    }
  }

  /// Whether the record's name has lost its marks, or its tones, and the candidate's has some.
  func hasLostMarks(_ best: Candidate, _ record: CleanRecord) -> Bool {
    guard best.name.isUnmarked else { return false }
    let isBare = record.name.withWords { words in
      words.allSatisfy { index.words.features($0).isUnmarked }
    }
    let hasMarks = index.nameWords(of: best.row).contains { !index.words.features($0).isUnmarked }
    return (isBare || best.isNameReading) && hasMarks
  }

  /// Whether the candidate's name is the record's without its marks.
  func isOfRegisterWithoutMarks(_ best: Candidate, _ record: CleanRecord) -> Bool {
    guard best.name.isUnmarked, best.name.agreesFully, !best.name.isSame, !best.isNameReading else {
      return false
    }
    let name = index.nameWords(of: best.row).map { index.words.features($0) }
    return MarkedWords.isForm(
      name, of: record.name.withWords { $0.map { index.words.features($0) } })
  }

  /// Whether the given words alone show that a side has no marks: one may as well be another name.
  func isGivenAloneUnmarked(_ name: NameComparison) -> Bool {
    name.given == .unmarked && name.surname == .same && name.middle == .same
  }
}
