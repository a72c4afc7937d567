/// Fills the sections of a block that is being frozen; different sections may be filled at once.
struct SectionWriter: @unchecked Sendable {
  let layout: IndexLayout
  let bytes: UnsafeMutableRawBufferPointer

  func column<Element>(_ section: Section) -> UnsafeMutableBufferPointer<Element> {
    precondition(MemoryLayout<Element>.size == section.elementSize)
    let start = bytes.baseAddress! + layout.offsets[section.rawValue]
    return UnsafeMutableBufferPointer(
      start: start.assumingMemoryBound(to: Element.self), count: layout.counts[section.rawValue])
  }

  func write<Element>(_ values: [Element], to section: Section, at start: Int) {
    let target: UnsafeMutableBufferPointer<Element> = column(section)
    guard !values.isEmpty else { return }
    _ = UnsafeMutableBufferPointer(rebasing: target[start..<start + values.count])
      .initialize(from: values)
  }

  /// Orders the rows by name bag, then birth date.
  func orderByName(bags: [UInt32]) {
    let keys: UnsafeMutableBufferPointer<UInt64> = column(.nameKey)
    let rows: UnsafeMutableBufferPointer<UInt32> = column(.nameOrder)
    let names: UnsafeMutableBufferPointer<UInt32> = column(.name)
    let dates: UnsafeMutableBufferPointer<UInt32> = column(.birthDate)
    for row in 0..<keys.count {
      keys[row] = UInt64(bags[Int(names[row])]) << 32 | UInt64(dates[row])
      rows[row] = UInt32(row)
    }
    RadixSort.sort(keys: keys, rows: rows)
  }

  /// Orders the rows by day, then given word, and notes where each day begins.
  func orderByDate(givens: [UInt16]) {
    let dates: UnsafeMutableBufferPointer<UInt32> = column(.birthDate)
    order(.dateOrder, .dateGiven, .dateStart, givens) { DaySlots.slot(dates[$0]) }
  }

  /// Orders the rows by commune, then given word, and notes where each commune begins.
  func orderByPlace(givens: [UInt16]) {
    let communes: UnsafeMutableBufferPointer<UInt16> = column(.commune)
    order(.placeOrder, .placeGiven, .placeStart, givens) { Int(communes[$0]) }
  }

  private func order(
    _ order: Section, _ given: Section, _ start: Section, _ givens: [UInt16],
    group: (Int) -> Int
  ) {
    let rows: UnsafeMutableBufferPointer<UInt32> = column(order)
    let keys16: UnsafeMutableBufferPointer<UInt16> = column(given)
    let starts: UnsafeMutableBufferPointer<UInt32> = column(start)
    let names: UnsafeMutableBufferPointer<UInt32> = column(.name)
    let keys = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: rows.count)
    defer { keys.deallocate() }
    starts.update(repeating: 0)
    for row in 0..<rows.count {
      let slot = group(row)
      keys[row] = UInt64(slot) << 16 | UInt64(givens[Int(names[row])])
      rows[row] = UInt32(row)
      starts[slot + 1] += 1
    }
    for slot in 1..<starts.count { starts[slot] += starts[slot - 1] }
    RadixSort.sort(keys: keys, rows: rows)
    for position in 0..<rows.count { keys16[position] = UInt16(truncatingIfNeeded: keys[position]) }
  }
}
