import Cleansing
import Linkage
import Tables

/// At how many characters a file cuts its names, as exports of fixed width do.
///
/// The longest names of an ordinary file are a few; where names are cut, as many stand at the width as were longer, and
/// hardly any behind it.
struct NameWidth {
  /// No file cuts shorter, and hardly a name is longer than the longest.
  private static let widths = 12...40
  /// The fewest different names at the width.
  private static let fewest = 8
  /// The fewest names that say something of a file.
  private static let fewestNames = 200

  private var counts = [Int](repeating: 0, count: widths.upperBound + 1)
  /// Some of the names at each length: of a name that fills a file all are of one length.
  private var names = [Set<UInt64>](repeating: [], count: widths.upperBound + 1)

  /// The width at which the names of a file are cut, or `0`.
  ///
  /// - Complexity: reads 16,384 cells.
  static func learned(
    _ reader: TableReader, _ roles: ColumnRoles, _ profile: FileProfile
  ) -> Int {
    guard profile.nameEncoding == nil, roles.nameColumns.count == 1 else { return 0 }
    var width = NameWidth()
    reader.readSample { width.add($0.field(roles.nameColumns[0])) }
    return width.found
  }

  /// Counts a name by its characters; combining marks belong to their letters.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>) {
    var length = 0
    for byte in name where byte & 0xC0 != 0x80 && byte != 0xCC && byte != 0xCD { length += 1 }
    let place = min(length, NameWidth.widths.upperBound)
    counts[place] += 1
    if names[place].count < NameWidth.fewest { names[place].insert(TextHash.hash(name)) }
  }

  /// The length that more names have than the one before, and hardly any exceed; `0` where there is none.
  var found: Int {
    guard counts.reduce(0, +) >= NameWidth.fewestNames else { return 0 }
    var longer = 0
    for length in NameWidth.widths.reversed() {
      let names = counts[length]
      let isLast = length < NameWidth.widths.upperBound && longer * 20 <= names
      if isLast, self.names[length].count >= NameWidth.fewest, names >= counts[length - 1] {
        return length
      }
      longer += names
    }
    return 0
  }

  /// What the user is told; `nil` when names are whole.
  static func note(_ width: Int) -> BilingualText? {
    if width == 0 { return nil }
    return BilingualText(
      "họ tên trong tệp BHXH bị cắt ở \(width) ký tự: phần còn lại được so với phần đầu họ tên trong dữ liệu dân cư",
      "the names of the insurance file are cut at \(width) characters: what is left is compared with the beginning "
        + "of the names of the register")
  }
}
