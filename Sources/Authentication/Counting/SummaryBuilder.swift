import Cleansing
import Tables

/// Turns the counters of a resolved run into its figures.
struct SummaryBuilder {
  let counter: BreakdownCounter
  let offices: [Configuration.Office]
  /// The words for reasons; `nil` for the program's own.
  let reasonLabels: ReasonLabels?

  /// All figures that come from the records; `change` adds what the run knows beside them.
  func build(_ change: (inout Summary) -> Void) -> Summary {
    var summary = Summary()
    let keys = ["unknown", "male", "female"]
    var ages: [[Int]] = []
    for band in 0..<9 {
      for sex in 0..<3 { ages.append(cells(counter.ages, band * 3 + sex)) }
    }
    summary.byAge = AgeBand.allCases.map { band in
      group(band.key, sum((0..<3).map { ages[Int(band.rawValue) * 3 + $0] }))
    }.filter { $0.records > 0 }
    summary.byAgeAndSex = AgeBand.allCases.flatMap { band in
      (0..<3).map { group(band.key + "/" + keys[$0], ages[Int(band.rawValue) * 3 + $0]) }
    }.filter { $0.records > 0 }
    summary.bySex = (0..<3).map { sex in
      group(keys[sex], sum(AgeBand.allCases.indices.map { ages[$0 * 3 + sex] }))
    }.filter { $0.records > 0 }
    summary.byBirthDecade = (0..<256).map { decade in
      group(decade == 0 ? "unknown" : String(decade * 10), cells(counter.decades, decade))
    }.filter { $0.records > 0 }
    summary.byPayerGroup = (0..<PayerGroups.count).map {
      group(String($0), cells(counter.payers, $0))
    }
    .filter { $0.records > 0 }
    summary.byNameGroup = NameGroup.allCases.map {
      group($0.key, cells(counter.nameGroups, Int($0.rawValue)))
    }.filter { $0.records > 0 }
    summary.total = group("total", sum(ages))
    summary.tiers = summary.total.tiers
    addPlaces(to: &summary)
    addClasses(to: &summary)
    addReasons(sum(ages), to: &summary)
    addProbabilities(to: &summary)
    summary.cleansed = counter.cleansed
    summary.exactMatches = counter.exact
    summary.distinctPeople = counter.linked.reduce(0) { $0 + $1.nonzeroBitCount }
    change(&summary)
    summary.shares = summary.sharesOfCounts
    return summary
  }

  private func addPlaces(to summary: inout Summary) {
    let communes = counter.communes
    let order = communes.keys.indices.sorted { communes.keys[$0] < communes.keys[$1] }
    summary.byCommune = order.map {
      group(AdministrativeUnits.text(ofCode: communes.keys[$0]), Array(communes.cells(at: $0)))
    }
    let districts = UnitDistricts.standard
    var byDistrict: [UInt16: [[Int]]] = [:]
    for position in communes.keys.indices {
      let district = districts.district(ofCommune: communes.keys[position])
      byDistrict[district, default: []].append(Array(communes.cells(at: position)))
    }
    summary.byDistrict = byDistrict.sorted { $0.key < $1.key }.map {
      group($0.key == 0 ? "" : String($0.key), sum($0.value))
    }
    summary.byOffice = OfficeGroups(offices).group(summary.byCommune)
  }

  private func addClasses(to summary: inout Summary) {
    let classes = counter.classes
    let named = classes.keys.indices.map { position in
      (
        name: counter.classNames[Int(classes.keys[position])],
        cells: Array(classes.cells(at: position)),
        cards: counter.classCards[Int(classes.keys[position])]
      )
    }.sorted { $0.name < $1.name }
    summary.byClass = named.map { group($0.name, $0.cells) }
    for (group, entry) in zip(summary.byClass, named) {
      let kind = InsuranceKind(className: entry.name)
      summary.participation.health += kind == .voluntary ? entry.cards : group.denominator
      if kind == .compulsory { summary.participation.compulsory += group.denominator }
      if kind == .voluntary { summary.participation.voluntary += group.denominator }
      if !entry.name.isEmpty { summary.participation.classified += group.denominator }
    }
  }

  private func addReasons(_ cells: [Int], to summary: inout Summary) {
    let labels = reasonLabels ?? ReasonLabels()
    func codes(_ counts: [Int]) -> [Summary.CodeCount] {
      Reason.allCases.map {
        .init(
          code: $0.code, vi: labels.label($0, in: .vietnamese),
          en: labels.label($0, in: .english), count: counts[Int($0.rawValue)])
      }
    }
    summary.reasonLabels = reasonLabels
    summary.reasons = codes(
      (0..<Reason.count).map { reason in
        Outcome.allCases.reduce(0) { $0 + cells[BreakdownCounter.cell($1, reason)] }
      })
    summary.authenticatedReasons = codes(
      (0..<Reason.count).map { cells[BreakdownCounter.cell(.authenticated, $0)] })
    summary.findings = codes(counter.findings)
    summary.mentions = codes(counter.mentions)
    summary.authenticatedMentions = codes(counter.linkedMentions)
    summary.openMentions = codes(counter.openMentions)
    summary.personGroupRecords = summary.mentions(of: .t50)
    summary.numberGroupRecords = summary.mentions(of: .t51)
  }

  private func addProbabilities(to summary: inout Summary) {
    let unit = BreakdownCounter.unit
    let links = Double(summary.total.authenticated)
    summary.expectedWrong = Double(counter.wrong) / unit
    summary.expectedWrongDeviation = (Double(counter.wrongVariance) / unit).squareRoot()
    summary.expectedMissed = Double(counter.missed) / unit
    summary.estimatedPrecision = links > 0 ? 1 - summary.expectedWrong / links : 0
    let found = links - summary.expectedWrong
    let all = found + summary.expectedMissed
    summary.estimatedRecall = all > 0 ? found / all : 0
    let starts = BreakdownCounter.binStarts
    summary.calibration = counter.bins.enumerated().map { position, bin in
      Summary.CalibrationBin(
        from: starts[position], to: position + 1 < starts.count ? starts[position + 1] : 1,
        records: bin.records, authenticated: bin.authenticated, review: bin.review,
        meanProbability: bin.records > 0 ? Double(bin.stated) / unit / Double(bin.records) : 0,
        expectedWrong: Double(bin.wrong) / unit)
    }
  }

  private func cells(_ counts: [Int], _ group: Int) -> [Int] {
    Array(counts[group * BreakdownCounter.width..<(group + 1) * BreakdownCounter.width])
  }

  private func sum(_ parts: [[Int]]) -> [Int] {
    parts.reduce(into: [Int](repeating: 0, count: BreakdownCounter.width)) { total, part in
      for place in total.indices { total[place] += part[place] }
    }
  }

  private func group(_ key: String, _ cells: [Int]) -> Summary.GroupCount {
    func outcome(_ outcome: Outcome) -> Int {
      (0..<Reason.count).reduce(0) { $0 + cells[BreakdownCounter.cell(outcome, $1)] }
    }
    var group = Summary.GroupCount(key: key)
    group.openReasons = [:]
    group.authenticated = outcome(.authenticated)
    group.review = outcome(.review)
    group.unresolved = outcome(.unresolved)
    group.excluded = outcome(.excluded)
    group.records = group.authenticated + group.review + group.unresolved + group.excluded
    func linked(_ reason: Reason) -> Int {
      cells[BreakdownCounter.cell(.authenticated, Int(reason.rawValue))]
    }
    group.tiers.a = linked(.d00)
    group.tiers.b = linked(.d01) + linked(.d02)
    group.tiers.c = group.authenticated - group.tiers.a - group.tiers.b
    for reason in Reason.allCases {
      func sum(_ outcomes: [Outcome]) -> Int {
        outcomes.reduce(0) { $0 + cells[BreakdownCounter.cell($1, Int(reason.rawValue))] }
      }
      let (count, open) = (sum(Outcome.allCases), sum([.review, .unresolved]))
      if count > 0 { group.reasons[reason.code] = count }
      if open > 0 { group.openReasons?[reason.code] = open }
    }
    return group
  }

  /// Codes of cleansing with their counts.
  static func counts(_ codes: [CleansingCode], _ counts: [Int]) -> [Summary.CodeCount] {
    zip(codes, counts).map { .init(code: $0.code, vi: $0.vi, en: $0.en, count: $1) }
  }
}
