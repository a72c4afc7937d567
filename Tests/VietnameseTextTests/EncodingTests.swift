import TestSupport
import Testing

@testable import VietnameseText

@Suite("Legacy encodings")
struct EncodingTests {
  private static let letters: [String] = (UInt32(0x80)..<0x1F00).compactMap { value in
    Unicode.Scalar(value).flatMap { VietnameseLetter($0) == nil ? nil : String($0) }
  }

  @Test(
    "Every letter goes into the bytes of an encoding and comes back, raw and as mojibake",
    arguments: [
      LegacyEncoding.tcvn5712, .vni, .viscii, .vps, .viqr, .windows1258, .utf8AsWindows1252,
      .utf8AsWindows1252Twice,
    ])
  func everyLetter(encoding: LegacyEncoding) throws {
    #expect(EncodingTests.letters.count == 134)
    for letter in EncodingTests.letters {
      let bytes = try #require(encoding.encode(letter), "\(letter)")
      #expect(encoding.decode(bytes) == letter)
      let seen = try #require(encoding.seen(letter))
      #expect(encoding.decode(mojibake: seen) == letter)
    }
  }

  @Test("TCVN3 has small letters and seven capitals; the font of capitals makes the rest")
  func tcvn3() throws {
    for letter in EncodingTests.letters {
      let small = letter.lowercased()
      let bytes = try #require(LegacyEncoding.tcvn3.encode(small))
      #expect(LegacyEncoding.tcvn3.decode(bytes) == small)
      let capital = letter.uppercased()
      let font = try #require(LegacyEncoding.tcvn3Capital.encode(capital))
      #expect(LegacyEncoding.tcvn3Capital.decode(font) == capital)
    }
    #expect(LegacyEncoding.tcvn3.decode(mojibake: "H¦êNG") == "HƯỜNG")
  }

  @Test("Samples of every encoding are decoded, raw and as seen", arguments: MojibakeSamples.all)
  func samples(sample: MojibakeSample) throws {
    if let bytes = sample.bytes, let encoding = sample.encoding, encoding.repair != .utf8Twice {
      #expect(encoding.decode(bytes)?.lowercased() == sample.original.lowercased())
      #expect(encoding.decode(mojibake: sample.seen)?.lowercased() == sample.original.lowercased())
    }
    if let bytes = sample.bytes, let encoding = sample.encoding,
      encoding == .viscii || encoding == .vps
    {
      #expect(encoding.encode(sample.original) == bytes)
    }
  }

  @Test(
    "A column's encoding is decided from a sample of its cells",
    arguments: [
      LegacyEncoding.tcvn3, .vni, .viscii, .vps, .windows1258, .viqr, .utf8AsWindows1252,
      .utf8AsWindows1252Twice, .utf8AsWindows1258,
    ])
  func column(encoding: LegacyEncoding) throws {
    for isRaw in [false, true] {
      if isRaw && encoding.repair == .utf8Twice { continue }
      var detector = EncodingDetector()
      for name in MojibakeSamples.names {
        let seen = try #require(encoding.seen(name))
        let raw = try #require(encoding.encode(name))
        let cell = isRaw ? raw : Array(seen.utf8)
        detector.add(cell.span)
      }
      #expect(detector.decision.encoding == encoding)
    }
  }

  @Test("A clean column is left alone, minority names included")
  func cleanColumn() {
    var detector = EncodingDetector()
    for name in MojibakeSamples.names + [
      "Thò Bá Và", "Cụt Văn Òm", "Lầu Y Xồng", "Võ Hoài", "Và Bá Thò",
    ] {
      let bytes = Array(name.utf8)
      detector.add(bytes.span)
    }
    #expect(detector.decision.encoding == .utf8)
  }

  @Test("A stray cell does not change the decision for a clean column")
  func strayCell() {
    var detector = EncodingDetector()
    for name in MojibakeSamples.names + ["Nguyeãn Thò Haèng"] {
      let bytes = Array(name.utf8)
      detector.add(bytes.span)
    }
    #expect(detector.decision.encoding == .utf8)
  }

  @Test("In a column of VNI the surname-like Thò is Thị, alone it stays")
  func vniColumn() {
    let reader = NameReader.standard
    #expect(reader.read("Traàn Thò Hoa", columnEncoding: .vni).words == ["trần", "thị", "hoa"])
    #expect(reader.read("Thò Hoa", columnEncoding: .vni).words == ["thị", "hoa"])
    #expect(reader.read("Thò Bá Và").words == ["thò", "bá", "và"])
  }

  @Test(
    "Bytes that happen to be UTF-8 are read in the encoding of their column",
    arguments: [
      "Đồng Minh", "Đới Minh", "Đặng Hoa", "Đỗ Minh", "Trương Minh", "Phước", "Lê Dương Hoa",
    ])
  func chanceOfUTF8(name: String) throws {
    for encoding in [LegacyEncoding.viscii, .vps] {
      let bytes = try #require(encoding.encode(name))
      let reading = NameReader.standard.read(bytes.span, columnEncoding: encoding)
      #expect(reading.display() == name, "\(encoding)")
    }
  }

  @Test(
    "A cell of another encoding than its column is read by itself",
    arguments: [
      ("Lê Thanh Trang", LegacyEncoding.utf8, LegacyEncoding.tcvn3),
      ("Thái Công Anh", .utf8, .tcvn3), ("Bùi Duy Anh", .utf8, .tcvn3),
      ("Tô Lê Anh", .utf8, .tcvn3), ("Hoàng A Nam", .utf8, .vni),
      ("Phan Quang Hoàn", .utf8, .vni), ("Lê Thị Châm", .vni, .tcvn3),
      ("Nguyễn Đức Hoàng", .vni, .tcvn3), ("Nguyễn Thị Hằng", .tcvn3, .vni),
      ("Lê Thanh Trang", .tcvn3, .tcvn3), ("Phan Quang Hoàn", .vni, .vni),
    ])
  func mixedColumn(name: String, own: LegacyEncoding, column: LegacyEncoding) throws {
    let seen = own == .utf8 ? name : try #require(own.seen(name))
    #expect(NameReader.standard.read(seen, columnEncoding: column).display() == name)
  }

  @Test(
    "The tables are those of the C library: every letter and every byte",
    arguments: [
      (LegacyEncoding.tcvn5712, "TCVN5712-1"), (.viscii, "VISCII"), (.windows1258, "CP1258"),
    ])
  func oracle(encoding: LegacyEncoding, name: String) throws {
    let iconv = try #require(Iconv(name))
    for letter in EncodingTests.letters {
      let bytes = try #require(encoding.encode(letter))
      let decoded = try #require(iconv.decode(bytes), "\(letter)")
      #expect(UnicodeForms.nfc(decoded) == letter)
      // Windows-1258 has no whole letters with two marks; the C library takes them in form D.
      if let theirs = iconv.encode(letter) { #expect(encoding.decode(theirs) == letter) }
    }
    for byte in UInt8(0x80)...0xFF {
      guard let theirs = iconv.decode([byte]), let scalar = theirs.unicodeScalars.first,
        VietnameseLetter(scalar) != nil
      else { continue }
      #expect(encoding.decode([byte]) == theirs, "\(byte)")
    }
  }
}
