import Testing

@testable import Cleansing

@Suite("A class is counted under its own name only when it is one")
struct ClassKeyTests {
  @Test(
    "Codes and names of classes stay",
    arguments: [
      "", "GD4", "TE1", "DN", "12", "household", "poor_household", "child_under_6", "elderly_80",
      "military_relative", "Hộ gia đình", "Hộ nghèo ở xã", "Học sinh, sinh viên", "Người có công",
      "Người từ đủ 80 tuổi", "Trẻ em dưới 6 tuổi", "BHXH tự nguyện", "Hưu trí", "other",
    ])
  func classes(text: String) {
    #expect(ClassKey.text(text) == text)
  }

  @Test(
    "Names, numbers, dates and addresses count together",
    arguments: [
      "Nguyễn Văn An", "Hồ Gia Định", "Nguyễn Hữu Trí", "Trần Công An", "Thân Nhân Trung",
      "Từ Nguyên Anh", "Nông Thị Hoa", "VINH", "Hoa", "An", "040190700001", "4012345671", "1990",
      "15/03/1990", "GD4404012345671", "Xóm 3, xã Nam Thanh", "17002", "ho gia dinh hai", "Ho Gia",
    ])
  func others(text: String) {
    #expect(ClassKey.text(text) == ClassKey.other)
  }

  @Test(
    "A class in capitals, without marks or with other blanks counts under its name",
    arguments: [
      ("HỘ GIA ĐÌNH", "Hộ gia đình"), ("ho gia dinh", "Hộ gia đình"),
      ("HO GIA DINH", "Hộ gia đình"),
      ("hộ  gia đình ", "Hộ gia đình"), ("hssv", "HSSV"), ("HSSV", "HSSV"), ("HƯU TRÍ", "Hưu trí"),
      ("huu tri", "Hưu trí"), ("Học sinh; sinh viên", "Học sinh, sinh viên"),
      ("HỘ NGHÈO", "Hộ nghèo"),
      ("tre em duoi 6 tuoi", "Trẻ em dưới 6 tuổi"), ("CBCC", "CBCC"), ("TE", "TE"),
    ])
  func spellings(text: String, key: String) {
    #expect(ClassKey.text(text) == key)
  }

  @Test("A commune is a code of up to five digits", arguments: [("17002", "17002"), ("", "")])
  func communes(raw: String, key: String) {
    #expect(CommuneKey.text(raw) == key)
    for text in ["040190700001", "Nam Thanh", "170023", "1700a"] {
      #expect(CommuneKey.text(text) == ClassKey.other)
    }
  }
}
