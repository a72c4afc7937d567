import Tables

/// What went into a run and what came out, so that a result can be traced and repeated.
///
/// The same inputs, configuration and version give the same digests of outputs; only the times and
/// the number of threads differ.
public struct Manifest: Codable, Sendable, Equatable {
  public typealias File = ManifestFile
  public typealias Stage = StageTime

  public var program = "khop"
  public var version: String
  public var asOf: String
  public var targetPrecision: Double
  /// Absent when links without the person's number had no target of their own.
  public var targetWithoutNumber: Double?
  public var configurationSHA256: String?
  /// The path of the configuration as the user gave it.
  public var configurationPath: String?
  /// Absent when the built-in model was used.
  public var modelSHA256: String?
  public var corporaSHA256: String
  /// Absent when no corrections were used.
  public var correctionsSHA256: String?
  public var inputs: [File]
  public var outputs: [File]
  public var threads: Int
  public var startedAt: String
  public var seconds: Double
  /// Seconds by stage, in the order of the run.
  public var stages: [Stage]

  // Capitals as the reader of snake case gives them back.
  private enum CodingKeys: String, CodingKey {
    case program, version, asOf, targetPrecision, targetWithoutNumber, configurationPath, inputs
    case outputs, threads, startedAt, seconds, stages
    case configurationSHA256 = "configurationSha256"
    case modelSHA256 = "modelSha256"
    case corporaSHA256 = "corporaSha256"
    case correctionsSHA256 = "correctionsSha256"
  }
}
