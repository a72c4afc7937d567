/// Communes of the provinces of which no list is known, for a nation.
///
/// Their codes begin at 40,000, beyond all real ones (which end below 33,000, from general knowledge), so that nobody
/// takes one for a real commune; their names are put together from words that commune names are made of. A province
/// has as many for its people as the home province has.
struct InventedCommunes: Sendable {
  static let firstCode = 40_000
  private static let fewest = 20
  private static let most = 1_200.0

  /// The communes of all provinces but the home province, province by province.
  let units: [Units.Unit]
  /// Where the communes of each province begin in ``units``.
  let starts: [Int]
  /// How many people live in each commune of a province; empty for the home province.
  let weights: [AliasTable]

  private static let firstWords = [
    "An", "Bình", "Cẩm", "Châu", "Đại", "Đông", "Đức", "Gia", "Hải", "Hòa", "Hưng", "Long", "Minh",
    "Mỹ", "Nam", "Nghĩa", "Phú", "Phước", "Quảng", "Tân", "Tây", "Thạnh", "Vĩnh", "Xuân",
  ]
  private static let secondWords = [
    "An", "Bình", "Cường", "Đông", "Giang", "Hải", "Hậu", "Hòa", "Hưng", "Khánh", "Lâm", "Lộc",
    "Long", "Mỹ", "Phong", "Phú", "Sơn", "Tân", "Thành", "Thịnh", "Thọ", "Thủy", "Tiến", "Trung",
    "Xuân",
  ]

  /// - Parameters:
  ///   - home: The province whose real communes are known; it gets none.
  ///   - homeCount: How many it has.
  init(provinces: Provinces, home: Int, homeCount: Int) {
    let density = Double(homeCount) / max(provinces.weights[home], 1e-9)
    var units: [Units.Unit] = []
    var starts: [Int] = []
    var weights: [AliasTable] = []
    for province in provinces.codes.indices {
      starts.append(units.count)
      let like = Int(min(density * provinces.weights[province], InventedCommunes.most))
      let count = province == home ? 0 : max(like, InventedCommunes.fewest)
      var sizes: [Double] = []
      for number in 0..<count {
        let code = InventedCommunes.firstCode + units.count
        let draw = mix(0x6B68_6F70, UInt64(code))
        let isWard = draw % 100 < 16
        let isTown = !isWard && draw % 100 < 21
        let kind = isWard ? "Phường" : isTown ? "Thị trấn" : "Xã"
        var text = Array("\(kind) \(InventedCommunes.name(number, province)), ".utf8)
        text.append(contentsOf: provinces.addresses[province])
        units.append(
          Units.Unit(
            code: code, address: text, district: "", isWard: isWard, isRural: !isWard && !isTown))
        sizes.append(0.5 + Double(draw >> 40) / Double(1 << 24))
      }
      weights.append(AliasTable(sizes))
    }
    self.units = units
    self.starts = starts
    self.weights = weights
  }

  /// The name of the n-th commune of a province: no two of a province are alike, up to 600; then they carry a figure.
  private static func name(_ number: Int, _ province: Int) -> String {
    let pairs = firstWords.count * secondWords.count
    // 131 and 600 have no common divisor, so that each number has a pair of its own.
    let pair = (number % pairs * 131 + province * 37) % pairs
    let name = firstWords[pair % firstWords.count] + " " + secondWords[pair / firstWords.count]
    return number < pairs ? name : name + " \(number / pairs + 1)"
  }
}
