import Hashing
import Identifiers

/// The counts of one chunk from which the profile of a file is made.
struct ProfileTally: Sendable {
  /// Values of columns that should tell rows apart, as hashes; `0` is an empty or unreadable one.
  struct Keys: Sendable {
    var recordIDs: [UInt64] = []
    var citizenIDs: [UInt64] = []
    var siNumbers: [UInt64] = []

    /// Makes room for so many rows, in memory that others have done with where there is some.
    mutating func reserve(_ count: Int, from spare: SpareBuffers<UInt64>) {
      (recordIDs, citizenIDs, siNumbers) = (spare.take(), spare.take(), spare.take())
      recordIDs.reserveCapacity(count)
      citizenIDs.reserveCapacity(count)
      siNumbers.reserveCapacity(count)
    }
  }

  /// Rows that share a commune or a class.
  struct Groups: Sendable {
    /// The rows of one value.
    struct Counts: Sendable {
      var rows = 0
      var changed = 0
      var suspicious = 0
    }

    var table = KeyTable(limit: 20_000)
    var counts: [Counts] = []
    /// Rows whose value is beyond the limit.
    var others = 0
    /// One more than the number of a commune code of five digits, by its distance from ``firstCode``; empty until one
    /// is met.
    private var codeNumbers: [UInt16] = []
    /// The codes of the province and some more.
    private static let firstCode = 16_384
    private static let codeCount = 2048

    @inline(__always)
    mutating func add(
      _ field: UnsafeBufferPointer<UInt8>, isChanged: Bool, isSuspicious: Bool
    ) {
      count(number(of: field), isChanged: isChanged, isSuspicious: isSuspicious)
    }

    /// Counts a row with a commune code.
    ///
    /// - Parameter field: The five digits of the code, and nothing else.
    @inline(__always)
    mutating func add(
      code: UInt16, _ field: UnsafeBufferPointer<UInt8>, isChanged: Bool, isSuspicious: Bool
    ) {
      let place = Int(code) &- Groups.firstCode
      guard place >= 0, place < codeNumbers.count, codeNumbers[place] != 0 else {
        return meet(place, field, isChanged: isChanged, isSuspicious: isSuspicious)
      }
      count(Int(codeNumbers[place]) &- 1, isChanged: isChanged, isSuspicious: isSuspicious)
    }

    @inline(never)
    private mutating func meet(
      _ place: Int, _ field: UnsafeBufferPointer<UInt8>, isChanged: Bool, isSuspicious: Bool
    ) {
      let number = number(of: field)
      if place >= 0, place < Groups.codeCount, number >= 0 {
        if codeNumbers.isEmpty { codeNumbers = Array(repeating: 0, count: Groups.codeCount) }
        codeNumbers[place] = UInt16(number + 1)
      }
      count(number, isChanged: isChanged, isSuspicious: isSuspicious)
    }

    @inline(__always)
    private mutating func number(of field: UnsafeBufferPointer<UInt8>) -> Int {
      table.number(max(ProfileTally.hash(field), 1)) { Array(field.prefix(64)) }
    }

    @inline(__always)
    private mutating func count(_ number: Int, isChanged: Bool, isSuspicious: Bool) {
      guard number >= 0 else {
        others += 1
        return
      }
      if number == counts.count { counts.append(Counts()) }
      counts[number].rows &+= 1
      if isChanged { counts[number].changed += 1 }
      if isSuspicious { counts[number].suspicious += 1 }
    }
  }

  var columns: [ColumnTally] = []
  var keys = Keys()
  var rows = 0
  var changedRows = 0
  var suspiciousRows = 0
  /// Birth dates by `month << 5 | day`; a year alone is at 0.
  var days = [Int](repeating: 0, count: 512)
  var emptyDates = 0
  var sexConflicts = 0
  var yearConflicts = 0
  var parentConflicts = 0
  var cardConflicts = 0
  var communes = Groups()
  var classes = Groups()

  @inline(__always)
  mutating func addDate(_ date: BirthDate) {
    if date.isEmpty { emptyDates += 1 } else { days[Int(date.monthAndDay)] += 1 }
  }

  @inline(__always)
  mutating func addConflicts(_ findings: IDFindings) {
    if findings.isEmpty { return }
    if findings.contains(.sexDisagrees) { sexConflicts += 1 }
    if findings.contains(.yearDisagrees) { yearConflicts += 1 }
    if findings.contains(.earlierGeneration) { parentConflicts += 1 }
  }

  /// A well-mixed hash of bytes; `0` for none.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return 0 }
    return max(ByteHash.hash(base, bytes.count), 1)
  }

  /// A hash of a number of so many digits; `0` for anything else.
  @inline(__always)
  static func numberHash(_ field: UnsafeBufferPointer<UInt8>, digits: Int) -> UInt64 {
    guard field.count == digits, let number = RecordCleanser.digits(field) else { return 0 }
    return hash(number)
  }

  /// The hash of a number, as ``numberHash(_:digits:)`` gives it for its digits.
  @inline(__always)
  static func hash(_ number: UInt64) -> UInt64 {
    let hash = Hashing.spread(number &+ 1)
    return max((hash ^ (hash >> 31)) &* Hashing.mixers.first, 1)
  }
}
