/// The rows of one block: its part of the register in order, and its insurance records, which are
/// mixed with those of other blocks later.
final class BlockRows: @unchecked Sendable {
  // Filled by one thread, read by others after the group is complete.
  let register = RowBuffer(capacity: 2 << 20)
  let insurance = RowBuffer(capacity: 2 << 20)
  let truth = RowBuffer(capacity: 1 << 20)
  /// The end of each insurance row and of its truth row.
  var insuranceEnds: [UInt32] = []
  var truthEnds: [UInt32] = []
  var tally = GeneratorSummary()

  func removeAll() {
    register.removeAll()
    insurance.removeAll()
    truth.removeAll()
    insuranceEnds.removeAll(keepingCapacity: true)
    truthEnds.removeAll(keepingCapacity: true)
    tally = GeneratorSummary()
  }
}

/// What a run of the generator made.
public struct GeneratorSummary: Equatable, Sendable {
  /// People in the register.
  public internal(set) var people = 0
  /// Insurance records.
  public internal(set) var records = 0
  /// Records with at least one fault.
  public internal(set) var faultyRecords = 0
  /// Records whose person is not in the register.
  public internal(set) var absentRecords = 0
  /// Second records of a person.
  public internal(set) var secondRecords = 0
  /// Records by fault kind.
  var kinds: [FaultKind: Int] = [:]

  mutating func add(_ other: GeneratorSummary) {
    people += other.people
    records += other.records
    faultyRecords += other.faultyRecords
    absentRecords += other.absentRecords
    secondRecords += other.secondRecords
    kinds.merge(other.kinds, uniquingKeysWith: +)
  }
}
