/// Up to four different values kept in place, for readings that are possible and not certain.
///
/// Adding never allocates. A fifth value is dropped, and so is one that is already there: four
/// readings of one cell are already too many to be evidence.
///
///     var dates = Candidates<Int>()
///     dates.append(3); dates.append(3); dates.append(5)
///     Array(dates)  // [3, 5]
public struct Candidates<Element: Hashable & Sendable>: Hashable, Sendable, RandomAccessCollection {
  @usableFromInline internal var first: Element?
  @usableFromInline internal var second: Element?
  @usableFromInline internal var third: Element?
  @usableFromInline internal var fourth: Element?

  /// Makes an empty list.
  @inlinable
  public init() {}

  /// The number of values that fit.
  @inlinable
  public static var capacity: Int { 4 }

  @inlinable
  public var startIndex: Int { 0 }

  @inlinable
  public var endIndex: Int {
    if first == nil { return 0 }
    if second == nil { return 1 }
    if third == nil { return 2 }
    return fourth == nil ? 3 : 4
  }

  /// The value at `position`, best first.
  @inlinable
  public subscript(position: Int) -> Element {
    let value: Element? =
      switch position {
      case 0: first
      case 1: second
      case 2: third
      case 3: fourth
      default: nil
      }
    guard let value else { preconditionFailure("A candidate is asked for beyond the last one.") }
    return value
  }

  /// Adds a value behind the others, unless it is there already or four are there.
  ///
  /// - Returns: `true` when the value is in the list afterwards.
  @inlinable
  @discardableResult
  public mutating func append(_ value: Element) -> Bool {
    if first == nil || first == value {
      first = value
    } else if second == nil || second == value {
      second = value
    } else if third == nil || third == value {
      third = value
    } else if fourth == nil || fourth == value {
      fourth = value
    } else {
      return false
    }
    return true
  }
}
