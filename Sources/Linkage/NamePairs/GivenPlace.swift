import Cleansing
import VietnameseText

/// Where the given word of a name stands.
///
/// Last in nearly all names. Those of the Central Highlands that open with Y or H' have the clan last: in Y Lưm Niê Kdăm
/// the given word is Lưm, in H'Dung Buôn Yă it is H'Dung (as ``NameParts`` splits them).
enum GivenPlace {
  /// The place of the given word behind which the clan stands; `nil` for a name that ends in its given word.
  ///
  /// - Parameters:
  ///   - count: How many words the name has.
  ///   - word: The word at a place.
  @inline(__always)
  static func beforeClan(_ count: Int, _ words: WordTable, _ word: (Int) -> WordID) -> Int? {
    guard count >= 2 else { return nil }
    let first = words[word(0)].text
    guard let opening = first.first, opening == UInt8(ascii: "h") || opening == UInt8(ascii: "y")
    else { return nil }
    return beforeClan(count, words, first, word)
  }

  @inline(never)
  private static func beforeClan(
    _ count: Int, _ words: WordTable, _ first: UnsafeBufferPointer<UInt8>, _ word: (Int) -> WordID
  ) -> Int? {
    // H'Dung, Y'Lưm: sign and given word in one.
    let hasApostrophe = first.count > 1 && first[1] == UInt8(ascii: "'")
    if hasApostrophe, first.count > 2 { return 0 }
    // The sign by itself, as names are parted for matching: Y Lưm, H' Dung, H Dung.
    guard first.count == 1 || hasApostrophe, count >= 3 else { return nil }
    // Y Thị Lan is a name of the Kinh order.
    return words.features(word(1)).isMarker ? nil : 1
  }
}

extension WordList {
  /// The given word of a name that ends in a clan; `nil` for other names.
  public func givenBeforeClan(_ words: WordTable) -> WordID? {
    GivenPlace.beforeClan(count, words) { self[$0] }.map { self[$0] }
  }
}

extension NameAligner {
  /// Puts what was noted of names with the clan last into its place: the alignment takes the last word for the given word.
  ///
  /// Brothers and sisters share the clan, which is rare among the people of other provinces and so weighs most.
  func clanLast(_ comparison: NameComparison) -> NameComparison {
    guard let right = GivenPlace.beforeClan(m, words, { scratch.right[$0] }),
      let left = GivenPlace.beforeClan(n, words, { scratch.left[$0] })
    else { return comparison }
    var comparison = comparison
    comparison.surname = comparison.given
    comparison.given = scratch.level(left, right)
    comparison.isGivenMissing = false
    comparison.isLastAdded = false
    if n == m {
      comparison.middle = .same
      for place in 0..<(m - 1) where place != left && place != right {
        comparison.middle = max(comparison.middle, scratch.level(place, place))
      }
    }
    return comparison
  }
}
