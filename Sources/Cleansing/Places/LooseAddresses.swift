import VietnameseText

/// Addresses that are not written as hamlet, commune and district with commas between, brought into that form:
///
///     Xóm 3 - Nghi Lâm - Nghi Lộc              Xóm 3, Nghi Lâm, Nghi Lộc
///     Xóm 3 xã Nghi Lâm huyện Nghi Lộc         Xóm 3, Nghi Lâm, Nghi Lộc
///     Xóm 3 Nghi Lâm Nghi Lộc                  Xóm 3, Nghi Lâm, Nghi Lộc
///     Tổ 2, Xóm 3, Xã Nghi Lâm, Nghệ An        Xóm 3, Nghi Lâm, Nghệ An
///
/// Only a commune of the lists counts; where several may be meant, nothing is told. One for each thread: a commune has few
/// hamlets, so that the same texts come again, and each is read once.
struct LooseAddresses {
  private static let mostTexts = 1 << 16
  /// The usual forms of addresses; empty where none can be told.
  private var forms: [[UInt8]: [UInt8]] = [:]

  /// Groups of houses that stand before a hamlet.
  private static let groups: Set<String> = ["to", "nhom", "doi", "cum", "ngo", "so"]
  /// The words of hamlets, behind which a group is no hamlet of its own.
  private static let hamlets: Set<String> = [
    "xom", "thon", "ban", "khoi", "ap", "lang", "khu",
  ]
  /// More words make no address without a sign between its parts.
  private static let mostWords = 16

  /// The usual form of an address, or `nil` when it has it, as nearly all have, or cannot be told.
  ///
  /// - Complexity: one pass over an address in the usual form; a look-up for another that was met, about 50 µs for a new one.
  mutating func usualForm(of raw: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard LooseAddresses.isLoose(raw) else { return nil }
    let key = [UInt8](raw)
    let form = forms[key] ?? LooseAddresses.usualForm(ofNew: key)
    if forms.count < LooseAddresses.mostTexts { forms[key] = form }
    return form.isEmpty ? nil : form
  }

  private static func usualForm(ofNew raw: [UInt8]) -> [UInt8] {
    let text = pieces(String(decoding: raw, as: UTF8.self)).joined(separator: ", ")
    return form(of: text).map { Array($0.utf8) } ?? []
  }

  // MARK: Which addresses

  /// Whether an address has other signs than commas between its words, none of them, or begins with a group.
  private static func isLoose(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    guard raw.count >= 6 else { return false }
    var (commas, spaces) = (0, 0)
    for place in raw.indices {
      switch raw[place] {
      case UInt8(ascii: ","), UInt8(ascii: ";"): commas += 1
      case UInt8(ascii: " "): spaces += 1
      case UInt8(ascii: "-"), UInt8(ascii: "/"):
        if !isBetweenDigits(raw, place) { return true }
      case UInt8(ascii: "|"), 0x0A: return true
      // The dashes of typography, – and —.
      case 0xE2:
        if place + 2 < raw.count, raw[place + 1] == 0x80, [0x93, 0x94].contains(raw[place + 2]) {
          return true
        }
      default: break
      }
    }
    return commas == 0 ? spaces >= 3 : beginsWithGroup(raw)
  }

  private static func isBetweenDigits(_ raw: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place > 0 && place + 1 < raw.count && raw[place - 1] &- 0x30 < 10 && raw[place + 1] &- 0x30 < 10
  }

  private static func beginsWithGroup(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most addresses begin with Xóm, Thôn, Khối or Bản: two letters tell them from a group.
    let second = raw[1] | 0x20
    let isVowel = second == UInt8(ascii: "o") || second == UInt8(ascii: "u") || raw[1] >= 0x80
    switch raw[0] | 0x20 {
    case UInt8(ascii: "n"):
      if second != UInt8(ascii: "h"), second != UInt8(ascii: "g") { return false }
    case UInt8(ascii: "t"), UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "d"), 0xC4 | 0x20:
      if !isVowel { return false }
    default: return false
    }
    let word = raw.prefix { $0 != UInt8(ascii: " ") }
    return word.count <= 8
      && groups.contains(FoldingTable.fold(String(decoding: word, as: UTF8.self)))
  }

  // MARK: The form

  /// What stands between commas and the signs that stand for them.
  private static func pieces(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var pieces = [String.UnicodeScalarView()]
    for (place, scalar) in scalars.enumerated() {
      var isSign = ",;|–—\n".unicodeScalars.contains(scalar)
      if scalar == "-" || scalar == "/" {
        let isInNumber =
          place > 0 && place + 1 < scalars.count && isDigit(scalars[place - 1])
          && isDigit(scalars[place + 1])
        isSign = !isInNumber
      }
      if isSign {
        pieces.append(String.UnicodeScalarView())
      } else {
        pieces[pieces.count - 1].append(scalar)
      }
    }
    return pieces.map { String($0).split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func form(of text: String) -> String? {
    let address = ParsedAddress(text)
    guard !address.commune.isEmpty, !address.meanings.isEmpty else { return cut(text) }
    let details = address.detail.split(separator: ",").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    var hamlet = address.hamlet
    if hamlet.isEmpty || groups.contains(firstWord(hamlet)) {
      // What stands last before the commune, unless it is a group too.
      let others = details.filter { !groups.contains(firstWord($0)) }
      hamlet = others.last { hamlets.contains(firstWord($0)) } ?? others.last ?? hamlet
    }
    if hamlet.isEmpty { return nil }
    return [hamlet, address.commune, address.district, address.province].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private static func firstWord(_ text: String) -> String {
    FoldingTable.fold(String(text.prefix { $0 != " " }))
  }

  /// Cuts an address without signs and words for kinds where a commune is followed by its district.
  private static func cut(_ text: String) -> String? {
    var words = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard words.count <= mostWords else { return nil }
    let isOurs = FoldingTable.fold(words.suffix(2).joined(separator: " ")) == "nghe an"
    if isOurs { words.removeLast(2) }
    // The word of the province: tỉnh Nghệ An.
    if isOurs, words.last.map(FoldingTable.fold) == "tinh" { words.removeLast() }
    let units = AdministrativeUnits.standard
    var found: [String] = []
    for length in 1...4 where words.count > length + 1 {
      let district = words.suffix(length).joined(separator: " ")
      let meanings = units.resolve(name: district).meanings
      guard meanings.contains(where: { $0.unit.kind.isDistrict }) else { continue }
      let rest = words.dropLast(length)
      for length in 1...4 where rest.count > length {
        let commune = rest.suffix(length).joined(separator: " ")
        let isIn = units.resolve(name: commune, district: district).meanings.contains {
          !$0.unit.kind.isDistrict
            && FoldingTable.fold($0.districtName).hasSuffix(
              FoldingTable.fold(UnitName(district).name))
        }
        if isIn {
          let hamlet = rest.dropLast(length).joined(separator: " ")
          found.append("\(hamlet), \(commune), \(district)")
        }
      }
    }
    if found.isEmpty, isOurs { found = withoutDistrict(words) }
    return found.count == 1 ? found[0] : nil
  }

  /// The ways to cut an address of the province that names no district, as they are written since July 2025.
  private static func withoutDistrict(_ words: [String]) -> [String] {
    (1...4).compactMap { length in
      guard words.count > length else { return nil }
      let commune = words.suffix(length).joined(separator: " ")
      let meanings = AdministrativeUnits.standard.resolve(name: commune).meanings
      guard Set(meanings.flatMap(\.currentCodes)).count == 1 else { return nil }
      return words.dropLast(length).joined(separator: " ") + ", \(commune), Nghệ An"
    }
  }
}
