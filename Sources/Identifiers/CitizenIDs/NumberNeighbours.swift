/// The numbers that are one typing error away from a given one.
///
/// Each is passed to a closure and none is stored, so that a search can look them up one by one. The
/// order is fixed, and no number comes twice.
public enum NumberNeighbours {
  /// Visits the twelve-digit numbers that differ from `number` by one digit or by two neighbouring
  /// digits exchanged: 108, and up to 11.
  ///
  ///     NumberNeighbours.forEachNeighbour(of: 40_190_123_456) { … }  // 040190123457 among them
  ///
  /// - Complexity: O(1), about 120 calls.
  @inlinable
  public static func forEachNeighbour(of number: UInt64, _ body: (UInt64) -> Void) {
    var place: UInt64 = 1
    for _ in 0..<12 {
      let digit = number / place % 10
      let without = number &- digit &* place
      for other in 0..<10 as Range<UInt64> where other != digit {
        body(without &+ other &* place)
      }
      place &*= 10
    }
    place = 1
    for _ in 0..<11 {
      let low = number / place % 10
      let high = number / place / 10 % 10
      if low != high {
        let pair = (high &* 10 &+ low) &* place
        body(number &- pair &+ (low &* 10 &+ high) &* place)
      }
      place &*= 10
    }
  }

  /// Visits each twelve-digit number that ``IDDifference`` calls shifted against `number`, and some others besides;
  /// a number may come twice.
  ///
  /// - Complexity: O(1), 1100 calls.
  @inlinable
  public static func forEachShifted(of number: UInt64, _ body: (UInt64) -> Void) {
    var place: UInt64 = 1
    for low in 0..<10 {
      // The stretch of digits that has moved, at least three long.
      var top = place &* 100
      for _ in (low + 2)..<12 {
        let stretch = number / place % (top / place &* 10)
        let rest = number &- stretch &* place
        let down = stretch / 10
        let up = stretch % (top / place) &* 10
        for digit in 0..<10 as Range<UInt64> {
          body(rest &+ (down &+ digit &* (top / place)) &* place)
          body(rest &+ (up &+ digit) &* place)
        }
        top &*= 10
      }
      place &*= 10
    }
  }

  /// Visits the twelve-digit numbers of which eleven typed digits are left when one is missing: 109.
  ///
  /// - Parameter number: The eleven digits as an integer, below 10¹¹.
  static func forEachCompletion(of number: UInt64, _ body: (UInt64) -> Void) {
    var place: UInt64 = 1
    var previous: UInt64 = 10
    for _ in 0..<12 {
      let low = number % place
      let high = number / place
      for digit in 0..<10 as Range<UInt64> {
        // A digit before its equal gives the number that the same digit behind it has given.
        if digit == previous { continue }
        body((high &* 10 &+ digit) &* place &+ low)
      }
      previous = high % 10
      place &*= 10
    }
  }

  /// Visits the twelve-digit numbers that thirteen typed digits leave when one is taken out: up to 13.
  ///
  /// - Parameter number: The thirteen digits as an integer, below 10¹³.
  static func forEachShortening(of number: UInt64, _ body: (UInt64) -> Void) {
    var place: UInt64 = 1
    var previous: UInt64 = 10
    for _ in 0..<13 {
      let digit = number / place % 10
      if digit != previous {
        body(number / place / 10 &* place &+ number % place)
      }
      previous = digit
      place &*= 10
    }
  }
}
