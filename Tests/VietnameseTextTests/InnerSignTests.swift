import Testing

@testable import VietnameseText

/// Signs, digits and letters where a word or the blank between two should be.
@Suite("Signs within the words of a name")
struct InnerSignTests {
  private let reader = NameReader.standard

  @Test(
    "A sign within a word goes where the word is known without it",
    arguments: [
      ("Nguyễn Tha/nh Khải", "nguyễn thanh khải"), ("Nguy/ễn Văn An", "nguyễn văn an"),
      ("N/guyễn Kim Ngọc", "nguyễn kim ngọc"), ("Hồ Ngọc Phư,ơng Yến", "hồ ngọc phương yến"),
      ("Trương Văn Ph.ú", "trương văn phú"), ("Nguyễn Th/ị Nguyên", "nguyễn thị nguyên"),
      ("Nguy'ễn Văn An", "nguyễn văn an"), ("NGUYỄN THA/NH KHẢI", "nguyễn thanh khải"),
      ("Nguyễn Thi:ên An", "nguyễn thiên an"), ("Ng.uyễn Văn An", "nguyễn văn an"),
    ])
  func joined(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.contains(.note) == false)
    #expect(reader.read(reading.display()).repairs.isEmpty)
  }

  @Test(
    "A sign in the place of a letter is a letter lost",
    arguments: [
      ("Vi Tuấn Trọ-g", "vi tuấn trọ?g"), ("N,uyễn Phương Vy", "n?uyễn phương vy"),
      ("Vũ Thị Th-n", "vũ thị th?n"), ("Lương Bá Ph.ơng", "lương bá ph?ơng"),
      ("X/ng Bá Duy", "x?ng bá duy"),
    ])
  func lost(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.contains(.lostLetters))
  }

  @Test(
    "A digit between a word and a capital stands for the blank",
    arguments: [
      ("Vi Thị8My", "vi thị my"), ("Nguyễn7Văn An", "nguyễn văn an"),
      ("Hoàng Thị5Mai", "hoàng thị mai"),
    ])
  func blank(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.contains(.digitsInside))
  }

  @Test(
    "A letter in the place of the blank is offered as two words",
    arguments: [
      ("Lê ThịgLy", "lê thị ly"), ("NguyễnvVăn An", "nguyễn văn an"),
      ("Trần ThịâHương", "trần thị hương"), ("NGUYỄNVVĂN AN", "nguyễn văn an"),
    ])
  func stray(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.alternatives.first?.joined(separator: " ") == expected)
    #expect(reading.findings.contains(.possibleWordBreak))
  }

  @Test(
    "A blank in the place of a letter is offered as a letter lost",
    arguments: [
      ("Hồ Thị T ảo", "hồ thị t?ảo"), ("Lê Thị Lươ g", "lê thị lươ?g"),
      ("Nguyễn Hồng Th ện", "nguyễn hồng th?ện"),
    ])
  func blankForLetter(raw: String, expected: String) {
    #expect(reader.read(raw).alternatives.contains { $0.joined(separator: " ") == expected })
  }

  @Test("A digit for the letter of a far commoner word leaves the word open")
  func lookAlike() {
    let reading = reader.read("Nguyễn Thị Hằn9")
    #expect(reading.alternatives.first == ["nguyễn", "thị", "hằng"])
    #expect(reading.repairs.contains(.digits) == false)
    #expect(reader.read("Nguyễn Thị Lan9").words == ["nguyễn", "thị", "lan"])
  }

  @Test(
    "Abbreviations, two words and names of the Central Highlands stay what they are",
    arguments: [
      ("NG.AN", "ng. an"), ("Nguyễn T.Hoa", "nguyễn t. hoa"),
      ("Lê Thị Thanh-Hoa", "lê thị thanh hoa"),
      ("K'Brếp", "k'brếp"), ("Y-Lan", "y lan"), ("Nguyễn Thị A.B", "nguyễn thị a. b"),
      ("H'Hoa Niê", "h'hoa niê"), ("Nguyễn V.Anh", "nguyễn v. anh"),
    ])
  func others(raw: String, expected: String) {
    #expect(reader.read(raw).words.joined(separator: " ") == expected)
  }
}
