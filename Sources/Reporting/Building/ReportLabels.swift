import Authentication
import Cleansing
import Tables

/// Words for the keys of `summary.json`.
enum ReportLabels {
  /// The key of the classes that are counted together.
  static let otherClasses = "*"

  /// The classes that have a line of their own, the largest first, and the rest: a column of classes may hold anything, and
  /// what is seldom and not known is never printed.
  static func classes(of summary: Summary) -> (
    shown: [Summary.GroupCount], rest: [Summary.GroupCount]
  ) {
    let known = summary.byClass.filter {
      ClassLabels.isKnown($0.key) || $0.key.isEmpty || $0.records >= 50
    }
    .sorted { ($1.records, $0.key) < ($0.records, $1.key) }
    let shown = Array(known.prefix(40))
    let keys = Set(shown.map(\.key))
    return (shown, summary.byClass.filter { !keys.contains($0.key) })
  }

  static func participantClass(_ key: String, _ language: ReportLanguage) -> String {
    key.isEmpty
      ? language.choose(vi: "Không ghi", en: "Not given") : ClassLabels.label(key, in: language)
  }

  static func payer(_ key: String, _ language: ReportLanguage) -> String {
    switch key {
    case "1":
      language.choose(
        vi: "1. Người lao động và người sử dụng lao động", en: "1. Employees and employers")
    case "2": language.choose(vi: "2. Cơ quan BHXH", en: "2. The insurance fund")
    case "3": language.choose(vi: "3. Ngân sách nhà nước", en: "3. The state")
    case "4": language.choose(vi: "4. Ngân sách nhà nước hỗ trợ", en: "4. The state in part")
    case "5": language.choose(vi: "5. Hộ gia đình", en: "5. Households")
    default: language.choose(vi: "Không có mã thẻ đọc được", en: "No readable card")
    }
  }

  static func age(_ key: String, _ language: ReportLanguage) -> String {
    switch key {
    case "0-5": language.choose(vi: "Dưới 6 tuổi", en: "Under 6")
    case "80+": language.choose(vi: "Từ 80 tuổi", en: "80 and more")
    case "unknown": language.choose(vi: "Không rõ năm sinh", en: "Birth year not known")
    default:
      language.choose(
        vi: "Từ \(key.split(separator: "-").joined(separator: " đến ")) tuổi",
        en: key.split(separator: "-").joined(separator: " to "))
    }
  }

  /// The classes of health insurance that ages suggest, and who pays.
  static func joiningClass(_ key: String, _ language: ReportLanguage) -> String {
    switch JoiningClass.allCases.first(where: { $0.key == key }) {
    case .child:
      language.choose(
        vi: "Trẻ em dưới 6 tuổi (ngân sách đóng)", en: "Children under 6 (state pays)")
    case .pupil:
      language.choose(vi: "Tuổi học sinh, 6 đến 17", en: "Pupils' age, 6 to 17")
    case .worker:
      language.choose(
        vi: "Tuổi lao động: BHXH bắt buộc, tự nguyện hoặc hộ gia đình",
        en: "Working age: compulsory or voluntary insurance, or household")
    case .retired:
      language.choose(
        vi: "Tuổi nghỉ hưu đến 79: hưu trí hoặc hộ gia đình",
        en: "Retirement age to 79: pensioners or household")
    case .elder:
      language.choose(vi: "Từ 80 tuổi (ngân sách đóng)", en: "80 and more (state pays)")
    case .unknown, nil:
      language.choose(vi: "Không rõ năm sinh", en: "Birth year not known")
    }
  }

  static func sex(_ key: String, _ language: ReportLanguage) -> String {
    switch key {
    case "male": language.choose(vi: "Nam", en: "Male")
    case "female": language.choose(vi: "Nữ", en: "Female")
    default: language.choose(vi: "Không rõ", en: "Not known")
    }
  }

  static func nameGroup(_ key: String, _ language: ReportLanguage) -> String {
    guard let group = NameGroup.allCases.first(where: { $0.key == key }) else { return key }
    return language.choose(vi: group.labelVi, en: group.labelEn)
  }
}
