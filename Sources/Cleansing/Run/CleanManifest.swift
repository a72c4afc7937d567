import Tables

/// What went into a cleansing and what came out, so that a result can be traced, repeated and undone.
///
/// The same input, configuration, level and version give the same digests of outputs; only the times
/// and the number of threads differ.
public struct CleanManifest: Codable, Sendable, Equatable {
  /// How `cleaned.csv` is to be read.
  public struct Table: Codable, Sendable, Equatable {
    /// The character between the cells.
    public var delimiter: String
    /// The names of the columns, in the order of the file.
    public var columns: [String]
    /// The records of a workbook that were rejected, by their number among all; `nil` for text files, where
    /// `rejected.csv` tells the same.
    public var rejectedRecords: [Int]?
    /// How the rows stand in the input; `nil` in results of earlier versions.
    public var source: Source?
  }

  /// How the rows of `cleaned.csv` stood in the input.
  public enum Source: String, Codable, Sendable {
    /// As text, to the byte.
    case asWritten = "as_written"
    case utf16LittleEndian = "utf-16le"
    case utf16LittleEndianMarked = "utf-16le_bom"
    case utf16BigEndian = "utf-16be"
    case utf16BigEndianMarked = "utf-16be_bom"
    /// In a workbook, or as whole rows in cells; undoing gives their text.
    case extracted

    init(_ form: SourceForm) {
      switch form {
      case .asWritten: self = .asWritten
      case .extracted: self = .extracted
      case .utf16(let form):
        if form.isLittleEndian {
          self = form.hasByteOrderMark ? .utf16LittleEndianMarked : .utf16LittleEndian
        } else {
          self = form.hasByteOrderMark ? .utf16BigEndianMarked : .utf16BigEndian
        }
      }
    }

    /// The form of a file in UTF-16.
    var utf16: UTF16Form? {
      switch self {
      case .asWritten, .extracted: nil
      case .utf16LittleEndian: UTF16Form(isLittleEndian: true, hasByteOrderMark: false)
      case .utf16LittleEndianMarked: UTF16Form(isLittleEndian: true, hasByteOrderMark: true)
      case .utf16BigEndian: UTF16Form(isLittleEndian: false, hasByteOrderMark: false)
      case .utf16BigEndianMarked: UTF16Form(isLittleEndian: false, hasByteOrderMark: true)
      }
    }
  }

  /// The program that made the result.
  public var program = "khop"
  var command = "clean"
  /// The version of the program.
  public var version: String
  /// The day of the run, `yyyy-mm-dd`.
  public var asOf: String
  /// Whether readings that are not certain were written too.
  public var level: CleanLevel
  /// The digest of the configuration file; `nil`, written as `null`, for the settings that are built in.
  public var configurationSHA256: String?
  /// The digest of what the program knows.
  public var corporaSHA256: String
  /// How `cleaned.csv` is to be read.
  public var table: Table
  /// What the user should know of the input; `nil` in results of earlier versions.
  public var warnings: [BilingualText]?
  /// The input as it was given.
  public var inputs: [ManifestFile]
  /// The files of the result, this one aside.
  public var outputs: [ManifestFile]
  /// The number of threads; changes nothing but the times.
  public var threads: Int
  /// When the run began, ISO 8601 in universal time.
  public var startedAt: String
  /// Seconds of the whole run.
  public var seconds: Double
  /// Seconds by stage, in the order of the run.
  public var stages: [StageTime]

  /// Writes every key, `null` for the settings that are built in.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(program, forKey: .program)
    try container.encode(command, forKey: .command)
    try container.encode(version, forKey: .version)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(level, forKey: .level)
    try container.encode(configurationSHA256, forKey: .configurationSHA256)
    try container.encode(corporaSHA256, forKey: .corporaSHA256)
    try container.encode(table, forKey: .table)
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
    case program, command, version, asOf, level, table, warnings, inputs, outputs, threads,
      startedAt
    case seconds, stages
    case configurationSHA256 = "configurationSha256"
    case corporaSHA256 = "corporaSha256"
  }
}
