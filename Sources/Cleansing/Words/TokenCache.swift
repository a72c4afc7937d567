import Hashing
import VietnameseText

/// Readings of raw tokens, so that each distinct token of a file is analysed once.
///
/// Belongs to one thread; the words it hands out are numbers of the shared ``WordTable``.
///
///     common   key | word | flags, plain                      16 bytes; a token of up to 8 bytes is its own key
///     slot     key low | key high | word | plain | flags      32 bytes; the same of up to 16 bytes
///
/// The first plain tokens that are met are the commonest: 2,048 of them are 99 % of all that a file holds. They have a
/// table of their own, small enough to stay in the processor's cache whatever else is done between two names.
///
/// - Complexity: a known token costs one hash and one probe; tokens longer than 16 bytes are not
///   plain and go to the reader of whole names.
struct TokenCache {
  /// What is known of a raw token.
  struct Reading {
    var word: WordID = 0
    /// The position of the whole reading, for names that must be judged as a whole; `-1` for a token that is not plain.
    var plain: Int32 = -1
    /// Everything below, a bit for each.
    private var flags: UInt32 = 0

    /// Whether the token is a word as it stands, whatever stands beside it.
    @inline(__always)
    var isPlain: Bool { plain >= 0 }

    init() {}

    /// How many flags a plain token may have.
    static let flagCount: UInt32 = 21

    /// - Parameter packed: What ``packed`` gave.
    @inline(__always)
    fileprivate init(word: WordID, packed: UInt32) {
      self.word = word
      plain = Int32(bitPattern: packed >> Reading.flagCount) &- 1
      flags = packed & (1 << Reading.flagCount &- 1)
    }

    /// One more than ``plain`` and the flags in one number, `nil` where they do not fit; `0` is a token that is not plain.
    fileprivate var packed: UInt32? {
      guard plain >= 0, plain + 1 < 1 << (32 - Reading.flagCount) else { return nil }
      return UInt32(bitPattern: plain + 1) << Reading.flagCount | flags
    }

    /// Everything that a reading may say.
    @inline(__always)
    static var allFlags: Reading {
      var reading = Reading()
      reading.flags = .max
      return reading
    }

    /// Keeps what another reading says too; for several words together.
    @inline(__always)
    mutating func formIntersection(_ other: Reading) { flags &= other.flags }

    /// Adds what another reading says; for several words together.
    @inline(__always)
    mutating func formUnion(_ other: Reading) { flags |= other.flags }

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
    /// Whether ``TokenCache/repairs(ofPlain:)`` are any.
    @inline(__always)
    var hasRepairs: Bool {
      get { has(18) }
      set { set(18, newValue) }
    }
    /// Whether it is written in capitals so that its name may be; one letter alone says nothing about the others.
    @inline(__always)
    var tellsUpper: Bool {
      get { has(19) }
      set { set(19, newValue) }
    }
    /// Whether it is written otherwise.
    @inline(__always)
    var tellsOther: Bool {
      get { has(20) }
      set { set(20, newValue) }
    }
    /// Whether ``word`` is the number of a token that is not plain but the text of a word.
    var hasNumber: Bool {
      get { has(21) }
      set { set(21, newValue) }
    }
  }

  /// A word of a name and where it belongs in the table of common tokens.
  struct Cut {
    var token: CellBytes.Word
    /// Where the word begins in its name.
    var start: Int
    var place: Int
  }

  /// A common token: its reading in eight bytes.
  private struct CommonSlot {
    var key: UInt64 = 0
    var word: WordID = 0
    /// See ``Reading/packed``.
    var rest: UInt32 = 0

    @inline(__always)
    var reading: Reading { Reading(word: word, packed: rest) }
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

    /// Keeps the number of a token that is in the table.
    mutating func number(_ token: CellBytes.Word, _ word: WordID) {
      let place = place(token)
      guard slots[place].holds(token), !slots[place].isFree else { return }
      slots[place].reading.word = word
      slots[place].reading.hasNumber = true
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

  private static let commonCount = 1 << 12
  private var common = [CommonSlot](repeating: CommonSlot(), count: TokenCache.commonCount)
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
    reading(cut(token, start: 0), base)
  }

  /// A word of a name; its place is fetched meanwhile, so that the processor waits once for all words of a name.
  @inline(__always)
  func cut(_ token: CellBytes.Word, start: Int) -> Cut {
    let place = Int(truncatingIfNeeded: TokenCache.commonHash(token.low))
    common.withUnsafeBufferPointer { slots in
      if let base = slots.baseAddress { CellBytes.prefetch(base + place) }
    }
    return Cut(token: token, start: start, place: place)
  }

  /// The reading of a word of a name that begins at an address.
  @inline(__always)
  mutating func reading(_ cut: Cut, _ name: UnsafePointer<UInt8>) -> Reading {
    let slot = common[cut.place]
    if slot.key == cut.token.low, cut.token.high == 0 { return slot.reading }
    return otherReading(cut, name)
  }

  /// The reading of a token that is not common, stands off its place, or was not met before.
  @inline(never)
  private mutating func otherReading(_ cut: Cut, _ name: UnsafePointer<UInt8>) -> Reading {
    let key = cut.token
    let mask = TokenCache.commonCount - 1
    var place = cut.place
    while key.high == 0, common[place].key != 0 {
      if common[place].key == key.low { return common[place].reading }
      place = (place &+ 1) & mask
    }
    let other = others.place(key)
    if others.slots[other].holds(key) { return others.slots[other].reading }
    let reading = analyse(UnsafeBufferPointer(start: name + cut.start, count: key.length))
    if key.high == 0, let packed = reading.packed {
      common[place] = CommonSlot(key: key.low, word: reading.word, rest: packed)
    } else {
      others.add(Slot(low: key.low, high: key.high, reading: reading))
    }
    return reading
  }

  /// The place of a token of up to eight bytes in the table of common ones, where it is free.
  @inline(__always)
  private static func commonHash(_ key: UInt64) -> UInt64 {
    Hashing.spread(key) >> UInt64(64 - commonCount.trailingZeroBitCount)
  }

  /// What was mended in a plain token, by ``Reading/plain``.
  func repairs(ofPlain token: UInt32) -> NameRepairs { plainTokens[Int(token)].repairs }

  /// The number of a canonical word.
  mutating func number(of canonical: String) -> WordID {
    var canonical = canonical
    return canonical.withUTF8 { text in
      guard let base = text.baseAddress else { return words.intern(text) }
      let token = CellBytes.firstWord(base, text.count)
      // The bytes of a plain word that is canonical are its own number; other words are looked up once.
      guard token.length == text.count, token.length <= 16 else { return words.intern(text) }
      let reading = reading(token, base)
      if reading.isCanonical || reading.hasNumber { return reading.word }
      let word = words.intern(text)
      if !reading.isPlain { others.number(token, word) }
      return word
    }
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
    let hash = Hashing.spread(low, high)
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// What the reader finds in a name made of plain tokens, given by ``Reading/plain``.
  @inline(never)
  func findings(_ tokens: UnsafeBufferPointer<UInt32>) -> NameFindings {
    reader.findings(of: tokens.map { plainTokens[Int($0)] })
  }

  private mutating func analyse(_ token: UnsafeBufferPointer<UInt8>) -> Reading {
    var reading = Reading()
    guard let plain = reader.readPlainToken(token.span) else {
      reading.hasOtherSpace = TokenCache.hasOtherSpace(token)
      return reading
    }
    (reading.letterCase, reading.isSingleLetter) = TokenCache.letterCase(token)
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
    reading.tellsUpper = !reading.isSingleLetter && reading.isUpper
    reading.tellsOther = !reading.isSingleLetter && !reading.isUpper
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

  /// Whether ``letterCase(_:)`` of a name is upper; the first small letter says no.
  static func isUpper(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in name where byte &- 0x61 < 26 { return false }
    return letterCase(name).0 == .upper
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
