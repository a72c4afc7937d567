import FoundationEssentials

/// Figures as JSON, keys in alphabetical order.
enum EvaluationJSON {
  static func text(_ figures: some Encodable) throws(EvaluationError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(figures), as: UTF8.self)
    } catch {
      throw EvaluationError(.cannotEncode, path: "")
    }
  }
}
