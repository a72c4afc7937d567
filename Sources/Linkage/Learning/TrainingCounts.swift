/// Counted observations of sampled records; parts from several threads add up.
public struct TrainingCounts: Sendable {
  /// Records of the sample that were looked at.
  public internal(set) var records = 0
  /// Those of them whose person was known by a label.
  var labelled = 0
  private(set) var observations: [TrainingObservation: Int] = [:]
  /// Levels of records beside random people, by ``TrainingComparison``.
  private(set) var random: [[Int]]

  public init() {
    random = TrainingComparison.allCases.map { Array(repeating: 0, count: $0.levels.count) }
  }

  mutating func add(_ observation: TrainingObservation) {
    observations[observation, default: 0] += 1
  }

  mutating func addRandom(_ levels: [UInt8]) {
    for (comparison, level) in levels.enumerated() where level != EMPattern.missing {
      random[comparison][Int(level)] += 1
    }
  }

  /// Adds the counts of another part of the file.
  public mutating func add(_ other: TrainingCounts) {
    records += other.records
    labelled += other.labelled
    for (observation, count) in other.observations {
      observations[observation, default: 0] += count
    }
    for comparison in random.indices {
      for level in random[comparison].indices {
        random[comparison][level] += other.random[comparison][level]
      }
    }
  }

  /// The observations in an order that depends on nothing but themselves.
  func sorted() -> [(observation: TrainingObservation, count: Int)] {
    observations.map { ($0.key, $0.value) }
      .sorted { TrainingObservation.isBefore($0.observation, $1.observation) }
  }
}
