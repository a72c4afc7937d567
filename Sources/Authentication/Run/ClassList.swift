/// The distinct classes of one chunk: few, and the same ones again and again.
struct ClassList {
  private static let most = 4096
  private(set) var names: [[UInt8]] = []
  private(set) var isOutOfScope: [Bool] = []
  /// Length and ends of each name: most names differ there already.
  private var keys: [UInt32] = []
  /// The class that was met last of each remainder of the keys.
  private var latest = [64 of UInt16](repeating: 0)

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

  /// The number of a class; `isOutOfScope` is asked once for each new one.
  @inline(__always)
  mutating func number(_ raw: UnsafeBufferPointer<UInt8>, isOutOfScope: () -> Bool) -> Int {
    let place = Int(truncatingIfNeeded: (ClassList.key(raw) &* 0x9E37_79B1) >> 26)
    let known = Int(latest[place])
    if known < names.count, isEqual(known, raw) { return known }
    let number = find(raw, isOutOfScope)
    latest[place] = UInt16(truncatingIfNeeded: number)
    return number
  }

  @inline(never)
  private mutating func find(
    _ raw: UnsafeBufferPointer<UInt8>, _ isOutOfScope: () -> Bool
  ) -> Int {
    for number in names.indices where isEqual(number, raw) { return number }
    guard names.count < ClassList.most else { return names.count - 1 }
    names.append(Array(raw))
    keys.append(ClassList.key(raw))
    self.isOutOfScope.append(isOutOfScope())
    return names.count - 1
  }
}
