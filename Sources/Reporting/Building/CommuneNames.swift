import Corpora

/// Names of the communes of Nghệ An by code.
///
/// A code without a date is ambiguous (docs/domain.md 8): the name of the latest period before July 2025
/// that knows the code is given, because files that still carry old codes mean those; a code that only the
/// newest list has takes its name from there.
struct CommuneNames: Sendable {
  private let names: [String: String]

  init() {
    var names: [String: String] = [:]
    var districts: [String: String] = [:]
    let rows = Corpus.ngheAnUnits.rows
    for row in rows where row[3] == "district" { districts[row[1]] = row[2] }
    for row in rows where row[3] == "commune" {
      let isNewest = row[0] == "2025-07-01"
      if isNewest, names[row[1]] != nil { continue }
      let district = districts[row[5]].map { ", \($0)" } ?? ""
      names[row[1]] = "\(row[4]) \(row[2])\(district)"
    }
    self.names = names
  }

  /// The name, or `nil` for a code that no list has.
  subscript(code: String) -> String? { names[code] }
}
