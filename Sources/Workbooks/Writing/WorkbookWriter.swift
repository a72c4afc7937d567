internal import CXlsxWriter
import Glibc

/// An Excel workbook that is being written.
///
/// The same calls give the same bytes. Text is always text: a cell that begins with `=`, `+`, `-` or `@`
/// is never a formula. Belongs to one thread; several workbooks may be written at once.
///
///     let workbook = try WorkbookWriter(title: "Báo cáo")
///     let sheet = try workbook.addSheet(named: "Theo xã")
///     sheet.text(row: 0, column: 0, "Xã", style: CellStyle(isBold: true))
///     sheet.number(row: 1, column: 1, 3024577, style: CellStyle(number: .whole))
///     let bytes = try workbook.finish()
public final class WorkbookWriter {
  /// The family of letters in all cells: that of Vietnamese office documents (Decree 30/2020).
  static let fontName = "Times New Roman"
  /// The most rows of one sheet.
  static let maximumRowCount = 1_048_576

  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let descriptor: Int32
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  /// Whether rows are written to disk as they come; they must come in order then.
  public let isStreaming: Bool

  /// Begins a workbook in memory.
  ///
  /// - Parameters:
  ///   - title: The title in the properties of the document.
  ///   - author: Who wrote it.
  ///   - created: When, in seconds since 1970; fixed, so that equal calls give equal bytes.
  ///   - isStreaming: Whether each row is put away once the next one begins: for tables of any length
  ///     in constant memory. Heights of rows and widths of columns are then set before the rows.
  /// - Throws: ``WorkbookError`` with `cannotWrite`.
  public init(
    title: String = "", author: String = "Khớp", created: Int = 0, isStreaming: Bool = false
  ) throws(WorkbookError) {
    descriptor = khop_memory_file()
    guard descriptor >= 0 else {
      throw WorkbookError(.cannotWrite(String(cString: strerror(errno))))
    }
    self.isStreaming = isStreaming
    var options = lxw_workbook_options()
    options.constant_memory = isStreaming ? 1 : 0
    workbook = workbook_new_opt("/proc/self/fd/\(descriptor)", &options)
    guard let workbook else { throw WorkbookError(.cannotWrite("memory")) }
    let texts = [strdup(title), strdup(author)]
    defer { for text in texts { free(text) } }
    var properties = lxw_doc_properties()
    properties.title = texts[0]
    properties.author = texts[1]
    // Zero would mean the time of writing.
    properties.created = max(created, 1)
    workbook_set_properties(workbook, &properties)
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
    close(descriptor)
  }

  /// Adds a sheet behind the others.
  ///
  /// - Parameter name: Characters that Excel does not allow are replaced, and the name is cut at 31.
  /// - Throws: ``WorkbookError`` with `cannotWrite` when there is a sheet with the name already.
  public func addSheet(named name: String) throws(WorkbookError) -> SheetWriter {
    let name = Self.sheetName(name)
    guard let workbook, let sheet = workbook_add_worksheet(workbook, name) else {
      throw WorkbookError(.cannotWrite("sheet name"))
    }
    return SheetWriter(sheet, name: name, of: self)
  }

  /// A name that Excel takes for a sheet.
  ///
  ///     WorkbookWriter.sheetName("Phường/Xã: A")  // "Phường-Xã- A"
  static func sheetName(_ name: String) -> String {
    var text = String(name.map { "[]:*?/\\".contains($0) ? "-" : $0 })
    while text.hasPrefix("'") { text.removeFirst() }
    // The limit counts UTF-16 units, as Excel does.
    while text.utf16.count > 31 { text.removeLast() }
    while text.hasSuffix("'") { text.removeLast() }
    return text.isEmpty ? "Sheet" : text
  }

  /// Ends the workbook and returns its bytes.
  ///
  /// - Throws: ``WorkbookError`` with `cannotWrite` when the disk of temporary files is full.
  public func finish() throws(WorkbookError) -> [UInt8] {
    guard let closing = workbook else { preconditionFailure("the workbook is finished") }
    workbook = nil
    let code = workbook_close(closing)
    guard code == LXW_NO_ERROR else {
      throw WorkbookError(.cannotWrite(String(cString: lxw_strerror(code))))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw WorkbookError(.cannotWrite(String(cString: strerror(errno))))
    }
    let size = Int(status.st_size)
    let descriptor = descriptor
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let read = pread(descriptor, rest.baseAddress, rest.count, off_t(count))
        if read <= 0 { break }
        count += read
      }
    }
    guard bytes.count == size else { throw WorkbookError(.cannotWrite("read back")) }
    return bytes
  }

  /// The format of a style, made once.
  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let workbook, let format = workbook_add_format(workbook) else { return nil }
    format_set_font_name(format, Self.fontName)
    format_set_font_size(format, style.size)
    if style.isBold { format_set_bold(format) }
    if style.isItalic { format_set_italic(format) }
    if style.isWrapped { format_set_text_wrap(format) }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let colour = style.background { format_set_bg_color(format, colour) }
    if let colour = style.colour { format_set_font_color(format, colour) }
    if let code = style.number.code { format_set_num_format(format, code) }
    if style.isUnlocked { format_set_unlocked(format) }
    let horizontal =
      switch style.alignment {
      case .automatic: LXW_ALIGN_NONE
      case .left: LXW_ALIGN_LEFT
      case .centre: LXW_ALIGN_CENTER
      case .right: LXW_ALIGN_RIGHT
      }
    format_set_align(format, UInt8(horizontal.rawValue))
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    formats[style] = format
    return format
  }

  func addChart(_ kind: SheetWriter.ChartKind) -> UnsafeMutablePointer<lxw_chart>? {
    guard let workbook else { return nil }
    let type =
      switch kind {
      case .bar: LXW_CHART_BAR
      case .column: LXW_CHART_COLUMN
      case .line: LXW_CHART_LINE
      }
    return workbook_add_chart(workbook, UInt8(type.rawValue))
  }
}
