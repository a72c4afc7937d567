import ReferenceIndex

/// What some names of the register have in common with the name of one record, and what that weighs.
///
/// Candidates of one record often share a name: people are found by their name, and sorted by it. Direct-mapped: a newer
/// name takes the place of an older one, which is compared again.
struct ComparedNames {
  struct Entry {
    fileprivate var round: UInt64 = 0
    fileprivate var number: UInt32 = 0
    /// How the name agrees.
    fileprivate(set) var name = NameComparison()
    /// What it weighs against the people of the register, in bits.
    fileprivate(set) var bits = 0.0
  }

  private static let places = 8
  private var entries = [Entry](repeating: Entry(), count: places)

  /// What is known of a name.
  ///
  /// - Parameters:
  ///   - number: The name's number in the register.
  ///   - round: The record, from 1 on.
  @inline(__always)
  func entry(of number: UInt32, round: UInt64) -> Entry? {
    entries.withUnsafeBufferPointer { entries in
      let place = Int(number) % ComparedNames.places
      return entries[place].round == round && entries[place].number == number
        ? entries[place] : nil
    }
  }

  /// Notes how a name agrees with that of a record.
  mutating func insert(_ name: NameComparison, bits: Double, of number: UInt32, round: UInt64) {
    entries[Int(number) % ComparedNames.places] = Entry(
      round: round, number: number, name: name, bits: bits)
  }
}
