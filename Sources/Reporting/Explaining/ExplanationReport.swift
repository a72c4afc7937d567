import Authentication
import Tables

/// One explained record as text, Vietnamese or English.
///
/// Numbers are masked unless the reader asks for them. Without colour, what differs stands in brackets.
public struct ExplanationReport: Sendable {
  let record: ExplainedRecord
  let language: ReportLanguage
  let isMasked: Bool
  let isColoured: Bool
  let labels: ReasonLabels
  let numbers: NumberStyle
  let communes = CommuneNames()

  /// - Parameters:
  ///   - isMasked: Whether the middle digits of numbers are hidden.
  ///   - isColoured: Whether the text goes to a terminal that shows colours.
  ///   - labels: The words for reasons.
  public init(
    _ record: ExplainedRecord, language: ReportLanguage, isMasked: Bool = true,
    isColoured: Bool = false, labels: ReasonLabels = ReasonLabels()
  ) {
    self.labels = labels
    self.record = record
    self.language = language
    self.isMasked = isMasked
    self.isColoured = isColoured
    numbers = NumberStyle(language)
  }

  /// The whole explanation.
  public var text: String {
    [head, fields, candidates, evidence, verdict, search].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// The evidence for the first candidate as a waterfall; `nil` without a candidate.
  var waterfall: Waterfall? {
    guard let best = record.candidates.first else { return nil }
    var steps = best.evidence.map {
      Waterfall.Step(
        label: $0.part.label.text(in: language), finding: $0.finding.text(in: language),
        bits: $0.bits)
    }
    let absence = best.comparison.absenceInBits
    if absence >= 0.05 {
      steps.append(
        Waterfall.Step(
          label: say("Người ngoài dữ liệu", "Somebody missing"),
          finding: say(
            "người trùng tên hoặc người thân không có trong dữ liệu dân cư",
            "a namesake or a relative who is not in the register"), bits: -absence))
    }
    return Waterfall(
      steps, totalLabel: say("Tổng", "Sum"),
      threshold: (say("Ngưỡng tự động", "Automatic from"), record.acceptedAtBits),
      language: language)
  }

  /// The waterfall as SVG; it shows levels and weights, and the words of names only where they differ.
  public var svg: String? {
    waterfall?.svg(
      title: say("Bằng chứng cho dòng \(record.row)", "Evidence for row \(record.row)"),
      unit: say("bit", "bits"))
  }

  func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  func say(_ text: BilingualText) -> String { text.text(in: language) }

  func heading(_ text: String) -> String {
    StyledText(text, .heading).rendered(isColoured) + "\n"
  }

  func number(_ digits: String) -> String { isMasked ? MaskedText.number(digits) : digits }

  /// A record's own id, its digits hidden where it is a number of the person.
  func recordKey(_ id: String) -> String {
    Marks.harmless(ListMask(isUnmasked: !isMasked).key(id))
  }

  /// `1 person`, `2 people`, for English sentences.
  func people(_ count: Int) -> String {
    numbers.whole(count) + (count == 1 ? " person" : " people")
  }

  func codes(_ codes: [ExplainedCode]) -> String {
    codes.map { code in
      let label = say(code.label)
      return label.isEmpty ? code.code : "\(code.code) \(label)"
    }.joined(separator: "; ")
  }

  // MARK: Record

  private var head: String {
    var table = StyledTable(limits: [24], isColoured: isColoured)
    func add(_ label: String, _ text: String, _ mark: StyledText.Mark = .none) {
      table.add([StyledText(label), StyledText(text, mark)])
    }
    let mark: StyledText.Mark =
      switch record.outcome {
      case .authenticated: .good
      case .review: .heading
      case .unresolved: .bad
      case .excluded: .faint
      }
    add(say("Kết quả", "Outcome"), outcome(record.outcome), mark)
    let reason = record.reason
    add(
      say("Lý do", "Reason"),
      "\(reason.code) \(labels.label(reason, in: language))")
    add(
      say("Người xử lý", "Who acts"),
      record.proposal?.actor(in: language) ?? labels.actor(reason, in: language))
    // What cleansing found stands beside its field.
    let cleansing = Set(record.fields.flatMap { $0.findings.map(\.code) })
    addCorrection { add($0, $1, $2) }
    let findings = record.findings.filter { !cleansing.contains($0.code) }
    if !findings.isEmpty { add(say("Ghi nhận thêm", "Also"), codes(findings)) }
    if let proposal = record.proposal {
      var text = proposal.text(in: language, isMasked: isMasked)
      if let effect { text += " – " + effect }
      add(say("Đề xuất", "Proposal"), text)
      let further = proposal.further.map { say($0.label) }
      if !further.isEmpty, proposal.step != .collect {
        add(say("Còn khác", "Differs too"), further.joined(separator: ", "))
      }
    }
    var title = say("DÒNG \(numbers.whole(record.row))", "ROW \(numbers.whole(record.row))")
    if !record.recordID.isEmpty {
      title += say(", mã bản ghi ", ", record ") + recordKey(record.recordID)
    }
    return heading(title) + table.text() + warnings
  }

  /// What people gave back about the record, and what of it was used.
  private func addCorrection(_ add: (String, String, StyledText.Mark) -> Void) {
    guard let correction = record.correction else { return }
    func fields(_ changes: [Corrections.Change]) -> String {
      changes.map { say($0.field.label) }.joined(separator: ", ")
    }
    let unit =
      correction.unit.isEmpty
      ? "" : say(" (đơn vị \(correction.unit))", " (unit \(correction.unit))")
    if !correction.applied.isEmpty {
      add(say("Đã đính chính", "Corrected"), fields(correction.applied) + unit, .good)
    }
    if !correction.inFile.isEmpty {
      add(
        say("Đính chính đã có trong tệp", "Corrected in the file"),
        fields(correction.inFile) + unit, .none)
    }
    if !correction.outdated.isEmpty {
      add(
        say("Đính chính đã cũ", "Outdated correction"),
        fields(correction.outdated)
          + say(
            ": tệp đã có giá trị khác, lấy theo tệp", ": the file has another value, it is right"),
        .bad)
    }
    if !correction.refusedPeople.isEmpty {
      let people = correction.refusedPeople.map { number(IdentityFields.citizenText($0)) }
      add(
        say("Không phải người có số", "Not the person with number"),
        people.joined(separator: ", ") + unit, .none)
    }
  }

  /// What the proposed change would do, as far as it was tried.
  private var effect: String? {
    guard let probability = record.proposedProbability else { return nil }
    let share = numbers.percent(probability)
    return probability >= record.acceptedAt
      ? say("khi đó xác thực được (\(share))", "then authenticated (\(share))")
      : say("khi đó \(share), chưa đủ", "then \(share), not enough yet")
  }

  private var warnings: String {
    var lines = record.warnings.map { say($0) }
    if !record.isReproduced {
      lines.append(
        say(
          "kết quả tính lại khác với outcomes.csv: tệp, cấu hình hoặc phiên bản đã đổi",
          "what is found now differs from outcomes.csv: files, settings or version have changed"))
    }
    if !record.rowsWithSameID.isEmpty {
      let rows = record.rowsWithSameID.prefix(10).map { numbers.whole($0) }
      lines.append(
        say("mã bản ghi này còn ở dòng ", "the record id stands also in row ")
          + rows.joined(separator: ", ") + (record.rowsWithSameID.count > 10 ? ", …" : ""))
    }
    return lines.map {
      "  " + StyledText(say("Lưu ý: ", "Note: ") + $0, .bad).rendered(isColoured) + "\n"
    }.joined()
  }

  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .authenticated: say("đã xác thực", "authenticated")
    case .review: say("cần rà soát", "for review")
    case .unresolved: say("chưa xác thực được", "unresolved")
    case .excluded: say("ngoài phạm vi", "excluded")
    }
  }

  // MARK: Fields

  private var fields: String {
    var table = StyledTable(limits: [18, 34, 30], isColoured: isColoured)
    table.add([
      StyledText(), StyledText(say("trong tệp", "in the file"), .faint),
      StyledText(say("sau làm sạch", "after cleansing"), .faint),
      StyledText(say("sửa và phát hiện", "repairs and findings"), .faint),
    ])
    for field in record.fields {
      let raw = shown(field.raw, field)
      let clean = shown(field.clean, field)
      var notes = [codes(field.repairs), codes(field.findings)].filter { !$0.isEmpty }
      if let correction = field.correction {
        notes.insert(
          say("đính chính thành ", "corrected to ") + shown(correction, field), at: 0)
      }
      if !field.alternatives.isEmpty {
        let readings = field.alternatives.map { shown($0, field) }
        notes.append(
          say("có thể là ", "perhaps ") + readings.joined(separator: say(" hoặc ", " or ")))
      }
      table.add([
        StyledText(say(field.kind.label)), StyledText(raw.isEmpty ? "–" : raw),
        StyledText(field.clean == nil ? "" : clean.isEmpty ? "–" : clean == raw ? "=" : clean),
        StyledText(notes.joined(separator: "; ")),
      ])
    }
    return heading(say("BẢN GHI", "RECORD")) + table.text()
  }

  private func shown(_ text: String?, _ field: ExplainedField) -> String {
    let text = Marks.harmless(text ?? "")
    if field.kind == .participantClass, ClassLabels.isKnown(text) {
      return text + " (" + ClassLabels.label(text, in: language) + ")"
    }
    return field.kind.isNumber ? number(text) : text
  }

  // MARK: Search

  private var search: String {
    var table = StyledTable(limits: [], isColoured: isColoured)
    for step in record.search {
      let found =
        switch step.state {
        case .searched:
          step.people == 0
            ? say("không có ai mới", "no new candidates")
            : say("\(numbers.whole(step.people)) người", people(step.people))
        case .notPossible: say("bản ghi không đủ dữ liệu", "the record lacks the data")
        case .notNeeded: say("không cần tìm nữa", "skipped: already decided")
        }
      table.add([StyledText(say(step.key.label)), StyledText(found)])
    }
    let compared = numbers.whole(record.compared)
    return heading(
      say(
        "TÌM KIẾM (so sánh \(compared) người; mỗi người tính ở khóa đầu tiên)",
        "SEARCH (\(people(record.compared)) compared; each counts at the first key that gave it)"))
      + table.text()
  }
}
