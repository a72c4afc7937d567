import Linkage
import ReferenceIndex
import Tables

/// What a run will need, told before it starts.
///
/// Rows are estimated from a sample of the files, the rest from them by figures that were measured
/// (``MatchPlan/Rates``). Nothing is written, and of the register only its header is read.
public struct MatchPlan: Sendable, Equatable {
  /// One input.
  public struct Input: Sendable, Equatable {
    /// The path as the user gave it.
    public var path: String
    /// The size of the file.
    public var bytes: Int
    /// The rows below its header, or the people of a frozen register.
    public var rows: Int
    /// Whether `rows` was counted, and not estimated.
    public var isExact: Bool
  }

  /// What was measured on one core of an AMD EPYC (Zen 3) virtual machine, with rows of the generated provinces.
  enum Rates {
    /// Rows of a register that are read and frozen in a second by one thread.
    static let frozenRows = 380_000.0
    /// Records that are matched in a second by one thread against a register of 3.5 million people.
    static let matchedRecords = 150_000.0
    /// The power of the register's size with which a record takes longer beyond that: more people share its keys.
    static let slowerWithPeople = 0.6
    /// Records that are resolved and written in a second, whatever the threads.
    static let writtenRecords = 1_600_000.0
    /// Bytes whose digest is worked out in a second.
    static let digestedBytes = 1.6e9
    /// Seconds of starting and opening.
    static let start = 0.3
  }

  /// What was measured in bytes.
  enum Sizes {
    static let frozenPerson = 84
    /// Names as read and the memory of sorting, at their peak.
    static let freezingPerson = 54
    /// Decision, hashes of the record id and the insurance number, what is kept of those without an exact link, and the
    /// bits that find repeated ids.
    static let record = 56
    /// A row that waits to be written.
    static let waitingRow = 140
    /// A line of outcomes.csv.
    static let outcome = 125
    /// Chunks and tables of one thread.
    static let thread = 48 << 20
    /// The program itself and what it knows.
    static let program = 64 << 20
  }

  /// The insurance file.
  public let insurance: Input
  /// The register.
  public let register: Input
  /// Whether the register is frozen, so that it needs no reading.
  public let isRegisterFrozen: Bool
  /// Whether a frozen register is read into memory, and not mapped.
  public let isRegisterInMemory: Bool
  /// The number of threads that the plan counts on.
  public let threads: Int
  /// Pieces of the insurance file that a thread takes at a time.
  public let chunks: Int
  /// Times that the insurance file is read: once to find the rows, once to match them, once for its digest.
  public let passes = 3

  /// Plans a run.
  ///
  /// - Throws: ``MatchError`` when an input cannot be read, or a frozen register cannot be used.
  public init(_ settings: MatchSettings) throws(MatchError) {
    let insurance = try MatchPlan.map(settings.insurancePath)
    let size = SizeEstimate(insurance)
    self.insurance = Input(
      path: insurance.path, bytes: size.bytes, rows: size.rows, isExact: size.isExact)
    let length = TableReader.Limits().chunkLength
    chunks = max(1, (size.bytes + length - 1) / length)
    let file = try MatchPlan.map(settings.referencePath)
    isRegisterFrozen = ReferenceIndex.isFrozen(file)
    if isRegisterFrozen {
      let index = try MatchPlan.open(file)
      register = Input(
        path: file.path, bytes: file.count, rows: index.count, isExact: true)
    } else {
      let size = SizeEstimate(file)
      register = Input(
        path: file.path, bytes: size.bytes, rows: size.rows, isExact: size.isExact)
    }
    threads = settings.threads
    rowMemory = settings.rowMemory
    matching = MatchPlan.matchingBytes(size.rows, settings)
    isRegisterInMemory =
      isRegisterFrozen
      && RegisterPlacement.isInMemory(
        registerBytes: register.bytes, records: size.rows, others: matching,
        available: settings.availableMemory)
  }

  private let rowMemory: Int
  private let matching: Int

  // MARK: Needs

  /// Bytes of the register's index: in memory when it is made of a table or ``isRegisterInMemory``, else mapped.
  public var registerBytes: Int {
    isRegisterFrozen ? register.bytes : register.rows * Sizes.frozenPerson
  }

  /// The most memory beside a mapped register.
  public var memoryBytes: Int {
    if isRegisterFrozen { return matching + (isRegisterInMemory ? registerBytes : 0) }
    let freezing = Sizes.program + register.rows * (Sizes.frozenPerson + Sizes.freezingPerson)
    return max(freezing, registerBytes + matching)
  }

  /// What matching so many records takes beside the register.
  static func matchingBytes(_ records: Int, _ settings: MatchSettings) -> Int {
    Sizes.program + settings.threads * Sizes.thread + records * Sizes.record
      + min(settings.rowMemory, records * Sizes.waitingRow)
  }

  /// Bytes of rows that wait on the disk of the results.
  public var temporaryBytes: Int { max(0, insurance.rows * Sizes.waitingRow - rowMemory) }

  /// Bytes of the results.
  public var resultBytes: Int { insurance.rows * Sizes.outcome }

  /// Seconds that the run will take on a machine like the one that was measured.
  public var seconds: Double {
    let threads = Double(threads)
    let records = Double(insurance.rows)
    let size = max(1, Double(register.rows) / 3_500_000)
    let slower = exp2Of(log2Of(size) * Rates.slowerWithPeople)
    let freezing = isRegisterFrozen ? 0 : Double(register.rows) / Rates.frozenRows / threads
    let matching = records * slower / Rates.matchedRecords / threads
    let bytes = Double(insurance.bytes + register.bytes)
    return Rates.start + freezing + matching + records / Rates.writtenRecords
      + bytes / Rates.digestedBytes
  }

  private static func map(_ path: String) throws(MatchError) -> MappedFile {
    do throws(TableError) {
      return try MappedFile(path: path)
    } catch {
      throw .table(error)
    }
  }

  private static func open(_ file: MappedFile) throws(MatchError) -> ReferenceIndex {
    do throws(IndexError) {
      // Nobody is looked up.
      return try ReferenceIndex.open(file, verify: false)
    } catch {
      throw .index(error)
    }
  }
}
