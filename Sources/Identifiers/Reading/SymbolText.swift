/// A cell reduced to plain ASCII symbols, for the slow paths of the readers.
///
/// Any bytes are accepted. Digits of every script become ASCII digits by their Unicode value,
/// Vietnamese letters lose their marks, dashes, quotes and spaces of all kinds become one of each
/// kind, invisible characters vanish. What has no place in a number becomes `unknown`.
internal struct SymbolText {
  /// What was met on the way.
  struct Traits: OptionSet {
    let rawValue: UInt8
    static let otherDigits = Traits(rawValue: 1 << 0)
    static let invisible = Traits(rawValue: 1 << 1)
    static let tooLong = Traits(rawValue: 1 << 2)
    static let damaged = Traits(rawValue: 1 << 3)
    static let otherForms = Traits(rawValue: 1 << 4)
  }

  static let capacity = 256
  static let unknown = UInt8(ascii: "?")

  private(set) var symbols = [256 of UInt8](repeating: 0)
  private(set) var count = 0
  private(set) var traits: Traits = []

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        offset += 1
        append(ascii: byte)
      } else {
        let (scalar, length) = Self.decode(bytes, at: offset)
        offset += length
        append(scalar: scalar)
      }
    }
  }

  /// The symbol at `index`, or `0` outside, so that looking around needs no check.
  subscript(index: Int) -> UInt8 { index >= 0 && index < count ? symbols[index] : 0 }

  /// The symbols of a range as text.
  func text(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }

  private mutating func append(_ symbol: UInt8) {
    guard count < Self.capacity else {
      traits.insert(.tooLong)
      return
    }
    symbols[count] = symbol
    count += 1
  }

  private mutating func append(ascii byte: UInt8) {
    switch byte {
    case 0x09...0x0D: append(UInt8(ascii: " "))
    case 0..<0x20, 0x7F: traits.insert(.invisible)
    case UInt8(ascii: "`"): append(UInt8(ascii: "'"))
    default: append(byte)
    }
  }

  private mutating func append(scalar: UInt32) {
    switch scalar {
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      append(UInt8(ascii: " "))
    case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0:
      traits.insert(.invisible)
    case 0x0300...0x036F: break
    case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63: append(UInt8(ascii: "-"))
    case 0x00B4, 0x02B9...0x02BD, 0x2018...0x201B, 0x2032, 0x2035: append(UInt8(ascii: "'"))
    case 0x201C...0x201F, 0x2033, 0x00AB, 0x00BB: append(UInt8(ascii: "\""))
    case 0x00B7, 0x2024, 0x2022, 0x3002: append(UInt8(ascii: "."))
    case 0x2026:
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "."))
    case 0x2044, 0x2215: append(UInt8(ascii: "/"))
    case 0x00A6: append(UInt8(ascii: "|"))
    case 0xFFFD, 0xFFFF_FFFF:
      traits.insert(.damaged)
      append(Self.unknown)
    case 0xFF01...0xFF5E:
      let byte = UInt8(scalar - 0xFEE0)
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      traits.insert(isDigit ? .otherDigits : .otherForms)
      append(ascii: byte)
    default:
      if let letter = LetterFolding.base(of: scalar) {
        append(letter)
      } else if let value = Self.digitValue(of: scalar) {
        traits.insert(.otherDigits)
        append(UInt8(ascii: "0") + value)
      } else {
        append(Self.unknown)
      }
    }
  }

  /// The decimal digit that a scalar of any script stands for.
  private static func digitValue(of scalar: UInt32) -> UInt8? {
    guard let properties = Unicode.Scalar(scalar)?.properties, properties.numericType == .decimal,
      let value = properties.numericValue
    else { return nil }
    return UInt8(value)
  }

  /// The scalar beyond ASCII at `offset` and its count of bytes; a byte that opens no scalar counts alone.
  ///
  /// A lone `A0` is the no-break space of an 8-bit code page and is read as one.
  static func decode(_ bytes: Span<UInt8>, at offset: Int) -> (UInt32, Int) {
    let first = bytes[offset]
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if length > 1, offset + length <= bytes.count {
      var scalar = UInt32(first) & (0x7F >> UInt32(length))
      var isWhole = true
      for step in 1..<length {
        let next = bytes[offset + step]
        if next & 0xC0 != 0x80 { isWhole = false }
        scalar = scalar << 6 | UInt32(next & 0x3F)
      }
      let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
      if isWhole, scalar >= least, Unicode.Scalar(scalar) != nil { return (scalar, length) }
    }
    return (first == 0xA0 ? 0xA0 : 0xFFFF_FFFF, 1)
  }
}

extension UInt8 {
  /// Tells whether the byte is an ASCII digit.
  internal var isDigit: Bool { self &- 0x30 < 10 }

  /// Tells whether the byte is an ASCII letter.
  internal var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// The ASCII letter in lower case; other bytes as they are.
  internal var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// The digit that the letter is taken for by eye: O, Q → 0; l, I → 1; Z → 2; S → 5; B → 8.
  internal var lookalikeDigit: UInt8? {
    switch self {
    case UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "Q"): UInt8(ascii: "0")
    case UInt8(ascii: "l"), UInt8(ascii: "I"), UInt8(ascii: "i"): UInt8(ascii: "1")
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): UInt8(ascii: "2")
    case UInt8(ascii: "S"), UInt8(ascii: "s"): UInt8(ascii: "5")
    case UInt8(ascii: "B"): UInt8(ascii: "8")
    default: nil
    }
  }
}
