import Testing

@testable import VietnameseText

@Suite("Letters that stand apart, words that were joined, words behind which others slipped")
struct JoinedNameTests {
  private let reader = NameReader.standard

  private func check(_ raw: String, _ expected: String, _ codes: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected, "\(raw)")
    #expect(reading.repairs.codes.joined(separator: ";") == codes, "\(raw)")
    let again = reader.read(reading.display())
    #expect(again.words == reading.words && again.repairs == [], "\(raw)")
  }

  @Test(
    "Letters with something else between words than between letters are joined",
    arguments: [
      "N G U Y Ễ N   V Ă N   A N", "N g u y ễ n  V ă n  A n", "N_G_U_Y_Ễ_N V_Ă_N A_N",
      "N.G.U.Y.Ễ.N V.Ă.N A.N", "N-g-u-y-ễ-n V-ă-n A-n", "N_G_U_Y_Ễ_N__V_Ă_N__A_N",
      "N g u y ễ n _ V ă n _ A n", "N. G. U. Y. Ễ. N.  V. Ă. N.  A. N.",
      " N G U Y Ễ N \t V Ă N \t A N ",
    ])
  func spaced(raw: String) { check(raw, "nguyễn văn an", "N41") }

  @Test(
    "With one sign between all letters the only cut is taken, by capitals or by what is known",
    arguments: ["N g u y ễ n V ă n A n", "N G U Y Ễ N V Ă N A N", "N.g.u.y.ễ.n.V.ă.n.A.n"])
  func spacedThroughout(raw: String) { check(raw, "nguyễn văn an", "N41") }

  @Test("Letters without marks may be cut in several ways: a candidate")
  func spacedWithoutMarks() {
    let reading = reader.read("N G U Y E N V A N A N")
    #expect(!reading.repairs.contains(.brokenWord))
    #expect(reading.alternatives.contains(["nguyen", "van", "an"]))
    #expect(reading.findings.contains(.possibleWordBreak))
  }

  @Test(
    "Initials and words of one letter are no letters of a word",
    arguments: ["N. V. A.", "N.V.A", "Y A Niê", "T T H A", "Ng. V. A. N."])
  func initials(raw: String) {
    #expect(!reader.read(raw).repairs.contains(.brokenWord))
  }

  @Test(
    "Joined words are parted and their keys resolved where there is one way to do it",
    arguments: [
      ("NguyeenxVawnAn", "nguyễn văn an", "N30;N40"),
      ("nguyeenxvawnan", "nguyễn văn an", "N30;N40"),
      ("NGUYEENXVAWNAN", "nguyễn văn an", "N30;N40"),
      ("TraanfThijHoaf", "trần thị hoà", "N30;N40"),
      ("Nguye6n4Va8nAn", "nguyễn văn an", "N31;N40"),
      ("nguye6n4va8nan", "nguyễn văn an", "N31;N40"),
      ("Tra6n2Thi5Hoa", "trần thị hoa", "N31;N40"),
      ("Nguyeenx VawnAn", "nguyễn văn an", "N30;N40"),
    ])
  func joinedKeys(raw: String, expected: String, codes: String) {
    let text = expected.replacing("hoà", with: "hòa")
    check(raw, text, codes)
  }

  @Test(
    "Words of other languages and of minorities are none",
    arguments: [
      "Alexander", "McDonald", "Christopherson", "Washington", "Marcus", "Nguyễnx", "Coorlam",
      "Coorhàngkhái",
    ])
  func foreign(raw: String) {
    #expect(reader.read(raw).repairs.isDisjoint(with: [.joinedWords, .telex]))
  }

  @Test(
    "Văn behind a given name may be its middle word; behind a middle word it is the given name",
    arguments: [
      ("Nguyễn An Văn", "nguyễn văn an"), ("TRẦN MINH HÙNG VĂN", "trần văn minh hùng"),
      ("Lê Tùng Văn", "lê văn tùng"), ("Lê Minh Văn", ""), ("Nguyễn Đình Văn", ""),
      ("Trần Thanh Văn", ""), ("Lê Thị Hùng Văn", ""), ("Nguyễn Văn", ""), ("Hồ Quang Văn", ""),
    ])
  func slippedMiddle(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.display().lowercased() == raw.lowercased())
    let others = reading.alternatives.map { $0.joined(separator: " ") }
    #expect(others == (expected.isEmpty ? [] : [expected]))
    #expect(reading.findings.contains(.possibleOrderChange) == !expected.isEmpty)
  }

  @Test(
    "Saints are set aside in other spellings, and beside names of minorities",
    arguments: [
      ("Phêrô Y Thịnh Niê", "y thịnh niê"), ("Giu-se Nguyễn Văn An", "nguyễn văn an"),
      ("Phê-rô Nguyễn Văn An", "nguyễn văn an"), ("Đa Minh Nguyễn Văn An", "nguyễn văn an"),
      ("Da Minh Nguyen Van An", "nguyen van an"), ("Đa-minh Trần Văn Bình", "trần văn bình"),
      ("Tê-rê-sa Nguyễn Thị Lan", "nguyễn thị lan"), ("Y Thịnh Niê Phêrô", "y thịnh niê"),
      ("Maria H'Lan Niê", "h'lan niê"), ("Maria Xồng Y Mai", "xồng y mai"),
      ("Vincentê Moong Văn Xeo", "moong văn xeo"), ("Nguyễn Văn An Phê-rô", "nguyễn văn an"),
      ("PHÊ-RÔ NGUYỄN VĂN AN", "nguyễn văn an"), ("Gioan B. Lê Văn An", "lê văn an"),
      ("Phanxicô X. Nguyễn Văn An", "nguyễn văn an"),
      ("Maria Gôretti Nguyễn Thị Lan", "nguyễn thị lan"), ("Maria Têrêsa H'Bia Mlô", "h'bia mlô"),
    ])
  func saints(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.contains(.note) && reading.repairs.contains(.note))
    #expect(!reading.alternatives.isEmpty)
    #expect(reader.read(reading.display()).words == reading.words)
  }

  @Test("What a saint is called is one word of the other reading, however it is written")
  func saintsAsOneWord() {
    #expect(
      reader.read("Đa Minh Nguyễn Văn An").alternatives.contains(["đaminh", "nguyễn", "văn", "an"]))
    #expect(
      reader.read("Nguyễn Văn An Phê-rô").alternatives.contains(["nguyễn", "văn", "an", "phêrô"]))
  }

  @Test("Beside words that are no name a saint is not cut for certain")
  func saintAlone() {
    for raw in ["Phêrô Siu Blơ", "Maria", "Nguyễn Thị Maria"] {
      let reading = reader.read(raw)
      #expect(reading.display() == raw && reading.repairs.isDisjoint(with: .joinedWords))
    }
    #expect(reader.read("Nguyễn Thị Maria").alternatives == [["nguyễn", "thị", "ma", "ria"]])
    // A capital shows that words were joined.
    #expect(reader.read("Lê VinhSơn").display() == "Lê Vinh Sơn")
    #expect(reader.read("Vinhsơn Lê Văn An").display() == "Lê Văn An")
  }

  @Test(
    "Names that are like saints stay",
    arguments: [
      "Nguyễn Thị Minh An Na", "Nguyễn Đa Minh", "Lê Phê", "Trần Thị Giu", "Đa Minh Anh",
      "Lê Thị Lu Ca", "Da Kim Anh",
    ])
  func likeSaints(raw: String) {
    let reading = reader.read(raw)
    #expect(reading.display() == raw && reading.repairs == [])
  }

  @Test(
    "Keys of VNI in words of minorities",
    arguments: [
      ("Y Blo6 Bkro6ng", "y blô bkrông"), ("Kpa8 Thuo6n", "kpă thuôn"),
      ("Y Thi5nh Nie6", "y thịnh niê"), ("Ksor Hơ8", "ksor hơ"), ("Nay H'Kro6ng", "nay h'krông"),
    ])
  func minorityKeys(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs.contains(.vniKeys) && !reading.findings.contains(.digitsInside))
    #expect(reader.read(reading.display()).words == reading.words)
  }
}
