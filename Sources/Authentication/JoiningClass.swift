/// The class of health insurance that a person's age suggests, for people of the register who could join.
///
/// The register knows no class. Who is in a class for another reason (poor household, merit, a job) is known
/// only from a record, so these groups say whom to ask first, not what a person is entitled to.
///
/// Source: Law on Health Insurance 25/2008/QH12 with 46/2014/QH13, article 12 (children under six, pupils, workers,
/// households); retirement ages of Decree 135/2020/NĐ-CP, article 4.
public enum JoiningClass: UInt8, CaseIterable, Sendable {
  case child, pupil, worker, retired, elder, unknown

  /// The stable key, as in `summary.json`.
  public var key: String {
    switch self {
    case .child: "child_under_6"
    case .pupil: "pupil"
    case .worker: "working_age"
    case .retired: "retirement_age"
    case .elder: "elder_80"
    case .unknown: "unknown"
    }
  }

  /// Months of age at which a person retires in a year in normal conditions: 60 years and 3 months for men and
  /// 55 years and 4 months for women in 2021, then 3 and 4 months more each year, to 62 in 2028 and 60 in 2035.
  static func retirementAge(inYear year: Int, isFemale: Bool) -> Int {
    isFemale
      ? min(55 * 12 + 4 * max(year - 2020, 0), 60 * 12)
      : min(60 * 12 + 3 * max(year - 2020, 0), 62 * 12)
  }

  /// The classes of all birth years (to 4095), months (0…15; without a month as in July) and sexes at the end of
  /// a year, as ``place(birthDate:sex:)`` finds them. People whose sex is unknown retire like men.
  static func table(asOfYear: Int) -> [UInt8] {
    let bands = AgeBand.table(asOfYear: asOfYear)
    var table = [UInt8](repeating: JoiningClass.unknown.rawValue, count: 4096 * 16 * 2)
    for year in 0..<4096 {
      guard let band = AgeBand(rawValue: bands[year]), band != .unknown else { continue }
      for month in 0..<16 {
        for sex in 0..<2 {
          let age = (asOfYear - year) * 12 + 12 - (month == 0 ? 7 : min(month, 12))
          let joining: JoiningClass =
            switch band {
            case .under6: .child
            case .from6, .from15: .pupil
            case .from80: .elder
            default:
              age < retirementAge(inYear: asOfYear, isFemale: sex == 1) ? .worker : .retired
            }
          table[(year * 16 + month) * 2 + sex] = joining.rawValue
        }
      }
    }
    return table
  }

  /// The place in the table of a packed birth date and a sex as the register has it.
  @inline(__always)
  static func place(birthDate: UInt32, sex: UInt8) -> Int {
    (Int(birthDate >> 5) & 0xFFFF) &* 2 &+ (sex == 2 ? 1 : 0)
  }
}
