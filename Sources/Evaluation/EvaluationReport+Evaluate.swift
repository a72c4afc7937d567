import Tables

extension EvaluationReport {
  /// Measures a run against the truth.
  ///
  /// - Parameters:
  ///   - outcomes: `outcomes.csv` of a run, or any file with the columns `record_id`, `outcome` and
  ///     `citizen_id`; `candidate_id`, `probability` and `clean_citizen_id` are used when present.
  ///   - truth: A file with the columns `record_id` and `citizen_id`; `kinds`, `trap` and `trap_citizen_id` are used when
  ///     present, and further columns for cuts. Citizen IDs may have lost their leading zeros; rows that say the same of one
  ///     record count once.
  /// - Throws: ``EvaluationError`` with the file, and the row where one is concerned.
  /// - Complexity: O(rows); about 60 bytes of memory for each row of the truth.
  public static func evaluate(
    outcomes: String, truth: String
  ) throws(EvaluationError) -> EvaluationReport {
    var evaluator = Evaluator(truth: try TruthTable(path: truth))
    let table = try WholeTable(path: outcomes)
    let places = try table.columns(["record_id", "outcome", "citizen_id"])
    let columns = Evaluator.Columns(
      record: places[0], outcome: places[1], citizen: places[2],
      candidate: table.column("candidate_id"), probability: table.column("probability"),
      number: table.column("clean_citizen_id"))
    evaluator.tellsNumbers = columns.number != nil
    try table.forEachRow { row throws(EvaluationError) in evaluator.add(row, columns) }
    return try evaluator.finish()
  }
}

/// Counts outcomes while they are read.
private struct Evaluator {
  struct Columns {
    var record = 0
    var outcome = 0
    var citizen = 0
    var candidate: Int?
    var probability: Int?
    var number: Int?
  }

  private enum Outcome: UInt8 {
    case none, repeated, correct, wrong, falseOnAbsent, missed, rejected, excluded
  }

  private static let thresholds = [
    0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999,
  ]
  private static let edges = [
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 1,
  ]
  private static let nameLimit = 20

  private var truth: TruthTable
  private var results: [Outcome]
  /// 0 other, 1 review, 2 unresolved.
  private var states: [UInt8]
  private var hasNoNumber: [Bool]
  /// Whether the outcomes have a column of cleansed numbers.
  var tellsNumbers = false
  private var linksWithoutNumber = 0
  private var rightWithoutNumber = 0
  private var report = EvaluationReport()
  private var position = 0
  private var reviewWithPerson = 0
  private var reviewRight = 0
  private var unresolvedWithPerson = 0
  private var linkedToTrap: [UInt32: Int] = [:]
  private var ownedNumbers = 0
  private var linkedToOwner = 0
  private var curveLinks = [Int](repeating: 0, count: thresholds.count)
  private var curveRight = [Int](repeating: 0, count: thresholds.count)
  private var binCount = [Int](repeating: 0, count: edges.count - 1)
  private var binRight = [Int](repeating: 0, count: edges.count - 1)
  private var binSum = [Double](repeating: 0, count: edges.count - 1)
  private var highest = 0
  private var highestWrong = 0

  init(truth: TruthTable) {
    self.truth = truth
    results = [Outcome](repeating: .none, count: truth.count)
    states = [UInt8](repeating: 0, count: truth.count)
    hasNoNumber = [Bool](repeating: false, count: truth.count)
  }

  mutating func add(_ row: borrowing Row, _ columns: Columns) {
    defer { position += 1 }
    let id = FieldKey.hash(row.field(columns.record))
    guard let place = truth.place(of: id, guess: position) else {
      report.unknownRecords += 1
      if report.unknownRecordIds.count < Evaluator.nameLimit {
        report.unknownRecordIds.append(row.text(columns.record))
      }
      return
    }
    guard results[place] == .none else {
      report.repeatedOutcomes += 1
      return
    }
    let person = truth.citizens[place]
    let linked = FieldKey.citizen(row.field(columns.citizen))
    let candidate = columns.candidate.map { FieldKey.citizen(row.field($0)) } ?? 0
    let probability = columns.probability.flatMap { FieldKey.number(row.field($0)) }
    let number = columns.number.map { FieldKey.citizen(row.field($0)) } ?? 0
    hasNoNumber[place] = number == 0
    let outcome = row.field(columns.outcome)
    // The four words begin with four different letters.
    switch (outcome.first, outcome.count) {
    case (0x61, 13) where linked != 0:
      results[place] = person == 0 ? .falseOnAbsent : linked == person ? .correct : .wrong
      note(linked, isRight: linked == person, probability)
      if linked != number {
        linksWithoutNumber += 1
        if linked == person { rightWithoutNumber += 1 }
      }
      noteHighest(isRight: linked == person, probability)
    case (0x72, 6):
      results[place] = person == 0 ? .rejected : .missed
      states[place] = 1
      if person != 0 {
        reviewWithPerson += 1
        if candidate == person { reviewRight += 1 }
      }
      note(candidate, isRight: candidate == person && person != 0, probability)
    case (0x75, 10):
      results[place] = person == 0 ? .rejected : .missed
      states[place] = 2
      if person != 0 { unresolvedWithPerson += 1 }
    case (0x65, 8): results[place] = .excluded
    default:
      report.unreadableOutcomes += 1
      results[place] = person == 0 ? .rejected : .missed
    }
    noteTrap(place, linked: outcome.first == 0x61 ? linked : 0)
  }

  private mutating func note(_ candidate: UInt64, isRight: Bool, _ probability: Double?) {
    guard candidate != 0, let probability, probability >= 0, probability <= 1 else { return }
    for index in Evaluator.thresholds.indices where probability >= Evaluator.thresholds[index] {
      curveLinks[index] += 1
      if isRight { curveRight[index] += 1 }
    }
    var bin = binCount.count - 1
    while bin > 0, probability < Evaluator.edges[bin] { bin -= 1 }
    binCount[bin] += 1
    binSum[bin] += probability
    if isRight { binRight[bin] += 1 }
  }

  private mutating func noteHighest(isRight: Bool, _ probability: Double?) {
    guard let probability, probability >= 0.9999 else { return }
    highest += 1
    if !isRight { highestWrong += 1 }
  }

  private mutating func noteTrap(_ place: Int, linked: UInt64) {
    guard !truth.traps.isEmpty, truth.traps[place] != 0, results[place] != .excluded else { return }
    let isFallen = linked == truth.traps[place]
    let kind = truth.trapValues.isEmpty ? 0 : truth.trapValues[place]
    if isFallen { linkedToTrap[kind, default: 0] += 1 }
    let name = truth.trapKinds.names.isEmpty ? "" : truth.trapKinds.names[Int(kind)]
    if name.contains("family_id") || name.contains("shared_id") || name.contains("id_hits_other") {
      ownedNumbers += 1
      if isFallen { linkedToOwner += 1 }
    }
  }

  // MARK: Report

  /// Leaves out the rows of the truth that say again what another row says of their record.
  ///
  /// Only rows without an outcome are looked at: of a record that stands twice in both files each row has its own.
  private mutating func leaveRepetitions() throws(EvaluationError) {
    var open: Set<UInt64> = []
    for place in results.indices where results[place] == .none { open.insert(truth.records[place]) }
    guard !open.isEmpty else { return }
    var count = 0
    let all = truth.places(ofAll: open).values.filter { $0.count > 1 }
    for places in all.sorted(by: { $0[0] < $1[0] }) {
      let kept = places.first { results[$0] != .none } ?? places[0]
      for place in places where place != kept && results[place] == .none {
        if truth.citizens[place] != truth.citizens[kept] {
          throw try truth.contradiction(at: max(place, kept))
        }
        results[place] = .repeated
        count += 1
      }
    }
    if count > 0 { report.repeatedTruth = count }
  }

  consuming func finish() throws(EvaluationError) -> EvaluationReport {
    try leaveRepetitions()
    var report = self.report
    if truth.lostZeros > 0 { report.lostZeros = truth.lostZeros }
    for place in results.indices { add(place, to: &report.total) }
    if tellsNumbers {
      var figures = EvaluationReport.Figures()
      for place in results.indices where hasNoNumber[place] && results[place] != .none {
        add(place, to: &figures)
      }
      report.withoutNumber = figures
      report.linksWithoutNumber = Share(rightWithoutNumber, of: linksWithoutNumber)
    }
    let total = report.total
    let absent = total.records - total.withPerson
    report.falseLinksOnAbsent = Share(total.falseOnAbsent, of: absent)
    report.linksToNumberOwner = Share(linkedToOwner, of: ownedNumbers)
    report.reviewShare = Share(total.review, of: total.records)
    report.reviewNamesRight = Share(reviewRight, of: reviewWithPerson)
    report.missedNamedInReview = Share(reviewRight, of: total.missed)
    report.unresolvedWithPerson = Share(unresolvedWithPerson, of: total.unresolved)
    report.byKind = kinds()
    report.traps = traps()
    report.breakdowns = truth.cuts.map(breakdown)
    report.curve = Evaluator.thresholds.indices.map { index in
      EvaluationReport.CurvePoint(
        threshold: Evaluator.thresholds[index], links: curveLinks[index],
        precision: Share(curveRight[index], of: curveLinks[index]),
        recall: Share(curveRight[index], of: total.withPerson))
    }
    calibrate(&report)
    report.wrongAtHighest = Share(highestWrong, of: highest)
    report.wrongPer10000AtHighest =
      highest > 0 ? 10_000 * Double(highestWrong) / Double(highest) : nil
    let results = self.results
    report.missingOutcomes = results.count { $0 == .none }
    if report.missingOutcomes > 0 {
      report.missingOutcomeIds = try truth.names(limit: Evaluator.nameLimit) {
        results[$0] == .none
      }
    }
    return report
  }

  private func add(_ place: Int, to figures: inout EvaluationReport.Figures) {
    let result = results[place]
    if result == .repeated { return }
    if result == .excluded {
      figures.excluded += 1
      return
    }
    figures.records += 1
    if truth.citizens[place] != 0 { figures.withPerson += 1 }
    switch result {
    case .correct:
      figures.links += 1
      figures.correct += 1
    case .wrong:
      figures.links += 1
      figures.wrong += 1
    case .falseOnAbsent:
      figures.links += 1
      figures.falseOnAbsent += 1
    case .missed: figures.missed += 1
    case .none: if truth.citizens[place] != 0 { figures.missed += 1 }
    case .rejected, .excluded, .repeated: break
    }
    if states[place] == 1 { figures.review += 1 }
    if states[place] == 2 { figures.unresolved += 1 }
  }

  private func kinds() -> [EvaluationReport.Group] {
    guard !truth.kindValues.isEmpty else { return [] }
    // Each distinct list of kinds is split once.
    var names: [String: Int] = ["(none)": 0]
    var order = ["(none)"]
    let lists: [[Int]] = truth.kinds.names.map { list in
      if list.isEmpty { return [0] }
      return list.split(separator: ";").map { kind in
        let name = String(kind)
        if let id = names[name] { return id }
        names[name] = order.count
        order.append(name)
        return order.count - 1
      }
    }
    var figures = [EvaluationReport.Figures](repeating: .init(), count: order.count)
    for place in results.indices {
      for kind in lists[Int(truth.kindValues[place])] { add(place, to: &figures[kind]) }
    }
    return order.indices.map { .init(name: order[$0], figures: figures[$0]) }
      .filter { $0.figures.records + $0.figures.excluded > 0 }
      .sorted { $0.name < $1.name }
  }

  private func traps() -> [EvaluationReport.Trap] {
    guard !truth.trapValues.isEmpty, !truth.traps.isEmpty else { return [] }
    var counts: [UInt32: Int] = [:]
    for place in results.indices
    where truth.traps[place] != 0 && results[place] != .excluded && results[place] != .repeated {
      counts[truth.trapValues[place], default: 0] += 1
    }
    return counts.map { kind, count in
      EvaluationReport.Trap(
        name: truth.trapKinds.names[Int(kind)],
        linkedToTrapPerson: Share(linkedToTrap[kind] ?? 0, of: count))
    }
    .sorted { $0.name < $1.name }
  }

  private func breakdown(_ cut: TruthTable.Cut) -> EvaluationReport.Breakdown {
    // Years of birth are too many to read: decades instead.
    let isYear = cut.name == "birth_year"
    var ids: [String: Int] = [:]
    var names: [String] = []
    let groups: [Int] = cut.labels.names.map { label in
      let name = isYear && label.count == 4 ? "\(label.prefix(3))0" : label
      if let id = ids[name] { return id }
      ids[name] = names.count
      names.append(name)
      return names.count - 1
    }
    var figures = [EvaluationReport.Figures](repeating: .init(), count: names.count)
    for place in results.indices { add(place, to: &figures[groups[Int(cut.values[place])]]) }
    return EvaluationReport.Breakdown(
      column: isYear ? "birth_decade" : cut.name,
      groups: names.indices.map { .init(name: names[$0], figures: figures[$0]) }
        .sorted { $0.name < $1.name })
  }

  private func calibrate(_ report: inout EvaluationReport) {
    var error = 0.0
    let all = binCount.reduce(0, +)
    report.calibration = binCount.indices.map { bin in
      let count = binCount[bin]
      if count > 0 { error += abs(binSum[bin] - Double(binRight[bin])) }
      return EvaluationReport.CalibrationBin(
        from: Evaluator.edges[bin], to: Evaluator.edges[bin + 1], count: count,
        meanProbability: count > 0 ? binSum[bin] / Double(count) : nil,
        right: Share(binRight[bin], of: count))
    }
    report.expectedCalibrationError = all > 0 ? error / Double(all) : nil
  }
}
