import TestSupport
import Testing

@testable import Authentication

@Suite("duplicates.csv tells which records belong together")
struct DuplicatesFileTests {
  /// `group code record decision citizen candidate holder` of each line.
  private static func lines(_ rows: [String]) throws -> [String] {
    try ReasonTests.run(rows).duplicates.map { line in
      ["group", "code", "record_id", "decision", "citizen_id", "candidate_id", "holder_row"].map {
        line[$0] ?? "?"
      }.joined(separator: " ")
    }
  }

  @Test("One person with two insurance numbers: both linked, one group")
  func onePerson() throws {
    let lines = try Self.lines([
      "A,4200000001,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
      "B,4200000002,,Lê Đình Quyết,20/11/1985,Nam,040085700002,,,",
      "C,4200000003,,NGUYỄN THỊ THU HẰNG,1990,Nữ,040190700001,,,",
    ])
    #expect(
      lines == ["1 T50 A linked 040190700001  ", "1 T50 C linked 040190700001  "])
  }

  @Test("Two people with one number: who fits holds it, the other is held back")
  func twoPeople() throws {
    let lines = try Self.lines([
      "A,,,Lương Anh Thiện,01/02/1961,Nam,040190700001,,,",
      "B,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,",
    ])
    #expect(lines.count == 2 && lines[1] == "1 T51 B linked 040190700001  2")
    #expect(lines[0].hasPrefix("1 T51 A ") && lines[0].hasSuffix(" 2"), "\(lines[0])")
    #expect(!lines[0].contains("linked"))
  }

  @Test(
    "People whom the register does not have are linked to nobody; groups stand by their first rows")
  func absent() throws {
    let lines = try Self.lines([
      "A,4200000001,,Xeo Khuê Tuyền,04/04/1977,Nữ,040177999999,,17650,",
      "B,,,Lê Đình Quyết,20/11/1985,Nam,040085700002,,,",
      "C,4200000002,,XEO KHUÊ TUYỀN,1977,Nữ,040177999999,,17650,",
      "D,4200000003,,Lê Đình Quyết,20/11/1985,Nam,040085700002,,,",
    ])
    #expect(
      lines == [
        "1 T50 A nobody   ", "1 T50 C nobody   ", "2 T50 B linked 040085700002  ",
        "2 T50 D linked 040085700002  ",
      ])
  }

  @Test("Without any, the header stands alone, digested like the other results")
  func none() throws {
    let run = try ReasonTests.run(["A,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,"])
    #expect(run.duplicatesCSV == Array(DuplicateWriter.header.utf8))
    let file = try #require(run.report.manifest.outputs.first { $0.name == "duplicates.csv" })
    #expect(file.bytes == run.duplicatesCSV.count && file.sha256.count == 64)
  }

  @Test(
    "Every record with T50 or T51 stands in a group, as outcomes.csv has it; many threads, same bytes"
  )
  func whole() throws {
    let province = try Province.small.get()
    // A third of the records once more, with other insurance numbers and some with another's number.
    let table = PlainTable(province.insurance)
    var rows = table.rows
    for (number, row) in table.rows.enumerated() where number % 3 == 0 && number > 0 {
      var cells = row
      cells[0] = "D\(number)"
      cells[1] = "\(4_910_000_000 + number)"
      if number % 9 == 0 { cells[6] = table.rows[number - 1][6] }
      rows.append(cells)
    }
    let text = ([table.header] + rows).map { row in
      row.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
    }.joined()
    let insurance = Array(text.utf8)
    let run = try Run(insurance: insurance, reference: province.reference)
    let many = try Run(insurance: insurance, reference: province.reference, threads: 3)
    #expect(run.duplicatesCSV == many.duplicatesCSV && run.outcomesCSV == many.outcomesCSV)

    var outcomes: [String: [String: String]] = [:]
    for outcome in run.outcomes { outcomes[outcome["row"] ?? ""] = outcome }
    var carriers: [String: Set<String>] = ["T50": [], "T51": []]
    for outcome in run.outcomes {
      let codes =
        [outcome["reason"] ?? ""]
        + (outcome["findings"] ?? "").split(separator: ";").map(String.init)
      for code in codes where carriers[code] != nil { carriers[code]?.insert(outcome["row"] ?? "") }
    }
    var listed: [String: Set<String>] = [:]
    var groups: [[[String: String]]] = []
    for line in run.duplicates {
      let row = line["row"] ?? ""
      let outcome = try #require(outcomes[row])
      for column in ["record_id", "outcome", "reason", "citizen_id", "candidate_id"] {
        #expect(line[column] == outcome[column], "row \(row)")
      }
      #expect((line["decision"] == "linked") == (outcome["outcome"] == "authenticated"))
      listed[line["code"] ?? "", default: []].insert(row)
      if line["group"] != groups.last?.first?["group"] { groups.append([]) }
      groups[groups.count - 1].append(line)
    }
    for code in ["T50", "T51"] {
      let missing = (carriers[code] ?? []).subtracting(listed[code] ?? [])
      #expect(missing.isEmpty && !(carriers[code] ?? []).isEmpty, "\(code)")
    }
    #expect(carriers["T50"] == listed["T50"])
    #expect(
      groups.count { $0[0]["code"] == "T50" } == run.report.summary.personGroups)
    var last = 0
    for (number, group) in groups.enumerated() {
      #expect(group.count > 1 && group.allSatisfy { $0["group"] == "\(number + 1)" })
      let rows = group.compactMap { Int($0["row"] ?? "") }
      #expect(rows == Array(Set(rows)).sorted() && rows[0] >= last)
      last = rows[0]
      let holders = Set(group.map { $0["holder_row"] ?? "" })
      #expect(holders.count == 1)
      if let holder = holders.first, !holder.isEmpty {
        #expect(group.contains { $0["row"] == holder && $0["decision"] == "linked" })
      }
    }
  }
}
