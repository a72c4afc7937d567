import Tables

/// What went into a run and what came out, so that a result can be traced and repeated.
///
/// The same inputs, configuration and version give the same digests of outputs; only the times and
/// the number of threads differ.
public struct Manifest: Codable, Sendable, Equatable {
  /// One input or output with its size and digest.
  public typealias File = ManifestFile
  /// One stage with its seconds.
  public typealias Stage = StageTime

  /// The program that made the result.
  public var program = "khop"
  /// The version of the program.
  public var version: String
  /// The day of the run, `yyyy-mm-dd`.
  public var asOf: String
  /// The share of right links among automatic links that the run aimed at.
  public var targetPrecision: Double
  /// `nil` when links without the person's number had no target of their own.
  public var targetWithoutNumber: Double?
  /// The digest of the configuration file; `nil`, written as `null`, for the settings that are built in.
  public var configurationSHA256: String?
  /// The path of the configuration as the user gave it.
  public var configurationPath: String?
  /// `nil` when the built-in model was used.
  public var modelSHA256: String?
  var corporaSHA256: String
  /// `nil` when no corrections were used.
  public var correctionsSHA256: String?
  /// What the user should know of the two files and of the run; `nil` in results of earlier versions.
  public var warnings: [BilingualText]?
  /// The insurance file and the register as they were read.
  public var inputs: [File]
  /// The files of the result, this one aside.
  public var outputs: [File]
  /// The number of threads; changes nothing but the times.
  public var threads: Int
  /// When the run began, ISO 8601 in universal time.
  public var startedAt: String
  /// Seconds of the whole run.
  public var seconds: Double
  /// Seconds by stage, in the order of the run.
  public var stages: [Stage]

  /// The digest of `outcomes.csv`, by which what is made of a run knows its run again; empty when there is none.
  public var outcomesSHA256: String { outputs.first { $0.name == "outcomes.csv" }?.sha256 ?? "" }

  /// Writes every key, `null` for what was not used, so that a reader need not know which may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(program, forKey: .program)
    try container.encode(version, forKey: .version)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(targetPrecision, forKey: .targetPrecision)
    try container.encode(targetWithoutNumber, forKey: .targetWithoutNumber)
    try container.encode(configurationSHA256, forKey: .configurationSHA256)
    try container.encode(configurationPath, forKey: .configurationPath)
    try container.encode(modelSHA256, forKey: .modelSHA256)
    try container.encode(corporaSHA256, forKey: .corporaSHA256)
    try container.encode(correctionsSHA256, forKey: .correctionsSHA256)
    try container.encode(warnings ?? [], forKey: .warnings)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(outputs, forKey: .outputs)
    try container.encode(threads, forKey: .threads)
    try container.encode(startedAt, forKey: .startedAt)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(stages, forKey: .stages)
  }

  // Capitals as the reader of snake case gives them back.
  private enum CodingKeys: String, CodingKey {
    case program, version, asOf, targetPrecision, targetWithoutNumber, configurationPath, warnings,
      inputs
    case outputs, threads, startedAt, seconds, stages
    case configurationSHA256 = "configurationSha256"
    case modelSHA256 = "modelSha256"
    case corporaSHA256 = "corporaSha256"
    case correctionsSHA256 = "correctionsSha256"
  }
}
