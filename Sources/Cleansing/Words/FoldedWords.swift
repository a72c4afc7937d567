import VietnameseText

/// The words of a short text without marks and in small letters, one space between them, whatever stood there.
///
///     FoldedWords("QN - Quân_nhân").text  // "qn quan nhan"
struct FoldedWords {
  let text: String

  init(_ field: UnsafeBufferPointer<UInt8>) {
    var bytes: [UInt8] = []
    FoldingTable.shared.fold(field.span, into: &bytes)
    var words: [UInt8] = []
    var isGap = false
    for byte in bytes {
      let isWord = byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x61 < 26
      if isWord {
        if isGap, !words.isEmpty { words.append(0x20) }
        words.append(byte)
      }
      isGap = !isWord
    }
    text = String(decoding: words, as: UTF8.self)
  }

  init(text: String) { self.text = text }

  /// Whether the text begins with whole words.
  func begins(with words: String) -> Bool {
    text.hasPrefix(words) && (text.utf8.count == words.utf8.count || follows(words))
  }

  /// Whether whole words stand anywhere in the text.
  func contains(_ words: String) -> Bool {
    " \(text) ".contains(" \(words) ")
  }

  private func follows(_ words: String) -> Bool {
    text.utf8.dropFirst(words.utf8.count).first == 0x20
  }
}

/// Remembers what was made of the values of a column that has few.
struct FewValues<Value> {
  private static var most: Int { 256 }
  private var fields: [[UInt8]] = []
  private var values: [Value] = []

  mutating func value(
    of field: UnsafeBufferPointer<UInt8>, _ make: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    for (place, known) in fields.enumerated()
    where known.count == field.count && field.elementsEqual(known) {
      return values[place]
    }
    let new = make(field)
    if fields.count < Self.most {
      fields.append(Array(field))
      values.append(new)
    }
    return new
  }
}
