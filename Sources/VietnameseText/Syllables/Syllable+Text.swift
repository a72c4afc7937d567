/// Where the tone mark of the open rhymes oa, oe and uy is written.
public enum TonePlacement: Sendable, Hashable {
  /// hòa, khỏe, thúy: the canonical form of this engine, and nine names in ten.
  case old
  /// hoà, khoẻ, thuý.
  case new
}

extension Syllable {
  /// Returns the syllable in lower case, normalisation form C.
  public func text(_ style: TonePlacement = .old) -> String {
    var text = ""
    for letter in letters(style) { text.unicodeScalars.append(letter.scalar) }
    return text
  }

  /// The letters of the syllable in lower case, the tone on one of them.
  func letters(_ style: TonePlacement = .old) -> [VietnameseLetter] {
    let form = SyllableTable.shared.forms[Int(spelling)]
    let mark = style == .old ? form.oldMark : form.newMark
    return (0..<form.letterCount).map { place in
      let plain = VietnameseLetter(code: UInt16(form.key >> SpellingKey(place * 8) & 0xFF))
      return place == mark ? plain.with(tone: tone) ?? plain : plain
    }
  }

  /// The letter on which the tone mark is written, counted from zero.
  func markPlace(_ style: TonePlacement) -> Int {
    let form = SyllableTable.shared.forms[Int(spelling)]
    return style == .old ? form.oldMark : form.newMark
  }

  /// The rhyme without its tone as it is spelt: "oang" of Hoàng; "i" of gì.
  public var rhymeText: String {
    let form = SyllableTable.shared.forms[Int(spelling)]
    let isShared = form.onset == .gi && form.oldMark < form.onsetCount
    var text = ""
    for letter in letters().dropFirst(isShared ? 1 : form.onsetCount) {
      text.unicodeScalars.append(letter.withoutTone.scalar)
    }
    return text
  }

  /// The syllable with the other of i and y, where the two are interchangeable.
  ///
  /// That is when i is the whole rhyme after h, k, l, m, s, t, v or qu: Lý and Lí, Quý and Quí. It is `nil` for all
  /// others: Thúi is not Thúy, and Yến and Ý have no twin.
  public var iyTwin: Syllable? {
    let form = SyllableTable.shared.forms[Int(spelling)]
    guard form.nucleus == .i, form.coda == .none else { return nil }
    guard form.letterCount == form.onsetCount + 1 else { return nil }
    guard [.h, .k, .l, .m, .s, .t, .v, .qu].contains(form.onset) else { return nil }
    let place = SpellingKey((form.letterCount - 1) * 8)
    let last = UInt8(truncatingIfNeeded: form.key >> place)
    let i = UInt8(9)
    let y = UInt8(25)
    let other = last == i ? y : i
    let key = form.key & ~(0xFF << place) | SpellingKey(other) << place
    return SyllableTable.shared.index(of: key).flatMap {
      Syllable(spelling: UInt16($0), tone: tone)
    }
  }
}
