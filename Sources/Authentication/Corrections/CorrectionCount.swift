/// What the corrections of one unit brought.
public struct CorrectionCount: Codable, Sendable, Equatable {
  /// The commune or managing unit that gave them back.
  public var unit: String
  /// Records whose values were replaced or whose candidate was refused.
  public var applied = 0
  /// Records that are authenticated with the corrections and would not be without.
  public var gained = 0
  /// Records that would be authenticated without the corrections and are not.
  public var lost = 0
  /// Records of which the insurance file has the corrected value by now.
  public var inFile = 0
  /// Records that have another value than the one that was corrected; the file's value is used.
  public var outdated = 0

  init(unit: String) { self.unit = unit }
}

/// A record with corrections, kept until the whole file is resolved.
struct CorrectedRecord: Sendable {
  /// The place in its chunk.
  let position: Int
  let unit: String
  /// The outcome without the corrections.
  var before = Outcome.unresolved
  var isApplied = false
  var isInFile = false
  var isOutdated = false
}

/// Counts corrected records after the resolution.
enum CorrectionTally {
  /// The counts by unit, in the order of the units' names.
  static func counts(_ chunks: [ChunkSummary], _ records: RecordColumns) -> [CorrectionCount] {
    var counts: [String: CorrectionCount] = [:]
    for (number, chunk) in chunks.enumerated() where !chunk.corrected.isEmpty {
      let decisions = records.decisions(ofChunk: number)
      for record in chunk.corrected {
        var count = counts[record.unit] ?? CorrectionCount(unit: record.unit)
        let after = decisions[record.position].outcome
        if record.isApplied { count.applied += 1 }
        if record.before != .authenticated, after == .authenticated { count.gained += 1 }
        if record.before == .authenticated, after != .authenticated { count.lost += 1 }
        if record.isInFile { count.inFile += 1 }
        if record.isOutdated { count.outdated += 1 }
        counts[record.unit] = count
      }
    }
    return counts.values.sorted { $0.unit < $1.unit }
  }
}
