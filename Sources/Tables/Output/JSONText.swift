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
}
