import Cleansing
import Dispatch
import VietnameseText

/// Collects the people of a register, batch by batch, and freezes them into a ``ReferenceIndex``.
///
/// Batches may be made by several threads; they are placed by number, so that threads change
/// nothing but the time. Row `i` of the index is the `i`-th person in the order of the batches.
public final class RegisterBuilder: Sendable {
  /// The columns of one batch of people.
  public struct Batch: Sendable {
    var citizenIDs: [UInt64] = []
    var oldIDs: [UInt32] = []
    var birthDates: [UInt32] = []
    var names: [UInt32] = []
    var communes: [UInt16] = []
    var flags: [UInt8] = []
    var addresses: [UInt32] = []
    var households: [UInt32] = []

    public var count: Int { citizenIDs.count }
  }

  private let names = NameInterner()
  private let words: WordTable

  /// - Parameter words: The table that numbered the words of the records to come.
  public init(words: WordTable) { self.words = words }

  /// An empty batch.
  public func makeBatch() -> Batch { Batch() }

  /// Adds one person to a batch; safe to call from several threads with batches of their own.
  public func append(_ record: CleanRecord, to batch: inout Batch) {
    batch.citizenIDs.append(record.citizenID)
    batch.oldIDs.append(UInt32(exactly: record.oldID) ?? 0)
    batch.birthDates.append(record.birthDate)
    batch.names.append(names.intern(record.name))
    batch.communes.append(record.commune)
    batch.addresses.append(record.addressHash)
    batch.households.append(record.household)
    var flags = PersonFlags(rawValue: record.sex.rawValue & 3)
    if record.isDead { flags.insert(.dead) }
    if record.repairs.changesName { flags.insert(.nameRepaired) }
    if record.repairs.changesDate { flags.insert(.dateRepaired) }
    if record.repairs.changesID { flags.insert(.idRepaired) }
    batch.flags.append(flags.rawValue | record.letterCase.rawValue << PersonFlags.caseShift)
  }

  /// Freezes the people of all batches.
  ///
  /// - Complexity: O(n) radix passes; besides the index, 12 bytes a person and thread of scratch.
  public consuming func build(_ batches: [Batch]) -> ReferenceIndex {
    let count = batches.reduce(0) { $0 + $1.count }
    let starts = batches.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let frozen = FrozenNames(names, words, batches)

    var counts = [Int](repeating: count, count: Section.allCases.count)
    counts[Section.nameStart.rawValue] = frozen.starts.count
    counts[Section.nameWords.rawValue] = frozen.words.count
    counts[Section.nameCount.rawValue] = frozen.counts.count
    counts[Section.wordStart.rawValue] = frozen.wordStarts.count
    counts[Section.wordText.rawValue] = frozen.wordText.count
    counts[Section.citizenSlots.rawValue] = NumberTable<UInt64>.slotCount(for: count)
    let oldCount = batches.reduce(0) { $0 + $1.oldIDs.count { $0 != 0 } }
    counts[Section.oldSlots.rawValue] = NumberTable<UInt32>.slotCount(for: oldCount)
    counts[Section.dateStart.rawValue] = DaySlots.count
    counts[Section.placeStart.rawValue] = 65537
    let layout = IndexLayout(counts: counts)
    let storage = HeapStorage(size: layout.size)
    let writer = SectionWriter(layout: layout, bytes: storage.mutableBytes)

    DispatchQueue.concurrentPerform(iterations: batches.count) { index in
      let batch = batches[index]
      let start = starts[index]
      writer.write(batch.citizenIDs, to: .citizenID, at: start)
      writer.write(batch.oldIDs, to: .oldID, at: start)
      writer.write(batch.birthDates, to: .birthDate, at: start)
      writer.write(batch.names.map { frozen.number(of: $0) }, to: .name, at: start)
      writer.write(batch.communes, to: .commune, at: start)
      writer.write(batch.flags, to: .flags, at: start)
      writer.write(batch.addresses, to: .address, at: start)
      writer.write(batch.households, to: .household, at: start)
    }
    writer.write(frozen.starts, to: .nameStart, at: 0)
    writer.write(frozen.words, to: .nameWords, at: 0)
    writer.write(frozen.counts, to: .nameCount, at: 0)
    writer.write(frozen.wordStarts, to: .wordStart, at: 0)
    writer.write(frozen.wordText, to: .wordText, at: 0)

    DispatchQueue.concurrentPerform(iterations: 4) { task in
      switch task {
      case 0: writer.orderByName(bags: frozen.bags)
      case 1: writer.orderByDate(givens: frozen.givens)
      case 2: writer.orderByPlace(givens: frozen.givens)
      default:
        NumberTable<UInt64>.fill(
          writer.column(.citizenSlots), numbers: UnsafeBufferPointer(writer.column(.citizenID)))
        NumberTable<UInt32>.fill(
          writer.column(.oldSlots), numbers: UnsafeBufferPointer(writer.column(.oldID)))
      }
    }
    return ReferenceIndex(layout: layout, owner: storage)
  }
}

/// Names and words renumbered by their first appearance, so that threads leave no trace.
private struct FrozenNames: Sendable {
  var starts: [UInt32] = [0]
  var words: [UInt32] = []
  var counts: [UInt32] = []
  var wordStarts: [UInt32] = [0]
  var wordText: [UInt8] = []
  var bags: [UInt32] = []
  var givens: [UInt16] = []
  private var numbers: [[UInt32]] = []

  init(_ names: NameInterner, _ table: WordTable, _ batches: [RegisterBuilder.Batch]) {
    let shards = names.cells.map { $0.shard.withLock { $0 } }
    numbers = shards.map { Array(repeating: UInt32.max, count: $0.count) }
    var wordNumbers = [UInt32](repeating: UInt32.max, count: table.count)
    let mask = UInt32(NameInterner.shardCount - 1)
    for batch in batches {
      for name in batch.names {
        let (shard, position) = (Int(name & mask), Int(name >> UInt32(NameInterner.shardBits)))
        guard numbers[shard][position] == UInt32.max else { continue }
        numbers[shard][position] = UInt32(counts.count)
        counts.append(shards[shard].counts[position])
        let range = Int(shards[shard].starts[position])..<Int(shards[shard].starts[position + 1])
        shards[shard].words.withUnsafeBufferPointer { pool in
          let name = UnsafeBufferPointer(rebasing: pool[range])
          bags.append(NameKeys.bag(name, table))
          givens.append(name.last.map { NameKeys.given(table.features($0)) } ?? 0)
          for word in name {
            if wordNumbers[Int(word)] == UInt32.max {
              wordNumbers[Int(word)] = UInt32(wordStarts.count - 1)
              wordText.append(contentsOf: table[word].text)
              wordStarts.append(UInt32(wordText.count))
            }
            words.append(wordNumbers[Int(word)])
          }
        }
        starts.append(UInt32(words.count))
      }
    }
  }

  func number(of name: UInt32) -> UInt32 {
    numbers[Int(name & UInt32(NameInterner.shardCount - 1))][
      Int(name >> UInt32(NameInterner.shardBits))]
  }
}

/// Memory filled by a builder.
final class HeapStorage: IndexStorage, @unchecked Sendable {
  let mutableBytes: UnsafeMutableRawBufferPointer

  init(size: Int) {
    mutableBytes = .allocate(byteCount: max(size, 1), alignment: 64)
    super.init(bytes: UnsafeRawBufferPointer(mutableBytes))
  }

  deinit { mutableBytes.deallocate() }
}
