import Testing

@testable import Cleansing

@Suite("Rows whose class and name changed places")
struct ExchangedClassTests {
  private static let header = "record_id,full_name,birth_date,gender,citizen_id,address,class"

  /// Rows of a list with classes in words, the names of some of them below the class.
  private static func rows(_ classes: [String], exchanged: Set<Int>) -> [String] {
    let people = [
      ("Nguyễn Thị Hằng", "15/03/1990", "Nữ", "040190123401"),
      ("Lê Văn An", "05/04/1985", "Nam", "040085123402"),
      ("Nguyễn Văn Nam", "07/08/2001", "Nam", "040201123404"),
      ("Lê Thị Lan", "01/02/1972", "Nữ", "040172123403"),
      ("Nguyễn Thị Hoa", "09/10/1965", "Nữ", "040165123405"),
      ("Lê Văn Tám", "11/12/1958", "Nam", "040058123406"),
      ("Nguyễn Thị Mai", "13/05/1999", "Nữ", "040199123407"),
      ("Lê Văn Sơn", "14/02/1979", "Nam", "040079123408"),
    ]
    return people.indices.map { place in
      let (name, date, sex, number) = people[place]
      let kind = classes[place % classes.count]
      let (first, last) = exchanged.contains(place) ? (kind, name) : (name, kind)
      return "R\(place + 1),\(first),\(date),\(sex),\(number),Xóm \(place + 1),\(last)"
    }
  }

  @Test(
    "They are exchanged back, told and given back",
    arguments: [["household"], ["HGĐ", "HS"], ["Hộ gia đình", "Học sinh, sinh viên"]])
  func exchanged(classes: [String]) throws {
    let quoted = classes.map { $0.contains(",") ? "\"\($0)\"" : $0 }
    // Each class stands in three rows or more where it should.
    let usual = Self.rows(quoted, exchanged: [])
    let damaged = usual + Self.rows(quoted, exchanged: [2, 3])
    let folder = CleanFolder()
    let text = ([Self.header] + damaged).map { $0 + "\n" }.joined()
    folder.write(Array(text.utf8))
    try folder.clean()
    #expect(try folder.lines("clean/cleaned.csv") == usual + usual)
    let changes = try folder.lines("clean/changes.csv").filter { $0.contains("L03") }
    #expect(changes.count == 4)
    #expect(changes.allSatisfy { $0.hasPrefix("11,") || $0.hasPrefix("12,") })
    #expect(try folder.undo().agreement == .sameBytes)
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
  }

  @Test("A name as long as a class, with the same letters at its ends, is none")
  func alike() throws {
    var rows: [String] = []
    for place in 0..<40 {
      // Two surnames that the sample knows as words of names.
      let name = place % 2 == 0 ? "Lê Văn Hạnh" : "Hà Thị Hạnh"
      rows.append("R\(place),\(name),15/03/1990,Nam,040090123409,Xóm 9,Hộ gia định")
    }
    rows.append("R40,Hộ gia định,15/03/1990,Nam,040090123410,Xóm 9,Hà Thị Hạnh")
    let folder = CleanFolder()
    folder.write(Array(([Self.header] + rows).map { $0 + "\n" }.joined().utf8))
    try folder.clean()
    let last = try folder.lines("clean/cleaned.csv").last
    #expect(last == "R40,Hà Thị Hạnh,15/03/1990,Nam,040090123410,Xóm 9,Hộ gia định")
  }

  @Test("A class in place of the name and words that are no name stay, and the row is told")
  func doubtful() throws {
    var rows = Self.rows(["household", "pupil"], exchanged: [])
    rows += Self.rows(["household", "pupil"], exchanged: [])
    rows.append("R20,household,05/03/1990,Nam,040090123409,Xóm 9,Cựu chiến binh")
    rows.append("R21,Trần Văn An,05/03/1990,Nam,040090123410,Xóm 9,Cựu chiến binh")
    let folder = CleanFolder()
    folder.write(Array(([Self.header] + rows).map { $0 + "\n" }.joined().utf8))
    try folder.clean()
    #expect(try !folder.text("clean/changes.csv").contains("L03"))
    let told = try folder.lines("clean/findings.csv").filter { $0.contains(",L51,") }
    #expect(told.count == 1 && told[0].hasPrefix("17,full_name,L51,"))
  }
}
