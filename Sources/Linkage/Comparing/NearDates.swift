import Identifiers
import ReferenceIndex

/// Finds the people of a name whose birth date may be near one date.
///
/// A name may be borne by a hundred thousand. Their keys are in the order of dates, so that the years around the date are
/// one range; of all other years only the same day and month count, which is one comparison of masked bits.
enum NearDates {
  /// Calls `body` with each place in `keys` whose date ``DateComparison/mayBeNear(_:_:)`` holds for, in ascending order.
  ///
  /// - Parameter keys: Keys of one name bag, in ascending order.
  @inline(__always)
  static func forEachPlace(
    in keys: UnsafeBufferPointer<UInt64>, near date: BirthDate, _ body: (Int) -> Void
  ) {
    if date.isEmpty {
      for place in keys.indices { body(place) }
      return
    }
    let unknown = firstPlace(in: keys, from: BirthDate(uncheckedPacked: 1))
    let start = firstPlace(in: keys, from: BirthDate(leastOf: max(date.year, 2) - 1))
    let end = firstPlace(in: keys, from: BirthDate(leastOf: date.year + 2))
    for place in 0..<unknown { body(place) }
    forEachPlace(in: keys, unknown..<start, onDay: date, body)
    for place in max(start, unknown)..<max(end, unknown)
    where DateComparison.mayBeNear(date, NameKey.date(keys[place])) { body(place) }
    forEachPlace(in: keys, max(end, unknown)..<keys.count, onDay: date, body)
  }

  /// The places whose date has the day and the month of another.
  @inline(__always)
  private static func forEachPlace(
    in keys: UnsafeBufferPointer<UInt64>, _ range: Range<Int>, onDay date: BirthDate,
    _ body: (Int) -> Void
  ) {
    let wanted = NameKey.first(0, date)
    let mask = NameKey.first(0, BirthDate(uncheckedPacked: 511))
    for place in range where (keys[place] ^ wanted) & mask == 0 { body(place) }
  }

  /// The first place with a date from `date` on.
  private static func firstPlace(in keys: UnsafeBufferPointer<UInt64>, from date: BirthDate) -> Int
  {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if NameKey.date(keys[middle]) < date { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
