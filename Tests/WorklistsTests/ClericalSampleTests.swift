import Evaluation
import History
import TestSupport
import Testing
import Workbooks

@testable import Authentication
@testable import Worklists

@Suite("Clerical samples")
struct ClericalSampleTests {
  private func sample(_ office: Office, seed: UInt64 = 1, to name: String = "sample.xlsx") throws
    -> [UInt8]
  {
    let run = SampleRun(
      folder: office.folder.path(of: "run"), outputPath: office.folder.path(of: name), size: 120,
      seed: seed, language: .vietnamese, configuration: .init(), threads: 2,
      history: try office.history())
    _ = try run.run()
    return office.folder.bytes(of: name)
  }

  /// The rows of both sheets below their titles.
  private func sheets(_ bytes: [UInt8]) throws -> [[[String]]] {
    try WorkbookReader.with(bytes) { reader in
      try reader.sheets.indices.map { sheet in
        var rows: [[String]] = []
        try reader.readRows(of: sheet) { row in
          let cells = row.texts
          if row.number > ReviewSheet.headerRow + 1 {
            rows.append(
              cells + [String](repeating: "", count: ReviewSheet.titles.count - cells.count))
          }
          return true
        }
        return rows
      }
    }
  }

  /// Fills both sheets in; `answer` is asked for each row.
  private func filled(_ sheets: [[[String]]], _ answer: (Int, [String]) -> String) throws -> [UInt8]
  {
    let workbook = try WorkbookWriter()
    for (number, rows) in sheets.enumerated() {
      let sheet = try workbook.addSheet(named: "Người rà soát \(number + 1)")
      sheet.texts(row: 0, ReviewSheet.titles.map(\.vi))
      for (place, row) in rows.enumerated() {
        var row = row
        row[10] = answer(number, row)
        sheet.texts(row: place + 1, row)
      }
    }
    return try workbook.finish()
  }

  @Test(
    "Both reviewers get the same records in orders of their own, and the same seed draws the same ones"
  )
  func draw() throws {
    let office = Office()
    try office.match("run")
    let bytes = try sample(office)
    let both = try sheets(bytes)
    #expect(both.count == 2)
    let codes = both.map { $0.map { $0[13] } }
    #expect(codes[0] != codes[1] && codes[0].sorted() == codes[1].sorted())
    #expect(Set(codes[0]).count == codes[0].count && codes[0].count >= 100)
    #expect(try sample(office, to: "again.xlsx") == bytes)
    #expect(try sheets(sample(office, seed: 2, to: "other.xlsx"))[0].map { $0[13] } != codes[0])
    // Nothing tells the reviewers what the program thinks.
    let words = Set(both.joined().joined())
    for reason in Reason.allCases {
      #expect(!words.contains(reason.code) && !words.contains(reason.labelVi))
    }
    #expect(!words.contains("authenticated"))
    #expect(try office.history().exports().map(\.kind) == ["sample", "sample", "sample"])
  }

  @Test("Every reason of the run is in the sample")
  func strata() throws {
    let office = Office()
    let run = try office.match("run")
    let table = try OutcomeTable(folder: office.folder.path(of: "run"), threads: 1)
    let sample = ClericalSample(table, size: 120, seed: 1, threads: 1)
    let reasons = Set(sample.strata.map { String($0.name.suffix(3)) })
    let expected = run.summary.reasons.filter { $0.count > 0 && $0.code != "N70" }.map(\.code)
    #expect(reasons.isSuperset(of: expected))
    #expect(
      sample.strata.reduce(0) { $0 + $1.population }
        == run.summary.total.records - run.summary.total.excluded)
    for stratum in sample.strata {
      #expect(stratum.chosen.count >= min(stratum.population, ClericalSample.least))
    }
    let threaded = ClericalSample(table, size: 120, seed: 1, threads: 3)
    #expect(threaded.rows == sample.rows)
  }

  @Test(
    "What a small stratum cannot give falls to the others",
    arguments: [
      ([3000, 2, 1], 120, [117, 2, 1]), ([5, 4], 120, [5, 4]), ([100, 100], 10, [8, 8]),
      ([400, 100, 9], 60, [32, 19, 9]), ([], 10, []),
    ])
  func shares(counts: [Int], size: Int, expected: [Int]) {
    #expect(ClericalSample.shares(counts, size: size) == expected)
  }

  @Test(
    "Answers that are none of the choices, bad numbers and other codes are told with their rows")
  func refusedAnswers() throws {
    let office = Office()
    try office.match("run")
    var both = try sheets(sample(office))
    let folder = office.folder.path(of: "run")
    both[0][1][11] = "12345"
    // A zero that a spreadsheet has dropped is no fault of the reviewer.
    both[0][2][11] = "40190123456"
    both[1][2][13] = "ABCDEF01-7"
    both[1][3][13] = String(both[1][3][13].prefix(9)) + "999999"
    let bytes = try filled(both) { reviewer, row in
      reviewer == 0 && row[13] == both[0][0][13] ? "có thể" : "Đúng người"
    }
    let path = office.folder.write(bytes, to: "filled.xlsx")
    let report = try CertifyRun(path: path, folder: folder, threads: 2).run()
    #expect(
      report.refused == [
        .init(reviewer: 1, row: 2, reason: .unknownAnswer),
        .init(reviewer: 1, row: 3, reason: .badNumber),
        .init(reviewer: 2, row: 4, reason: .unknownCode),
        .init(reviewer: 2, row: 5, reason: .unknownCode),
      ])
    #expect(report.certification.unanswered >= 2 && report.certification.unanswered <= 4)
    #expect(report.isWritten)
    let text = report.refused[0].message(in: .english)
    #expect(text.hasPrefix("Reviewer 1, row 2: ") && !text.contains("có thể"))
  }

  @Test("A sample that both reviewers answer is certified; another run's is refused")
  func certify() throws {
    let office = Office()
    let run = try office.match("run")
    let both = try sheets(sample(office))
    var number = 0
    let bytes = try filled(both) { reviewer, row in
      number += 1
      if row[9].isEmpty { return "Không đúng" }
      return reviewer == 1 && row[13].hasSuffix("7") ? "Không rõ" : "Đúng người"
    }
    let path = office.folder.write(bytes, to: "filled.xlsx")
    let folder = office.folder.path(of: "run")
    let report = try CertifyRun(path: path, folder: folder, threads: 2).run()
    let certification = report.certification
    #expect(report.isWritten && report.refused.isEmpty)
    #expect(certification.unanswered == 0)
    let precision = try #require(certification.precision)
    #expect(precision.population == run.summary.total.authenticated)
    #expect(precision.value < 1 && precision.value > 0.7 && precision.lower < precision.value)
    #expect((certification.kappa ?? 1) < 1)
    let manifest = try Manifest.read(folder: folder)
    let digest = manifest.outputs.first { $0.name == "outcomes.csv" }?.sha256 ?? ""
    #expect(try Certification.read(folder: folder, outcomesSHA256: digest) == certification)
    #expect(try Certification.read(folder: folder, outcomesSHA256: "other") == nil)

    let half = try filled(both) { reviewer, _ in reviewer == 0 ? "Đúng người" : "" }
    let other = office.folder.write(half, to: "half.xlsx")
    let open = try CertifyRun(path: other, folder: folder, threads: 1).run()
    #expect(open.certification.unanswered == both[0].count && open.certification.precision == nil)
    #expect(!open.isWritten)

    office.folder.write(
      office.folder.text(of: "insurance.csv") + "X1,,,Lê Văn Tư,1952,Nam,,,,household\n",
      to: "insurance.csv")
    try office.match("run2")
    #expect(throws: WorklistError.notASample(path: path)) {
      try CertifyRun(path: path, folder: office.folder.path(of: "run2"), threads: 1).run()
    }
  }
}
