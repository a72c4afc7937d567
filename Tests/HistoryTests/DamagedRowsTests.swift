import Authentication
import GRDB
import Tables
import TestSupport
import Testing

@testable import History

@Suite("A row of the history that cannot be read is an error, not a row less")
struct DamagedRowsTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path(of: "khop.sqlite") }

  /// A history with a list, a correction (row 1 of its table) and a refusal (row 2 of its table).
  private func filled() throws -> History {
    let history = try History(path: path, mode: .create)
    let change = Corrections.Change(field: .birthDate, old: "5/3/1990", new: "03/05/1990")
    let records = [
      HistoryTests.record("BH1", proposed: [change], candidate: 40_190_000_001),
      HistoryTests.record("BH2", candidate: 40_190_000_002),
    ]
    try history.add(
      IssuedList(
        id: "0a1b2c3d", audience: "office", folder: "results", isMasked: true, records: records))
    _ = try history.apply(
      [
        .init(
          list: "0a1b2c3d", issued: records[0], result: .byPapers, note: "", changes: [change]),
        .init(
          list: "0a1b2c3d", issued: records[1], result: .otherPerson, note: "", changes: []),
      ], file: "a.xlsx")
    return history
  }

  @Test(
    "A damaged correction, refusal or list is named by its table and row",
    arguments: [
      ("UPDATE corrections SET key = 'U'", "corrections", "1"),
      ("UPDATE corrections SET field = 'nickname'", "corrections", "1"),
      ("UPDATE issued SET written = 'name'", "corrections", "1"),
      ("UPDATE decisions SET key = 'U' WHERE id = 2", "decisions", "2"),
      ("UPDATE decisions SET candidate = -1 WHERE id = 2", "decisions", "2"),
      ("UPDATE decisions SET candidate = 'x' WHERE id = 2", "decisions", "2"),
      ("UPDATE decisions SET result = 'other' WHERE id = 2", "decisions", "2"),
    ])
  func corrections(damage: String, table: String, row: String) throws {
    let history = try filled()
    #expect(try history.corrections().count == 2)
    try history.write { try $0.execute(sql: damage) }
    let error = HistoryError(.damagedRow(table: table, row: row), path: path)
    #expect(throws: error, "\(damage)") { try history.corrections() }
    #expect(error.exitStatus == 65)
    for language in [ReportLanguage.vietnamese, .english] {
      let message = error.message(in: language)
      #expect(message.hasPrefix(path + ": ") && message.contains("\(table), "))
    }
  }

  @Test(
    "A damaged row of a list is named by its check code",
    arguments: [
      "key = 'U'", "candidate = -1", "written = 'name'", "written = 'nickname' || char(9) || 'x'",
      "proposed = 'name' || char(9) || 'x'", "proposed = 'x'",
    ])
  func lists(damage: String) throws {
    let history = try filled()
    #expect(try history.issued(list: "0a1b2c3d").count == 2)
    try history.write {
      try $0.execute(
        sql: "UPDATE issued SET \(damage) WHERE key = ?",
        arguments: [HistoryTests.record("BH1").key.text])
    }
    #expect(
      throws: HistoryError(.damagedRow(table: "issued", row: "0a1b2c3d-0123456789"), path: path)
    ) { try history.issued(list: "0a1b2c3d") }
  }

  @Test("A damaged answer is not left out of the next list")
  func answers() throws {
    let history = try filled()
    _ = try history.apply(
      [
        .init(
          list: "0a1b2c3d", issued: HistoryTests.record("BH1", candidate: 40_190_000_001),
          result: .dead, note: "", changes: [])
      ], file: "b.xlsx")
    #expect(try history.answers().count == 1)
    try history.write {
      try $0.execute(sql: "UPDATE decisions SET key = 'U' WHERE result = 'dead'")
    }
    #expect(throws: HistoryError(.damagedRow(table: "decisions", row: "3"), path: path)) {
      try history.answers()
    }
  }
}
