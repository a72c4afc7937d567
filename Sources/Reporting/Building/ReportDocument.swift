import Drawings
import Tables

/// A report before it is written: built once, then the same in HTML, PDF, Excel and JSON.
public struct ReportDocument: Sendable, Equatable {
  /// What stands above the title, as a Vietnamese office writes it (Decree 30/2020/NĐ-CP).
  struct Head: Sendable, Equatable {
    /// The authority above the unit.
    var authority: String
    /// The unit that reports.
    var unit: String
    /// The number and symbol of the document.
    var symbol: String
    var nation: String
    var motto: String
    var placeAndDate: String
    /// What kind of document it is: `BÁO CÁO`.
    var kind: String
    var title: String
    var period: String
  }

  /// Somebody who signs.
  struct Signature: Sendable, Equatable {
    /// In what capacity.
    var role: String
    /// What stands below: to sign, with name and stamp.
    var hint: String
  }

  /// A figure that is seen first.
  struct KeyFigure: Sendable, Equatable {
    /// What the figure counts.
    var label: String
    /// The figure.
    var value: ReportCell
    /// What it is a share of, or its interval; empty for nothing.
    var note: String
  }

  /// One thing of a section, from top to bottom.
  enum Block: Sendable, Equatable {
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
  struct Section: Sendable, Equatable {
    /// Unique in the document; small letters, digits and hyphens.
    var id: String
    var title: String
    var blocks: [Block]
    /// Whether it begins on a new page.
    var startsPage = false
  }

  /// The language of all texts.
  var language: ReportLanguage
  /// The day on the report, `yyyy-mm-dd`.
  var isoDate: String
  var head: Head
  /// The parts in their order.
  var sections: [Section]
  /// What made the report and when it was counted, for its foot.
  var imprint: String

  /// All tables in their order.
  var tables: [ReportTable] {
    sections.flatMap(\.blocks).compactMap {
      if case .table(let table) = $0 { return table }
      return nil
    }
  }

  /// All pictures in their order.
  var charts: [Drawing] {
    sections.flatMap(\.blocks).compactMap {
      if case .chart(let chart) = $0 { return chart }
      return nil
    }
  }
}
