import Authentication
internal import GRDB
import Glibc
import Tables

/// A run as the history keeps it.
public struct RecordedRun: Sendable, Equatable {
  public let id: Int64
  /// When the run began, ISO 8601 in universal time.
  public let startedAt: String
  /// The day of the run, `yyyy-mm-dd`.
  public let asOf: String
  /// The version of the program.
  public let version: String
  /// The output folder, absolute.
  public let folder: String
  /// The digest of `outcomes.csv`.
  public let outcomesSHA256: String
  /// Every figure of the run.
  public let summary: Summary
  /// What changed since the run before; `nil` for the first one, and when the results of the run before were
  /// no longer there or could not be read.
  public let bridge: Bridge?
  /// Why the run was not compared with the one before, when its results are there and cannot be read. Known only of the
  /// run that was just recorded.
  public var uncompared: TableError?
  /// The run before, when its results were no longer where it has written them. Known only of the run that was just
  /// recorded.
  public var lostRun: Int64?
}

/// The results of the latest run, kept beside their successors when the next run goes into the same folder: the history
/// compares the two when the next one is there.
public final class KeptResults {
  fileprivate let run: Int64
  fileprivate let place: String
  /// Held for the files in it, which go with it.
  private let folder: OutputFolder

  /// Keeps what is there now.
  ///
  /// - Parameters:
  ///   - run: The latest run of the history.
  ///   - output: The folder that the next run will write to.
  /// - Returns: `nil` when that is another folder, or holds no results that could be kept.
  public init?(of run: RecordedRun, before output: String) {
    guard FileIdentity.isSame(run.folder, output),
      let folder = try? OutputFolder(path: output),
      let place = folder.keepPresent(["outcomes.csv", "manifest.json"])
    else { return nil }
    (self.run, self.place, self.folder) = (run.id, place, folder)
  }
}

extension History {
  /// Records a finished run; one that is recorded already stays as it is.
  ///
  /// - Parameters:
  ///   - folder: The output folder; made absolute.
  ///   - kept: The results of the run before, when this one has taken their place.
  ///   - threads: For the comparison with the run before.
  /// - Returns: The run as it is kept.
  /// - Throws: ``HistoryError``.
  @discardableResult
  public func record(
    _ manifest: Manifest, _ summary: Summary, folder: String, kept: KeptResults? = nil,
    threads: Int = 1
  ) throws(HistoryError) -> RecordedRun {
    let outcomes = manifest.outcomesSHA256
    let known = try runs().first {
      $0.startedAt == manifest.startedAt && $0.outcomesSHA256 == outcomes
    }
    if let known { return known }
    let place = AbsolutePath.of(folder)
    var bridge: Bridge?
    var uncompared: TableError?
    var lostRun: Int64?
    if let earlier = try runs().last {
      // The run is recorded in any case: what is wrong with earlier results can be no reason to lose it.
      do throws(TableError) {
        let before = kept.flatMap { $0.run == earlier.id ? $0.place : nil } ?? earlier.folder
        bridge = try Bridge.between(
          earlier, in: before, and: summary, folder: place, threads: threads)
        if bridge == nil { lostRun = earlier.id }
      } catch {
        uncompared = error
      }
    }
    let texts = try History.attempt(path) { [bridge] in
      (try JSONText.encode(summary), try bridge.map { try JSONText.encode($0) })
    }
    let id = try write { database -> Int64? in
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO runs (started_at, as_of, version, folder, insurance_sha256, \
          reference_sha256, outcomes_sha256, summary, bridge) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          manifest.startedAt, manifest.asOf, manifest.version, place,
          manifest.input(.insurance)?.sha256 ?? "", manifest.input(.reference)?.sha256 ?? "",
          outcomes, texts.0, texts.1,
        ])
      if database.changesCount == 0 { return nil }
      let id = database.lastInsertedRowID
      let insert = try database.makeStatement(
        sql: "INSERT INTO figures (run, code, key, value) VALUES (?, ?, ?, ?)")
      for (code, key, value) in History.figures(summary) {
        try insert.execute(arguments: [id, code, key, value])
      }
      return id
    }
    // Another process has recorded the same results since they were looked for.
    guard let id else {
      return try record(manifest, summary, folder: folder, kept: kept, threads: threads)
    }
    return RecordedRun(
      id: id, startedAt: manifest.startedAt, asOf: manifest.asOf, version: manifest.version,
      folder: place, outcomesSHA256: outcomes, summary: summary, bridge: bridge,
      uncompared: uncompared, lostRun: lostRun)
  }

  /// Whether nothing was recorded yet: no run, no list and no export.
  public var isEmpty: Bool {
    get throws(HistoryError) {
      try read { database in
        try Bool.fetchOne(
          database,
          sql: """
            SELECT NOT (EXISTS (SELECT 1 FROM runs) OR EXISTS (SELECT 1 FROM lists) \
            OR EXISTS (SELECT 1 FROM exports))
            """) ?? false
      }
    }
  }

  /// All runs, the earliest first.
  public func runs() throws(HistoryError) -> [RecordedRun] {
    try read { database in
      try GRDB.Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY id").map { row in
        let bridge: String? = row["bridge"]
        return RecordedRun(
          id: row["id"], startedAt: row["started_at"], asOf: row["as_of"],
          version: row["version"], folder: row["folder"], outcomesSHA256: row["outcomes_sha256"],
          summary: try Summary.decode(Array((row["summary"] as String).utf8)),
          bridge: try bridge.map { try JSONText.decode(Bridge.self, from: Array($0.utf8)) })
      }
    }
  }

  /// The figures that are kept one by one, so that other programs can ask for them too.
  private static func figures(_ summary: Summary) -> [(code: String, key: String, value: Int)] {
    var figures: [(code: String, key: String, value: Int)] = [
      ("rows_in", "", summary.rowsIn), ("rejected", "", summary.rejected),
      ("records", "", summary.total.records), ("denominator", "", summary.denominator),
      ("authenticated", "", summary.total.authenticated), ("review", "", summary.total.review),
      ("unresolved", "", summary.total.unresolved), ("excluded", "", summary.total.excluded),
      ("tier_a", "", summary.tiers.a), ("tier_b", "", summary.tiers.b),
      ("tier_c", "", summary.tiers.c), ("cleansed", "", summary.cleansed),
      ("distinct_people", "", summary.distinctPeople),
    ]
    for reason in summary.reasons { figures.append(("reason", reason.code, reason.count)) }
    for (name, groups) in [("commune", summary.byCommune), ("class", summary.byClass)] {
      for group in groups {
        figures.append(("\(name)_denominator", group.key, group.denominator))
        figures.append(("\(name)_authenticated", group.key, group.authenticated))
      }
    }
    return figures
  }
}

/// Paths that stay right when the program is started from another folder.
enum AbsolutePath {
  /// The path from the root; the same where it is one already, or no path of a file.
  static func of(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    var buffer = [CChar](repeating: 0, count: 4096)
    guard let folder = getcwd(&buffer, buffer.count) else { return path }
    let here = String(cString: folder)
    return path == "." ? here : here + "/" + path
  }
}
