import Cleansing
import Identifiers

extension Reasoning {
  /// Why a record whose number nobody has is not found: the number itself, a CMND alone, or none at all.
  ///
  /// A cell that holds a damaged number or one of another kind is no empty one: there is something to check before
  /// the police establish a number.
  static func withoutOwner(_ record: CleanRecord) -> Reason {
    if record.citizenID != 0 { return .k40 }
    if record.oldID != 0 { return .k42 }
    return record.findings.id.isDisjoint(with: damaged) ? .k41 : .k40
  }

  private static let damaged: IDFindings = [
    .wrongLength, .unknownProvince, .futureCentury, .digitsLost, .insuranceNumberInPlace,
    .phoneInPlace, .taxCodeInPlace, .lettersForDigits, .twoZerosLost, .zeroLost, .severalNumbers,
    .dateInPlace, .tooLong, .digitTooMany,
  ]
}
