/// Rows that are chosen by what stands in them, so that what is learned from them does not depend on where they stand.
///
/// Every row has a hash of its bytes; those with the lowest hashes are the sample. A file whose rows are put in another
/// order has the same sample, and so has one that is cut into other chunks. The survey of the file notes all rows that
/// may be of it; rows that are the same to the byte have one hash, and it does not matter which of them are taken.
struct RowSample: Sendable {
  /// A row that may be of the sample.
  struct Entry: Equatable, Sendable {
    var hash: UInt64
    /// Where the row begins, in bytes from the start of the file.
    var offset: Int
    /// Its number, counted from 1.
    var number: Int
  }

  /// The most rows that a sample has.
  static let most = 1 << 14
  /// Tables whose rows are longer on average have smaller samples.
  private static let longestRow = 1 << 10

  /// In the order of the file.
  let entries: [Entry]

  /// - Parameter entries: All rows of a table with a hash up to ``limit(forBytes:)``, in the order of the file.
  init(_ entries: [Entry]) { self.entries = RowSample.lowest(RowSample.most, of: entries) }

  /// The highest hash that a row of a sample can have in a table of so many bytes.
  static func limit(forBytes count: Int) -> UInt64 {
    let share = most * longestRow
    return count <= share ? .max : ((UInt64(share) << 32) / UInt64(count)) << 32
  }

  /// The entries with the lowest hashes, in the order of the file.
  ///
  /// - Complexity: O(*n*), and a sort of about one entry in 4096.
  static func lowest(_ most: Int, of entries: [Entry]) -> [Entry] {
    guard entries.count > most else { return entries }
    let highest = entries.reduce(UInt64(0)) { max($0, $1.hash) }
    let shift = UInt64(max(52 - highest.leadingZeroBitCount, 0))
    var counts = [Int](repeating: 0, count: 4096)
    for entry in entries { counts[Int(entry.hash >> shift)] += 1 }
    var (group, below) = (0, 0)
    while below + counts[group] <= most {
      below += counts[group]
      group += 1
    }
    let last = entries.filter { Int($0.hash >> shift) == group }.sorted {
      ($0.hash, $0.offset) < ($1.hash, $1.offset)
    }
    let taken = Set(last.prefix(most - below).map(\.offset))
    return entries.filter {
      let own = Int($0.hash >> shift)
      return own < group || own == group && taken.contains($0.offset)
    }
  }
}
