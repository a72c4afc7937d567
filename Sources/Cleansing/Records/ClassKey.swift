import VietnameseText

/// The participant class under which a record is counted.
///
/// A column of classes may hold anything, names and numbers of people most of all when its rows are shifted; counts are
/// published. So a value counts under its own name only when it says a class in words that are known, or has the shape
/// of a code; all others count together.
public enum ClassKey {
  /// The key of the values that are no class.
  public static let other = "other"

  /// The most characters of a class that is counted under its own name.
  private static let longest = 60

  /// The English words of which classes in identifiers are made (`poor_household`).
  private static let words: Set<String> = [
    "a", "and", "armed", "army", "beneficiary", "benefit", "card", "child", "children", "civil",
    "compulsory",
    "disabled", "elderly", "employee", "ethnic", "family", "farmer", "force", "forces", "foreigner",
    "health", "household", "households", "insurance", "labour", "merit", "meritorious", "military",
    "minority", "months", "near", "of", "other", "pension", "pensioner", "police", "poor",
    "protection",
    "public", "pupil", "pupils", "relative", "relatives", "retired", "servant", "social", "state",
    "student", "students", "under", "unemployed", "veteran", "voluntary", "worker", "workers",
    "years",
  ]

  /// What the names of classes begin with, with their marks: the groups of the Law on Health Insurance (article 12),
  /// those of social insurance, and what offices call them. No name of a person begins so: Hồ Gia Định and Nguyễn Hữu Trí
  /// are as near as it gets; without marks only whole names count, see ``names``.
  private static let phrases = [
    "bhxh", "bhyt", "bắt buộc", "bộ đội", "bảo trợ xã hội", "cán bộ", "có công", "công an",
    "công chức",
    "cơ yếu", "cựu chiến binh", "dân tộc thiểu số", "doanh nghiệp", "đối tượng", "hành chính",
    "hạ sĩ quan", "học sinh", "hộ cận nghèo", "hộ gia đình", "hộ nghèo", "hộ nông",
    "hộ thoát nghèo",
    "hợp tác xã",
    "hssv", "hưởng", "hưu trí", "khối", "lao động", "lực lượng vũ trang", "lương hưu",
    "mất sức lao động",
    "ngoài quốc doanh", "người", "nhóm", "nông dân", "nông nghiệp", "quân đội", "quân nhân",
    "sinh viên", "sĩ quan", "sự nghiệp", "thanh niên xung phong", "thân nhân công an",
    "thân nhân của",
    "thân nhân llvt", "thân nhân lực lượng", "thân nhân người", "thân nhân quân",
    "thân nhân sĩ quan",
    "thất nghiệp", "trẻ em", "trợ cấp", "tự nguyện", "viên chức",
  ]

  /// Whole names of classes; a value that is one of them but for capitals, blanks, punctuation and the lack of all marks counts under
  /// it.
  ///
  /// What is shown is the name of the class, never the value: Hồ Gia Định written without marks would be one
  /// household more and tell nobody's name.
  private static let names: [String: String] = {
    let list = [
      "Hộ gia đình", "HSSV", "Học sinh", "Sinh viên", "Học sinh, sinh viên", "Hưu trí", "Trẻ em",
      "Trẻ em dưới 6 tuổi", "Người nghèo", "Hộ nghèo", "Cận nghèo", "Hộ cận nghèo",
      "Hộ thoát nghèo", "Người có công", "Bảo trợ xã hội", "Bắt buộc", "Tự nguyện",
      "BHXH bắt buộc", "BHXH tự nguyện", "BHYT hộ gia đình", "CBCC", "CBCCVC", "Cán bộ",
      "Công chức", "Viên chức", "Cán bộ, công chức", "Cán bộ, công chức, viên chức",
      "Người lao động", "Lao động", "Doanh nghiệp", "Hợp tác xã", "Thất nghiệp",
      "Trợ cấp thất nghiệp", "Dân tộc thiểu số", "Cựu chiến binh", "Người cao tuổi",
      "Lực lượng vũ trang", "LLVT", "Thân nhân LLVT", "Thân nhân người có công", "Nông dân",
      "Hộ nông nghiệp", "Mất sức lao động", "Thanh niên xung phong", "Hành chính sự nghiệp",
      "Ngoài quốc doanh", "Đối tượng khác",
    ]
    var names: [String: String] = [:]
    for name in list {
      names[words(name)] = name
      // Names of one spelling without marks: the first counts.
      let plain = words(FoldingTable.fold(name))
      if names[plain] == nil { names[plain] = name }
    }
    return names
  }()

  /// The letters and digits of a text in lower case, single blanks between the words.
  private static func words(_ text: String) -> String {
    UnicodeForms.nfc(text).lowercased().split { !$0.isLetter && !$0.isNumber }
      .joined(separator: " ")
  }

  /// The key of a class as it is written; empty for an empty one.
  ///
  /// - Complexity: O(*n*); asked once for each distinct value of a chunk.
  public static func text(_ raw: String) -> String {
    if raw.isEmpty || isCode(raw) { return raw }
    guard raw.count <= longest, !hasLongNumber(raw) else { return other }
    if let name = names[words(raw)] { return name }
    let text = UnicodeForms.nfc(raw).lowercased()
    let parts = text.split { $0 == "_" || $0 == " " || $0 == "-" }.map(String.init)
    let isEnglish = parts.allSatisfy { words.contains($0) || $0.allSatisfy(\.isNumber) }
    if isEnglish, parts.contains(where: words.contains) { return raw }
    let isClass = phrases.contains { phrase in
      text.hasPrefix(phrase) && text.dropFirst(phrase.count).first?.isLetter != true
    }
    return isClass ? raw : other
  }

  /// Whether a value has the shape of a code: `GD4`, `DN`, `12`; letters alone are two at most, for a name without
  /// marks is letters too.
  private static func isCode(_ raw: String) -> Bool {
    let bytes = Array(raw.utf8)
    let letters = bytes.prefix { $0 >= 0x41 && $0 <= 0x5A }.count
    let digits = bytes.dropFirst(letters).prefix { $0 &- 0x30 < 10 }.count
    guard letters + digits == bytes.count, digits <= 3 else { return false }
    return letters <= (digits == 0 ? 2 : 4)
  }

  private static func hasLongNumber(_ raw: String) -> Bool {
    raw.utf8.split { $0 &- 0x30 > 9 }.contains { $0.count > 4 }
  }
}

/// The commune under which a row is counted.
enum CommuneKey {
  /// A code of up to five digits as it is, empty for an empty one, ``ClassKey/other`` for anything else.
  static func text(_ raw: String) -> String {
    let isCode = raw.utf8.count <= 5 && raw.utf8.allSatisfy { $0 &- 0x30 < 10 }
    return isCode ? raw : ClassKey.other
  }
}
