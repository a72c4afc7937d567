import Tables

/// Reads indicators that an office keeps in a table.
///
/// Columns, in any order: `code, label_vi, label_en, year, value, unit, denominator, plan, source, note`. Numbers
/// are written as in Vietnam (`3.024.577`, `98,91`) or plainly (`3024577`, `98.91`); what could be either is refused.
public enum IndicatorImport {
  /// One thing that is wrong with a table, told by row and column, without the cell.
  public struct Fault: Equatable, Sendable {
    /// What can be wrong.
    enum Problem: Equatable, Sendable {
      case missingColumn, empty, notACode, notAYear, notANumber, ambiguousNumber, repeated
    }

    /// Rows count from 1 below the header; `0` is the header.
    public var row: Int
    var column: String
    var problem: Problem

    /// The fault in words.
    public func message(in language: ReportLanguage) -> String {
      let text: String =
        switch problem {
        case .missingColumn: language.choose(vi: "thiếu cột này", en: "the column is missing")
        case .empty: language.choose(vi: "để trống", en: "is empty")
        case .notACode:
          language.choose(
            vi: "mã chỉ gồm chữ thường không dấu, chữ số và gạch dưới",
            en: "a code has small letters, digits and underscores only")
        case .notAYear: language.choose(vi: "năm từ 1990 đến 2100", en: "a year from 1990 to 2100")
        case .notANumber: language.choose(vi: "không phải số", en: "is no number")
        case .ambiguousNumber:
          language.choose(
            vi: "số có thể đọc hai cách, hãy viết 1234 hoặc 1,234",
            en: "the number can be read in two ways: write 1234, or 1,234 for a decimal")
        case .repeated:
          language.choose(
            vi: "chỉ tiêu của năm này đã có ở dòng trên",
            en: "an earlier row has the same indicator and year")
        }
      let place =
        row == 0
        ? language.choose(vi: "cột \(column)", en: "column \(column)")
        : language.choose(vi: "dòng \(row), cột \(column)", en: "row \(row), column \(column)")
      return place + ": " + text
    }
  }

  private static let required = ["code", "label_vi", "year", "value", "unit", "source"]

  /// Reads a table; all faults are found at once, and then there are no indicators.
  ///
  /// - Throws: ``TableError`` when the file is no table.
  public static func read(path: String) throws(TableError) -> (
    indicators: [Indicator], faults: [Fault]
  ) {
    let reader = try TableReader.open(
      path: path, delimiter: nil, encoding: nil, threads: 1)
    var faults: [Fault] = []
    var columns: [String: Int] = [:]
    for (number, name) in reader.header.enumerated() where columns[name] == nil {
      columns[name] = number
    }
    for name in required where columns[name] == nil {
      faults.append(Fault(row: 0, column: name, problem: .missingColumn))
    }
    guard faults.isEmpty else { return ([], faults) }
    var indicators: [Indicator] = []
    var known: Set<String> = []
    var scratch = reader.makeScratch()
    for chunk in reader.chunks.indices {
      reader.readChunk(chunk, scratch: &scratch) { row in
        var line: [String: String] = [:]
        for (name, column) in columns {
          line[name] = String(decoding: row.field(column), as: UTF8.self).trimmed
        }
        let before = faults.count
        if let indicator = indicator(line, row: row.number, &faults) {
          if known.insert("\(indicator.code)/\(indicator.year)").inserted {
            indicators.append(indicator)
          } else {
            faults.append(Fault(row: row.number, column: "code", problem: .repeated))
          }
        } else if faults.count == before {
          faults.append(Fault(row: row.number, column: "code", problem: .empty))
        }
      } rejected: { row in
        faults.append(Fault(row: row.row, column: "code", problem: .empty))
      }
    }
    return faults.isEmpty ? (indicators, []) : ([], faults)
  }

  private static func indicator(
    _ line: [String: String], row: Int, _ faults: inout [Fault]
  ) -> Indicator? {
    let before = faults.count
    func fault(_ column: String, _ problem: Fault.Problem, _ faults: inout [Fault]) {
      faults.append(Fault(row: row, column: column, problem: problem))
    }
    for name in ["code", "label_vi", "unit", "source"] where (line[name] ?? "").isEmpty {
      fault(name, .empty, &faults)
    }
    let code = line["code"] ?? ""
    let isCode = code.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F }
    if !isCode { fault("code", .notACode, &faults) }
    let year = Int(line["year"] ?? "") ?? 0
    if !(1990...2100).contains(year) { fault("year", .notAYear, &faults) }
    func number(_ name: String, _ faults: inout [Fault]) -> Double? {
      guard let text = line[name], !text.isEmpty else { return nil }
      switch NumberText.read(text) {
      case .number(let value): return value
      case .ambiguous: fault(name, .ambiguousNumber, &faults)
      case .none: fault(name, .notANumber, &faults)
      }
      return nil
    }
    let value = number("value", &faults)
    let plan = number("plan", &faults)
    guard faults.count == before else { return nil }
    func optional(_ name: String) -> String? {
      line[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    let label = line["label_vi"] ?? ""
    return Indicator(
      code: code, labelVi: label, labelEn: optional("label_en") ?? label, year: year, value: value,
      unit: line["unit"] ?? "", denominator: optional("denominator"), plan: plan,
      source: line["source"] ?? "", note: optional("note"))
  }
}

/// A number as people write it.
enum NumberText: Equatable {
  case number(Double)
  /// `1.234` is a thousand and more in Vietnam and one and a bit elsewhere.
  case ambiguous
  case none

  static func read(_ text: String) -> NumberText {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? String(text.dropFirst()) : text
    guard let first = digits.utf8.first, first &- 0x30 <= 9,
      digits.utf8.allSatisfy({ $0 &- 0x30 <= 9 || $0 == 0x2E || $0 == 0x2C })
    else { return .none }
    let points = digits.utf8.count { $0 == 0x2E }
    let commas = digits.utf8.count { $0 == 0x2C }
    var plain = digits
    if commas == 1 {
      // A comma is the decimal sign; dots before it part thousands.
      let parts = digits.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 2, isGrouped(String(parts[0])), !parts[1].isEmpty else { return .none }
      plain = parts[0].filter { $0 != "." } + "." + parts[1]
    } else if commas > 1 {
      return .none
    } else if points > 1 {
      guard isGrouped(digits) else { return .none }
      plain = digits.filter { $0 != "." }
    } else if points == 1 {
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 2, parts[1].count == 3, parts[0] != "0" { return .ambiguous }
    }
    guard let value = Double(plain), value.isFinite else { return .none }
    return .number(isNegative ? -value : value)
  }

  /// Whether dots, if there are any, part groups of three digits.
  private static func isGrouped(_ text: String) -> Bool {
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    if groups.count == 1 { return !groups[0].isEmpty }
    return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
