import Corpora

/// By what a cell is read: the rules of this program and the facts that are compiled into it.
///
/// A frozen register holds what its table was read as, not the table. It is marked with both, so that one of last year is
/// not taken for what the same table would be today.
package enum ReadingRules {
  /// Counts the changes of the rules by which a register is read: names, numbers, dates, sexes, communes, addresses,
  /// status, parents, rows.
  ///
  /// To be raised by one with every change after which some table is frozen as something else. `ReadingRulesTests` freezes a
  /// table of odd cells and fails when they are read otherwise under the same number.
  package static let number: UInt32 = 9

  /// The digest of the corpora: SHA-256, 64 hexadecimal digits.
  package static var corporaSHA256: String { Corpus.digestText }
}
