import Drawings
import Tables

/// A report before it is written: built once, then the same in HTML, PDF, Excel and JSON.
public struct ReportDocument: Sendable, Equatable {
  /// What stands above the title, as a Vietnamese office writes it (Decree 30/2020/NĐ-CP).
  public struct Head: Sendable, Equatable {
    /// The authority above the unit.
    public var authority: String
    /// The unit that reports.
    public var unit: String
    /// The number and symbol of the document.
    public var symbol: String
    var nation: String
    var motto: String
    var placeAndDate: String
    /// What kind of document it is: `BÁO CÁO`.
    public var kind: String
    var title: String
    var period: String
  }

  /// Somebody who signs.
  public struct Signature: Sendable, Equatable {
    /// In what capacity.
    public var role: String
    /// What stands below: to sign, with name and stamp.
    public var hint: String
  }

  /// A figure that is seen first.
  public struct KeyFigure: Sendable, Equatable {
    /// What the figure counts.
    public var label: String
    /// The figure.
    public var value: ReportCell
    /// What it is a share of, or its interval; empty for nothing.
    public var note: String
  }

  /// One thing of a section, from top to bottom.
  public enum Block: Sendable, Equatable {
    case paragraph(String)
    /// What a reader of the charts beside it needs to know; only where charts are.
    case chartNote(String)
    case list([String])
    case headline(KeyFigure)
    case keyFigures([KeyFigure])
    case table(ReportTable)
    case chart(Drawing)
    case signatures([Signature])
  }

  /// A part of the report under a title.
  public struct Section: Sendable, Equatable {
    /// Unique in the document; small letters, digits and hyphens.
    public var id: String
    var title: String
    var blocks: [Block]
    /// Whether it begins on a new page.
    public var startsPage = false
  }

  /// The language of all texts.
  public var language: ReportLanguage
  /// The day on the report, `yyyy-mm-dd`.
  public var isoDate: String
  var head: Head
  /// The parts in their order.
  public var sections: [Section]
  /// What made the report and when it was counted, for its foot.
  public var imprint: String

  /// All tables in their order.
  public var tables: [ReportTable] {
    sections.flatMap(\.blocks).compactMap {
      if case .table(let table) = $0 { return table }
      return nil
    }
  }

  /// All pictures in their order.
  public var charts: [Drawing] {
    sections.flatMap(\.blocks).compactMap {
      if case .chart(let chart) = $0 { return chart }
      return nil
    }
  }
}
