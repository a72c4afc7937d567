import Tables
import VietnameseText

extension ChunkCleaner {
  /// Tells when an address names a commune that cannot be the one of the code.
  ///
  /// - Parameter code: The commune code of the row; one that a list of some date has.
  mutating func compareAddress(_ row: borrowing Row, with code: UInt16) {
    guard let column = columns.address else { return }
    let field = cell(row, column)
    // The hamlet, which stands before the first comma, is of no consequence.
    guard let tail = AddressVerdicts.tail(of: field) else { return }
    let disagrees = addressVerdicts.disagrees(tail, code) {
      ChunkCleaner.names(tail, otherThan: code)
    }
    guard disagrees else { return }
    var findings = cells[column].findings
    findings.cell.insert(.addressDisagrees)
    note(column, findings)
  }

  /// Whether an address without its hamlet names a commune for certain, and one that is no part of what the code
  /// stands for at any time.
  ///
  /// Names that more than one place of the province bears say nothing, nor does a name without a word for its kind or a
  /// district behind it: hamlets are called like communes.
  static func names(_ tail: UnsafeBufferPointer<UInt8>, otherThan code: UInt16) -> Bool {
    let tidy = TextRepair.tidy(tail, encoding: nil)
    if tidy.isUnreadable { return false }
    let address = ParsedAddress(String(decoding: tidy.bytes, as: UTF8.self))
    guard !address.isAmbiguous, address.communeKind != nil || !address.district.isEmpty else {
      return false
    }
    let communes = address.meanings.filter { !$0.unit.kind.isDistrict }
    let named = Set(communes.flatMap { [$0.unit.code] + $0.currentCodes })
    if named.isEmpty || named.contains(code) { return false }
    return named.isDisjoint(with: AdministrativeUnits.group(ofCode: code))
  }
}
