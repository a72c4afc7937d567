internal import Glibc
import VietnameseText

/// What a word of a person's name is worth at every level beside a word of the record, in bits.
///
/// The rules of a level applied to the worths of the word, so that an alignment finds each pair with one read:
///
///     number of the word × (surname, middle, given) × (marks compared, not compared) × (level and 1)
///
/// Belongs to one aligner. Words without a number of their own, of ``WordMemory``, borrow rows for one name.
final class WordGains {
  /// Levels and 1, with room for those there are.
  static let levels = 16
  private static let rowsOfWord = 2 * NameFrequencies.Place.allCases.count

  private let rules: NameRules
  /// The pages of the table come into being when they are written; the lent rows stand at its end.
  private let table: UnsafeMutablePointer<Float>
  private let lent: UnsafeMutablePointer<Float>

  init(_ rules: NameRules) {
    self.rules = rules
    let words = WordMemory.size * WordGains.rowsOfWord
    let count = (words + AlignmentScratch.longest) * WordGains.levels
    guard let memory = calloc(count, MemoryLayout<Float>.stride) else {
      preconditionFailure("There is no memory for the worths of words")
    }
    table = memory.bindMemory(to: Float.self, capacity: count)
    lent = table + words * WordGains.levels
  }

  deinit { free(table) }

  /// Fills the rows of a word that has just got its number.
  func learn(_ facts: UnsafePointer<WordFacts>) {
    for place in NameFrequencies.Place.allCases {
      for isUnmarked in [false, true] {
        fill(row(Int(facts.pointee.number), place.rawValue, isUnmarked), facts, place, isUnmarked)
      }
    }
  }

  /// The row of a word with a number; that of number 0 is empty.
  @inline(__always)
  func row(_ number: Int, _ place: Int, _ isUnmarked: Bool) -> UnsafeMutablePointer<Float> {
    let row = number &* WordGains.rowsOfWord &+ place &* 2 &+ (isUnmarked ? 1 : 0)
    return table + row &* WordGains.levels
  }

  /// The row of any word at a position of the person's name.
  func row(
    of facts: UnsafePointer<WordFacts>, at position: Int, _ place: NameFrequencies.Place,
    _ isUnmarked: Bool
  ) -> UnsafePointer<Float> {
    let number = Int(facts.pointee.number)
    if number > 0 { return UnsafePointer(row(number, place.rawValue, isUnmarked)) }
    let row = lent + position * WordGains.levels
    fill(row, facts, place, isUnmarked)
    return UnsafePointer(row)
  }

  private func fill(
    _ row: UnsafeMutablePointer<Float>, _ facts: UnsafePointer<WordFacts>,
    _ place: NameFrequencies.Place, _ isUnmarked: Bool
  ) {
    let rules = rules.of(place, isUnmarked)
    // The twelve worths stand one after the other at the start.
    let worths = UnsafeRawPointer(facts).assumingMemoryBound(to: Float.self) + 4 * place.rawValue
    for level in 1..<WordGains.levels { row[level] = rules[level].bits(worths) }
  }
}
