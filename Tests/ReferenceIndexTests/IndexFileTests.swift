import Tables
import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("A frozen register is refused by name of what is wrong")
struct IndexFileTests {
  static let whole: [UInt8] =
    (try? FrozenFile.bytes(of: RandomRegister(count: 40, seed: 3).build())) ?? []
  static let headCount = IndexLayout.headerSize + IndexLayout.entrySize * Section.allCases.count

  @Test("The whole file is accepted, with and without a check of every byte")
  func whole() throws {
    #expect(Self.whole.count > Self.headCount)
    #expect(FrozenFile.refusal(Self.whole) == nil)
    #expect(FrozenFile.refusal(Self.whole, verify: true) == nil)
    #expect(ReferenceIndex.isFrozen(MappedFile(copying: Self.whole, path: "r")))
  }

  @Test("Writing what was opened gives the same bytes")
  func again() throws {
    let index = try FrozenFile.open(Self.whole)
    #expect(try FrozenFile.bytes(of: index) == Self.whole)
  }

  @Test("A register in memory is the file byte by byte", arguments: [1, 3])
  func inMemory(threads: Int) throws {
    // Longer than one piece of reading.
    let whole = try FrozenFile.bytes(of: RandomRegister(count: 40_000, seed: 4).build())
    let folder = TemporaryFolder()
    let path = folder.write(whole, to: "register.khop")
    let mapped = try ReferenceIndex.open(MappedFile(path: path))
    #expect(mapped.bytesInMemory == nil)
    let index = try ReferenceIndex.open(MappedFile(path: path), isInMemory: true, threads: threads)
    #expect(index.bytesInMemory.map { Array($0) } == whole)
    #expect(try FrozenFile.bytes(of: index) == whole)
    for row in stride(from: UInt32(0), to: 40_000, by: 371) {
      #expect(index.person(row) == mapped.person(row))
      #expect(
        index.row(citizenID: mapped.person(row).citizenID) != nil
          || mapped.person(row).citizenID == 0)
    }
  }

  @Test("A damaged section is found when it is read into memory, by its name")
  func damagedInMemory() throws {
    let folder = TemporaryFolder()
    let layout = try FrozenFile.open(Self.whole).layout
    for section in Section.allCases where layout.byteCount(section) > 0 {
      var bytes = Self.whole
      bytes[layout.offsets[section.rawValue] + layout.byteCount(section) - 1] ^= 0x10
      let path = folder.write(bytes, to: "register.khop")
      #expect(throws: IndexError(reason: .damagedSection("\(section)"), path: path)) {
        try ReferenceIndex.open(MappedFile(path: path), isInMemory: true, threads: 2)
      }
    }
  }

  @Test("A cut file is refused, wherever it is cut")
  func truncated() {
    let size = Self.whole.count
    for count in Array(0...Self.headCount) + [size / 2, size - 64, size - 1] {
      let reason = FrozenFile.refusal(Array(Self.whole.prefix(count)))
      switch reason {
      case .foreign: #expect(count < 8)
      case .wrongSize(let expected, let found):
        #expect(found == count)
        #expect(expected == (count < Self.headCount ? Self.headCount : size))
      default: Issue.record("\(count) bytes: \(String(describing: reason))")
      }
    }
  }

  @Test("A file that has grown is refused", arguments: [1, 64, 4096])
  func longer(extra: Int) {
    let size = Self.whole.count
    #expect(
      FrozenFile.refusal(Self.whole + Array(repeating: 0, count: extra))
        == .wrongSize(expected: size, found: size + extra))
  }

  @Test(
    "A foreign file is refused",
    arguments: [
      [], [UInt8](repeating: 0, count: 4096), Array("citizen_id,full_name\n040,X\n".utf8),
      Array("SQLite format 3\0".utf8),
    ])
  func foreign(bytes: [UInt8]) {
    #expect(FrozenFile.refusal(bytes) == .foreign)
    #expect(!ReferenceIndex.isFrozen(MappedFile(copying: bytes, path: "r")))
  }

  @Test(
    "A file of another version is refused with its number",
    arguments: [0, 3, 4, 5, 6, 255] as [UInt8])
  func version(number: UInt8) {
    var bytes = Self.whole
    bytes[8] = number
    #expect(FrozenFile.refusal(bytes) == .otherVersion(UInt32(number)))
  }

  @Test("A register that was read with other rules or corpora is opened, and says so")
  func otherReading() throws {
    #expect(try FrozenFile.open(Self.whole).readingMark == .current)
    #expect(ReadingMark.current.note == nil && ReadingMark.current.corpora != SIMD2(0, 0))
    for (change, place) in [(UInt8(0x40), 0), (1, 8), (0x80, 23)] {
      var bytes = Self.whole
      bytes[IndexLayout.markOffset + place] ^= change
      #expect(FrozenFile.refusal(bytes) == .damagedHeader)
      let other = FrozenFile.withHeadChecked(bytes)
      let index = try FrozenFile.open(other, verify: true)
      #expect(index.readingMark != .current)
      #expect(try FrozenFile.bytes(of: index) == other, "the mark stays what it was")
      let note = try #require(index.readingMark.note)
      #expect(note.vi.contains("khop index") && note.en.contains("khop index"))
      #expect(note.en.contains("reading rules") == (place == 0))
      #expect(note.en.contains("corpora") == (place != 0))
    }
  }

  @Test("Any changed byte of header and table is found when the file is opened")
  func header() throws {
    // On the disk, so that each change costs one byte and not one copy of the file.
    let folder = TemporaryFolder()
    let path = folder.write(Self.whole, to: "register.khop")
    for offset in 0..<Self.headCount {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        BytePatch.write(Self.whole[offset] ^ change, at: offset, to: path)
        #expect(throws: IndexError.self, "byte \(offset) changed by \(change)") {
          try ReferenceIndex.open(MappedFile(path: path))
        }
      }
      BytePatch.write(Self.whole[offset], at: offset, to: path)
    }
    #expect(throws: Never.self) { try ReferenceIndex.open(MappedFile(path: path)) }
  }

  @Test("Any changed byte behind the table is found by verifying, by name of its section")
  func sections() throws {
    let folder = TemporaryFolder()
    let path = folder.write(Self.whole, to: "register.khop")
    let layout = try FrozenFile.open(Self.whole).layout
    var random = SplitMix64(seed: 5)
    for section in Section.allCases where layout.byteCount(section) > 0 {
      let start = layout.offsets[section.rawValue]
      let count = layout.byteCount(section)
      for place in Set([0, count - 1, Int.random(in: 0..<count, using: &random)]).sorted() {
        let offset = start + place
        let change = UInt8.random(in: 1...255, using: &random)
        BytePatch.write(Self.whole[offset] ^ change, at: offset, to: path)
        #expect(throws: IndexError(reason: .damagedSection("\(section)"), path: path)) {
          try ReferenceIndex.open(MappedFile(path: path), verify: true)
        }
        BytePatch.write(Self.whole[offset], at: offset, to: path)
      }
    }
  }

  @Test("A changed byte between two sections is found by verifying")
  func gaps() throws {
    let folder = TemporaryFolder()
    let path = folder.write(Self.whole, to: "register.khop")
    let layout = try FrozenFile.open(Self.whole).layout
    var gaps = 0
    for section in Section.allCases.dropFirst() {
      let end =
        layout.offsets[section.rawValue - 1]
        + layout.counts[section.rawValue - 1] * Section.allCases[section.rawValue - 1].elementSize
      guard end < layout.offsets[section.rawValue] else { continue }
      gaps += 1
      BytePatch.write(1, at: end, to: path)
      #expect(throws: IndexError.self, "the gap before \(section)") {
        try ReferenceIndex.open(MappedFile(path: path), verify: true)
      }
      BytePatch.write(0, at: end, to: path)
    }
    #expect(gaps > 5)
  }

  @Test("A damaged section never ends the program when the file is opened")
  func openingDamaged() throws {
    let folder = TemporaryFolder()
    let path = folder.write(Self.whole, to: "register.khop")
    let layout = try FrozenFile.open(Self.whole).layout
    for section in Section.allCases where section.isReadAtOpening {
      let start = layout.offsets[section.rawValue]
      for offset in start..<start + layout.byteCount(section) {
        BytePatch.write(Self.whole[offset] ^ 0xFF, at: offset, to: path)
        #expect(throws: IndexError(reason: .damagedSection("\(section)"), path: path)) {
          try ReferenceIndex.open(MappedFile(path: path), verify: false)
        }
        BytePatch.write(Self.whole[offset], at: offset, to: path)
      }
    }
  }

  @Test(
    "Of several damaged sections the first is told, whatever the threads", arguments: [1, 2, 5])
  func firstSection(threads: Int) throws {
    let folder = TemporaryFolder()
    let layout = try FrozenFile.open(Self.whole).layout
    var bytes = Self.whole
    for section: Section in [.nameOrder, .citizenSlots, .placeStart] {
      bytes[layout.offsets[section.rawValue]] ^= 0x40
    }
    let path = folder.write(bytes, to: "register.khop")
    #expect(throws: IndexError(reason: .damagedSection("citizenSlots"), path: path)) {
      try ReferenceIndex.open(MappedFile(path: path), threads: threads)
    }
  }

  @Test("Each message names the file and what is wrong, and says what to do about an old one")
  func messages() {
    let reasons: [(IndexError.Reason, String)] = [
      (.foreign, "not a frozen register"), (.otherVersion(9), "'khop index'"),
      (.wrongSize(expected: 10, found: 9), "9 bytes where the header says 10"),
      (.damagedHeader, "header is damaged"), (.damagedSection("nameKey"), "'nameKey' is damaged"),
      (.inconsistent("nameKey"), "contradicts"),
    ]
    for (reason, text) in reasons {
      let message = IndexError(reason: reason, path: "r.khop").description
      #expect(message.hasPrefix("r.khop: ") && message.contains(text))
      let vietnamese = IndexError(reason: reason, path: "r.khop").message(in: .vietnamese)
      #expect(vietnamese.hasPrefix("r.khop: ") && vietnamese != message)
    }
  }
}
