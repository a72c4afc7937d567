import Authentication
import Tables

/// How the authenticated records of one run became those of the next: what came in, what was mended and
/// by whom, what broke.
public struct Bridge: Codable, Sendable, Equatable {
  /// Records that were mended, by who had to act on them.
  public struct Step: Codable, Sendable, Equatable {
    /// The reason that the record had before, or has now where it broke.
    public var code: String
    /// The records.
    public var count: Int
  }

  /// The earlier run.
  public var run: Int64
  var recordsBefore: Int
  var recordsAfter: Int
  /// Authenticated records of the earlier run.
  public var authenticatedBefore: Int
  /// Authenticated records of the later run.
  public var authenticatedAfter: Int
  var denominatorBefore: Int
  var denominatorAfter: Int
  /// Records of the later run only, and those of them that are authenticated.
  public var cameIn: Int
  /// Records of the later run only that are authenticated.
  public var cameInAuthenticated: Int
  /// Records of the earlier run only, and those of them that were authenticated.
  public var left: Int
  /// Records of the earlier run only that were authenticated.
  public var leftAuthenticated: Int
  /// Records that were not authenticated and are, by the reason that they had before.
  public var mended: [Step]
  /// Records that were authenticated and are not, by the reason that they have now.
  public var broken: [Step]
  /// Of those mended, records whose values were given back by units.
  public var mendedByCorrections: [CorrectionCount]
  /// Records that are linked to another person than before.
  public var relinked: Int

  /// Compares two runs by their records.
  ///
  /// - Parameter place: Where the results of the earlier run are now.
  /// - Returns: `nil` when they are gone or were written over.
  /// - Throws: ``TableError`` when they are there and cannot be read.
  static func between(
    _ earlier: RecordedRun, in place: String, and summary: Summary, folder: String, threads: Int
  ) throws(TableError) -> Bridge? {
    guard !FileIdentity.isSame(place, folder),
      let old = try Manifest.readIfPresent(folder: place),
      old.outcomesSHA256 == earlier.outcomesSHA256,
      FileIdentity.exists(place + "/outcomes.csv")
    else { return nil }
    let comparison = try RunComparison.compare(before: place, after: folder, threads: threads)
    func steps(_ pairs: [(Reason, Int)]) -> [Step] {
      var counts: [Reason: Int] = [:]
      for (reason, count) in pairs { counts[reason, default: 0] += count }
      return counts.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { Step(code: $0.key.code, count: $0.value) }
    }
    let before = earlier.summary
    // What stays is known by record; the rest of each side came or went.
    let kept = comparison.keptAuthenticated
    return Bridge(
      run: earlier.id, recordsBefore: before.total.records, recordsAfter: summary.total.records,
      authenticatedBefore: before.total.authenticated,
      authenticatedAfter: summary.total.authenticated, denominatorBefore: before.denominator,
      denominatorAfter: summary.denominator, cameIn: comparison.onlyAfter,
      cameInAuthenticated: summary.total.authenticated - kept - comparison.gained,
      left: comparison.onlyBefore,
      leftAuthenticated: before.total.authenticated - kept - comparison.lost,
      mended: steps(comparison.gainedByReason), broken: steps(comparison.lostByReason),
      mendedByCorrections: summary.corrections?.filter { $0.gained > 0 } ?? [],
      relinked: comparison.relinked)
  }
}
