/// A reason why a run could not be evaluated.
public struct EvaluationError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: Equatable, Sendable {
    /// A file cannot be opened.
    case notFound
    /// Reading failed midway.
    case cannotRead
    /// The header lacks a column; ``EvaluationError/message`` names it.
    case missingColumn
    /// A row has another number of fields than the header.
    case badRow
    /// The report cannot be written as JSON.
    case cannotEncode
  }

  public let reason: Reason
  public let path: String
  /// The row, counted from 1 for the header, or 0 when no row is concerned.
  public let row: Int
  public let message: String

  public init(_ reason: Reason, path: String, row: Int = 0, message: String) {
    self.reason = reason
    self.path = path
    self.row = row
    self.message = message
  }

  public var description: String {
    row > 0 ? "\(path), row \(row): \(message)" : "\(path): \(message)"
  }
}
