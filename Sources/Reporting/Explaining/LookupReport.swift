import Authentication
import Cleansing
import Linkage
import Tables

/// The people found for one query as text, Vietnamese or English.
///
/// Names are written out, for the one who asked knows them; the middle digits of numbers are hidden unless asked for.
public struct LookupReport: Sendable {
  private let lookup: Lookup
  private let language: ReportLanguage
  private let isMasked: Bool
  private let numbers: NumberStyle
  private let communes = CommuneNames()

  /// A look-up in a language.
  ///
  /// - Parameter isMasked: Whether the middle digits of numbers are hidden.
  public init(_ lookup: Lookup, language: ReportLanguage, isMasked: Bool = true) {
    self.lookup = lookup
    self.language = language
    self.isMasked = isMasked
    numbers = NumberStyle(language)
  }

  /// The whole text.
  public var text: String {
    if lookup.people.isEmpty {
      return [query, say("Không tìm thấy ai phù hợp.", "No match found.")].joined(separator: "\n")
    }
    let people = lookup.people.enumerated().map { person($1, rank: $0 + 1) }
    let warning =
      lookup.isNumberKnown
      ? say(
        "Số này có trong dữ liệu dân cư, nhưng không chắc là của người được hỏi. Những người gần nhất:",
        "The register has this number, but not surely of whom was asked for. The nearest people:")
      : say(
        "Không có ai chắc chắn. Những người gần nhất:", "Nobody is certain. The nearest people:")
    return ([query] + (lookup.isFound ? [] : [warning]) + people).joined(separator: "\n")
  }

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  private func say(_ text: BilingualText) -> String { language.choose(vi: text.vi, en: text.en) }

  private func number(_ digits: String) -> String {
    isMasked ? MaskedText.number(digits) : digits
  }

  /// What was read.
  private var query: String {
    var table = TextTable(rightAligned: [])
    add(lookup.identity, to: &table)
    for code in lookup.repairs { table.add(code.code, say(code.label)) }
    // That a field was not asked for is no finding.
    for code in lookup.findings where !LookupReport.missing.contains(code.code) {
      table.add(code.code, say(code.label))
    }
    return say("TRA CỨU", "QUERY") + "\n" + table.text()
  }

  /// The findings of an empty name, number, birth date and sex.
  private static let missing: Set<String> = ["NF01", "I51", "B51", "G51"]

  private func add(_ identity: IdentityFields, to table: inout TextTable) {
    let fields: [(String, String)] = [
      (say("Họ và tên", "Name"), identity.name),
      (say("Ngày sinh", "Birth date"), identity.birthDate.text),
      (say("Giới tính", "Sex"), identity.sex == .unknown ? "" : identity.sex.text),
      (say("Số CCCD", "Citizen ID"), number(identity.text(of: .citizenID))),
      (say("Số CMND", "Old number"), number(identity.text(of: .oldID))),
    ]
    for (label, value) in fields where !value.isEmpty { table.add(label, value) }
  }

  private func person(_ person: Lookup.Person, rank: Int) -> String {
    let candidate = person.candidate
    var table = TextTable(rightAligned: [])
    add(candidate.identity, to: &table)
    let commune = commune(candidate.commune)
    if !commune.isEmpty { table.add(say("Xã, phường", "Commune"), commune) }
    if candidate.isDead {
      table.add(say("Tình trạng", "Status"), say("đã chết", "dead"))
    }
    var evidence = TextTable(rightAligned: [2])
    for part in candidate.evidence where part.bits.magnitude >= 0.05 {
      evidence.add(
        say(part.part.label), say(part.finding),
        (part.bits < 0 ? "" : "+") + numbers.decimal(part.bits, decimals: 1) + say(" bit", " bits"))
    }
    return say("\(rank). Xác suất ", "\(rank). Probability ") + percent(person.probability) + "\n"
      + table.text() + evidence.text(indent: 4)
  }

  /// Never rounded up to certainty.
  private func percent(_ probability: Double) -> String {
    numbers.percent(min((probability * 10_000).rounded(.down) / 10_000, 0.9999))
  }

  private func commune(_ code: UInt16) -> String {
    guard code != 0 else { return "" }
    let key = AdministrativeUnits.text(ofCode: code)
    return communes[key].map { "\(key) \($0)" } ?? key
  }
}
