import TestSupport
import Testing

@testable import Linkage
@testable import VietnameseText

@Suite("Two words have one level of nearness")
struct WordNearnessTests {
  func features(_ word: String) -> WordFeatures {
    WordFeatures(canonical: word.unicodeScalars)
  }

  func level(_ left: String, _ right: String) -> WordLevel {
    WordNearness.level(features(left), features(right))
  }

  @Test(
    "Each confusion has its level (docs/domain.md 6)",
    arguments: [
      ("hòa", "hòa", WordLevel.same), ("lý", "lí", .iy), ("quý", "quí", .iy), ("mỹ", "mĩ", .iy),
      ("tý", "tí", .iy), ("thúy", "thúi", .dialect),
      ("vi", "vy", .dialect), ("vy", "vi", .dialect), ("vĩ", "vỹ", .iy),
      // Marks lost on one side.
      ("nguyen", "nguyễn", .unmarked), ("hang", "hằng", .unmarked), ("hanh", "hạnh", .unmarked),
      ("dang", "đặng", .unmarked),
      // Tones, nearer among those that Nghệ An confuses.
      ("vũ", "vụ", .nearTone), ("dũng", "dụng", .nearTone), ("hải", "hãi", .nearTone),
      ("hạnh", "hành", .tone), ("hòa", "hóa", .tone),
      // Quality marks, and both.
      ("đặng", "dặng", .quality), ("cường", "cuông", .marks), ("cường", "cuồng", .quality),
      ("hùng", "hưng", .marks), ("lam", "lâm", .unmarked), ("lán", "lấn", .quality),
      // Regional spellings.
      ("hoàng", "huỳnh", .regional), ("vũ", "võ", .regional), ("phúc", "phước", .regional),
      ("cảnh", "kiểng", .regional), ("chính", "chánh", .regional), ("nhật", "nhựt", .regional),
      ("bảo", "bửu", .regional), ("thái", "thới", .regional), ("hoa", "huê", .regional),
      ("tùng", "tòng", .regional), ("sinh", "sanh", .regional), ("lĩnh", "lãnh", .regional),
      ("vượng", "vang", .regional), ("vượng", "vạng", .regional), ("sơn", "san", .regional),
      // Written by ear.
      ("giang", "dang", .dialect), ("trương", "chương", .dialect), ("sương", "xương", .dialect),
      ("lam", "nam", .dialect), ("lan", "lang", .dialect), ("hoàn", "hoàng", .dialect),
      ("phát", "phác", .dialect), ("huyền", "huyên", .tone), ("long", "lông", .unmarked),
      // Letters.
      ("ngyễn", "nguyễn", .oneLetter), ("nguyển", "nguyễn", .nearTone),
      ("hugn", "hùng", .transposed), ("mih", "minh", .oneLetter), ("miinh", "minh", .dialect),
      ("minmh", "minh", .oneLetter),
      ("khnah", "khánh", .transposed), ("tuyấn", "tuyến", .oneLetter),
      ("quynk", "quỳnh", .oneLetter),
      // Abbreviations and lost letters.
      ("n.", "nguyễn", .initial), ("ng.", "nguyễn", .initial), ("t.", "thị", .initial),
      ("th.", "thị", .initial), ("v.", "văn", .initial), ("đ.", "đình", .initial),
      ("đ.", "dũng", .different), ("đ.", "dung", .initial), ("t.", "văn", .different),
      ("h?ng", "hưng", .pattern),
      ("h?ng", "hoàng", .different),
      // Different words; Phan is not Phạm, Lê is not Lệ.
      ("phan", "phạm", .oneLetter), ("lê", "lệ", .tone),
      ("thị", "văn", .different), ("an", "mai", .different),
    ])
  func levels(left: String, right: String, level expected: WordLevel) {
    #expect(level(left, right) == expected)
    #expect(level(right, left) == expected)
  }

  @Test(
    "A tone or a quality mark that differs beside a letter is a second difference",
    arguments: [
      ("đức", "duy", WordLevel.different), ("lan", "lâm", .different), ("bôn", "sơn", .different),
      ("dựng", "hùng", .different), ("thấm", "trâm", .different), ("tỷ", "ly", .different),
      ("phan", "phạm", .different), ("huyền", "luyện", .twoLetters),
      ("quynk", "quỳnh", .twoLetters),
      ("hằng", "hằg", .oneLetter), ("ngyễn", "nguyễn", .oneLetter), ("mih", "minh", .oneLetter),
      ("tuyấn", "tuyến", .oneLetter),
      // The tone went with its vowel.
      ("tun", "tuấn", .oneLetter), ("dng", "dũng", .oneLetter),
      // The letter is the key of a mark.
      ("hanhj", "hạnh", .oneLetter), ("huwng", "hưng", .oneLetter), ("hans", "hán", .oneLetter),
    ])
  func slips(left: String, right: String, level expected: WordLevel) {
    let (a, b) = (features(left), features(right))
    #expect(WordNearness.level(a, b) == .oneLetter)
    #expect(WordNearness.slipLevel(a, b) == expected)
    #expect(WordNearness.slipLevel(b, a) == expected)
  }

  @Test(
    "Spelled by ear are the pairs of docs/domain.md 6, one of them in a word",
    arguments: [
      ("giang", "dang", WordLevel.dialect), ("vung", "dung", .dialect), ("rung", "dung", .dialect),
      ("trương", "chương", .dialect), ("sâm", "xâm", .dialect), ("lâm", "nâm", .dialect),
      ("lan", "lanh", .dialect), ("phát", "phách", .dialect), ("long", "lung", .dialect),
      ("hương", "hưng", .dialect), ("thuông", "thung", .dialect), ("kim", "kiêm", .dialect),
      ("hiếu", "héo", .dialect), ("minh", "mênh", .dialect), ("thúy", "thúi", .dialect),
      ("yến", "iến", .dialect), ("trưởng", "chưỡng", .dialect),
      // Two sounds in no table, two tones, two vowels: another word.
      ("đào", "đậu", .different), ("lâm", "nam", .different), ("loan", "luân", .different),
      ("toàn", "tuấn", .different), ("tài", "tày", .oneLetter),
      ("sơn", "xớn", .different), ("trí", "chi", .different),
      ("trương", "chướng", .twoLetters), ("trang", "chan", .twoLetters),
      ("tââm", "tâm", .dialect), ("aanh", "anh", .dialect),
      // One letter is a slip all the same, and so is one that took its tone along.
      ("hồng", "hùng", .oneLetter), ("đinh", "vinh", .oneLetter), ("yn", "yến", .oneLetter),
    ])
  func byEar(left: String, right: String, level expected: WordLevel) {
    func level(_ a: WordFeatures, _ b: WordFeatures) -> WordLevel {
      WordNearness.markedLevel(WordNearness.level(a, b), a, b)
    }
    #expect(level(features(left), features(right)) == expected)
    #expect(level(features(right), features(left)) == expected)
  }

  @Test("Marks that a name has lost do not speak against a spelling by ear")
  func byEarWithoutMarks() {
    #expect(level("truong", "chương") == .dialect)
    #expect(level("dinh", "vinh") == .dialect)
    #expect(level("dao", "đậu") == .oneLetter)
  }

  @Test("Tones that cannot be compared are no difference")
  func slipsWithoutTones() {
    #expect(
      WordNearness.slipLevel(features("hung"), features("hùg"), hasTones: false) == .oneLetter)
    #expect(WordNearness.slipLevel(features("hung"), features("hùg")) == .different)
  }

  @Test("Hoa and Huệ are two words, though Hoa and Huê are one (docs/domain.md 6)")
  func flowers() {
    #expect(level("hoa", "huệ") == .different)
    #expect(level("son", "sán") != .regional)
    #expect(level("hoa", "huê") == .regional)
  }

  /// Checks that two words have one level, whichever comes first.
  func expectSymmetric(_ left: String, _ right: String, _ note: String) {
    #expect(level(left, right) == level(right, left), "\(note)\(left), \(right)")
  }

  static let words = [
    "hoa", "hòa", "hoà", "hóa", "huệ", "huê", "lý", "lí", "li", "quý", "quí", "nguyễn", "nguyen",
    "ngyễn", "ng.", "n.", "n", "nh.", "đ.", "d.", "đình", "dinh", "h?ng", "h?", "?", "hưng", "hùng",
    "hugn", "hoàng", "huỳnh", "vũ", "võ", "vo", "giang", "dang", "đang", "rang", "thị", "văn", "y",
    "a", "h'lan", "niê", "k'", "kpă", "trương", "chương", "chuongthiminhhoa", "moong", "cụt", "o",
  ]

  @Test("The level is symmetric, and a word is the same as itself")
  func symmetric() {
    for left in Self.words {
      #expect(level(left, left) == .same || left.contains("?"), "\(left)")
      for right in Self.words {
        expectSymmetric(left, right, "")
      }
    }
  }

  @Test("Random words: the level is symmetric", arguments: UInt64(0)..<6)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters = Array("anghuoịểđư?.'yitc")
    for _ in 0..<2000 {
      func word() -> String {
        String((0...Int(random.next() % 5)).map { _ in letters[Int(random.next() % 17)] })
      }
      let (left, right) = (word(), word())
      expectSymmetric(left, right, "seed \(seed): ")
    }
  }

  @Test("The cache of levels forgets nothing that matters")
  func cache() {
    let table = WordTable()
    let ids = Self.words.map { table.intern($0.utf8) }
    var cache = LevelCache()
    for _ in 0..<2 {
      for (left, a) in zip(Self.words, ids) {
        for (right, b) in zip(Self.words, ids) {
          #expect(cache.level(a, b, table) == (a == b ? .same : level(left, right)))
        }
      }
    }
  }
}
