import Identifiers

/// Ages of people on one day, the same wherever people are counted or listed by age.
///
/// An age is in completed years; a missing day or month of birth counts as the first. Births after the day, and those
/// of 150 years before, have no age.
///
///     let ages = AgesOnDay(BirthDate(year: 2026, month: 11, day: 22)!)
///     ages.months(BirthDate(year: 2020, month: 11, day: 23)!)  // 71: not yet six
struct AgesOnDay: Sendable {
  let day: BirthDate
  /// The bands of birth years, by ``AgeBand/rawValue``; for people whose birthday is still to come, that of the next.
  private let bands: [UInt8]
  /// The month of age at which men and women retire.
  private let retirement: (men: Int, women: Int)

  init(_ day: BirthDate) {
    self.day = day
    bands = (0...4096).map { year in
      let age = day.year - year
      guard year > 0, age >= 0, age < 150 else { return AgeBand.unknown.rawValue }
      let band = AgeBand.allCases.last { $0 != .unknown && $0.firstAge <= age }
      return (band ?? .unknown).rawValue
    }
    retirement = (
      JoiningClass.retirementAge(inYear: day.year, isFemale: false),
      JoiningClass.retirementAge(inYear: day.year, isFemale: true)
    )
  }

  /// Whether somebody has a birthday between the day and the end of its year.
  @inline(__always)
  static func isBirthdayAhead(_ birthDate: BirthDate, of day: BirthDate) -> Bool {
    (max(birthDate.month, 1), max(birthDate.day, 1)) > (day.month, day.day)
  }

  /// The band of a birth year, by ``AgeBand/rawValue``.
  @inline(__always)
  func band(birthYear: Int, isBirthdayAhead: Bool) -> Int {
    birthYear == 0
      ? Int(AgeBand.unknown.rawValue)
      : Int(bands[min(birthYear &+ (isBirthdayAhead ? 1 : 0), 4096)])
  }

  /// The band of a birth date, by ``AgeBand/rawValue``.
  @inline(__always)
  func band(_ birthDate: BirthDate) -> Int {
    band(
      birthYear: birthDate.year,
      isBirthdayAhead: AgesOnDay.isBirthdayAhead(birthDate, of: day))
  }

  /// Completed months, or `nil` for no date and for a birth after the day.
  func months(_ birthDate: BirthDate) -> Int? {
    guard !birthDate.isEmpty else { return nil }
    let months =
      (day.year - birthDate.year) * 12 + day.month - max(birthDate.month, 1)
      - (day.day < max(birthDate.day, 1) ? 1 : 0)
    return months >= 0 ? months : nil
  }

  /// The class that an age suggests. Without a month people are taken to be born in July; those whose sex is unknown
  /// retire like men.
  ///
  /// - Parameters:
  ///   - band: The band of the birth date.
  ///   - sex: As the register has it, 2 for women.
  @inline(__always)
  func joiningClass(band: Int, birthDate: BirthDate, sex: UInt8) -> JoiningClass {
    switch AgeBand(rawValue: UInt8(truncatingIfNeeded: band)) ?? .unknown {
    case .under6: return .child
    case .from6, .from15: return .pupil
    case .from80: return .elder
    case .unknown: return .unknown
    case .from18, .from30, .from45, .from60:
      let month = birthDate.hasMonth ? birthDate.month : 7
      let months = (day.year - birthDate.year) * 12 + day.month - month
      return months < (sex == 2 ? retirement.women : retirement.men) ? .worker : .retired
    }
  }
}
