import Testing

@Suite("People whom the register does not have, and whose relatives it has")
struct AbsentRelativesTests {
  /// One of each pair of twins, and houses with one child; beside the people of ``ReasonTests``.
  private static let people = """
    040185700101,,Trần Thị Hòa,10/11/1985,Nữ,17002,Xóm 61,alive,,,H92001
    040313700111,,Phạm Minh Anh,05/06/2013,Nữ,17002,Xóm 62,alive,,,H92002
    040313700121,,Võ Ánh Ngọc,23/09/2013,Nữ,17002,Xóm 63,alive,,,H92003
    040089700131,,Lô Xuân Hiền,28/03/1989,Nam,17002,Xóm 64,alive,,,H92004
    040314700141,,Võ Thị Hồng Huê,20/03/2014,Nữ,17002,Xóm 65,alive,,,H92005
    040197700151,,Nguyễn Thị Lành,12/03/1997,Nữ,17002,Xóm 66,alive,,,H92006
    040224700152,,Nguyễn Ngọc Bảo,12/08/2024,Nam,17002,Xóm 66,alive,,040197700151,H92006
    040139700161,,Đào Thị Năm,02/02/1939,Nữ,17002,Xóm 67,alive,,,H92007
    040069700162,,Đào Tiến Văn,08/02/1969,Nam,17002,Xóm 67,alive,,,H92007
    040313700171,,Lầu Y Và,29/09/2013,Nữ,17002,Xóm 68,alive,,,H92008
    040218700181,,Phùng Văn Chung,11/05/2018,Nam,17002,Xóm 69,alive,,,H92009
    040198700191,185700191,Lỳ Y Cở,18/03/1998,Nữ,16867,Xóm 12,alive,,,H92010

    """

  private static func run(_ rows: [String]) throws -> Run {
    try Run(
      insurance: Array((ReasonTests.header + rows.joined(separator: "\n") + "\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
  }

  @Test(
    "Nobody is taken for a twin, a brother or a sister",
    arguments: [
      // A number of one's own, beside the twin's.
      "R,,,Trần Thu Hòa,10/11/1985,Nữ,040185700102,Xóm 61,17002,",
      "R,,,Phạm Ngọc Anh,05/06/2013,Nữ,040313700113,Xóm 62,17002,",
      "R,,,Võ Khánh Ngọc,,Nữ,040313700122,Xóm 63,17002,",
      "R,,,Lô Xuân Hin,28/03/1988,Nam,040089700132,Xóm 64,17002,",
      "R,,,Võ Thị Hồng Huệ,20/03/2014,Nữ,040314700142,Xóm 65,17002,",
      // The mother's number, whose son is a year apart and called alike.
      "R,,,Nguyễn Ngọc Bạo,2025,Nam,040197700151,Xóm 66,17002,child_under_6",
      "R,,,Đào Quốc Văn,1970,Nam,040139700161,Xóm 67,17002,",
      // A sister's number without a date: the name is the country's, though nobody of so few people bears it.
      "R,,,Trần Thị Hoài,,Nữ,040185700101,Xóm 61,17002,",
      "R,,,Nguyễn Thị Lanh,,Nữ,040197700151,Xóm 66,17002,",
      // A sister's CMND.
      "R,,,Lỳ Thị Anh,18/03/1998,Nữ,185700191,Xóm 12,16867,",
      // A number of one's own.
      "R,,,Vừ Y Và,2015,Nữ,040314700171,Xóm 68,17002,",
      "R,,,Phùng Văn Chồng,11/05/2010,Nam,040216799938,Xóm 69,17002,",
    ])
  func absent(row: String) throws {
    let outcome = try #require(try Self.run([row]).outcomes.first)
    #expect(outcome["outcome"] != "authenticated", "\(outcome)")
  }

  @Test(
    "One fault in the number and one in the name leave the person",
    arguments: [
      // A digit that is not the neighbour's.
      "R,,,Trần Thị Hoà,10/11/1985,Nữ,040185700107,Xóm 61,17002,",
      "R,,,Võ Thị Hồng Huệ,20/03/2014,Nữ,040314700941,Xóm 65,17002,",
      "R,,,Phạm Minh Ánh,05/06/2013,Nữ,040313790111,Xóm 62,17002,",
      // The number beside, and the name as it is, or without marks.
      "R,,,Trần Thị Hòa,10/11/1985,Nữ,040185700102,Xóm 61,17002,",
      "R,,,TRAN THI HOA,10/11/1985,Nữ,040185700102,Xóm 61,17002,",
      // The mother's number, and one fault beside it.
      "R,,,Nguyễn Ngọc Bảo,2024,Nam,040197700151,Xóm 66,17002,child_under_6",
      "R,,,Nguyễn Ngọc Bạo,12/08/2024,Nam,040197700151,Xóm 66,17002,child_under_6",
    ])
  func present(row: String) throws {
    let outcome = try #require(try Self.run([row]).outcomes.first)
    #expect(outcome["outcome"] == "authenticated", "\(outcome)")
  }
}
