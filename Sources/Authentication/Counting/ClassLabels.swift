import Cleansing
import Tables

/// Words for the classes of participants that are written as identifiers, the same in reports, lists and explanations.
public enum ClassLabels {
  private static let labels: [String: (vi: String, en: String)] = [
    "child_under_6": ("Trẻ em dưới 6 tuổi", "Children under six"),
    "pupil": ("Học sinh", "Pupils"),
    "student": ("Sinh viên", "Students"),
    "compulsory": ("Người lao động tham gia BHXH bắt buộc", "Compulsory social insurance"),
    "voluntary": ("Người tham gia BHXH tự nguyện", "Voluntary social insurance"),
    "pensioner": (
      "Người hưởng lương hưu, trợ cấp BHXH hằng tháng", "Pensioners and monthly beneficiaries"
    ),
    "unemployed": ("Người hưởng trợ cấp thất nghiệp", "Unemployed"),
    "poor_household": ("Hộ nghèo, cận nghèo, vùng khó khăn", "Poor and near-poor households"),
    "merit": ("Người có công, cựu chiến binh", "Meritorious people and veterans"),
    "elderly_80": ("Người từ đủ 80 tuổi", "People of 80 and more"),
    "household": ("Hộ gia đình", "Households"),
    ClassKey.other: ("Khác, không phải mã loại đối tượng", "Other, no class"),
    "military_relative": ("Thân nhân lực lượng vũ trang", "Relatives of the armed forces"),
  ]

  /// Whether a class is written as an identifier that has words.
  public static func isKnown(_ key: String) -> Bool { labels[key] != nil }

  /// What a class is called; what is no identifier stays as it is written.
  ///
  ///     ClassLabels.label("household", in: .vietnamese)  // "Hộ gia đình"
  ///     ClassLabels.label("HN", in: .vietnamese)  // "HN"
  public static func label(_ key: String, in language: ReportLanguage) -> String {
    labels[key].map { language.choose(vi: $0.vi, en: $0.en) } ?? key
  }
}
