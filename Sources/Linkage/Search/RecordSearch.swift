import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// What is known of the one record that is searched for.
///
/// Made anew for each record, so that nothing that was found for one can weigh for another. Of the search before, only
/// the memory of the lists is taken over.
struct RecordSearch {
  /// The number of the record among those of its matcher, from 1; what is kept in ``SearchMemory`` for one record bears it.
  let round: UInt64
  /// The record's name with its last word as an abbreviation, where it may be cut.
  let cutName: WordList?
  /// Whether the record's last word is a given word that many people bear.
  let givenIsCommon: Bool
  /// Whether the numbers of people say nothing to the record, so that people who are alike otherwise weigh the same.
  let isNumberless: Bool
  /// What the CMND of the record loses because several people have it, in bits.
  let oldIDCost: Double
  /// The owner of the record's number, when the register has it.
  let owner: UInt32?
  let ownerPerson: RegisteredPerson

  /// What the owner weighs, when the evidence speaks for it.
  var ownerLedger: OwnerLedger?
  /// The best of those who were weighed.
  var candidates: CandidateList
  /// How many people were compared.
  var compared = 0
  /// The date that was weighed last.
  var weighedDate = WeighedDate()
  /// The key by which people are looked for, and what is noted of the keys before.
  var key = SearchKey.number
  var marks = SearchTally.Marks()
  /// Where the keys note what they gave, while somebody wants to know.
  var trace: SearchTrace?
  /// Whether ``SearchBounds`` holds for the record; `nil` until a wide key asks.
  var isBounded: Bool?
  /// The record's name and its further readings, and its dates.
  var names: [WordList]
  var dates: [BirthDate]
  /// Under which keys the record's given word stands.
  var givens: [UInt16]
  /// How the words of the record sound that say something.
  var sounds: [UInt32]

  /// Before the first record.
  init() {
    round = 0
    cutName = nil
    givenIsCommon = false
    isNumberless = false
    oldIDCost = 0
    owner = nil
    ownerPerson = .nobody
    candidates = CandidateList()
    names = []
    dates = []
    givens = []
    sounds = []
  }

  /// The search of the next record.
  ///
  /// - Parameters:
  ///   - last: The search before, whose lists are emptied.
  ///   - oldIDCost: ``MatchContext/costOfBearers(ofOldID:)``.
  init(
    after last: inout RecordSearch, of record: CleanRecord, _ detail: RecordDetail?,
    oldIDCost: Double, trace: SearchTrace?, in context: MatchContext
  ) {
    let index = context.index
    round = last.round &+ 1
    cutName = context.cutName(of: record)
    givenIsCommon = context.isCommonGiven(record.name)
    isNumberless =
      record.citizenID == 0 && record.oldID == 0 && (detail?.idCandidates.isEmpty ?? true)
      && detail?.damagedID == nil
      && record.fatherID | record.motherID == 0 && record.household == 0
    self.oldIDCost = oldIDCost
    owner = record.citizenID == 0 ? nil : index.row(citizenID: record.citizenID)
    ownerPerson = owner.map { index.person($0) } ?? .nobody
    self.trace = trace
    candidates = CandidateList(reusing: &last.candidates)
    names = .emptied(&last.names)
    dates = .emptied(&last.dates)
    givens = .emptied(&last.givens)
    sounds = .emptied(&last.sounds)
  }
}

/// What a birth date of the register weighs beside those of one record.
struct WeighedDate {
  /// The date; `nil` before any was weighed.
  var date: BirthDate?
  var level = DateLevel.missing
  /// The record's date, or the reading of it, that agrees best.
  var record = BirthDate.empty
  var bits = 0.0
}

extension Array {
  /// An empty array with the memory of another one, which loses it.
  static func emptied(_ other: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &other)
    if !taken.isEmpty { taken.removeAll(keepingCapacity: true) }
    return taken
  }
}
