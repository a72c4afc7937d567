import Tables
import Testing

/// Rows with a cell too many or too few.
@Suite struct RowArrangementTests {
  private func rows(_ header: String, _ row: String) throws -> (
    rows: [[String]], shifts: [RowShift], rejected: Int
  ) {
    let clean = Array(
      repeating: "1,Lê An Bình,05/03/1990,Nam,040090000123,Xóm 1,17179,HS\n", count: 2)
    let text = header + "\n" + (header.hasPrefix("id,") ? clean.joined() : "") + row + "\n"
    let (reader, _) = try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "table.csv"), kind: .insurance)
    var (rows, shifts, rejected): ([[String]], [RowShift], Int) = ([], [], 0)
    reader.readAll { row in
      rows.append((0..<row.fieldCount).map { row.text($0) })
      shifts.append(row.shift)
    } rejected: { _ in
      rejected += 1
    }
    return (rows, shifts, rejected)
  }

  private static let header = "id,full_name,birth_date,gender,citizen_id,address,commune_code,class"

  @Test(
    "A row is read by the only arrangement that makes sense",
    arguments: [
      (
        "7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6, xã Hòa Sơn,17179,HS",
        "7|Hồ Văn Tâm|05/03/1990|Nam|040090000789|Xóm 6, xã Hòa Sơn|17179|HS"
      ),
      (
        "7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6,xã Hòa Sơn,huyện Đô Lương,17179,HS",
        "7|Hồ Văn Tâm|05/03/1990|Nam|040090000789|Xóm 6,xã Hòa Sơn,huyện Đô Lương|17179|HS"
      ),
      // The last cell is empty: there are no cells too many but one.
      (
        "7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6,xã Hòa Sơn,17179,",
        "7|Hồ Văn Tâm|05/03/1990|Nam|040090000789|Xóm 6,xã Hòa Sơn|17179|"
      ),
      (
        "7,\"Hồ Văn \"\"Tâm\"\"\",05/03/1990,Nam,040090000789,Xóm 6,xã A,17179,HS", ""
      ),
      (
        "7,\"Hồ Văn Tâm\",05/03/1990,Nam,\"040090000789\",Xóm 6,xã A,17179,HS",
        "7|Hồ Văn Tâm|05/03/1990|Nam|040090000789|Xóm 6,xã A|17179|HS"
      ),
      (
        "7,,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6,17179,HS",
        "7|Hồ Văn Tâm|05/03/1990|Nam|040090000789|Xóm 6|17179|HS"
      ),
      (
        "7,Hồ Văn Tâm,05/03/1990,040090000789,Xóm 6,17179,HS",
        "7|Hồ Văn Tâm|05/03/1990||040090000789|Xóm 6|17179|HS"
      ),
      (
        "7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,17179,HS",
        "7|Hồ Văn Tâm|05/03/1990|Nam|040090000789||17179|HS"
      ),
      (
        "7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6,17179",
        "7|Hồ Văn Tâm|05/03/1990|Nam|040090000789|Xóm 6|17179|"
      ),
      // Two cells too few, or nothing that a person could be told by.
      ("7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6", ""),
      ("7,Hồ Văn Tâm,,Nam,,Xóm 6,xã A,17179,HS", ""),
      ("a,b,c,d,e,f,g,h,i", ""),
      // A quoted cell has its delimiters inside its quotes.
      ("7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,\"Xóm 6\",xã A,17179,HS", ""),
    ])
  func arrangements(row: String, expected: String) throws {
    let found = try rows(Self.header, row)
    #expect(found.rows.count == (expected.isEmpty ? 2 : 3))
    #expect(found.rejected == (expected.isEmpty ? 1 : 0))
    if !expected.isEmpty {
      #expect(found.rows[2].joined(separator: "|") == expected)
      #expect(found.shifts[2].isMoved)
    }
  }

  @Test("Where two arrangements make sense, the row is rejected, but for blanks behind commas")
  func ambiguous() throws {
    let header = "full_name,birth_date,citizen_id,address,note"
    let start = "Hồ Văn Tâm,05/03/1990,040090000789,"
    let whole = start + "Xóm 6,đã gọi\n"
    #expect(try rows(header, whole + start + "Xóm 6,xã A,đã gọi").rows.count == 1)
    #expect(try rows(header, start + "Xóm 6, xã A,đã gọi").rows[0][3] == "Xóm 6, xã A")
    #expect(try rows(header, start + "Xóm 6,đã gọi, chưa nộp").rows[0][4] == "đã gọi, chưa nộp")
  }

  @Test("Empty cells behind the columns change nothing")
  func emptyCells() throws {
    let found = try rows(Self.header, "7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6,17179,HS,,")
    #expect(found.shifts == [.none, .none, .none])
  }

  @Test("A row read again by its place is the same")
  func readAgain() throws {
    let text = Self.header + "\n7,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6, xã A,17179,HS\n"
    let (reader, _) = try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "table.csv"), kind: .insurance)
    var place = 0
    reader.readAll { row in
      place = row.byteOffset
      #expect(String(decoding: row.unmovedField(5), as: UTF8.self) == "Xóm 6,")
      #expect(row.text(6) == "17179")
    } rejected: { _ in
    }
    var scratch = reader.makeScratch()
    reader.readRow(at: place, number: 1, scratch: &scratch) { row in
      #expect(row.text(5) == "Xóm 6, xã A")
    }
  }
}
