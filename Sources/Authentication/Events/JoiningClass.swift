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
}
