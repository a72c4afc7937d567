import Tables

/// Which doubts about the communes of addresses say nothing in a file, because nearly every row gives rise to them.
///
/// Codes may be of a list of their own, or the addresses of another province: then a doubt is of the file and not of a row,
/// and would bury the rows that are in doubt for a reason of theirs.
struct AddressFit {
  /// The most rows that are looked at.
  static let most = 4096
  /// Fewer rows show nothing.
  private static let fewest = 50

  private var verdicts = AddressVerdicts()
  private var rows = 0
  private var coded = 0
  private var disagreeing = 0
  private var unknown = 0

  /// Counts the address of a row.
  ///
  /// - Parameter code: The commune code of the row when a list of some date has it, otherwise `0`.
  mutating func add(_ address: UnsafeBufferPointer<UInt8>, _ code: UInt16) {
    guard rows < AddressFit.most, !address.isEmpty else { return }
    rows += 1
    if code != 0 { coded += 1 }
    let verdict = verdicts.verdict(ofAddress: address, code)
    if verdict.contains(.disagrees) { disagreeing += 1 }
    if verdict.contains(.isUnknown) { unknown += 1 }
  }

  /// The doubts that more than half of the rows give rise to.
  var common: AddressVerdict {
    var common: AddressVerdict = []
    if coded >= AddressFit.fewest, disagreeing * 2 > coded { common.insert(.disagrees) }
    if rows >= AddressFit.fewest, unknown * 2 > rows { common.insert(.isUnknown) }
    return common
  }

  /// What the user should know of doubts that are not told row by row.
  static func note(of common: AddressVerdict) -> BilingualText? {
    if common.contains(.disagrees) {
      return BilingualText(
        "xã trong địa chỉ khác xã của mã ở quá nửa số dòng: mã theo danh mục khác, không nêu từng dòng",
        "the commune in the address is not that of the code in more than half of the rows: the codes are of "
          + "another list, and no row is told of it")
    }
    if common.contains(.isUnknown) {
      return BilingualText(
        "xã trong địa chỉ không có trong danh mục ở quá nửa số dòng: không nêu từng dòng",
        "the commune in the address is in no list in more than half of the rows: no row is told of it"
      )
    }
    return nil
  }
}
