extension LegacyEncoding {
  /// Decodes the raw bytes of this encoding.
  ///
  ///     LegacyEncoding.tcvn3.decode([0x54, 0x68, 0xDE])  // "Thị"
  ///
  /// - Returns: The text in form C, U+FFFD for a byte that stands for nothing; `nil` when the bytes cannot be in
  ///   this encoding at all (the UTF-8 cases), or when it cannot be decoded.
  public func decode(_ bytes: [UInt8]) -> String? {
    switch self {
    case .utf8:
      guard let scalars = UTF8Reader.scalars(bytes.span) else { return nil }
      return UnicodeForms.nfc(UTF8Reader.text(scalars))
    case .utf8AsWindows1252, .utf8AsWindows1252Twice, .utf8AsWindows1258:
      // These are always seen as text: the bytes are the UTF-8 of the mojibake.
      guard let scalars = UTF8Reader.scalars(bytes.span) else { return nil }
      return decodeSeen(scalars).map { UnicodeForms.nfc(UTF8Reader.text($0)) }
    default:
      guard let scalars = decodeShown(bytes.map { UInt16($0) }) else { return nil }
      return UnicodeForms.nfc(UTF8Reader.text(scalars))
    }
  }

  /// Decodes mojibake: text whose characters show the bytes of this encoding as Windows-1252 or Latin-1.
  ///
  ///     LegacyEncoding.vni.decode(mojibake: "Nguyeãn Thò Haèng")  // "Nguyễn Thị Hằng"
  ///
  /// - Returns: The text in form C, or `nil` when a character shows no byte or the bytes do not fit.
  public func decode(mojibake text: String) -> String? {
    decodeSeen(text.unicodeScalars.map(\.value)).map { UnicodeForms.nfc(UTF8Reader.text($0)) }
  }

  /// Decodes text as seen; the result may hold combining marks.
  func decodeSeen(_ scalars: [UInt32]) -> [UInt32]? {
    switch self {
    case .utf8: return scalars
    case .utf8AsWindows1252Twice:
      return LegacyEncoding.utf8AsWindows1252.decodeSeen(scalars).flatMap {
        LegacyEncoding.utf8AsWindows1252.decodeSeen($0)
      }
    case .utf8AsWindows1258:
      return ByteView.bytes(of: scalars, isWindows1258: true).flatMap(ByteView.utf8)
    default: return ByteView.bytes(of: scalars).flatMap(decodeShown)
    }
  }

  /// Decodes bytes, however they were seen.
  func decodeShown(_ bytes: [UInt16]) -> [UInt32]? {
    switch self {
    case .utf8AsWindows1252: return ByteView.utf8(bytes)
    case .utf8, .utf8AsWindows1252Twice, .utf8AsWindows1258, .lostToQuestionMark, .windowsBestFit:
      return nil
    default:
      if bytes.contains(ByteView.lost) { return nil }
      return decode(bytes.map { UInt8(truncatingIfNeeded: $0) }, table)
    }
  }

  /// Decodes bytes of an encoding with a table; `nil` when one of them stands for nothing in it.
  ///
  /// Tells so of single bytes only; others become U+FFFD.
  func decodeKnown(_ bytes: [UInt8]) -> [UInt32]? {
    guard let table, table.mayDecode(bytes) else { return nil }
    return decode(bytes, table)
  }

  private func decode(_ bytes: [UInt8], _ table: LegacyTable?) -> [UInt32]? {
    guard let table else { return nil }
    let scalars = table.decode(bytes[...])
    return self == .tcvn3 ? LegacyEncoding.withFontCapitals(scalars) : scalars
  }

  /// Raises the marked letters of words whose ASCII letters are capitals: `H¦êNG` is HƯỜNG, not HƯờNG.
  private static func withFontCapitals(_ scalars: [UInt32]) -> [UInt32] {
    var result = scalars
    var start = 0
    func finish(at end: Int) {
      var count = 0
      for place in start..<end where scalars[place] < 0x80 {
        guard (0x41...0x5A).contains(scalars[place]) else { return }
        count += 1
      }
      // One capital with small marked letters is a title word (Vò), two are a word in capitals.
      guard count > 1 || count == 1 && scalars[start] >= 0x80 else { return }
      for place in start..<end { result[place] = UnicodeProperties.upper(result[place]) }
    }
    for place in scalars.indices where UnicodeProperties.isLetter(scalars[place]) == false {
      finish(at: place)
      start = place + 1
    }
    finish(at: scalars.count)
    return result
  }

  /// Encodes text as it was stored: raw bytes for the 8-bit encodings and VIQR, UTF-8 of the mojibake for the others.
  ///
  /// - Returns: `nil` when the encoding has no such letter.
  public func encode(_ text: String) -> [UInt8]? {
    let scalars = UnicodeForms.nfc(text).unicodeScalars.map(\.value)
    switch self {
    case .utf8: return Array(UTF8Reader.text(scalars).utf8)
    case .tcvn3, .tcvn3Capital:
      // The capitals of the fonts are the bytes of the small letters.
      return table?.encode(scalars)
        ?? LegacyEncoding.tcvn3.table?.encode(
          scalars.map { $0 < 0x80 ? $0 : UnicodeProperties.lower($0) })
    case .tcvn5712, .vni, .viscii, .vps, .viqr: return table?.encode(scalars)
    case .windows1258:
      var result: [UInt8] = []
      for scalar in scalars {
        guard let bytes = encode1258(scalar) else { return nil }
        result.append(contentsOf: bytes)
      }
      return result
    case .utf8AsWindows1252, .utf8AsWindows1252Twice, .utf8AsWindows1258, .lostToQuestionMark,
      .windowsBestFit:
      return seen(text).map { Array($0.utf8) }
    }
  }

  private func encode1258(_ scalar: UInt32) -> [UInt8]? {
    if let bytes = table?.encode([scalar]) { return bytes }
    // A quality letter and the tone as a byte of its own.
    guard let unicode = Unicode.Scalar(scalar), let letter = VietnameseLetter(unicode),
      let mark = letter.tone.combiningMark
    else { return nil }
    return table?.encode([letter.withoutTone.scalar.value, mark.value])
  }

  /// Returns what a reader sees when text stored in this encoding is shown as Windows-1252, damage included.
  ///
  ///     LegacyEncoding.tcvn3.seen("Nguyễn")               // "NguyÔn"
  ///     LegacyEncoding.lostToQuestionMark.seen("Nguyễn")  // "Nguy?n"
  public func seen(_ text: String) -> String? {
    let composed = UnicodeForms.nfc(text)
    switch self {
    case .utf8: return composed
    case .utf8AsWindows1252:
      return UTF8Reader.text(composed.utf8.map { ByteView.scalar(of: $0) })
    case .utf8AsWindows1252Twice:
      return LegacyEncoding.utf8AsWindows1252.seen(composed).flatMap {
        UTF8Reader.text($0.utf8.map { ByteView.scalar(of: $0) })
      }
    case .utf8AsWindows1258:
      return UTF8Reader.text(composed.utf8.map { ByteView.scalar1258(of: $0) })
    case .lostToQuestionMark, .windowsBestFit:
      return UTF8Reader.text(
        composed.unicodeScalars.map { lossy($0.value) })
    default:
      return encode(composed).map { UTF8Reader.text($0.map { ByteView.scalar(of: $0) }) }
    }
  }

  private func lossy(_ scalar: UInt32) -> UInt32 {
    if self == .windowsBestFit {
      switch scalar {
      case 0x110: return 0xD0
      case 0x111: return 0x64
      case 0x102: return 0x41
      case 0x103: return 0x61
      case 0x1A0: return 0x4F
      case 0x1A1: return 0x6F
      case 0x1AF: return 0x55
      case 0x1B0: return 0x75
      case 0x128: return 0x49
      case 0x129: return 0x69
      case 0x168: return 0x55
      case 0x169: return 0x75
      default: break
      }
    }
    return ByteView.byte(of: scalar) == nil ? 0x3F : scalar
  }
}
