import Cleansing
import Tables
import VietnameseText

/// Collects the people of a register, batch by batch, and freezes them into a ``ReferenceIndex``.
///
/// Batches may be filled by any threads; they are added in the order of the register, by one thread, so that threads
/// change nothing but the time. Row `i` of the index is the `i`-th person in the order of the batches.
///
///     people     at once where they lie in the index
///     names      read | as read, 4 bytes for each word and name      part | one byte a person
///     parents    8 bytes a person, in a register that names some
///
/// Beside the index, the reading needs about 20 bytes a person and the sorting about 25 a thread, up to 68: 100 million
/// people are frozen in 14 GB.
public final class RegisterBuilder {
  private let words: WordTable
  private let most: Int
  private let isForFile: Bool
  /// The index to be: the people lie where they will stay.
  private let block: ReservedMemory
  private let people: UnsafeMutableBufferPointer<RegisteredPerson>
  private let names: NameFreezer
  private var parents: ParentColumn
  private var frozen = FrozenWords()
  private var oldCount = 0
  private var unknownStatuses = 0
  private var cancelledNumbers = 0

  /// - Parameters:
  ///   - words: The table that numbered the words of the records to come.
  ///   - rows: The most people that may come.
  ///   - isForFile: Whether the index is to take little room; without, it takes 4 bytes a person more and is asked faster.
  public convenience init(words: WordTable, rows: Int, isForFile: Bool = true) {
    self.init(
      words: words, rows: rows, reserve: IndexLayout.usualBytes(people: rows), isForFile: isForFile)
  }

  /// - Parameter reserve: Addresses for the index, in bytes; when it grows beyond them, it moves once.
  init(words: WordTable, rows: Int, reserve: Int, isForFile: Bool = true) {
    self.words = words
    self.isForFile = isForFile
    most = rows
    let stride = MemoryLayout<RegisteredPerson>.stride
    block = ReservedMemory(max(reserve, IndexLayout.firstOffset + stride * rows))
    let start = block.bytes.baseAddress! + IndexLayout.firstOffset
    people = UnsafeMutableBufferPointer(
      start: start.assumingMemoryBound(to: RegisteredPerson.self), count: rows)
    names = NameFreezer(rows: rows)
    parents = ParentColumn(most: rows)
  }

  /// The people added so far.
  public private(set) var count = 0

  /// Adds the people of the next batch.
  ///
  /// - Complexity: O(people of the batch).
  public func add(_ batch: RegisterBatch) {
    precondition(count + batch.count <= most, "more people than were announced")
    oldCount += names.add(
      batch, to: UnsafeMutableBufferPointer(rebasing: people[count..<count + batch.count]),
      &frozen)
    parents.add(batch.parents, from: count)
    count += batch.count
    unknownStatuses += batch.unknownStatuses
    cancelledNumbers += batch.cancelledNumbers
  }

  /// Freezes the people of all batches.
  ///
  /// - Complexity: O(n) radix passes.
  public consuming func build(threads: Int) -> ReferenceIndex {
    let people = UnsafeMutableBufferPointer(rebasing: people[..<count])
    let distinct = names.distinctNames(people, threads: threads)

    var counts = [Int](repeating: count, count: Section.allCases.count)
    let wordCount = frozen.count
    let columns = frozen.columns(words)
    counts[Section.namePool.rawValue] = distinct.poolCount + 1
    counts[Section.wordPeople.rawValue] = wordCount * 3
    counts[Section.wordLike.rawValue] = wordCount * 6
    counts[Section.totals.rawValue] = IndexTotals.count
    counts[Section.wordStart.rawValue] = wordCount + 1
    counts[Section.wordText.rawValue] = columns.text.count
    counts[Section.wordDisplayStart.rawValue] = wordCount + 1
    counts[Section.wordDisplayText.rawValue] = columns.displays.count
    counts[Section.wordFeature.rawValue] = wordCount
    counts[Section.wordSlot.rawValue] = columns.slots.count
    counts[Section.wordClass.rawValue] = 2 * WordClass.count
    counts[Section.citizenSlots.rawValue] = NumberTable<CitizenNumber>.slotCount(
      for: count, isRoomy: !isForFile)
    counts[Section.oldSlots.rawValue] = NumberTable<OldNumber>.slotCount(
      for: oldCount, isRoomy: !isForFile)
    counts[Section.nameStart.rawValue] = NameRanges.count(for: count) + 1
    counts[Section.dateStart.rawValue] = DaySlots.count
    counts[Section.placeStart.rawValue] = 65537
    let markCount = parents.linked == 0 ? 0 : (count + 63) / 64
    counts[Section.parentMark.rawValue] = markCount
    counts[Section.parentRank.rawValue] = markCount
    counts[Section.parent.rawValue] = parents.linked
    let layout = IndexLayout(counts: counts)
    let storage = ReservedStorage(room(for: layout), size: layout.size)
    let writer = SectionWriter(layout: layout, bytes: storage.mutableBytes)
    names.write(
      distinct, writer.column(.person), to: writer.column(.namePool), threads: threads)
    writer.write(columns.starts, to: .wordStart)
    writer.write(columns.text, to: .wordText)
    let (repeats, repeated) = joinRepeatedPeople(writer, emptyName: distinct.poolCount)
    let replaced = joinCancelledNumbers(writer, emptyName: distinct.poolCount)
    let joined = repeated + replaced
    writer.write(columns.displayStarts, to: .wordDisplayStart)
    writer.write(columns.displays, to: .wordDisplayText)
    writer.write(columns.features, to: .wordFeature)
    writer.write(columns.slots, to: .wordSlot)

    let features = frozen.features(words)
    writer.countWords(features)
    let classes = WordClasses(
      counts: UnsafeBufferPointer(writer.column(.wordPeople)), people: people.count)
    writer.write(classes.words, to: .wordClass)
    let keys = NameKeyColumns(writer, features, classes, threads: threads)
    // The longest first; each needs up to 20 bytes a person of scratch while it runs.
    _ = WorkQueue.run(4, threads: threads) {
    } perform: { _, task in
      let people = UnsafeBufferPointer<RegisteredPerson>(writer.column(.person))
      switch task {
      case 0: writer.orderByName(bags: keys.bags, orders: keys.orders, sketches: keys.sketches)
      case 1: writer.orderByDate(orders: keys.orders, sketches: keys.sketches)
      case 2: writer.orderByPlace(orders: keys.orders)
      default:
        let repeats = NumberTable<OldNumber>.fill(writer.column(.oldSlots), people: people)
        NumberTable<OldNumber>.settle(
          writer.column(.oldSlots), writer.personOrder, repeats: repeats)
      }
    }
    keys.deallocate()
    writer.setTotal(.repeatedNumbers, UInt64(repeats))
    writer.setTotal(.unknownStatuses, UInt64(unknownStatuses))
    writer.setTotal(.joinedRows, UInt64(joined))
    writer.setTotal(.cancelledNumbers, UInt64(cancelledNumbers))
    return ReferenceIndex(layout: layout, readingMark: .current, owner: storage)
  }

  /// Fills the table of personal IDs and makes one person of those who stand in the register several times.
  ///
  /// - Returns: How many people have a number that an earlier row has, and how many of them were such.
  private func joinRepeatedPeople(_ writer: SectionWriter, emptyName: Int) -> (Int, Int) {
    let people: UnsafeMutableBufferPointer<RegisteredPerson> = writer.column(.person)
    let pool: UnsafeMutableBufferPointer<UInt32> = writer.column(.namePool)
    let slots: UnsafeMutableBufferPointer<UInt32> = writer.column(.citizenSlots)
    pool[emptyName] = NamePool.header(bearers: 0, words: 0)
    var repeats = NumberTable<CitizenNumber>.fill(slots, people: UnsafeBufferPointer(people))
    let count = repeats.count
    guard !repeats.isEmpty else {
      parents.write(to: writer)
      return (0, 0)
    }
    let table = NumberTable<CitizenNumber>(
      slots: UnsafeBufferPointer(slots), people: UnsafeBufferPointer(people))
    let joined = RepeatedPeople(
      people: people, parents: parents, pool: pool, emptyName: UInt32(emptyName)
    ).join(repeats, table)
    if joined > 0 {
      repeats = NumberTable<CitizenNumber>.fill(slots, people: UnsafeBufferPointer(people))
    }
    // The order of people asks for their parents.
    parents.write(to: writer)
    NumberTable<CitizenNumber>.settle(slots, writer.personOrder, repeats: repeats)
    return (count, joined)
  }

  /// Makes the rows with cancelled numbers aliases of the rows with their people's new ones.
  private func joinCancelledNumbers(_ writer: SectionWriter, emptyName: Int) -> Int {
    guard cancelledNumbers > 0 else { return 0 }
    return CancelledNumbers(
      people: writer.column(.person), pool: writer.column(.namePool), emptyName: UInt32(emptyName)
    ).join()
  }

  /// The reserved memory, or a larger one with the people in it: names of millions of long words, as a wrong column
  /// gives them, take more than their usual share.
  private func room(for layout: IndexLayout) -> ReservedMemory {
    guard layout.size > block.bytes.count else { return block }
    let larger = ReservedMemory(layout.size)
    let people = IndexLayout.firstOffset..<IndexLayout.firstOffset + layout.byteCount(.person)
    UnsafeMutableRawBufferPointer(rebasing: larger.bytes[people]).copyMemory(
      from: UnsafeRawBufferPointer(rebasing: block.bytes[people]))
    return larger
  }
}

/// The keys of each person's name: the bag of all words, the surname and the given word; and the person's sketch.
private struct NameKeyColumns: @unchecked Sendable {
  let bags: UnsafeMutableBufferPointer<UInt32>
  /// The keys of the first word and of the last, 16 bits each.
  let orders: UnsafeMutableBufferPointer<UInt32>
  let sketches: UnsafeMutableBufferPointer<UInt32>

  init(
    _ writer: SectionWriter, _ features: [WordFeatures], _ classes: WordClasses, threads: Int
  ) {
    let count = writer.layout.counts[Section.person.rawValue]
    bags = LargeMemory.allocate(count, of: UInt32.self)
    orders = LargeMemory.allocate(count, of: UInt32.self)
    sketches = LargeMemory.allocate(count, of: UInt32.self)
    let (target, words) = (self, features.map { NameKeys.WordPart($0) })
    let step = 65536
    _ = WorkQueue.run((count + step - 1) / step, threads: threads) {
    } perform: { _, chunk in
      let people: UnsafeMutableBufferPointer<RegisteredPerson> = writer.column(.person)
      let pool = NamePool(pool: UnsafeBufferPointer(writer.column(.namePool)))
      let end = min(chunk * step + step, people.count)
      for row in (chunk * step)..<end {
        if row + 16 < end { pool.prefetch(people[row + 16].name) }
        let name = pool.words(people[row].name)
        (target.bags.baseAddress! + row).initialize(to: NameKeys.bag(name, words))
        (target.orders.baseAddress! + row).initialize(to: NameKeys.order(name, words))
        (target.sketches.baseAddress! + row).initialize(
          to: PersonSketch.of(people[row], words: classes.sketch(name)))
      }
    }
  }

  func deallocate() {
    bags.deallocate()
    orders.deallocate()
    sketches.deallocate()
  }
}

/// Memory filled by a builder.
final class ReservedStorage: IndexStorage, @unchecked Sendable {
  private let memory: ReservedMemory
  let mutableBytes: UnsafeMutableRawBufferPointer

  init(_ memory: ReservedMemory, size: Int) {
    self.memory = memory
    mutableBytes = UnsafeMutableRawBufferPointer(rebasing: memory.bytes[..<size])
    super.init(bytes: UnsafeRawBufferPointer(mutableBytes))
  }
}
