/// The second stage: a text of which only the name itself is left.
///
/// What is recognised beside the name goes: codes and labels before it, notes, numbers and classes behind it, saints on
/// either side. It is text still, so that signs keep their places.
struct BareText {
  let memory: NameMemory
  var scalars: [UInt32]
  /// The words of a text of nothing but letters of Vietnamese and ASCII and single spaces between them; else `nil`.
  var letters: [KnownWord]?
  /// What stood beside the name and was no label.
  var notes: [[UInt32]] = []
  /// Whether letters of the text were lost for certain, so that no question mark is one.
  var isLossy: Bool
  /// Whether a note says that the name is a parent's.
  var isParentsName = false

  /// - Parameter known: The words of the text as it came, where they are letters only; taken if nothing was decoded.
  init(_ text: DecodedText, known: [KnownWord]? = nil, isLossy: Bool = false) {
    memory = text.memory
    scalars = text.scalars
    self.isLossy = isLossy
    letters =
      text.isTakenAsItStands && known != nil ? known : memory.words(ofLetters: text.scalars)
  }

  /// Runs the steps of this stage.
  ///
  /// - Returns: `false` for a text that stands for a missing name; then there is nothing more to read.
  mutating func takeOutAllButName(_ journal: inout NameJournal) -> Bool {
    if let letters {
      // Nothing but letters: there are no characters to clean and no notes to take out.
      if mayBeMissing(), findMissing(&journal) { return false }
      takeOutSaints(of: letters, &journal)
      return true
    }
    cleanCharacters(&journal)
    if findMissing(&journal) { return false }
    removeLineNumber(&journal)
    takeOutOpeningMark(&journal)
    rewriteOpening(&journal)
    settleInnerSigns(&journal)
    takeOutNotes(&journal)
    takeOutLabelledNumber(&journal)
    takeOutSaints(&journal)
    return true
  }

  /// Puts another text in place of the one that is left so far.
  mutating func take(
    _ text: [UInt32], _ repair: NameRepairs, _ journal: inout NameJournal
  ) {
    journal.mend(repair, before: UTF8Reader.text(scalars), after: UTF8Reader.text(text))
    scalars = text
  }
}
