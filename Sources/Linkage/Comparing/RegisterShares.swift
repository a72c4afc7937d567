import ReferenceIndex

/// How seldom people show something, in bits, by a register that may be small.
///
/// A large register speaks for itself: a word is as rare as it is among its people. Of twelve people nobody would say that one in
/// twelve is called Nương because one of them is: what the others show, completed with so many people of the whole country,
/// is the chance that somebody else shows it too.
///
///     share = max((count − 1 + 40 · share of the country) / (people − 1 + 40), min(share of the country, count / people))
struct RegisterShares: Sendable {
  /// From so many people on a register speaks for itself; up to the first number only the completed one does.
  private static let few = 1_000.0
  private static let enough = 20_000.0
  /// The people of the country by whom a register is completed: few, since a village has names of its own.
  private static let completion = 40.0
  /// One of the days on which people of 75 years were born, and one of the years.
  static let day = 1.0 / 27_000
  static let year = 1.0 / 75

  let people: Double
  /// How much the completed register counts, from 0 to 1.
  private let weight: Double

  init(people: Int) {
    self.people = Double(max(people, 1))
    let (few, enough) = (log2Of(RegisterShares.few), log2Of(RegisterShares.enough))
    weight = min(max((enough - log2Of(self.people)) / (enough - few), 0), 1)
  }

  /// What agreement is worth on something that so many people of the register show, the candidate among them.
  ///
  /// - Parameter country: The share of the country's people who show it.
  @inline(__always)
  func bits(_ count: Int, country: @autoclosure () -> Double) -> Double {
    let own = log2Of(people / max(Double(count), 0.5))
    return weight == 0 ? own : completed(own, count, country())
  }

  private func completed(_ own: Double, _ count: Int, _ country: Double) -> Double {
    let others =
      (Double(max(count - 1, 0)) + RegisterShares.completion * country)
      / (people - 1 + RegisterShares.completion)
    let share = max(others, min(country, max(Double(count), 0.5) / people))
    return weight * max(-log2Of(share), own) + (1 - weight) * own
  }

  /// Which part of the slips in numbers that meet somebody's in a register of a province does so in this one: its numbers are
  /// fewer, but a number that is copied from another row is somebody's in any register.
  var slipsThatMeet: Double { min(max(people / 1_000_000, 1.0 / 16), 1) }

  /// log2 of the people whose rarity a register can show: something rarer that was seen once says no more.
  var mostBits: Double { log2Of(max(people, RegisterShares.enough)) }
}
