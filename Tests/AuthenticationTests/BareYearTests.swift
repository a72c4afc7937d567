import Testing

@Suite("A year alone is no birth date")
struct BareYearTests {
  /// Namesakes: the register knows one by a year, and another of that year by the day, in another hamlet.
  private static let people = """
    040138700201,,Hoàng Thị Đoài,14/06/1938,Nữ,17002,Xóm 71,alive,,,H93001
    040138700202,,Hoàng Thị Đoài,1938,Nữ,17002,Xóm 72,alive,,,H93002
    040056700203,,Cao Văn Thiện,09/07/1956,Nam,17002,Xóm 71,alive,,,H93003
    040056700204,,Cao Văn Thiện,01/01/1956,Nam,17002,Xóm 72,alive,,,H93004

    """

  @Test(
    "The namesake whom the register knows by the year is not taken before the one of the record's hamlet",
    arguments: [
      "R,,,Hoàng Thị Đoài,1938,Nữ,,Xóm 71,17002,",
      "R,,,Hoàng Thị Đoài,1938,Nữ,0912345678,Xóm 71,17002,",
      "R,,,Cao Văn Thiện,01/01/1956,Nam,,Xóm 71,17002,",
      "R,,,Cao Văn Thiện,1956,Nam,,Xóm 71,17002,",
    ])
  func namesakes(row: String) throws {
    let run = try Run(
      insurance: Array((ReasonTests.header + row + "\n").utf8),
      reference: ReasonTests.reference + Array(Self.people.utf8))
    let outcome = try #require(run.outcomes.first)
    #expect(outcome["citizen_id"]?.hasSuffix("2") != true, "\(outcome)")
    #expect(outcome["citizen_id"]?.hasSuffix("4") != true, "\(outcome)")
  }
}
