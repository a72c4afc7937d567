import Corpora

/// The communes of Nghệ An at four dates, with the way from one date to another, and invented ones for a nation.
///
/// What the corpora do not say stays unsaid: which commune of 2024 a removed commune went into is
/// not in them, so removed communes have no inhabitants here. Population weights of communes are
/// an assumption by kind of unit (`seeds/README.md`).
struct Units: Sendable {
  /// The dates since which a set of codes is valid.
  static let epochs = ["2019-12-01", "2020-03-01", "2024-12-01", "2025-07-01"]

  /// One commune at one date, with its text as addresses write it.
  struct Unit: Sendable {
    var code: Int
    var address: [UInt8]
    var district: String
    var isWard: Bool
    var isRural: Bool
  }

  /// The communes in which households live.
  let base: [Unit]
  private let weights: AliasTable
  /// The communes of the other provinces stand behind the real ones in ``base``.
  private let invented: InventedCommunes?
  private let home: Int
  /// For each epoch the unit of each base commune.
  private let unitsAt: [[Unit]]
  private let registerEpoch: Int
  let isMountain: [Bool]

  /// - Parameters:
  ///   - provinces: All provinces when a nation is grown, `nil` for the home province alone.
  ///   - home: The province whose communes are known.
  init(
    registerEpoch name: String, mountainDistricts: Set<String>, provinces: Provinces? = nil,
    home: Int = 0
  ) {
    let registerEpoch = Units.epochs.firstIndex(of: name) ?? 2
    var names: [Int: [String: (name: String, kind: String, parent: String)]] = [:]
    var communes: [Int: [String]] = [:]
    for row in Corpus.ngheAnUnits.rows {
      guard let epoch = Units.epochs.firstIndex(of: row[0]) else { continue }
      names[epoch, default: [:]][row[1]] = (row[2], row[4], row[5])
      if row[3] == "commune" { communes[epoch, default: []].append(row[1]) }
    }
    var merger: [String: String] = [:]
    for row in Corpus.ngheAnMerger2025.rows { merger[row[0]] = row[2] }

    func unit(_ code: String, at epoch: Int) -> Unit? {
      guard let known = names[epoch]?[code], let number = Int(code) else { return nil }
      var text = "\(known.kind) \(known.name)"
      if let district = names[epoch]?[known.parent], epoch < 3 {
        text += ", \(district.kind) \(district.name)"
      }
      return Unit(
        code: number, address: Array(text.utf8), district: known.parent,
        isWard: known.kind == "Phường", isRural: known.kind == "Xã")
    }

    let baseEpoch = min(registerEpoch, 2)
    let codes = communes[baseEpoch] ?? []
    let base = codes.compactMap { unit($0, at: baseEpoch) }
    let invented = provinces.map {
      InventedCommunes(provinces: $0, home: home, homeCount: base.count)
    }
    let others = invented?.units ?? []
    self.invented = invented
    self.home = home
    self.base = base + others
    unitsAt = Units.epochs.indices.map { epoch in
      codes.compactMap { code in
        let present = epoch == 3 ? unit(merger[code] ?? "", at: 3) : unit(code, at: epoch)
        return present ?? unit(code, at: baseEpoch)
      } + others
    }
    let mountains = base.map { mountainDistricts.contains($0.district) }
    isMountain = mountains + others.map { _ in false }
    self.registerEpoch = registerEpoch
    weights = AliasTable(
      base.indices.map { index in
        let size = base[index].isWard ? 9.0 : base[index].isRural ? 7.0 : 8.0
        let spread = Double(mix(0x6B68_6F70, UInt64(base[index].code)) >> 40) / Double(1 << 24)
        return size * (mountains[index] ? 0.6 : 1) * (0.5 + spread)
      })
  }

  /// A commune of a province for a household; `nil` when no commune of the province is known.
  func draw(province: Int, _ random: inout RandomStream) -> Int? {
    if province == home { return weights.draw(&random) }
    guard let invented, !invented.weights[province].isEmpty else { return nil }
    let first = base.count - invented.units.count + invented.starts[province]
    return first + invented.weights[province].draw(&random)
  }

  /// The unit of a base commune with the codes of the register.
  func registered(_ commune: Int) -> Unit { unitsAt[registerEpoch][commune] }

  /// The unit of a base commune with the codes of an epoch.
  func unit(_ commune: Int, epoch: Int) -> Unit { unitsAt[epoch][commune] }
}

/// The 63 provinces: ID codes, names and how often people were born in each.
struct Provinces: Sendable {
  let codes: [Int]
  /// `Tỉnh Hà Tĩnh`, for addresses of which no commune is known.
  let addresses: [[UInt8]]
  let weights: [Double]
  let draw: AliasTable
  /// Where people who moved to Nghệ An were born; its two neighbours stand out.
  let drawNeighbours: AliasTable

  init(weights byCode: [String: Double]) {
    let rows = Corpus.provinces.rows
    let weights = rows.map { byCode[$0[1]] ?? 0 }
    self.weights = weights
    codes = rows.map { Int($0[1]) ?? 0 }
    addresses = rows.map { Array("\($0[3]) \($0[2])".utf8) }
    draw = AliasTable(weights)
    drawNeighbours = AliasTable(
      rows.indices.map { ["038", "042"].contains(rows[$0][1]) ? weights[$0] * 6 : weights[$0] })
  }

  func index(of code: Int) -> Int? { codes.firstIndex(of: code) }
}
