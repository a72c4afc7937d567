import Testing

@testable import Cleansing

@Suite("Numbers that slipped by a row are told from the third row on")
struct SlippedRowsTests {
  private static let people = [
    ("Nguyễn Thị Hằng,15/03/1990,Nữ", "040190123401"), ("Lê Văn An,05/04/1985,Nam", "040085123402"),
    ("Trần Thị Lan,01/02/1972,Nữ", "040172123403"), ("Phạm Văn Nam,07/08/2001,Nam", "040201123404"),
    ("Hồ Thị Hoa,09/10/1965,Nữ", "040165123405"), ("Vi Văn Tám,11/12/1958,Nam", "040058123406"),
    ("Cao Thị Mai,13/01/1999,Nữ", "040199123407"), ("Đậu Văn Sơn,14/02/1979,Nam", "040079123408"),
  ]

  /// The rows told in a file in which some rows have the number of the person so many rows on.
  private static func told(_ slipped: Range<Int>, by step: Int) throws -> [Int] {
    let rows = people.indices.map { place in
      people[place].0 + "," + people[slipped.contains(place) ? place + step : place].1
    }
    let folder = CleanFolder()
    let text = (["Họ và tên,Ngày sinh,Giới tính,Số CCCD"] + rows).map { $0 + "\n" }.joined()
    folder.write(Array(text.utf8))
    try folder.clean()
    #expect(try folder.lines("clean/changes.csv") == [])
    return try folder.lines("clean/findings.csv").filter { $0.contains(",I84,") }.compactMap {
      $0.split(separator: ",").first.flatMap { Int($0) }
    }
  }

  @Test("Down, up, and where there is nothing of the kind")
  func slips() throws {
    #expect(try Self.told(1..<8, by: -1) == [4, 5, 6, 7, 8])
    #expect(try Self.told(3..<6, by: -1) == [6])
    #expect(try Self.told(0..<7, by: 1) == [4, 5, 6, 7])
    #expect(try Self.told(2..<4, by: -1) == [])
    #expect(try Self.told(0..<0, by: 1) == [])
  }
}
