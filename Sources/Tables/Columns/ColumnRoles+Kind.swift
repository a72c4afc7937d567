extension ColumnRoles {
  /// What to tell of a table whose columns are those of the other kind: registers have no insurance numbers, cards and
  /// classes, lists of insurance no status of life and no parents.
  var noteOfOtherKind: TableNote? {
    func count(_ roles: [ColumnRole]) -> Int { roles.count { self[$0] != nil } }
    let insurance = count([.siNumber, .cardNumber, .participantClass])
    let register = count([.status, .deathDate, .fatherID, .motherID])
    switch kind {
    case .reference where insurance >= 2 && register == 0:
      return TableNote(
        "tệp này có các cột của hồ sơ BHXH, BHYT (mã số BHXH, mã thẻ, đối tượng) chứ không phải của dữ liệu dân cư: "
          + "kiểm tra xem hai tệp có bị đổi chỗ cho nhau không",
        "this file has the columns of insurance records (insurance number, card, class) and none of a register: "
          + "have the two files changed places?")
    case .insurance where insurance == 0 && register >= 2:
      return TableNote(
        "tệp này có các cột của dữ liệu dân cư (trạng thái, số của cha mẹ) chứ không phải của hồ sơ BHXH, BHYT: "
          + "kiểm tra xem hai tệp có bị đổi chỗ cho nhau không",
        "this file has the columns of a register (status, parents' numbers) and none of insurance records: "
          + "have the two files changed places?")
    default: return nil
    }
  }
}
