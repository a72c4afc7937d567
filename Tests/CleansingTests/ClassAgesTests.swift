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
      ("compulsory", 15, 75), ("BHXH bắt buộc", 15, 75),
    ])
  func known(name: String, least: Int, most: Int) {
    let ages = Array(name.utf8).withUnsafeBufferPointer { ClassAges(className: $0) }
    #expect(ages == ClassAges(least, most))
  }

  @Test(
    "Classes of any age tell none",
    arguments: ["household", "Hộ gia đình", "poor_household", "merit", "voluntary", "", "Hộ nghèo"])
  func unknown(name: String) {
    let ages = Array(name.utf8).withUnsafeBufferPointer { ClassAges(className: $0) }
    #expect(ages == nil)
  }
}
