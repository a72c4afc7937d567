import Cleansing
import Dispatch
import Identifiers
import Tables
import TestSupport
import VietnameseText

@testable import ReferenceIndex

/// Invented people, kept as plain values beside the index made of them.
struct RandomRegister {
  struct Person {
    var id: UInt64
    var oldID: UInt64
    var date: BirthDate
    var commune: UInt16
    var name: [String]
    var sex: Sex
    var address: UInt32
    var household: UInt32
    var isDead: Bool
    var fatherID: UInt64 = 0
    var motherID: UInt64 = 0
  }

  let people: [Person]

  private static let surnames = ["nguyễn", "trần", "lê", "vừ", "moong", "đậu"]
  private static let middles = ["thị", "văn", "thanh", "đình", "bá"]
  private static let givens = ["hoa", "hòa", "hùng", "lan", "lam", "cụt", "hương", "hường"]

  init(people: [Person]) { self.people = people }

  init(count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    people = (0..<count).map { number in
      var name: [String] = []
      if random.next() % 40 != 0 {
        name = [Self.surnames.randomElement(using: &random) ?? ""]
        for _ in 0..<(random.next() % 3) {
          name.append(Self.middles.randomElement(using: &random) ?? "")
        }
        name.append(Self.givens.randomElement(using: &random) ?? "")
      }
      let year = Int.random(in: 1930...2020, using: &random)
      let month = Int.random(in: 0...12, using: &random)
      let day = month == 0 ? 0 : Int.random(in: 0...5, using: &random)
      let isWithout = random.next() % 17 == 0
      return Person(
        // Few numbers, so that some repeat.
        id: isWithout
          ? 0 : 40_190_000_000 + UInt64.random(in: 0..<UInt64(count * 3), using: &random),
        oldID: random.next() % 3 == 0 ? 182_000_000 + random.next() % 300 : 0,
        date: random.next() % 30 == 0
          ? .empty : BirthDate(uncheckedYear: year, month: month, day: day),
        commune: random.next() % 20 == 0 ? 0 : [16_666, 17_002, 65_535][Int(random.next() % 3)],
        name: name, sex: Sex(rawValue: UInt8(random.next() % 3)) ?? .unknown,
        address: UInt32(truncatingIfNeeded: random.next() % 50),
        household: UInt32(truncatingIfNeeded: random.next() % 50), isDead: random.next() % 9 == 0,
        fatherID: number % 7 == 0 ? 40_050_000_000 + UInt64(number % 90) : 0,
        motherID: number % 3 == 0 ? 40_150_000_000 + UInt64(number % 60) : 0)
    }
  }

  /// Freezes the people, cut into batches that several threads fill.
  ///
  /// - Parameters:
  ///   - cuts: The sizes of the first batches; the last one takes the rest.
  ///   - noise: Words that are known before, so that word numbers differ.
  ///   - reserve: The addresses reserved for the index, in bytes; the usual ones without it.
  func build(
    cuts: [Int] = [], threads: Int = 1, noise: [String] = [], reserve: Int? = nil
  ) -> ReferenceIndex {
    let words = WordTable()
    for word in noise { _ = words.intern(word.utf8) }
    var ranges: [Range<Int>] = []
    var start = 0
    for cut in cuts where start + cut <= people.count {
      ranges.append(start..<start + cut)
      start += cut
    }
    ranges.append(start..<people.count)
    let parts = ranges
    nonisolated(unsafe) let batches = UnsafeMutablePointer<RegisterBatch>.allocate(
      capacity: parts.count)
    defer {
      batches.deinitialize(count: parts.count)
      batches.deallocate()
    }
    let fill: @Sendable (Int) -> Void = { part in
      var batch = RegisterBatch()
      for person in people[parts[part]] { batch.append(record(person, words), words: words) }
      (batches + part).initialize(to: batch)
    }
    if threads > 1 {
      DispatchQueue.concurrentPerform(iterations: parts.count, execute: fill)
    } else {
      for part in parts.indices { fill(part) }
    }
    // Room for more people than come, as a table with rejected rows has it.
    let rows = people.count + 5
    let builder = RegisterBuilder(
      words: words, rows: rows, reserve: reserve ?? IndexLayout.usualBytes(people: rows))
    for batch in UnsafeBufferPointer(start: batches, count: parts.count) { builder.add(batch) }
    return builder.build(threads: threads)
  }

  private func record(_ person: Person, _ words: WordTable) -> CleanRecord {
    var record = CleanRecord()
    record.citizenID = person.id
    record.oldID = person.oldID
    record.birthDate = person.date
    record.commune = person.commune
    record.sex = person.sex
    record.addressHash = person.address
    record.household = person.household
    record.isDead = person.isDead
    record.fatherID = person.fatherID
    record.motherID = person.motherID
    record.name = WordList(person.name.map { words.intern($0.utf8) })
    return record
  }
}

/// The bytes of a frozen register, as they are written.
enum FrozenFile {
  static func bytes(of index: ReferenceIndex) throws -> [UInt8] {
    let folder = TemporaryFolder()
    let output = try OutputFolder(path: folder.path)
    let file = try output.makeFile(named: "register.khop")
    try index.write(to: file)
    try output.commit(isDurable: false)
    return folder.bytes(of: "register.khop")
  }

  static func open(_ bytes: [UInt8], verify: Bool = false) throws(IndexError) -> ReferenceIndex {
    try ReferenceIndex.open(MappedFile(copying: bytes, path: "register.khop"), verify: verify)
  }

  /// The same bytes with the checksum that their header and table ought to have.
  static func withHeadChecked(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for offset in 0..<8 { bytes[IndexLayout.checksumOffset + offset] = 0 }
    let count = IndexLayout.headerSize + IndexLayout.entrySize * Section.allCases.count
    let sum = bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    for offset in 0..<8 {
      bytes[IndexLayout.checksumOffset + offset] = UInt8(truncatingIfNeeded: sum >> (8 * offset))
    }
    return bytes
  }

  /// Why `bytes` are refused, or `nil` when they are not.
  static func refusal(_ bytes: [UInt8], verify: Bool = false) -> IndexError.Reason? {
    do throws(IndexError) {
      _ = try open(bytes, verify: verify)
      return nil
    } catch {
      return error.reason
    }
  }
}
