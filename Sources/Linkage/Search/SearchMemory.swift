import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// Memory that a matcher uses again for each record, and what it has found out about words and names, which holds for
/// every record.
///
/// What a step needs it fills itself: nobody asks what a record before has left.
struct SearchMemory {
  var aligner: NameAligner
  /// The names that are scored together; of their people the rows, and the evidence of the names.
  var lanes: NameLanes
  var laneRows = [UInt32](repeating: 0, count: NameLanes.capacity)
  var laneScores = [Float](repeating: 0, count: NameLanes.capacity)
  /// The people who were weighed, and those who came behind the last candidate kept; by ``RecordSearch/round``.
  var visited = VisitedPeople()
  var refused = RefusedPeople()
  /// Names that were compared; by ``RecordSearch/round``.
  var comparedNames = ComparedNames()
  /// People to weigh, and who may be worth it.
  var rows: [UInt32] = []
  var promising: [Promising] = []
  /// Positions in a table of keys, and those of some dates.
  var positions: [Int] = []
  var days: [(date: BirthDate, positions: Range<Int>)] = []
  /// The name whose bearers were counted last.
  var lastName: (number: UInt32, bearers: Int) = (.max, 0)
  /// The keys of given words that have lost letters, as they were found.
  var patternKeys: [WordID: [UInt16]] = [:]
  /// The keys of given words a slip away from a word, as they were found.
  var nearKeys: [WordID: [UInt16]] = [:]

  init(_ context: MatchContext) {
    aligner = NameAligner(
      words: context.index.words, frequencies: context.frequencies, model: context.model.name)
    lanes = NameLanes(aligner)
  }

  /// Fills ``laneScores`` for the names in ``lanes``.
  mutating func scoreLanes() { lanes.score(into: &laneScores) }
}
