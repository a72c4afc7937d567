import TestSupport
import Testing
import VietnameseText

@testable import ReferenceIndex

@Suite("What the key tables say of a person is true of the row")
struct PersonSketchTests {
  static let index = RandomRegister(count: 900, seed: 31).build()

  /// Whether a class may be that of some words.
  func fits(_ wordClass: UInt32, _ words: [WordID], isMiddle: Bool) -> Bool {
    let wordClass = Int(wordClass)
    if wordClass == WordClass.none { return words.isEmpty }
    if wordClass == WordClass.any { return true }
    guard wordClass < WordClass.firstOther else { return words.count == 1 }
    return words.count == 1
      && words[0] == Self.index.word(ofClass: wordClass, isMiddle: isMiddle)
  }

  @Test("The sketch of each person in the order of dates is that of the row")
  func dates() {
    let index = Self.index
    for position in 0..<index.count {
      let row = index.dateOrder[position]
      let (person, words) = (index.person(row), Array(index.nameWords(of: row)))
      let sketch = index.dateSketch[position]
      #expect(sketch >> 4 & 63 == PersonSketch.commune(person.commune))
      #expect(sketch & 15 == PersonSketch.address(person.address))
      #expect(sketch >> 10 & 1 == (person.sex == 1 ? 1 : 0))
      if sketch >> 25 == 0 {
        #expect(words.count < 2 || person.sex == 0)
        continue
      }
      #expect(fits(sketch >> 25, [words[0]], isMiddle: false))
      let middles = words.dropFirst().dropLast()
      #expect(fits(sketch >> 18 & 127, Array(middles.prefix(1)), isMiddle: true))
      #expect(fits(sketch >> 11 & 127, Array(middles.dropFirst()), isMiddle: true))
    }
  }

  @Test("Names in the usual order of a bag have one surname and one given word by sound")
  func names() {
    let index = Self.index
    var orders: [UInt64: Set<UInt32>] = [:]
    var usual = 0
    for position in 0..<index.count {
      let key = index.nameKeys[position]
      let row = index.row(atNamePosition: position)
      let person = index.person(row)
      #expect(NameKey.date(key) == person.birthDate)
      #expect(NameKey.place(key) >> 3 & 63 == Int(PersonSketch.commune(person.commune)))
      #expect(NameKey.place(key) & 7 == Int(PersonSketch.address(person.address) >> 1))
      guard NameKey.hasUsualOrder(key) else { continue }
      usual += 1
      #expect(person.sex != 0)
      let words = index.nameWords(of: row)
      let keys = [words[0], words[words.count - 1]].map {
        UInt32(NameKeys.given(index.words.features($0)))
      }
      orders[key >> 32, default: []].insert(keys[0] << 16 | keys[1])
    }
    #expect(orders.values.allSatisfy { $0.count == 1 })
    #expect(usual * 2 > index.count)
  }

  @Test("Other words are worth at most what their class says")
  func otherWords() {
    for bits in 0..<300 {
      let wordClass = WordClass.other(bits: bits)
      #expect(WordClass.mostBits(wordClass) >= Float(bits))
      #expect((WordClass.firstOther...WordClass.any).contains(wordClass))
    }
  }
}
