internal import Corpora

/// A rhyme as `corpora/rhymes.csv` lists it, taken apart into glide, nucleus and coda.
struct SyllableRhyme {
  let text: String
  let letters: [VietnameseLetter]
  let isAfterQu: Bool
  let glide: Glide
  let nucleus: Nucleus
  let coda: Coda

  var first: Unicode.Scalar? { text.unicodeScalars.first }

  static let all: [SyllableRhyme] = Corpus.rhymes.rows.compactMap { row in
    SyllableRhyme(text: row[1], isAfterQu: row[0] == "after_qu")
  }

  private init?(text: String, isAfterQu: Bool) {
    self.text = text
    self.isAfterQu = isAfterQu
    letters = SyllableTable.letters(text)
    var vowels = text
    var closing = Coda.none
    for coda in [Coda.ng, .nh, .ch, .m, .n, .p, .t, .c] where vowels.hasSuffix(coda.text) {
      vowels.removeLast(coda.text.count)
      closing = coda
      break
    }
    guard let parts = SyllableRhyme.vowelParts[vowels] else { return nil }
    glide = parts.glide
    nucleus = parts.nucleus
    coda = closing == .none ? parts.offglide : closing
  }

  /// Where the tone mark goes, counted from the first letter of the rhyme, in the old and in the new style.
  var markPlaces: (old: Int, new: Int) {
    let vowelCount = letters.prefix { $0.isVowel }.count
    // On the letter with a mark of its own; in ươ on ơ.
    if let marked = letters[..<vowelCount].lastIndex(where: { $0.quality != .none }) {
      return (marked, marked)
    }
    if vowelCount <= 1 { return (0, 0) }
    // A consonant follows: the last vowel (hoàn, xuýt).
    if vowelCount < letters.count { return (vowelCount - 1, vowelCount - 1) }
    // Open: oai, oay, oao, oeo, uya, uyu on the middle letter.
    if vowelCount == 3 { return (1, 1) }
    // Open oa, oe, uy: the two styles differ. After qu the u is no part of the rhyme.
    if isAfterQu == false && (text == "oa" || text == "oe" || text == "uy") { return (0, 1) }
    // ia, ua and the closing diphthongs: on the first.
    return (0, 0)
  }

  private static let vowelParts: [String: (glide: Glide, nucleus: Nucleus, offglide: Coda)] = {
    var parts: [String: (glide: Glide, nucleus: Nucleus, offglide: Coda)] = [:]
    let simple: [(String, Nucleus)] = [
      ("a", .a), ("ă", .ă), ("â", .â), ("e", .e), ("ê", .ê), ("i", .i), ("y", .i), ("o", .o),
      ("ô", .ô), ("ơ", .ơ), ("u", .u), ("ư", .ư), ("ia", .iê), ("iê", .iê), ("yê", .iê),
      ("ua", .uô), ("uô", .uô), ("ưa", .ươ), ("ươ", .ươ), ("oo", .oo),
    ]
    for (text, nucleus) in simple { parts[text] = (.none, nucleus, .none) }
    let gliding: [(String, Nucleus, Coda)] = [
      ("ai", .a, .i), ("ao", .a, .o), ("au", .a, .u), ("ay", .a, .y), ("âu", .â, .u),
      ("ây", .â, .y), ("eo", .e, .o), ("êu", .ê, .u), ("iu", .i, .u), ("yu", .i, .u),
      ("iêu", .iê, .u), ("yêu", .iê, .u), ("oi", .o, .i), ("ôi", .ô, .i), ("ơi", .ơ, .i),
      ("ui", .u, .i), ("uôi", .uô, .i), ("ưi", .ư, .i), ("ưu", .ư, .u), ("ươi", .ươ, .i),
      ("ươu", .ươ, .u),
    ]
    for (text, nucleus, coda) in gliding { parts[text] = (.none, nucleus, coda) }
    let rounded: [(String, Nucleus, Coda)] = [
      ("oa", .a, .none), ("oai", .a, .i), ("oao", .a, .o), ("oay", .a, .y), ("oă", .ă, .none),
      ("oe", .e, .none), ("oeo", .e, .o), ("uâ", .â, .none), ("uây", .â, .y), ("uê", .ê, .none),
      ("uơ", .ơ, .none), ("uy", .i, .none), ("uya", .iê, .none), ("uyu", .i, .u),
      ("uyê", .iê, .none),
    ]
    for (text, nucleus, coda) in rounded { parts[text] = (.rounded, nucleus, coda) }
    return parts
  }()
}
