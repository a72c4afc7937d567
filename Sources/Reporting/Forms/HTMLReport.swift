import Drawings
import Tables

/// A report as one page that needs nothing else: no network, no script, no picture beside it.
///
/// The page is laid out as an office document, is read on a telephone and prints on A4 with table headings on each sheet.
public struct HTMLReport: Sendable {
  private let document: ReportDocument
  private let numbers: NumberStyle

  /// The form of one document.
  public init(_ document: ReportDocument) {
    self.document = document
    numbers = NumberStyle(document.language)
  }

  /// The whole page.
  public var text: String {
    let head = document.head
    var page = """
      <!DOCTYPE html>
      <html lang="\(document.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>\((head.kind + ": " + head.title).markupEscaped)</title>
      <style>
      \(HTMLReport.style)
      </style>
      </head>
      <body>
      <a class="skip" href="#noi-dung">\(say("Đến nội dung", "Skip to content"))</a>
      \(letterhead)
      <main id="noi-dung">

      """
    for section in document.sections { page += self.section(section) }
    page += "</main>\n<footer><p>\(document.imprint.markupEscaped)</p></footer>\n</body>\n</html>\n"
    return page
  }

  private func say(_ vi: String, _ en: String) -> String {
    document.language.choose(vi: vi, en: en)
  }

  private var letterhead: String {
    let head = document.head
    return """
      <header>
      <div class="letterhead">
      <div class="unit"><p>\(head.authority.markupEscaped)</p>\
      <p class="strong ruled">\(head.unit.markupEscaped)</p><p>\(head.symbol.markupEscaped)</p></div>
      <div class="nation"><p class="strong">\(head.nation.markupEscaped)</p>\
      <p class="strong ruled">\(head.motto.markupEscaped)</p>\
      <p class="place">\(head.placeAndDate.markupEscaped)</p></div>
      </div>
      <h1><span class="kind">\(head.kind.markupEscaped)</span> \(head.title.markupEscaped)</h1>
      <p class="period">\(head.period.markupEscaped)</p>
      </header>

      """
  }

  private func section(_ section: ReportDocument.Section) -> String {
    let isPage = section.startsPage ? " class=\"page\"" : ""
    var text = "<section id=\"\(section.id)\"\(isPage) aria-labelledby=\"\(section.id)-h\">\n"
    text += "<h2 id=\"\(section.id)-h\">\(section.title.markupEscaped)</h2>\n"
    for block in section.blocks { text += self.block(block) + "\n" }
    return text + "</section>\n"
  }

  private func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .paragraph(let text), .chartNote(let text): "<p>\(text.markupEscaped)</p>"
    case .list(let items):
      "<ul>\n" + items.map { "<li>\($0.markupEscaped)</li>\n" }.joined() + "</ul>"
    case .headline(let figure): headline(figure)
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): self.table(table)
    case .chart(let drawing): chart(drawing)
    case .signatures(let signatures): self.signatures(signatures)
    }
  }

  private func headline(_ figure: ReportDocument.KeyFigure) -> String {
    """
    <div class="headline"><p class="label">\(figure.label.markupEscaped)</p>\
    <p class="value">\(figure.value.text(numbers).markupEscaped)</p>\
    <p class="note">\(figure.note.markupEscaped)</p></div>
    """
  }

  private func keyFigures(_ figures: [ReportDocument.KeyFigure]) -> String {
    "<dl class=\"figures\">\n"
      + figures.map {
        "<div><dt>\($0.label.markupEscaped)</dt><dd><span class=\"value\">"
          + "\($0.value.text(numbers).markupEscaped)</span> <span class=\"note\">"
          + "\($0.note.markupEscaped)</span></dd></div>\n"
      }.joined() + "</dl>"
  }

  private func table(_ table: ReportTable) -> String {
    var text = """
      <div class="table" role="region" aria-labelledby="\(table.id)-c" tabindex="0">
      <table id="\(table.id)">
      <caption id="\(table.id)-c"><span class="form">\(table.formNumber.markupEscaped)</span> \
      <span class="name">\(table.caption.markupEscaped)</span> \
      <span class="measure">\(table.unit.markupEscaped)</span></caption>
      <thead><tr>
      """
    for column in table.columns {
      text +=
        "<th scope=\"col\"\(column.isFigure ? " class=\"n\"" : "")>\(column.title.markupEscaped)</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      text += row.isTotal ? "<tr class=\"total\">" : "<tr>"
      let head = table.columns.firstIndex { !$0.isFigure } ?? 0
      for (number, cell) in row.cells.enumerated() {
        let isFigure = number < table.columns.count && table.columns[number].isFigure
        let shown = cell.text(numbers).markupEscaped
        if number == head {
          text += "<th scope=\"row\">\(shown)</th>"
        } else {
          text += "<td\(isFigure ? " class=\"n\"" : "")>\(shown)</td>"
        }
      }
      text += "</tr>\n"
    }
    text += "</tbody>\n</table>\n"
    for note in table.notes { text += "<p class=\"remark\">\(note.markupEscaped)</p>\n" }
    return text + "</div>"
  }

  private func chart(_ drawing: Drawing) -> String {
    "<figure>\n<figcaption>\(drawing.title.markupEscaped)</figcaption>\n<div class=\"chart\" tabindex=\"0\" role=\"group\" aria-label=\"\(drawing.title.markupEscaped)\">"
      + drawing.svg + "</div>\n</figure>"
  }

  private func signatures(_ signatures: [ReportDocument.Signature]) -> String {
    "<div class=\"signatures\">\n"
      + signatures.map {
        "<div><p class=\"strong\">\($0.role.markupEscaped)</p><p class=\"note\">\($0.hint.markupEscaped)</p></div>\n"
      }.joined() + "</div>"
  }
}
