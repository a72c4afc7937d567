import Drawings
import Tables

/// A report before it is written: built once, then the same in HTML, PDF, Excel and JSON.
public struct ReportDocument: Sendable, Equatable {
  /// What stands above the title, as a Vietnamese office writes it (Decree 30/2020/NĐ-CP).
  public struct Head: Sendable, Equatable {
    public var authority: String
    public var unit: String
    public var symbol: String
    public var nation: String
    public var motto: String
    public var placeAndDate: String
    public var kind: String
    public var title: String
    public var period: String
  }

  /// Somebody who signs.
  public struct Signature: Sendable, Equatable {
    public var role: String
    public var hint: String
  }

  /// A figure that is seen first.
  public struct KeyFigure: Sendable, Equatable {
    public var label: String
    public var value: ReportCell
    public var note: String
  }

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

  public struct Section: Sendable, Equatable {
    /// Unique in the document; small letters, digits and hyphens.
    public var id: String
    public var title: String
    public var blocks: [Block]
    /// Whether it begins on a new page.
    public var startsPage = false
  }

  public var language: ReportLanguage
  /// The day on the report, `yyyy-mm-dd`.
  public var isoDate: String
  public var head: Head
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
