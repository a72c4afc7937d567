import Testing

@testable import VietnameseText

@Suite("Vietnamese dictionary order")
struct CollationTests {
  @Test(
    "Letters come in the order of the alphabet and tones in the order of the dictionary",
    arguments: [
      ["An", "Ăn", "Ân"], ["Toan", "Toàn", "Toản", "Toãn", "Toán", "Toạn"],
      ["Dao", "Dáo", "Đào", "Đảo"], ["Anh", "Bình", "Đức", "Yến"],
    ])
  func order(names: [String]) {
    #expect(VietnameseCollation.standard.sorted(names.reversed()) == names)
    for (left, right) in zip(names, names.dropFirst()) {
      let keys = [left, right].map(VietnameseCollation.standard.sortKey)
      #expect(keys[0].lexicographicallyPrecedes(keys[1]))
      #expect(!keys[1].lexicographicallyPrecedes(keys[0]))
    }
  }

  @Test("Equal texts keep their places and the empty text comes first")
  func ties() {
    #expect(VietnameseCollation.standard.sorted(["Hoa", "", "Hoa"]) == ["", "Hoa", "Hoa"])
    #expect(
      VietnameseCollation.standard.sortKey("Hoa") == VietnameseCollation.standard.sortKey("Hoa"))
  }
}
