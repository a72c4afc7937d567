import Corpora
import TestSupport
import Testing

@testable import VietnameseText

@Suite("Reading names")
struct NameReaderTests {
  private let reader = NameReader.standard

  private func words(_ text: String) -> String { reader.read(text).words.joined(separator: " ") }

  @Test("Every sample whose information survives is read right", arguments: MojibakeSamples.all)
  func samples(sample: MojibakeSample) {
    let expected = sample.original.lowercased().split(separator: " ").map {
      Syllable(String($0))?.text() ?? String($0)
    }
    let reading = reader.read(sample.seen)
    if sample.seen.contains("?") || sample.seen.contains("\u{FFFD}") {
      #expect(reading.words.count == expected.count)
      for (word, original) in zip(reading.words, expected) where word != original {
        #expect(isPattern(word, of: original), "\(reading.words)")
      }
    } else if sample.original != "Ỷ Ẵm Ỵ" {
      #expect(reading.words == expected, "\(sample.seen)")
    }
    guard let bytes = sample.bytes, sample.encoding?.repair != .utf8Twice,
      sample.original != "Ỷ Ẵm Ỵ"
    else { return }
    #expect(reader.read(bytes.span).words == expected, "\(sample.fault)")
  }

  /// Whether a pattern has the letters of a word but for those that were lost, marks of best fit aside.
  private func isPattern(_ pattern: String, of word: String) -> Bool {
    guard pattern.count == word.count else { return false }
    return zip(pattern, word).allSatisfy { left, right in
      left == "?" || FoldingTable.fold(String(left)) == FoldingTable.fold(String(right))
    }
  }

  @Test(
    "What is certain is repaired, and the rule is named",
    arguments: NameTables.repairs)
  func repairs(raw: String, expected: String, rules: NameRepairs) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == rules, "\(reading.repairs.codes)")
  }

  @Test(
    "What is not certain is found, not changed",
    arguments: NameTables.findings)
  func findings(raw: String, expected: String, finding: NameFindings) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == UnicodeForms.nfc(expected))
    #expect(reading.findings.contains(finding), "\(reading.findings.codes)")
  }

  @Test(
    "Names that are right stay as they are",
    arguments: [
      "Thò Bá Và", "Cụt Văn Ốc", "Lầu Y Xồng", "Vừ Bá Già", "Moong Văn Pịt", "Ksor H'Lan",
      "Y Nam Niê",
      "Cao Minh An", "Tôn Nữ Thị Hằng", "Siu Kpă", "Rơ Châm H'Yêu", "K'Brếp", "Chamaléa Thị Hoa",
      "Xeo Văn Ven",
      "Neáng Sóc Kha", "Lò Thị Ẻn", "Đỗ Quỳnh Chi", "Quí Lí", "Ông Văn Hiệp", "Ông Cao Anh",
      "Ông Nguyễn Văn Hiệp", "Nguyễn Nguyễn Bảo Vy", "Trần Thị Ly Ly", "Nguyễn Công Nhân",
      "Trần Hữu Trí", "Đồng Văn Chí", "Đại Đức Minh", "Nguyễn Đồng Chí", "Nguyễn Văn Tức",
      "Nguyễn Sơ Sinh", "Lê Thị Bé Ba", "Trần Thị Đã", "Phan Thượng Đại", "Con Văn Bé",
      "Sơ Thị Hoa",
      "Thích Minh Tâm", "Trần Lê Trần Anh", "Lữ Mẹ Pón", "Trần Thị Con", "Trần Văn Con",
      "Côn Văn An", "Cổn Thị Hoa", "Lê Thị Sinh", "Nguyễn Văn Sơ Sinh", "Lê Thị Bé Gái",
      "Công Tằng Tôn Nữ Hoa", "Nguyễn Thị Chị", "Viêng Khăm Thoong", "Lê Thị Cô", "Ông Cao Anh",
      "Nguyễn Thị Tá", "Lê Thiếu Úy", "Nguyễn Văn Thôn",
      "Lê Thị Trẻ", "Nguyễn Thị Cháu", "Lê Thị Vỏ", "Nguyễn Thị Thục Trai",
    ])
  func untouched(name: String) {
    let reading = reader.read(name)
    #expect(reading.display() == name)
    #expect(reading.repairs == [], "\(reading.repairs.codes)")
    #expect(reading.findings.contains(.invalidSyllable) == false)
  }

  @Test("A child under a parent's name has no name of its own", arguments: NameTables.newborns)
  func newborns(raw: String, parent: String) {
    let reading = reader.read(raw)
    #expect(reading.words == [])
    #expect(reading.findings.contains(.noOwnName), "\(reading.findings.codes)")
    #expect(reading.alternatives.first?.joined(separator: " ") == parent)
  }

  @Test("A word with one wrong letter stays as it stands", arguments: NameTables.mistyped)
  func mistyped(raw: String, likely: String) {
    let reading = reader.read(raw)
    #expect(reading.display() == raw)
    #expect(reading.repairs == [], "\(reading.repairs.codes)")
    let offered = reading.alternatives.map { $0.joined(separator: " ") }
    #expect(offered.contains(likely), "\(offered)")
  }

  @Test(
    "Other readings are offered",
    arguments: [
      ("Nguyễn Thị Hoa (Bé)", "nguyễn thị bé"), ("NGUYỄN THỊ HOA (TỨC BÉ)", "nguyễn thị bé"),
      ("Nguyễn Hoa Thị", "nguyễn thị hoa"), ("Nguyễn  Thu Hoa Thị", "nguyễn thị thu hoa"),
      ("Hoa Nguyễn Thị", "nguyễn thị hoa"), ("Ông Nguyễn Văn An", "nguyễn văn an"),
      ("Ngyễn Văn An", "nguyễn văn an"), ("Nguyễn Văn Ng0c", "nguyễn văn ngoc"),
      ("Lê Văn An1", "lê văn án"), ("Lê Th Anh", "lê thanh"),
      ("Trần Thị Mo'", "trần thị mơ"), ("Nguyễn Thị Ho@", "nguyễn thị hoa"),
      ("Bé (Lê Thị Mai)", "lê thị bé"), ("Lê Thị Lan / Lê Văn Quân", "lê văn quân"),
      ("Lê Lananh", "lê lan anh"),
      ("con ông Nguyễn Văn An", "nguyễn văn an"), ("Nguyễn Văn Viêt", "nguyễn văn việt"),
      ("CB NGUYỄN THỊ A", "nguyễn thị a"), ("Bé gái con bà Nguyễn Thị Hoa", "nguyễn thị hoa"),
      ("Trẻ sơ sinh Nguyễn Thị Hoa", "nguyễn thị hoa"),
      ("BABY OF NGUYEN THI HOA", "nguyen thi hoa"),
      ("Nguyễn 7hi Hoa", "nguyễn thi hoa"), ("Nguyễn 7hi Hoa", "nguyễn hi hoa"),
      ("Ngu5en Van An", "nguyen van an"), ("Nguyễn Văn L3", "nguyễn văn le"),
      ("Nguyễn V4n An", "nguyễn van an"), ("Nguyễn Văn 4n", "nguyễn văn an"),
      ("Ngu9ễn Văn An", "nguyễn văn an"), ("Trn Vn Hng", "trần văn hồng"),
      ("Lê Thị Ngc", "lê thị ngọc"),
      ("Nguyễn Nguyễn Thị Hoa", "nguyễn thị hoa"), ("Nguyễn Thị Thị Hoa", "nguyễn thị hoa"),
      ("Lê Hoa Lê Hoa", "lê hoa"), ("Nguyễễn Văn An", "nguyễn văn an"),
      ("Nguyễn Thị Hoa tức Bé", "nguyễn thị bé"),
      ("Nguyễn Thị Hoa hay còn gọi là Nguyễn Thị Bé", "nguyễn thị bé"),
      ("Nguyễn Thị Hoa (tên gọi khác: Bé)", "nguyễn thị bé"),
      ("Maria Nguyễn Thị Hoa", "maria nguyễn thị hoa"),
      ("Lê Thị Lan + Lê Thị Mai", "lê thị mai"),
      ("Anh Cao Văn Khương", "cao văn khương"), ("Cháu Kha Vũ Minh Bảo", "kha vũ minh bảo"),
      ("Ca0 Văn Hiếu", "cao văn hiếu"), ("Vi Thi. Linh", "vi thị linh"),
      ("Trần Văn Bình Giuse", "trần văn bình giuse"),
    ])
  func alternatives(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(
      reading.alternatives.map { $0.joined(separator: " ") }.contains(expected),
      "\(reading.words) \(reading.alternatives)")
    #expect(reading.alternatives.count <= 4)
  }

  @Test("The consonants of a word that was joined are no abbreviation")
  func joined() {
    #expect(reader.read("Ng uyễn Thị Hoa").findings == [])
    #expect(reader.read("Ng uyễn T. Hoa").findings == .abbreviated)
  }

  @Test(
    "A remark is no other name",
    arguments: [
      "Nguyễn Thị Hoa (đã chết)", "Nguyễn Thị Hoa - nghỉ việc", "Nguyễn Văn An (giám đốc)",
      "Nguyễn Thị Hoa (con nuôi)", "Nguyễn Thị Hoa (trùng)", "Nguyễn Thị Hoa (SN 1985)",
    ])
  func remarks(raw: String) {
    let reading = reader.read(raw)
    #expect(reading.alternatives == [])
    #expect(reading.repairs == .note)
  }

  @Test("A memory that is full of other words changes nothing")
  func memory() {
    var random = SplitMix64(seed: 77)
    let memory = NameMemory()
    for _ in 0..<3000 {
      let bytes = Array(damagedName(using: &random).utf8)
      #expect(reader.read(bytes.span, memory: memory) == reader.read(bytes.span))
    }
  }

  @Test("Plain words are read alike alone and in a name")
  func plainLane() {
    var random = SplitMix64(seed: 11)
    let rows = Corpus.syllables.rows.map { $0[0] }
    for round in 0..<1500 {
      let count = Int.random(in: 1...4, using: &random)
      let tokens = (0..<count).map { _ in
        dressed(rows[Int.random(in: 0..<rows.count, using: &random)], using: &random)
      }
      let plain = tokens.map { token -> PlainToken? in
        let bytes = Array(token.utf8)
        return reader.readPlainToken(bytes.span)
      }
      guard plain.allSatisfy({ $0 != nil }) else { continue }
      let read = plain.compactMap { $0 }
      let reading = reader.read(tokens.joined(separator: " "))
      #expect(reading.words == read.map(\.word), "round \(round)")
      #expect(reading.findings == reader.findings(of: read))
      #expect(read.reduce(into: NameRepairs()) { $0.formUnion($1.repairs) } == reading.repairs)
    }
  }

  /// A word in one of the guises that the plain lane mends.
  private func dressed(_ word: String, using random: inout SplitMix64) -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: word.uppercased()
    case 1: NameReading.display([word])
    case 2: UnicodeForms.nfd(word)
    case 3: Syllable(word)?.text(.new) ?? word
    case 4: word.replacing("đ", with: "ð")
    default: word
    }
  }

  @Test("A cleaned name is clean: reading it again changes nothing")
  func idempotentOnDamage() {
    var random = SplitMix64(seed: 23)
    for round in 0..<1500 {
      let name = damagedName(using: &random)
      expectIdempotent(Array(name.utf8), "round \(round): \(name.unicodeScalars.map(\.value))")
    }
  }

  @Test("Any bytes are accepted, and the result is clean")
  func fuzz() {
    var random = SplitMix64(seed: 42)
    for round in 0..<1200 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0x20...0x7E, using: &random)
          : UInt8.random(in: 0...255, using: &random)
      }
      expectIdempotent(bytes, "round \(round): \(bytes)")
    }
    for round in 0..<1200 {
      let count = Int.random(in: 0...20, using: &random)
      var text = ""
      for _ in 0..<count {
        let limit: UInt32 = Bool.random(using: &random) ? 0x2200 : 0x1F000
        if let scalar = Unicode.Scalar(UInt32.random(in: 1..<limit, using: &random)) {
          text.unicodeScalars.append(scalar)
        }
        if Int.random(in: 0..<5, using: &random) == 0 { text += " " }
      }
      expectIdempotent(Array(text.utf8), "text \(round): \(text.unicodeScalars.map(\.value))")
    }
  }

  private func expectIdempotent(_ bytes: [UInt8], _ comment: String) {
    for column in [nil, LegacyEncoding.vni] {
      let first = reader.read(bytes.span, columnEncoding: column)
      let second = reader.read(first.display())
      #expect(second.words == first.words, "\(comment)")
      if first.words.isEmpty == false { #expect(second.repairs == [], "\(comment)") }
      #expect(first.words.count <= NameReader.maximumWordCount)
      #expect(first.words.contains("") == false)
    }
  }

  private func damagedName(using random: inout SplitMix64) -> String {
    var name = MojibakeSamples.names.randomElement(using: &random) ?? ""
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      var scalars = Array(name.unicodeScalars)
      let junk: [Unicode.Scalar] = [
        ".", "-", "'", "?", "1", "(", "x", "\u{301}", "\u{200B}", "Ð", "w", "/", ",", "T", " ",
      ]
      let place = Int.random(in: 0...scalars.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: if place < scalars.count { scalars.remove(at: place) }
      case 1: scalars.insert(junk.randomElement(using: &random) ?? ".", at: place)
      case 2: if place + 1 < scalars.count { scalars.swapAt(place, place + 1) }
      case 3:
        scalars = Array(
          (LegacyEncoding.allCases.randomElement(using: &random)?.seen(name) ?? name).unicodeScalars
        )
      default: scalars.insert(" ", at: place)
      }
      name = ""
      name.unicodeScalars.append(contentsOf: scalars)
    }
    return name
  }

  @Test("Over-long text is cut with a finding and costs no more")
  func tooLong() {
    for text in [
      String(repeating: "Nguyễn ", count: 400), String(repeating: "a", count: 5000),
      String(repeating: "ướ?.'(", count: 900),
    ] {
      let reading = reader.read(text)
      #expect(reading.findings.contains(.tooLong))
      #expect(reading.words.count <= NameReader.maximumWordCount)
    }
  }

  @Test("A trace begins with the text as it came, names each rule and ends with the result")
  func trace() {
    let steps = reader.trace("12. Nguyeãn Thò Hoà (Beù)")
    #expect(steps.first?.before == "12. Nguyeãn Thò Hoà (Beù)")
    #expect(steps.map(\.code).contains("N22"))
    #expect(steps.map(\.code).contains("N42"))
    #expect(steps.map(\.code).contains("N44"))
    #expect(steps.last?.after == reader.read("12. Nguyeãn Thò Hoà (Beù)").display())
    #expect(reader.trace("Nguyễn Hoà").map(\.code) == ["read", "N11", "read"])
  }

  @Test("Codes are unique and every rule has one")
  func codes() {
    #expect(Set(NameRepairs.all.map(\.code)).count == NameRepairs.all.count)
    #expect(Set(NameRepairs.all.map(\.rule.rawValue)).count == NameRepairs.all.count)
    #expect(Set(NameFindings.all.map(\.code)).count == NameFindings.all.count)
    #expect(NameRepairs([.vni, .note]).codes == ["N22", "N44"])
    #expect(NameFindings([.empty]).codes == ["NF01"])
  }
}

@Suite("Parts of names and sex")
struct NamePartsTests {
  @Test(
    "A name is split into surname, middle words and given name",
    arguments: [
      ("nguyễn thị hằng", "nguyễn", "thị", "hằng"), ("lê hoa", "lê", "", "hoa"),
      ("hoa", "", "", "hoa"),
      ("tôn nữ thị hằng", "tôn nữ", "thị", "hằng"), ("âu dương minh", "âu dương", "", "minh"),
      ("công tằng tôn nữ thị hoa", "công tằng tôn nữ", "thị", "hoa"),
      ("y nam niê", "niê", "", "y nam"), ("h'lan niê kdăm", "niê kdăm", "", "h'lan"),
      ("đặng trần hoa", "đặng", "trần", "hoa"), ("đặng trần minh hoa", "đặng trần", "minh", "hoa"),
      ("", "", "", ""),
    ])
  func split(name: String, surname: String, middle: String, given: String) {
    let words = name.split(separator: " ").map(String.init)
    let parts = NameParts.split(words)
    #expect(words[parts.surname].joined(separator: " ") == surname)
    #expect(words[parts.middle].joined(separator: " ") == middle)
    #expect(words[parts.given].joined(separator: " ") == given)
  }

  @Test(
    "Middle words and given names tell the sex",
    arguments: [
      ("nguyễn thị hằng", 8.0...16), ("nguyễn văn hùng", -16 ... -8), ("lê minh anh", -4...4),
      ("nguyen thi hang", 4...16), ("h'lan niê", 4...8), ("y nam niê", -8 ... -4), ("", 0...0),
      ("thạch xyz", 0...0),
    ])
  func sex(name: String, range: ClosedRange<Double>) {
    let bits = SexLikelihood.standard.logOddsFemaleInBits(
      name.split(separator: " ").map(String.init))
    #expect(range.contains(bits), "\(bits)")
  }
}
