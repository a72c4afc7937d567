internal import TOMLKit

/// Reads a configuration and collects every fault of it, instead of stopping at the first.
///
/// This is the one place that knows the TOML library.
struct ConfigurationParser {
  var configuration = Configuration()
  private(set) var faults: [ConfigurationFault] = []

  private static let delimiters: [(name: String, byte: UInt8?)] = [
    ("auto", nil), (",", 0x2C), (";", 0x3B), ("tab", 0x09), ("\t", 0x09), ("|", 0x7C),
  ]

  mutating func parse(_ text: String) {
    if let stray = TOMLLetters.firstStray(in: text) {
      return report("", .syntax(line: stray.line, column: stray.column))
    }
    let root: TOMLTable
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      report("", .syntax(line: begin.line, column: begin.column))
      return
    } catch {
      report("", .syntax(line: 1, column: 1))
      return
    }
    // Values are views of the table, which has to outlive them.
    defer { withExtendedLifetime(root) {} }
    let known = [
      "corrections", "history", "threads", "report", "reasons", "coverage", "office", "insurance",
      "reference",
    ]
    for (key, value) in Self.entries(of: root) {
      switch key {
      case "threads": parseThreads(value)
      case "history": configuration.history = string(value, key)
      case "corrections": configuration.corrections = string(value, key)
      case "report": parseReport(value)
      case "reasons": parseReasons(value)
      case "coverage": parseCoverage(value)
      case "office": parseOffices(value)
      case "insurance": parseTable(value, key, into: \.insurance)
      case "reference": parseTable(value, key, into: \.reference)
      default: unknown(key, under: "", among: known)
      }
    }
  }

  private mutating func parseThreads(_ value: TOMLValue) {
    guard let threads = value.int else { return report("threads", .wrongType(expected: "1…1024")) }
    guard (1...1024).contains(threads) else {
      return report("threads", .notAllowed(allowed: ["1…1024"]))
    }
    configuration.threads = threads
  }

  private mutating func parseReport(_ value: TOMLValue) {
    guard let table = value.table else { return report("report", .wrongType(expected: "[report]")) }
    for (key, value) in Self.entries(of: table) {
      guard key == "language" else {
        parseLetterhead(key, value)
        continue
      }
      let allowed = ReportLanguage.allCases.map(\.rawValue)
      guard let name = string(value, "report.language") else { continue }
      if let language = ReportLanguage(rawValue: name) {
        configuration.language = language
      } else {
        report("report.language", .notAllowed(allowed: allowed))
      }
    }
  }

  private mutating func parseTable(
    _ value: TOMLValue, _ path: String,
    into target: WritableKeyPath<Configuration, Configuration.Table>
  ) {
    guard let table = value.table else { return report(path, .wrongType(expected: "[\(path)]")) }
    for (key, value) in Self.entries(of: table) {
      let keyPath = path + "." + key
      switch key {
      case "delimiter":
        guard let name = string(value, keyPath) else { continue }
        if let found = Self.delimiters.first(where: { $0.name == name }) {
          configuration[keyPath: target].delimiter = found.byte
        } else {
          let allowed = Self.delimiters.map(\.name).filter { $0 != "\t" }
          report(keyPath, .notAllowed(allowed: allowed))
        }
      case "encoding":
        guard let name = string(value, keyPath), name != "auto" else { continue }
        if let encoding = Configuration.Encoding(rawValue: name) {
          configuration[keyPath: target].encoding = encoding
        } else {
          let allowed = ["auto"] + Configuration.Encoding.allCases.map(\.rawValue)
          report(keyPath, .notAllowed(allowed: allowed))
        }
      case "sheet":
        guard let name = string(value, keyPath) else { continue }
        configuration[keyPath: target].sheet = name
      case "columns":
        parseColumns(value, keyPath, into: target)
      default:
        unknown(key, under: path, among: ["columns", "delimiter", "encoding", "sheet"])
      }
    }
  }

  private mutating func parseColumns(
    _ value: TOMLValue, _ path: String,
    into target: WritableKeyPath<Configuration, Configuration.Table>
  ) {
    guard let table = value.table else { return report(path, .wrongType(expected: "[\(path)]")) }
    var owners: [String: String] = [:]
    for (key, value) in Self.entries(of: table) {
      let keyPath = path + "." + key
      guard let role = ColumnRole(rawValue: key) else {
        let known = ColumnRole.allCases.map(\.rawValue)
        if EditDistance.nearest(to: key, among: known) == nil {
          report(keyPath, .unknownAmong(known))
        } else {
          unknown(key, under: path, among: known)
        }
        continue
      }
      guard let name = string(value, keyPath) else { continue }
      guard !name.isEmpty else {
        report(keyPath, .wrongType(expected: "“…”"))
        continue
      }
      if let owner = owners[name] {
        report(keyPath, .columnTaken(by: owner))
        continue
      }
      owners[name] = keyPath
      configuration[keyPath: target].columns[role] = name
    }
  }

  // MARK: Faults

  mutating func report(_ path: String, _ problem: ConfigurationFault.Problem) {
    faults.append(ConfigurationFault(path: path, problem: problem))
  }

  mutating func string(_ value: TOMLValue, _ path: String) -> String? {
    if let string = value.string { return string }
    report(path, .wrongType(expected: "“…”"))
    return nil
  }

  mutating func unknown(_ key: String, under path: String, among known: [String]) {
    let full = path.isEmpty ? key : path + "." + key
    report(full, .unknownKey(nearest: EditDistance.nearest(to: key, among: known)))
  }

  /// The entries in the order of their keys, so that faults come in one order.
  static func entries(of table: TOMLTable) -> [(key: String, value: TOMLValue)] {
    table.keys.sorted().compactMap { key in
      table[key].map { (key: key, value: $0.tomlValue) }
    }
  }
}
