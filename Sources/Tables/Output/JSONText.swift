import FoundationEssentials

/// JSON as results are written: sorted keys, so that equal figures are equal bytes.
package enum JSONText {
  package static func encode(_ value: some Encodable) throws(TableError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("A summary of finite numbers is always encoded")
    }
  }

  /// Reads what ``encode(_:)`` has written.
  ///
  /// - Throws: A decoding error when the bytes are no JSON of that kind.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws
    -> Value
  {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(bytes))
  }

  /// Reads a file that ``encode(_:)`` has made.
  ///
  /// - Throws: ``TableError``: the file cannot be read, or is no JSON of that kind.
  package static func read<Value: Decodable>(
    _ type: Value.Type, path: String
  ) throws(TableError) -> Value {
    let file = try MappedFile(path: path)
    do {
      return try decode(type, from: file.contents())
    } catch {
      throw TableError(.badJSON, path: path)
    }
  }

  /// Reads such a file where there is one.
  ///
  /// - Returns: `nil` only when the file is not there.
  /// - Throws: As ``read(_:path:)``.
  package static func readIfPresent<Value: Decodable>(
    _ type: Value.Type, path: String
  ) throws(TableError) -> Value? {
    do throws(TableError) {
      return try read(type, path: path)
    } catch {
      if error.reason == .notFound { return nil }
      throw error
    }
  }
}
