import Testing

@testable import VietnameseText

@Suite("Names as offices write them")
struct OfficeNameTests {
  private let reader = NameReader.standard

  @Test(
    "Strokes, list letters, classes and households are read as what they are",
    arguments: [
      ("Phan V/ Hồng", "phan v. hồng", "NF04"), ("Nguyễn T/Hoa", "nguyễn t. hoa", "NF04"),
      ("Ng/Thị/Hoa", "ng. thị hoa", "NF04"), ("N/T/Hoa", "n. t. hoa", "NF04"),
      ("NGUYỄN TH/ HOA", "nguyễn th. hoa", "NF04"),
      ("Trần Thị H/ Trần Văn Bình", "trần thị h", "NF04;NF10"),
      ("Lê Văn Tùng/ Hoa", "lê văn tùng", "NF10"), ("Lê Văn T/ mất", "lê văn t.", "NF04;NF10"),
      ("Lê,Thị,Hoa", "lê thị hoa", ""), ("Lê|Thị|Hoa", "lê thị hoa", ""),
      ("Trần Văn Ba 10A1", "trần văn ba", "NF10"), ("Trần Văn Ba lớp 9B", "trần văn ba", "NF10"),
      ("b) Trần Văn Ba", "trần văn ba", ""), ("II. Trần Văn Ba", "trần văn ba", ""),
      ("Chủ hộ: Trần Văn Ba", "trần văn ba", ""), ("Hộ ông Trần Văn Ba", "trần văn ba", ""),
      ("HỘ TRẦN VĂN BA", "trần văn ba", ""),
      ("NGUYỄN THỊ HẰNG HOẶC HÀNG", "nguyễn thị hằng", "NF10"),
      ("Trần Thị", "trần thị", "NF21"), ("Nguyễn Văn Hộ", "nguyễn văn hộ", ""),
    ])
  func marks(raw: String, expected: String, findings: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.codes.joined(separator: ";") == findings)
    let again = reader.read(reading.display())
    #expect(again.words == reading.words && again.repairs == [])
  }

  @Test(
    "A single letter in place of the given word is an abbreviation and no minority's",
    arguments: ["TRẦN THỊ B", "Nguyễn Văn Hùng B", "Lê Văn Đ", "Hồ K"])
  func initials(raw: String) {
    let findings = reader.read(raw).findings
    #expect(findings.contains(.abbreviated))
    #expect(!findings.contains(.minority))
  }

  @Test("The letter that tells namesakes apart may be left out")
  func namesakes() {
    #expect(
      reader.read("Nguyễn Văn Hùng B").alternatives.contains(["nguyễn", "văn", "hùng"]))
    #expect(reader.read("Vừ Y").findings == [])
    #expect(reader.read("K' Brể").findings.contains(.minority))
  }

  @Test("Thị or Văn ends no name")
  func endingMiddle() {
    let reading = reader.read("Xuân Văn Thị")
    #expect(reading.findings.contains(.possibleOrderChange))
    #expect(reading.alternatives.contains(["văn", "thị", "xuân"]))
  }

  @Test(
    "Saints of several words are set aside",
    arguments: [
      ("Maria Goretti Lê Thị Na", "lê thị na"),
      ("Têrêsa Hài Đồng Giêsu Nguyễn Thị Mai", "nguyễn thị mai"),
      ("Gioan Baotixita Maria Vianney Hồ Văn Tú", "hồ văn tú"),
      ("Phaolô Trở Lại Nguyễn Văn Ba", "nguyễn văn ba"),
      ("PHANXICÔ XAVIÊ NGUYỄN VĂN BA", "nguyễn văn ba"),
    ])
  func saints(raw: String, expected: String) {
    let reading = reader.read(raw)
    #expect(reading.words.joined(separator: " ") == expected)
    #expect(reading.findings.contains(.note))
    #expect(!reading.alternatives.isEmpty)
  }

  @Test(
    "Keys in known words of minorities are read",
    arguments: [
      ("Kpa8 H'Bli", "kpă h'bli"), ("H'Lan Nie6", "h'lan niê"), ("Y Nam Mlo6", "y nam mlô"),
      ("Y Nam Mloo", "y nam mlô"), ("Kpaw H'Bli", "kpă h'bli"), ("Y Nam E6ban", "y nam êban"),
    ])
  func minorityKeys(raw: String, expected: String) {
    #expect(reader.read(raw).words.joined(separator: " ") == expected)
  }
}
