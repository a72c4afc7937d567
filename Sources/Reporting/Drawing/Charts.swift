import Drawings
import Tables

/// Makers of pictures for reports; values come as texts too, so that a picture says what its table says.
enum Charts {
  static let width = 720.0

  /// One bar of ``bars(id:title:summary:rows:)``.
  struct Bar {
    var label: String
    /// The length, or `nil` for a value that is not shown.
    var value: Double?
    var text: String
    var fill: Drawing.Fill = .dark
  }

  /// Horizontal bars, longest first as given; the value stands behind its bar.
  static func bars(id: String, title: String, summary: String, rows: [Bar]) -> Drawing {
    let labelWidth = 250.0
    let rowHeight = 22.0
    let valueWidth = 90.0
    let most = max(rows.compactMap(\.value).max() ?? 0, .leastNormalMagnitude)
    var drawing = Drawing(
      id: id, title: title, summary: summary, width: width,
      height: Double(rows.count) * rowHeight + 8)
    let room = width - labelWidth - valueWidth - 10
    for (number, row) in rows.enumerated() {
      let y = Double(number) * rowHeight + 4
      drawing.text(
        Drawing.fitted(row.label, into: labelWidth - 8, size: 11.5), labelWidth - 8, y + 14.5,
        size: 11.5, .end)
      let length = max(row.value.map { $0 / most * room } ?? 0, row.value ?? 0 > 0 ? 1.5 : 0)
      drawing.rectangle(labelWidth, y + 3, length, rowHeight - 7, row.fill, isFramed: length > 0)
      drawing.text(row.text, labelWidth + length + 6, y + 14.5, size: 11.5, .start, .black)
    }
    drawing.line(labelWidth, 2, labelWidth, drawing.height - 2, .black, width: 1)
    return drawing
  }

  /// A part of a stacked bar.
  struct Part {
    var label: String
    var fill: Drawing.Fill
  }

  /// Bars of one length, cut into parts that add up to the whole.
  ///
  /// - Parameter start: Where the scale begins, 0 to 1: shares near 1 are told apart when it begins late.
  static func stackedBars(
    id: String, title: String, summary: String, parts: [Part],
    rows: [(label: String, shares: [Double]?, text: String)], start: Double, numbers: NumberStyle
  ) -> Drawing {
    let labelWidth = 190.0
    let rowHeight = 17.5
    let top = 46.0
    let room = width - labelWidth - 80
    var drawing = Drawing(
      id: id, title: title, summary: summary, width: width,
      height: top + Double(rows.count) * rowHeight + 12)
    var x = labelWidth
    for part in parts {
      drawing.rectangle(x, 4, 13, 13, part.fill, isFramed: true)
      drawing.text(part.label, x + 18, 14.5, size: 11)
      x += Drawing.width(of: part.label, size: 11) + 34
    }
    for step in 0...4 {
      let share = start + (1 - start) * Double(step) / 4
      let place = labelWidth + room * Double(step) / 4
      drawing.text(
        numbers.percent(share, decimals: 0), place, 36, size: 10, step == 4 ? .end : .middle, .grey)
      drawing.line(place, 40, place, drawing.height - 8, .grey, width: 0.4)
    }
    for (number, row) in rows.enumerated() {
      let y = top + Double(number) * rowHeight
      drawing.text(
        Drawing.fitted(row.label, into: labelWidth - 8, size: 11.5), labelWidth - 8, y + 11.5,
        size: 11, .end)
      drawing.text(row.text, labelWidth + room + 6, y + 11.5, size: 11)
      guard let shares = row.shares else { continue }
      var from = 0.0
      for (part, share) in zip(parts, shares) {
        let to = min(from + share, 1)
        let left = max(from - start, 0) / (1 - start) * room
        let right = max(to - start, 0) / (1 - start) * room
        if right > left {
          drawing.rectangle(labelWidth + left, y + 2, right - left, rowHeight - 5, part.fill)
        }
        from = to
      }
      drawing.rectangle(labelWidth, y + 2, room, rowHeight - 5, .none, isFramed: true)
    }
    return drawing
  }

  /// One step of ``waterfall(id:title:summary:steps:)``: what it adds to the share reached before.
  struct Step {
    var label: String
    var detail: String
    var share: Double
    var text: String
    var fill: Drawing.Fill
    /// Whether the bar stands on the ground: a share that is reached, not one that is added.
    var isLevel = false
  }

  /// How a share grows step by step to the whole.
  static func waterfall(id: String, title: String, summary: String, steps: [Step], start: Double)
    -> Drawing
  {
    let height = 250.0
    let bottom = 196.0
    let top = 26.0
    var drawing = Drawing(id: id, title: title, summary: summary, width: width, height: height)
    let slot = width / Double(max(steps.count, 1))
    func y(_ share: Double) -> Double {
      bottom - (max(share, start) - start) / (1 - start) * (bottom - top)
    }
    drawing.line(0, bottom, width, bottom, .black, width: 1)
    var reached = 0.0
    for (number, step) in steps.enumerated() {
      let from = step.isLevel ? 0 : reached
      let to = step.isLevel ? step.share : reached + step.share
      let x = Double(number) * slot + slot * 0.16
      let barWidth = slot * 0.68
      let topOfBar = min(y(to), y(from) - (step.share > 0 ? 2 : 0))
      drawing.rectangle(x, topOfBar, barWidth, y(from) - topOfBar, step.fill, isFramed: true)
      drawing.text(step.text, x + barWidth / 2, topOfBar - 6, size: 12.5, .middle, isBold: true)
      drawing.text(step.label, x + barWidth / 2, bottom + 17, size: 11.5, .middle, isBold: true)
      drawing.text(step.detail, x + barWidth / 2, bottom + 33, size: 10.5, .middle, .grey)
      reached = to
      if number + 1 < steps.count, !steps[number + 1].isLevel {
        drawing.line(
          x + barWidth, y(reached), x + slot + 0.001, y(reached), .black, width: 0.75,
          isDashed: true)
      }
    }
    return drawing
  }

  /// A share over time, with the target as a dashed line.
  static func trend(
    id: String, title: String, summary: String,
    points: [(label: String, share: Double, text: String)], target: (share: Double, text: String)?
  ) -> Drawing {
    let height = 210.0
    let bottom = 172.0
    let top = 30.0
    let left = 50.0
    let right = width - 60
    var drawing = Drawing(id: id, title: title, summary: summary, width: width, height: height)
    let shares = points.map(\.share) + (target.map { [$0.share] } ?? [])
    let spread = max((shares.max() ?? 1) - (shares.min() ?? 0), 0.001)
    let low = max((shares.min() ?? 0) - spread * 0.4, 0)
    let high = min((shares.max() ?? 1) + spread * 0.2, 1)
    let span = max(high - low, 1e-6)
    func y(_ share: Double) -> Double { bottom - (share - low) / span * (bottom - top) }
    func x(_ number: Int) -> Double {
      points.count < 2
        ? (left + right) / 2 : left + (right - left) * Double(number) / Double(points.count - 1)
    }
    drawing.line(left - 20, bottom + 4, right + 20, bottom + 4, .black, width: 1)
    if let target {
      drawing.line(left - 20, y(target.share), right + 20, y(target.share), .alarm, isDashed: true)
      drawing.text(target.text, right + 20, y(target.share) - 4, size: 10.5, .end, .alarm)
    }
    drawing.path(
      points.enumerated().map { .init(x: x($0.offset), y: y($0.element.share)) }, width: 2)
    for (number, point) in points.enumerated() {
      drawing.rectangle(x(number) - 3.5, y(point.share) - 3.5, 7, 7, .dark)
      drawing.text(point.text, x(number), y(point.share) - 9, size: 11.5, .middle, isBold: true)
      drawing.text(point.label, x(number), bottom + 22, size: 11, .middle)
    }
    return drawing
  }
}
