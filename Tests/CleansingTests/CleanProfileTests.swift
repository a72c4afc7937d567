import TestSupport
import Testing

@testable import Cleansing

/// The counts of a small file that can be counted by hand.
@Suite struct CleanProfileTests {
  private static let input = """
    record_id,full_name,birth_date,gender,citizen_id,si_number,card_number,commune_code,class
    R1,Nguyễn Văn An,01/01/1990,Nam,040090000123,4012345678,GD4404012345678,16663,household
    R2,NGUYỄN THỊ HẰNG,01/01/1992,Nam,040192000125,4012345679,GD4404012345670,16663,pupil
    R2,Lê Thị Lan,15/03/1992,Nữ,040092000126,4012345679,,99999,pupil
    R4,Trần Văn Bình,1952,Nam,040090000123,,,16663,
    R5,Đỗ Thị Mai,,Nữ,40193000127,4012345680,,17179,pupil

    """

  private func profile() throws -> CleanProfile {
    let folder = CleanFolder()
    folder.write(Array(CleanProfileTests.input.utf8))
    return try folder.clean().profile
  }

  @Test("Columns count what is filled, valid, repaired and suspicious")
  func columns() throws {
    let profile = try profile()
    let byName = Dictionary(uniqueKeysWithValues: profile.columns.map { ($0.name, $0) })
    let name = try #require(byName["full_name"])
    #expect((name.filled, name.valid, name.repaired, name.suspicious) == (5, 5, 1, 0))
    #expect((name.minimumLength, name.maximumLength) == (10, 15))
    #expect(name.patterns.map(\.pattern) == ["A A A"])
    let date = try #require(byName["birth_date"])
    #expect((date.filled, date.valid) == (4, 4))
    #expect(date.patterns.map(\.pattern) == ["99/99/9999", "9999"])
    #expect(date.patterns.map(\.count) == [3, 1])
    let id = try #require(byName["citizen_id"])
    #expect((id.filled, id.repaired, id.suspicious) == (5, 0, 5))
    #expect(id.patterns.map(\.count) == [4, 1])
    let commune = try #require(byName["commune_code"])
    #expect(commune.findings.map(\.code) == ["K51"])
    #expect(profile.rowsChanged == 1)
    #expect(profile.cellsChanged == 1)
  }

  @Test("Repeated keys, heaped dates, conflicts and groups are counted")
  func counts() throws {
    let profile = try profile()
    #expect(profile.keys.map(\.role) == ["record_id", "citizen_id", "si_number"])
    #expect(profile.keys.map(\.filled) == [5, 4, 4])
    #expect(profile.keys.map(\.distinct) == [4, 3, 3])
    #expect(profile.keys.map(\.repeatedValues) == [1, 1, 1])
    #expect(profile.keys.map(\.rowsRepeated) == [2, 2, 2])
    let dates = try #require(profile.dates)
    #expect((dates.withDay, dates.yearOnly, dates.none, dates.firstOfJanuary) == (3, 1, 1, 2))
    #expect(dates.topDays.map(\.day) == ["01/01", "15/03"])
    #expect(dates.topDays.map(\.count) == [2, 1])
    #expect(profile.conflicts.sexAndNumber == 2)
    #expect(profile.conflicts.yearAndNumber == 1)
    #expect(profile.conflicts.cardAndInsuranceNumber == 1)
    #expect(profile.communes.map(\.key) == ["16663", "17179", "99999"])
    #expect(profile.communes.map(\.rows) == [3, 1, 1])
    #expect(
      profile.communes[1].names == [
        "Xã Quỳnh Hồng", "Thị trấn Cầu Giát", "Xã Quỳnh Lưu",
      ])
    #expect(profile.classes.map(\.key) == ["", "household", "pupil"])
    #expect(profile.classes.map(\.rows) == [1, 1, 3])
  }

  @Test(
    "Addresses that are known from their communes have the patterns of their own", arguments: 0..<4)
  func addressPatterns(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let places = [
      ("17650", "Xã Đặng Sơn, Huyện Đô Lương"), ("16969", "Xã Nghĩa Thọ, Huyện Nghĩa Đàn"),
      ("17128", "Phường Quỳnh Dị, Thị xã Hoàng Mai"), ("17260", "xã Lục Dạ,  huyện Con Cuông"),
    ]
    let heads = [
      "Xóm 1", "Xóm 12", "Khối Tân Phượng", "Số 5/2", "", "Xóm 3 ", "Xóm  4",
      "Bản Piêng Coọc Mường 2",
      "Xóm (4)", "Xóm 7-8",
    ]
    var rows = "full_name,birth_date,address,commune_code\n"
    var twin: [String: Int] = [:]
    for _ in 0..<400 {
      let place = places[Int(random.next() % 4)]
      // Some stand with the code of another commune.
      let code = random.next() % 8 == 0 ? places[0].0 : place.0
      let address = heads[Int(random.next() % UInt64(heads.count))] + ", " + place.1
      rows += "Nguyễn Văn An,05/04/1990,\"\(address)\",\(code)\n"
      twin[String(decoding: ColumnTally.pattern(of: address.utf8), as: UTF8.self), default: 0] += 1
    }
    let folder = CleanFolder()
    folder.write(Array(rows.utf8))
    let profile = try folder.clean(threads: 2, chunkLength: 5000).profile
    let column = try #require(profile.columns.first { $0.name == "address" })
    #expect(column.filled == 400)
    #expect(column.distinctPatterns == twin.count)
    for found in column.patterns { #expect(found.count == twin[found.pattern], "seed \(seed)") }
  }

  @Test("Findings name row, column and code, and show no value")
  func findings() throws {
    let folder = CleanFolder()
    folder.write(Array(CleanProfileTests.input.utf8))
    try folder.clean()
    let text = try folder.text("clean/findings.csv")
    #expect(text.contains("\n3,commune_code,K51,"))
    #expect(text.contains("\n5,birth_date,B51,Ngày sinh để trống,Birth date empty\n"))
    for value in ["Hằng", "HẰNG", "040", "1992", "99999"] { #expect(!text.contains(value)) }
    let profile = try folder.text("clean/profile.json")
    for value in ["Hằng", "HẰNG", "040192000125", "4012345679"] {
      #expect(!profile.contains(value))
    }
  }
}
