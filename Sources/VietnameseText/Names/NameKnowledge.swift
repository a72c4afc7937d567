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

  /// The first words of ``compounds``.
  static let compoundOpenings = WordMap(
    compounds.map { String($0.prefix { $0 != " " }) })

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

  /// Surnames of the Mông and Khơ Mú, in whose names words stand that are titles elsewhere.
  static let surnamesBesideTitles: WordMap = {
    let rows = Corpus.minoritySurnames.rows.filter {
      $0.count == 3 && ($0[1] == "Hmong" || $0[1] == "Khơ Mú")
    }
    return WordMap(rows.map { canonical($0[0]) }.filter { $0.contains(" ") == false })
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
    "lm", "ls", "đc", "thầy", "ô", "hộ",
  ]

  /// Those of ``titles`` that are given names as well.
  static let givenTitles: WordMap = ["anh", "bé", "em", "ba", "bác", "chú"]

  /// Titles of two words; certain before a surname, or before Thích of monks and nuns.
  static let wideTitles = WordMap(wideTitleTexts)
  private static let wideTitleTexts = [
    "ni sư", "linh mục", "đồng chí", "đại đức", "thượng tọa", "hòa thượng", "giáo sư", "tiến sĩ",
    "bác sĩ", "thạc sĩ", "kỹ sư", "luật sư", "sư cô", "sư thầy", "sư bà", "giám đốc", "thầy giáo",
    "cô giáo", "bác sỹ", "thạc sỹ", "đại úy", "thượng úy", "trung úy", "thiếu úy", "đại tá",
    "thượng tá", "trung tá", "thiếu tá", "trẻ em", "hộ ông", "hộ bà", "chủ hộ",
  ]
  /// The first words of ``wideTitles``.
  static let wideTitleOpenings = openings(of: wideTitleTexts)

  private static func openings(of texts: [String]) -> WordMap {
    WordMap(texts.map { String($0.prefix { $0 != " " }) })
  }

  /// Titles of which one is to be struck out, folded and without the stroke between them.
  static let titlePairs: WordMap = ["ongba", "baong", "anhchi", "chianh"]

  /// Tones that surnames get by mistake (docs/domain.md 4.4), with the surname.
  static func misspeltSurname(_ word: String) -> String? {
    // Compared by bytes first: comparing text takes long.
    guard misspeltSurnames.contains(word) else { return nil }
    return switch word {
    case "nguyển", "nguyến": "nguyễn"
    case "vỏ": "võ"
    case "đổ": "đỗ"
    default: nil
    }
  }

  private static let misspeltSurnames: WordMap = ["nguyển", "nguyến", "vỏ", "đổ"]

  /// Clans of the Central Highlands that only letters outside Vietnamese tell from foreign names.
  static let highlandWords: WordMap = [
    "krajan", "kră", "jăn", "cil", "dagout", "touneh", "touprong", "kơsă", "rơông", "ksor", "kpă",
    "bonniêng", "jơr",
  ]

  /// Titles with dots or strokes between their letters, without these.
  static let dottedTitles: WordMap = [
    "bs", "ts", "ths", "gs", "pgs", "gsts", "pgsts", "tsbs", "thsbs", "ks", "ls", "lm", "đc", "dc",
    "mr", "mrs", "ms", "dr", "ns", "nsut", "ưt", "nưt",
  ]

  /// What stands for a newborn that has no name yet, by its first two words; the second may be missing.
  static let newborn = WordMap(newbornTexts)
  private static let newbornTexts = [
    "bé gái", "bé trai", "bé con", "em bé", "cháu bé", "trẻ sơ", "sơ sinh", "be gai", "be trai",
    "tre so", "so sinh", "baby boy", "baby girl", "baby of", "baby",
    "bé của",
  ]

  /// What tells a child without a name beside the name of a parent, by its first word or two.
  ///
  /// `(con)`, `(mẹ)` and `(cháu)` are not among them: lists of households note so who somebody is to the head.
  static let childMarks: WordMap = [
    "ss", "sơ sinh", "so sinh", "trẻ sơ", "tre so", "bé sơ", "be so", "mới sinh", "mới đẻ",
    "tên mẹ",
    "ten me",
  ]

  /// Words that may follow ``childMarks``.
  static let childMarkTails: WordMap = [
    "trai", "gái", "gai", "thứ", "thu", "đầu", "dau", "lòng", "long", "nhỏ", "nho", "út", "ut",
    "một", "hai", "ba", "tư", "năm", "nhất", "nhì", "cả", "sinh", "đôi", "mới", "sơ", "so", "chưa",
    "chua", "có", "co", "tên", "ten", "đặt", "dat", "của", "mẹ", "me", "bố", "bo", "bé", "be",
    "tháng", "tuổi", "ngày",
  ]

  /// What tells the same behind a name without any sign.
  static let childMarkEndings: WordMap = ["sơ sinh", "so sinh"]
  /// The first words of ``newborn``, and the abbreviations of such words.
  static let newbornOpenings = openings(of: newbornTexts + ["cb.", "ss.", "con"])

  /// Initials before a name: con bà (or cán bộ), sơ sinh.
  static let initials: WordMap = ["cb", "ss"]

  /// Words that begin a remark after a name, the second word where one alone may be a name.
  static let remarks: WordMap = [
    "đã chết", "đã mất", "đã nghỉ", "đã chuyển", "đã tử", "đã ly", "nghỉ việc", "nghỉ hưu",
    "nghỉ thai", "nghỉ ốm", "chuyển đi", "chuyển đến", "chuyển công", "chuyển khẩu", "tạm trú",
    "tạm vắng", "tạm dừng", "hưu trí", "tử vong", "mất sức", "giám đốc", "kế toán", "giáo viên",
    "nhân viên", "trưởng phòng", "phó phòng", "công nhân", "học sinh", "sinh viên", "chủ hộ",
    "sinh năm", "con đẻ", "con nuôi", "đi tù", "đi học", "ra nước",
  ]

  /// Single words in brackets that are no other name.
  static let shortRemarks: WordMap = [
    "trùng", "cũ", "mới", "chết", "mất", "sai", "hủy", "vợ", "chồng",
  ]

  /// Names of saints, which Catholics put before their own; in papers or not.
  static let saints: WordMap = [
    "maria", "giuse", "phêrô", "phero", "phaolô", "phaolo", "anna", "têrêsa", "têrêxa", "teresa",
    "đaminh", "daminh", "đôminicô", "martinô", "martino", "máctinô", "antôn", "antôniô", "antonio",
    "micae", "micaen", "vinhsơn", "vincentê", "gioakim", "gioankim", "gioan", "gioanna", "joan",
    "joseph", "baotixita", "baotixta", "mađalêna", "madalena", "mácta", "matta", "martha", "mônica",
    "monica", "lucia", "luxia", "rosa", "rôsa", "cecilia", "cêcilia", "xêxilia", "catarina",
    "phanxicô", "phanxico", "xaviê", "xavie", "inhaxiô", "inhaxio", "tôma", "thomas", "anrê",
    "andrê",
    "andre", "giacôbê", "giacobe", "philipphê", "batôlômêô", "mátthêu", "matthêu", "máccô", "luca",
    "stêphanô", "stephano", "simon", "augustinô", "augustino", "âutinh", "bênađô", "bênêđictô",
    "isave", "isabel", "elisabeth", "êlisabét", "agata", "agnes", "anê", "inê", "clara",
    "têphanô", "laurensô", "lôrensô", "emmanuel", "emmanuen", "raphael", "gabriel", "đavít",
    "goretti", "gôretti", "vianney", "giêsu", "bosco", "fatima", "avila", "pađua", "padua",
    "assisi",
    "salêdiô", "salêsiô", "saviô", "savio", "bernađéta", "bernadetta", "faustina", "phaustina",
    "vêrônica", "veronica", "ursula", "genovefa", "ambrôsiô", "hiêrônimô", "phanxica", "marcô",
    "vinhson", "vincente", "anton", "terexa", "barnaba", "timôthêô", "tađêô", "giacinta", "luxia",
    "bônaventura", "phêlixitê", "đônatô",
  ]

  /// The first syllables of saints that are written as Vietnamese words are and open no other name: `Đa Minh`, `Phê Rô`.
  static let saintOpenings: WordMap = ["đa", "da", "phê", "phe", "giu", "tê", "te", "phao"]

  /// What saints are called behind their names: `Têrêsa Hài Đồng Giêsu`, `Phaolô Trở Lại`.
  static let saintEpithets: [[String]] = [
    ["hài", "đồng"], ["trở", "lại"], ["tông", "đồ"], ["tẩy", "giả"], ["vô", "nhiễm"],
    ["mân", "côi"], ["thánh", "thể"],
  ]

  /// Those of ``remarks`` that no name ends with, so that they need no sign before them.
  static let trailingRemarks: WordMap = [
    "đã chết", "đã mất", "đã nghỉ", "đã chuyển", "nghỉ việc", "nghỉ hưu", "nghỉ thai", "chuyển đi",
    "chuyển đến", "chuyển công", "chuyển khẩu", "tạm trú", "tạm vắng", "giám đốc", "qua đời",
    "tử vong",
  ]

  /// The first words of ``trailingRemarks`` and ``aliases``.
  static let remarkOpenings: WordMap = [
    "đã", "nghỉ", "chuyển", "tạm", "giám", "tức", "hay", "còn", "tên", "thường", "gọi", "bí",
    "biệt", "và", "chưa", "qua", "tử", "hoặc",
  ]

  /// Words that introduce another name of the person.
  static let aliases: WordMap = [
    "tức", "tức là", "hay còn", "còn gọi", "tên gọi", "tên khác", "tên thường", "thường gọi",
    "gọi là", "bí danh", "biệt danh", "hay gọi", "hoặc",
  ]

  /// Words in small letters between two names of a person, or between two people; with a capital they are names.
  static let smallLinks: WordMap = ["hay", "và", "tức", "bí"]

  /// Labels of the name itself, folded and without spaces.
  static let nameLabels: WordMap = [
    "ten", "hoten", "hovaten", "tenkhaisinh", "hotenkhaisinh", "hovatenkhaisinh", "name",
    "fullname", "chuho", "hotenchuho", "hovatenchuho",
  ]

  /// Words between ``aliases`` and the name.
  static let aliasLinks: WordMap = [
    "tức", "là", "hay", "hoặc", "còn", "gọi", "tên", "khác", "thường", "bí", "biệt", "danh",
  ]

  /// Labels of numbers that stand after a name, folded and without dots.
  static let numberLabels: WordMap = [
    "sdt", "dt", "dd", "tel", "phone", "mobile", "cmnd", "cccd", "cmt", "cmtnd", "cc", "dinhdanh",
    "sn", "ns", "mst", "stk", "sinhnam", "namsinh", "sinhngay", "ngaysinh", "dienthoai", "didong",
    "mabhxh", "sobhxh", "bhxh",
  ]

  /// Those of ``numberLabels`` that stand before a year, be it of two digits.
  static let yearLabels: WordMap = ["sn", "ns", "sinhnam", "namsinh"]

  /// Labels of the number of a hamlet, a team or a class.
  static let hamletLabels: WordMap = [
    "xóm", "xom", "thôn", "thon", "khối", "khoi", "tổ", "đội", "ấp", "lớp",
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

  /// Words before the number or the name of a hamlet, and before a place in a list.
  static let openingLabels: WordMap = [
    "xóm", "thôn", "khối", "bản", "ấp", "làng", "tổ", "đội", "nhóm", "khu", "xom", "thon", "khoi",
    "số", "hộ",
  ]

  /// Words between a relation and a name: `con ông`, `con của bà`.
  static let relationLinks: WordMap = [
    "ông", "bà", "anh", "chị", "của", "cụ", "gái", "trai", "ong", "mẹ", "thứ", "nuôi",
    "cô",
  ]

  /// Words that a plain reading must leave to the reading of the whole name.
  static let needsNeighbours: WordMap = [
    "ông", "bà", "cụ", "cháu", "vợ", "chồng", "mẹ", "bố", "con", "cha", "không", "chưa", "khong",
    "bé", "be", "trẻ", "sơ", "tức", "gọi", "chết", "đã", "nghỉ", "chuyển", "mục", "sư", "tọa", "úy",
    "tá", "chị", "cô", "dì", "cậu", "mợ", "thím", "thượng",
    "giám", "bác", "thạc", "đồng", "đại", "tạm", "biệt", "cập", "cap", "vô", "đời", "vong", "hộ",
    "hoặc",
    "nguyển", "nguyến", "vỏ", "đổ",
  ]

  /// Texts that stand where a name is missing, folded and without spaces.
  private static let missingTexts = [
    "null", "nil", "none", "n/a", "nan", "khong", "khongco", "khongro", "khongten", "chuaco",
    "chuaro", "chuacoten", "x", "xx", "xxx", "xxxx", "test", "unknown", "khongxacdinh",
    "chuaxacdinh", "chuabiet", "khongbiet", "#n/a", "#name?", "#ref!", "#value!", "?", "??", "???",
    "undefined", "blank", "botrong", "chuadatten", "chuadat", "chuakhaisinh", "chualamkhaisinh",
    "chualamgiaykhaisinh", "chuacogiaykhaisinh", "chuadangky",
    "dangcapnhat", "chuacapnhat", "vodanh", "koco", "kocoten", "koten", "kco",
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
