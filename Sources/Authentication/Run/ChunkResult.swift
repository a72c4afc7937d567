import Linkage
import Tables

/// What matching one chunk of insurance rows gives; three parts go three ways.
///
/// Decisions and hashes go to the ``RecordColumns``, what the lines are made of to the ``RowStore``, and a
/// ``ChunkSummary`` is kept.
struct ChunkResult: Sendable {
  var decisions: [Decision] = []
  /// The record's own 12-digit number, or `0`.
  var citizenIDs: [UInt64] = []
  /// Hashes of the record ids, to find repeated ones.
  var recordHashes: [UInt64] = []
  /// Hashes of the insurance numbers; `0` for none.
  var insuranceHashes: [UInt64] = []
  /// The records that have no exact link.
  var unsettled: [UnsettledRecord] = []
  var facts: [RowFacts] = []
  var texts: [RowText] = []
  /// The parts of the output lines that are known before the resolution.
  var text: [UInt8] = []
  var rejected: [RejectedRow] = []
  var classes: [String] = []
  var repairs: [Int] = []
  var findings: [Int] = []
  var quality = ColumnQualityTally()
  /// Records with corrections.
  var corrected: [CorrectedRecord] = []
  var compared = 0
  var searched = 0
  var tally = SearchTally()
}

/// What is kept of one chunk until the whole file is resolved, beside the columns of all records.
struct ChunkSummary: Sendable {
  /// The records of the chunk.
  let count: Int
  /// The records that have no exact link, by their place in the chunk.
  let unsettled: [UnsettledRecord]
  let rejected: [RejectedRow]
  let classes: [String]
  let repairs: [Int]
  let findings: [Int]
  let quality: ColumnQualityTally
  let corrected: [CorrectedRecord]
  let compared: Int
  let searched: Int
  /// What the keys gave to the records that were searched for.
  let tally: SearchTally

  init(_ result: ChunkResult) {
    count = result.decisions.count
    unsettled = result.unsettled
    rejected = result.rejected
    classes = result.classes
    repairs = result.repairs
    findings = result.findings
    quality = result.quality
    corrected = result.corrected
    compared = result.compared
    searched = result.searched
    tally = result.tally
  }
}

/// A record that has no exact link, as other records of the file are compared with it.
struct UnsettledRecord: Sendable {
  /// The place in the chunk, then in the file.
  var position: UInt32
  var spelling = RecordSpelling()
  /// The number that the record writes, or `0`.
  var number: UInt64
  var identity: RecordIdentity

  /// A key by which records agree in all that they say of a person, but for the number; `0` when they do not say enough.
  var wholeKey: UInt64 {
    guard spelling.whole != 0 else { return 0 }
    return max(UInt64(spelling.whole) << 32 | UInt64(identity.name), 1)
  }
}

/// Where the known parts of one output line lie in ``ChunkResult/text``.
///
///     row,record_id, | findings of cleansing | clean_name,…,repairs
struct RowText: Sendable {
  var start: UInt32
  var head: UInt32
  var findings: UInt32
  var tail: UInt32
}

/// By what a record is counted in the summary.
struct RowFacts: Sendable {
  var commune: UInt16 = 0
  /// An index into ``ChunkResult/classes``.
  var participantClass: UInt16 = 0
  var birthYear: UInt16 = 0
  var sex: UInt8 = 0
  /// Who pays for the health card, 1 to 5; `0` when it is not known.
  var payer: UInt8 = 0
  /// ``NameGroup`` of the surname.
  var nameGroup: UInt8 = 0
  /// Whether the record has any health card.
  var hasCard = false
  /// Whether name, number and date are all present and valid after cleansing.
  var isClean = false
  /// Whether the birthday is after the day of the run in its year.
  var isBirthdayAhead = false
  var rowNumber: UInt32 = 0
}
