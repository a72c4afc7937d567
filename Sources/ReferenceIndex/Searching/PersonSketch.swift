/// What a key table says of a person beside the row, so that most people of a wide key need not be fetched.
///
///     surname 7 | first middle word 7 | other middle words 7 | male 1 | commune 6 | address 4
///
/// The words stand as ``WordClass``, the commune and the address as hashes. A sketch shuts people out, it does not accept.
/// People of unknown sex have no words in it, so that nobody mistakes them for women.
public enum PersonSketch {
  /// The bits that hold sex, commune and address.
  public static let placeBits = 11
  /// The bits of the place of residence.
  public static let placeMask: UInt32 = 1 << 11 - 1

  /// The hash of a commune: `0` for none, else 1 to 63.
  @inlinable
  public static func commune(_ code: UInt16) -> UInt32 {
    code == 0 ? 0 : 1 + (UInt32(code) &* 0x9E37_79B1 >> 16) % 63
  }

  /// The hash of an address: `0` for none, else 1 to 15.
  @inlinable
  public static func address(_ hash: UInt32) -> UInt32 {
    hash == 0 ? 0 : 1 + (hash &* 0x9E37_79B1 >> 16) % 15
  }

  /// The sketch of a person.
  ///
  /// - Parameter words: The part that comes from the name.
  static func of(_ person: RegisteredPerson, words: UInt32) -> UInt32 {
    let isMale: UInt32 = person.sex == 1 ? 1 : 0
    let place = isMale << 10 | commune(person.commune) << 4 | address(person.address)
    return person.sex == 1 || person.sex == 2 ? words | place : place
  }
}

/// How a sketch names a word: by its number among the commonest of its place, or by what it is worth at most.
public enum WordClass {
  /// No word; as surname also a name of less than two words.
  public static let none = 0
  /// Classes below stand for one word each.
  public static let firstOther = 112
  /// Several words, or one of any worth.
  public static let any = 127
  /// The number of classes.
  public static let count = 128

  /// What a word of a class from ``firstOther`` on is worth at most, in bits; infinite for ``any``.
  public static func mostBits(_ wordClass: Int) -> Float {
    wordClass >= any ? .infinity : Float(2 * (wordClass - firstOther + 1))
  }

  /// The class of a word that is not among the commonest and is worth so many bits at most.
  static func other(bits: Int) -> Int { min(firstOther - 1 + (max(bits, 1) + 1) / 2, any) }

  /// What a word is worth that so many of the people bear in a place, in bits, rounded up.
  static func bits(_ bearers: UInt32, _ people: Int) -> Int {
    // Nobody bears the word there: no limit.
    if bearers == 0 { return 255 }
    let most = people <= 1 ? 0 : Int.bitWidth - (people - 1).leadingZeroBitCount
    return max(most - (UInt32.bitWidth - 1 - bearers.leadingZeroBitCount), 0)
  }
}

/// The classes of all words of a register as surnames and as middle words, while it is frozen.
struct WordClasses: Sendable {
  /// The word of each class as surname, then as middle word; ``nobody`` where there is none.
  let words: [UInt32]
  private let surnames: [UInt8]
  private let middles: [UInt8]

  static let nobody = UInt32.max

  /// - Parameter counts: Three numbers a word, of the section ``Section/wordPeople``.
  init(counts: UnsafeBufferPointer<UInt32>, people: Int) {
    let wordCount = counts.count / 3
    var words = [UInt32](repeating: WordClasses.nobody, count: 2 * WordClass.count)
    func classes(_ place: Int) -> [UInt8] {
      var classes = (0..<wordCount).map {
        UInt8(WordClass.other(bits: WordClass.bits(counts[$0 * 3 + place], people)))
      }
      let common = (0..<wordCount).filter { counts[$0 * 3 + place] > 0 }.sorted {
        (counts[$1 * 3 + place], $0) < (counts[$0 * 3 + place], $1)
      }
      for (rank, word) in common.prefix(WordClass.firstOther - 1).enumerated() {
        classes[word] = UInt8(rank + 1)
        words[place * WordClass.count + rank + 1] = UInt32(word)
      }
      return classes
    }
    surnames = classes(0)
    middles = classes(1)
    self.words = words
  }

  /// The part of a sketch that comes from the name.
  func sketch(_ name: UnsafeBufferPointer<UInt32>) -> UInt32 {
    guard name.count >= 2 else { return 0 }
    let surname = UInt32(surnames[Int(name[0])])
    let first = name.count > 2 ? UInt32(middles[Int(name[1])]) : 0
    var others: UInt32 = 0
    if name.count == 4 {
      others = UInt32(middles[Int(name[2])])
    } else if name.count > 4 {
      others = UInt32(WordClass.any)
    }
    return surname << 25 | first << 18 | others << 11
  }
}
