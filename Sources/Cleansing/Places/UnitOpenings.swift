import Glibc

/// How the rest of an address begins, behind its hamlet, when it names the commune of its code as the lists spell it.
///
/// Nearly all addresses do, and need not be cut into parts to be right.
///
///     17179   ", xã Quỳnh Hồng" ", Xã Quỳnh Hồng" ", thị trấn Cầu Giát" ", Thị trấn Cầu Giát"
struct UnitOpenings: Sendable {
  static let standard = UnitOpenings(.standard)

  private let openings: [UInt16: [[UInt8]]]
  private let all: Set<[UInt8]>

  init(_ units: AdministrativeUnits) {
    var openings: [UInt16: [[UInt8]]] = [:]
    for meaning in units.meanings where !meaning.unit.kind.isDistrict {
      let kind = meaning.unit.kind.rawValue
      for word in [kind, kind.lowercased()] {
        openings[meaning.unit.code, default: []].append(
          Array(", \(word) \(meaning.unit.name)".utf8))
      }
    }
    self.openings = openings
    all = Set(openings.values.joined())
  }

  /// Whether a text begins with a commune of the lists, whatever its code.
  func openAny(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 1 else { return false }
    let end = text[1...].firstIndex(of: 0x2C) ?? text.count
    return all.contains(Array(text[..<end]))
  }

  /// Whether a text begins with the commune of a code, and nothing more stands in that part of it.
  func open(_ text: UnsafeBufferPointer<UInt8>, _ code: UInt16) -> Bool {
    guard let base = text.baseAddress, let known = openings[code] else { return false }
    for opening in known where opening.count <= text.count {
      let isEqual = opening.withUnsafeBufferPointer { memcmp($0.baseAddress!, base, $0.count) == 0 }
      if isEqual, opening.count == text.count || text[opening.count] == 0x2C { return true }
    }
    return false
  }
}
