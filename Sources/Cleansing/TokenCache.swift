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
    /// Whether the raw token is the canonical word itself.
    var isCanonical = false
    /// Whether the raw token is what its word is displayed as.
    var isDisplayForm = false
    /// Whether a space other than U+0020 stands in the token.
    var hasOtherSpace = false
    /// Whether the word may name a relative, or stand for a missing name together with the next.
    var isRelation = false
    var repairs: NameRepairs = []
    /// What the word says about the order of a name.
    var traits: WordTraits = []
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

  /// The reading of a token of 1 to 16 bytes that begins at an address.
  @inline(__always)
  mutating func reading(_ token: CellBytes.Word, _ base: UnsafePointer<UInt8>) -> Reading {
    let mask = slots.count - 1
    var slot = TokenCache.hash(token.low, token.high) & mask
    while slots[slot].low != 0 || slots[slot].high != 0 {
      if slots[slot].low == token.low && slots[slot].high == token.high {
        return slots[slot].reading
      }
      slot = (slot &+ 1) & mask
    }
    return add(token, UnsafeBufferPointer(start: base, count: token.length), at: slot)
  }

  /// The number of a canonical word.
  mutating func number(of canonical: String) -> WordID {
    var canonical = canonical
    return canonical.withUTF8 { text in
      guard let base = text.baseAddress else { return words.intern(text) }
      let token = CellBytes.firstWord(base, text.count)
      // The bytes of a plain word that is canonical are its own number; other words are looked up.
      if token.length == text.count, token.length <= 16 {
        let reading = reading(token, base)
        if reading.isCanonical { return reading.word }
      }
      return words.intern(text)
    }
  }

  @inline(never)
  private mutating func add(
    _ key: CellBytes.Word, _ token: UnsafeBufferPointer<UInt8>, at slot: Int
  ) -> Reading {
    let reading = analyse(token)
    slots[slot] = Slot(low: key.low, high: key.high, reading: reading)
    taken += 1
    if taken * 2 > slots.count { grow() }
    return reading
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
    let hash = (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.low != 0 || entry.high != 0 {
      var slot = TokenCache.hash(entry.low, entry.high) & mask
      while slots[slot].low != 0 || slots[slot].high != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// What the reader finds in a name made of plain tokens, given by ``Reading/plain``.
  func findings(_ tokens: SIMD8<Int32>, _ count: Int) -> NameFindings {
    reader.findings(of: (0..<count).map { plainTokens[Int(tokens[$0])] })
  }

  private mutating func analyse(_ token: UnsafeBufferPointer<UInt8>) -> Reading {
    var reading = Reading()
    (reading.letterCase, reading.isSingleLetter) = TokenCache.letterCase(token)
    guard let plain = reader.readPlainToken(token.span) else {
      reading.hasOtherSpace = TokenCache.hasOtherSpace(token)
      return reading
    }
    reading.isPlain = true
    reading.plain = Int32(plainTokens.count)
    plainTokens.append(plain)
    reading.word = words.intern(plain.word.utf8)
    reading.repairs = plain.repairs
    reading.consequence = reader.isOfConsequence(plain)
    reading.hasMarks = plain.hasMarks
    reading.isDisplayForm = words.display(reading.word).elementsEqual(token)
    reading.isCanonical = words[reading.word].text.elementsEqual(token)
    reading.traits = reader.traits(of: plain)
    reading.isRelation = NameReader.isRelation(plain.word)
    return reading
  }

  /// Whether a tab or a no-break space stands in a token.
  private static func hasOtherSpace(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    for (place, byte) in token.enumerated() {
      if byte == 0x09 { return true }
      if byte == 0xC2, place + 1 < token.count, token[place + 1] == 0xA0 { return true }
    }
    return false
  }

  /// How the letters of a token are written; one letter alone says nothing about the others.
  static func letterCase(_ token: UnsafeBufferPointer<UInt8>) -> (LetterCase, isSingle: Bool) {
    var uppers = 0
    var lowers = 0
    var startsUpper = false
    func add(isUpper: Bool, isLower: Bool) {
      if uppers + lowers == 0 { startsUpper = isUpper }
      uppers += isUpper ? 1 : 0
      lowers += isLower ? 1 : 0
    }
    for scalar in String(decoding: token, as: UTF8.self).unicodeScalars {
      if let letter = VietnameseLetter(scalar) {
        add(isUpper: letter.isCapital, isLower: !letter.isCapital)
      } else if scalar.value >= 0x80 {
        add(isUpper: scalar.properties.isUppercase, isLower: scalar.properties.isLowercase)
      } else if uppers + lowers == 0 {
        startsUpper = false
      }
    }
    if uppers + lowers <= 1 { return (startsUpper ? .title : .lower, true) }
    if lowers == 0 { return (.upper, false) }
    if uppers == 0 { return (.lower, false) }
    return (startsUpper && uppers == 1 ? .title : .mixed, false)
  }
}
