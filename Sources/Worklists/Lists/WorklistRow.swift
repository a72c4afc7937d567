import Authentication
import History
import Tables

/// One row of a work list as it is shown, with what must be known when it comes back.
struct WorklistRow: Sendable {
  var cells: [String]
  var issued: IssuedRecord

  /// Makes the row of a record.
  ///
  /// - Parameters:
  ///   - person: The person who is linked or proposed; `nil` without one.
  ///   - list: The id of the list.
  ///   - labels: The words for reasons.
  ///   - answers: What somebody found out about the record before and no value could mend.
  init(
    _ record: OpenRecord, person: IdentityFields?, unit: String, list: String, isMasked: Bool,
    language: ReportLanguage, labels: ReasonLabels = ReasonLabels(), answers: [PastAnswer] = []
  ) {
    let proposal = Proposal(record.decision, record: record.identity, person: person)
    let person = person?.completed(by: record.identity)
    var cells = [String](repeating: "", count: WorklistColumn.allCases.count)
    func set(_ column: WorklistColumn, _ text: String) { cells[column.rawValue] = text }
    let name = record.written[.name] ?? ""
    set(.name, isMasked ? MaskedText.name(name) : name)
    set(.birthDate, record.written[.birthDate] ?? "")
    set(.sex, record.written[.sex] ?? "")
    set(
      .insuranceNumber,
      isMasked ? MaskedText.number(record.insuranceNumber) : record.insuranceNumber)
    let number = record.written[.citizenID] ?? ""
    set(.citizenID, isMasked ? MaskedText.number(number) : number)
    set(.address, record.address)
    set(.participantClass, ClassLabels.label(record.participantClass, in: language))
    set(
      .fault,
      WorklistRow.fault(record.decision, language, labels)
        + WorklistRow.past(answers, record, language))
    set(.proposal, WorklistRow.text(proposal, record.identity, person, isMasked, language))
    set(.key, record.key.text)
    let checksum = WorklistRow.checksum(list: list, key: record.key.text) {
      cells[$0.rawValue]
    }
    set(.checksum, list + "-" + checksum)
    self.cells = cells
    issued = IssuedRecord(
      key: record.key, checksum: checksum,
      cells: WorklistRow.digests(list: list) { cells[$0.rawValue] }, unit: unit,
      reason: record.decision.reason.code, candidate: record.person, written: record.written,
      proposed: WorklistRow.changes(proposal, record, person))
  }

  /// Ten hexadecimal digits of a SHA-256 over the list, the key and the checked cells.
  static func checksum(list: String, key: String, cell: (WorklistColumn) -> String) -> String {
    var text = list + "\u{1F}" + key
    for column in WorklistColumn.allCases where column.isChecked {
      text += "\u{1F}" + trimmed(cell(column))
    }
    let digest = Array(text.utf8).withUnsafeBytes { FileDigest.hex(of: $0) }
    return String(digest.prefix(10)).uppercased()
  }

  /// Six hexadecimal digits of a SHA-256 of each original cell.
  static func digests(list: String, cell: (WorklistColumn) -> String) -> String {
    originals.map { column in
      let text = list + "\u{1F}" + trimmed(cell(column))
      return String(Array(text.utf8).withUnsafeBytes { FileDigest.hex(of: $0) }.prefix(6))
    }.joined()
  }

  /// The original columns of which a cell is not what the digests of one copy are of; none when there are no digests.
  static func changed(_ digests: String, list: String, cell: (WorklistColumn) -> String)
    -> [WorklistColumn]
  {
    let now = Self.digests(list: list, cell: cell)
    let copies = digests.split(separator: " ").filter { $0.utf8.count == now.utf8.count }
    let changes = copies.map { copy in
      originals.enumerated().filter { place, _ in
        now.dropFirst(place * 6).prefix(6) != copy.dropFirst(place * 6).prefix(6)
      }.map(\.element)
    }
    return changes.min { $0.count < $1.count } ?? []
  }

  private static let originals = WorklistColumn.allCases.filter(\.isOriginal)

  /// A cell without what programs add or drop when they save: blanks at its ends, `\r` before `\n`.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return text }
    if !first.properties.isWhitespace, !last.properties.isWhitespace, !text.utf8.contains(0x0D) {
      return text
    }
    let plain = scalars.filter { $0 != "\r" }
    let start = plain.drop { $0.properties.isWhitespace }
    return String(
      String.UnicodeScalarView(start.reversed().drop { $0.properties.isWhitespace }.reversed()))
  }

  // MARK: Texts

  private static func fault(
    _ decision: Decision, _ language: ReportLanguage, _ labels: ReasonLabels
  ) -> String {
    func label(_ reason: Reason) -> String {
      reason.code + " " + labels.label(reason, in: language)
    }
    let others = decision.findings.reasons.filter { $0 != decision.reason }
    return ([decision.reason] + others).map(label).joined(separator: "; ")
  }

  /// `; lần trước (2026-11-12): Không tìm được`: the latest answer about the person whom the record shows.
  private static func past(
    _ answers: [PastAnswer], _ record: OpenRecord, _ language: ReportLanguage
  ) -> String {
    let shown = WrittenPerson(
      name: record.written[.name] ?? "", birthDate: record.written[.birthDate] ?? "")
    guard let answer = answers.last(where: { $0.person.isEqual(shown) }) else { return "" }
    let day = answer.day.split(separator: "-").reversed().joined(separator: "/")
    return language.choose(
      vi: "; lần trước (\(day)): \(answer.result.labelVi)",
      en: "; earlier answer (\(day)): \(answer.result.labelEn)")
  }

  /// The proposal, and further fields that differ from the same person's.
  private static func text(
    _ proposal: Proposal, _ record: IdentityFields, _ person: IdentityFields?, _ isMasked: Bool,
    _ language: ReportLanguage
  ) -> String {
    var text = proposal.text(in: language, isMasked: isMasked, hidesNames: isMasked)
    guard let person, proposal.isChange else { return text }
    for field in proposal.further {
      var (old, new) = (record.text(of: field), person.text(of: field))
      if isMasked {
        switch field {
        case .name: (old, new) = MaskedText.names(old, new)
        case .citizenID, .oldID: (old, new) = MaskedText.numbers(old, new)
        default: break
        }
      }
      text += "; \(field.label.text(in: language)): " + (old.isEmpty ? "" : old + " → ") + new
    }
    return text
  }

  /// The values that are written when the proposal is accepted.
  private static func changes(
    _ proposal: Proposal, _ record: OpenRecord, _ person: IdentityFields?
  ) -> [Corrections.Change] {
    guard let person, proposal.isChange else { return [] }
    return ([proposal.field].compactMap { $0 } + proposal.further).compactMap { field in
      let (old, new) = (record.written[field] ?? "", person.text(of: field))
      return new.isEmpty || old == new ? nil : .init(field: field, old: old, new: new)
    }
  }
}
