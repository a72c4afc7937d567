import Corpora
import VietnameseText

/// The people that a surname belongs to, as far as a surname tells.
///
/// For statistics of data quality only: names of small peoples suffer most from wrong keyboards and
/// wrong spelling (docs/domain.md 4.3). Surnames that the Kinh bear too (Lương, Hà, Hồ, the Thổ's) count with the majority.
public enum NameGroup: UInt8, CaseIterable, Sendable {
  /// Kinh, and every surname that does not tell.
  case common
  case thai
  case hmong
  /// Khơ Mú and Ơ Đu.
  case khoMu
  case otherMinority
  case foreign
  /// There is no readable name.
  case none

  /// The stable key, as in `summary.json`.
  public var key: String {
    switch self {
    case .common: "common"
    case .thai: "thai"
    case .hmong: "hmong"
    case .khoMu: "kho_mu"
    case .otherMinority: "other_minority"
    case .foreign: "foreign"
    case .none: "none"
    }
  }

  /// The label in Vietnamese.
  public var labelVi: String {
    switch self {
    case .common: "Họ phổ biến (Kinh, Thổ và họ chung)"
    case .thai: "Họ của dân tộc Thái"
    case .hmong: "Họ của dân tộc Mông"
    case .khoMu: "Họ của dân tộc Khơ Mú, Ơ Đu"
    case .otherMinority: "Họ của dân tộc khác"
    case .foreign: "Tên người nước ngoài"
    case .none: "Không đọc được họ tên"
    }
  }

  /// The label in English.
  public var labelEn: String {
    switch self {
    case .common: "Common surnames (Kinh, Thổ, shared)"
    case .thai: "Thái surnames"
    case .hmong: "Hmong surnames"
    case .khoMu: "Khơ Mú and Ơ Đu surnames"
    case .otherMinority: "Surnames of other peoples"
    case .foreign: "Foreign names"
    case .none: "No readable name"
    }
  }
}

/// Tells the group of a surname by its word number; belongs to one thread.
///
/// - Complexity: one table read for a word that was seen before.
public struct NameGroupTable {
  private static let unasked: UInt8 = 0xFF
  private let words: WordTable
  private var groups: [UInt8] = []

  /// A table that remembers what it has read; belongs to one thread.
  public init(words: WordTable) { self.words = words }

  /// The group of a record by its surname and what is known of its name.
  @inline(__always)
  public mutating func group(of record: CleanRecord) -> NameGroup {
    if record.name.isEmpty { return .none }
    if record.findings.name.contains(.foreign) { return .foreign }
    let word = Int(record.name[0])
    if word < groups.count, groups[word] != NameGroupTable.unasked {
      return NameGroup(rawValue: groups[word]) ?? .common
    }
    return ask(word)
  }

  private mutating func ask(_ word: Int) -> NameGroup {
    while groups.count <= word { groups.append(NameGroupTable.unasked) }
    let text = AdministrativeUnits.canonical(words.string(WordID(word)))
    let group = NameGroupTable.surnames[text] ?? .common
    groups[word] = group.rawValue
    return group
  }

  /// Surnames of Nghệ An's peoples that hardly anybody else bears (docs/domain.md 4.3).
  private static let home: [(NameGroup, String)] = [
    (.thai, "Vi Lô Lữ Lự Lang Kha Quang Ngân Sầm Lộc Lim Hủn Viêng Vang"),
    (.hmong, "Vừ Lầu Xồng Và Già Giàng Mùa Thò Lỳ Hờ Cự Lỷ Nênh"),
    (.khoMu, "Moong Cụt Xeo Ốc Pịt Ven Chích Lo"),
  ]

  /// A surname with more bearers than this in the lists of one other people is shared with the majority.
  private static let mostBearers = 3000

  private static let surnames: [String: NameGroup] = {
    var table: [String: NameGroup] = [:]
    for row in Corpus.minoritySurnames.rows where row.count >= 3 {
      let people = row[1]
      let shared = ["Kinh", "Hoa", "Mường"].contains { people.contains($0) }
      let group: NameGroup =
        if people.hasPrefix("Thái") {
          .thai
        } else if people.hasPrefix("Hmong") {
          .hmong
        } else if people.hasPrefix("Khơ Mú") {
          .khoMu
        } else {
          .otherMinority
        }
      if shared || group == .otherMinority && (Int(row[2]) ?? 0) > mostBearers { continue }
      table[AdministrativeUnits.canonical(row[0])] = group
    }
    for (group, names) in home {
      for name in names.split(separator: " ") {
        table[AdministrativeUnits.canonical(String(name))] = group
      }
    }
    return table
  }()
}
