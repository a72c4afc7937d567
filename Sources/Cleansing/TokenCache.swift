import VietnameseText

/// Readings of raw tokens, so that each distinct token of a file is analysed once.
///
/// Belongs to one thread; the words it hands out are numbers of the shared ``WordTable``.
///
///     slot   key low | key high | word | plain | flags       32 bytes; a token of up to 16 bytes is its own key
///
/// Plain tokens, few and met in every name, have a table of their own that stays in the processor's cache; the damaged
/// ones are nearly as many and hardly ever met.
///
/// - Complexity: a known token costs one hash and one probe; tokens longer than 16 bytes are not
///   plain and go to the reader of whole names.
struct TokenCache {
  /// What is known of a raw token.
  struct Reading {
    var word: WordID = 0
    /// The position of the whole reading, for names that must be judged as a whole; `-1` for a token that is not plain.
    var plain: Int32 = -1
    private var flags: UInt32 = 0

    /// Whether the token is a word as it stands, whatever stands beside it.
    @inline(__always)
    var isPlain: Bool { plain >= 0 }

    @inline(__always)
    private func has(_ flag: UInt32) -> Bool { flags >> flag & 1 != 0 }

    private mutating func set(_ flag: UInt32, _ value: Bool) {
      flags = flags & ~(1 << flag) | (value ? 1 << flag : 0)
    }

    /// What the word says about the order of a name.
    @inline(__always)
    var traits: WordTraits {
      get { WordTraits(rawValue: UInt8(truncatingIfNeeded: flags)) }
      set { flags = flags & ~0xFF | UInt32(newValue.rawValue) }
    }
    var letterCase: LetterCase {
      get { LetterCase(rawValue: UInt8(flags >> 8 & 3)) ?? .title }
      set { flags = flags & ~(3 << 8) | UInt32(newValue.rawValue) << 8 }
    }
    /// Whether all its letters are capitals.
    @inline(__always)
    var isUpper: Bool { flags >> 8 & 3 == UInt32(LetterCase.upper.rawValue) }
    /// Whether the token has one cased letter only, so that its case says nothing.
    @inline(__always)
    var isSingleLetter: Bool {
      get { has(10) }
      set { set(10, newValue) }
    }
    /// Whether findings of a name may depend on the token at its start.
    @inline(__always)
    var isOfConsequenceFirst: Bool {
      get { has(11) }
      set { set(11, newValue) }
    }
    /// Whether findings of a name may depend on the token anywhere.
    @inline(__always)
    var isOfConsequence: Bool {
      get { has(12) }
      set { set(12, newValue) }
    }
    @inline(__always)
    var hasMarks: Bool {
      get { has(13) }
      set { set(13, newValue) }
    }
    /// Whether the raw token is the canonical word itself.
    @inline(__always)
    var isCanonical: Bool {
      get { has(14) }
      set { set(14, newValue) }
    }
    /// Whether the raw token is what its word is displayed as.
    @inline(__always)
    var isDisplayForm: Bool {
      get { has(15) }
      set { set(15, newValue) }
    }
    /// Whether a space other than U+0020 stands in the token.
    @inline(__always)
    var hasOtherSpace: Bool {
      get { has(16) }
      set { set(16, newValue) }
    }
    /// Whether the word may name a relative, or stand for a missing name together with the next.
    @inline(__always)
    var isRelation: Bool {
      get { has(17) }
      set { set(17, newValue) }
    }
    /// Whether ``TokenCache/repairs(of:)`` are any.
    @inline(__always)
    var hasRepairs: Bool {
      get { has(18) }
      set { set(18, newValue) }
    }
  }

  private struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var reading = Reading()

    @inline(__always)
    func holds(_ token: CellBytes.Word) -> Bool { low == token.low && high == token.high }
    @inline(__always)
    var isFree: Bool { low == 0 && high == 0 }
  }

  /// A table with open addressing, half full at most.
  private struct Table {
    var slots = [Slot](repeating: Slot(), count: 1 << 13)
    private var taken = 0

    /// The place of a token, or the free one where it belongs.
    @inline(__always)
    func place(_ token: CellBytes.Word) -> Int {
      let mask = slots.count &- 1
      var place = TokenCache.hash(token.low, token.high) & mask
      while !slots[place].holds(token), !slots[place].isFree { place = (place &+ 1) & mask }
      return place
    }

    mutating func add(_ slot: Slot) {
      if (taken + 1) * 2 > slots.count {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for entry in old where !entry.isFree { insert(entry) }
      }
      insert(slot)
      taken += 1
    }

    private mutating func insert(_ slot: Slot) {
      slots[place(CellBytes.Word(low: slot.low, high: slot.high, length: 0))] = slot
    }
  }

  private var plain = Table()
  private var others = Table()
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
    let place = plain.place(token)
    // No token is all zeros: a free slot holds none.
    if plain.slots[place].holds(token) { return plain.slots[place].reading }
    return otherReading(token, UnsafeBufferPointer(start: base, count: token.length))
  }

  /// Has the places of a name's first words fetched together, so that the processor waits for them once.
  @inline(__always)
  func prefetch(_ base: UnsafePointer<UInt8>, _ count: Int) {
    plain.slots.withUnsafeBufferPointer { slots in
      guard let start = slots.baseAddress else { return }
      let mask = slots.count &- 1
      var place = 0
      while place < count {
        let word = CellBytes.firstWord(base + place, count &- place)
        if word.length > 16 { return }
        CellBytes.prefetch(start + (TokenCache.hash(word.low, word.high) & mask))
        place &+= word.length &+ 1
      }
    }
  }

  /// What was mended in a plain token.
  @inline(__always)
  func repairs(of reading: Reading) -> NameRepairs {
    reading.hasRepairs ? plainTokens[Int(reading.plain)].repairs : []
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

  /// The reading of a token that is not plain, or was not met before.
  @inline(never)
  private mutating func otherReading(
    _ key: CellBytes.Word, _ token: UnsafeBufferPointer<UInt8>
  ) -> Reading {
    let place = others.place(key)
    if others.slots[place].holds(key) { return others.slots[place].reading }
    let reading = analyse(token)
    let slot = Slot(low: key.low, high: key.high, reading: reading)
    if reading.isPlain { plain.add(slot) } else { others.add(slot) }
    return reading
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
    let hash = (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// What the reader finds in a name made of plain tokens, given by ``Reading/plain``.
  @inline(never)
  func findings(_ tokens: UnsafeBufferPointer<UInt32>) -> NameFindings {
    reader.findings(of: tokens.map { plainTokens[Int($0)] })
  }

  private mutating func analyse(_ token: UnsafeBufferPointer<UInt8>) -> Reading {
    var reading = Reading()
    (reading.letterCase, reading.isSingleLetter) = TokenCache.letterCase(token)
    guard let plain = reader.readPlainToken(token.span) else {
      reading.hasOtherSpace = TokenCache.hasOtherSpace(token)
      return reading
    }
    reading.plain = Int32(plainTokens.count)
    plainTokens.append(plain)
    reading.word = words.intern(plain.word.utf8)
    reading.hasRepairs = !plain.repairs.isEmpty
    (reading.isOfConsequenceFirst, reading.isOfConsequence) = reader.isOfConsequence(plain)
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
