internal import CScan
import Cleansing
import Hashing
import Tables
import VietnameseText

/// Finds the distinct names of all people and lays them out as a ``NamePool``.
///
/// People are spread over parts by a hash of the text of their name. Each part finds its distinct names
/// by itself, in the order of the rows; the names of a part follow those of the part before. So neither
/// the threads nor the numbers that the reading gave to words leave a trace.
///
///     people[row].name    position among the names as read → number within the part → position in the pool
///
/// - Complexity: O(n); the names as read and 5 bytes a person of scratch.
final class NameFreezer {
  private static let parts = 256

  /// The distinct names of one part: where each stands among the names as read, and its bearers.
  fileprivate struct Part {
    var names: [UInt32] = []
    var bearers: [UInt32] = []
    var poolCount = 0
  }

  /// What ``distinctNames(_:threads:)`` has found.
  struct Distinct: @unchecked Sendable {
    fileprivate let found: [Part]
    fileprivate let starts: [Int]
    /// The rows, part after part, ascending within a part.
    fileprivate let rows: UnsafeMutableBufferPointer<UInt32>

    /// The size of the pool that ``write(_:_:to:threads:)`` fills.
    var poolCount: Int { found.reduce(0) { $0 + $1.poolCount } }
  }

  /// The names as read, repeated, with renumbered words; given back when the pool is written.
  private var memory: ReservedMemory?
  private let read: UnsafeMutableBufferPointer<UInt32>
  private var readCount = 0
  /// The part of each person.
  private let partMemory: ReservedMemory
  private let partOfRow: UnsafeMutableBufferPointer<UInt8>
  private var rowCount = 0

  /// - Parameter rows: The most people that may come.
  init(rows: Int) {
    let memory = ReservedMemory(rows * 4 * (WordList.capacity + 1))
    self.memory = memory
    read = memory.column(UInt32.self)
    partMemory = ReservedMemory(rows)
    partOfRow = partMemory.column(UInt8.self)
  }

  /// Adds a batch: copies its people to `people` and keeps their names.
  ///
  /// - Returns: How many of them have a CMND.
  func add(
    _ batch: RegisterBatch, to people: UnsafeMutableBufferPointer<RegisteredPerson>,
    _ words: inout FrozenWords
  ) -> Int {
    let base = UInt32(readCount)
    var oldNumbers = 0
    batch.people.withUnsafeBufferPointer { source in
      for offset in source.indices {
        var person = source[offset]
        person.name += base
        if person.oldID != 0 { oldNumbers += 1 }
        people.initializeElement(at: offset, to: person)
      }
    }
    batch.hashes.withUnsafeBufferPointer {
      guard let hashes = $0.baseAddress else { return }
      (partOfRow.baseAddress! + rowCount).update(from: hashes, count: $0.count)
    }
    rowCount += batch.count
    batch.pool.withUnsafeBufferPointer { pool in
      let target = read.baseAddress! + readCount
      var position = 0
      while position < pool.count {
        let end = position + 1 + Int(pool[position] & NamePool.wordMask)
        target[position] = pool[position]
        position += 1
        while position < end {
          target[position] = words.number(of: pool[position])
          position += 1
        }
      }
    }
    readCount += batch.pool.count
    return oldNumbers
  }

  /// Finds the distinct names; each person gets the number of its name within its part.
  func distinctNames(_ people: UnsafeMutableBufferPointer<RegisteredPerson>, threads: Int)
    -> Distinct
  {
    let rows = LargeMemory.allocate(people.count, of: UInt32.self)
    var starts = [Int](repeating: 0, count: NameFreezer.parts + 1)
    for row in 0..<people.count { starts[Int(partOfRow[row]) + 1] += 1 }
    for part in 0..<NameFreezer.parts { starts[part + 1] += starts[part] }
    var positions = starts
    positions.withUnsafeMutableBufferPointer { positions in
      for row in 0..<people.count {
        let part = Int(partOfRow[row])
        rows[positions[part]] = UInt32(row)
        positions[part] += 1
      }
    }
    let target = (people: Shared(people), read: Shared(read), rows: Shared(rows))
    let bounds = starts
    let found = WorkQueue.run(NameFreezer.parts, threads: threads) {
    } perform: { _, part in
      NameFreezer.names(
        UnsafeBufferPointer(rebasing: target.rows.buffer[bounds[part]..<bounds[part + 1]]),
        people: target.people.buffer, read: target.read.buffer)
    }
    return Distinct(found: found, starts: starts, rows: rows)
  }

  /// Fills the pool and gives each person the position of the name; frees the memory of the names as read.
  func write(
    _ names: Distinct, _ people: UnsafeMutableBufferPointer<RegisteredPerson>,
    to pool: UnsafeMutableBufferPointer<UInt32>, threads: Int
  ) {
    var bases: [Int] = [0]
    for part in names.found { bases.append(bases[bases.count - 1] + part.poolCount) }
    let (starts, pool) = (bases, Shared(pool))
    let target = (people: Shared(people), read: Shared(read))
    _ = WorkQueue.run(NameFreezer.parts, threads: threads) {
    } perform: { _, part in
      let read = target.read.buffer
      let people = target.people.buffer
      var position = starts[part]
      let found = names.found[part]
      var places = [UInt32](repeating: 0, count: found.names.count)
      for name in found.names.indices {
        let source = Int(found.names[name])
        let count = Int(read[source] & NamePool.wordMask)
        places[name] = UInt32(position)
        pool.buffer[position] = NamePool.header(bearers: Int(found.bearers[name]), words: count)
        for word in 1..<(count + 1) { pool.buffer[position + word] = read[source + word] }
        position += count + 1
      }
      let rows = names.rows
      let end = names.starts[part + 1]
      for place in names.starts[part]..<end {
        if place + 16 < end { people.prefetch(Int(rows[place + 16])) }
        let row = Int(rows[place])
        people[row].name = places[Int(people[row].name)]
      }
    }
    names.rows.deallocate()
    memory = nil
  }

  // MARK: Steps

  /// The distinct names of one part; each of its people gets the number of the name within the part.
  private static func names(
    _ rows: UnsafeBufferPointer<UInt32>, people: UnsafeMutableBufferPointer<RegisteredPerson>,
    read: UnsafeMutableBufferPointer<UInt32>
  ) -> Part {
    var part = Part()
    var table = NameSlots()
    for place in rows.indices {
      // The people of a part lie far from each other: first they are fetched, then their names.
      if place + 24 < rows.count { people.prefetch(Int(rows[place + 24])) }
      if place + 12 < rows.count { read.prefetch(Int(people[Int(rows[place + 12])].name)) }
      let row = Int(rows[place])
      let source = Int(people[row].name)
      let count = Int(read[source] & NamePool.wordMask)
      let hash = NameSlots.hash(read, source, count)
      let number = table.number(hash) { known in
        isEqual(Int(part.names[known]), source, count, read)
      }
      people[row].name = UInt32(number)
      if number < part.names.count {
        part.bearers[number] += 1
      } else {
        part.names.append(UInt32(source))
        part.bearers.append(1)
        part.poolCount += 1 + count
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

/// The numbers of distinct names by their hashes; grows with the names.
private struct NameSlots {
  /// The number of a name and one more, and the upper half of its hash.
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var hashes: [UInt64] = []

  static func hash(_ read: UnsafeMutableBufferPointer<UInt32>, _ source: Int, _ count: Int)
    -> UInt64
  {
    var hash = UInt64(count)
    for word in (source + 1)..<(source + 1 + count) {
      hash = Hashing.spread(hash ^ UInt64(read[word]))
      hash ^= hash >> 32
    }
    return hash
  }

  /// The number of the name with this hash for which `isName` holds, or the next number for a new name.
  @inline(__always)
  mutating func number(_ hash: UInt64, isName: (Int) -> Bool) -> Int {
    let mask = slots.count - 1
    let upper = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == upper {
        let known = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
        if isName(known) { return known }
      }
      slot = (slot + 1) & mask
    }
    hashes.append(hash)
    slots[slot] = upper | UInt64(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return hashes.count - 1
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt64](repeating: 0, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
    }
  }
}

/// A buffer whose elements the threads share out among themselves.
private struct Shared<Element>: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<Element>
  init(_ buffer: UnsafeMutableBufferPointer<Element>) { self.buffer = buffer }
}

extension UnsafeMutableBufferPointer {
  /// Asks the machine to fetch an element.
  @inline(__always)
  fileprivate func prefetch(_ index: Int) { khop_prefetch(baseAddress! + index) }
}
