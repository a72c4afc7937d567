import VietnameseText

/// Words that say whether a person is alive and whether a record counts for the rate.
enum StatusWords {
  private static let dead: Set<String> = [
    "dead", "deceased", "chet", "da chet", "tu vong", "da tu vong", "da mat", "mat", "khai tu",
    "da khai tu", "death",
  ]

  private static let armedForcesClasses: [String] = [
    "quan nhan", "quan doi", "cong an", "co yeu", "luc luong vu trang", "llvt", "armed", "military",
    "police",
  ]

  static func isDead(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !field.isEmpty else { return false }
    // The commonest word of the register is told apart without folding.
    if field.count == 5, field.elementsEqual("alive".utf8) { return false }
    return dead.contains(folded(field))
  }

  /// Object codes of armed forces and relatives of soldiers and police (DOMAIN.md 3.6).
  static func isArmedForcesCard(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count >= 2 else { return false }
    let first = field[0] & 0xDF
    let second = field[1] & 0xDF
    switch (first, second) {
    case (UInt8(ascii: "Q"), UInt8(ascii: "N")), (UInt8(ascii: "C"), UInt8(ascii: "A")),
      (UInt8(ascii: "C"), UInt8(ascii: "Y")), (UInt8(ascii: "T"), UInt8(ascii: "Q")),
      (UInt8(ascii: "T"), UInt8(ascii: "A")), (UInt8(ascii: "T"), UInt8(ascii: "Y")):
      return true
    default: return false
    }
  }

  static func isArmedForcesClass(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count >= 2 else { return false }
    if field.count == 2 { return isArmedForcesCard(field) }
    let text = folded(field).replacingUnderscores
    return armedForcesClasses.contains { text.hasPrefix($0) }
  }

  private static func folded(_ field: UnsafeBufferPointer<UInt8>) -> String {
    var bytes: [UInt8] = []
    FoldingTable.shared.fold(field.span, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate var replacingUnderscores: String {
    String(map { $0 == "_" ? " " : $0 })
  }
}
