import Hashing

/// A hash of bytes, eight at a time, for tables within one run; no result depends on its values.
enum ByteHash {
  @inline(__always)
  static func hash(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(base)
    var hash = Hashing.spread(UInt64(truncatingIfNeeded: count))
    var index = 0
    while index &+ 8 <= count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index &+= 8
    }
    if index < count, count >= 8 {
      // The last eight bytes, some of them once more.
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
    } else if count >= 4, count < 8 {
      let first = raw.loadUnaligned(as: UInt32.self)
      let last = raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      hash = mixed(hash ^ (UInt64(first) | UInt64(last) << 32))
    } else if index < count {
      var rest: UInt64 = 0
      while index < count {
        rest = rest << 8 | UInt64(base[index])
        index &+= 1
      }
      hash = mixed(hash ^ rest)
    }
    return hash ^ (hash >> 32)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: Hashing.mixers.first)
    return product.high ^ product.low
  }
}
