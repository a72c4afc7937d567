internal import CPango

/// Pages of a PDF with text, lines and areas; the one place that knows Pango and Cairo.
///
/// Lengths are points from the upper left corner of a page. Fonts are those of the machine: Noto where it is installed,
/// else any with Vietnamese letters; what is used is embedded. Belongs to one thread.
public final class PDFCanvas {
  /// A face of a font.
  public struct Font: Hashable {
    /// Whether letters have serifs.
    public var isSerif: Bool
    /// In points.
    public var size: Double
    /// Whether letters are bold.
    public var isBold: Bool
    /// Whether letters are italic.
    public var isItalic: Bool

    /// A face; sans serif of nine points when nothing is said.
    public init(
      isSerif: Bool = false, size: Double = 9, isBold: Bool = false, isItalic: Bool = false
    ) {
      self.isSerif = isSerif
      self.size = size
      self.isBold = isBold
      self.isItalic = isItalic
    }
  }

  /// Where lines stand in their width.
  public enum Alignment { case left, centre, right }

  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private let sink: Sink
  private var fonts: [Font: OpaquePointer] = [:]
  /// From 1.
  public private(set) var pageNumber = 1
  /// The width of a page, in points.
  public let width: Double
  /// The height of a page, in points.
  public let height: Double

  /// What Cairo has written so far.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// - Parameter created: The date in the properties, `yyyy-mm-dd`; fixed, so that equal reports give equal bytes.
  public init(width: Double, height: Double, title: String, author: String, created: String) {
    self.width = width
    self.height = height
    let sink = Sink()
    self.sink = sink
    // Cairo and Pango return objects in an error state, never nil, so that drawing may go on to `finish`.
    surface = cairo_pdf_surface_create_for_stream(
      { closure, data, count in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    context = cairo_create(surface)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "khop")
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, created + "T00:00:00+07:00")
    layout = pango_cairo_create_layout(context)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    // Paper has no pixels to fit letters to.
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(pango_layout_get_context(layout), options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout), 0)
    pango_layout_context_changed(layout)
  }

  deinit {
    for font in fonts.values { pango_font_description_free(font) }
    g_object_unref(UnsafeMutableRawPointer(layout))
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Ends the document and returns its bytes, or `nil` when the library failed (no memory, no font).
  public func finish() -> [UInt8]? {
    cairo_show_page(context)
    cairo_surface_finish(surface)
    let isGood =
      cairo_status(context) == CAIRO_STATUS_SUCCESS
      && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
    return isGood ? sink.bytes : nil
  }

  /// Ends the page and begins the next.
  public func newPage() {
    cairo_show_page(context)
    pageNumber += 1
  }

  /// Adds a bookmark that leads to a height of this page.
  public func addBookmark(_ title: String, y: Double) {
    cairo_pdf_surface_add_outline(
      surface, 0, title, "page=\(pageNumber) pos=[0 \(Int(y))]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
  }

  // MARK: Text

  /// The room that a text takes when it is broken at a width.
  public func size(of text: String, _ font: Font, width: Double? = nil) -> (
    width: Double, height: Double
  ) {
    prepare(text, font, width: width, .left)
    var (wide, high) = (Int32(0), Int32(0))
    pango_layout_get_size(layout, &wide, &high)
    return (Double(wide) / Double(PANGO_SCALE), Double(high) / Double(PANGO_SCALE))
  }

  /// Shows a text below a height; returns the height that it takes.
  @discardableResult
  public func show(
    _ text: String, x: Double, y: Double, width: Double, _ font: Font,
    _ alignment: Alignment = .left, colour: (Double, Double, Double) = (0.1, 0.1, 0.1)
  ) -> Double {
    prepare(text, font, width: width, alignment)
    var (wide, high) = (Int32(0), Int32(0))
    pango_layout_get_size(layout, &wide, &high)
    cairo_set_source_rgb(context, colour.0, colour.1, colour.2)
    cairo_move_to(context, x, y)
    pango_cairo_show_layout(context, layout)
    return Double(high) / Double(PANGO_SCALE)
  }

  /// Shows one line of text on a base line.
  func showLine(
    _ text: String, x: Double, baseline: Double, _ font: Font, _ anchor: Drawing.Anchor,
    colour: (Double, Double, Double)
  ) {
    prepare(text, font, width: nil, .left)
    var (wide, high) = (Int32(0), Int32(0))
    pango_layout_get_size(layout, &wide, &high)
    let length = Double(wide) / Double(PANGO_SCALE)
    let rise = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
    let left: Double =
      switch anchor {
      case .start: x
      case .middle: x - length / 2
      case .end: x - length
      }
    cairo_set_source_rgb(context, colour.0, colour.1, colour.2)
    cairo_move_to(context, left, baseline - rise)
    pango_cairo_show_layout(context, layout)
  }

  private func prepare(_ text: String, _ font: Font, width: Double?, _ alignment: Alignment) {
    pango_layout_set_font_description(layout, description(of: font))
    pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
    let side =
      switch alignment {
      case .left: PANGO_ALIGN_LEFT
      case .centre: PANGO_ALIGN_CENTER
      case .right: PANGO_ALIGN_RIGHT
      }
    pango_layout_set_alignment(layout, side)
    pango_layout_set_text(layout, text, -1)
  }

  private func description(of font: Font) -> OpaquePointer? {
    if let known = fonts[font] { return known }
    let families =
      font.isSerif
      ? "Noto Serif,Times New Roman,Liberation Serif,DejaVu Serif,serif"
      : "Noto Sans,Arial,Liberation Sans,DejaVu Sans,sans"
    guard let description = pango_font_description_new() else { return nil }
    pango_font_description_set_family(description, families)
    pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
    if font.isBold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
    if font.isItalic { pango_font_description_set_style(description, PANGO_STYLE_ITALIC) }
    fonts[font] = description
    return description
  }

  // MARK: Shapes

  /// Fills a rectangle.
  public func fill(
    x: Double, y: Double, width: Double, height: Double, _ colour: (Double, Double, Double)
  ) {
    cairo_set_source_rgb(context, colour.0, colour.1, colour.2)
    cairo_rectangle(context, x, y, width, height)
    cairo_fill(context)
  }

  /// Draws the edge of a rectangle.
  public func frame(
    x: Double, y: Double, width: Double, height: Double, line: Double,
    _ colour: (Double, Double, Double)
  ) {
    cairo_set_source_rgb(context, colour.0, colour.1, colour.2)
    cairo_set_line_width(context, line)
    cairo_rectangle(context, x, y, width, height)
    cairo_stroke(context)
  }

  /// Draws a line through points.
  public func line(
    _ points: [Drawing.Point], width: Double, isDashed: Bool = false,
    _ colour: (Double, Double, Double)
  ) {
    guard let first = points.first else { return }
    cairo_set_source_rgb(context, colour.0, colour.1, colour.2)
    cairo_set_line_width(context, width)
    let dashes = [3.0, 2.2]
    cairo_set_dash(context, dashes, isDashed ? 2 : 0, 0)
    cairo_move_to(context, first.x, first.y)
    for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
    cairo_stroke(context)
    cairo_set_dash(context, dashes, 0, 0)
  }

  /// Fills a rectangle with the lines or dots of a pattern.
  func hatch(
    x: Double, y: Double, width: Double, height: Double, _ fill: Drawing.Fill, step: Double
  ) {
    cairo_save(context)
    cairo_rectangle(context, x, y, width, height)
    cairo_clip(context)
    let (ink, thickness): ((Double, Double, Double), Double) =
      switch fill {
      case .alarm: ((1, 1, 1), step * 0.27)
      case .cross: ((0.46, 0.46, 0.46), step * 0.13)
      default: ((0.043, 0.310, 0.424), step * 0.23)
      }
    cairo_set_source_rgb(context, ink.0, ink.1, ink.2)
    cairo_set_line_width(context, thickness)
    if fill == .dots {
      // Dots lie on a grid of the page, so that neighbours fit together.
      var row = (y / step * 2).rounded(.down)
      while row * step / 2 < y + height {
        var column = (x / step).rounded(.down)
        while column * step < x + width {
          let shift = Int(row) % 2 == 0 ? 0 : step / 2
          cairo_new_sub_path(context)
          cairo_arc(context, column * step + shift, row * step / 2, step * 0.17, 0, 6.2832)
          column += 1
        }
        row += 1
      }
      cairo_fill(context)
    } else {
      var start = ((x - height) / step).rounded(.down) * step
      while start < x + width + height {
        cairo_move_to(context, start, y + height)
        cairo_line_to(context, start + height, y)
        if fill == .cross {
          cairo_move_to(context, start, y)
          cairo_line_to(context, start + height, y + height)
        }
        start += step
      }
      cairo_stroke(context)
    }
    cairo_restore(context)
  }
}
