import Cleansing
import ReferenceIndex
import VietnameseText

/// Names that an export of fixed width has cut: they are compared with the beginning of the person's name.
extension MatchContext {
  /// The record's name with its last word as an abbreviation, when the name may be cut; `nil` for a shorter one.
  ///
  /// A blank at the end of what is left is seldom kept, so that one character may be missing.
  func cutName(of record: CleanRecord) -> WordList? {
    guard nameWidth > 0, record.name.count >= 2, width(record.name) >= nameWidth - 1 else {
      return nil
    }
    var name = WordList()
    let last = record.name.count - 1
    for position in 0..<last { name.append(record.name[position]) }
    let text = index.words.string(record.name[last])
    name.append(index.words.intern((text + ".").utf8))
    return name
  }

  /// The characters of a name in proper capitals, with a blank between words.
  private func width(_ name: WordList) -> Int {
    var width = name.count - 1
    for position in 0..<name.count { width += characters(name[position]) }
    return width
  }

  func characters(_ word: WordID) -> Int {
    index.words.display(word).count { $0 & 0xC0 != 0x80 }
  }

}
