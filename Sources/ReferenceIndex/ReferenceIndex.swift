import VietnameseText

/// The register, frozen: columns, key tables and names in one block of bytes.
///
/// The block is either memory filled by ``RegisterBuilder`` or a mapped file; both have the layout
/// of ``IndexLayout``. Everything is read-only and may be used by any number of threads.
public final class ReferenceIndex: @unchecked Sendable {
  public let words: WordTable
  public let count: Int
  public let nameTotal: Int
  let layout: IndexLayout
  let bytes: UnsafeRawBufferPointer
  private let owner: IndexStorage

  public let citizenIDs: UnsafeBufferPointer<UInt64>
  public let oldIDs: UnsafeBufferPointer<UInt32>
  public let birthDates: UnsafeBufferPointer<UInt32>
  public let names: UnsafeBufferPointer<UInt32>
  public let communes: UnsafeBufferPointer<UInt16>
  public let addresses: UnsafeBufferPointer<UInt32>
  public let households: UnsafeBufferPointer<UInt32>
  public let nameCounts: UnsafeBufferPointer<UInt32>
  let flags: UnsafeBufferPointer<UInt8>
  let nameStarts: UnsafeBufferPointer<UInt32>
  let nameWords: UnsafeBufferPointer<UInt32>
  let citizenTable: NumberTable<UInt64>
  let oldTable: NumberTable<UInt32>
  let nameKeys: UnsafeBufferPointer<UInt64>
  let nameOrder: UnsafeBufferPointer<UInt32>
  let dateOrder: UnsafeBufferPointer<UInt32>
  let dateGiven: UnsafeBufferPointer<UInt16>
  let dateStarts: UnsafeBufferPointer<UInt32>
  let placeOrder: UnsafeBufferPointer<UInt32>
  let placeGiven: UnsafeBufferPointer<UInt16>
  let placeStarts: UnsafeBufferPointer<UInt32>

  /// Opens a filled block; `layout` was checked against it.
  init(layout: IndexLayout, owner: IndexStorage) {
    self.layout = layout
    self.owner = owner
    let bytes = owner.bytes
    self.bytes = bytes
    func column<Element>(_ section: Section, _ type: Element.Type) -> UnsafeBufferPointer<Element> {
      let start = bytes.baseAddress! + layout.offsets[section.rawValue]
      return UnsafeBufferPointer(
        start: start.assumingMemoryBound(to: type), count: layout.counts[section.rawValue])
    }
    citizenIDs = column(.citizenID, UInt64.self)
    oldIDs = column(.oldID, UInt32.self)
    birthDates = column(.birthDate, UInt32.self)
    names = column(.name, UInt32.self)
    communes = column(.commune, UInt16.self)
    flags = column(.flags, UInt8.self)
    addresses = column(.address, UInt32.self)
    households = column(.household, UInt32.self)
    nameStarts = column(.nameStart, UInt32.self)
    nameWords = column(.nameWords, UInt32.self)
    nameCounts = column(.nameCount, UInt32.self)
    nameKeys = column(.nameKey, UInt64.self)
    nameOrder = column(.nameOrder, UInt32.self)
    dateOrder = column(.dateOrder, UInt32.self)
    dateGiven = column(.dateGiven, UInt16.self)
    dateStarts = column(.dateStart, UInt32.self)
    placeOrder = column(.placeOrder, UInt32.self)
    placeGiven = column(.placeGiven, UInt16.self)
    placeStarts = column(.placeStart, UInt32.self)
    citizenTable = NumberTable(
      slots: column(.citizenSlots, UInt32.self), numbers: column(.citizenID, UInt64.self))
    oldTable = NumberTable(
      slots: column(.oldSlots, UInt32.self), numbers: column(.oldID, UInt32.self))
    count = citizenIDs.count
    nameTotal = nameCounts.count

    words = WordTable()
    let starts = column(.wordStart, UInt32.self)
    let text = column(.wordText, UInt8.self)
    for word in 0..<max(starts.count - 1, 0) {
      _ = words.intern(
        UnsafeBufferPointer(rebasing: text[Int(starts[word])..<Int(starts[word + 1])]))
    }
  }

  // MARK: People

  /// The words of the name of `row`, surname first.
  @inline(__always)
  public func nameWords(of row: UInt32) -> UnsafeBufferPointer<WordID> {
    words(ofName: names[Int(row)])
  }

  /// The words of name `name`.
  @inline(__always)
  public func words(ofName name: UInt32) -> UnsafeBufferPointer<WordID> {
    let start = Int(nameStarts[Int(name)])
    return UnsafeBufferPointer(
      rebasing: nameWords[start..<Int(nameStarts[Int(name) + 1])])
  }

  /// 0 unknown, 1 male, 2 female.
  @inline(__always)
  public func sex(of row: UInt32) -> UInt8 { flags[Int(row)] & 3 }

  public func isDead(_ row: UInt32) -> Bool {
    flags[Int(row)] & PersonFlags.dead.rawValue != 0
  }

  /// Whether the register's own text was already in the clean form, and in which case it was written.
  public func wasWritten(_ row: UInt32) -> (clean: Bool, letterCase: UInt8) {
    let repaired = PersonFlags([.nameRepaired, .dateRepaired, .idRepaired]).rawValue
    let flags = flags[Int(row)]
    return (flags & repaired == 0, flags >> PersonFlags.caseShift & 3)
  }

  // MARK: Finding

  /// Asks the machine to fetch what `row(citizenID:)` will read first.
  @inline(__always)
  public func prefetch(citizenID: UInt64) { citizenTable.prefetch(citizenID) }

  /// The first person with this number, or `nil`.
  @inline(__always)
  public func row(citizenID: UInt64) -> UInt32? { citizenTable.firstRow(citizenID) }

  /// Each person with this number; more than one only in a faulty register.
  public func forEachRow(citizenID: UInt64, _ body: (UInt32) -> Void) {
    citizenTable.forEachRow(citizenID, body)
  }

  /// Each person with this CMND; a CMND is not unique.
  public func forEachRow(oldID: UInt64, _ body: (UInt32) -> Void) {
    guard oldID != 0, let number = UInt32(exactly: oldID) else { return }
    oldTable.forEachRow(number, body)
  }

  /// The people with a name bag and a packed birth date from `first` to `last`, in order of date.
  public func rows(nameBag: UInt32, from first: UInt32, to last: UInt32) -> Slice<
    UnsafeBufferPointer<UInt32>
  > {
    let low = lowerBound(UInt64(nameBag) << 32 | UInt64(first))
    let high = lowerBound((UInt64(nameBag) << 32 | UInt64(last)) &+ 1)
    return nameOrder[low..<max(low, high)]
  }

  /// The positions, in order of birth date, of the people with a name bag.
  public func block(nameBag: UInt32) -> Range<Int> {
    let low = lowerBound(UInt64(nameBag) << 32)
    var high = low
    // Names are seldom borne by many: walking beats a second search, and bounds itself below.
    while high < nameKeys.count, high - low < 64, nameKeys[high] >> 32 == nameBag { high += 1 }
    if high - low == 64 { high = max(high, lowerBound((UInt64(nameBag) + 1) << 32)) }
    return low..<high
  }

  /// The packed birth date of the person at a position of ``block(nameBag:)``.
  @inline(__always)
  public func birthDate(atNamePosition position: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: nameKeys[position])
  }

  /// The row of the person at a position of ``block(nameBag:)``.
  @inline(__always)
  public func row(atNamePosition position: Int) -> UInt32 { nameOrder[position] }

  /// The people born on a packed date, ordered by the key of their given word.
  public func rows(birthDate: UInt32) -> Slice<UnsafeBufferPointer<UInt32>> {
    let slot = DaySlots.slot(birthDate)
    return dateOrder[Int(dateStarts[slot])..<Int(dateStarts[slot + 1])]
  }

  /// The people born on a packed date whose given word has the key `given`.
  public func rows(birthDate: UInt32, given: UInt16) -> Slice<UnsafeBufferPointer<UInt32>> {
    let slot = DaySlots.slot(birthDate)
    return ReferenceIndex.narrowed(
      dateOrder, dateGiven, Int(dateStarts[slot])..<Int(dateStarts[slot + 1]), given)
  }

  /// The people of a commune whose given word has the key `given`.
  public func rows(commune: UInt16, given: UInt16) -> Slice<UnsafeBufferPointer<UInt32>> {
    ReferenceIndex.narrowed(
      placeOrder, placeGiven,
      Int(placeStarts[Int(commune)])..<Int(placeStarts[Int(commune) + 1]), given)
  }

  /// How many people live in a commune.
  public func population(commune: UInt16) -> Int {
    Int(placeStarts[Int(commune) + 1] - placeStarts[Int(commune)])
  }

  /// How many people were born on a packed date.
  @inline(__always)
  public func births(on birthDate: UInt32) -> Int {
    let slot = DaySlots.slot(birthDate)
    return Int(dateStarts[slot + 1] - dateStarts[slot])
  }

  /// How many people were born in a year, whatever is known of the day.
  public func births(inYear year: Int) -> Int {
    let first = DaySlots.slot(UInt32(max(year, 0)) << 9)
    return Int(dateStarts[min(first + 512, DaySlots.count - 1)] - dateStarts[first])
  }

  private func lowerBound(_ key: UInt64) -> Int {
    var (low, high) = (0, nameKeys.count)
    while low < high {
      let middle = (low + high) / 2
      if nameKeys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func narrowed(
    _ order: UnsafeBufferPointer<UInt32>, _ keys: UnsafeBufferPointer<UInt16>, _ range: Range<Int>,
    _ key: UInt16
  ) -> Slice<UnsafeBufferPointer<UInt32>> {
    func bound(_ isBelow: (UInt16) -> Bool) -> Int {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if isBelow(keys[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return order[bound { $0 < key }..<bound { $0 <= key }]
  }
}

/// The memory an index lives in, freed with the index.
class IndexStorage: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }
}
