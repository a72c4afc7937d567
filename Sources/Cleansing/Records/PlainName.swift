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
    withUnsafeTemporaryAllocation(of: Cut.self, capacity: WordList.capacity) { cuts in
      // Words go to memory one by one and become a vector once: a store into a vector stalls its next use.
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * WordList.capacity) { memory in
        guard let list = memory.baseAddress, let cuts = cuts.baseAddress else { return nil }
        return plainName(base, count, isSpaced: &isSpaced, cuts: cuts, list: list)
      }
    }
  }

  /// How a name was cut into words.
  private enum CutEnd {
    case whole
    /// A space stands at an end, or two stand together.
    case spaces
    /// A word is too long, or there are too many.
    case words
  }

  /// Cuts a name at its spaces and returns how many words there are, those before whatever stands against the name.
  @inline(__always)
  private func cut(
    _ base: UnsafePointer<UInt8>, _ count: Int, into cuts: UnsafeMutablePointer<Cut>
  ) -> (count: Int, end: CutEnd) {
    var place = 0
    var number = 0
    while place < count {
      let word = CellBytes.firstWord(base + place, count &- place)
      if word.length > 16 || number == WordList.capacity { return (number, .words) }
      let end = place &+ word.length
      if word.length == 0 || end == count &- 1 { return (number, .spaces) }
      cuts[number] = cut(word, start: place)
      number &+= 1
      place = end &+ 1
    }
    return (number, .whole)
  }

  /// - Parameter list: Gets the numbers of the words and, behind ``WordList/capacity`` of them, ``Reading/plain`` of each.
  @inline(__always)
  private mutating func plainName(
    _ base: UnsafePointer<UInt8>, _ count: Int, isSpaced: inout Bool,
    cuts: UnsafeMutablePointer<Cut>, list: UnsafeMutablePointer<UInt32>
  ) -> PlainName? {
    let words = cut(base, count, into: cuts)
    list.initialize(repeating: 0, count: 2 * WordList.capacity)
    // What all words say, what any of them says, and the same without the first.
    var common = Reading.allFlags
    var rest = Reading()
    var (first, second, third) = (Reading(), Reading(), Reading())
    var last = Reading()
    var position = 0
    while position < words.count {
      let token = reading(cuts[position], base)
      guard token.isPlain else {
        isSpaced = token.hasOtherSpace
        return nil
      }
      list[position] = token.word
      list[position &+ WordList.capacity] = UInt32(bitPattern: token.plain)
      common.formIntersection(token)
      switch position {
      case 0: first = token
      case 1: second = token
      case 2: third = token
      default: break
      }
      if position > 0 { rest.formUnion(token) }
      last = token
      position &+= 1
    }
    guard words.end == .whole else {
      isSpaced = words.end == .spaces
      return nil
    }
    guard position >= 2 else { return nil }
    // The reader of whole names knows the other order.
    if first.isOfConsequenceFirst,
      WordTraits.mayBeReordered(
        first: first.traits, second: second.traits, rest: rest.traits, count: position)
    {
      return nil
    }
    // Thị ends no name: it may have slipped behind the given word.
    if position > 2, last.traits.contains(.middle) { return nil }
    var name = PlainName()
    name.words = WordList(list, count: position)
    if WordList.mayRepeat(list, position, isThirdMiddle: third.traits.contains(.middle)) {
      return nil
    }
    var any = rest
    any.formUnion(first)
    if any.hasRepairs {
      for place in 0..<position {
        name.repairs.formUnion(repairs(ofPlain: list[place &+ WordList.capacity]))
      }
    }
    // A surname and Thị are no whole name.
    let isCut = position == 2 && second.traits.contains(.middle)
    if !any.hasMarks || any.isOfConsequence || isCut {
      name.findings = findings(
        UnsafeBufferPointer(start: list + WordList.capacity, count: position))
    }
    name.isDisplayed = common.isDisplayForm
    name.letterCase = any.tellsUpper && !any.tellsOther ? .upper : .title
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
        // Behind Ã it may be half of à.
        if isNoBreak, place >= 2, raw[place - 2] == 0xC3, raw[place - 1] == 0x83 { return nil }
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
