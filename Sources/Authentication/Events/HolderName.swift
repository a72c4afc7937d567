import Tables
import VietnameseText

/// Compares the holder's name of a bank account with the name of the beneficiary.
///
/// Banks write names in capitals without marks and cut them at 25 to 35 characters, so the beneficiary's name is brought into
/// that form and the holder's may be its beginning.
///
///     HolderName.compare(holder: "NGUYEN THI HANG", name: "Nguyễn Thị Hằng")  // .same
///     HolderName.compare(holder: "NGUYEN HANG", name: "Nguyễn Thị Hằng")      // .near
enum HolderName: Int, Sendable, CaseIterable {
  /// Equal, or a beginning of the name of at least ``shortestCut`` characters.
  case same
  /// A middle word missing or added, the order changed, or one letter in a word.
  case near
  case different
  /// There is no holder's name.
  case missing

  /// Where the strictest bank cuts.
  static let shortestCut = 25

  /// Compares two names as they are written.
  static func compare(holder: String, name: String) -> HolderName {
    let left = words(holder)
    let right = words(name)
    if left.isEmpty { return .missing }
    if left == right { return .same }
    let (short, long) = (left.joined(separator: " "), right.joined(separator: " "))
    if short.utf8.count >= shortestCut, long.hasPrefix(short) { return .same }
    if left.sorted() == right.sorted() { return .near }
    if isSubsequence(left, of: right) || isSubsequence(right, of: left) {
      return left.last == right.last && left.first == right.first ? .near : .different
    }
    guard left.count == right.count else { return .different }
    let differing = zip(left, right).filter { $0 != $1 }
    return differing.count == 1 && EditDistance.between(differing[0].0, differing[0].1) <= 1
      ? .near : .different
  }

  /// Words of plain letters in small form; signs part words.
  static func words(_ text: String) -> [String] {
    FoldingTable.fold(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  private static func isSubsequence(_ part: [String], of whole: [String]) -> Bool {
    guard part.count >= 2, part.count < whole.count else { return false }
    var rest = part[...]
    for word in whole where word == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
