import Testing

@testable import Cleansing

@Suite("Participant classes tell ages")
struct ClassAgesTests {
  @Test(
    "Classes as files write them",
    arguments: [
      ("child_under_6", 0, 6), ("Trẻ em dưới 6 tuổi", 0, 6), ("TE dưới 6 tuổi", 0, 6),
      ("pupil", 5, 20), ("Học sinh", 5, 20), ("Học sinh, sinh viên", 5, 30),
      ("student", 17, 32), ("Sinh viên", 17, 32), ("elderly_80", 79, 130),
      ("Người từ đủ 80 tuổi", 79, 130), ("Hưu trí", 42, 130), ("pensioner", 42, 130),
      ("compulsory", 15, 75), ("BHXH bắt buộc", 15, 75), ("TE", 0, 6), ("TE1", 0, 6), ("te", 0, 6),
      ("TE - Trẻ em", 0, 6), ("Trẻ em", 0, 16), ("TRẺ SƠ SINH", 0, 6), ("TE1404012345678", 0, 6),
      ("HS", 5, 25), ("HS4", 5, 25), ("HSSV", 5, 30), ("SV", 17, 32), ("SV4", 17, 32),
      ("HT", 42, 130), ("HT3", 42, 130), ("HT - Hưu trí", 42, 130), ("HƯU TRÍ", 42, 130),
      ("CT", 79, 130),
    ])
  func known(name: String, least: Int, most: Int) {
    let ages = Array(name.utf8).withUnsafeBufferPointer { ClassAges(className: $0) }
    #expect(ages == ClassAges(least, most))
  }

  @Test(
    "Classes of any age tell none",
    arguments: [
      "household", "Hộ gia đình", "poor_household", "merit", "voluntary", "", "Hộ nghèo", "GD",
      "HTX",
      "Hợp tác xã", "Tết", "HN",
    ])
  func unknown(name: String) {
    let ages = Array(name.utf8).withUnsafeBufferPointer { ClassAges(className: $0) }
    #expect(ages == nil)
  }

  @Test(
    "The first letters of a health card tell ages too",
    arguments: [
      ("TE1404012345678", ClassAges(0, 6)), ("te1404012345678", ClassAges(0, 6)),
      ("HS4404012345678", ClassAges(5, 25)), ("HT3404012345678", ClassAges(42, 130)),
      ("SV 4 40 4012345678", ClassAges(17, 32)), ("GD4404012345678", nil), ("TE", nil),
      ("Tên", nil), ("4012345678", nil),
    ])
  func cards(card: String, ages: ClassAges?) {
    let found = Array(card.utf8).withUnsafeBufferPointer { ClassAges(card: $0) }
    #expect(found == ages)
  }
}
