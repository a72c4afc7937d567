import Identifiers
import Testing

@testable import Cleansing

@Suite("Columns of men and women with marks in both")
struct SexMarksTests {
  @Test(
    "What stands for no mark leaves the other column to tell the sex",
    arguments: [
      ("1", "0"), ("1.0", "0.0"), ("x", "-"), ("X", "O"), ("TRUE", "FALSE"), ("Có", "Không"),
      ("x", ""),
    ])
  func pairs(yes: String, no: String) throws {
    let table = try RawTable(
      """
      Họ và tên,Ngày sinh,Nam,Nữ,Số CCCD
      Nguyễn Văn An,05/03/1990,\(yes),\(no),040090123456
      Nguyễn Thị Hằng,05/03/1990,\(no),\(yes),040190123456
      Nguyễn Thị Mai,05/03/1990,\(yes),\(yes),040190123457

      """)
    #expect(table.records.map(\.sex) == [.male, .female, .unknown])
  }

  @Test("A line through the cell of the other sex is no second year of birth")
  func years() throws {
    let table = try RawTable(
      """
      Họ và tên,Năm sinh Nam,Năm sinh Nữ,Số CCCD
      Nguyễn Văn An,1990,x,040090123456
      Nguyễn Thị Hằng,-,1990,040190123456
      Nguyễn Thị Mai,0,1991,040191123457

      """)
    #expect(table.records.map(\.sex) == [.male, .female, .female])
    #expect(table.records.map(\.birthDate.year) == [1990, 1990, 1991])
  }

  @Test(
    "One column for women tells men by what stands for no mark, and by their own word",
    arguments: [("1", "0"), ("x", "-"), ("Có", "Không"), ("Nữ", "Nam"), ("TRUE", "FALSE")])
  func women(yes: String, no: String) throws {
    let table = try RawTable(
      """
      Họ và tên,Ngày sinh,Nữ,Số CCCD
      Nguyễn Văn An,05/03/1990,\(no),040090123456
      Nguyễn Thị Hằng,05/03/1990,\(yes),040190123456

      """)
    #expect(table.records.map(\.sex) == [.male, .female])
  }
}
