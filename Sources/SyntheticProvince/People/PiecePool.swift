/// Words of names as UTF-8, each known by a number of 16 bits.
struct PiecePool: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [UInt32] = [0]
  private var ids: [String: UInt16] = [:]

  /// The piece with number 0 is empty.
  init() { _ = id(of: "") }

  /// The number of a piece, which is added when it is new.
  mutating func id(of text: String) -> UInt16 {
    if let known = ids[text] { return known }
    precondition(offsets.count <= Int(UInt16.max), "more than 65,535 pieces of names")
    let id = UInt16(offsets.count - 1)
    ids[text] = id
    bytes.append(contentsOf: text.utf8)
    offsets.append(UInt32(bytes.count))
    return id
  }

  func text(_ id: UInt16) -> String {
    let range = Int(offsets[Int(id)])..<Int(offsets[Int(id) + 1])
    return String(decoding: bytes[range], as: UTF8.self)
  }
}

/// A full name as three pieces; a piece may hold more than one word, the middle one none.
struct PersonName: Equatable, Sendable {
  var surname: UInt16
  var middle: UInt16
  var given: UInt16
}

/// Pieces with weights.
struct PieceTable: Sendable {
  let ids: [UInt16]
  let alias: AliasTable

  init(_ pairs: [(UInt16, Double)]) {
    let kept = pairs.filter { $0.1 > 0 }
    ids = kept.map(\.0)
    alias = AliasTable(kept.map(\.1))
  }

  var isEmpty: Bool { ids.isEmpty }

  func draw(_ random: inout RandomStream) -> UInt16 { ids[alias.draw(&random)] }
}
