import Testing

@testable import Cleansing

@Suite("Day, month and year in columns of their own")
struct DatePartsTests {
  @Test("Faults of form are mended cell by cell, default dates are blanked, the rest stays")
  func cleaned() throws {
    let folder = CleanFolder()
    let rows = [
      // As it comes, as it is afterwards, rules.
      ("Lê Thị Ba,08,07,97", "Lê Thị Ba,08,07,1997", ["B08"]),
      ("Lê Thị Tư,20.0,11.0,1966.0", "Lê Thị Tư,20,11,1966", ["I06", "I06", "I06"]),
      ("Lê Văn Tám,'28,7,1997", "Lê Văn Tám,28,7,1997", ["B16"]),
      ("Lê Văn Chín,02,01,'1939", "Lê Văn Chín,02,01,1939", ["B16"]),
      ("Lê Văn Long,04,Ba,1956", "Lê Văn Long,04,03,1956", ["B09"]),
      ("Lê Văn Minh,01,01,1900", "Lê Văn Minh,,,", ["B17", "B17", "B17"]),
      ("Lê Văn Nam,7,5,1986", "Lê Văn Nam,7,5,1986", []),
      ("Lê Văn Phú,31,02,1990", "Lê Văn Phú,31,02,1990", []),
      ("Lê Văn Quý,05,03,15", "Lê Văn Quý,05,03,15", []),
      ("Lê Văn Sơn,,,1952", "Lê Văn Sơn,,,1952", []),
    ]
    let text = (["Họ tên,Ngày,Tháng,Năm"] + rows.map(\.0)).joined(separator: "\n") + "\n"
    folder.write(Array(text.utf8))
    try folder.clean()
    #expect(try folder.lines("clean/cleaned.csv") == rows.map(\.1))
    let changes = try folder.lines("clean/changes.csv")
    for (place, row) in rows.enumerated() {
      let own = changes.filter { $0.hasPrefix("\(place + 1),") }
      #expect(own.count == row.2.count, "\(row.0)")
      for (change, rule) in zip(own, row.2) { #expect(change.contains(rule), "\(change)") }
    }
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
    #expect(try folder.undo().agreement == .sameBytes)
  }
}
