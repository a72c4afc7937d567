import Tables

/// What is kept of one chunk of insurance rows until the whole file is resolved.
struct ChunkResult: Sendable {
  var decisions: [Decision] = []
  /// The record's own 12-digit number, or `0`.
  var citizenIDs: [UInt64] = []
  /// Hashes of the record ids, to find repeated ones.
  var recordHashes: [UInt64] = []
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
  var rowNumber: UInt32 = 0
}
