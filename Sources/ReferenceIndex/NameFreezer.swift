import Cleansing
import Dispatch
import VietnameseText

/// Words renumbered by their first appearance, so that threads leave no trace.
struct FrozenWords: Sendable {
  /// The new number of each word of the reading's table; `UInt32.max` for a word of no name.
  private(set) var numbers: [UInt32]
  private(set) var starts: [UInt32] = [0]
  private(set) var text: [UInt8] = []

  /// - Complexity: O(words of all people), in one thread.
  init(_ batches: [RegisterBatch], _ table: WordTable) {
    var numbers = [UInt32](repeating: .max, count: table.count)
    for batch in batches {
      var position = 0
      while position < batch.pool.count {
        let end = position + 1 + Int(batch.pool[position] & NamePool.wordMask)
        position += 1
        while position < end {
          let word = batch.pool[position]
          if numbers[Int(word)] == .max {
            numbers[Int(word)] = UInt32(starts.count - 1)
            text.append(contentsOf: table[word].text)
            starts.append(UInt32(text.count))
          }
          position += 1
        }
      }
    }
    self.numbers = numbers
  }

  var count: Int { starts.count - 1 }
}

/// Finds the distinct names of all people and lays them out as a ``NamePool``.
///
/// People are spread over parts by a hash of the text of their name. Each part finds its distinct names
/// by itself, in the order of the rows; the names of a part follow those of the part before. So neither
/// the threads nor the numbers that the reading gave to words leave a trace.
///
///     people[row].name    position among the names as read → number within the part → position in the pool
///
/// - Complexity: O(n); 4 bytes a person, and the names as read, of scratch.
struct NameFreezer: @unchecked Sendable {
  private static let partBits = 8
  private static let parts = 1 << partBits

  /// The distinct names of one part: where each stands among the names as read, and its bearers.
  private struct Part {
    var names: [UInt32] = []
    var bearers: [UInt32] = []
    var poolCount = 0
  }

  private let people: UnsafeMutableBufferPointer<RegisteredPerson>
  /// The names as read, repeated, with renumbered words.
  private let read: UnsafeMutableBufferPointer<UInt32>
  /// The rows, part after part, ascending within a part.
  private let rows: UnsafeMutableBufferPointer<UInt32>
  private let partStarts: [Int]
  private let found: [Part]

  /// The size of the pool that ``write(to:)`` fills.
  let poolCount: Int

  /// Copies the people of all batches to `people` and finds their distinct names.
  init(
    _ batches: [RegisterBatch], _ words: FrozenWords,
    people: UnsafeMutableBufferPointer<RegisteredPerson>
  ) {
    self.people = people
    let parts = NameFreezer.parts
    read = LargeMemory.allocate(batches.reduce(0) { $0 + $1.pool.count }, of: UInt32.self)
    rows = LargeMemory.allocate(people.count, of: UInt32.self)
    let (read, rows) = (read, rows)

    var positions = [Int](repeating: 0, count: batches.count * parts)
    var starts: [Int] = []
    positions.withUnsafeMutableBufferPointer { positions in
      NameFreezer.copy(batches, words, people: people, read: read, counts: positions)
      var sum = 0
      for part in 0..<parts {
        starts.append(sum)
        for batch in batches.indices {
          let count = positions[batch * parts + part]
          positions[batch * parts + part] = sum
          sum += count
        }
      }
      starts.append(sum)
      NameFreezer.spread(batches, rows: rows, positions: positions)
    }
    partStarts = starts
    found = NameFreezer.findNames(starts, people: people, read: read, rows: rows)
    poolCount = found.reduce(0) { $0 + $1.poolCount }
  }

  /// Fills the pool and gives each person the position of the name; frees the scratch memory.
  func write(to pool: UnsafeMutableBufferPointer<UInt32>) {
    var bases: [Int] = [0]
    for part in found { bases.append(bases[bases.count - 1] + part.poolCount) }
    let (starts, work, pool) = (bases, self, Shared(pool))
    DispatchQueue.concurrentPerform(iterations: NameFreezer.parts) { part in
      var position = starts[part]
      let names = work.found[part]
      var places = [UInt32](repeating: 0, count: names.names.count)
      for name in names.names.indices {
        let source = Int(names.names[name])
        let count = Int(work.read[source] & NamePool.wordMask)
        places[name] = UInt32(position)
        pool.buffer[position] = NamePool.header(bearers: Int(names.bearers[name]), words: count)
        for word in 1..<(count + 1) { pool.buffer[position + word] = work.read[source + word] }
        position += count + 1
      }
      for place in work.partStarts[part]..<work.partStarts[part + 1] {
        let row = Int(work.rows[place])
        work.people[row].name = places[Int(work.people[row].name)]
      }
    }
    read.deallocate()
    rows.deallocate()
  }

  // MARK: Steps

  private static func part(_ hash: UInt32) -> Int { Int(hash >> UInt32(32 - partBits)) }

  /// Copies people and names, words renumbered, and counts the people of each batch and part.
  private static func copy(
    _ batches: [RegisterBatch], _ words: FrozenWords,
    people: UnsafeMutableBufferPointer<RegisteredPerson>, read: UnsafeMutableBufferPointer<UInt32>,
    counts: UnsafeMutableBufferPointer<Int>
  ) {
    var firstRows = [0]
    var firstReads = [0]
    for batch in batches {
      firstRows.append(firstRows[firstRows.count - 1] + batch.count)
      firstReads.append(firstReads[firstReads.count - 1] + batch.pool.count)
    }
    let (rowStarts, readStarts) = (firstRows, firstReads)
    let target = (people: Shared(people), read: Shared(read), counts: Shared(counts))
    DispatchQueue.concurrentPerform(iterations: batches.count) { number in
      let batch = batches[number]
      let base = readStarts[number]
      for offset in 0..<batch.count {
        var person = batch.people[offset]
        person.name += UInt32(base)
        (target.people.buffer.baseAddress! + rowStarts[number] + offset).initialize(to: person)
        target.counts.buffer[number * parts + part(batch.hashes[offset])] += 1
      }
      var position = 0
      while position < batch.pool.count {
        let count = Int(batch.pool[position] & NamePool.wordMask)
        target.read.buffer[base + position] = batch.pool[position]
        for word in (position + 1)..<(position + 1 + count) {
          target.read.buffer[base + word] = words.numbers[Int(batch.pool[word])]
        }
        position += 1 + count
      }
    }
  }

  /// Orders the rows by part.
  private static func spread(
    _ batches: [RegisterBatch], rows: UnsafeMutableBufferPointer<UInt32>,
    positions: UnsafeMutableBufferPointer<Int>
  ) {
    var firstRows = [0]
    for batch in batches { firstRows.append(firstRows[firstRows.count - 1] + batch.count) }
    let rowStarts = firstRows
    let target = (rows: Shared(rows), positions: Shared(positions))
    DispatchQueue.concurrentPerform(iterations: batches.count) { number in
      let hashes = batches[number].hashes
      for offset in hashes.indices {
        let place = number * parts + part(hashes[offset])
        target.rows.buffer[target.positions.buffer[place]] = UInt32(rowStarts[number] + offset)
        target.positions.buffer[place] += 1
      }
    }
  }

  private static func findNames(
    _ starts: [Int], people: UnsafeMutableBufferPointer<RegisteredPerson>,
    read: UnsafeMutableBufferPointer<UInt32>, rows: UnsafeMutableBufferPointer<UInt32>
  ) -> [Part] {
    var results = [Part](repeating: Part(), count: parts)
    results.withUnsafeMutableBufferPointer { results in
      let target = (
        results: Shared(results), people: Shared(people), read: Shared(read), rows: Shared(rows)
      )
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let rows = UnsafeBufferPointer(
          rebasing: target.rows.buffer[starts[part]..<starts[part + 1]])
        target.results.buffer[part] = names(
          rows, people: target.people.buffer, read: target.read.buffer)
      }
    }
    return results
  }

  /// The distinct names of one part; each of its people gets the number of the name within the part.
  private static func names(
    _ rows: UnsafeBufferPointer<UInt32>, people: UnsafeMutableBufferPointer<RegisteredPerson>,
    read: UnsafeMutableBufferPointer<UInt32>
  ) -> Part {
    var part = Part()
    var slotCount = 64
    while slotCount < rows.count * 2 { slotCount *= 2 }
    let mask = slotCount - 1
    // A slot holds the number of a name and one more, and the hash that led to it.
    var slots = [UInt64](repeating: 0, count: slotCount)
    for row in rows {
      let source = Int(people[Int(row)].name)
      let count = Int(read[source] & NamePool.wordMask)
      var hash: UInt64 = UInt64(count)
      for word in (source + 1)..<(source + 1 + count) {
        hash = (hash ^ UInt64(read[word])) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
      }
      let short = hash & 0xFFFF_FFFF_0000_0000
      var slot = Int(truncatingIfNeeded: hash) & mask
      var number: UInt32?
      while slots[slot] != 0 {
        if slots[slot] & 0xFFFF_FFFF_0000_0000 == short {
          let known = UInt32(truncatingIfNeeded: slots[slot]) - 1
          if isEqual(Int(part.names[Int(known)]), source, count, read) {
            number = known
            break
          }
        }
        slot = (slot + 1) & mask
      }
      if let number {
        part.bearers[Int(number)] += 1
        people[Int(row)].name = number
      } else {
        people[Int(row)].name = UInt32(part.names.count)
        part.names.append(UInt32(source))
        part.bearers.append(1)
        part.poolCount += 1 + count
        slots[slot] = short | UInt64(part.names.count)
      }
    }
    return part
  }

  private static func isEqual(
    _ known: Int, _ source: Int, _ count: Int, _ read: UnsafeMutableBufferPointer<UInt32>
  ) -> Bool {
    guard Int(read[known] & NamePool.wordMask) == count else { return false }
    for word in 0..<count where read[known + 1 + word] != read[source + 1 + word] { return false }
    return true
  }
}

/// A buffer whose elements the threads share out among themselves.
private struct Shared<Element>: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<Element>
  init(_ buffer: UnsafeMutableBufferPointer<Element>) { self.buffer = buffer }
}
