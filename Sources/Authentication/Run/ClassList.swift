import Cleansing

/// The distinct classes of one chunk: few, and the same ones again and again.
///
/// A column may hold anything, another text in every row. Behind the first ``most`` classes those that are
/// no known class share one number; whether a record is out of scope is told by its own text always.
struct ClassList {
  /// The classes that are kept as they are written.
  static let most = 4096
  /// The numbers that ``RowFacts`` can hold.
  static let limit = 1 << 16

  struct Entry {
    var number: Int
    var isOutOfScope: Bool
  }

  private(set) var names: [[UInt8]] = []
  private var isOutOfScope: [Bool] = []
  /// Length and ends of each name: most names differ there already.
  private var keys: [UInt32] = []
  /// The class that was met last of each remainder of the keys.
  private var latest = [64 of UInt16](repeating: 0)
  /// The numbers of the names by their hashes; open addressing, half full at most.
  private var slots: [Int16] = []
  /// The classes behind ``most``, by the keys under which they are counted.
  private var further: [String: Int] = [:]

  @inline(__always)
  private static func key(_ raw: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let first = raw.first, let last = raw.last else { return 0 }
    return UInt32(truncatingIfNeeded: raw.count) << 16 | UInt32(first) << 8 | UInt32(last)
  }

  @inline(__always)
  private func isEqual(_ number: Int, _ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    guard keys[number] == ClassList.key(raw) else { return false }
    return names[number].withUnsafeBufferPointer { known in
      guard known.count == raw.count else { return false }
      for place in 0..<known.count where known[place] != raw[place] { return false }
      return true
    }
  }

  /// The number of a class; `isOutOfScope` is asked once for each of the first ``most``, and for each row behind.
  ///
  /// - Complexity: O(*n*) of the text.
  @inline(__always)
  mutating func entry(_ raw: UnsafeBufferPointer<UInt8>, isOutOfScope: () -> Bool) -> Entry {
    let place = Int(truncatingIfNeeded: (ClassList.key(raw) &* 0x9E37_79B1) >> 26)
    let known = Int(latest[place])
    if known < keys.count, isEqual(known, raw) {
      return Entry(number: known, isOutOfScope: self.isOutOfScope[known])
    }
    let found = find(raw, isOutOfScope)
    if found.number < keys.count { latest[place] = UInt16(truncatingIfNeeded: found.number) }
    return found
  }

  @inline(never)
  private mutating func find(
    _ raw: UnsafeBufferPointer<UInt8>, _ isOutOfScope: () -> Bool
  ) -> Entry {
    if slots.isEmpty { slots = Array(repeating: -1, count: 2 * ClassList.most) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: TextHash.hash(raw)) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if isEqual(number, raw) {
        return Entry(number: number, isOutOfScope: self.isOutOfScope[number])
      }
      slot = (slot + 1) & mask
    }
    guard keys.count < ClassList.most else {
      return Entry(number: furtherNumber(raw), isOutOfScope: isOutOfScope())
    }
    slots[slot] = Int16(keys.count)
    names.append(Array(raw))
    keys.append(ClassList.key(raw))
    self.isOutOfScope.append(isOutOfScope())
    return Entry(number: keys.count - 1, isOutOfScope: self.isOutOfScope[keys.count - 1])
  }

  private mutating func furtherNumber(_ raw: UnsafeBufferPointer<UInt8>) -> Int {
    var key = ClassKey.text(String(decoding: raw, as: UTF8.self))
    if further[key] == nil, names.count >= ClassList.limit - 1 { key = ClassKey.other }
    if let known = further[key] { return known }
    further[key] = names.count
    names.append(Array(key.utf8))
    return names.count - 1
  }
}
