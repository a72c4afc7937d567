import Identifiers
import ReferenceIndex

/// What agreement on a day or a year of birth is worth in a register, in bits.
///
/// Found once for the years of the living and for days with up to a thousand births: every person who is weighed asks.
struct BirthRarities: Sendable {
  private static let mostBirths = 1024
  private static let years = 2100
  private let ofDays: [Double]
  private let ofYears: [Double]

  init(_ index: ReferenceIndex, _ shares: RegisterShares) {
    ofDays = (0..<BirthRarities.mostBirths).map {
      shares.bits(max($0, 1), country: RegisterShares.day)
    }
    ofYears = (0..<BirthRarities.years).map {
      shares.bits(max(index.births(inYear: $0), 1), country: RegisterShares.year)
    }
  }

  /// The worth of the day of a date, in the register and with the shares of the rarities.
  @inline(__always)
  func day(_ date: BirthDate, _ index: ReferenceIndex, _ shares: RegisterShares) -> Double {
    let births = index.births(on: date)
    return births < BirthRarities.mostBirths
      ? ofDays[births] : shares.bits(births, country: RegisterShares.day)
  }

  /// The worth of the year of a date.
  @inline(__always)
  func year(_ date: BirthDate, _ index: ReferenceIndex, _ shares: RegisterShares) -> Double {
    let year = date.year
    return year < BirthRarities.years
      ? ofYears[year]
      : shares.bits(max(index.births(inYear: year), 1), country: RegisterShares.year)
  }
}
