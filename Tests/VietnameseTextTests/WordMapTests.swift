import TestSupport
import Testing

@testable import VietnameseText

@Suite("Words in frozen tables")
struct WordMapTests {
  @Test("A table of words answers as a dictionary does")
  func words() {
    var random = SplitMix64(seed: 31)
    let letters = Array("aăâđeếghinoôtuư'")
    func word() -> String {
      String(
        (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in
          letters.randomElement(using: &random)
        })
    }
    for size in [0, 1, 7, 300, 4000] {
      var expected: [String: Int] = [:]
      for number in 0..<size { expected[word()] = number }
      expected[""] = nil
      let map = WordMap(expected)
      for (word, number) in expected { #expect(map[word] == number) }
      for _ in 0..<2000 {
        let word = word()
        #expect(map[word] == expected[word], "\(word)")
      }
      #expect(map.contains("") == false)
    }
  }

  @Test("A table of spellings answers as a dictionary does")
  func spellings() {
    var random = SplitMix64(seed: 32)
    var expected: [SpellingKey: Int] = [:]
    for _ in 0..<3000 {
      expected[UInt64.random(in: 1..<1 << 20, using: &random)] = Int.random(
        in: 1..<99, using: &random)
    }
    let map = SpellingMap(expected, totalInBits: 3)
    for _ in 0..<20_000 {
      let key = UInt64.random(in: 1..<1 << 20, using: &random)
      #expect(map[key].count == expected[key] ?? 0)
    }
    for (key, count) in expected {
      #expect(map[key].shareInBits == BinaryLogarithm.of(Double(count)) - 3)
    }
  }

  @Test("Case and kind of characters are those of Unicode")
  func characters() {
    // Blocks to which no version of Unicode adds any more.
    for value in Array(UInt32(0)..<0x530) + Array(0x1E00..<0x1F00) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      if properties.lowercaseMapping.unicodeScalars.count == 1 {
        let lower = properties.lowercaseMapping.unicodeScalars.first?.value
        #expect(UnicodeProperties.lower(value) == lower, "\(value)")
      }
      let category = properties.generalCategory
      let isLetter = [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      ].contains(category)
      #expect(UnicodeProperties.isLetter(value) == isLetter, "\(value)")
      let isMark = [.nonspacingMark, .spacingMark, .enclosingMark].contains(category)
      #expect(UnicodeProperties.isMark(value) == isMark)
    }
  }

  @Test("Whether letters can be read is what reading them says")
  func readable() {
    var random = SplitMix64(seed: 33)
    let letters = "abcdeghiklmnorstuvyăâêôơưđáàạễị".unicodeScalars.compactMap {
      VietnameseLetter($0)
    }
    for _ in 0..<20_000 {
      let word = (0..<Int.random(in: 1...6, using: &random)).compactMap { _ in
        letters.randomElement(using: &random)
      }
      #expect(WordReader.canRead(word[...]) == (WordReader.read(word) != nil))
      #expect(Syllable.of(word[...]) == Syllable.parse(word)?.syllable)
    }
  }
}

@Suite("Characters written as codes")
struct CharacterEscapeTests {
  @Test(
    "Only whole codes are resolved",
    arguments: [
      ("a&#7877;b", "aễb"), ("&#x1EC5;", "ễ"), ("&amp;amp;#7877;", "ễ"), ("&Ecirc;", "Ê"),
      ("&ECIRC;", "Ê"), ("%C3%AA", "ê"), ("%20", " "), ("=C3=AA", "ê"), ("\\u00ea", "ê"),
      ("\\xc3\\xaa", "ê"), ("<br/>", " "), ("<font color=red>x</font>", "x"), ("</b>", ""),
    ])
  func resolved(raw: String, expected: String) {
    let scalars = raw.unicodeScalars.map(\.value)
    #expect(CharacterEscapes.resolve(scalars).map { UTF8Reader.text($0) } == expected)
  }

  @Test(
    "Anything else stays",
    arguments: [
      "A & B", "&#;", "&#1;", "&#99999999;", "&unknown;", "%E1%BB", "%zz", "50%", "a=20", "\\u12",
      "\\x41", "<Bé>", "<abc", "&#xD800;", "",
    ])
  func untouched(raw: String) {
    #expect(CharacterEscapes.resolve(raw.unicodeScalars.map(\.value)) == nil)
  }
}
