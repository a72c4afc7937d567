import Tables

/// A report as pages of A4, laid out by Pango and drawn by Cairo.
///
/// Margins and the place of the page number are those of Decree 30/2020/NĐ-CP; table headings stand on each page of a table.
///
/// - Complexity: about 3 ms a page.
public struct PDFReport {
  let document: ReportDocument
  let numbers: NumberStyle

  /// The form of one document.
  public init(_ document: ReportDocument) {
    self.document = document
    numbers = NumberStyle(document.language)
  }

  /// The bytes of the file.
  ///
  /// - Throws: ``ReportError`` when the libraries of text and drawing fail.
  public func bytes() throws(ReportError) -> [UInt8] {
    var writer = PDFReportWriter(document)
    writer.writeHead()
    for (number, section) in document.sections.enumerated() {
      writer.write(section, isFirst: number == 0)
    }
    writer.writeImprint()
    guard let bytes = writer.canvas.finish() else { throw ReportError(.drawingFailed) }
    return bytes
  }
}

/// A report could not be written.
public struct ReportError: Error, Equatable, Sendable {
  /// What went wrong.
  public enum Reason: Equatable, Sendable {
    /// Pango or Cairo failed: no memory, or no font on the machine.
    case drawingFailed
    /// The workbook could not be made.
    case workbookFailed
  }

  /// What went wrong.
  public let reason: Reason

  init(_ reason: Reason) { self.reason = reason }
}
