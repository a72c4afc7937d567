import TestSupport
import Testing

@testable import Tables

@Suite("Rows whose cells fit other columns better than their own")
struct RowFitTests {
  private static let header =
    "record_id,si_number,card_number,full_name,birth_date,gender,citizen_id,address,commune_code,class"

  /// A person with numbers of the row.
  private static func person(_ row: Int) -> [String] {
    let serial = 1000 + row
    return [
      "R\(serial)", "401234\(serial)", "DN4404012\(serial)56", "Nguyễn Văn An", "05/03/1990", "Nam",
      "04009000\(serial)", "\"Xóm \(row), xã A\"", "17\(serial - 900)", "DN",
    ]
  }

  private func read(
    _ rows: [[String]], people: Int = 40, header: String = header
  ) throws -> [(cells: [String], shift: RowShift)] {
    let lines = (0..<people).map(Self.person) + rows
    let text = ([header] + lines.map { $0.joined(separator: ",") }).joined(separator: "\n")
    let (reader, _) = try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "a.csv"), kind: .insurance)
    var records: [(cells: [String], shift: RowShift)] = []
    var offsets: [(Int, Int)] = []
    reader.readAll { row in
      records.append(((0..<row.fieldCount).map { row.text($0) }, row.shift))
      offsets.append((row.byteOffset, row.number))
      for column in 0..<row.fieldCount {
        guard let target = row.shift.target(ofColumn: column), target < row.fieldCount else {
          continue
        }
        #expect(row.unmovedField(column).elementsEqual(row.field(target)))
      }
    } rejected: { row in
      Issue.record("rejected: \(row)")
    }
    var scratch = reader.makeScratch()
    for (place, (offset, number)) in offsets.enumerated() {
      reader.readRow(at: offset, number: number, scratch: &scratch) { row in
        #expect((0..<row.fieldCount).map { row.text($0) } == records[place].cells)
      }
    }
    return Array(records.dropFirst(people))
  }

  /// The cells as they are read, without quotes.
  private func plain(_ row: [String]) -> [String] {
    row.map { $0.filter { $0 != "\"" } }
  }

  @Test("A name that changed places with the address or the sex is told", arguments: [7, 5])
  func exchangedName(column: Int) throws {
    var row = Self.person(77)
    row.swapAt(3, column)
    let read = try #require(try read([row]).first)
    #expect(read.cells == plain(Self.person(77)), "\(read)")
  }

  @Test("A cell put in or lost anywhere before the number is told", arguments: 0...6)
  func slipped(column: Int) throws {
    var longer = Self.person(77)
    longer.insert("", at: column)
    longer.removeLast()
    var shorter = Self.person(78)
    shorter.remove(at: column)
    shorter.append("")
    for people in [4, 40] {
      let found = try read([longer, shorter], people: people)
      var expected = plain(Self.person(77))
      expected[9] = ""
      #expect(found[0].cells == expected)
      #expect(found[0].shift == .right(from: column))
      expected = plain(Self.person(78))
      expected[column] = ""
      // A record without its name, or with nothing but it, says too little.
      if column == 3 || column == 9 { continue }
      #expect(found[1].cells == expected, "\(column)")
      #expect(found[1].shift == .left(from: column))
    }
  }

  @Test(
    "Two cells that were exchanged are told",
    arguments: [(2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (3, 6), (4, 6), (7, 8)])
  func exchanged(one: Int, other: Int) throws {
    var row = Self.person(77)
    row.swapAt(one, other)
    // That a code of a commune is none of an address, few rows cannot tell.
    for people in one == 7 ? [40] : [7, 40] {
      let found = try read([row], people: people)
      #expect(found[0].cells == plain(Self.person(77)))
      #expect(found[0].shift == .exchanged(one, other))
    }
  }

  @Test(
    "A block of exchanged rows among others is told too, whatever its length", arguments: [3, 9])
  func block(length: Int) throws {
    let rows = (50..<50 + length).map { number -> [String] in
      var row = Self.person(number)
      row.swapAt(2, 3)
      return row
    }
    let found = try read(rows, people: 20)
    for (place, row) in found.enumerated() {
      #expect(row.cells == plain(Self.person(50 + place)))
    }
  }

  @Test("Rows are told alike whether many others are out of place too or none")
  func contaminated() throws {
    let rows = (50..<62).map { number -> [String] in
      var row = Self.person(number)
      row.remove(at: 7)
      row.append("")
      return row
    }
    for count in [1, 12] {
      let found = try read(Array(rows.prefix(count)), people: 60)
      #expect(found.allSatisfy { $0.shift == .left(from: 7) })
    }
  }

  @Test("A column of something else than its heading says moves no row")
  func otherColumn() throws {
    let header = Self.header.replacing("address", with: "địa chỉ")
    let people = (0..<40).map { number -> [String] in
      var row = Self.person(number)
      row.swapAt(7, 8)
      return row
    }
    #expect(try read(people, people: 0, header: header).allSatisfy { !$0.shift.isMoved })
  }

  @Test("A cell beside its empty column is put there")
  func beside() throws {
    // No number was known, and the address slipped; a date stands below the sex.
    var row = Self.person(77)
    row[6] = ""
    row.swapAt(6, 7)
    #expect(try read([row])[0].shift == .exchanged(6, 7))
    row = Self.person(77)
    row[5] = row[4]
    row[4] = ""
    #expect(try read([row])[0].cells[4] == "05/03/1990")
  }

  @Test(
    "Cells that are odd, yet of their columns, stay where they are",
    arguments: [
      // Odd values without a better place.
      [3: "040090000999"], [3: "DN4404012345656"], [4: "Nam"], [4: "chưa rõ"], [5: "khác"],
      [6: "chưa có"], [6: "Nguyễn Văn An"], [6: "05/03/1990"], [7: "17123"], [8: "Hưng Lộc"],
      // A number twice, a date twice.
      [3: "040090000999", 6: "040090000999"], [6: "05/03/1990", 4: "05/03/1990"],
      // A note beside the name, a name and a date in one cell.
      [3: "Nguyễn Văn An 1990"], [3: "Nguyễn Văn An - 040090000999", 6: ""],
      [3: "\"Nguyễn Văn An, 05/03/1990\"", 4: ""], [3: "An", 4: "1990"],
      // An old number, an insurance number, a telephone number below the number.
      [6: "187123456"], [6: "4012345678"], [6: "0912345678", 4: "1990"],
      [6: "０４００９０００１０７７", 7: ""], [6: "Không có", 7: ""],
      [3: "", 6: "chưa có"], [3: "", 4: "không rõ"], [3: "05/03/1990", 4: "Không rõ"],
      [2: "040090001077", 6: ""], [6: "06/03/1991", 4: ""],
      [1: "", 2: "4012345678"], [1: "DN4404012345678", 2: ""],
    ])
  func odd(cells: [Int: String]) throws {
    var row = Self.person(77)
    for (column, cell) in cells { row[column] = cell }
    let found = try read([row])
    #expect(found[0].cells == plain(row))
    #expect(!found[0].shift.isMoved)
  }

  @Test("A column that holds two kinds of things tells nothing of a row")
  func mixed() throws {
    let header = Self.header.replacing("class", with: "ghi chú")
    var row = Self.person(77)
    row[9] = "Nữ"
    #expect(try read([row], header: header)[0].shift == .none)
    row[9] = "06/03/1991"
    #expect(try read([row], header: header)[0].shift == .none)
  }
}
