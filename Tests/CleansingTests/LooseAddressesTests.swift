import TestSupport
import Testing

@testable import Cleansing

@Suite("Addresses in other forms have the key of the usual one")
struct LooseAddressesTests {
  private func key(_ text: String) -> UInt32 {
    var scratch: [UInt8] = []
    return Array(text.utf8).withUnsafeBufferPointer { AddressKey.key($0, scratch: &scratch) }
  }

  private func usual(_ text: String) -> String? {
    var addresses = LooseAddresses()
    let raw = Array(text.utf8)
    let first = raw.withUnsafeBufferPointer { addresses.usualForm(of: $0) }
    // Remembered, it is the same.
    let again = raw.withUnsafeBufferPointer { addresses.usualForm(of: $0) }
    #expect(first == again)
    return first.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "Other signs, none, a group in front and words left out",
    arguments: [
      "Xóm 3 - Xã Nghi Lâm - Huyện Nghi Lộc", "Xóm 3-Nghi Lâm-Nghi Lộc",
      "Xóm 3/Xã Nghi Lâm/Huyện Nghi Lộc", "Xóm 3 – Nghi Lâm – Nghi Lộc – Nghệ An",
      "Xóm 3 | Nghi Lâm | Nghi Lộc", "Xóm 3 xã Nghi Lâm huyện Nghi Lộc",
      "xom 3 nghi lam nghi loc nghe an", "Xóm 3 Nghi Lâm Nghi Lộc tỉnh Nghệ An",
      "Tổ 2, Xóm 3, Xã Nghi Lâm, Huyện Nghi Lộc", "Nhóm 2, Xóm 3, Nghi Lâm, Nghi Lộc",
      "Tổ 2 - Xóm 3 - Nghi Lâm - Nghi Lộc", "NGÕ 4, XÓM 3, XÃ NGHI LÂM, NGHI LỘC",
      "đội 2, xóm 3, nghi lâm, nghi lộc", "Cum 1, Xom 3, Nghi Lam, Nghi Loc",
      "Số 12/5, Xóm 3, X. Nghi Lâm, H. Nghi Lộc",
    ])
  func forms(address: String) throws {
    let found = try #require(usual(address))
    #expect(key(found) == key("Xóm 3, Xã Nghi Lâm, Huyện Nghi Lộc"), "\(found)")
  }

  @Test(
    "The usual form, and what names no commune of the lists, is left as it is",
    arguments: [
      "Xóm 3, Xã Nghi Lâm, Huyện Nghi Lộc", "Xóm 3; Nghi Lâm; Nghi Lộc", "Thôn 7, Xã Nghĩa Hội", "",
      "Khối 5", "Thanh Xuân - Hà Nội", "không rõ địa chỉ ở đâu", "Khối 5-7, Phường Hưng Bình, Vinh",
    ])
  func left(address: String) { #expect(usual(address) == nil) }

  @Test("Any bytes are read")
  func bytes() {
    var random = SplitMix64(seed: 77)
    let pieces: [[UInt8]] =
      ["Tổ", "Xóm", "-", "/", " ", ", ", "3", "Nghi Lâm", "–", "Vinh", "Nghệ An", "xã"].map {
        Array($0.utf8)
      } + [[0xE2], [0xFF], [0], [0xE2, 0x80]]
    var addresses = LooseAddresses()
    for _ in 0..<300 {
      var address: [UInt8] = []
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        address += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      _ = address.withUnsafeBufferPointer { addresses.usualForm(of: $0) }
    }
  }
}
