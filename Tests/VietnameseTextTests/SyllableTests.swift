import Corpora
import TestSupport
import Testing

@testable import VietnameseText

@Suite("Syllables")
struct SyllableTests {
  @Test(
    "A syllable is taken apart",
    arguments: [
      ("hoàng", Onset.h, Glide.rounded, Nucleus.a, Coda.ng, Tone.huyen),
      ("nguyễn", .ng, .rounded, .iê, .n, .nga), ("quý", .qu, .rounded, .i, .none, .sac),
      ("gì", .gi, .none, .i, .none, .huyen), ("giếng", .gi, .none, .iê, .ng, .sac),
      ("gia", .gi, .none, .a, .none, .ngang), ("yến", .none, .none, .iê, .n, .sac),
      ("thúy", .th, .rounded, .i, .none, .sac), ("mỹ", .m, .none, .i, .none, .nga),
      ("được", .đ, .none, .ươ, .c, .nang), ("mùa", .m, .none, .uô, .none, .huyen),
      ("khuya", .kh, .rounded, .iê, .none, .ngang), ("ý", .none, .none, .i, .none, .sac),
      ("người", .ng, .none, .ươ, .i, .huyen), ("thạch", .th, .none, .a, .ch, .nang),
      ("ỷ", .none, .none, .i, .none, .hoi), ("nghiêng", .ngh, .none, .iê, .ng, .ngang),
    ])
  func parts(
    text: String, onset: Onset, glide: Glide, nucleus: Nucleus, coda: Coda, tone: Tone
  ) throws {
    let syllable = try #require(Syllable(text))
    #expect(syllable.onset == onset)
    #expect(syllable.glide == glide)
    #expect(syllable.nucleus == nucleus)
    #expect(syllable.coda == coda)
    #expect(syllable.tone == tone)
    #expect(syllable.text() == text)
    #expect(Syllable(text.uppercased()) == syllable)
    #expect(Syllable(UnicodeForms.nfd(text)) == syllable)
  }

  @Test(
    "What breaks the rules of spelling is no syllable",
    arguments: [
      "ngyễn", "ka", "ci", "nge", "ghà", "bac", "bàc", "iên", "qa", "x", "", "nguyo", "hyên",
      "thaanh",
      "ngoc", "să", "gha", "cy", "Lan Anh", "hoa1",
    ])
  func invalid(text: String) { #expect(Syllable(text) == nil) }

  @Test(
    "The tone mark is put where it belongs",
    arguments: [
      ("qúy", "quý", "quý"), ("gìa", "già", "già"), ("hòan", "hoàn", "hoàn"),
      ("tòan", "toàn", "toàn"),
      ("qủang", "quảng", "quảng"), ("hoà", "hòa", "hoà"), ("khoẻ", "khỏe", "khoẻ"),
      ("thuý", "thúy", "thuý"), ("khuỷu", "khuỷu", "khuỷu"),
      ("ngoài", "ngoài", "ngoài"), ("mía", "mía", "mía"), ("của", "của", "của"),
      ("xuýt", "xuýt", "xuýt"), ("toét", "toét", "toét"), ("đường", "đường", "đường"),
      ("cuộn", "cuộn", "cuộn"), ("thủơ", "thuở", "thuở"), ("quyền", "quyền", "quyền"),
      ("quà", "quà", "quà"), ("già", "già", "già"), ("gìn", "gìn", "gìn"), ("góa", "góa", "goá"),
    ])
  func placement(text: String, old: String, new: String) throws {
    let syllable = try #require(Syllable(text))
    #expect(syllable.text() == old)
    #expect(syllable.text(.new) == new)
  }

  @Test("Every valid syllable is read back from both styles and from its decomposed form")
  func everySyllable() {
    let all = Syllable.all
    #expect(all.count > 17_000 && all.count < 18_500, "\(all.count)")
    for syllable in all {
      for style in [TonePlacement.old, .new] {
        #expect(Syllable(syllable.text(style)) == syllable)
      }
      #expect(Syllable(spelling: syllable.spelling, tone: syllable.tone) == syllable)
    }
  }

  @Test(
    "i and y change places only where they are one sound",
    arguments: [
      ("lý", "lí"), ("quý", "quí"), ("mỹ", "mĩ"), ("sĩ", "sỹ"), ("vy", "vi"),
    ])
  func twins(left: String, right: String) {
    #expect(Syllable(left)?.iyTwin?.text() == right)
    #expect(Syllable(right)?.iyTwin?.text() == left)
  }

  @Test("Others have no twin", arguments: ["thúy", "thúi", "yến", "ý", "nghi", "hai"])
  func noTwin(text: String) {
    #expect(Syllable(text) != nil)
    #expect(Syllable(text)?.iyTwin == nil)
  }

  @Test("At least 99.6 % of the words of real names are accepted")
  func acceptance() {
    var total = 0
    var accepted = 0
    for row in Corpus.syllables.rows {
      let count = Int(row[1]) ?? 0
      total += count
      let isMinority = SyllableLexicon.standard.minorityCount(of: row[0]) != nil
      if Syllable(row[0]) != nil || isMinority { accepted += count }
    }
    #expect(Double(accepted) / Double(total) > 0.998, "\(accepted) of \(total)")
  }

  @Test(
    "Minority words are known",
    arguments: ["niê", "kpă", "ksor", "mlô", "êban", "byă", "siu", "moong", "h'"])
  func minorityWords(word: String) {
    #expect(SyllableLexicon.standard.minorityCount(of: word) != nil || Syllable(word) != nil)
  }

  @Test(
    "Frequent syllables without their marks are no minority words",
    arguments: ["ngoc", "quoc", "duc"])
  func unmarkedWords(word: String) {
    #expect(SyllableLexicon.standard.minorityCount(of: word) == nil)
  }

  @Test("A single fault in the commonest syllables is seen whenever it gives no valid syllable")
  func singleFaults() {
    let common = Corpus.syllables.rows.prefix(500).compactMap { Syllable($0[0]) }
    let valid = Set(Syllable.all.map { $0.letters().map(\.plainByte) + [$0.tone.rawValue] })
    var checked = 0
    for syllable in common {
      let letters = syllable.letters()
      for place in letters.indices {
        for letter in "abcdeghiklmnopqrstuvxy".unicodeScalars {
          var copy = letters.map(\.withoutTone)
          guard let changed = VietnameseLetter(letter) else { continue }
          copy[place] = changed
          let isValid = valid.contains(copy.map(\.plainByte) + [syllable.tone.rawValue])
          if let vowel = copy.lastIndex(where: \.isVowel),
            let toned = copy[vowel].with(tone: syllable.tone)
          {
            copy[vowel] = toned
          } else {
            continue
          }
          #expect((Syllable.parse(copy) != nil) == isValid)
          checked += 1
        }
      }
    }
    #expect(checked > 30_000)
  }

  @Test(
    "The nearest valid forms of a typing error hold the right one",
    arguments: [
      ("ngyễn", "nguyễn"), ("nguyêễn", "nguyễn"), ("thnah", "thanh"), ("tuấnn", "tuấn"),
      ("viêt", "việt"),
      ("ngọcc", "ngọc"), ("hươgn", "hương"),
    ])
  func nearest(word: String, expected: String) {
    #expect(Syllable.nearest(to: word, limit: 6).map { $0.text() }.contains(expected))
  }
}
