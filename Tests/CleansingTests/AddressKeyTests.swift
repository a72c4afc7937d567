import TestSupport
import Testing

@testable import Cleansing

@Suite("Keys of addresses")
struct AddressKeyTests {
  private func key(_ text: String) -> UInt32 {
    var scratch: [UInt8] = []
    return Array(text.utf8).withUnsafeBufferPointer { AddressKey.key($0, scratch: &scratch) }
  }

  @Test("Hamlet and commune decide, not the words for their kinds nor what stands behind")
  func sameKeys() {
    let pairs: [(String, String, isSame: Bool)] = [
      ("Xóm 3, Xã Nghi Lâm, Huyện Nghi Lộc", "xom 3, Nghi Lam", true),
      ("Xóm 3, Xã Nghi Lâm", "Xóm 4, Xã Nghi Lâm", false),
      ("Khối 5, Phường Hưng Bình, TP Vinh", "Khối 5; P. Hưng Bình; Nghệ An", true),
      ("Bản Na Ca, Xã Nậm Cắn", "BẢN NA CA,XÃ NẬM CẮN,", true),
      ("Xóm 3", "", false), ("", "Xã", true),
    ]
    for (left, right, isSame) in pairs { #expect((key(left) == key(right)) == isSame, "\(left)") }
    #expect(key("") == 0 && key("Xã, Phường") == 0)
  }

  @Test("A remembered key is that of its address, however often it comes")
  func memory() {
    var random = SplitMix64(seed: 8)
    let addresses =
      [
        "Xóm 3, Xã Nghi Lâm", "Xóm 3, Xã Nghi Lân", "Xóm 4", "", "Xã", "Xóm 3, Xã Nghi",
      ] + (0..<150).map { "Xóm \($0), Xã Thử Nghiệm" }
      + ["3", "4"].map { "Số nhà \($0)2, đường không có tên nào dài hơn tên này, Xã Thử Nghiệm" }
    var memory = AddressMemory()
    for _ in 0..<5000 {
      let address = addresses[Int.random(in: 0..<addresses.count, using: &random)]
      let found = Array(address.utf8).withUnsafeBufferPointer { memory.key($0) }
      #expect(found == key(address), "\(address)")
    }
  }

  @Test("One pass gives the keys of folding first, on any bytes")
  func twins() {
    var random = SplitMix64(seed: 20_241_231)
    let pieces: [[UInt8]] =
      [
        "Xóm", "Thôn", "xã", "Phường", "Đông", "Hưng Lộc", "nghĩa", "12", "7A", ",", ";", " ", "  ",
        "-", ".", "ﬁ", "Ｘã", "‐", "а", "Ngh\u{69}\u{303}a", "\u{200B}", "😀", "ß", ", ", ",,",
      ].map { Array($0.utf8) } + [
        [0xC3], [0xE1, 0xBA], [0xFF], [0], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
      ]
    var scratch: [UInt8] = []
    for _ in 0..<20_000 {
      var address: [UInt8] = []
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        address += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      address.withUnsafeBufferPointer { bytes in
        let quick = AddressKey.key(bytes, scratch: &scratch)
        #expect(quick == AddressKey.slowKey(bytes, scratch: &scratch), "\(address)")
      }
    }
  }

  @Test(
    "An address of a commune before July 2025 has the key of its unit of today, where there is one")
  func current() {
    var addresses = CurrentAddresses()
    func current(_ text: String, _ commune: UInt16) -> UInt32 {
      Array(text.utf8).withUnsafeBufferPointer { addresses.key($0, commune: commune) }
    }
    #expect(current("Thôn 7, Xã Nghĩa Hội, Nghệ An", 16984) == key("Thôn 7, Nghĩa Thọ, Nghệ An"))
    #expect(current("thon 7,xa Nghia Hoi", 16984) == key("Thôn 7, Xã Nghĩa Thọ"))
    #expect(current("Thôn 8, Xã Nghĩa Hội, Nghệ An", 16984) != key("Thôn 7, Nghĩa Thọ, Nghệ An"))
    // No hamlet, or no known unit.
    #expect(current("Xã Nghĩa Hội", 16984) == 0)
    #expect(current("Thôn 7, Xã Nghĩa Hội, Nghệ An", 99) == 0)
  }
}
