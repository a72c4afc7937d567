import Reporting
import Tables

/// The files of a report: all of them or none, for their owner only.
enum ReportFiles {
  /// Writes the forms and returns their paths.
  static func write(
    _ document: ReportDocument, _ formats: [ReportCommand.Format], to path: String
  ) throws -> [String] {
    let folder = try OutputFolder(path: path)
    var names: [String] = []
    for format in ReportCommand.Format.allCases where formats.contains(format) {
      let name = "report." + format.rawValue
      let file = try folder.makeFile(named: name)
      switch format {
      case .html: try file.write(HTMLReport(document).text)
      case .json: try file.write(try JSONReport(document).text())
      case .pdf: try file.write(try PDFReport(document).bytes())
      case .xlsx: try file.write(try WorkbookReport(document).bytes())
      }
      try file.finish()
      names.append(path + "/" + name)
    }
    try folder.commit()
    return names
  }
}
