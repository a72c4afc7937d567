import Testing

@testable import Hashing

@Suite("Hashes")
struct HashingTests {
  @Test("FNV-1a gives the values of its authors")
  func bytes() {
    #expect(Hashing.bytes([]) == 0xCBF2_9CE4_8422_2325)
    #expect(Hashing.bytes("a".utf8) == 0xAF63_DC4C_8601_EC8C)
    #expect(Hashing.bytes("foobar".utf8) == 0x8594_4171_F739_67E8)
  }

  @Test("The last step of SplitMix64 gives the generator's first number for the seed 0")
  func mixed() {
    #expect(Hashing.mixed(Hashing.golden) == 0xE220_A839_7B1D_CDAF)
  }

  @Test(
    "A key of two words is that of one where the second is 0, and another one where they change places"
  )
  func pairs() {
    #expect(Hashing.spread(7, 0) == Hashing.spread(7))
    #expect(Hashing.spread(7, 8) != Hashing.spread(8, 7))
  }

  @Test("Texts that differ in their last letter differ in the upper bits")
  func text() {
    let upper = Set("abcdefghijklmnopqrstuvwxyz".map { Hashing.text("an\($0)".utf8) >> 48 })
    #expect(upper.count == 26)
  }
}
