import Tables
import TestSupport
import Testing

@testable import Authentication
@testable import Reporting

/// One run, five places that tell its figures: the terminal, `summary.json`, the report, the events, `outcomes.csv`.
@Suite("Figures that stand in several places are the same")
struct FiguresAgreeTests {
  /// The figures of a finished run as the report shows them.
  private struct Shown {
    let run: SmallRun.Finished
    let document: ReportDocument
    let root: JSONReport.Root
    /// The lines of the terminal, cut at two blanks or more.
    let terminal: [[String]]

    init() throws {
      run = try SmallRun.finished.get()
      var inputs = ReportInputs(summary: run.summary)
      inputs.events = run.events
      document = ReportBuilder(inputs, ReportSettings()).document
      root = try JSONText.decode(
        JSONReport.Root.self, from: Array(try JSONReport(document).text().utf8))
      terminal = TerminalReport(run.summary, language: .vietnamese).text.split(separator: "\n")
        .map { line in
          line.split(separator: "  ").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
        }
    }

    /// The rows of a table of `report.json` by their first cells.
    func rows(_ id: String) throws -> [String: [JSONReport.Cell]] {
      let table = try #require(
        root.sections.flatMap(\.tables).first { $0.id == id }, "\(id)")
      return Dictionary(
        table.rows.map { row in (String((row.first?.text ?? "").drop { $0 == " " }), row) }
      ) { first, _ in first }
    }

    /// A whole number of a table by the beginning of its row.
    func count(_ id: String, _ label: String, column: Int = 1) throws -> Int {
      let row = try #require(
        try rows(id).first { $0.key.hasPrefix(label) }?.value, "\(id): \(label)")
      return Int(try #require(row[column].value))
    }

    /// The cells of a line of the terminal behind its label.
    func line(_ label: String) throws -> [String] {
      let line = try #require(terminal.first { $0.first == label }, "\(label)")
      return Array(line.dropFirst())
    }

    /// Records of `outcomes.csv` that carry a code, as their reason or beside it.
    func carry(_ code: String, _ isWanted: (String) -> Bool = { _ in true }) -> Int {
      run.outcomes.count { row in
        isWanted(row["outcome"] ?? "")
          && (row["reason"] == code
            || (row["findings"] ?? "").split(separator: ";").contains { $0 == code })
      }
    }
  }

  private let numbers = NumberStyle(.vietnamese)

  @Test("Reasons: one count and one share, of the records that count")
  func reasons() throws {
    let shown = try Shown()
    let rows = try shown.rows("ly-do")
    let denominator = shown.run.summary.denominator
    #expect(
      denominator == shown.run.outcomes.count { $0["outcome"] != "excluded" }
        && denominator < shown.run.outcomes.count)
    var shares = 0.0
    for reason in Reason.allCases {
      let count = shown.run.outcomes.count { $0["reason"] == reason.code }
      #expect(shown.run.summary.reasons.first { $0.code == reason.code }?.count == count)
      let line = shown.terminal.first { $0.first == reason.code }
      guard count > 0 else {
        #expect(rows[reason.code] == nil && line == nil)
        continue
      }
      let row = try #require(rows[reason.code])
      #expect(row[2].value == Double(count), "\(reason.code)")
      let share =
        reason == .n70 ? "–" : numbers.percent(Double(count) / Double(denominator))
      #expect(row[3].text == share, "\(reason.code)")
      #expect(line?[2] == numbers.whole(count) && line?[3] == share, "\(reason.code)")
      shares += row[3].value ?? 0
    }
    #expect((shares - 1).magnitude < 1e-9)
  }

  @Test("Records with all three fields valid are counted among those that count")
  func cleansed() throws {
    let shown = try Shown()
    let line = try shown.line("Đủ, hợp lệ cả ba trường sau làm sạch")
    let row = try #require(
      try shown.rows("muc-xac-thuc")["Đủ, hợp lệ họ tên, ngày sinh, số CCCD sau làm sạch"])
    #expect(line == [row[1].text, row[2].text])
    #expect(shown.run.summary.cleansed <= shown.run.summary.denominator)
    #expect(row[1].value == Double(shown.run.summary.cleansed))
  }

  @Test("T50, T51 and C60: every place counts the records that carry the code in outcomes.csv")
  func codes() throws {
    let shown = try Shown()
    let summary = shown.run.summary
    for (reason, label) in [
      (Reason.t50, "bản ghi mang mã T50"), (.t51, "bản ghi mang mã T51"),
      (.c60, "Bản ghi của người đã chết"),
    ] {
      let all = shown.carry(reason.code)
      #expect(all > 0 && summary.mentions(of: reason) == all)
      #expect(try shown.count("trung-lap", label) == all, "\(reason)")
      let task = try #require(
        shown.document.tables.first { $0.id == "viec-can-lam" }?.rows.first {
          $0.cells[2] == .text(reason.code)
        })
      #expect(task.cells[3] == .count(shown.carry(reason.code) { $0 == "authenticated" }))
      #expect(
        task.cells[4] == .count(shown.carry(reason.code) { $0 == "review" || $0 == "unresolved" }))
    }
    #expect(summary.personGroupRecords == shown.carry("T50"))
    #expect(summary.numberGroupRecords == shown.carry("T51"))
    #expect(try shown.line("bản ghi mang mã T50") == [numbers.whole(shown.carry("T50"))])
    #expect(try shown.line("bản ghi mang mã T51") == [numbers.whole(shown.carry("T51"))])
    #expect(
      try shown.line("Người có nhiều mã số BHXH (T50)") == [numbers.whole(summary.personGroups)])
    #expect(try shown.count("trung-lap", "Người có nhiều mã số BHXH") == summary.personGroups)
    // Each person has two records at least.
    #expect(summary.personGroups * 2 <= summary.personGroupRecords)
  }

  @Test("Deaths: records and people are told apart, and are those of outcomes.csv")
  func deaths() throws {
    let shown = try Shown()
    let list = try #require(shown.run.events.lists.first { $0.code == "deaths" })
    #expect(list.count == shown.carry("C60"))
    let people = shown.run.outcomes.filter {
      $0["reason"] == "C60" || ($0["findings"] ?? "").contains("C60")
    }.map { $0["citizen_id"]?.isEmpty == false ? $0["citizen_id"] : $0["candidate_id"] }
    #expect(list.people == Set(people).count)
    #expect(try shown.count("bien-dong-bieu", "Bản ghi BHXH, BHYT của người đã chết") == list.count)
    #expect(try shown.count("bien-dong-bieu", "số người khác nhau") == list.people)
    let linked = shown.run.outcomes.filter {
      $0["outcome"] == "authenticated"
        && ($0["reason"] == "C60" || ($0["findings"] ?? "").contains("C60"))
    }
    #expect(
      try shown.count("trung-lap", "Người đã chết còn bản ghi được xác thực")
        == Set(linked.map { $0["citizen_id"] }).count)
    #expect(shown.run.summary.coverage.dead.insured == Set(linked.map { $0["citizen_id"] }).count)
  }

  @Test("Children: the list, coverage by age and by class have one age, that of the day")
  func children() throws {
    let shown = try Shown()
    func count(_ list: String, _ codes: String...) -> Int {
      (shown.run.events.lists.first { $0.code == list }?.reasons ?? [])
        .filter { codes.contains($0.code) }.reduce(0) { $0 + $1.count }
    }
    let without = count("children", "E20", "E21", "E22")
    let coverage = shown.run.summary.coverage
    #expect(without > 0)
    #expect(without == coverage.byAge.first { $0.key == "0-5" }?.missing)
    #expect(without == coverage.byClass.first { $0.key == "child_under_6" }?.missing)
    #expect(without == coverage.childrenByCommune.reduce(0) { $0 + $1.missing })
    #expect(try shown.count("bao-phu-tuoi", "Dưới 6 tuổi", column: 4) == without)
    #expect(try shown.count("bao-phu-dien", "Trẻ em dưới 6 tuổi", column: 4) == without)
    // Counted again from the register: born after 15 March 2019, alive, without a record.
    let linked = Set(
      shown.run.outcomes.compactMap { $0["citizen_id"] }.filter { !$0.isEmpty })
    let people = PlainTable(shown.run.folder.bytes(of: "reference.csv")).records
    let young = people.count { person in
      let date = (person["birth_date"] ?? "").split(separator: "/")
      guard person["status"] == "alive", let year = date.last.flatMap({ Int($0) }) else {
        return false
      }
      let month = date.count > 1 ? Int(date[date.count - 2]) ?? 1 : 1
      let day = date.count > 2 ? Int(date[0]) ?? 1 : 1
      let isYoung = (year, month, day) > (2019, 3, 15) && (year, month, day) <= (2025, 3, 15)
      return isYoung && !linked.contains(person["citizen_id"] ?? "")
    }
    #expect(without == young)
    #expect(
      shown.run.events.lists.first { $0.code == "uninsured" }?.count == coverage.alive.missing)
  }

  @Test("The commonest reason of a commune is that of its records that are not authenticated")
  func communes() throws {
    let shown = try Shown()
    var reasons: [String: [String: Int]] = [:]
    let insurance = PlainTable(shown.run.folder.bytes(of: "insurance.csv")).records
    for (record, outcome) in zip(insurance, shown.run.outcomes)
    where ["review", "unresolved"].contains(outcome["outcome"] ?? "") {
      reasons[record["commune_code"] ?? "", default: [:]][outcome["reason"] ?? "", default: 0] += 1
    }
    let table = try #require(shown.document.tables.first { $0.id == "xa-phuong" })
    var seen = 0
    for row in table.rows {
      guard case .text(let code) = row.cells[0], !code.isEmpty,
        case .text(let main) = row.cells[6]
      else { continue }
      let known = reasons[code] ?? [:]
      guard let most = known.values.max() else {
        #expect(main.isEmpty, "\(code)")
        continue
      }
      let best = Reason.allCases.first { known[$0.code] == most }?.code ?? ""
      #expect(main == "\(best): \(most)", "\(code)")
      #expect(row.cells[5] == .count(known.values.reduce(0, +)), "\(code)")
      seen += 1
    }
    #expect(seen > 5)
  }

  @Test("Tables stand in the order of their numbers, each number once")
  func order() throws {
    let document = try SmallRun.document()
    let forms = document.tables.map {
      $0.formNumber.split(separator: " ").last.map(String.init) ?? ""
    }
    #expect(forms == forms.sorted() && Set(forms).count == forms.count, "\(forms)")
  }

  @Test("Without records that count there are dashes, not noughts")
  func nobody() {
    var summary = Summary()
    summary.total.records = 3
    summary.total.excluded = 3
    let text = TerminalReport(summary, language: .english).text
    #expect(!text.contains("%"), "\(text)")
  }
}
