/// Sorts the name keys of one range of bags, with their rows, keeping equal keys in their order.
///
/// A range has about sixteen people unless a common name falls into it. Few keys are inserted one by one. Of more, each takes
/// its place into the bits below the date, so that all differ and numbers alone are sorted. Thousands go to
/// ``RadixSort``, which gives the same.
///
/// - Precondition: The keys are those of ``NameKey/first(_:_:)``: nothing stands below the date.
/// - Complexity: O(n log n), at most 20 bytes of scratch a pair.
enum NameKeySort {
  /// Up to so many keys are inserted one by one.
  private static let fewest = 24
  /// So many places fit below the date.
  private static let places = 1 << 11

  static func sort(
    keys: UnsafeMutableBufferPointer<UInt64>, rows: UnsafeMutableBufferPointer<UInt32>
  ) {
    if keys.count <= fewest {
      insert(keys, rows)
    } else if keys.count <= places {
      sortPlaces(keys, rows)
    } else {
      RadixSort.sort(keys: keys, rows: rows)
    }
  }

  private static func insert(
    _ keys: UnsafeMutableBufferPointer<UInt64>, _ rows: UnsafeMutableBufferPointer<UInt32>
  ) {
    var next = 1
    while next < keys.count {
      let (key, row) = (keys[next], rows[next])
      var place = next
      while place > 0, keys[place &- 1] > key {
        keys[place] = keys[place &- 1]
        rows[place] = rows[place &- 1]
        place &-= 1
      }
      keys[place] = key
      rows[place] = row
      next &+= 1
    }
  }

  private static func sortPlaces(
    _ keys: UnsafeMutableBufferPointer<UInt64>, _ rows: UnsafeMutableBufferPointer<UInt32>
  ) {
    var keys = keys
    let mask = UInt64(places - 1)
    for place in keys.indices { keys[place] |= UInt64(place) }
    keys.sort()
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rows.count) { old in
      _ = old.initialize(from: rows)
      for place in keys.indices {
        rows[place] = old[Int(keys[place] & mask)]
        keys[place] &= ~mask
      }
    }
  }
}
