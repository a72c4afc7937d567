/// What two parts of a word may be together.
enum WordParts {
  /// Whether small letters are followed by a capital: a new word begins.
  static func beginsAnew(_ head: ArraySlice<UInt32>, _ tail: ArraySlice<UInt32>) -> Bool {
    guard let last = head.last, let first = tail.first else { return false }
    return Scalars.isCapital(first) && Scalars.isCapital(last) == false
  }

  /// Whether a word of a capital and small letters goes on in small letters.
  static func hasSmallTail(_ head: ArraySlice<UInt32>, _ tail: ArraySlice<UInt32>) -> Bool {
    guard let first = head.first else { return false }
    return Scalars.isCapital(first) && tail.allSatisfy { Scalars.isCapital($0) == false }
  }

  /// Whether a letter between two parts makes a word of names of them.
  static func hasLetter(between head: ArraySlice<UInt32>, _ tail: ArraySlice<UInt32>) -> Bool {
    WordParts.letters.contains { letter in
      guard let token = WordReader.read((head + [letter] + tail)[...]) else { return false }
      return token.isMinority == false && token.shareInBits > WordReader.unseenInBits
    }
  }

  /// The letters of Vietnamese, with all their tones.
  private static let letters: [UInt32] = {
    let vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
    return (vowels + "bcdđghklmnpqrstvx").unicodeScalars.map(\.value)
  }()

  /// The cut of a word where the blank was hit wrong and a letter stands in its place (`ThịgLy`, `NGUYỄNVVĂN`).
  ///
  /// A capital behind small letters shows where the second word begins; without one, both must be common words and
  /// stand at the only place where they can.
  static func cutAtStrayLetter(_ raw: [UInt32]) -> [String]? {
    guard (5...16).contains(raw.count) else { return nil }
    let capitals = raw.indices.dropFirst().filter {
      Scalars.isCapital(raw[$0]) && Scalars.isCapital(raw[$0 - 1]) == false
    }
    if capitals.count > 1 { return nil }
    let places = capitals.first.map { [$0 - 1] } ?? Array(raw.indices.dropFirst(2).dropLast(2))
    var found: [[String]] = []
    for place in places where place >= 2 && place + 2 < raw.count {
      guard let head = WordReader.read(raw[..<place]),
        let tail = WordReader.read(raw[(place + 1)...]),
        head.isMinority == false, tail.isMinority == false
      else { continue }
      let least = capitals.isEmpty ? WordReader.commonInBits : WordReader.unseenInBits
      if head.shareInBits > least, tail.shareInBits > least {
        found.append([head.word, tail.word])
      }
    }
    return found.count == 1 ? found[0] : nil
  }
}
