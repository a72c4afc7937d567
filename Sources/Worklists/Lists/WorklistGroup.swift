import Authentication
import Cleansing
import Identifiers
import Tables
import VietnameseText

/// The records of one commune or managing unit, sorted as its people look for them.
struct WorklistGroup: Sendable {
  /// The name of the unit as the heading shows it.
  var title: String
  /// What corrections are counted by: code and name.
  var unit: String
  /// The name of the file, without its ending.
  var fileName: String
  var records: [OpenRecord]
}

/// Cuts records into the lists of communes or managing units.
struct WorklistGrouping {
  let isByUnit: Bool
  let asOf: BirthDate
  let language: ReportLanguage

  /// The groups in the order of their codes or names.
  ///
  /// Since July 2025 a code of an older list goes to the commune that it became part of. Units that differ in capitals
  /// and blanks only are one, under the form that most of its records have.
  func groups(_ records: [OpenRecord]) -> [WorklistGroup] {
    var places: [String: Int] = [:]
    var groups: [WorklistGroup] = []
    for record in records {
      let key = isByUnit ? unitKey(record) : communeKey(record)
      if let place = places[key] {
        groups[place].records.append(record)
        continue
      }
      places[key] = groups.count
      let title = isByUnit ? unitTitle(key) : communeTitle(key, record)
      let isCode = !isByUnit && Int(key) != nil
      groups.append(
        WorklistGroup(
          title: title, unit: isCode ? key + " " + title : title,
          fileName: slug(isCode ? key + " " + title : title), records: [record]))
    }
    for place in groups.indices {
      if isByUnit { name(&groups[place]) }
      sort(&groups[place].records)
    }
    let keys = groups.map { VietnameseCollation.standard.sortKey($0.unit) }
    var sorted = groups.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
      .map { groups[$0] }
    // A number is no way out where the name with the number is another unit's.
    let own = Set(sorted.map(\.fileName))
    var taken: Set<String> = []
    var counts: [String: Int] = [:]
    for place in sorted.indices {
      let name = sorted[place].fileName
      var free = name
      while taken.contains(free) || free != name && own.contains(free) {
        counts[name, default: 1] += 1
        free = "\(name)-\(counts[name] ?? 1)"
      }
      taken.insert(free)
      sorted[place].fileName = free
    }
    return sorted
  }

  // MARK: Communes

  private static let currentSince = "2025-07-01"

  private func communeKey(_ record: OpenRecord) -> String {
    let written = WorklistRow.trimmed(record.communeCode)
    if let code = UInt16(written) { return DecimalText.padded(UInt64(current(code)), digits: 5) }
    if !written.isEmpty { return written }
    if !record.communeName.isEmpty { return WorklistRow.trimmed(record.communeName) }
    let codes = ParsedAddress(record.address).currentCodes
    return codes.count == 1 ? DecimalText.padded(UInt64(codes[0]), digits: 5) : ""
  }

  private func current(_ code: UInt16) -> UInt16 {
    guard asOf.iso >= Self.currentSince else { return code }
    let group = AdministrativeUnits.group(ofCode: code)
    return group.count == 1 ? group[0] : code
  }

  private func communeTitle(_ key: String, _ record: OpenRecord) -> String {
    if key.isEmpty {
      return language.choose(vi: "Chưa rõ xã, phường", en: "Commune not known")
    }
    guard let code = UInt16(key) else { return key }
    let resolved = AdministrativeUnits.standard.resolve(code: code, on: asOf).meanings
    let meanings =
      resolved.isEmpty ? AdministrativeUnits.standard.resolve(code: code).meanings : resolved
    return meanings.last?.unit.fullName
      ?? language.choose(vi: "Xã, phường mã \(key)", en: "Commune \(key)")
  }

  private func unitKey(_ record: OpenRecord) -> String {
    UnicodeForms.nfc(spaced(record.managingUnit)).lowercased()
  }

  /// A name with single blanks between its words.
  private func spaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Gives a unit the form of its name that most records have, of equally frequent ones the first.
  private func name(_ group: inout WorklistGroup) {
    var counts: [String: Int] = [:]
    let forms = group.records.map { spaced($0.managingUnit) }
    for form in forms { counts[form, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    group.title = unitTitle(forms.first { counts[$0] == most } ?? "")
    group.unit = group.title
    group.fileName = slug(group.title)
  }

  private func unitTitle(_ key: String) -> String {
    key.isEmpty
      ? language.choose(vi: "Chưa rõ đơn vị quản lý", en: "Managing unit not known") : key
  }

  // MARK: Order

  /// Sorts by hamlet, then given name, then the whole name, as Vietnamese lists do; equal ones keep their order.
  private func sort(_ records: inout [OpenRecord]) {
    let collation = VietnameseCollation.standard
    let keys = records.map { record -> [[UInt8]] in
      let name = record.identity.name.isEmpty ? record.written[.name] ?? "" : record.identity.name
      let given = name.split(separator: " ").last.map(String.init) ?? ""
      return [
        collation.sortKey(Self.padded(record.hamlet)), collation.sortKey(given),
        collation.sortKey(name),
      ]
    }
    let order = records.indices.sorted { left, right in
      for part in 0..<3 where keys[left][part] != keys[right][part] {
        return keys[left][part].lexicographicallyPrecedes(keys[right][part])
      }
      return left < right
    }
    records = order.map { records[$0] }
  }

  /// A name of a hamlet with its numbers as wide as each other: Xóm 3 stands before Xóm 18.
  private static func padded(_ text: String) -> String {
    var result = ""
    var digits = ""
    for character in text + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      result +=
        String(repeating: "0", count: digits.isEmpty ? 0 : max(0, 6 - digits.count)) + digits
      digits = ""
      result.append(character)
    }
    return result
  }

  /// A name of a file that every system takes: small letters and digits without marks.
  private func slug(_ text: String) -> String {
    var result = ""
    for character in FoldingTable.fold(text) {
      if character.isASCII, character.isLetter || character.isNumber {
        result.append(character)
      } else if !result.isEmpty, result.last != "-" {
        result.append("-")
      }
    }
    while result.last == "-" { result.removeLast() }
    return result.isEmpty ? "danh-sach" : String(result.prefix(80))
  }
}
