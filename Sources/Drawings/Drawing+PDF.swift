extension Drawing {
  /// Draws the picture with its upper left corner at a point, larger or smaller by a factor.
  public func draw(on canvas: PDFCanvas, x: Double, y: Double, scale: Double) {
    for shape in shapes {
      switch shape {
      case .rectangle(let left, let top, let width, let height, let fill, let isFramed):
        let (px, py) = (x + left * scale, y + top * scale)
        let (wide, high) = (width * scale, height * scale)
        if let ground = fill.ground { canvas.fill(x: px, y: py, width: wide, height: high, ground) }
        if fill.isPatterned {
          canvas.hatch(x: px, y: py, width: wide, height: high, fill, step: 6 * scale)
        }
        if isFramed {
          canvas.frame(
            x: px, y: py, width: wide, height: high, line: 0.75 * scale, (0.27, 0.27, 0.27))
        }
      case .line(let from, let to, let ink, let width, let isDashed):
        canvas.line(
          [from, to].map { Point(x: x + $0.x * scale, y: y + $0.y * scale) },
          width: width * scale, isDashed: isDashed, ink.colour)
      case .path(let points, let ink, let width):
        canvas.line(
          points.map { Point(x: x + $0.x * scale, y: y + $0.y * scale) }, width: width * scale,
          ink.colour)
      case .text(let text, let left, let base, let size, let anchor, let ink, let isBold):
        canvas.showLine(
          text, x: x + left * scale, baseline: y + base * scale,
          PDFCanvas.Font(isSerif: false, size: size * scale, isBold: isBold), anchor,
          colour: ink.colour)
      }
    }
  }
}
