import Testing

@testable import Cleansing

@Suite("Numbers that slipped by a row are told, all of a block")
struct SlippedRowsTests {
  private static let people = [
    ("Nguyễn Thị Hằng,15/03/1990,Nữ", "040190123401"), ("Lê Văn An,05/04/1985,Nam", "040085123402"),
    ("Trần Thị Lan,01/02/1972,Nữ", "040172123403"), ("Phạm Văn Nam,07/08/2001,Nam", "040201123404"),
    ("Hồ Thị Hoa,09/10/1965,Nữ", "040165123405"), ("Vi Văn Tám,11/12/1958,Nam", "040058123406"),
    ("Cao Thị Mai,13/01/1999,Nữ", "040199123407"), ("Đậu Văn Sơn,14/02/1979,Nam", "040079123408"),
  ]

  /// The rows told in a file in which some rows have the number of the person so many rows on.
  private static func told(
    _ slipped: Range<Int>, by step: Int, chunkLength: Int = 4 << 20, threads: Int = 1
  ) throws -> [Int] {
    let rows = people.indices.map { place in
      people[place].0 + "," + people[slipped.contains(place) ? place + step : place].1
    }
    let folder = CleanFolder()
    let text = (["Họ và tên,Ngày sinh,Giới tính,Số CCCD"] + rows).map { $0 + "\n" }.joined()
    folder.write(Array(text.utf8))
    let profile = try folder.clean(threads: threads, chunkLength: chunkLength).profile
    #expect(try folder.lines("clean/changes.csv") == [])
    let lines = try folder.lines("clean/findings.csv").filter { $0.contains(",I84,") }
    let counts = profile.columns.compactMap { column in
      column.findings.first { $0.code == "I84" }?.count
    }
    #expect(counts.reduce(0, +) == lines.count)
    return try folder.lines("clean/findings.csv").filter { $0.contains(",I84,") }.compactMap {
      $0.split(separator: ",").first.flatMap { Int($0) }
    }
  }

  @Test("Down, up, and where there is nothing of the kind")
  func slips() throws {
    #expect(try Self.told(1..<8, by: -1) == [2, 3, 4, 5, 6, 7, 8])
    #expect(try Self.told(3..<6, by: -1) == [4, 5, 6])
    #expect(try Self.told(0..<7, by: 1) == [1, 2, 3, 4, 5, 6, 7])
    #expect(try Self.told(0..<3, by: 1) == [1, 2, 3])
    #expect(try Self.told(2..<4, by: -1) == [])
    #expect(try Self.told(0..<0, by: 1) == [])
  }

  @Test("Blocks over the borders of chunks, with one thread or two")
  func borders() throws {
    for (slipped, step) in [(1..<8, -1), (3..<6, -1), (0..<7, 1), (0..<3, 1), (2..<4, -1)] {
      let whole = try Self.told(slipped, by: step)
      for length in [1, 60, 130, 200, 300] {
        for threads in [1, 2] {
          #expect(
            try Self.told(slipped, by: step, chunkLength: length, threads: threads) == whole)
        }
      }
    }
  }

  @Test("The findings are the same to the byte wherever chunks begin")
  func bytes() throws {
    let folder = CleanFolder()
    var text = "Họ và tên,Ngày sinh,Giới tính,Số CCCD\n"
    for row in 0..<400 {
      let place = row % 8
      // Blocks of one to seven rows, down and up by turns.
      let length = row / 8 % 7 + 1
      let step = place >= length ? 0 : row / 8 % 2 == 0 ? 1 : -1
      let owner = min(max(place + step, 0), 7)
      text += Self.people[place].0 + "," + Self.people[owner].1 + "\n"
    }
    folder.write(Array(text.utf8))
    try folder.clean(threads: 1)
    let whole = try folder.bytes("clean/findings.csv")
    #expect(String(decoding: whole, as: UTF8.self).contains(",I84,"))
    for (length, threads) in [(1, 2), (100, 1), (777, 2), (5000, 2)] {
      try folder.clean(to: "other", threads: threads, chunkLength: length)
      #expect(try folder.bytes("other/findings.csv") == whole)
    }
  }
}
