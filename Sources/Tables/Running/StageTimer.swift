import FoundationEssentials

/// The seconds of one stage of a run.
public struct StageTime: Codable, Sendable, Equatable {
  public var stage: String
  public var seconds: Double

  public init(stage: String, seconds: Double) {
    self.stage = stage
    self.seconds = seconds
  }
}

/// Measures the stages of a run.
package struct StageTimer {
  package let startedAt = Date().formatted(.iso8601)
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  package private(set) var stages: [StageTime] = []

  package init() {}

  /// Ends a stage; the next one begins.
  package mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    stages.append(StageTime(stage: stage, seconds: StageTimer.seconds(now - last)))
    last = now
  }

  /// The seconds since the start.
  package var total: Double { StageTimer.seconds(.now - start) }

  private static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    let value = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    return (value * 1000).rounded() / 1000
  }
}
