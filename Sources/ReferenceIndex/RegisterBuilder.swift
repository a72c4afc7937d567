import Cleansing
import Dispatch
import VietnameseText

/// Collects the people of a register, batch by batch, and freezes them into a ``ReferenceIndex``.
///
/// Batches may be made by several threads; they are placed by number, so that threads change
/// nothing but the time. Row `i` of the index is the `i`-th person in the order of the batches.
public final class RegisterBuilder: Sendable {
  private let words: WordTable

  /// - Parameter words: The table that numbered the words of the records to come.
  public init(words: WordTable) { self.words = words }

  /// An empty batch.
  public func makeBatch() -> RegisterBatch { RegisterBatch() }

  /// Adds one person to a batch; safe to call from several threads with batches of their own.
  public func append(_ record: CleanRecord, to batch: inout RegisterBatch) {
    var person = RegisteredPerson()
    person.citizenID = record.citizenID
    person.oldID = UInt32(exactly: record.oldID) ?? 0
    person.birthDate = record.birthDate
    person.commune = record.commune
    person.address = record.addressHash
    person.household = record.household
    var flags = PersonFlags(rawValue: record.sex.rawValue & 3)
    if record.isDead { flags.insert(.dead) }
    if record.repairs.changesName { flags.insert(.nameRepaired) }
    if record.repairs.changesDate { flags.insert(.dateRepaired) }
    if record.repairs.changesID { flags.insert(.idRepaired) }
    person.flags = flags.rawValue | record.letterCase.rawValue << PersonFlags.caseShift
    batch.append(person, name: record.name, words: words)
  }

  /// Freezes the people of all batches.
  ///
  /// - Complexity: O(n) radix passes; besides the index, about 40 bytes a person of scratch.
  public consuming func build(_ batches: [RegisterBatch]) -> ReferenceIndex {
    let count = batches.reduce(0) { $0 + $1.count }
    let oldCount = batches.reduce(0) { $0 + $1.people.count { $0.oldID != 0 } }
    let frozen = FrozenWords(batches, words)
    let people = LargeMemory.allocate(count, of: RegisteredPerson.self)
    let names = NameFreezer(batches, frozen, people: people)

    var counts = [Int](repeating: count, count: Section.allCases.count)
    counts[Section.namePool.rawValue] = names.poolCount
    counts[Section.wordPeople.rawValue] = frozen.count * 3
    counts[Section.totals.rawValue] = 1
    counts[Section.wordStart.rawValue] = frozen.starts.count
    counts[Section.wordText.rawValue] = frozen.text.count
    counts[Section.citizenSlots.rawValue] = NumberTable<CitizenNumber>.slotCount(for: count)
    counts[Section.oldSlots.rawValue] = NumberTable<OldNumber>.slotCount(for: oldCount)
    counts[Section.nameStart.rawValue] = NameRanges.count(for: count) + 1
    counts[Section.dateStart.rawValue] = DaySlots.count
    counts[Section.placeStart.rawValue] = 65537
    let layout = IndexLayout(counts: counts)
    let storage = HeapStorage(size: layout.size)
    let writer = SectionWriter(layout: layout, bytes: storage.mutableBytes)
    names.write(to: writer.column(.namePool))
    _ = writer.column(.person).initialize(fromContentsOf: people)
    people.deallocate()
    writer.write(frozen.starts, to: .wordStart, at: 0)
    writer.write(frozen.text, to: .wordText, at: 0)

    let keys = NameKeyColumns(writer, frozen, words)
    DispatchQueue.concurrentPerform(iterations: 5) { task in
      switch task {
      case 0: writer.orderByName(bags: keys.bags)
      case 1: writer.orderByDate(givens: keys.givens)
      case 2: writer.orderByPlace(givens: keys.givens)
      case 3: writer.countWords()
      default:
        let people = UnsafeBufferPointer<RegisteredPerson>(writer.column(.person))
        NumberTable<CitizenNumber>.fill(writer.column(.citizenSlots), people: people)
        NumberTable<OldNumber>.fill(writer.column(.oldSlots), people: people)
      }
    }
    keys.deallocate()
    return ReferenceIndex(layout: layout, owner: storage)
  }
}

/// The keys of each person's name: the bag of all words and the given word.
private struct NameKeyColumns: @unchecked Sendable {
  let bags: UnsafeMutableBufferPointer<UInt32>
  let givens: UnsafeMutableBufferPointer<UInt16>

  init(_ writer: SectionWriter, _ frozen: FrozenWords, _ table: WordTable) {
    let people: UnsafeMutableBufferPointer<RegisteredPerson> = writer.column(.person)
    bags = LargeMemory.allocate(people.count, of: UInt32.self)
    givens = LargeMemory.allocate(people.count, of: UInt16.self)
    // What the keys need of each word, by its new number.
    var parts = [NameKeys.WordPart](repeating: NameKeys.WordPart(), count: frozen.count)
    for (word, number) in frozen.numbers.enumerated() where number != .max {
      parts[Int(number)] = NameKeys.WordPart(table.features(WordID(word)))
    }
    let (target, words) = (self, parts)
    let pool = NamePool(pool: UnsafeBufferPointer(writer.column(.namePool)))
    let step = 65536
    let source = UnsafeBufferPointer(people)
    let chunks = Chunked(people: source, count: (people.count + step - 1) / step)
    DispatchQueue.concurrentPerform(iterations: chunks.count) { chunk in
      for row in (chunk * step)..<min(chunk * step + step, chunks.people.count) {
        let name = pool.words(chunks.people[row].name)
        (target.bags.baseAddress! + row).initialize(to: NameKeys.bag(name, words))
        (target.givens.baseAddress! + row).initialize(
          to: name.last.map { words[Int($0)].given } ?? 0)
      }
    }
  }

  func deallocate() {
    bags.deallocate()
    givens.deallocate()
  }

  private struct Chunked: @unchecked Sendable {
    let people: UnsafeBufferPointer<RegisteredPerson>
    let count: Int
  }
}

/// Memory filled by a builder.
final class HeapStorage: IndexStorage, @unchecked Sendable {
  let mutableBytes: UnsafeMutableRawBufferPointer

  init(size: Int) {
    mutableBytes = LargeMemory.allocate(size)
    super.init(bytes: UnsafeRawBufferPointer(mutableBytes))
  }

  deinit { mutableBytes.deallocate() }
}
