internal import TOMLKit

/// The settings of reports: the letterhead, the offices and the target of coverage.
extension ConfigurationParser {
  mutating func parseLetterhead(_ key: String, _ value: TOMLValue) {
    let known = ["authority", "language", "place", "symbol", "unit"]
    guard known.contains(key) else { return unknown(key, under: "report", among: known) }
    guard let text = string(value, "report." + key) else { return }
    switch key {
    case "authority": configuration.letterhead.authority = text
    case "unit": configuration.letterhead.unit = text
    case "place": configuration.letterhead.place = text
    default: configuration.letterhead.symbol = text
    }
  }

  mutating func parseReasons(_ value: TOMLValue) {
    guard let table = value.table else {
      return report("reasons", .wrongType(expected: "[reasons.S30]"))
    }
    for (code, value) in Self.entries(of: table) {
      let path = "reasons." + code
      guard Configuration.reasonCodes.contains(code) else {
        unknown(code, under: "reasons", among: Configuration.reasonCodes)
        continue
      }
      guard let entries = value.table else {
        report(path, .wrongType(expected: "[\(path)]"))
        continue
      }
      var label = Configuration.ReasonLabel()
      for (key, value) in Self.entries(of: entries) {
        let keyPath = path + "." + key
        switch key {
        case "label": label.label = words(value, keyPath)
        case "label_en": label.labelEn = words(value, keyPath)
        case "actor": label.actor = words(value, keyPath)
        case "actor_en": label.actorEn = words(value, keyPath)
        default: unknown(key, under: path, among: ["actor", "actor_en", "label", "label_en"])
        }
      }
      configuration.reasons[code] = label
    }
  }

  /// Some words on one line, as a table has room for.
  private mutating func words(_ value: TOMLValue, _ path: String) -> String? {
    guard let text = string(value, path) else { return nil }
    let isLine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isLine, (1...120).contains(text.count), text.contains(where: { !$0.isWhitespace }) else {
      report(path, .notAllowed(allowed: ["1…120"]))
      return nil
    }
    return text
  }

  mutating func parseCoverage(_ value: TOMLValue) {
    guard let table = value.table else {
      return report("coverage", .wrongType(expected: "[coverage]"))
    }
    for (key, value) in Self.entries(of: table) {
      guard key == "target" else {
        unknown(key, under: "coverage", among: ["target"])
        continue
      }
      let target = value.double ?? value.int.map(Double.init)
      if let target, target > 0, target <= 1 {
        configuration.coverageTarget = target
      } else {
        report("coverage.target", .notAllowed(allowed: ["0.01…1"]))
      }
    }
  }

  mutating func parseOffices(_ value: TOMLValue) {
    guard let array = value.array else {
      return report("office", .wrongType(expected: "[[office]]"))
    }
    for number in 0..<array.count {
      let path = "office[\(number + 1)]"
      guard let table = array[number].tomlValue.table else {
        report(path, .wrongType(expected: "[[office]]"))
        continue
      }
      var office = Configuration.Office(name: "", districts: [], communes: [])
      for (key, value) in Self.entries(of: table) {
        switch key {
        case "name": office.name = string(value, path + ".name") ?? ""
        case "districts": office.districts = codes(value, path + ".districts")
        case "communes": office.communes = codes(value, path + ".communes")
        default: unknown(key, under: path, among: ["communes", "districts", "name"])
        }
      }
      if office.name.isEmpty { report(path + ".name", .wrongType(expected: "“…”")) }
      reportShared(office.districts, \.districts, path + ".districts")
      reportShared(office.communes, \.communes, path + ".communes")
      configuration.offices.append(office)
    }
  }

  /// Reports places that an earlier office has: only one can have their records.
  private mutating func reportShared(
    _ codes: [UInt16], _ list: KeyPath<Configuration.Office, [UInt16]>, _ path: String
  ) {
    for code in codes {
      if let other = configuration.offices.firstIndex(where: { $0[keyPath: list].contains(code) }) {
        report(path, .codeTaken(code, by: "office[\(other + 1)]"))
      }
    }
  }

  private mutating func codes(_ value: TOMLValue, _ path: String) -> [UInt16] {
    guard let array = value.array else {
      report(path, .wrongType(expected: "[412, …]"))
      return []
    }
    var codes: [UInt16] = []
    for number in 0..<array.count {
      let entry = array[number].tomlValue
      let code = entry.int ?? entry.string.flatMap { Int($0) }
      if let code = code.flatMap({ UInt16(exactly: $0) }), code > 0 {
        codes.append(code)
      } else {
        report(path, .notAllowed(allowed: ["1…65535"]))
      }
    }
    return codes
  }
}
