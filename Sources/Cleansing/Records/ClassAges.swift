import VietnameseText

/// The ages that a participant class is for, in years; few classes tell any.
///
/// Classes and their codes: docs/domain.md 1.4 and 3.6; the ages are the program's own, but for children under six, who keep
/// their card until the school year begins. An age outside is rare and possible: classes go stale.
struct ClassAges: Sendable, Equatable {
  /// The youngest age, in years.
  let least: Int
  /// The oldest age, in years.
  let most: Int

  init(_ least: Int, _ most: Int) {
    self.least = least
    self.most = most
  }

  /// By what a folded class begins with or holds; the first that fits counts.
  private static let known: [(words: [String], ages: ClassAges)] = [
    (
      [
        "child under 6", "children under 6", "tre em duoi 6", "te duoi 6", "tre duoi 6",
        "duoi 6 tuoi", "so sinh", "tre so sinh", "newborn",
      ], ClassAges(0, 6)
    ),
    (["tre em", "child", "tre nho"], ClassAges(0, 16)),
    (["hoc sinh sinh vien", "hssv"], ClassAges(5, 30)),
    (["pupil", "hoc sinh"], ClassAges(5, 20)),
    (["student", "sinh vien"], ClassAges(17, 32)),
    (["elderly 80", "tu du 80", "tren 80"], ClassAges(79, 130)),
    (["pensioner", "huu tri", "luong huu"], ClassAges(42, 130)),
    (["compulsory", "bat buoc", "bhxh bat buoc", "nguoi lao dong"], ClassAges(15, 75)),
  ]

  /// By the object code of the health card, which files write as a class too.
  private static let codes: [String: ClassAges] = [
    "te": ClassAges(0, 6), "hs": ClassAges(5, 25), "sv": ClassAges(17, 32),
    "ht": ClassAges(42, 130), "ct": ClassAges(79, 130),
  ]

  /// The ages of a class as it is written, in words or as a code (`TE`, `HS4`, `HT - Hưu trí`), or `nil`.
  init?(className: UnsafeBufferPointer<UInt8>) {
    let text = FoldedWords(className).text
    if let found = ClassAges.known.first(where: { known in
      known.words.contains { text.hasPrefix($0) || $0.count > 7 && text.contains($0) }
    }) {
      self = found.ages
      return
    }
    let letters = text.prefix { $0.isLetter }
    let rest = text.dropFirst(letters.count).first
    guard rest == nil || rest == " " || rest?.isNumber == true,
      let ages = ClassAges.codes[String(letters)]
    else { return nil }
    self = ages
  }

  /// The ages that the first letters of a health card tell (`TE1…`), or `nil`.
  init?(card: UnsafeBufferPointer<UInt8>) {
    guard card.count >= 3, let next = card[2...].first(where: { $0 != 0x20 }), next &- 0x30 < 10
    else { return nil }
    let ages: ClassAges? =
      switch (card[0] & 0xDF, card[1] & 0xDF) {
      case (UInt8(ascii: "T"), UInt8(ascii: "E")): ClassAges.codes["te"]
      case (UInt8(ascii: "H"), UInt8(ascii: "S")): ClassAges.codes["hs"]
      case (UInt8(ascii: "S"), UInt8(ascii: "V")): ClassAges.codes["sv"]
      case (UInt8(ascii: "H"), UInt8(ascii: "T")): ClassAges.codes["ht"]
      case (UInt8(ascii: "C"), UInt8(ascii: "T")): ClassAges.codes["ct"]
      default: nil
      }
    guard let ages else { return nil }
    self = ages
  }
}
