/// One published or derived figure of the provincial office for one year.
public struct Indicator: Codable, Equatable, Sendable {
  /// A stable name such as `hi_participants`; the same in every year.
  public var code: String
  /// The label in Vietnamese.
  public var labelVi: String
  /// The label in English.
  public var labelEn: String
  /// The year that the figure is of.
  public var year: Int
  /// The figure, or `nil` when the office did not state it; ``note`` then says so.
  public var value: Double?
  /// The unit in Vietnamese, as the report prints it (`người`, `%`, `tỷ đồng`, …).
  public var unit: String
  /// What the figure is a share of, or the codes of which it is the sum.
  public var denominator: String?
  /// The value of the plan, where it is known.
  public var plan: Double?
  /// Where the figure was published.
  public var source: String
  /// What a reader has to know of the figure; absent for nothing.
  public var note: String?

  init(
    code: String, labelVi: String, labelEn: String, year: Int, value: Double?, unit: String,
    denominator: String? = nil, plan: Double? = nil, source: String, note: String? = nil
  ) {
    self.code = code
    self.labelVi = labelVi
    self.labelEn = labelEn
    self.year = year
    self.value = value
    self.unit = unit
    self.denominator = denominator
    self.plan = plan
    self.source = source
    self.note = note
  }
}
