/// The last stage: the words that are the person's own name.
///
/// What other words say goes into the journal: titles and relatives are taken out, what is left is judged, and other
/// readings are put together.
struct OwnName {
  var words: [DraftWord]
  /// Whether something beside the name says that it is a parent's.
  var isParentsName: Bool

  init(_ draft: consuming DraftWords, isParentsName: Bool) {
    words = draft.words
    self.isParentsName = isParentsName
  }

  /// The name as it is displayed.
  var displayed: String { NameReading.display(words.map { $0.text }) }

  /// Runs the steps of this stage.
  mutating func settle(_ journal: inout NameJournal) {
    takeOutRemark(&journal)
    removeTitlesAndRelations(&journal)
    mendRepetition(&journal)
    limitWords(&journal)
    findOut(&journal)
    collectAlternatives(&journal)
  }

  /// Keeps the name within its limits, as displayed.
  private mutating func limitWords(_ journal: inout NameJournal) {
    if words.count > NameReader.maximumWordCount {
      words.removeLast(words.count - NameReader.maximumWordCount)
      journal.findings.insert(.tooLong)
    }
    // A capital takes at most three bytes where the small letter takes one; short names need no counting.
    if words.reduce(0, { $0 + $1.text.utf8.count + 1 }) * 3 <= NameReader.maximumByteCount {
      return
    }
    while words.isEmpty == false,
      displayed.utf8.count > NameReader.maximumByteCount
    {
      words.removeLast()
      journal.findings.insert(.tooLong)
    }
  }
}
