import ReferenceIndex
import VietnameseText

/// What a word of a person's name is worth at every level beside a word of the record, in bits.
///
/// The rules of a level applied to the worths of the word, so that an alignment finds each pair with one read:
///
///     number of the word × (surname, middle, given) × (marks compared, not compared) × (level and 1)
///
/// Level and 1 is zero for a pair whose level has not been found yet, and number zero stands for no word; both are there for
/// ``NameLanes``: the first is worth more than anything, so that nobody takes its sum for one, the second less.
///
/// Belongs to one aligner. Words without a number of their own, of ``WordMemory``, borrow rows for one name.
final class WordGains {
  /// Levels and 1, with room for those there are.
  static let levels = 16
  private static let rowsOfWord = 2 * NameFrequencies.Place.allCases.count
  /// What one row takes, and what all rows of a word take.
  static let rowBytes = levels * MemoryLayout<Float>.stride
  static let wordBytes = rowsOfWord * rowBytes
  /// More than a name can be worth.
  static let unknown: Float = 1e30

  private let rules: NameRules
  /// On large pages: the table is read at random.
  private let memory: ReservedMemory
  /// The lent rows stand at its end.
  private let table: UnsafeMutablePointer<Float>
  private let lent: UnsafeMutablePointer<Float>

  init(_ rules: NameRules) {
    self.rules = rules
    let words = WordMemory.size * WordGains.rowsOfWord
    let count = (words + AlignmentScratch.longest) * WordGains.levels
    memory = ReservedMemory(count * MemoryLayout<Float>.stride)
    guard let start = memory.column(Float.self).baseAddress else {
      preconditionFailure("There is no memory for the worths of words")
    }
    table = start
    lent = table + words * WordGains.levels
    table.update(repeating: -.infinity, count: WordGains.rowsOfWord * WordGains.levels)
  }

  /// Fills the rows of a word that has just got its number.
  func learn(_ facts: UnsafePointer<WordFacts>) {
    for place in NameFrequencies.Place.allCases {
      for isUnmarked in [false, true] {
        let row = row(Int(facts.pointee.number), place.rawValue, isUnmarked)
        row[0] = WordGains.unknown
        fill(row, facts, place, isUnmarked)
      }
    }
  }

  /// The row of a word with a number; that of number 0 is of no word.
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
