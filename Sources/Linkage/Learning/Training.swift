import ReferenceIndex

/// Turns what sampled records showed into a model.
///
/// Two estimates follow each other, both by ``ExpectationMaximisation``:
///
/// 1. *Own number*: records whose number is in the register, beside the owner of the number. Is the
///    number the person's own or a relative's? m and u are both free, in the order of evidence.
/// 2. *Record*: each record beside its best candidate. u is the frequency of this name, this date, this
///    commune in the register, as the matcher weighs it, and stands in the offset; m is free. The first
///    estimate tells the class of candidates that own the record's number.
///
/// A level's share then counts the built-in share as if it had been seen ``priorOccurrences`` times:
/// levels that the file hardly shows stay as they are. No value moves more than
/// ``ModelFile/greatestShift`` bits.
public struct Training {
  /// The strength of the built-in model, in occurrences of a level: `priorOccurrences / m` records.
  static let priorOccurrences = 10.0
  /// The same for what speaks for the owner of a record's number, in pairs of owners and of relatives each.
  ///
  /// Much more is asked of these: faults of one record hang together (who leaves a word out writes a date wrong too), and
  /// comparisons that are taken for independent make relatives of owners with two of them. Of a few hundred relatives, a
  /// file has no more as a rule, the estimate is no better than what the built-in weights say.
  static let priorOwnerOccurrences = 1000.0

  let index: ReferenceIndex
  let counts: TrainingCounts
  /// The model with which the records were observed.
  let observedWith: MatchModel
  let background: TrainingBackground
  private let builtIn = MatchModel()

  /// - Parameter observedWith: The model of the ``TrainingObserver``s that made `counts`.
  public init(index: ReferenceIndex, counts: TrainingCounts, observedWith: MatchModel) {
    self.index = index
    self.counts = counts
    self.observedWith = observedWith
    background = TrainingBackground(index)
  }

  /// Estimates the parameters.
  ///
  /// - Complexity: O(rounds · distinct observations).
  public func estimate(name: String, trainedOn: String, recordsInFile: Int) -> ModelFile {
    let observations = counts.sorted()
    let owner = ownerEstimation()
    let ownerEstimate = owner.estimate(ownerPatterns(observations))
    let record = recordEstimation()
    let recordEstimate = record.estimate(
      recordPatterns(observations, owner: owner, ownerEstimate))

    var changes: [String: Change] = [:]
    learnCosts(recordEstimate, &changes)
    learnNumbers(recordEstimate, &changes)
    learnPlaces(recordEstimate, &changes)
    learnRelatives(ownerEstimate, &changes)
    learnShares(recordEstimate, ownerEstimate, &changes)
    let parameters = ModelParameter.all.map { parameter in
      self.parameter(parameter, changes[parameter.path])
    }
    return ModelFile(
      name: name, trainedOn: trainedOn, records: counts.records,
      labelledRecords: counts.labelled, recordsInFile: recordsInFile,
      peopleInRegister: index.distinctPeople, priorOccurrences: Training.priorOccurrences,
      greatestShiftInBits: ModelFile.greatestShift, parameters: parameters,
      levels: levels(recordEstimate, ownerEstimate),
      convergence: [
        convergence("record", recordEstimate), convergence("own_number", ownerEstimate),
      ],
      warnings: warnings("record", recordEstimate) + warnings("own_number", ownerEstimate))
  }

  // MARK: Patterns

  private func ownerEstimation() -> ExpectationMaximisation {
    let foreign = observedWith.foreignNumberRate
    return ExpectationMaximisation(
      comparisons: OwnerComparison.allCases.map { $0.comparison(observedWith) },
      lambda: 0.93 / (0.93 + foreign))
  }

  private func recordEstimation() -> ExpectationMaximisation {
    ExpectationMaximisation(
      comparisons: TrainingComparison.allCases.map { $0.comparison(observedWith) },
      lambda: observedWith.coverage)
  }

  private func ownerPatterns(
    _ observations: [(observation: TrainingObservation, count: Int)]
  ) -> [EMPattern] {
    observations.compactMap { observation, count in
      observation.owner.isEmpty ? nil : ownerPattern(observation, count)
    }
  }

  private func ownerPattern(_ observation: TrainingObservation, _ count: Int) -> EMPattern {
    EMPattern(
      levels: observation.owner,
      offsetInBits: TrainingObservation.bits(observation.ownerOffset),
      known: observation.ownerIsKnown.map { $0 ? 1 : 0 }, count: count)
  }

  private func recordPatterns(
    _ observations: [(observation: TrainingObservation, count: Int)],
    owner: ExpectationMaximisation, _ estimate: EMEstimate
  ) -> [EMPattern] {
    observations.map { observation, count in
      var known = observation.isMatch.map { $0 ? 1.0 : 0.0 }
      if known == nil, observation.isOwner {
        known = owner.matchProbability(ownerPattern(observation, 1), estimate)
      }
      return EMPattern(
        levels: observation.levels,
        offsetInBits: known == nil ? TrainingObservation.bits(observation.offset) : 0,
        known: known, count: count)
    }
  }

  // MARK: Parameters

  /// A new value in the parameter's bits, and how many pairs speak for it.
  struct Change {
    var bits: Double
    var occurrences: Double
  }

  private func learnCosts(_ estimate: EMEstimate, _ changes: inout [String: Change]) {
    for comparison in TrainingComparison.allCases {
      let trials = estimate.matches[comparison.rawValue].reduce(0, +)
      for level in comparison.levels.indices {
        guard let parameter = comparison.parameter(level) else { continue }
        let cost = builtIn[keyPath: parameter.keyPath]
        let seen = estimate.matches[comparison.rawValue][level]
        changes[parameter.path] = Change(
          bits: Training.cost(cost, seen: seen, of: trials), occurrences: seen)
      }
    }
  }

  /// `−log2` of a share, drawn to its built-in value as by ``priorOccurrences`` earlier sightings.
  static func cost(_ builtIn: Double, seen: Double, of trials: Double) -> Double {
    let prior = priorOccurrences
    return -log2Of((seen + prior) / (trials + prior / exp2Of(-builtIn)))
  }

  /// A worth, drawn to its built-in value by the share that `seen` pairs do not make up.
  private func worth(_ path: String, _ bits: Double, seen: Double) -> Change? {
    guard let parameter = ModelParameter.named(path), bits.isFinite else { return nil }
    let old = parameter.bits(builtIn[keyPath: parameter.keyPath])
    let weight = seen / (seen + Training.priorOccurrences)
    return Change(bits: old + weight * (bits - old), occurrences: seen)
  }

  private func learnNumbers(_ estimate: EMEstimate, _ changes: inout [String: Change]) {
    let number = estimate.matches[TrainingComparison.number.rawValue]
    let trials = number.reduce(0, +)
    let others = estimate.matches[TrainingComparison.otherNumber.rawValue]
    let absent = estimate.nonMatches[TrainingComparison.otherNumber.rawValue]
    guard trials > 0 else { return }
    let population = log2Of(Double(index.distinctPeople))
    func share(_ count: Double) -> Double { log2Of(max(count, 0.5) / trials) }
    changes["number.householdNumber"] = worth(
      "number.householdNumber",
      share(others[0]) + population - log2Of(max(background.household, 1)), seen: others[0])
    changes["number.relativesNumber"] = worth(
      "number.relativesNumber",
      share(others[1]) + population - log2Of(max(background.kin, 1)), seen: others[1])
    changes["number.neighboursNumber"] = worth(
      "number.neighboursNumber",
      share(others[2]) + population - log2Of(max(background.address, 1)), seen: others[2])
    // Against a person who is not in the register, whose number is unknown too as a rule. A level
    // that is expected and never seen is evidence as well: hence a cost, not a worth.
    let strangers = absent[3] + absent[4]
    for (level, path) in [(3, "number.strangersNumber"), (4, "number.unknownNumber")] {
      guard let parameter = ModelParameter.named(path), strangers > 0 else { continue }
      let expected = log2Of(max(absent[level], 0.5) / strangers)
      let cost = Training.cost(
        builtIn[keyPath: parameter.keyPath] - expected, seen: others[level], of: trials)
      changes[path] = Change(bits: cost + expected, occurrences: others[level])
    }
  }

  private func learnPlaces(_ estimate: EMEstimate, _ changes: inout [String: Change]) {
    func learn(
      _ comparison: TrainingComparison, _ level: Int, _ path: String, background: Double
    ) {
      let counts = estimate.matches[comparison.rawValue]
      let trials = counts.reduce(0, +)
      guard trials > 0, background > 0 else { return }
      let m = max(counts[level], 0.5) / trials
      changes[path] = worth(path, log2Of(m / background), seen: counts[level])
    }
    learn(.commune, 1, "place.otherCommune", background: 1)
    learn(.address, 0, "place.sameAddress", background: background.sameAddress)
    learn(.address, 1, "place.otherAddress", background: 1 - background.sameAddress)
    let sexes = counts.random[TrainingComparison.sex.rawValue].map(Double.init)
    let known = sexes[0] + sexes[1]
    guard known > 0 else { return }
    learn(.sex, 0, "place.sameSex", background: sexes[0] / known)
    learn(.sex, 1, "place.otherSex", background: sexes[1] / known)
  }

  /// Both shares are drawn to starting values that give the built-in weight, so that a level that no relative shows is
  /// evidence too; and the weight itself to the built-in one, by ``priorOwnerOccurrences``.
  private func learnRelatives(_ estimate: EMEstimate, _ changes: inout [String: Change]) {
    for comparison in OwnerComparison.allCases {
      let (matches, others) = (
        estimate.matches[comparison.rawValue], estimate.nonMatches[comparison.rawValue]
      )
      let (owners, relatives) = (matches.reduce(0, +), others.reduce(0, +))
      let start = comparison.comparison(builtIn).start
      for level in comparison.levels.indices {
        guard let parameter = comparison.parameter(level) else { continue }
        let weight = builtIn[keyPath: parameter.keyPath]
        let m = -log2Of(start[level])
        let bits =
          Training.cost(m + weight, seen: others[level], of: relatives)
          - Training.cost(m, seen: matches[level], of: owners)
        let seen = min(matches[level], others[level])
        let share = seen / (seen + Training.priorOwnerOccurrences)
        changes[parameter.path] = Change(
          bits: weight + share * (bits - weight), occurrences: seen)
      }
    }
  }

  private func learnShares(
    _ record: EMEstimate, _ owner: EMEstimate, _ changes: inout [String: Change]
  ) {
    let absent = (1 - record.lambda) * Double(counts.records)
    changes["coverage"] = worth(
      "coverage", log2Of(record.lambda / (1 - record.lambda)), seen: absent)
    let owners = owner.matches[OwnerComparison.given.rawValue].reduce(0, +)
    let foreign = owner.nonMatches[OwnerComparison.given.rawValue].reduce(0, +)
    guard owners > 0 else { return }
    changes["foreignNumberRate"] = worth(
      "foreignNumberRate", log2Of(0.93 * (1 - owner.lambda) / owner.lambda), seen: foreign)
  }

  private func parameter(_ parameter: ModelParameter, _ change: Change?) -> ModelFile.Parameter {
    let old = builtIn[keyPath: parameter.keyPath]
    guard let change else {
      return .init(
        name: parameter.path, value: old, builtIn: old, occurrences: nil, isClamped: false)
    }
    let middle = parameter.bits(old)
    let shift = change.bits - middle
    let limit = ModelFile.greatestShift
    let value = parameter.value(middle + min(max(shift, -limit), limit))
    return .init(
      name: parameter.path, value: Training.rounded(value, decimals: 6), builtIn: old,
      occurrences: Training.rounded(change.occurrences, decimals: 1),
      isClamped: abs(shift) > limit)
  }

  // MARK: For people

  private func levels(_ record: EMEstimate, _ owner: EMEstimate) -> [ModelFile.Level] {
    var levels: [ModelFile.Level] = []
    for comparison in TrainingComparison.allCases {
      guard comparison != .givenWord, comparison != .middleWord else { continue }
      var random = counts.random[comparison.rawValue]
      if comparison == .surnameWord {
        for other in [TrainingComparison.givenWord, .middleWord] {
          for level in random.indices { random[level] += counts.random[other.rawValue][level] }
        }
      }
      let total = random.reduce(0, +)
      for (level, name) in comparison.levels.enumerated() {
        let u = random[level] > 0 ? Double(random[level]) / Double(total) : nil
        levels.append(
          self.level(
            comparison.name, name, record.m[comparison.rawValue][level], u,
            record.matches[comparison.rawValue][level]))
      }
    }
    for comparison in OwnerComparison.allCases {
      for (level, name) in comparison.levels.enumerated() {
        let isSeen = owner.nonMatches[comparison.rawValue][level] >= 0.5
        levels.append(
          self.level(
            comparison.name, name, owner.m[comparison.rawValue][level],
            isSeen ? owner.u[comparison.rawValue][level] : nil,
            owner.matches[comparison.rawValue][level]))
      }
    }
    return levels
  }

  private func level(
    _ comparison: String, _ name: String, _ m: Double, _ u: Double?, _ matches: Double
  ) -> ModelFile.Level {
    ModelFile.Level(
      comparison: comparison, level: name, m: Training.rounded(m, decimals: 9),
      u: u.map { Training.rounded($0, decimals: 9) },
      bits: u.map { Training.rounded(log2Of(m / $0), decimals: 3) },
      matches: Training.rounded(matches, decimals: 1))
  }

  private func convergence(_ name: String, _ estimate: EMEstimate) -> ModelFile.Convergence {
    let last = estimate.rounds.count - 1
    let history = estimate.rounds.indices.filter { $0 < 10 || $0 % 10 == 0 || $0 == last }
    return ModelFile.Convergence(
      estimate: name, isConverged: estimate.isConverged, rounds: last,
      lambda: Training.rounded(estimate.lambda, decimals: 9),
      history: history.map {
        EMEstimate.Round(
          logLikelihood: Training.rounded(estimate.rounds[$0].logLikelihood, decimals: 3),
          lambda: Training.rounded(estimate.rounds[$0].lambda, decimals: 9))
      })
  }

  private func warnings(_ name: String, _ estimate: EMEstimate) -> [ModelFile.Warning] {
    estimate.warnings.map { warning in
      switch warning {
      case .fewMatches(let count): .init(estimate: name, code: "few_matches", count: count)
      case .fewNonMatches(let count): .init(estimate: name, code: "few_non_matches", count: count)
      case .lambdaAtBorder: .init(estimate: name, code: "lambda_at_border")
      case .levelNeverSeen(let comparison, let level):
        .init(
          estimate: name, code: "level_never_seen", comparison: comparison,
          level: levelName(comparison, level))
      case .notConverged: .init(estimate: name, code: "not_converged")
      case .flatLikelihood: .init(estimate: name, code: "flat_likelihood")
      case .classesExchanged: .init(estimate: name, code: "classes_exchanged")
      case .tooFewComparisons: .init(estimate: name, code: "too_few_comparisons")
      }
    }
  }

  private func levelName(_ comparison: String, _ level: Int) -> String {
    let levels =
      TrainingComparison.allCases.first { $0.name == comparison }?.levels
      ?? OwnerComparison.allCases.first { $0.name == comparison }?.levels ?? []
    return level < levels.count ? levels[level] : String(level)
  }

  static func rounded(_ value: Double, decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
