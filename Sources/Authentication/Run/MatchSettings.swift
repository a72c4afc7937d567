import Identifiers
import Linkage
import Tables

/// What a user may choose for a run.
public struct MatchSettings: Sendable {
  /// The insurance file: a path, `-` for standard input, or a table of a database.
  public var insurancePath: String
  /// The register: a table, or a frozen one.
  public var referencePath: String
  /// The folder of the results; made when it is missing.
  public var outputPath: String
  /// How inputs are read, and the words of the office.
  public var configuration = Configuration()
  /// The SHA-256 of the configuration file, for the manifest; `nil` without one.
  public var configurationDigest: String?
  /// The path of the configuration file as the user gave it, for the manifest.
  public var configurationPath: String?
  /// The number of threads; the results do not depend on it.
  public var threads = 1
  /// The day of the run; later birth dates are impossible.
  public var asOf: BirthDate
  /// What agreements weigh.
  public var model = MatchModel()
  /// The digest of the model's file, for the manifest; `nil` for the built-in model.
  public var modelDigest: String?
  var thresholds = Thresholds()
  /// What people gave back; `nil` when no corrections are used.
  public var corrections: Corrections?
  /// The share of right links among automatic links that the thresholds are set for.
  public var targetPrecision = 0.9999
  /// The bytes of rows that wait in memory for the resolution; what goes beyond waits on the disk of the results.
  var rowMemory = 256 << 20
  /// The bytes of memory that a run may count on; decides whether a frozen register is read into memory or mapped.
  var availableMemory = SystemMemory.available()

  /// The same for the links that no number bears out, which then keep it by themselves; `nil` counts all
  /// links together.
  public var targetWithoutNumber: Double?

  /// Settings with the built-in model and without a configuration.
  public init(insurancePath: String, referencePath: String, outputPath: String, asOf: BirthDate) {
    self.insurancePath = insurancePath
    self.referencePath = referencePath
    self.outputPath = outputPath
    self.asOf = asOf
  }
}

/// A step of a run, for people who wait.
public enum MatchStage: String, Sendable, CaseIterable {
  case openReference, readReference, freeze, readInsurance, resolve, write, digest
}

/// Told of progress from the threads of a run: the stage, the rows done and all rows, `0` when unknown.
public typealias MatchProgress = @Sendable (MatchStage, Int, Int) -> Void
