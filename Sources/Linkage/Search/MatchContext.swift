import Cleansing
import ReferenceIndex
import VietnameseText

/// What all records of a run are compared with, and what does not depend on the record.
///
/// Nothing in it changes: a level or a weight asked of it is a function of its arguments.
///
/// A class: methods of a structure of this size are given a copy of it, several for each person weighed.
final class MatchContext {
  /// The most people of the register who may have one CMND, which two provinces or a slip have given them; one that more
  /// have is a stop-gap, and nobody's.
  private static let mostBearersOfOldID = 16

  let index: ReferenceIndex
  let model: MatchModel
  let frequencies: NameFrequencies
  /// What days and years of birth are worth.
  let births: BirthRarities
  /// How the records' commune codes stand to the register's.
  let places: RecordPlaces
  /// At how many characters the records' names are cut, or `0`.
  let nameWidth: Int
  /// What is to be expected before anything is compared, in bits.
  let priorBits: Double
  /// The most that a number speaks for somebody when another person has it, in bits.
  let mostOfOthersNumber: Double
  /// The same where it is not somebody of the person's household.
  let mostOfStrangersNumber: Double
  /// The log-odds beyond which name and birth date alone never go: with `coverage` of the people in the register,
  /// somebody who is not in it still meets a namesake born on the same day as often as people of the register do.
  /// For the very name, and for one that only is like it.
  let mostNamesakeBits: (exact: Double, near: Double)
  /// How many people bear a typical name, where the records have no column for numbers.
  let usualBearers: Double?

  /// - Parameters:
  ///   - nameWidth: At how many characters the names of the records are cut; `0` for whole names.
  ///   - hasNumbers: Whether the records have a column for numbers; without one, name and date must do.
  init(
    index: ReferenceIndex, model: MatchModel, frequencies: NameFrequencies,
    places: RecordPlaces = RecordPlaces(), nameWidth: Int = 0, hasNumbers: Bool = true
  ) {
    self.index = index
    self.model = model
    self.frequencies = frequencies
    births = BirthRarities(index, frequencies.shares)
    self.places = places
    self.nameWidth = nameWidth
    let coverageBits = log2Of(model.coverage / (1 - model.coverage))
    priorBits = coverageBits - frequencies.populationInBits
    func most(_ levels: [NumberLevel]) -> Double {
      levels.map { NumberLevel.worth($0, frequencies.shares.mostBits) - model.number.cost($0) }
        .max() ?? 0
    }
    mostOfOthersNumber = most([.household, .relative, .neighbour, .stranger])
    mostOfStrangersNumber = most([.relative, .neighbour, .stranger])
    let share = frequencies.namesakeShare
    mostNamesakeBits = (
      coverageBits - log2Of(model.namesakes(share, isExact: true)),
      coverageBits - log2Of(model.namesakes(share, isExact: false))
    )
    usualBearers = hasNumbers ? nil : NameFrequencies.usualBearers(index)
  }

  // What is asked here could be asked of the frequencies, but each such question outside of the context copies them.

  /// Whether the last word of a name is a given word that many people bear.
  func isCommonGiven(_ name: WordList) -> Bool { frequencies.isCommonGiven(name, index.words) }

  /// How a word of the register sounds, by ear.
  @inline(__always)
  func sound(of word: WordID) -> UInt32 { frequencies.shapes[Int(word)].dialectHash }

  /// Whether the commune codes of a record and of a person may be of one place.
  func areOnePlace(_ record: UInt16, _ person: UInt16) -> Bool {
    frequencies.units.areOnePlace(record, person, places)
  }

  /// The communes of the register that may be a record's.
  func communes(with code: UInt16) -> [UInt16] { frequencies.units.codes(with: code, places) }

  /// The most that a name adds that so many people bear, in bits.
  func mostNameBits(bearers: Int) -> Double { frequencies.mostNameBits(bearers: bearers) }

  /// What the other bearers of a CMND take from its worth, in bits; `nil` when the number is nobody's.
  func costOfBearers(ofOldID oldID: UInt64) -> Double? {
    var bearers = 0
    if oldID != 0 { index.forEachRow(oldID: oldID) { _ in bearers += 1 } }
    guard bearers <= MatchContext.mostBearersOfOldID else { return nil }
    return bearers > 1 ? log2Of(Double(bearers)) : 0
  }
}
