import Tables

/// What only the whole file tells of a record, in the order of `outcomes.csv`; no reason by itself.
enum FileFinding: Int, CaseIterable {
  case repeatedRecordID, sameInsuranceNumber, sharedInsuranceNumber, neighboursNumber
  case repeatedRegisterNumber, neighboursName, neighboursDate

  /// `R01` to `R07`.
  var code: String { "R0\(rawValue + 1)" }

  /// How a decision carries it; `nil` for repeated record ids, which are known by their hashes when the lines are written.
  var mark: ReasonSet? {
    switch self {
    case .repeatedRecordID: nil
    case .sameInsuranceNumber: .sameInsuranceNumber
    case .sharedInsuranceNumber: .sharedInsuranceNumber
    case .neighboursNumber: .neighboursNumber
    case .repeatedRegisterNumber: .repeatedRegisterNumber
    case .neighboursName: .neighboursName
    case .neighboursDate: .neighboursDate
    }
  }

  /// The finding in words.
  var label: BilingualText {
    switch self {
    case .repeatedRecordID: BilingualText("Mã bản ghi lặp lại", "Record id repeats")
    case .sameInsuranceNumber:
      BilingualText(
        "Mã số BHXH có ở bản ghi khác của người này",
        "Insurance number stands in another record of this person")
    case .sharedInsuranceNumber:
      BilingualText(
        "Mã số BHXH có ở bản ghi của người khác",
        "Insurance number stands in a record of somebody else")
    case .neighboursNumber:
      BilingualText(
        "Số CCCD là của dòng liền kề (cột lệch một dòng)",
        "The citizen ID is that of the row beside (column one row off)")
    case .repeatedRegisterNumber:
      BilingualText(
        "Dữ liệu dân cư có nhiều dòng mang số này",
        "The register has several rows with this person's number")
    case .neighboursName:
      BilingualText(
        "Họ tên là của dòng liền kề (cột lệch một dòng)",
        "The name is that of the row beside (column one row off)")
    case .neighboursDate:
      BilingualText(
        "Ngày sinh là của dòng liền kề (cột lệch một dòng)",
        "The birth date is that of the row beside (column one row off)")
    }
  }
}
