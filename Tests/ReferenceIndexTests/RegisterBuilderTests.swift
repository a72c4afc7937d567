import Identifiers
import TestSupport
import Testing
import VietnameseText

@testable import ReferenceIndex

@Suite("A register is frozen to the same bytes however it was read")
struct RegisterBuilderTests {
  static let register = RandomRegister(count: 500, seed: 7)

  @Test(
    "Batches, threads and words known before leave no trace",
    arguments: [
      ([1], 1), ([499], 1), ([100, 100, 100, 100], 1), ([100, 100, 100, 100], 4),
      ([0, 250, 0], 2), (Array(repeating: 7, count: 60), 8),
    ])
  func sameBytes(cuts: [Int], threads: Int) throws {
    let whole = try FrozenFile.bytes(of: Self.register.build())
    let cut = try FrozenFile.bytes(
      of: Self.register.build(cuts: cuts, threads: threads, noise: ["hoa", "cụt", "xồng"]))
    #expect(whole == cut)
  }

  @Test("An index that outgrows its memory moves", arguments: [0, 20_000])
  func outgrown(reserve: Int) throws {
    let whole = try FrozenFile.bytes(of: Self.register.build())
    #expect(whole.count > 20_000)
    let moved = try FrozenFile.bytes(of: Self.register.build(threads: 2, reserve: reserve))
    #expect(whole == moved)
  }

  @Test("Every person keeps row and values")
  func people() {
    let index = Self.register.build(cuts: [123, 200], threads: 2)
    #expect(index.count == Self.register.people.count)
    for (row, person) in Self.register.people.enumerated() {
      let frozen = index.person(UInt32(row))
      #expect(frozen.citizenID == person.id)
      #expect(frozen.oldID == UInt32(person.oldID))
      #expect(frozen.birthDate == person.date)
      #expect(frozen.commune == person.commune)
      #expect(frozen.address == person.address)
      #expect(frozen.household == person.household)
      #expect(frozen.sex == person.sex.rawValue)
      #expect(frozen.isDead == person.isDead)
      let parents = Parents(fatherID: person.fatherID, motherID: person.motherID)
      #expect(index.parents(of: UInt32(row)) == parents)
      #expect(index.nameWords(of: UInt32(row)).map { index.words.string($0) } == person.name)
    }
  }

  @Test("Each name is counted once for each bearer")
  func nameCounts() {
    let index = Self.register.build()
    var counts: [[String]: Int] = [:]
    for person in Self.register.people { counts[person.name, default: 0] += 1 }
    var found: [[String]: Int] = [:]
    index.forEachName { name, bearers in
      let words = index.words(ofName: name).map { index.words.string($0) }
      #expect(found.updateValue(bearers, forKey: words) == nil)
    }
    #expect(found == counts)
  }

  @Test("Each word is counted in each of its places")
  func wordPeople() {
    let index = Self.register.build()
    var counts: [String: [UInt32]] = [:]
    for person in Self.register.people {
      for (position, word) in person.name.enumerated() {
        let place = position == 0 ? 0 : position == person.name.count - 1 ? 2 : 1
        counts[word, default: [0, 0, 0]][place] += 1
      }
    }
    for word in 0..<(index.wordPeople.count / 3) {
      let found = Array(index.wordPeople[(word * 3)..<(word * 3 + 3)])
      #expect(found == counts[index.words.string(UInt32(word))])
    }
  }

  @Test("Words of a file are what their texts say, and keep their numbers")
  func words() throws {
    let built = Self.register.build()
    let opened = try FrozenFile.open(FrozenFile.bytes(of: built))
    let count = built.wordPeople.count / 3
    #expect(opened.words.count == count)
    let fresh = WordTable()
    for word in 0..<UInt32(count) {
      let text = opened.words.string(word)
      #expect(text == built.words.string(word))
      #expect(opened.words.intern(text.utf8) == word)
      #expect(opened.words.intern(Array(text.utf8)) == word)
      let expected = fresh[fresh.intern(text.utf8)]
      let entry = opened.words[word]
      #expect(entry.display.elementsEqual(expected.display))
      let (a, b) = (entry.features, expected.features)
      #expect(a.letters == b.letters && a.marks == b.marks && a.count == b.count)
      #expect(a.tone == b.tone && a.isInitial == b.isInitial && a.isMarker == b.isMarker)
      #expect(a.hasWildcard == b.hasWildcard)
      #expect(a.foldHash == b.foldHash && a.dialectHash == b.dialectHash)
    }
    // Words that the file does not have follow.
    #expect(opened.words.intern("xồng".utf8) == UInt32(count))
    #expect(opened.words.intern("xồng".utf8) == UInt32(count))
    #expect(opened.words.string(UInt32(count)) == "xồng")
  }

  @Test("Words like each are counted in each of its places")
  func likePeople() {
    let index = Self.register.build()
    let count = index.wordPeople.count / 3
    for word in 0..<count {
      let features = index.words.features(UInt32(word))
      for place in 0..<3 {
        var (letters, sounds): (UInt32, UInt32) = (0, 0)
        for other in 0..<count {
          let like = index.words.features(UInt32(other))
          if like.foldHash == features.foldHash { letters += index.wordPeople[other * 3 + place] }
          if like.dialectHash == features.dialectHash {
            sounds += index.wordPeople[other * 3 + place]
          }
        }
        #expect(index.likePeople[word * 6 + place * 2] == letters)
        #expect(index.likePeople[word * 6 + place * 2 + 1] == sounds)
      }
    }
  }

  @Test("A person takes 32 bytes")
  func size() {
    #expect(MemoryLayout<RegisteredPerson>.size == Section.person.elementSize)
    #expect(MemoryLayout<RegisteredPerson>.stride == Section.person.elementSize)
  }

  @Test("A register without people is frozen and finds nobody")
  func empty() throws {
    let index = RandomRegister(count: 0, seed: 1).build()
    let opened = try FrozenFile.open(FrozenFile.bytes(of: index), verify: true)
    #expect(opened.count == 0)
    #expect(opened.row(citizenID: 40_190_123_456) == nil)
    #expect(opened.block(nameBag: 1).isEmpty)
    #expect(opened.rows(birthDate: BirthDate(leastOf: 1990)).isEmpty)
  }
}

extension ReferenceIndex {
  /// Calls `body` with each distinct name and its number of bearers, in the order of the pool.
  func forEachName(_ body: (_ name: UInt32, _ bearers: Int) -> Void) {
    var position = 0
    while position < names.pool.count {
      let name = UInt32(position)
      let bearers = names.bearers(name)
      // The name without words of rows that are nobody's has none.
      if bearers > 0 { body(name, bearers) }
      position += 1 + names.words(name).count
    }
  }
}
