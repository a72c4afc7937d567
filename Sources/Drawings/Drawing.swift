/// A picture as a list of simple shapes, the same for every writer: SVG on a page, Cairo on paper.
///
/// Lengths are in points of the drawing; y grows downwards. Areas are told apart by lightness and pattern, so that a
/// black-and-white print is read as well as a screen.
public struct Drawing: Sendable, Equatable {
  /// How an area is filled.
  public enum Fill: String, Sendable, CaseIterable {
    case none, dark, mid, light, pale, paper, hatch, dots, cross, alarm

    /// The colour under the pattern, red, green and blue from 0 to 1.
    var ground: (Double, Double, Double)? {
      switch self {
      case .none: nil
      case .dark: (0.043, 0.310, 0.424)
      case .mid: (0.329, 0.580, 0.702)
      case .light: (0.620, 0.784, 0.863)
      case .pale: (0.859, 0.918, 0.949)
      case .paper, .cross: (1, 1, 1)
      case .hatch, .dots: (0.859, 0.918, 0.949)
      case .alarm: (0.698, 0.149, 0.149)
      }
    }

    /// Whether lines or dots lie on the ground.
    var isPatterned: Bool { self == .hatch || self == .dots || self == .cross || self == .alarm }
  }

  /// Where a text stands beside its place.
  public enum Anchor: Sendable { case start, middle, end }

  /// The colour of text and lines.
  public enum Ink: Sendable { case black, grey, white, alarm }

  /// A place; `x` grows to the right, `y` downwards.
  public struct Point: Sendable, Equatable {
    /// From the left edge.
    public var x: Double
    /// From the upper edge.
    public var y: Double

    /// A place by its distances from the edges.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// One thing that is drawn, in the units of the drawing.
  enum Shape: Sendable, Equatable {
    /// An area; `isFramed` draws its edge.
    case rectangle(x: Double, y: Double, width: Double, height: Double, Fill, isFramed: Bool)
    case line(from: Point, to: Point, Ink, width: Double, isDashed: Bool)
    case path([Point], Ink, width: Double)
    /// One line of text; `y` is its base line.
    case text(String, x: Double, y: Double, size: Double, Anchor, Ink, isBold: Bool)
  }

  /// Unique in a document; letters, digits and hyphens.
  public var id: String
  /// The title above the picture.
  public var title: String
  /// What the picture shows, for those who do not see it.
  public var summary: String
  /// The width, in units that each form scales to its page.
  public var width: Double
  /// The height, in the same units.
  public var height: Double
  private(set) var shapes: [Shape] = []

  /// An empty drawing.
  public init(id: String, title: String, summary: String, width: Double, height: Double) {
    self.id = id
    self.title = title
    self.summary = summary
    self.width = width
    self.height = height
  }

  /// Adds an area.
  public mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: Fill,
    isFramed: Bool = false
  ) {
    shapes.append(
      .rectangle(x: x, y: y, width: max(width, 0), height: height, fill, isFramed: isFramed))
  }

  /// Adds a line.
  public mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ ink: Ink = .grey,
    width: Double = 0.75, isDashed: Bool = false
  ) {
    shapes.append(
      .line(
        from: Point(x: x1, y: y1), to: Point(x: x2, y: y2), ink, width: width, isDashed: isDashed)
    )
  }

  /// Adds a line through points.
  public mutating func path(_ points: [Point], _ ink: Ink = .black, width: Double = 1.5) {
    shapes.append(.path(points, ink, width: width))
  }

  /// Adds a line of text; `y` is its base line.
  public mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = 11, _ anchor: Anchor = .start,
    _ ink: Ink = .black, isBold: Bool = false
  ) {
    shapes.append(.text(text, x: x, y: y, size: size, anchor, ink, isBold: isBold))
  }

  /// The width that a text takes, near enough to place labels: letters of the fonts in use are about half as wide as high.
  public static func width(of text: String, size: Double) -> Double {
    Double(text.count) * size * 0.54
  }

  /// A text cut so that it fits a width.
  public static func fitted(_ text: String, into width: Double, size: Double) -> String {
    let most = Int(width / (size * 0.54))
    return text.count <= most ? text : text.prefix(max(most - 1, 1)) + "…"
  }
}
