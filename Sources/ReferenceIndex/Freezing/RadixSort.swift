/// Sorts pairs of a 64-bit key and a row by key, keeping equal keys in their order.
///
/// Least-significant-digit radix sort with 8-bit digits; a digit that all keys share is skipped. Equals the standard
/// library's sort on `(key, position)`.
///
/// - Complexity: O(n) per digit that differs, 12 bytes of scratch a pair.
enum RadixSort {
  static func sort(
    keys: UnsafeMutableBufferPointer<UInt64>, rows: UnsafeMutableBufferPointer<UInt32>
  ) {
    let count = keys.count
    guard count > 1 else { return }
    let otherKeys = LargeMemory.allocate(count, of: UInt64.self)
    let otherRows = LargeMemory.allocate(count, of: UInt32.self)
    defer {
      otherKeys.deallocate()
      otherRows.deallocate()
    }
    var histograms = [Int](repeating: 0, count: 8 * 256)
    histograms.withUnsafeMutableBufferPointer { histograms in
      for key in keys {
        var rest = key
        for digit in 0..<8 {
          histograms[digit << 8 | Int(rest & 255)] += 1
          rest >>= 8
        }
      }
      var (from, to) = ((keys, rows), (otherKeys, otherRows))
      var isSwapped = false
      for digit in 0..<8 {
        let base = digit << 8
        let shift = UInt64(digit * 8)
        if histograms[base | Int((keys[0] >> shift) & 255)] == count { continue }
        var sum = 0
        for value in 0..<256 {
          let amount = histograms[base | value]
          histograms[base | value] = sum
          sum += amount
        }
        for index in 0..<count {
          let key = from.0[index]
          let slot = base | Int((key >> shift) & 255)
          let position = histograms[slot]
          histograms[slot] = position + 1
          to.0[position] = key
          to.1[position] = from.1[index]
        }
        swap(&from, &to)
        isSwapped.toggle()
      }
      if isSwapped {
        _ = keys.update(fromContentsOf: otherKeys)
        _ = rows.update(fromContentsOf: otherRows)
      }
    }
  }
}
