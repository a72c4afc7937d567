import VietnameseText

/// A name whose words are all right by themselves, spaces and capitals aside.
///
/// It is read token by token and never as text; ``NameReader/read(_:columnEncoding:)`` says the same of it.
struct PlainName {
  var words = WordList()
  var repairs: NameRepairs = []
  var findings: NameFindings = []
  var letterCase = LetterCase.title
  /// Whether the name stands as its words are displayed.
  var isDisplayed = true
}

extension TokenCache {
  /// The longest name that is read here, in bytes.
  private static let longestName = 120

  /// Reads a name whose tokens are all plain words; `nil` leaves it to the reader of whole names.
  ///
  /// - Complexity: O(*n*); a known token costs one probe.
  @inline(__always)
  mutating func plainName(_ raw: UnsafeBufferPointer<UInt8>) -> PlainName? {
    guard let base = raw.baseAddress, raw.count <= TokenCache.longestName else { return nil }
    var isSpaced = false
    if let name = plainName(base, raw.count, isSpaced: &isSpaced) { return name }
    return isSpaced ? spacedName(raw) : nil
  }

  /// - Parameter isSpaced: Becomes true when spaces are what stands against the name.
  @inline(__always)
  private mutating func plainName(
    _ base: UnsafePointer<UInt8>, _ count: Int, isSpaced: inout Bool
  ) -> PlainName? {
    // Words go to memory one by one and become a vector once: a store into a vector stalls its next use.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * WordList.capacity) { memory in
      guard let list = memory.baseAddress else { return nil }
      list.initialize(repeating: 0, count: 2 * WordList.capacity)
      return plainName(base, count, isSpaced: &isSpaced, list)
    }
  }

  /// - Parameter list: Gets the numbers of the words and, behind ``WordList/capacity`` of them, ``Reading/plain`` of each.
  @inline(__always)
  private mutating func plainName(
    _ base: UnsafePointer<UInt8>, _ count: Int, isSpaced: inout Bool,
    _ list: UnsafeMutablePointer<UInt32>
  ) -> PlainName? {
    prefetch(base, count)
    var name = PlainName()
    var place = 0
    var position = 0
    var tally = CaseTally()
    var hasConsequence = false
    var hasMarks = false
    var mayStandElsewhere = false
    var isThirdMiddle = false
    var (first, second, rest): (WordTraits, WordTraits, WordTraits) = ([], [], [])
    while place < count {
      let word = CellBytes.firstWord(base + place, count &- place)
      let end = place &+ word.length
      // A space at an end or a double one is a repair of the whole name.
      guard word.length > 0, end != count &- 1 else {
        isSpaced = true
        return nil
      }
      guard word.length <= 16 else { return nil }
      let token = reading(word, base + place)
      guard token.isPlain else {
        isSpaced = token.hasOtherSpace
        return nil
      }
      guard position < WordList.capacity else { return nil }
      if position == 0 {
        mayStandElsewhere = token.isOfConsequenceFirst
        first = token.traits
      } else {
        if position == 1 { second = token.traits }
        if position == 2 { isThirdMiddle = token.traits.contains(.middle) }
        rest.formUnion(token.traits)
      }
      list[position] = token.word
      list[position &+ WordList.capacity] = UInt32(bitPattern: token.plain)
      position &+= 1
      if token.hasRepairs { name.repairs.formUnion(repairs(of: token)) }
      hasConsequence = hasConsequence || token.isOfConsequence
      hasMarks = hasMarks || token.hasMarks
      name.isDisplayed = name.isDisplayed && token.isDisplayForm
      tally.add(token)
      place = end &+ 1
    }
    guard position >= 2 else { return nil }
    name.words = WordList(list, count: position)
    // The reader of whole names knows the other order.
    if mayStandElsewhere,
      WordTraits.mayBeReordered(first: first, second: second, rest: rest, count: position)
    {
      return nil
    }
    if name.words.mayRepeat(isThirdMiddle: isThirdMiddle) { return nil }
    if !hasMarks || hasConsequence {
      name.findings = findings(
        UnsafeBufferPointer(start: list + WordList.capacity, count: position))
    }
    name.letterCase = tally.letterCase
    return name
  }

  /// Reads a name whose words are plain once tabs, no-break and superfluous spaces are single spaces.
  private mutating func spacedName(_ raw: UnsafeBufferPointer<UInt8>) -> PlainName? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TokenCache.longestName) { target in
      guard let base = target.baseAddress else { return nil }
      var count = 0
      var place = 0
      while place < raw.count {
        let byte = raw[place]
        let isNoBreak = byte == 0xC2 && place + 1 < raw.count && raw[place + 1] == 0xA0
        place += isNoBreak ? 2 : 1
        if isNoBreak || byte == 0x20 || byte == 0x09 {
          if count > 0, base[count - 1] != 0x20 {
            base[count] = 0x20
            count += 1
          }
        } else {
          base[count] = byte
          count += 1
        }
      }
      if count > 0, base[count - 1] == 0x20 { count -= 1 }
      var isSpaced = false
      guard count > 0, count < raw.count || raw.contains(0x09),
        var name = plainName(base, count, isSpaced: &isSpaced),
        !hasRelation(UnsafeBufferPointer(start: base, count: count))
      else { return nil }
      name.repairs.insert(.spacing)
      name.isDisplayed = false
      return name
    }
  }

  /// Whether a word may name a relative or stand for "no name", so that the whole name must be judged.
  private mutating func hasRelation(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while let base = name.baseAddress, place < name.count {
      let word = CellBytes.firstWord(base + place, name.count - place)
      if reading(word, base + place).isRelation { return true }
      place += word.length + 1
    }
    return false
  }
}

/// How the letters of a name's words are written.
private struct CaseTally {
  private var hasUpper = false
  private var hasOther = false

  /// One letter alone says nothing about the others.
  @inline(__always)
  mutating func add(_ token: TokenCache.Reading) {
    if token.isSingleLetter { return }
    if token.isUpper { hasUpper = true } else { hasOther = true }
  }

  var letterCase: LetterCase { hasUpper && !hasOther ? .upper : .title }
}
