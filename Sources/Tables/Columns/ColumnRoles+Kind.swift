extension ColumnRoles {
  /// What to tell of a register whose columns are those of insurance records: insurance numbers, cards or classes, and neither
  /// status nor parents. The other way round nothing is told: lists of children name the parents, lists of deaths the day.
  var noteOfOtherKind: BilingualText? {
    func count(_ roles: [ColumnRole]) -> Int { roles.count { self[$0] != nil } }
    let insurance = count([.siNumber, .cardNumber, .participantClass])
    let register = count([.status, .deathDate, .fatherID, .motherID])
    guard kind == .reference, insurance >= 2, register == 0 else { return nil }
    return BilingualText(
      "tệp này có các cột của bản ghi BHXH, BHYT (mã số BHXH, mã thẻ, đối tượng) chứ không phải của dữ liệu dân cư: "
        + "kiểm tra xem hai tệp có bị đổi chỗ cho nhau không",
      "this file has the columns of insurance records (insurance number, card, class) and none of a register: "
        + "have the two files changed places?")
  }
}
