import VietnameseText

/// Readings of raw tokens, so that each distinct token of a file is analysed once.
///
/// Belongs to one thread; the words it hands out are numbers of the shared ``WordTable``.
///
///     slot   key low | key high | word | case, state | repairs       a token of up to 16 bytes is its own key
///
/// - Complexity: a known token costs one hash and one probe; tokens longer than 16 bytes are not
///   plain and go to the reader of whole names.
struct TokenCache {
  /// What is known of a raw token.
  struct Reading {
    var word: WordID = 0
    /// Whether the token is a word as it stands, whatever stands beside it.
    var isPlain = false
    var letterCase: LetterCase = .title
    /// Whether the token has one cased letter only, so that its case says nothing.
    var isSingleLetter = false
    /// Whether findings of a name may depend on the token, at its start or anywhere.
    var consequence: (first: Bool, anywhere: Bool) = (false, false)
    var hasMarks = false
    /// Whether the raw token is what its word is displayed as.
    var isDisplayForm = false
    var repairs: NameRepairs = []
    /// The position of the whole reading, for names that must be judged as a whole.
    var plain: Int32 = -1
  }

  private struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var reading = Reading()
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 14)
  private var taken = 0
  private var plainTokens: [PlainToken] = []
  private let words: WordTable
  private let reader: NameReader

  init(words: WordTable, reader: NameReader) {
    self.words = words
    self.reader = reader
  }

  /// The reading of a token of 1 to 16 bytes, or `nil` for a longer one.
  mutating func reading(_ token: UnsafeBufferPointer<UInt8>) -> Reading? {
    guard token.count <= 16, !token.isEmpty else { return nil }
    let (low, high) = TokenCache.key(token)
    var hash = (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].low != 0 || slots[slot].high != 0 {
      if slots[slot].low == low && slots[slot].high == high { return slots[slot].reading }
      slot = (slot + 1) & mask
    }
    let reading = analyse(token)
    slots[slot] = Slot(low: low, high: high, reading: reading)
    taken += 1
    if taken * 2 > slots.count { grow() }
    return reading
  }

  /// The bytes of the token in two words; the last byte tells the length apart from trailing zeros.
  private static func key(_ token: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for position in 0..<min(token.count, 8) {
      low |= UInt64(token[position]) << UInt64(position * 8)
    }
    for position in 8..<max(token.count, 8) {
      high |= UInt64(token[position]) << UInt64((position - 8) * 8)
    }
    return (low, high)
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.low != 0 || entry.high != 0 {
      var hash = (entry.low ^ (entry.high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].low != 0 || slots[slot].high != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// What the reader finds in a name made of plain tokens.
  func findings(_ tokens: [Reading]) -> NameFindings {
    reader.findings(of: tokens.map { plainTokens[Int($0.plain)] })
  }

  private mutating func analyse(_ token: UnsafeBufferPointer<UInt8>) -> Reading {
    var reading = Reading()
    (reading.letterCase, reading.isSingleLetter) = TokenCache.letterCase(token)
    guard let plain = reader.readPlainToken(token.span) else { return reading }
    reading.isPlain = true
    reading.plain = Int32(plainTokens.count)
    plainTokens.append(plain)
    reading.word = words.intern(plain.word.utf8)
    reading.repairs = plain.repairs
    reading.consequence = reader.isOfConsequence(plain)
    reading.hasMarks = plain.hasMarks
    reading.isDisplayForm = words[reading.word].display.elementsEqual(token)
    return reading
  }

  /// How the letters of a token are written; one letter alone says nothing about the others.
  static func letterCase(_ token: UnsafeBufferPointer<UInt8>) -> (LetterCase, isSingle: Bool) {
    var uppers = 0
    var lowers = 0
    var startsUpper = false
    for scalar in String(decoding: token, as: UTF8.self).unicodeScalars {
      let isUpper = scalar.properties.isUppercase
      if uppers + lowers == 0 { startsUpper = isUpper }
      uppers += isUpper ? 1 : 0
      lowers += scalar.properties.isLowercase ? 1 : 0
    }
    if uppers + lowers <= 1 { return (startsUpper ? .title : .lower, true) }
    if lowers == 0 { return (.upper, false) }
    if uppers == 0 { return (.lower, false) }
    return (startsUpper && uppers == 1 ? .title : .mixed, false)
  }
}
