import Authentication

/// Decides which figures of a report are shown.
///
/// A report for the office shows all; one for publication hides small groups (``Suppression``). Figures have names, so that
/// one that stands in two tables is hidden in both.
struct Disclosure {
  /// The parts of a group, and which is the sum of which.
  enum Measure: String, CaseIterable {
    case records, excluded, denominator, authenticated, open, a, b, c, review, unresolved
  }

  private let hidden: Set<String>

  /// - Parameter isPublic: Whether small groups are hidden.
  init(_ summary: Summary, events: EventFigures?, isPublic: Bool) {
    guard isPublic else {
      hidden = []
      return
    }
    var problem = Suppression()
    Disclosure.addGroups(summary, &problem)
    Disclosure.addCoverage(summary.coverage, &problem)
    Disclosure.addCodes(summary, &problem)
    for list in events?.lists ?? [] {
      let keys = list.reasons.map { reason in
        let key = "event/\(list.code)/\(reason.code)"
        problem.add(key, reason.count)
        return key
      }
      problem.add("event/\(list.code)", list.count)
      if let people = list.people {
        problem.add("event/\(list.code)/people", people)
        problem.add("event/\(list.code)/repeated", list.count - people)
        problem.equate(
          "event/\(list.code)", ["event/\(list.code)/people", "event/\(list.code)/repeated"])
      }
      problem.equate("event/\(list.code)", keys)
    }
    var hidden = problem.solve()
    // A sum of groups is hidden with any of its parts.
    let rest = ReportLabels.classes(of: summary).rest
    for measure in Measure.allCases
    where rest.contains(where: { hidden.contains("class/\($0.key)/\(measure.rawValue)") }) {
      hidden.insert("class/\(ReportLabels.otherClasses)/\(measure.rawValue)")
    }
    self.hidden = hidden
  }

  /// The number of a figure in a group.
  static func value(_ group: Summary.GroupCount, _ measure: Measure) -> Int {
    switch measure {
    case .records: group.records
    case .excluded: group.excluded
    case .denominator: group.denominator
    case .authenticated: group.authenticated
    case .open: group.review + group.unresolved
    case .a: group.tiers.a
    case .b: group.tiers.b
    case .c: group.tiers.c
    case .review: group.review
    case .unresolved: group.unresolved
    }
  }

  func isHidden(_ key: String) -> Bool { hidden.contains(key) }

  func count(_ key: String, _ value: Int) -> ReportCell {
    isHidden(key) ? .hidden : .count(value)
  }

  /// A share, hidden with either of its parts.
  func share(_ part: String, _ value: Int, of whole: String, _ total: Int) -> ReportCell {
    isHidden(part) || isHidden(whole) ? .hidden : .share(value, of: total)
  }

  func cell(_ cut: String, _ group: Summary.GroupCount, _ measure: Measure) -> ReportCell {
    count("\(cut)/\(group.key)/\(measure.rawValue)", Disclosure.value(group, measure))
  }

  /// The share of a measure among the records that count.
  func share(_ cut: String, _ group: Summary.GroupCount, _ measure: Measure) -> ReportCell {
    share(
      "\(cut)/\(group.key)/\(measure.rawValue)", Disclosure.value(group, measure),
      of: "\(cut)/\(group.key)/denominator", group.denominator)
  }

  // MARK: Sums

  private static func addGroups(_ summary: Summary, _ problem: inout Suppression) {
    let cuts: [(name: String, groups: [Summary.GroupCount])] = [
      ("all", [summary.total]), ("commune", summary.byCommune), ("district", summary.byDistrict),
      ("office", summary.byOffice), ("class", summary.byClass), ("payer", summary.byPayerGroup),
      ("age", summary.byAge), ("sex", summary.bySex), ("agesex", summary.byAgeAndSex),
      ("names", summary.byNameGroup),
    ]
    for (name, groups) in cuts {
      for group in groups {
        let path = "\(name)/\(group.key)/"
        for measure in Measure.allCases {
          problem.add(path + measure.rawValue, value(group, measure))
        }
        problem.equate(path + "records", [path + "denominator", path + "excluded"])
        problem.equate(path + "denominator", [path + "authenticated", path + "open"])
        problem.equate(path + "authenticated", [path + "a", path + "b", path + "c"])
        problem.equate(path + "open", [path + "review", path + "unresolved"])
      }
      if name == "all" || name == "agesex" { continue }
      for measure in Measure.allCases {
        problem.equate(
          "all/total/\(measure.rawValue)", groups.map { "\(name)/\($0.key)/\(measure.rawValue)" })
      }
    }
    problem.add("all/rows", summary.rowsIn)
    problem.add("all/rejected", summary.rejected)
    problem.equate("all/rows", ["all/total/records", "all/rejected"])
    addNested(summary, &problem)
  }

  private static func addNested(_ summary: Summary, _ problem: inout Suppression) {
    for measure in Measure.allCases {
      for district in summary.byDistrict {
        let communes = summary.byCommune.filter { ReportPlaces.districtKey($0.key) == district.key }
        problem.equate(
          "district/\(district.key)/\(measure.rawValue)",
          communes.map { "commune/\($0.key)/\(measure.rawValue)" })
      }
      for group in summary.byAge {
        problem.equate(
          "age/\(group.key)/\(measure.rawValue)",
          summary.byAgeAndSex.filter { $0.key.hasPrefix(group.key + "/") }
            .map { "agesex/\($0.key)/\(measure.rawValue)" })
      }
      for group in summary.bySex {
        problem.equate(
          "sex/\(group.key)/\(measure.rawValue)",
          summary.byAgeAndSex.filter { $0.key.hasSuffix("/" + group.key) }
            .map { "agesex/\($0.key)/\(measure.rawValue)" })
      }
    }
  }

  private static func addCoverage(_ coverage: Summary.Coverage, _ problem: inout Suppression) {
    let cuts: [(name: String, groups: [Summary.CoverageCount])] = [
      ("all", [coverage.alive]), ("dead", [coverage.dead]), ("commune", coverage.byCommune),
      ("district", coverage.byDistrict), ("age", coverage.byAge), ("sex", coverage.bySex),
      ("class", coverage.byClass),
    ]
    for (name, groups) in cuts {
      for group in groups {
        let path = "coverage/\(name)/\(group.key)/"
        problem.add(path + "people", group.people)
        problem.add(path + "insured", group.insured)
        problem.add(path + "missing", group.missing)
        problem.equate(path + "people", [path + "insured", path + "missing"])
      }
      if name == "all" || name == "dead" { continue }
      for measure in ["people", "insured", "missing"] {
        problem.equate(
          "coverage/all/alive/" + measure, groups.map { "coverage/\(name)/\($0.key)/\(measure)" })
      }
    }
    addCoverageClasses(coverage, &problem)
    for district in coverage.byDistrict {
      let communes = coverage.byCommune.filter { ReportPlaces.districtKey($0.key) == district.key }
      for measure in ["people", "insured", "missing"] {
        problem.equate(
          "coverage/district/\(district.key)/\(measure)",
          communes.map { "coverage/commune/\($0.key)/\(measure)" })
      }
    }
  }

  /// Classes that ages suggest are sums of ages; that of workers and of retired people together is a figure that a reader can
  /// make, though no table shows it.
  private static func addCoverageClasses(
    _ coverage: Summary.Coverage, _ problem: inout Suppression
  ) {
    let ages: [(key: String, bands: [AgeBand])] = [
      (JoiningClass.child.key, [.under6]), (JoiningClass.pupil.key, [.from6, .from15]),
      ("adult", [.from18, .from30, .from45, .from60]), (JoiningClass.elder.key, [.from80]),
      (JoiningClass.unknown.key, [.unknown]),
    ]
    let adults = [JoiningClass.worker.key, JoiningClass.retired.key]
    for measure in ["people", "insured", "missing"] {
      let known = coverage.byClass.filter { adults.contains($0.key) }
      let path = "coverage/class/adult/" + measure
      let values = [
        "people": known.reduce(0) { $0 + $1.people },
        "insured": known.reduce(0) { $0 + $1.insured },
        "missing": known.reduce(0) { $0 + $1.missing },
      ]
      problem.add(path, values[measure] ?? 0)
      problem.equate(path, known.map { "coverage/class/\($0.key)/\(measure)" })
      for (key, bands) in ages {
        problem.equate(
          "coverage/class/\(key)/\(measure)",
          coverage.byAge.filter { group in bands.contains { $0.key == group.key } }
            .map { "coverage/age/\($0.key)/\(measure)" })
      }
    }
  }

  private static func addCodes(_ summary: Summary, _ problem: inout Suppression) {
    for (all, linked) in zip(summary.reasons, summary.authenticatedReasons) {
      let path = "reason/\(all.code)/"
      problem.add(path + "all", all.count)
      problem.add(path + "linked", linked.count)
      problem.add(path + "open", all.count - linked.count)
      problem.equate(path + "all", [path + "linked", path + "open"])
    }
    problem.equate("all/total/records", summary.reasons.map { "reason/\($0.code)/all" })
    problem.equate("all/total/authenticated", summary.reasons.map { "reason/\($0.code)/linked" })
    for column in summary.columns {
      let path = "column/\(column.role)/"
      problem.add(path + "filled", column.filled)
      problem.add(path + "received", column.validAsReceived)
      problem.add(path + "valid", column.validAfterRepair)
      problem.add(path + "gained", column.validAfterRepair - column.validAsReceived)
      problem.add(path + "suspicious", column.suspicious)
      problem.equate(path + "valid", [path + "received", path + "gained"])
      problem.equate(path + "filled", [path + "valid", path + "suspicious"])
    }
    for code in summary.cleansingFindings { problem.add("finding/\(code.code)", code.count) }
    for code in summary.repairs { problem.add("repair/\(code.code)", code.count) }
    for (key, value) in [
      ("people", summary.distinctPeople), ("groups/person", summary.personGroups),
      ("groups/number", summary.numberGroups),
    ] { problem.add(key, value) }
    addMentions(summary, &problem)
  }

  /// Records that carry a code: those whose reason it is, and those that have it beside another.
  private static func addMentions(_ summary: Summary, _ problem: inout Suppression) {
    for reason in ReportBuilder.besideReasons {
      let all = summary.mentions(of: reason)
      let linked = summary.mentions(of: reason, isAuthenticated: true)
      let open = summary.mentions(of: reason, isAuthenticated: false)
      let path = "mention/\(reason.code)/"
      problem.add(path + "excluded", all - linked - open)
      for (part, value) in [("all", all), ("linked", linked), ("open", open)] {
        problem.add(path + part, value)
      }
      problem.equate(path + "all", [path + "linked", path + "open", path + "excluded"])
      guard let place = summary.reasons.firstIndex(where: { $0.code == reason.code }),
        place < summary.authenticatedReasons.count
      else { continue }
      let main = (summary.reasons[place].count, summary.authenticatedReasons[place].count)
      for (part, value) in [
        ("all", all - main.0), ("linked", linked - main.1), ("open", open - main.0 + main.1),
      ] {
        problem.add(path + "beside/" + part, value)
        problem.equate(
          path + part, ["reason/\(reason.code)/\(part)", path + "beside/" + part])
      }
    }
  }
}
