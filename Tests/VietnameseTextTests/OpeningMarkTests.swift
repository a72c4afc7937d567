import Testing

@testable import VietnameseText

@Suite("What stands before a name")
struct OpeningMarkTests {
  private let reader = NameReader.standard

  @Test(
    "Codes, hamlets, places in a list and relations go; the name stays whole",
    arguments: [
      ("NV0001 - Nguyễn Văn An", "nguyễn văn an"),
      ("A12 - Vi Thị Thúy Quỳnh", "vi thị thúy quỳnh"),
      ("BN12 Trần Thị Hoa", "trần thị hoa"), ("HS01: Nguyễn Thị Tuyết", "nguyễn thị tuyết"),
      ("NV-0012/Lê Văn An", "lê văn an"), ("10A1 - Trần Văn Ba", "trần văn ba"),
      ("Vợ: Nguyễn Ngọc Tuyết", "nguyễn ngọc tuyết"),
      ("Con: Phạm Văn Nguyên", "phạm văn nguyên"), ("Con dâu: Lê Thị Na", "lê thị na"),
      ("Con 2: Lê Thị Na", "lê thị na"), ("Xóm 3 - Cụt Mẹ Pành", "cụt mẹ pành"),
      ("Thôn Đông - Nguyễn Ngọc Tuyết", "nguyễn ngọc tuyết"),
      ("Số 1: Lê Văn An", "lê văn an"), ("Tổ 1: Phạm Văn Nguyên", "phạm văn nguyên"),
      ("Tổ 1 Phạm Văn Nguyên", "phạm văn nguyên"), ("NV01 (Nguyễn Văn An)", "nguyễn văn an"),
      ("Xóm 3 (Nguyễn Văn An)", "nguyễn văn an"),
    ])
  func marks(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs.contains(.note))
    #expect(reading.findings.contains(.note))
    let again = reader.read(reading.display())
    #expect(again.words == reading.words && again.repairs == [])
  }

  @Test(
    "A dagger apart from the words is none of them",
    arguments: ["Mai Anh Minh †", "† Mai Anh Minh", "Mai Anh Minh ‡"])
  func daggers(raw: String) {
    let reading = reader.read(raw)
    #expect(reading.words == ["mai", "anh", "minh"])
    #expect(reading.repairs == .symbols)
  }

  @Test(
    "The word Ý that is joined to the one before is parted from it",
    arguments: [
      ("Vũ ThịÝ", "vũ thị ý"), ("Nguyễn NhưÝ", "nguyễn như ý"), ("Lê ThịÝ Nhi", "lê thị ý nhi"),
    ])
  func joined(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.repairs == .joinedWords)
  }

  @Test("Of two parts of which only the second is a name, none is taken out")
  func open() {
    let reading = reader.read("Đông Hà - Nguyễn Ngọc Tuyết")
    #expect(reading.words.joined(separator: " ") == "đông hà nguyễn ngọc tuyết")
    #expect(reading.alternatives.contains(["nguyễn", "ngọc", "tuyết"]))
    #expect(reading.findings.contains(.note))
  }

  @Test(
    "A parent's name behind what a child is called that has none is not the child's",
    arguments: [
      "Con của: Lê Thị Na", "Con mẹ: Lê Thị Na", "Con gái: Lê Thị Na", "Con sơ sinh: Lê Thị Na",
      "Mẹ: Lê Thị Na", "Bố: Lê Văn Na",
    ])
  func parents(raw: String) {
    #expect(reader.read(raw).words.isEmpty)
  }

  @Test(
    "Of two names with a sign between them the first is the person's, also one of a rare surname")
  func twoNames() {
    let reading = reader.read("Moong Thị Hoa - Trần Văn Nam")
    #expect(reading.words.joined(separator: " ") == "moong thị hoa")
  }

  @Test(
    "Words of Mông and Khơ Mú names are no titles for certain",
    arguments: [
      ("Dì Vừ Pà", "dì vừ pà"), ("Mẹ Mẹ Cụt", "mẹ mẹ cụt"), ("Cụt Mẹ Pành", "cụt mẹ pành"),
    ])
  func highlanders(raw: String, expected: String) {
    #expect(reader.read(raw).words.joined(separator: " ") == expected)
  }

  @Test(
    "Keys of VNI, parents of the newborn and titles stay what they are",
    arguments: [
      ("LE6 VAN AN", "lê van an"), ("HO62 VAN AN", "hồ van an"), ("Con: bà Nguyễn Thị Hoa", ""),
      ("Bà: Nguyễn Thị Hoa", "nguyễn thị hoa"), ("Bà Vừ Thị Pà", "vừ thị pà"),
      ("Bà Vừ Pà", "vừ pà"), ("Cô Thào Mai", "thào mai"),
      ("Lê Thị Lan - Nguyễn Văn An", "lê thị lan"), ("TH† VAN AN", "thọ van an"),
    ])
  func others(raw: String, expected: String) {
    #expect(reader.read(raw).words.joined(separator: " ") == expected)
  }
}
