@testable import Identifiers

/// A shorter series for the new moon, the slow twin of `LunarAstronomy`.
///
/// Meeus, "Astronomical Formulae for Calculators" (1982), chapter 32, as Hồ Ngọc Đức uses it for his
/// tables; counted from January 1900, with a difference of dynamical and universal time of its own.
enum ShortNewMoon {
  /// The local day, UTC+7, of a new moon counted from January 2000, as days since 1 January 1900.
  static func day(_ index: Int) -> Int {
    // 1237 lunations lie between the new moons of January 1900 and January 2000.
    let julian = julianDate(Double(index + 1237))
    return LunarAstronomy.floor(julian + 7.0 / 24 - 2_415_020.5)
  }

  private static func julianDate(_ k: Double) -> Double {
    let t = k / 1236.85
    let mean =
      2_415_020.75933 + 29.53058868 * k + 0.0001178 * t * t - 0.000000155 * t * t * t
      + 0.00033 * LunarAstronomy.sine(166.56 + 132.87 * t - 0.009173 * t * t)
    let sun = 359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t * t * t
    let moon = 306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t * t * t
    let node = 21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t * t * t
    let sine = LunarAstronomy.sine
    var c = (0.1734 - 0.000393 * t) * sine(sun) + 0.0021 * sine(2 * sun)
    c += -0.4068 * sine(moon) + 0.0161 * sine(2 * moon) - 0.0004 * sine(3 * moon)
    c += 0.0104 * sine(2 * node) - 0.0051 * sine(sun + moon) - 0.0074 * sine(sun - moon)
    c += 0.0004 * sine(2 * node + sun) - 0.0004 * sine(2 * node - sun)
    c += -0.0006 * sine(2 * node + moon) + 0.0010 * sine(2 * node - moon)
    c += 0.0005 * sine(2 * moon + sun)
    return mean + c - (-0.000278 + 0.000265 * t + 0.000262 * t * t)
  }
}
