/// Days 1 January of the years around 1970 in a column of dates.
///
/// Programs write 1 January 1970 where they know no date; offices write 1 January where they know only the year. In a
/// column that has as many of them in the years beside 1970, it is the second.
///
/// Counts add up, so that chunks of a file can be counted apart.
public struct NewYearCounts: Hashable, Sendable {
  /// The years on either side of 1970 that are looked at.
  private static let reach = 4
  /// Fewer days of the years beside it decide nothing.
  private static let least = 4

  /// Those of 1970.
  private(set) var of1970 = 0
  /// Those of the four years before it and the four behind it.
  private(set) var beside = 0

  public init() {}

  /// Counts one cell of a day, a month and a year in any order with the signs `/`, `-`, `.` or none between them.
  public mutating func add(_ cell: Span<UInt8>) {
    guard (8...10).contains(cell.count), let year = NewYearCounts.newYear(cell) else { return }
    if year == 1970 {
      of1970 += 1
    } else if abs(year - 1970) <= NewYearCounts.reach {
      beside += 1
    }
  }

  /// Whether 1 January 1970 stands at most twice as often as in a year beside it, give or take two.
  var is1970Usual: Bool {
    let years = 2 * NewYearCounts.reach
    return beside >= NewYearCounts.least && of1970 * years <= 2 * beside + 2 * years
  }

  /// The year of a cell that is 1 January, the year first or last.
  private static func newYear(_ cell: Span<UInt8>) -> Int? {
    var year = 0
    var rest = 0
    var ones = 0
    let isYearFirst = cell[0] != 0x30 && (0..<4).allSatisfy { cell[$0].isDigit }
    let yearStart = isYearFirst ? 0 : cell.count - 4
    for index in cell.indices {
      let byte = cell[index]
      if index >= yearStart, index < yearStart + 4 {
        guard byte.isDigit else { return nil }
        year = year * 10 + Int(byte & 0x0F)
      } else if byte.isDigit {
        rest += Int(byte & 0x0F)
        if byte == 0x31 { ones += 1 }
      } else if byte != 0x2F && byte != 0x2D && byte != 0x2E {
        return nil
      }
    }
    return rest == 2 && ones == 2 ? year : nil
  }
}
