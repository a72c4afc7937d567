import FoundationEssentials
import TestSupport
import Testing

@testable import Evaluation

@Suite("Evaluating a run")
struct EvaluationReportTests {
  /// Ten records: two faulty, two whose person is absent, one with a relative's number.
  private static let truth = """
    record_id,citizen_id,kinds,trap,trap_citizen_id,second_record,class,birth_year,gender
    B1,040000000001,,,,0,household,1950,Nam
    B2,040000000002,nm_typo,,,0,household,1952,Nữ
    B3,040000000003,nm_typo;id_missing,,,0,pupil,2010,Nam
    B4,,,absent_purged,,0,household,1961,Nam
    B5,,id_family,absent_family_id,040000000001,0,household,1962,Nữ
    B6,040000000006,id_family,family_id,040000000007,0,pupil,2011,Nam
    B7,040000000007,,twin,040000000008,0,pupil,2012,Nam
    B8,040000000008,,twin,040000000007,0,pupil,2012,Nam
    B9,040000000009,,,,0,military_relative,1970,Nữ
    B10,040000000010,dob_lunar,,,1,household,1971,Nữ

    """
  private static let outcomes = """
    row,record_id,outcome,reason,findings,citizen_id,candidate_id,probability
    1,B1,authenticated,D00,,040000000001,,0.99999
    2,B2,authenticated,D01,,040000000002,,0.9995
    3,B3,review,S31,,,040000000003,0.8
    4,B4,unresolved,K40,,,,
    5,B5,authenticated,D00,,040000000001,,0.99995
    6,B6,authenticated,D00,,040000000007,,0.995
    7,B7,authenticated,D00,,040000000007,,0.99999
    8,B8,review,S31,,,040000000007,0.6
    9,B9,excluded,N70,,,,
    10,B10,unresolved,K40,,,040000000010,0.2

    """

  private func evaluate(
    truth: String = truth, outcomes: String = outcomes
  ) throws -> EvaluationReport {
    let folder = TemporaryFolder()
    return try EvaluationReport.evaluate(
      outcomes: folder.write(outcomes, to: "outcomes.csv"),
      truth: folder.write(truth, to: "truth.csv"))
  }

  @Test("Links, misses and exclusions are counted as they are")
  func totals() throws {
    let total = try evaluate().total
    #expect(total.records == 9)
    #expect(total.excluded == 1)
    #expect(total.withPerson == 7)
    #expect(total.links == 5)
    #expect(total.correct == 3)
    #expect(total.wrong == 1)
    #expect(total.falseOnAbsent == 1)
    #expect(total.missed == 3)
    #expect(total.links == total.correct + total.wrong + total.falseOnAbsent)
    #expect(total.withPerson == total.correct + total.wrong + total.missed)
    #expect(total.precision.value == 3.0 / 5)
    #expect(total.recall.value == 3.0 / 7)
    #expect(total.f1 == 6.0 / 12)
  }

  @Test("Absent people, borrowed numbers and reviews are cut out")
  func special() throws {
    let report = try evaluate()
    #expect(report.falseLinksOnAbsent == Share(1, of: 2))
    #expect(report.linksToNumberOwner == Share(2, of: 2))
    #expect(report.reviewShare == Share(2, of: 9))
    #expect(report.reviewNamesRight == Share(1, of: 2))
    #expect(report.missedNamedInReview == Share(1, of: 3))
    #expect(report.unresolvedWithPerson == Share(1, of: 2))
    #expect(report.wrongAtHighest == Share(1, of: 3))
    #expect(
      report.traps.map { [$0.name, "\($0.linkedToTrapPerson.count)"] } == [
        ["absent_family_id", "1"], ["family_id", "1"], ["twin", "0"],
      ])
  }

  @Test(
    "Records without a valid number and links that no number bears out are figures of their own")
  func withoutNumber() throws {
    #expect(try evaluate().withoutNumber == nil)
    let outcomes = """
      record_id,outcome,citizen_id,clean_citizen_id
      B1,authenticated,040000000001,040000000001
      B2,authenticated,040000000002,
      B3,authenticated,040000000004,
      B4,review,,
      B5,authenticated,040000000001,040000000009
      B6,authenticated,040000000006,040000000005
      B7,unresolved,,
      B9,excluded,,

      """
    let report = try evaluate(outcomes: outcomes)
    let figures = try #require(report.withoutNumber)
    #expect(figures.records == 4)
    #expect(figures.precision == Share(1, of: 2))
    #expect(figures.recall == Share(1, of: 3))
    #expect(report.linksWithoutNumber == Share(2, of: 4))
    #expect(report.table(language: .english).contains("Records without a valid citizen ID"))
  }

  @Test("A record with several kinds counts under each")
  func kinds() throws {
    let report = try evaluate()
    let table = report.byKind.map {
      [$0.name, "\($0.figures.withPerson)", "\($0.figures.correct)"]
    }
    #expect(
      table == [
        ["(none)", "3", "2"], ["dob_lunar", "1", "0"], ["id_family", "1", "0"],
        ["id_missing", "1", "0"], ["nm_typo", "2", "1"],
      ])
  }

  @Test("Further columns of the truth become cuts, years become decades")
  func cuts() throws {
    let report = try evaluate()
    #expect(report.breakdowns.map(\.column) == ["class", "birth_decade", "gender"])
    #expect(report.breakdowns[1].groups.map(\.name) == ["1950", "1960", "1970", "2010"])
    let records = report.breakdowns.map { $0.groups.reduce(0) { $0 + $1.figures.records } }
    #expect(records == [9, 9, 9])
  }

  @Test("The curve falls with the threshold and the calibration counts every candidate once")
  func probabilities() throws {
    let report = try evaluate()
    #expect(report.curve.first?.links == 7)
    #expect(report.curve.last?.links == 2)
    for (low, high) in zip(report.curve, report.curve.dropFirst()) {
      #expect(low.links >= high.links)
    }
    #expect(report.calibration.reduce(0) { $0 + $1.count } == 7)
    // |sum of probabilities − right ones| over the seven candidates, bin by bin.
    let bins = [0.6, 0.2, 0.995, 0.0005, abs(2.99993 - 2)]
    let expected = bins.reduce(0, +) / 7
    #expect(abs((report.expectedCalibrationError ?? 0) - expected) < 1e-9)
  }

  @Test("The order of the outcomes does not matter")
  func order() throws {
    let lines = Self.outcomes.split(separator: "\n").map(String.init)
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    #expect(try evaluate(outcomes: turned) == evaluate())
  }

  @Test("Missing, repeated, unknown and unreadable outcomes are counted and named")
  func misfits() throws {
    let outcomes = """
      record_id,outcome,citizen_id
      B1,authenticated,040000000001
      B1,authenticated,040000000001
      X1,review,
      B2,perhaps,
      B3,authenticated,

      """
    let report = try evaluate(outcomes: outcomes)
    #expect(report.repeatedOutcomes == 1)
    #expect(report.unknownRecords == 1)
    #expect(report.unknownRecordIds == ["X1"])
    #expect(report.missingOutcomes == 7)
    #expect(report.missingOutcomeIds == ["B4", "B5", "B6", "B7", "B8", "B9", "B10"])
    #expect(report.unreadableOutcomes == 2)
    #expect(report.total.missed == 7)
    #expect(report.table(language: .english).contains("Take note: 7 records of the truth"))
    #expect(report.table(language: .vietnamese).contains("Chú ý: 7 bản ghi"))
  }

  @Test("Who stands in the run and not in the truth is told before the figures")
  func half() throws {
    let half = Self.truth.split(separator: "\n").prefix(6).joined(separator: "\n") + "\n"
    let report = try evaluate(truth: half)
    #expect(report.unknownRecords == 5)
    #expect(report.table(language: .english).contains("Take note: 5 outcomes of the run"))
    #expect(report.table(language: .vietnamese).contains("Chú ý: 5 kết quả của lần chạy"))
    let whole = try evaluate()
    #expect(!whole.table(language: .english).contains("Take note"))
  }

  @Test("Numbers that a spreadsheet has robbed of their zeros are read as the match reads them")
  func lostZeros() throws {
    let whole = try evaluate()
    let report = try evaluate(truth: Self.truth.replacing(",0400", with: ",400"))
    #expect(report.lostZeros == 8)
    #expect(report.total == whole.total)
    #expect(report.traps == whole.traps)
    #expect(report.table(language: .english).contains("Take note: 8 citizen IDs"))
    // Hà Nội has two zeros to lose.
    let single = try evaluate(
      truth: "record_id,citizen_id\nB1,1090000001\n",
      outcomes: "record_id,outcome,citizen_id\nB1,authenticated,001090000001\n")
    #expect(single.total.correct == 1)
  }

  @Test(
    "A number that a spreadsheet has shortened is refused with its row",
    arguments: ["4.00000E+10", "\"4,00000E+10\"", "4e10"])
  func shortened(number: String) {
    #expect {
      try evaluate(truth: "record_id,citizen_id\nB1,040000000001\nB2,\(number)\n")
    } throws: { error in
      let error = error as? EvaluationError
      return error?.reason == .shortenedNumber && error?.row == 2
    }
  }

  @Test("Record and citizen are enough; without kinds there is nothing to tell of them")
  func fewColumns() throws {
    let rows = Self.truth.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(2).joined(separator: ",")
    }
    let whole = try evaluate()
    let report = try evaluate(truth: rows.joined(separator: "\n") + "\n")
    #expect(report.total == whole.total)
    #expect(report.byKind.isEmpty && report.breakdowns.isEmpty && report.traps.isEmpty)
    #expect(!report.table(language: .english).contains("BY FAULT KIND"))
  }

  @Test("Rows of the truth that say the same of a record count once, wherever they stand")
  func repeatedTruth() throws {
    let lines = Self.truth.split(separator: "\n").map(String.init)
    let whole = try evaluate()
    for places in [[1, 2, 10], [3, 3]] {
      for isAtEnd in [false, true] {
        var all = lines
        for place in places { all.insert(lines[place], at: isAtEnd ? all.count : 1) }
        let report = try evaluate(truth: all.joined(separator: "\n") + "\n")
        #expect(report.repeatedTruth == places.count)
        #expect(report.missingOutcomes == 0 && report.total == whole.total)
        #expect(report.byKind == whole.byKind)
      }
    }
    // A record twice in both files: each row has its own outcome.
    let outcomes = Self.outcomes.split(separator: "\n").map(String.init)
    let twice = try evaluate(
      truth: (lines[...1] + lines[1...]).joined(separator: "\n") + "\n",
      outcomes: (outcomes[...1] + outcomes[1...]).joined(separator: "\n") + "\n")
    #expect(twice.repeatedTruth == nil && twice.total.records == 10)
  }

  @Test("Rows of the truth that contradict each other are refused with the later row")
  func contradiction() {
    #expect {
      try evaluate(truth: Self.truth + "B2,040000000012,,,,0,household,1952,Nữ\n")
    } throws: { error in
      let error = error as? EvaluationError
      return error?.reason == .contradiction && error?.row == 11
        && error?.message(in: .english).contains("another citizen ID") == true
    }
  }

  @Test("A missing column is named")
  func columns() {
    #expect {
      try evaluate(outcomes: "record_id,outcome\nA1,review\n")
    } throws: { error in
      let error = error as? EvaluationError
      return error?.reason == .missingColumn("citizen_id") && error?.exitStatus == 65
        && error?.message(in: .vietnamese).hasSuffix("thiếu cột citizen_id") == true
    }
  }

  @Test("JSON comes back equal and the table speaks both languages")
  func output() throws {
    let report = try evaluate()
    let json = try report.json()
    let back = try JSONDecoder().decode(EvaluationReport.self, from: Data(json.utf8))
    #expect(back == report)
    #expect(report.table(language: .vietnamese).contains("60,000 %"))
    #expect(report.table(language: .english).contains("60.000 %"))
  }

  @Test("A share with a single fault in it is never printed as 100 %")
  func nearlyWhole() throws {
    var report = try evaluate()
    report.total.links = 300_000
    report.total.correct = 299_999
    let line = report.table(language: .english).split(separator: "\n").first {
      $0.contains("Precision")
    }
    #expect(
      line?.contains("99.999 %  [99.998; 99.999]  299,999 / 300,000") == true, "\(line ?? "")")
  }
}
