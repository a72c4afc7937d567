import FoundationEssentials

/// The seconds of one stage of a run.
public struct StageTime: Codable, Sendable, Equatable {
  /// The stable name of the stage.
  public var stage: String
  /// Its seconds on the clock.
  public var seconds: Double
}

/// Measures the stages of a run.
package struct StageTimer {
  /// When the timer was made, ISO 8601 in universal time.
  package let startedAt = Date().formatted(.iso8601)
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  /// The stages that have ended, in their order.
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
