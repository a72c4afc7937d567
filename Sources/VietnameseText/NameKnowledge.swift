internal import Corpora

/// What is known of surnames, titles and the words that stand where a name is missing.
enum NameKnowledge {
  /// How often a word is a surname, by word in lower case.
  private static let surnameCounts: [String: Int] = {
    var counts: [String: Int] = [:]
    for row in Corpus.surnames.rows where row.count == 3 && row[2] == "surname" {
      let word = canonical(row[0])
      if word.contains(" ") == false { counts[word, default: 0] += Int(row[1]) ?? 0 }
    }
    for row in Corpus.minoritySurnames.rows where row.count == 3 {
      let word = canonical(row[0])
      if word.contains(" ") == false, word.count > 1 {
        counts[word] = max(counts[word] ?? 0, Int(row[2]) ?? 0)
      }
    }
    return counts
  }()

  private static let surnames = WordMap(surnameCounts)

  /// Surnames by their spelling without marks.
  private static let foldedSurnames: WordMap = {
    var counts: [String: Int] = [:]
    for (word, count) in surnameCounts { counts[FoldingTable.fold(word), default: 0] += count }
    return WordMap(counts)
  }()

  /// How often a word stands as a surname; a word without marks counts for all that lose them.
  static func surnameCount(_ word: String) -> Int {
    if let count = surnames[word] { return count }
    return word.utf8.allSatisfy { $0 < 0x80 } ? foldedSurnames[word] ?? 0 : 0
  }

  /// Whether a word is a surname in more than half of the names in which it stands, and not a rare one.
  static func isMainlySurname(_ word: String) -> Bool { mainSurnames.contains(word) }

  private static let mainSurnames: WordMap = {
    // Without marks these stand for themselves; others are as often another word.
    let plain = ["nguyen", "tran", "pham", "le", "hoang", "huynh", "truong", "ngo"]
    let marked = surnameCounts.keys.filter { word in
      guard word.utf8.contains(where: { $0 >= 0x80 }), let syllable = Syllable(word) else {
        return false
      }
      return SyllableLexicon.standard.firstCount(of: syllable) * 2
        > SyllableLexicon.standard.count(of: syllable)
    }
    return WordMap((plain + marked).filter { surnameCount($0) >= 500 })
  }()

  /// Compound surnames and clans of two words or more, joined by spaces.
  static let compounds: Set<String> = {
    var names: Set<String> = ["công tằng tôn nữ", "công huyền tôn nữ", "huyền tôn nữ"]
    for row in Corpus.compoundSurnames.rows where row.count == 2 { names.insert(canonical(row[0])) }
    for row in Corpus.minoritySurnames.rows where row.count == 3 && row[0].contains(" ") {
      names.insert(canonical(row[0]))
    }
    return names
  }()

  /// Compound surnames that are as often a surname and a middle word; compound only in names of four words and more.
  static let looseCompounds: Set<String> = ["đặng trần", "đoàn nguyễn", "đa cát"]

  /// Clans of the Central Highlands, which stand at the end of the name.
  static let highlandClans: Set<String> = {
    var names: Set<String> = []
    for row in Corpus.minoritySurnames.rows
    where row.count == 3
      && (row[1].contains("Ê Đê") || row[1].contains("Mnông") || row[1].contains("Gia Rai"))
    {
      let word = canonical(row[0])
      if word.hasPrefix("h'") == false && word.count > 1 { names.insert(word) }
    }
    return names
  }()

  private static func canonical(_ name: String) -> String {
    name.split(separator: " ").map { part in
      Syllable(String(part))?.text() ?? UnicodeForms.nfc(part.lowercased())
    }.joined(separator: " ")
  }

  /// Words that open a name only as a title or a relation.
  static let titles: WordMap = [
    "ông", "bà", "cụ", "anh", "chị", "em", "cô", "chú", "bác", "thím", "dì", "cậu", "mợ", "bé",
    "cháu",
    "mr", "mrs", "ms", "miss", "dr", "bs", "ts", "ths", "gs", "pgs", "ks", "ong", "ba", "chau",
  ]

  /// Words that say that another person's name follows.
  static let relations: WordMap = [
    "con", "cháu", "vợ", "chồng", "mẹ", "bố", "cha", "má", "ba", "chau",
  ]

  /// Whether a word is one of ``relations``; most words are ruled out by their first letter and length.
  static func isRelation(_ word: String) -> Bool {
    guard let first = word.utf8.first, word.utf8.count <= 8 else { return false }
    switch first {
    case UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "m"), UInt8(ascii: "v"):
      return relations.contains(word)
    default: return false
    }
  }

  /// Words between a relation and a name: `con ông`, `con của bà`.
  static let relationLinks: WordMap = [
    "ông", "bà", "anh", "chị", "của", "cụ", "gái", "trai", "ong",
  ]

  /// Words that a plain reading must leave to the reading of the whole name.
  static let needsNeighbours: WordMap = [
    "ông", "bà", "cụ", "cháu", "vợ", "chồng", "mẹ", "bố", "con", "cha", "không", "chưa", "khong",
    "bé",
  ]

  /// Texts that stand where a name is missing, folded and without spaces.
  private static let missingTexts = [
    "null", "nil", "none", "n/a", "nan", "khong", "khongco", "khongro", "khongten", "chuaco",
    "chuaro", "chuacoten", "x", "xx", "xxx", "xxxx", "test", "unknown", "khongxacdinh",
    "chuaxacdinh", "chuabiet", "khongbiet", "#n/a", "#name?", "#ref!", "#value!", "?", "??", "???",
    "undefined", "blank", "botrong",
  ]
  static let missing = WordMap(missingTexts)

  /// The number of characters of the longest of ``missing``.
  static let longestMissing = missingTexts.reduce(0) { max($0, $1.utf8.count) }

  /// The first letters of the words in ``missing`` by the count of their letters, a bit each; a is bit 1.
  static let missingLetters: [UInt32] = {
    var letters = [UInt32](repeating: 0, count: longestMissing + 1)
    for text in missingTexts {
      guard let first = text.utf8.first, first &- 0x61 < 26 else { continue }
      letters[text.utf8.count] |= 1 << UInt32(first &- 0x60)
    }
    return letters
  }()

  /// Plain words that open one of ``missing``, without their marks.
  static let missingOpenings: WordMap = ["chua", "bo", "bỏ", "na"]
}
