import Testing

@testable import Drawings

@Suite("Pictures as shapes")
struct DrawingTests {
  static func picture() -> Drawing {
    var drawing = Drawing(
      id: "p", title: "A < B", summary: "\"x\" & y", width: 100, height: 50)
    drawing.rectangle(1, 2, 30.25, 4, .hatch, isFramed: true)
    drawing.line(0, 0, 10, 10, isDashed: true)
    drawing.path([.init(x: 1, y: 1), .init(x: 2, y: -3.14)])
    drawing.text("Nghĩa Đàn", 5, 6, .middle, isBold: true)
    return drawing
  }

  @Test("The picture has a title and a description, escaped, and defines what it uses")
  func svg() {
    let svg = Self.picture().svg
    #expect(svg.contains("<title id=\"p-t\">A &lt; B</title>"))
    #expect(svg.contains("<desc id=\"p-d\">&quot;x&quot; &amp; y</desc>"))
    #expect(svg.contains("<pattern id=\"p-hatch\"") && svg.contains("fill=\"url(#p-hatch)\""))
    #expect(!svg.contains("p-dots"))
    #expect(svg.contains("width=\"30.3\"") && svg.contains("2,-3.1"))
    #expect(svg.contains("text-anchor=\"middle\" font-weight=\"700\"") && svg.contains("Nghĩa Đàn"))
  }

  @Test("Text that does not fit is cut with an ellipsis")
  func fitted() {
    #expect(Drawing.fitted("Diễn Châu", into: 100, size: 10) == "Diễn Châu")
    #expect(Drawing.fitted("Diễn Châu Diễn Châu Diễn Châu", into: 54, size: 10) == "Diễn Châu…")
  }

  @Test("Control characters do not reach markup")
  func control() {
    #expect("a\u{0}b\u{1B}c\n".markupEscaped == "a\u{FFFD}b\u{FFFD}c\n")
  }

  @Test("The same pages give the same bytes, and these are a PDF")
  func pdf() throws {
    func bytes() -> [UInt8]? {
      let canvas = PDFCanvas(
        width: 200, height: 200, title: "Báo cáo", author: "Nghệ An", created: "2024-12-31")
      Self.picture().draw(on: canvas, x: 10, y: 10, scale: 1)
      canvas.addBookmark("Một", y: 10)
      canvas.newPage()
      canvas.show("Trang hai", x: 0, y: 0, width: 100, .init(isSerif: true), .right)
      return canvas.finish()
    }
    let first = try #require(bytes())
    #expect(first == bytes())
    #expect(String(decoding: first.prefix(5), as: UTF8.self) == "%PDF-")
  }
}
