/// What went into a run and what came out, so that a result can be traced and repeated.
///
/// The same inputs, configuration and version give the same digests of outputs; only the times and
/// the number of threads differ.
public struct Manifest: Codable, Sendable, Equatable {
  /// One file with its digest.
  public struct File: Codable, Sendable, Equatable {
    public var role: String
    /// The name without its folder: folders are of one machine.
    public var name: String
    public var bytes: Int
    public var sha256: String
  }

  public var program = "khop"
  public var version: String
  public var asOf: String
  public var targetPrecision: Double
  public var configurationSHA256: String?
  public var corporaSHA256: String
  public var inputs: [File]
  public var outputs: [File]
  public var threads: Int
  public var startedAt: String
  public var seconds: Double
  /// Seconds by stage, in the order of the run.
  public var stages: [Stage]

  public struct Stage: Codable, Sendable, Equatable {
    public var stage: String
    public var seconds: Double
  }
}
