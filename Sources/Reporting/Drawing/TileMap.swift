import Authentication
import Cleansing
import Drawings

/// A map of communes as tiles: each old district at about its place in the province, each commune one tile.
///
/// The corpora hold no borders; a tile map needs none and gives small communes the room of large ones.
enum TileMap {
  /// Column and row of each district, west to east and north to south.
  private static let places: [UInt16: (column: Int, row: Int)] = [
    415: (1, 0), 416: (2, 0), 419: (4, 0), 432: (5, 0),
    417: (0, 1), 418: (1, 1), 420: (2, 1), 414: (3, 1), 423: (4, 1), 421: (5, 1),
    422: (1, 2), 424: (2, 2), 427: (3, 2), 426: (4, 2), 425: (5, 2),
    428: (2, 3), 430: (3, 3), 431: (4, 3), 429: (5, 3), 412: (5, 4),
  ]

  /// One commune: its code, its share or `nil` when that is not shown.
  struct Tile {
    var code: UInt16
    var share: Double?
  }

  /// Grades of a share, the lowest first: from this share on, below the next.
  struct Grade {
    var from: Double
    var label: String
    var fill: Drawing.Fill
  }

  /// The map, or `nil` when no tile lies in the province.
  static func drawing(
    id: String, title: String, summary: String, tiles: [Tile], grades: [Grade], hidden: String
  ) -> Drawing? {
    let districts = UnitDistricts.standard
    var groups: [UInt16: [Tile]] = [:]
    for tile in tiles {
      let district = districts.district(ofCommune: tile.code)
      if places[district] != nil { groups[district, default: []].append(tile) }
    }
    guard !groups.isEmpty else { return nil }
    let cell = 118.0
    let size = 15.0
    let perRow = 7
    let rowHeights = (0..<5).map { row -> Double in
      let most = groups.filter { places[$0.key]?.row == row }.map(\.value.count).max() ?? 0
      return 20 + Double(max((most + perRow - 1) / perRow, 1)) * size + 14
    }
    let top = 34.0
    var drawing = Drawing(
      id: id, title: title, summary: summary, width: Charts.width,
      height: top + rowHeights.reduce(0, +))
    var x = 4.0
    for grade in grades + [Grade(from: 0, label: hidden, fill: .paper)] {
      drawing.rectangle(x, 4, 13, 13, grade.fill, isFramed: true)
      drawing.text(grade.label, x + 18, 14.5, size: 11)
      x += Drawing.width(of: grade.label, size: 11) + 36
    }
    for (district, tiles) in groups.sorted(by: { $0.key < $1.key }) {
      guard let place = places[district] else { continue }
      let left = Double(place.column) * (cell + 2) + 4
      let upper = top + rowHeights[..<place.row].reduce(0, +)
      drawing.text(
        districts.named(district)?.name ?? "", left, upper + 12, size: 11, isBold: true)
      for (number, tile) in tiles.sorted(by: { $0.code < $1.code }).enumerated() {
        let fill =
          tile.share.map { share in grades.last { $0.from <= share }?.fill ?? grades[0].fill }
          ?? .paper
        drawing.rectangle(
          left + Double(number % perRow) * size, upper + 18 + Double(number / perRow) * size,
          size - 1.5, size - 1.5, fill, isFramed: true)
      }
    }
    return drawing
  }
}
