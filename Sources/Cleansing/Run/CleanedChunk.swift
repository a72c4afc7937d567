import Tables

/// What one chunk of a file became.
struct CleanedChunk: Sendable {
  /// The rows, those without changes byte for byte.
  var rows = CleanedRows()
  /// Lines of `changes.csv`.
  var changes: [UInt8] = []
  /// Lines of `findings.csv`.
  var findings: [UInt8] = []
  /// Lines of `residue.csv`.
  var residue: [UInt8] = []
  var rowCount = 0
  var rejected: [RejectedRow] = []
  var tally = ProfileTally()
  /// For rows whose numbers are those of their neighbours, in other chunks too.
  var slips = SlippedRows()
}
