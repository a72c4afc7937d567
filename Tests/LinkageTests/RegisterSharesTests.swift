import Testing
import VietnameseText

@testable import Linkage

@Suite("What agreement is worth in a register of any size")
struct RegisterSharesTests {
  @Test("A large register speaks for itself", arguments: [1, 2, 70, 300_000])
  func large(count: Int) {
    let shares = RegisterShares(people: 3_500_000)
    #expect(shares.bits(count, country: 0.5) == log2Of(3_500_000 / Double(count)))
  }

  @Test("In a small one, what nobody else shows is as rare as in the country")
  func unique() {
    let shares = RegisterShares(people: 12)
    #expect(shares.bits(1, country: 1.0 / 4096) == 12)
  }

  @Test("What many of a small one show is common there, however rare in the country")
  func village() {
    let shares = RegisterShares(people: 40)
    #expect(shares.bits(30, country: 0.0001) < 1.5)
  }

  @Test("More bearers are never worth more, and a register never worth less for being completed")
  func order() {
    for people in [1, 5, 40, 900, 5_000, 19_999] {
      let shares = RegisterShares(people: people)
      for country in [0.2, 0.01, 0.0001] {
        var last = Double.infinity
        for count in 1...min(people, 200) {
          let bits = shares.bits(count, country: country)
          #expect(bits <= last && bits >= log2Of(Double(people) / Double(count)) - 1e-9)
          last = bits
        }
      }
    }
  }

  @Test("The corpora know how common words are where they stand")
  func words() {
    func share(_ word: String, _ place: WordShares.Place) -> Double {
      WordShares.standard.share(WordFeatures(canonical: word.unicodeScalars), place, .word)
    }
    #expect(share("nguyễn", .surname) > 0.3)
    #expect(share("thị", .middle) > 0.1)
    #expect(share("nguyễn", .given) < 0.01)
    #expect(share("xyz", .given) == WordShares.least)
  }
}
