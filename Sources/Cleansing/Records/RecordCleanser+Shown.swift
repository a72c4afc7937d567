import VietnameseText

extension RecordCleanser {
  /// The name as results show it: a word of which a letter is not known as it stands in the cell (`B;C`), not with the
  /// `?` of the pattern by which it is looked for (`B?c`).
  static func shown(_ reading: NameReading, _ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let display = reading.display()
    let lost = UInt8(ascii: "?")
    guard reading.findings.contains(.lostLetters), display.utf8.contains(lost),
      !raw.contains(lost), let text = String(validating: raw, as: UTF8.self),
      !text.unicodeScalars.contains("\u{FFFD}")
    else { return Array(display.utf8) }
    let words = display.split(separator: " ")
    let cells = text.split(separator: " ")
    guard words.count == cells.count else { return Array(display.utf8) }
    let shown = zip(words, cells).map { word, cell in
      word.utf8.contains(lost) ? cell : word
    }
    return Array(shown.joined(separator: " ").utf8)
  }
}
