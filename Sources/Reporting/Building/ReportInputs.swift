import Authentication
import Evaluation
import History
import Indicators
import Tables

/// What a report is made of.
public struct ReportInputs: Sendable {
  /// Every figure of the run.
  public var summary: Summary
  /// Earlier runs, the oldest first; the last one is compared with.
  public var earlier: [Summary] = []
  /// The office's own figures; `nil` for none.
  public var indicators: IndicatorFile?
  /// The indicators of the year before.
  public var previousIndicators: IndicatorFile?
  /// The counts of events; `nil` for none.
  public var events: EventFigures?
  /// What changed since the run before, as the history has it.
  public var bridge: Bridge?
  /// What people found in a sample of this run.
  public var certified: Certification?

  /// What was found beside the summary and left out, for the user.
  public private(set) var notes: [BilingualText] = []

  /// A report of one run and of nothing else.
  public init(summary: Summary) { self.summary = summary }

  /// Takes the counts of events and the certified rate from the folder of the run, when they are of its outcomes.
  ///
  /// - Parameter digest: The digest of the run's outcomes.
  /// - Throws: ``TableError`` when `events.json` or `certified.json` is there and holds something else.
  public mutating func addFindings(
    of folder: String, outcomesSHA256 digest: String
  ) throws(TableError) {
    if let found = try EventFigures.read(folder: folder) {
      if found.isOf(outcomesSHA256: digest) {
        events = found
      } else {
        notes.append(
          BilingualText(
            "events.json không phải của lần chạy này nên không đưa vào báo cáo; hãy chạy lại khop events",
            "events.json is not of this run and is left out of the report; run khop events again"))
      }
    }
    certified = try Certification.read(folder: folder, outcomesSHA256: digest)
    if certified == nil, FileIdentity.exists(folder + "/certified.json") {
      notes.append(
        BilingualText(
          "certified.json không phải của lần chạy này nên không đưa vào báo cáo",
          "certified.json is not of this run and is left out of the report"))
    }
  }
}

/// How a report is written.
public struct ReportSettings: Sendable {
  /// The language of the report.
  public var language = ReportLanguage.vietnamese
  /// What stands at its head.
  public var letterhead = Configuration.Letterhead()
  /// The day on the report, `yyyy-mm-dd`; empty for the day of the run.
  public var date = ""
  /// The share of its people that a commune is to insure.
  public var coverageTarget = 0.90
  /// Whether the tables are for publication: small groups are hidden.
  public var isPublic = false
  /// The version of the program.
  public var version = ""

  public init() {}
}
