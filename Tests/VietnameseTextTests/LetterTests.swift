import TestSupport
import Testing

@testable import VietnameseText

@Suite("Letters and folding")
struct LetterTests {
  @Test("All 134 marked letters and the letters of ASCII are taken apart and put together again")
  func roundTrip() {
    var marked = 0
    for value in UInt32(0)..<0x2000 {
      guard let scalar = Unicode.Scalar(value), let letter = VietnameseLetter(scalar) else {
        continue
      }
      if value >= 0x80 { marked += 1 }
      #expect(letter.scalar == scalar)
      let same = VietnameseLetter(
        base: letter.base, quality: letter.quality, tone: letter.tone, isCapital: letter.isCapital)
      #expect(same == letter)
    }
    #expect(marked == 134)
  }

  @Test("Letters that the alphabet does not have are refused")
  func refused() {
    #expect(VietnameseLetter(base: "b", quality: .none, tone: .sac) == nil)
    #expect(VietnameseLetter(base: "a", quality: .horn, tone: .ngang) == nil)
    #expect(VietnameseLetter(base: "!", quality: .none, tone: .ngang) == nil)
    #expect(VietnameseLetter("č") == nil)
  }

  @Test("Folding equals ICU's transliterator on every Latin letter of Unicode")
  func foldingEqualsICU() throws {
    let oracle = try #require(
      Transliterator("NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower"))
    var count = 0
    for value in UInt32(0x41)...0x1FFFF where UnicodeProperties.isLatin(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      #expect(FoldingTable.fold(text) == oracle.apply(text), "U+\(String(value, radix: 16))")
      count += 1
    }
    #expect(count > 1300)
  }

  @Test(
    "Folding drops marks however they are written",
    arguments: [
      ("Đặng Thị Thúy", "dang thi thuy"), ("Nguyễn", "nguyen"),
      ("Nguye\u{302}\u{303}n", "nguyen"), ("ĐƯỜNG", "duong"), ("", ""), ("Ær", "aer"),
      ("Мао 1", "мао 1"),
    ])
  func folding(text: String, expected: String) {
    #expect(FoldingTable.fold(text) == expected)
  }

  @Test("Bytes that are no UTF-8 are copied")
  func foldingOfBrokenBytes() {
    let bytes: [UInt8] = [0x41, 0xE1, 0xBB, 0x42, 0xFF]
    var result: [UInt8] = []
    FoldingTable.shared.fold(bytes.span, into: &result)
    #expect(result == [0x61, 0xE1, 0xBB, 0x62, 0xFF])
  }

  @Test("The UTF-8 reader takes what the standard library takes")
  func utf8Reader() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<4000 {
      let count = Int.random(in: 1...5, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0x70...0xFF, using: &random) }
      let expected = String(validating: bytes, as: UTF8.self)?.unicodeScalars.map(\.value)
      #expect(UTF8Reader.scalars(bytes.span) == expected, "\(bytes)")
    }
  }

  @Test("Look-alikes are look-alikes to ICU's spoof checker")
  func lookAlikes() throws {
    let checker = try #require(SpoofChecker())
    for (foreign, latin) in LookAlike.pairs {
      #expect(foreign.count == latin.count)
      for (left, right) in zip(foreign, latin) {
        #expect(checker.looksAlike(String(left), String(right)), "\(left) \(right)")
      }
    }
  }

  @Test("The logarithm is right", arguments: [1.0, 2.0, 0.5, 10.0, 654748.0, 1e-7, 3.0])
  func logarithm(value: Double) {
    // Squaring doubles the logarithm, and powers of two are exact.
    #expect((BinaryLogarithm.of(value * value) - 2 * BinaryLogarithm.of(value)).magnitude < 1e-10)
    #expect(BinaryLogarithm.of(1024) == 10)
    #expect((BinaryLogarithm.of(10) - 3.321_928_094_887_362).magnitude < 1e-11)
  }

  @Test("Normalisation forms are those of Unicode")
  func forms() {
    #expect(UnicodeForms.nfc("e\u{323}\u{302}") == "ệ")
    #expect(UnicodeForms.nfd("ậ").unicodeScalars.map(\.value) == [0x61, 0x323, 0x302])
    #expect(UnicodeForms.nfkc("ﬁＡ") == "fiA")
    #expect(UnicodeForms.nfc("") == "")
  }
}
