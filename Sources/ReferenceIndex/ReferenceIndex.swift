internal import CScan
import Identifiers
import VietnameseText

/// The register, frozen: columns, key tables and names in one block of bytes.
///
/// The block is either memory filled by ``RegisterBuilder`` or a mapped file; both have the layout
/// of ``IndexLayout``. Everything is read-only and may be used by any number of threads.
public final class ReferenceIndex: @unchecked Sendable {
  /// The words of all names; records that are matched add theirs.
  public let words: WordTable
  /// The number of rows; see ``distinctPeople``.
  public let count: Int
  let layout: IndexLayout
  let bytes: UnsafeRawBufferPointer
  let owner: IndexStorage

  /// The people, a row each.
  public let people: UnsafeBufferPointer<RegisteredPerson>
  /// How many people have each word as surname, middle and given word, three numbers a word.
  public let wordPeople: UnsafeBufferPointer<UInt32>
  /// The same for all words with the letters of each, and for all that sound like it: letters and sound for each of the
  /// three places, six numbers a word.
  public let likePeople: UnsafeBufferPointer<UInt32>
  /// How many people share their words, in any order, and their full birth date with somebody else.
  public let namesakes: Int
  /// How many people have a citizen ID that an earlier row has.
  public let repeatedNumbers: Int
  /// How many people have a status that is not known; they count as alive.
  public let unknownStatuses: Int
  /// The rows whose number was cancelled; ``newNumber(of:)`` tells the new ones.
  public let cancelledNumbers: Int
  /// How many rows repeat a person of an earlier row and are nobody's.
  let joinedRows: Int
  /// How many people the register has, whatever their rows.
  public var distinctPeople: Int { count - joinedRows }
  let names: NamePool
  private let order: PersonOrder
  private let parentLinks: ParentLinks
  private let citizenTable: NumberTable<CitizenNumber>
  private let oldTable: NumberTable<OldNumber>
  private let nameStarts: UnsafeBufferPointer<UInt32>
  /// A ``NameKey`` for each person, in ascending order of bag and date; ``block(nameBag:)`` gives positions.
  public let nameKeys: UnsafeBufferPointer<UInt64>
  private let nameOrder: UnsafeBufferPointer<UInt32>
  /// The rows in the order of birth dates, then given words; ``positions(birthDate:)`` gives positions.
  public let dateOrder: UnsafeBufferPointer<UInt32>
  /// The key of the given word of each person in ``dateOrder``.
  public let dateGiven: UnsafeBufferPointer<UInt16>
  /// The ``PersonSketch`` of each person in ``dateOrder``.
  public let dateSketch: UnsafeBufferPointer<UInt32>
  private let wordClass: UnsafeBufferPointer<UInt32>
  private let dateStarts: UnsafeBufferPointer<UInt32>
  private let placeOrder: UnsafeBufferPointer<UInt32>
  private let placeGiven: UnsafeBufferPointer<UInt16>
  private let placeStarts: UnsafeBufferPointer<UInt32>
  /// What the register was read with, now or when it was frozen.
  public let readingMark: ReadingMark
  /// The table that it was made of; `nil` for a register that is not frozen in a file, or was without saying of what.
  public let source: SourceDigest?

  /// Opens a filled block; `layout` was checked against it.
  init(
    layout: IndexLayout, readingMark: ReadingMark, source: SourceDigest? = nil, owner: IndexStorage
  ) {
    self.layout = layout
    self.readingMark = readingMark
    self.source = source
    self.owner = owner
    let bytes = owner.bytes
    self.bytes = bytes
    func column<Element>(_ section: Section, _ type: Element.Type) -> UnsafeBufferPointer<Element> {
      let start = bytes.baseAddress! + layout.offsets[section.rawValue]
      return UnsafeBufferPointer(
        start: start.assumingMemoryBound(to: type), count: layout.counts[section.rawValue])
    }
    people = column(.person, RegisteredPerson.self)
    names = NamePool(pool: column(.namePool, UInt32.self))
    parentLinks = ParentLinks(
      marks: column(.parentMark, UInt64.self), ranks: column(.parentRank, UInt32.self),
      links: column(.parent, Parents.self))
    order = PersonOrder(
      people: people, names: names, wordStarts: column(.wordStart, UInt32.self),
      wordText: column(.wordText, UInt8.self), parents: parentLinks)
    let totals = column(.totals, UInt64.self)
    func total(_ total: IndexTotals) -> Int { Int(clamping: totals[total.rawValue]) }
    namesakes = total(.namesakes)
    repeatedNumbers = total(.repeatedNumbers)
    unknownStatuses = total(.unknownStatuses)
    joinedRows = total(.joinedRows)
    cancelledNumbers = total(.cancelledNumbers)
    likePeople = column(.wordLike, UInt32.self)
    wordPeople = column(.wordPeople, UInt32.self)
    nameStarts = column(.nameStart, UInt32.self)
    nameKeys = column(.nameKey, UInt64.self)
    nameOrder = column(.nameOrder, UInt32.self)
    dateOrder = column(.dateOrder, UInt32.self)
    dateGiven = column(.dateGiven, UInt16.self)
    dateSketch = column(.dateSketch, UInt32.self)
    wordClass = column(.wordClass, UInt32.self)
    dateStarts = column(.dateStart, UInt32.self)
    placeOrder = column(.placeOrder, UInt32.self)
    placeGiven = column(.placeGiven, UInt16.self)
    placeStarts = column(.placeStart, UInt32.self)
    citizenTable = NumberTable(slots: column(.citizenSlots, UInt32.self), people: people)
    oldTable = NumberTable(slots: column(.oldSlots, UInt32.self), people: people)
    count = people.count

    words = WordTable(
      WordColumns.Frozen(
        starts: column(.wordStart, UInt32.self), text: column(.wordText, UInt8.self),
        displayStarts: column(.wordDisplayStart, UInt32.self),
        displays: column(.wordDisplayText, UInt8.self),
        features: column(.wordFeature, FrozenFeatures.self),
        slots: column(.wordSlot, UInt32.self), owner: owner))
  }

  // MARK: People

  /// The person in a row.
  @inlinable
  public func person(_ row: UInt32) -> RegisteredPerson { people[Int(row)] }

  /// The words of a name, surname first.
  @inline(__always)
  public func words(ofName name: UInt32) -> UnsafeBufferPointer<WordID> { names.words(name) }

  /// How many people bear a name.
  @inline(__always)
  public func bearers(ofName name: UInt32) -> Int { names.bearers(name) }

  /// The words of the name of `row`, surname first.
  @inline(__always)
  public func nameWords(of row: UInt32) -> UnsafeBufferPointer<WordID> {
    names.words(people[Int(row)].name)
  }

  /// The parents whom the register names for the person in a row.
  @inline(__always)
  public func parents(of row: UInt32) -> Parents { parentLinks.parents(of: row) }

  /// Whether the register names one of two people as parent of the other, or one parent of both.
  public func areKin(_ row: UInt32, _ other: UInt32) -> Bool {
    let (left, right) = (parents(of: row), parents(of: other))
    if left.isUnknown, right.isUnknown { return false }
    return left.share(with: right) || left.include(people[Int(other)].citizenID)
      || right.include(people[Int(row)].citizenID)
  }

  /// How many people have a parent whom the register names.
  public var namedChildren: Int { layout.counts[Section.parent.rawValue] }

  /// Whether the person of a row comes before that of another one, by what the register says of them: number, birth
  /// date, residence, name.
  public func precedes(_ row: UInt32, _ other: UInt32) -> Bool { order.precedes(row, other) }

  /// Asks the machine to fetch a person.
  @inline(__always)
  public func prefetchPerson(_ row: UInt32) { khop_prefetch(people.baseAddress! + Int(row)) }

  /// Asks the machine to fetch the name of a person, who should have arrived.
  @inline(__always)
  public func prefetchName(_ row: UInt32) { names.prefetch(people[Int(row)].name) }

  // MARK: Finding

  /// Asks the machine to fetch what `row(citizenID:)` will read first.
  @inline(__always)
  public func prefetch(citizenID: UInt64) { citizenTable.prefetch(citizenID) }

  /// Asks the machine to fetch the person whom `row(citizenID:)` will look at.
  @inline(__always)
  public func prefetchOwner(citizenID: UInt64) { citizenTable.prefetchPerson(citizenID) }

  /// The first person with this number, or `nil`.
  @inline(__always)
  public func row(citizenID: UInt64) -> UInt32? { citizenTable.firstRow(citizenID) }

  /// Each person with this number; more than one only in a faulty register.
  public func forEachRow(citizenID: UInt64, _ body: (UInt32) -> Void) {
    citizenTable.forEachRow(citizenID, body)
  }

  /// Whether several rows that are not the same have this number.
  public func isRepeated(_ citizenID: UInt64) -> Bool {
    guard repeatedNumbers > 0, citizenID != 0 else { return false }
    var rows = 0
    citizenTable.forEachRow(citizenID) { _ in rows += 1 }
    return rows > 1
  }

  /// The number that replaced a cancelled one of the same person, or `nil`.
  @inline(__always)
  public func newNumber(of citizenID: UInt64) -> UInt64? {
    guard cancelledNumbers > 0, citizenID != 0, let row = row(citizenID: citizenID),
      let successor = people[Int(row)].successor
    else { return nil }
    return people[Int(successor)].citizenID
  }

  /// Each person with this CMND; a CMND is not unique.
  public func forEachRow(oldID: UInt64, _ body: (UInt32) -> Void) {
    guard oldID != 0 else { return }
    oldTable.forEachRow(oldID, body)
  }

  /// The people with a name bag and a birth date from `first` to `last`, in order of date.
  public func rows(nameBag: UInt32, from first: BirthDate, to last: BirthDate) -> Slice<
    UnsafeBufferPointer<UInt32>
  > {
    let low = lowerBound(NameKey.first(nameBag, first))
    let end = NameKey.first(nameBag, last) | 2047
    // Few people share a name and a date: walking beats a second search.
    var high = low
    while high < nameKeys.count, nameKeys[high] <= end { high += 1 }
    return nameOrder[low..<high]
  }

  /// The positions, in order of birth date, of the people with a name bag.
  public func block(nameBag: UInt32) -> Range<Int> {
    let low = lowerBound(UInt64(nameBag) << 32)
    var high = low
    // Names are seldom borne by many: walking beats a second search, and bounds itself below.
    while high < nameKeys.count, high - low < 64, nameKeys[high] >> 32 == nameBag { high += 1 }
    if high - low == 64 {
      high = nameBag == .max ? nameKeys.count : lowerBound(UInt64(nameBag + 1) << 32)
    }
    return low..<high
  }

  /// The row of the person at a position of ``block(nameBag:)``.
  @inline(__always)
  public func row(atNamePosition position: Int) -> UInt32 { nameOrder[position] }

  /// The people born on a date, ordered by the key of their given word.
  public func rows(birthDate: BirthDate) -> Slice<UnsafeBufferPointer<UInt32>> {
    dateOrder[positions(birthDate: birthDate)]
  }

  /// The positions in ``dateOrder`` of the people born on a date.
  public func positions(birthDate: BirthDate) -> Range<Int> {
    let slot = DaySlots.slot(birthDate)
    return Int(dateStarts[slot])..<Int(dateStarts[slot + 1])
  }

  /// The positions in ``dateOrder`` of those whose given word has the key `given`.
  public func positions(birthDate: BirthDate, given: UInt16) -> Range<Int> {
    SortedKeys.range(of: given, in: dateGiven, positions(birthDate: birthDate))
  }

  /// The people born on a date whose given word has the key `given`.
  public func rows(birthDate: BirthDate, given: UInt16) -> Slice<UnsafeBufferPointer<UInt32>> {
    dateOrder[positions(birthDate: birthDate, given: given)]
  }

  /// The people of a commune whose given word has the key `given`.
  public func rows(commune: UInt16, given: UInt16) -> Slice<UnsafeBufferPointer<UInt32>> {
    let people = Int(placeStarts[Int(commune)])..<Int(placeStarts[Int(commune) + 1])
    return placeOrder[SortedKeys.range(of: given, in: placeGiven, people)]
  }

  /// The word of a ``WordClass`` below ``WordClass/firstOther``, as surname or as middle word.
  public func word(ofClass wordClass: Int, isMiddle: Bool) -> WordID? {
    let word = self.wordClass[(isMiddle ? WordClass.count : 0) + wordClass]
    return word == WordClasses.nobody ? nil : word
  }

  /// The ``WordClass`` of a word that has none of its own, as surname or as middle word.
  public func otherClass(of word: WordID, isMiddle: Bool) -> Int {
    WordClass.other(bits: WordClass.bits(wordPeople[Int(word) * 3 + (isMiddle ? 1 : 0)], count))
  }

  /// How many people have a word as given word; none a word that the register does not know.
  public func bearers(ofGivenWord word: WordID) -> Int {
    let place = Int(word) * 3 + 2
    return place < wordPeople.count ? Int(wordPeople[place]) : 0
  }

  /// How many people have a word in their names, at any place.
  public func bearers(ofWord word: WordID) -> Int {
    let place = Int(word) * 3
    guard place + 2 < wordPeople.count else { return 0 }
    return Int(wordPeople[place]) + Int(wordPeople[place + 1]) + Int(wordPeople[place + 2])
  }

  /// How many people live in a commune.
  public func population(commune: UInt16) -> Int {
    Int(placeStarts[Int(commune) + 1] - placeStarts[Int(commune)])
  }

  /// Asks the machine to fetch the given words of the people born on a date where ``positions(birthDate:given:)`` looks
  /// first.
  @inline(__always)
  public func prefetch(birthDate: BirthDate) {
    let slot = DaySlots.slot(birthDate)
    let middle = Int((dateStarts[slot] + dateStarts[slot + 1]) / 2)
    if middle < dateGiven.count { khop_prefetch(dateGiven.baseAddress! + middle) }
  }

  /// Asks the machine to fetch the sketches of people at positions of ``dateOrder``, and their rows.
  @inline(__always)
  public func prefetchSketches(_ positions: Range<Int>) {
    if positions.isEmpty { return }
    khop_prefetch(dateSketch.baseAddress! + positions.lowerBound)
    khop_prefetch(dateOrder.baseAddress! + positions.lowerBound)
  }

  /// Asks the machine to fetch where the people with a name bag begin.
  @inline(__always)
  public func prefetchRange(nameBag: UInt32) {
    khop_prefetch(nameStarts.baseAddress! + Int(NameRanges.range(nameBag, nameStarts.count - 1)))
  }

  /// Asks the machine to fetch the keys of names where a look-up of a name bag looks first; what ``prefetchRange(nameBag:)``
  /// fetched should have arrived.
  @inline(__always)
  public func prefetchKeys(nameBag: UInt32) {
    let range = Int(NameRanges.range(nameBag, nameStarts.count - 1))
    let middle = Int((nameStarts[range] + nameStarts[range + 1]) / 2)
    if middle < nameKeys.count { khop_prefetch(nameKeys.baseAddress! + middle) }
  }

  /// How many people were born on a date.
  @inline(__always)
  public func births(on birthDate: BirthDate) -> Int {
    let slot = DaySlots.slot(birthDate)
    return Int(dateStarts[slot + 1] - dateStarts[slot])
  }

  /// How many people were born in a year, whatever is known of the day.
  public func births(inYear year: Int) -> Int {
    let first = DaySlots.slot(BirthDate(leastOf: year))
    return Int(dateStarts[min(first + 512, DaySlots.count - 1)] - dateStarts[first])
  }

  private func lowerBound(_ key: UInt64) -> Int {
    let range = Int(NameRanges.range(UInt32(truncatingIfNeeded: key >> 32), nameStarts.count - 1))
    var (low, high) = (Int(nameStarts[range]), Int(nameStarts[range + 1]))
    while low < high {
      let middle = (low + high) / 2
      if nameKeys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// How the name bags are cut into ranges of equal width, each with its first position.
enum NameRanges {
  /// The number of ranges for `count` people: a power of two, about sixteen people a range.
  static func count(for count: Int) -> Int {
    var ranges = 1
    while ranges * 16 < count { ranges *= 2 }
    return ranges
  }

  /// The range of a bag.
  @inline(__always)
  static func range(_ bag: UInt32, _ ranges: Int) -> UInt64 {
    (UInt64(bag) * UInt64(ranges)) >> 32
  }
}

/// The memory an index lives in, freed with the index.
class IndexStorage: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }
}
