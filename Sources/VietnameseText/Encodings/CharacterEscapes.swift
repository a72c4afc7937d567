/// Characters that a program wrote as codes instead of themselves: `&#7877;`, `&ecirc;`, `%E1%BB%85`, `\u1ec5`,
/// `=E1=BB=85`, and the tags of a web page.
///
/// No name holds such codes, so that resolving them is certain where they are whole. Entities are those of HTML 4 for
/// Latin-1 letters and the signs of markup; bytes must be UTF-8 together.
enum CharacterEscapes {
  /// The most times that codes are resolved: what was written as codes twice needs two.
  private static let roundLimit = 3

  /// The text with every whole code resolved, `nil` when it has none.
  static func resolve(_ scalars: [UInt32]) -> [UInt32]? {
    guard mayHold(scalars) else { return nil }
    var text = scalars
    for _ in 0..<roundLimit {
      let next = once(text)
      if next == text { break }
      text = next
    }
    return text == scalars ? nil : text
  }

  /// Whether a text has a sign with which a code begins.
  static func mayHold(_ scalars: [UInt32]) -> Bool {
    scalars.contains { scalar in
      switch scalar {
      case 0x26, 0x25, 0x3C, 0x3D, 0x5C: true
      default: false
      }
    }
  }

  private static func once(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var place = 0
    while place < scalars.count {
      if let found = code(scalars[place...]) {
        result.append(contentsOf: found.text)
        place += found.length
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return result
  }

  private typealias Found = (text: [UInt32], length: Int)

  private static func code(_ rest: ArraySlice<UInt32>) -> Found? {
    switch rest.first {
    case 0x26: entity(rest)
    case 0x25: bytes(rest, opening: [0x25])
    case 0x3D: bytes(rest, opening: [0x3D])
    case 0x5C: bytes(rest, opening: [0x5C, 0x78]) ?? unit(rest)
    case 0x3C: tag(rest)
    default: nil
    }
  }

  // MARK: Entities

  /// `&#7877;`, `&#x1EC5;`, `&ecirc;`.
  private static func entity(_ rest: ArraySlice<UInt32>) -> Found? {
    guard let end = rest.prefix(12).firstIndex(of: 0x3B) else { return nil }
    var body = rest[(rest.startIndex + 1)..<end]
    let length = end - rest.startIndex + 1
    guard body.first == 0x23 else {
      let name = UTF8Reader.text(body)
      guard let scalar = names[name] ?? names[name.lowercased()] else { return nil }
      let isCapital = names[name] == nil
      return ([isCapital ? UnicodeProperties.upper(UInt32(scalar)) : UInt32(scalar)], length)
    }
    body.removeFirst()
    let isHexadecimal = body.first == 0x78 || body.first == 0x58
    if isHexadecimal { body.removeFirst() }
    return number(body, isHexadecimal ? 16 : 10).map { ([$0], length) }
  }

  private static func number(_ digits: ArraySlice<UInt32>, _ base: UInt32) -> UInt32? {
    guard (1...7).contains(digits.count) else { return nil }
    var value: UInt32 = 0
    for scalar in digits {
      guard let digit = digit(scalar), digit < base else { return nil }
      value = value * base + digit
    }
    return value >= 0x20 && value <= 0x10FFFF && Unicode.Scalar(value) != nil ? value : nil
  }

  private static func digit(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x37
    case 0x61...0x66: scalar - 0x57
    default: nil
    }
  }

  /// The named entities that Vietnamese text meets; capitals by their first letter.
  private static let names: WordMap = {
    var names = [
      "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "eth": 0xF0,
      "ntilde": 0xF1, "ccedil": 0xE7, "uuml": 0xFC, "abreve": 0x103, "dstrok": 0x111,
      "itilde": 0x129, "utilde": 0x169, "yacute": 0xFD,
    ]
    // agrave is e0, aacute e1 and so on: the order of Latin-1.
    let marks: [(Character, Int, [String])] = [
      ("a", 0xE0, ["grave", "acute", "circ", "tilde"]), ("e", 0xE8, ["grave", "acute", "circ"]),
      ("i", 0xEC, ["grave", "acute", "circ"]), ("o", 0xF2, ["grave", "acute", "circ", "tilde"]),
      ("u", 0xF9, ["grave", "acute", "circ"]),
    ]
    for (letter, first, suffixes) in marks {
      for (offset, suffix) in suffixes.enumerated() {
        names[String(letter) + suffix] = first + offset
        names[String(letter).uppercased() + suffix] = first + offset - 0x20
      }
    }
    for (name, capital) in [("Abreve", 0x102), ("Dstrok", 0x110), ("ETH", 0xD0), ("Yacute", 0xDD)] {
      names[name] = capital
    }
    return WordMap(names)
  }()

  // MARK: Bytes and units

  /// `%E1%BB%85`, `=E1=BB=85`, `\xe1\xbb\x85`: bytes that are UTF-8 together.
  ///
  /// ASCII alone is taken for a code after `%` only (`%20`); an equals sign or `\x` may be anything.
  private static func bytes(_ rest: ArraySlice<UInt32>, opening: [UInt32]) -> Found? {
    var bytes: [UInt8] = []
    var place = rest.startIndex
    while place + opening.count + 1 < rest.endIndex, rest[place...].starts(with: opening),
      let high = digit(rest[place + opening.count]),
      let low = digit(rest[place + opening.count + 1])
    {
      bytes.append(UInt8(high << 4 | low))
      place += opening.count + 2
    }
    guard bytes.isEmpty == false, let text = UTF8Reader.scalars(bytes.span),
      opening == [0x25] || bytes.contains(where: { $0 >= 0x80 }),
      text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    return (text, place - rest.startIndex)
  }

  /// `\u1ec5`.
  private static func unit(_ rest: ArraySlice<UInt32>) -> Found? {
    guard rest.count >= 6, rest[rest.startIndex + 1] | 0x20 == 0x75,
      let scalar = number(rest.dropFirst(2).prefix(4), 16)
    else { return nil }
    return ([scalar], 6)
  }

  // MARK: Tags

  private static let tags: WordMap = [
    "b", "i", "u", "p", "br", "em", "td", "tr", "th", "li", "div", "span", "font", "strong",
    "small",
  ]

  /// `<b>`, `</b>`, `<br/>`, `<font color="red">`; a line break is a blank.
  private static func tag(_ rest: ArraySlice<UInt32>) -> Found? {
    guard let end = rest.prefix(40).firstIndex(of: 0x3E) else { return nil }
    let body = rest[(rest.startIndex + 1)..<end].drop { $0 == 0x2F }
    let name = body.prefix { UnicodeProperties.isLetter($0) }
    guard tags.contains(UTF8Reader.text(name.map { UnicodeProperties.lower($0) })),
      body.count == name.count || [0x20, 0x2F].contains(body[name.endIndex])
    else { return nil }
    let isInline = name.count == 1 || name.count > 3
    return (isInline ? [] : [0x20], end - rest.startIndex + 1)
  }
}
