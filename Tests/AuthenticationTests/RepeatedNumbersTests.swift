import Testing

@Suite("Numbers that several people of the register have")
struct RepeatedNumbersTests {
  private static func run(_ people: String, _ rows: [String]) throws -> Run {
    try Run(
      insurance: Array((ReasonTests.header + rows.joined(separator: "\n") + "\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
  }

  /// Each person before and after a correction, and two who were given one number.
  private static let corrected = """
    040085700201,,Trần Văn Khôi,07/03/1985,Nam,17002,Xóm 71,alive,,,H93001
    040085700201,,Trần Văn Khôi,03/07/1985,Nam,17002,Xóm 71,alive,,,H93001
    040190700202,,Lê Thị Nhàn,15/06/1991,Nữ,17002,Xóm 72,alive,,,H93002
    040190700202,,Lê Thị Nhàn,15/06/1990,Nữ,17002,Xóm 72,alive,,,H93002
    040190700203,,Hồ Thị Mão,20/01/1990,Nữ,17002,Xóm 73,alive,,,H93003
    040190700203,,Võ Thị Lương,11/12/1990,Nữ,16666,Xóm 74,alive,,,H93004

    """

  @Test(
    "Of two rows with one number the name and the date decide, and the outcome says so",
    arguments: [
      ("R,,,Trần Văn Khôi,03/07/1985,Nam,040085700201,Xóm 71,17002,", "D00"),
      ("R,,,Trần Văn Khôi,07/03/1985,Nam,040085700201,Xóm 71,17002,", "D00"),
      ("R,,,Lê Thị Nhàn,1990,Nữ,040190700202,Xóm 72,17002,", "D02"),
      ("R,,,Võ Thị Lương,11/12/1990,Nữ,040190700203,Xóm 74,16666,", "D00"),
      ("R,,,Hồ Thị Máo,20/01/1990,Nữ,040190700203,Xóm 73,17002,", "S10"),
    ])
  func corrections(row: String, reason: String) throws {
    let outcome = try #require(try Self.run(Self.corrected, [row]).outcomes.first)
    #expect(outcome["outcome"] == "authenticated", "\(outcome)")
    #expect(outcome["reason"] == reason, "\(outcome)")
    #expect(outcome["findings"]?.split(separator: ";").contains("R05") == true, "\(outcome)")
  }

  @Test("A number that one row has is not told as repeated")
  func single() throws {
    let row = "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,"
    let outcome = try #require(try Self.run(Self.corrected, [row]).outcomes.first)
    #expect(outcome["findings"] == "", "\(outcome)")
  }

  @Test("A CMND that hundreds of the register have is nobody's", arguments: [1, 300])
  func stopgap(bearers: Int) throws {
    let people = (0..<bearers).map { number in
      let name = number == 0 ? "Nguyễn Thị Huệ" : "Vi Văn Bản"
      let day = number == 0 ? "21/01/1943" : "05/06/\(1940 + number % 60)"
      let id = number == 0 ? "040143700211" : "040040\(800_000 + number)"
      let sex = number == 0 ? "Nữ" : "Nam"
      return "\(id),187000111,\(name),\(day),\(sex),17002,Xóm \(number % 50),alive,,,\n"
    }
    let row = "R,,,Nguyễn Thị Huệ,1942,Nữ,187000111,Xóm 3,17641,elderly_80"
    let outcome = try #require(try Self.run(people.joined(), [row]).outcomes.first)
    #expect((outcome["outcome"] == "authenticated") == (bearers == 1), "\(outcome)")
  }
}
