import Tables

/// What went into a cleansing and what came out, so that a result can be traced, repeated and undone.
///
/// The same input, configuration, level and version give the same digests of outputs; only the times
/// and the number of threads differ.
public struct CleanManifest: Codable, Sendable, Equatable {
  /// How `cleaned.csv` is to be read.
  public struct Table: Codable, Sendable, Equatable {
    public var delimiter: String
    public var columns: [String]
  }

  public var program = "khop"
  public var command = "clean"
  public var version: String
  public var asOf: String
  public var level: CleanLevel
  public var configurationSHA256: String?
  public var corporaSHA256: String
  public var table: Table
  /// The input; that of a UTF-16 file is its text in UTF-8.
  public var inputs: [ManifestFile]
  public var outputs: [ManifestFile]
  public var threads: Int
  public var startedAt: String
  public var seconds: Double
  /// Seconds by stage, in the order of the run.
  public var stages: [StageTime]
}
