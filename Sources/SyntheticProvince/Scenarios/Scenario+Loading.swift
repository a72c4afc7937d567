import FoundationEssentials
import Tables

extension Scenario {
  /// Reads and checks a scenario file.
  ///
  /// - Parameter path: A JSON file as in `seeds/`.
  /// - Throws: ``GeneratorError`` when the file is missing, is no scenario, or holds parameters out
  ///   of range; all bad parameters are named at once.
  public init(contentsOf path: String) throws(GeneratorError) {
    let bytes: [UInt8]
    do throws(TableError) {
      bytes = try MappedFile(path: path).contents()
    } catch {
      throw GeneratorError(scenario: error)
    }
    do {
      self = try Scenario(json: bytes)
    } catch {
      throw GeneratorError(error.reason, path: path, message: error.message)
    }
  }

  /// Reads and checks a scenario from the bytes of its file.
  public init(json bytes: [UInt8]) throws(GeneratorError) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      self = try decoder.decode(Scenario.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw GeneratorError(.unreadableScenario, message: Scenario.explain(error))
    } catch {
      throw GeneratorError(.unreadableScenario, message: "the file is not readable as JSON")
    }
    let problems = validate()
    guard problems.isEmpty else {
      throw GeneratorError(.badParameters, message: problems.joined(separator: "; "))
    }
  }

  /// The names of all parameters that are out of range, each with what is allowed.
  func validate() -> [String] {
    var problems: [String] = []
    func share(_ value: Double, _ name: String) {
      if !(value >= 0 && value <= 1) { problems.append("\(name) must lie between 0 and 1") }
    }
    func shares(_ values: [String: Double], _ name: String) {
      for key in values.keys.sorted() { share(values[key] ?? 0, "\(name).\(key)") }
    }
    let g = generator
    if g.people < 1 { problems.append("generator.people must be at least 1") }
    if CalendarDate(iso: asOf) == nil { problems.append("as_of must be a date yyyy-mm-dd") }
    for (name, value) in g.faults.sorted(by: { $0.key < $1.key }) {
      if FaultKind(rawValue: name) == nil { problems.append("faults.\(name) is no fault kind") }
      if !(value >= 0 && value < 1) {
        problems.append("faults.\(name) must be at least 0, below 1")
      }
    }
    if g.ethnicGroups.isEmpty { problems.append("ethnic_groups must not be empty") }
    let groups = Set(g.ethnicGroups.map(\.name))
    for (district, parts) in g.districts.sorted(by: { $0.key < $1.key }) {
      for name in parts.keys.sorted() where !groups.contains(name) {
        problems.append("districts.\(district) names a group that is not in ethnic_groups")
      }
      if parts.keys.sorted().reduce(0, { $0 + (parts[$1] ?? 0) }) > 1 {
        problems.append("districts.\(district) adds up to more than 1")
      }
    }
    if g.population.founderCohorts.isEmpty { problems.append("founder_cohorts must not be empty") }
    for cohort in g.population.founderCohorts
    where cohort.fromYear > cohort.toYear || cohort.fromYear < 1901 || !(cohort.weight >= 0) {
      problems.append("founder_cohorts must run from 1901 on, with weights of at least 0")
    }
    if !g.population.founderCohorts.contains(where: { $0.weight > 0 }) {
      problems.append("founder_cohorts needs a positive weight")
    }
    if g.insurance.classes.isEmpty { problems.append("insurance.classes must not be empty") }
    for group in g.insurance.classes
    where group.codes.isEmpty || group.codes.keys.contains(where: { $0.utf8.count != 2 }) {
      problems.append("insurance.classes.\(group.id) needs object codes of two letters")
    }
    if Units.epochs.firstIndex(of: g.registerUnits) == nil {
      problems.append("register_units must be one of \(Units.epochs.joined(separator: ", "))")
    }
    for epoch in g.insuranceUnits.keys.sorted() where !Units.epochs.contains(epoch) {
      problems.append("insurance_units.\(epoch) is not a known date")
    }
    if g.insuranceUnits.isEmpty { problems.append("insurance_units must not be empty") }
    shares(g.insuranceUnits, "insurance_units")
    if g.provinces[g.homeProvince] == nil {
      problems.append("home_province must be one of the codes in provinces")
    }
    let p = g.population
    for (value, name) in [
      (p.staysWithParents, "stays_with_parents"), (p.leavesProvince, "leaves_province"),
      (p.twinBirths, "twin_births"), (p.namesakes, "namesakes"),
      (p.twinsWithNeighbouringNumbers, "twins_with_neighbouring_numbers"),
      (p.twinsWithSimilarNames, "twins_with_similar_names"),
      (p.otherProvinceNumber, "other_province_number"), (p.popularDays, "popular_days"),
      (g.insurance.insuredShare, "insured_share"), (g.insurance.noCard, "no_card"),
      (g.insurance.secondRecords, "second_records"), (g.insurance.noAddress, "no_address"),
      (g.absent.purged, "absent.purged"), (g.absent.otherProvince, "absent.other_province"),
      (g.absent.foreign, "absent.foreign"), (g.absent.namesake, "absent.namesake"),
      (g.absent.relativeNumber, "absent.relative_number"),
      (g.absent.withoutNumber, "absent.without_number"),
    ] { share(value, name) }
    return problems
  }

  private static func explain(_ error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "the field \(key.stringValue) is missing in \(place(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "the field \(place(context)) has the wrong type"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "the file is not JSON" : "the field \(place(context)) is not readable"
    @unknown default:
      return "the file is no scenario"
    }
  }
}
