extension ColumnRole {
  /// Whether a folded name is that of a person whom a list may be of, with or without a word for the name:
  /// `Tên nhân viên`, `Họ tên người hưởng lương hưu`, `TEN_BN`, `Chủ tài khoản`, `Employee name`.
  ///
  /// It counts only where no column says it better: beside `Họ và tên`, `Tên nhân viên` is of who filled in the list.
  static func isNameOfSomebody(_ folded: String) -> Bool {
    if bareWords.contains(folded) { return true }
    if let ending = ["fullname", "name"].first(where: folded.hasSuffix) {
      return englishPeople.contains(String(folded.dropLast(ending.count)))
    }
    guard let opening = nameOpenings.first(where: folded.hasPrefix) else { return false }
    var rest = folded.dropFirst(opening.count)
    if rest.hasPrefix("cua") { rest = rest.dropFirst(3) }
    for person in people where rest.hasPrefix(person) {
      let end = rest.dropFirst(person.count)
      if end.isEmpty || continuations.contains(where: end.hasPrefix) { return true }
    }
    return false
  }

  /// Whether a folded name tells of a person beside the one of the list, or of one whose place in it is not known:
  /// `Họ tên mẹ`, `Khách hàng`, `Người giám hộ`.
  static func isOfSomebodyElse(_ folded: String) -> Bool {
    if isNameOfSomebody(folded) || bareOthers.contains(folded) || folded.hasPrefix("nguoi") {
      return true
    }
    guard let opening = nameOpenings.first(where: folded.hasPrefix) else { return false }
    let rest = folded.dropFirst(opening.count)
    return bareOthers.contains { rest.hasPrefix($0) }
  }

  private static let bareOthers: Set<String> = [
    "khachhang", "benhnhi", "tre", "treem", "con", "chau", "cha", "bo", "me", "vo", "chong",
    "chuho", "phuhuynh", "giamho", "chame", "bome", "ong", "ba", "doituong", "nhankhau", "chusohuu",
  ]

  /// Longer openings before those that they begin with.
  private static let nameOpenings = [
    "hochudemvaten", "hochudemten", "hodemvaten", "hovaten", "hoten", "tendaydu", "ten", "hvt",
  ]

  /// Of offices, schools, hospitals, firms, banks and clubs; the letters that stand for them as well.
  private static let people = [
    "nhanvien", "nv", "hocsinh", "hs", "sinhvien", "sv", "hocvien", "hv", "congnhan", "cn", "cnv",
    "cbcnv", "cbnv", "cbcc", "cbccvc", "canbo", "cb", "congchuc", "vienchuc", "giaovien", "gv",
    "nguoilaodong", "nld", "laodong", "ld", "benhnhan", "nguoibenh", "bn", "khachhang", "kh",
    "chuthe", "chutaikhoan", "chutk", "taikhoan", "tk", "nguoihuong", "nguoithuhuong", "thanhvien",
    "hoivien", "doanvien", "dangvien", "hovien", "xavien", "treem", "tre", "be", "chau", "con",
    "congdan",
    "nhankhau", "nguoidan", "cutri", "nguoithamgia", "ntg", "nguoidangky", "doituong",
    "nguoiduoccap", "nguoiduochuong", "nguoicothe", "nguoimua", "nguoingheo", "nguoicocong",
    "nguoicaotuoi", "nguoikhuyettat", "nguoiduocbaohiem", "ndbh",
  ]

  /// What may stand behind a person: the list, the paper, the benefit.
  private static let continuations = [
    "bhyt", "bhxh", "bhtn", "theo", "tren", "the", "luong", "tro", "che", "khaisinh", "tham",
    "inhoa", "chuinhoa",
  ]

  private static let bareWords: Set<String> = [
    "nhanvien", "hocsinh", "sinhvien", "hocvien", "nguoilaodong", "nguoibenh", "chuthe",
    "chutaikhoan", "nguoihuong", "nguoithuhuong", "thanhvien", "hoivien", "congdan", "cutri",
    "benhnhan",
    "employee", "student", "patient", "beneficiary", "cardholder", "member", "insured", "person",
    "nguoiduocbaohiem",
  ]

  private static let englishPeople: Set<String> = [
    "employee", "student", "pupil", "patient", "beneficiary", "account", "accountholder",
    "cardholder", "customer", "client", "member", "insured", "insuredperson", "worker", "staff",
    "person", "citizen", "participant", "child", "resident",
  ]
}
