import Identifiers
import Testing
import VietnameseText

@testable import Linkage

@Suite("Names are compared word by word")
struct NameComparisonTests {
  static let people = [
    "nguyễn thị hoa", "nguyễn văn hùng", "trần thị thu hà", "lê đình hưng", "moong văn cụt",
    "nguyễn thị hòa", "hoàng minh huỳnh",
  ]

  let register = SmallRegister(
    people.enumerated().map {
      (UInt64(40_090_000_000 + $0), $1, BirthDate(uncheckedPacked: 1990 << 9 | 3 << 5 | 5), 17002)
    })

  func compare(_ left: String, _ right: String) -> NameComparison {
    var aligner = NameAligner(
      words: register.index.words, frequencies: register.frequencies, model: MatchModel().name)
    return register.name(left).withWords { a in
      register.name(right).withWords { b in aligner.compare(a, b) }
    }
  }

  @Test("A name agrees fully with itself", arguments: people)
  func equal(name: String) {
    let result = compare(name, name)
    #expect(result.isSame && result.agreesFully && result.isNear)
    #expect(result.bits > 0)
  }

  @Test(
    "Each difference has its level",
    arguments: [
      ("nguyễn thị hòa", "nguyễn thị hoa", WordLevel.unmarked),
      ("lê đình hùng", "lê đình hưng", .marks),
      ("le dinh hung", "lê đình hưng", .unmarked),
      ("lê đình hưn", "lê đình hưng", .dialect),
      ("lê đình h.", "lê đình hưng", .initial),
      ("lê đình h?ng", "lê đình hưng", .pattern),
      ("lê đình hugn", "lê đình hưng", .transposed),
    ])
  func given(left: String, right: String, level: WordLevel) {
    #expect(compare(left, right).given == level)
  }
}
