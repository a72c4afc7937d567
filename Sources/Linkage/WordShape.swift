import VietnameseText

/// What decides at a glance that two words have nothing in common.
struct WordShape: Sendable {
  /// ``WordFeatures/dialectHash``.
  let dialectHash: UInt32
  /// The first folded letter, with k and q as c.
  let first: UInt8
  /// The last folded letter that is compared.
  let last: UInt8
  let count: UInt8
  private let flags: UInt8

  static let none = WordShape()

  private init() {
    (dialectHash, first, last, count, flags) = (0, 0, 0, 0, 0)
  }

  init(_ word: WordFeatures) {
    dialectHash = word.dialectHash
    let letter = word.letters[0]
    first = letter == UInt8(ascii: "k") || letter == UInt8(ascii: "q") ? UInt8(ascii: "c") : letter
    last = word.count > 0 ? word.letters[Int(word.count) - 1] : 0
    count = word.count
    flags =
      (word.isMarker ? 1 : 0) | (word.isUnmarked ? 2 : 0)
      | (word.hasWildcard || word.isInitial ? 4 : 0)
  }

  /// ``WordFeatures/isMarker``.
  var isMarker: Bool { flags & 1 != 0 }
  /// ``WordFeatures/isUnmarked``.
  var isUnmarked: Bool { flags & 2 != 0 }

  /// `false` only for words whose level is ``WordLevel/different``.
  ///
  /// Every nearer level needs the same first or last letter, the same sound, a lost letter, an
  /// abbreviation, or two letters exchanged that are the whole word; of the regional pairs only Cảnh
  /// and Kiểng begin and end differently, and k counts as c.
  @inline(__always)
  func mayBeNear(_ other: WordShape) -> Bool {
    first == other.first || last == other.last || dialectHash == other.dialectHash
      || (flags | other.flags) & 4 != 0 || (count <= 2 && other.count <= 2)
  }
}
