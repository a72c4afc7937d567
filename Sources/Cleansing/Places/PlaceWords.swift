import VietnameseText

/// What stands in an address that is none.
enum PlaceWords {
  enum Meaning {
    case place
    /// A dash or what databases and spreadsheets write for nothing.
    case nothing
    /// Words that say that nobody knows, or that it is as above.
    case unknown
    /// Twelve digits.
    case number
  }

  private static let nothings: Set<String> = [
    "null", "n/a", "na", "#n/a", "nan", "none", "-", "--", "---", ".", "..", "...", "#ref!",
    "#value!", "#name?", "?", "??", "???",
  ]
  /// Words that say nothing of the place, or that it is the one of the row above, and what databases write for nothing.
  private static let unknowns: Set<String> = [
    "nhu tren", "nhu tren.", "(nhu tren)", "nhu dong tren", "nt", "nt.", "n.t", "-nt-", "- nt -",
    "(nt)", "//", "///", "-//-", "\"", "\"\"", "''", "0", "00", "000",
    "khong", "khong ro", "khong co", "khong biet", "chua ro", "chua co", "chua biet", "k ro",
    "ko ro",
    "khong xac dinh", "chua cap nhat", "unknown", "x", "xx", "xxx",
  ]

  /// - Parameter first: The first byte of the cell.
  @inline(__always)
  static func meaning(of cell: UnsafeBufferPointer<UInt8>, _ first: UInt8) -> Meaning {
    // Most short addresses are a word for a hamlet and its number: Xóm 5, Khối 12.
    let isNumbered = cell[cell.count &- 1] &- 0x30 < 10
    if isNumbered ? first &- 0x30 >= 10 : first == UInt8(ascii: "X") && cell.count > 3 {
      return .place
    }
    return meaning(of: cell)
  }

  @inline(never)
  private static func meaning(of cell: UnsafeBufferPointer<UInt8>) -> Meaning {
    if cell.count == 12, cell.allSatisfy({ $0 &- 0x30 < 10 }) { return .number }
    let text = String(decoding: cell, as: UTF8.self).lowercased()
    if nothings.contains(text) { return .nothing }
    return unknowns.contains(FoldingTable.fold(text)) ? .unknown : .place
  }
}
