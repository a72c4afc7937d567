import Testing

@testable import VietnameseText

/// Faults in one word of a name whose other words are right.
@Suite("Names with one damaged word")
struct DamagedNameTests {
  private let reader = NameReader.standard

  @Test(
    "One word in VIQR is read where its signs make a known word",
    arguments: [
      ("Ngo^ Vi Tân", "ngô vi tân"), ("Le^ Trường Thắng", "lê trường thắng"),
      ("Võ Thị Va^n", "võ thị vân"), ("Hoa`ng Văn Thời", "hoàng văn thời"),
      ("Nguye^~n Thị Quỳnh", "nguyễn thị quỳnh"), ("Phạm Duy Vu~", "phạm duy vũ"),
      ("Tra^`n Hùng", "trần hùng"), ("Nguyễn Thi. Dung", "nguyễn thị dung"),
      ("Lê Văn Ddu+'c", "lê văn đức"), ("Lê Văn Đu+'c", "lê văn đức"),
      ("Thu*o*.ng Phan Thái", "thượng phan thái"), ("Hoa Thi. Ha?o", "hoa thị hảo"),
      ("Nguyê~n Thị Quỳnh", "nguyễn thị quỳnh"), ("Trâ`n Hùng", "trần hùng"),
    ])
  func viqr(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs.contains(.viqr), "\(reading.repairs.codes)")
  }

  @Test(
    "What follows a name without a sign is no part of it",
    arguments: [
      ("Nguyễn Thị Hằng đã mất", "nguyễn thị hằng", "NF10"),
      ("Nguyễn Thị Hằng qua đời", "nguyễn thị hằng", "NF10"),
      ("Nguyễn Thị Chưa đặt tên", "nguyễn thị", "NF10;NF21"),
      ("NGUYEN<<THI<HANG", "nguyen thi hang", "NF02"), ("Nguyễn,Thị,Hằng", "nguyễn thị hằng", ""),
      ("Nguyễn, Thị, Hằng", "nguyễn thị hằng", ""),
      ("Nguyễn Văn An 36 tuổi", "nguyễn văn an", "NF10"),
      ("Phan/Văn/Hồng", "phan văn hồng", ""), ("Đ/c Phan Văn Hồng", "phan văn hồng", ""),
      ("H/s Phan Văn Hồng", "phan văn hồng", ""), ("Bé/Phan Văn Hồng", "phan văn hồng", ""),
      ("Ô/B Phan Văn Hồng", "phan văn hồng", ""), ("LS/ Phan Văn Hồng", "phan văn hồng", ""),
      ("Nguyễn Thị Hằng/Nguyễn Thị Hồng", "nguyễn thị hằng", "NF10"),
      ("B/s Vi Văn Hồng", "vi văn hồng", ""), ("Th/s Lữ Thị Hà", "lữ thị hà", ""),
      ("NGUYEN<<THI<HANG<<<<<<<<", "nguyen thi hang", "NF02"),
    ])
  func endings(raw: String, expected: String, findings: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.codes.joined(separator: ";") == findings)
  }

  @Test("A j for an i with its dot is the first other reading")
  func dotted() {
    #expect(reader.read("Nguyễn Thj Hằng").alternatives.first == ["nguyễn", "thị", "hằng"])
    #expect(reader.read("Vj Văn Nam").alternatives.contains(["vị", "văn", "nam"]))
  }

  @Test("A mother's name with a note that her child has none yet is not the child's")
  func unnamed() {
    let reading = reader.read("Nguyễn Thị Hoa chưa đặt tên")
    #expect(reading.findings.contains(.noOwnName))
    #expect(reading.alternatives == [["nguyễn", "thị", "hoa"]])
  }

  @Test(
    "A sign that may be half a letter is not taken from a word",
    arguments: ["Lê Thị Hoa^", "Lê Thị Hoa`", "Lê Văn An~", "Lê Văn An^h"])
  func halfLetters(raw: String) {
    let reading = reader.read(raw)
    #expect(reading.display() == raw)
    #expect(reading.repairs == [], "\(reading.repairs.codes)")
    #expect(reading.findings.contains(.possibleTypingResidue), "\(reading.findings.codes)")
  }

  @Test(
    "One word of UTF-8 shown byte by byte is read, whatever its second byte shows",
    arguments: [
      ("LÃ´ Minh Anh", "lô minh anh"), ("LÃ´ Văn Hưng", "lô văn hưng"),
      ("HoÃ\u{A0}ng Nam", "hoàng nam"), ("HoÃ\u{A0}ng Anh Trung", "hoàng anh trung"),
      ("HÃ\u{A0} Kim Anh", "hà kim anh"), ("HÃ\u{A0} Yến Trinh", "hà yến trinh"),
      ("Nguyễn Công TÃ\u{AD}n", "nguyễn công tín"), ("Lỳ BÃ\u{AD}ch Đáng", "lỳ bích đáng"),
      ("Đặng Thị Ã\u{81}nh Linh", "đặng thị ánh linh"), ("NgÃ´ Vi Tân", "ngô vi tân"),
      ("Lê Thị HÃ\u{A0}", "lê thị hà"), ("NÃ´ng Xuân Vinh", "nông xuân vinh"),
      ("HoÃ ng Nam", "hoàng nam"), ("HoÃ ng Anh Trung", "hoàng anh trung"),
    ])
  func shownBytes(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs.contains(.utf8Twice), "\(reading.repairs.codes)")
  }

  @Test(
    "Lã in capitals before a no-break space is no byte of another letter",
    arguments: ["LÃ\u{A0}VĂN NAM", "LÃ THỊ HOA", "Lã Thị Hoa"])
  func surname(raw: String) {
    #expect(reader.read(raw).words.first == "lã")
  }

  @Test("Text that was encoded three times is read", arguments: ["Hà Thị Ngọc", "Nguyễn Văn Hưng"])
  func thrice(name: String) throws {
    let encoding = LegacyEncoding.utf8AsWindows1252
    let seen = try #require(
      encoding.seen(name).flatMap { encoding.seen($0) }.flatMap { encoding.seen($0) })
    let reading = reader.read(seen)
    #expect(reading.display() == name)
    #expect(reading.repairs == .utf8Twice, "\(reading.repairs.codes)")
  }

  @Test(
    "A capital that no shift key makes is a letter of another encoding",
    arguments: [
      ("PhÕm Minh Phúc", "phạm minh phúc"), ("PhÕm Hoài Hoàng", "phạm hoài hoàng"),
      ("TrÀn Kim Tuyên", "trần kim tuyên"), ("TrÀn Anh Anh", "trần anh anh"),
      ("Cao ThÕ Khang", "cao thế khang"), ("LEÂ NAM", "lê nam"), ("LEÂ VAN NAM", "lê van nam"),
      ("LEÂ A TRUNG", "lê a trung"), ("HôÌ Hoàng Gia Trang", "hồ hoàng gia trang"),
      ("Lê V¨n Nam", "lê văn nam"),
      ("LÊ TH‘ LAN", "lê thị lan"), ("Phạm Thị HôÌng", "phạm thị hồng"),
    ])
  func strayCapitals(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected, "\(reading.repairs.codes)")
  }

  @Test(
    "A slip of the shift key is none",
    arguments: [
      ("NguyỄn Văn An", "nguyễn văn an"), ("HoÀng Văn An", "hoàng văn an"),
      ("nGUYỄN vĂN aN", "nguyễn văn an"), ("LÊ THị HồNG", "lê thị hồng"),
      ("LÊ THỊ BảY", "lê thị bảy"), ("TRẦN VĂN HóA", "trần văn hóa"),
      ("XồNG Bá LầU", "xồng bá lầu"),
    ])
  func shiftKey(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == .letterCase, "\(reading.repairs.codes)")
  }

  @Test(
    "A letter of an unknown encoding is named, not dropped",
    arguments: [
      ("HIAO THANH H€", "hiao thanh h?"), ("L» Xay Ca", "l? xay ca"),
      ("ThoÌ Mái Ôn", "tho? mái ôn"),
    ])
  func unknownEncoding(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.isSuperset(of: [.uncertainEncoding, .lostLetters]))
    #expect(reading.repairs.isDisjoint(with: [.symbols, .abbreviationDot]))
  }

  @Test(
    "A soft hyphen that no encoding needs is nothing",
    arguments: [
      ("Lê\u{AD} Thanh Nhi", "lê thanh nhi"), ("Chu\u{AD} Nhân", "chu nhân"),
      ("H'Lan\u{AD} Niê", "h'lan niê"), ("Kh\u{AD}a Xay Pay", "kha xay pay"),
      ("Nguy\u{AD}ễn Văn Nam", "nguyễn văn nam"),
    ])
  func softHyphens(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == .invisible, "\(reading.repairs.codes)")
  }

  @Test(
    "A soft hyphen that makes a common word in another encoding is its letter",
    arguments: [
      ("Nguy\u{AD}n Lan Anh", "nguyễn lan anh"), ("Vi Nh\u{AD} Nhi", "vi như nhi"),
      ("L\u{AD}u Lan Anh", "lưu lan anh"),
    ])
  func softHyphenLetters(raw: String, expected: String) {
    #expect(reader.read(raw).words.joined(separator: " ") == expected)
  }

  @Test("Two signs are no Cyrillic letter")
  func noCyrillic() {
    #expect(reader.read("PHAN DUY TRÐžNG").repairs.contains(.utf8Twice) == false)
  }

  @Test("A grave mark of form D before a blank is no letter of another encoding")
  func markBeforeBlank() {
    for name in ["Kim Sa\u{300} Ryl", "Tra\u{300} Sa\u{300} Mul"] {
      let reading = reader.read(name)
      #expect(!reading.repairs.contains(.utf8Twice), "\(reading.repairs.codes)")
    }
  }

  @Test(
    "A lost letter stays lost, and no capital stands behind it",
    arguments: [
      ("Y Trang U\u{FFFD}ng", "Y Trang U?ng"), ("Y Trang U?ng", "Y Trang U?ng"),
      ("H'Lan Ni?", "H'Lan Ni?"), ("H'Hen Ni\u{FFFD}", "H'Hen Ni?"),
      ("Điểu K'R\u{FFFD}", "Điểu K'R?"), ("Lê Thị ?", "Lê Thị ?"),
      ("Sầm Thị \u{FFFD}", "Sầm Thị ?"), ("Nguyễn Thị Ho\u{FFFD}", "Nguyễn Thị Ho?"),
      ("Y ?ban", "Y ?ban"), ("?ào Th? Kim Vân", "?ào Th? Kim Vân"),
      ("??ng Th? Th?o", "??ng Th? Th?o"),
    ])
  func lostLetters(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.display() == expected)
    #expect(reading.repairs == [], "\(reading.repairs.codes)")
    #expect(reading.findings.contains(.lostLetters))
  }

  @Test(
    "What is cut off by a sign is no note when nothing whole is left",
    arguments: [
      ("Nguyễn - Thị Dung", "nguyễn thị dung"), ("Nguyễn- Thị Dung", "nguyễn thị dung"),
      ("Nguyễn\u{2011} Thị Dung", "nguyễn thị dung"), ("Nguyễn Thị - Dung", "nguyễn thị dung"),
      ("Lê, Thị Ba", "lê thị ba"), ("Lê Thị, Ba", "lê thị ba"),
      ("Nguyễn, Thị Dung", "nguyễn thị dung"),
    ])
  func parted(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings == [], "\(reading.findings.codes)")
    #expect(reading.repairs.isDisjoint(with: .note), "\(reading.repairs.codes)")
  }

  @Test(
    "A note behind a whole name stays one",
    arguments: [
      "Nguyễn Thị Hoa - Bé", "Nguyễn Thị - đã chết", "Nguyễn Văn - Trần Thị Lan",
      "Nguyễn Thị / con bà Hoa",
    ])
  func notes(raw: String) {
    #expect(reader.read(raw).repairs.contains(.note))
  }
}

/// Faults of typing in one word of a name.
@Suite("Names with one mistyped word")
struct MistypedNameTests {
  private let reader = NameReader.standard

  @Test(
    "A VNI key without which there is no likely word is read",
    arguments: [
      ("Nguyễn Hữu Hai3", "nguyễn hữu hải"), ("Phan Minh Truc1", "phan minh trúc"),
      ("Danh Ut1", "danh út"), ("Lang Thanh Tung2", "lang thanh tùng"),
      ("Nguyễn Văn Phuc1", "nguyễn văn phúc"), ("Phạm Duy Vu4", "phạm duy vũ"),
    ])
  func keys(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == .vniKeys, "\(reading.repairs.codes)")
  }

  @Test(
    "A number behind a likely word, or a name without marks, is no key",
    arguments: [
      ("Nguyễn Văn Nam2", "nguyễn văn nam"), ("Nguyen Van Hung2", "nguyen van hung"),
      ("Lê Thị Hoa2", "lê thị hoa"),
    ])
  func numbers(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == .digits, "\(reading.repairs.codes)")
  }

  @Test(
    "A tone on the wrong letter is put in its place where people bear the word",
    arguments: [
      ("Vù Thừơng Đàm", "vù thường đàm"), ("Lê Thị Phựơng", "lê thị phượng"),
      ("Taỉ Thị Huỳnh", "tải thị huỳnh"), ("Xeo Pà Nghịêm", "xeo pà nghiệm"),
      ("Hoàng Thị Triêù", "hoàng thị triều"),
      ("Lê Văn Gìa", "lê văn già"), ("Lê Văn Tóan", "lê văn toán"),
      ("Lê Thị Hừơng", "lê thị hường"),
    ])
  func tones(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == .tonePlace, "\(reading.repairs.codes)")
  }

  @Test(
    "A capital inside a word is where it was joined",
    arguments: [
      ("CúnThị Nguyệt", "cún thị nguyệt"), ("LàuĐức Hiệp", "làu đức hiệp"),
      ("ChíchVăn Xìa", "chích văn xìa"), ("ThòMái Ôn", "thò mái ôn"), ("VàY Dua", "và y dua"),
      ("KơSă Thị Thu", "kơ să thị thu"), ("LữA Thái", "lữ a thái"),
      ("VừBáXồng", "vừ bá xồng"), ("ThanhHoa", "thanh hoa"),
    ])
  func capitals(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == .joinedWords, "\(reading.repairs.codes)")
  }

  @Test(
    "Joined words are parted into the fewest that are known",
    arguments: [
      ("Xeomái Tuân", "xeo mái tuân"), ("Bùi Nguyễn Bảohuyến", "bùi nguyễn bảo huyến"),
      ("Nguyễn Thanhduyến", "nguyễn thanh duyến"), ("caoatùng", "cao a tùng"),
      ("Hàthị Lan", "hà thị lan"), ("Nguyễn thịhoa", "nguyễn thị hoa"),
    ])
  func cuts(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
  }

  @Test("Where two cuts are near, neither is taken", arguments: ["giáphồngu"])
  func openCuts(raw: String) {
    let reading = reader.read(raw)
    #expect(reading.words.count == 1)
    #expect(reading.findings.contains(.possibleWordBreak), "\(reading.findings.codes)")
  }
}

/// What stands beside a name, and names in another order.
@Suite("Names with something beside them")
struct BesideNameTests {
  private let reader = NameReader.standard

  @Test(
    "Telex that another word shows is read in all words",
    arguments: [
      ("Lee Vawn Nam", "lê văn nam"), ("LEE VAWN NAM", "lê văn nam"),
      ("Lee Tuaans Dinhf", "lê tuấn dình"), ("Vuf Thuwowngf Ddamf", "vù thường đàm"),
      ("Noong Xuaan Vinh", "nông xuân vinh"), ("Lee Thij Hoa", "lê thị hoa"),
    ])
  func telex(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.contains(.possibleTypingResidue) == false)
  }

  @Test(
    "Keys that may be letters are named",
    arguments: ["Lee Minh", "Vux Coong Khang", "Phan Vawn Coong Danh"])
  func openKeys(raw: String) {
    #expect(reader.read(raw).findings.contains(.possibleTypingResidue))
  }

  @Test(
    "Labels, titles and relatives are no words of the name",
    arguments: [
      ("Ông: Hoàng Văn Thời", "hoàng văn thời"), ("Họ tên: Nguyễn Thị Loan", "nguyễn thị loan"),
      ("Họ và tên: Nguyễn Thị Loan", "nguyễn thị loan"),
      ("Sư cô Văn Thị Xuân", "văn thị xuân"), ("Bà Chích Thị Xìa", "chích thị xìa"),
      ("ông Vù Thường Đàm", "vù thường đàm"),
      ("Nguyễn Thị Dung hay Lan", "nguyễn thị dung"),
      ("Nguyễn Hữu Hải bí danh Năm", "nguyễn hữu hải"),
      ("Nguyễn Thị Quỳnh và Nguyễn Văn Nam", "nguyễn thị quỳnh"),
      ("Y Êban + Trần Văn Hùng", "y êban"), ("H'Hạnh Arul tức Hoa", "h'hạnh arul"),
      ("Nguyễn Văn Nam c/o Phan Văn Ba", "nguyễn văn nam"),
      ("Nguyễn Thị Hoa 'Bé'", "nguyễn thị hoa"),
    ])
  func beside(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs.isDisjoint(with: [.note, .title]) == false)
  }

  @Test(
    "What may be a title or a note is named",
    arguments: ["Ông Hoàng Văn Thời", "Ông Trần Hùng", "Bé Lang Thanh Tùng", "Nguyễn Thị Hoa Bé)"])
  func named(raw: String) {
    #expect(reader.read(raw).findings.contains(.note))
  }

  @Test(
    "Linking words with a capital are names",
    arguments: [
      "ô Văn Nghị", "Lầu Bá Và", "Nguyễn Thị Hay Lan", "Vừ Và Nênh", "NGUYỄN VĂN HAY",
      "lò thị và an",
    ])
  func links(raw: String) {
    #expect(reader.read(raw).findings.contains(.note) == false)
    #expect(reader.read(raw).words.count == raw.split(separator: " ").count)
  }

  @Test(
    "A word that a space has broken is joined where its end is small",
    arguments: [
      ("Lê Tu ấn Dình", "lê tuấn dình"), ("Trần Văn Thu ận", "trần văn thuận"),
      ("Hoà ng Hà Hà", "hoàng hà hà"), ("Lương Tấn Đôn g", "lương tấn đông"),
      ("Hoàng Thị U yên", "hoàng thị uyên"), ("Nguyễn Văn Tu ấn", "nguyễn văn tuấn"),
      ("H oàng Văn Thời", "hoàng văn thời"),
    ])
  func broken(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs.contains(.brokenWord), "\(reading.repairs.codes)")
  }

  @Test("Two names of which one begins small are two", arguments: ["Lê Thu yên", "Trần Thị ánh"])
  func small(raw: String) {
    #expect(reader.read(raw).words.count == 3)
  }

  @Test(
    "A name that may begin with the given name is named",
    arguments: [
      ("Hằng Hoàng Thị", "hoàng thị hằng"), ("Trang Xồng Thị Thùy", "xồng thị thùy trang"),
      ("Thời Hoàng Văn", "hoàng văn thời"),
      ("Hải Cao Thị Hồng", "cao thị hồng hải"), ("Lan Vi Thị", "vi thị lan"),
    ])
  func order(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.display() == raw)
    #expect(reading.findings.contains(.possibleOrderChange))
    #expect(reading.alternatives.contains { $0.joined(separator: " ") == expected })
  }
}
