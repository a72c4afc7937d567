import Authentication
import Evaluation
import History
import Indicators
import Tables

/// What a report is made of.
public struct ReportInputs: Sendable {
  public var summary: Summary
  /// Earlier runs, the oldest first; the last one is compared with.
  public var earlier: [Summary] = []
  public var indicators: IndicatorFile?
  /// The indicators of the year before.
  public var previousIndicators: IndicatorFile?
  public var events: EventFigures?
  /// What changed since the run before, as the history has it.
  public var bridge: Bridge?
  /// What people found in a sample of this run.
  public var certified: Certification?

  public init(summary: Summary) { self.summary = summary }
}

/// How a report is written.
public struct ReportSettings: Sendable {
  public var language = ReportLanguage.vietnamese
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
