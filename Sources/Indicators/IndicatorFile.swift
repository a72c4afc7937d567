import Tables

/// The indicators of one or more years in a file: a scenario of `seeds/`, or what `khop indicators import` wrote.
public struct IndicatorFile: Codable, Equatable, Sendable {
  /// The indicators in the order of the file.
  public var indicators: [Indicator]

  /// A file of these indicators.
  public init(_ indicators: [Indicator]) { self.indicators = indicators }

  /// Reads a JSON file with a list `indicators`; other fields, such as those of a scenario, are passed over.
  ///
  /// - Throws: ``TableError`` with `badJSON` when the file holds no indicators.
  public static func read(path: String) throws(TableError) -> IndicatorFile {
    try JSONText.read(IndicatorFile.self, path: path)
  }

  /// The text of the file, with equal bytes for equal indicators.
  public func text() throws(TableError) -> String { try JSONText.encode(self) }

  /// The latest year of which the file tells, or `nil` for an empty one.
  public var year: Int? { indicators.map(\.year).max() }

  /// The indicator of a code in a year, or `nil`.
  public func indicator(_ code: String, year: Int) -> Indicator? {
    indicators.first { $0.code == code && $0.year == year }
  }
}
