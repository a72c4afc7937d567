import Testing

@Suite("Numbers of the house, and days of damaged years, beside the name")
struct HouseEvidenceTests {
  private static let people = """
    040174700301,,Nguyễn Viết Long,17/06/1974,Nam,17002,Xóm 81,alive,,,H94001
    040175700302,,Trần Thị Hiệu,20/04/1975,Nữ,17002,Xóm 81,alive,,,H94001
    040191700311,,Lê Thị Sương,02/03/1991,Nữ,17002,Xóm 82,alive,,,H94002
    040214700312,,Nguyễn Cảnh Bảo,09/08/2014,Nam,17002,Xóm 82,alive,,040191700311,H94002
    040083700321,,Lô Viết Khoát,14/02/1983,Nam,17002,Xóm 83,alive,,,H94003

    """

  @Test(
    "One record",
    arguments: [
      // The wife's number: her year is one off, and the name's person has the very year.
      "R,,,Nguyễn Viết Long,1974,Nam,040175700302,Xóm 81,17002,",
      // Day and month, where the year is damaged.
      "R,,,Lô Viết Khoát,14/02/2099,Nam,,Xóm 83,17002,",
      "R,,,Lô Viết Khoát,14/02/983,Nam,,Xóm 83,17002,",
      "R,,,Lô Viết Khoát,14/02/19?3,Nam,,Xóm 83,17002,",
      "R,,,Lô Viết Khoát,14/02,Nam,,Xóm 83,17002,",
      // The mother's number names the house, where no place or no date does.
      "R,,,Nguyễn Cảnh Bảo,2014,Nam,040191700311,,,",
      "R,,,Nguyễn Cảnh Bảo,,Nam,040191700311,Xóm 82,17002,",
      // Two digits of the serial wrong, and one fault in the date.
      "R,,,Lô Viết Khoát,1983,Nam,040083701326,Xóm 83,17002,",
      "R,,,Lô Viết Khoát,02/1983,Nam,040083701326,Xóm 83,17002,",
    ])
  func linked(row: String) throws {
    let run = try Run(
      insurance: Array((ReasonTests.header + row + "\n").utf8),
      reference: ReasonTests.reference + Array(Self.people.utf8))
    let outcome = try #require(run.outcomes.first)
    #expect(outcome["outcome"] == "authenticated", "\(outcome)")
    #expect(outcome["reason"] == "S30", "\(outcome)")
  }
}
