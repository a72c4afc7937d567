import TestSupport
import Testing
import VietnameseText

@testable import Linkage

@Suite("Shapes never call near words different")
struct WordShapeTests {
  /// Common and odd words, with faults made of them.
  static let words: [String] = {
    var words = [
      "cảnh", "kiểng", "hoàng", "huỳnh", "vũ", "võ", "an", "na", "ý", "í", "lý", "lí", "n.", "ng.",
      "v", "th?", "?", "y", "ksor", "h'bia", "thị", "văn", "quý", "quí", "giang", "dang", "nguyễn",
      "nguyên", "ngueyn", "nguyeenx", "ao", "oa", "trịnh", "chịn", "phúc", "phước", "chính",
      "chánh", "nhật", "nhựt", "bảo", "bửu", "thái", "thới", "hoa", "huê", "tùng", "tòng", "sinh",
      "sanh", "linh", "lanh", "vương", "vang", "sơn", "san", "đặng", "đạng", "qua", "cua",
    ]
    for surname in ["trần", "lê", "phạm", "bùi", "đặng", "xồng", "lầu", "moong", "cụt"] {
      words.append(surname)
      words.append(String(surname.dropLast()))
      words.append(String(surname.dropFirst()))
      words.append(surname + "h")
      words.append(String(surname.reversed()))
    }
    return words
  }()

  @Test("All pairs")
  func pairs() {
    let features = Self.words.map { WordFeatures(canonical: $0.unicodeScalars) }
    for a in features.indices {
      for b in features.indices
      where !WordShape(features[a]).mayBeNear(WordShape(features[b])) {
        #expect(
          WordNearness.level(features[a], features[b]) == .different,
          "\(Self.words[a]) and \(Self.words[b])")
      }
    }
  }

  @Test("Random short words of few letters", arguments: UInt64(0)..<8)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters: [Unicode.Scalar] = [
      "a", "n", "g", "k", "c", "h", "i", "y", "ă", "đ", "ọ", "?", ".",
    ]
    let words = (0..<300).map { _ in
      WordFeatures(
        canonical: (0..<Int.random(in: 1...6, using: &random)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &random)]
        })
    }
    for a in words {
      for b in words where !WordShape(a).mayBeNear(WordShape(b)) {
        #expect(WordNearness.level(a, b) == .different, "seed \(seed)")
      }
    }
  }
}
