/// The rules of the Vietnamese lunar calendar, computed from the positions of sun and moon.
///
/// A month begins on the local day of the new moon, UTC+7. The month with the winter solstice is
/// month 11. When thirteen months lie between two months 11, the first of them in which the sun
/// enters no new sector of 30° is the leap month (rules after Hồ Ngọc Đức, "Thuật toán tính âm lịch").
///
/// New moons follow Meeus, "Astronomical Algorithms", 2nd edition, chapter 49; the longitude of the
/// sun chapter 25 (0.01°); the difference of dynamical and universal time Espenak and Meeus, "Five
/// Millennium Canon of Solar Eclipses". Against the table of months of 1968 to 2050 there is no
/// difference. Before 1968 the North kept UTC+8, so that the table differs. Of the new moons of 2051
/// to 2099 one differs from Hồ Ngọc Đức's own table, that of 8 May 2054, which falls half a minute
/// after midnight here and the day before there; nobody knows the rotation of the earth so far ahead.
internal enum LunarAstronomy {
  /// The months of one lunar year in order.
  static func months(ofLunarYear year: Int) -> [LunarMonthTable.Month] {
    // Months 11 and 12 of a lunar year follow the solstice of its own solar year.
    let before = monthsFromSolstice(ofSolarYear: year - 1)
    let after = monthsFromSolstice(ofSolarYear: year)
    return (before + after).filter { Int($0.year) == year }
  }

  /// The months from month 11 of a solar year to month 10 of the next one.
  private static func monthsFromSolstice(ofSolarYear year: Int) -> [LunarMonthTable.Month] {
    let first = eleventhMonth(ofSolarYear: year)
    let last = eleventhMonth(ofSolarYear: year + 1)
    let starts = (first.index..<last.index).map { newMoonDay($0) } + [last.day]
    let count = last.index - first.index
    var leap = -1
    if count == 13 {
      for index in 1..<count where sector(ofDay: starts[index]) == sector(ofDay: starts[index + 1])
      {
        leap = index
        break
      }
    }
    var months: [LunarMonthTable.Month] = []
    for index in 0..<count {
      let ordinal = index - (leap >= 0 && index >= leap ? 1 : 0)
      months.append(
        LunarMonthTable.Month(
          start: Int32(starts[index]), year: Int16(ordinal < 2 ? year : year + 1),
          month: UInt8((ordinal + 10) % 12 + 1), isLeap: index == leap))
    }
    return months
  }

  /// The month that contains the winter solstice of a solar year.
  private static func eleventhMonth(ofSolarYear year: Int) -> (index: Int, day: Int) {
    let newYearsEve = BirthDate.dayNumber(year: year, month: 12, day: 31)
    // Lunation 0 is the new moon of 6 January 2000, day 36,530.
    var index = floor(Double(newYearsEve - 36_530) / 29.530_588_861) + 1
    while newMoonDay(index) > newYearsEve { index -= 1 }
    var day = newMoonDay(index)
    // Sector 9 begins at 270°: when it began before the new moon, the solstice is a month earlier.
    if sector(ofDay: day) >= 9 {
      index -= 1
      day = newMoonDay(index)
    }
    return (index, day)
  }

  /// The day number, UTC+7, of a new moon counted from January 2000.
  static func newMoonDay(_ index: Int) -> Int {
    localDay(ofJulianDate: newMoon(Double(index)))
  }

  /// The sector of 30° in which the sun stands when a local day begins, 0 to 11.
  private static func sector(ofDay day: Int) -> Int {
    let universal = julianDate(ofLocalMidnight: day)
    let longitude = sunLongitude(universal + timeDifference(universal) / 86_400)
    return Int(longitude / 30) % 12
  }

  // MARK: Time

  /// Julian date of 1 January 1900, 0 h.
  private static let epoch = 2_415_020.5

  private static func localDay(ofJulianDate dynamical: Double) -> Int {
    let universal = dynamical - timeDifference(dynamical) / 86_400
    return floor(universal + 7.0 / 24 - epoch)
  }

  private static func julianDate(ofLocalMidnight day: Int) -> Double {
    Double(day) + epoch - 7.0 / 24
  }

  /// Dynamical less universal time in seconds.
  private static func timeDifference(_ julianDate: Double) -> Double {
    let year = 2000 + (julianDate - 2_451_544.5) / 365.2425
    switch year {
    case ..<1961:
      let t = year - 1950
      return 29.07 + 0.407 * t - t * t / 233 + t * t * t / 2547
    case ..<1986:
      let t = year - 1975
      return 45.45 + 1.067 * t - t * t / 260 - t * t * t / 718
    case ..<2005:
      let t = year - 2000
      return 63.86 + t
        * (0.3345 + t * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))))
    case ..<2050:
      let t = year - 2000
      return 62.92 + 0.32217 * t + 0.005589 * t * t
    default:
      let u = (year - 1820) / 100
      return -20 + 32 * u * u - 0.5628 * (2150 - year)
    }
  }

  /// The greatest integer that is not above `value`.
  ///
  /// The standard library's own rounding calls the mathematical library of C, which a program that
  /// imports neither is not linked with.
  static func floor(_ value: Double) -> Int {
    let truncated = Int(value)
    return Double(truncated) > value ? truncated - 1 : truncated
  }

  // MARK: Sun and moon

  /// The apparent longitude of the sun in degrees, 0 to 360.
  private static func sunLongitude(_ julianDate: Double) -> Double {
    let t = (julianDate - 2_451_545) / 36_525
    let mean = 280.46646 + t * (36_000.76983 + t * 0.0003032)
    let anomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537)
    let centre =
      (1.914602 - t * (0.004817 + t * 0.000014)) * sine(anomaly)
      + (0.019993 - 0.000101 * t) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
    let node = 125.04 - 1934.136 * t
    let longitude = mean + centre - 0.00569 - 0.00478 * sine(node)
    return longitude - 360 * Double(floor(longitude / 360))
  }

  /// The dynamical Julian date of the new moon `k`, counted from the one of 6 January 2000.
  private static func newMoon(_ k: Double) -> Double {
    let t = k / 1236.85
    let mean =
      2_451_550.09766 + 29.530588861 * k
      + t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073))
    let e = 1 - t * (0.002516 + t * 0.0000074)
    let sun = 2.5534 + 29.10535670 * k - t * t * (0.0000014 + t * 0.00000011)
    let moon =
      201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058))
    let latitude =
      160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011))
    let node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215)
    var correction = -0.00017 * sine(node)
    for term in periodicTerms {
      let argument =
        Double(term.sun) * sun + Double(term.moon) * moon + Double(term.latitude) * latitude
      let eccentricity = term.sun == 0 ? 1 : abs(term.sun) == 1 ? e : e * e
      correction += term.days * eccentricity * sine(argument)
    }
    correction += 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t)
    for term in planetaryTerms { correction += term.days * sine(term.start + term.rate * k) }
    return mean + correction
  }

  private typealias PeriodicTerm = (days: Double, sun: Int, moon: Int, latitude: Int)

  /// The terms of the new moon: multiples of the anomalies of sun and moon and of the latitude.
  private static let periodicTerms: [PeriodicTerm] = [
    (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0), (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0), (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0), (-0.00007, 2, 1, 0), (0.00004, 0, 2, -2),
    (0.00004, 3, 0, 0), (0.00003, 1, 1, -2), (0.00003, 0, 2, 2), (-0.00003, 1, 1, 2),
    (0.00003, -1, 1, 2), (-0.00002, -1, 1, -2), (-0.00002, 1, 3, 0), (0.00002, 0, 4, 0),
  ]

  private typealias PlanetaryTerm = (days: Double, start: Double, rate: Double)

  private static let planetaryTerms: [PlanetaryTerm] = [
    (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154), (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
  ]

  /// The sine of an angle in degrees.
  ///
  /// A series of our own on −90° to 90°, exact to 10⁻¹⁵, so that every machine gives the same bits.
  static func sine(_ degrees: Double) -> Double {
    var angle = degrees - 360 * Double(floor(degrees / 360 + 0.5))
    if angle > 90 { angle = 180 - angle } else if angle < -90 { angle = -180 - angle }
    let x = angle * (Double.pi / 180)
    let square = x * x
    var factor = 1.0
    for order in stride(from: 21, through: 3, by: -2) {
      factor = 1 - square / Double(order * (order - 1)) * factor
    }
    return x * factor
  }
}
