import Identifiers
import Testing

@testable import Cleansing

@Suite("A date or year beside the name")
struct DateBesideNameTests {
  @Test(
    "It is a candidate where the row has none or only the year, and named where it contradicts",
    arguments: [
      // name, birth date, candidates, finding
      ("Nguyễn Văn An 1984", "", "1984", "B70"), ("Nguyễn Văn An (1984)", "", "1984", "B70"),
      ("Nguyễn Văn An sn 84", "", "1984", "B70"), ("Nguyễn Văn An (SN: 84)", "", "1984", "B70"),
      ("Nguyễn Văn An sinh năm 1984", "", "1984", "B70"),
      ("Nguyễn Văn An sinh năm 84", "", "1984", "B70"), ("Nguyễn An SN84", "", "1984", "B70"),
      ("Nguyễn Văn An (15/03/1984)", "1984", "15/03/1984", "B70"),
      ("Nguyễn Văn An (15/03/1984)", "03/1984", "15/03/1984", "B70"),
      ("Nguyễn Văn An 1984", "1984", "", ""), ("Nguyễn Văn An 1984", "15/03/1984", "", ""),
      ("Nguyễn Văn An (15/03/1984)", "15/03/1984", "", ""),
      ("Nguyễn Văn An 1984", "15/03/1985", "", "B73"), ("Nguyễn Văn An 1984", "1985", "", "B73"),
      ("Nguyễn Văn An (15/03/1984)", "16/03/1984", "", "B73"),
      ("Nguyễn Văn An (15/03/1984)", "04/1984", "", "B73"),
      ("Nguyễn Văn An sn 84", "1985", "", "B73"),
      // Two years of people alive, and numbers that are no year.
      ("Nguyễn Văn An sn 20", "", "", ""), ("Nguyễn Văn An 84", "", "", ""),
      ("Nguyễn Văn An xóm 84", "1985", "", ""),
    ])
  func weighed(name: String, date: String, candidates: String, finding: String) throws {
    let table = try RawTable("record_id,full_name,birth_date\nR1,\(name),\(date)\n")
    let record = table.records[0]
    #expect(table.name(record) == (name.contains("SN84") ? "nguyễn an" : "nguyễn văn an"))
    let others = table.detail(record)?.dateAlternatives ?? []
    #expect(others.map(\.text).joined(separator: " ") == candidates)
    let codes = record.findingCodes.filter { ["B70", "B73"].contains($0) }
    #expect(codes.joined() == finding)
  }

  @Test("It is not lost from the file, and comes back", arguments: CleanLevel.allCases)
  func cleaned(level: CleanLevel) throws {
    let folder = CleanFolder()
    let rows = [
      "1,Nguyễn Văn An sn 84,", "2,Lê Thị Ba (15/03/1984),1984", "3,Lê Văn Tư 1984,15/03/1985",
      "4,Lê Văn Năm 1984,1984", "5,Lê Văn Sáu,15/03/1985", "6,Lê Văn Tám,16/03/1985",
    ]
    let text = (["STT,Họ tên,Ngày sinh"] + rows).joined(separator: "\n") + "\n"
    folder.write(Array(text.utf8))
    try folder.clean(level: level)
    let expected =
      level == .safe
      ? ["1,\"Nguyễn Văn An, 1984\",", "2,\"Lê Thị Ba, 15/03/1984\",1984"]
      : ["1,Nguyễn Văn An,1984", "2,Lê Thị Ba,15/03/1984"]
    let rest = ["3,Lê Văn Tư,15/03/1985", "4,Lê Văn Năm,1984"] + rows.suffix(2)
    #expect(try folder.lines("clean/cleaned.csv") == expected + rest)
    let findings = try folder.lines("clean/findings.csv")
    #expect(findings.filter { $0.contains(",B70,") }.map { $0.prefix(1) } == ["1", "2"])
    #expect(findings.filter { $0.contains(",B73,") }.map { $0.prefix(1) } == ["3"])
    try folder.clean("clean/cleaned.csv", to: "again", level: level)
    #expect(try folder.lines("again/changes.csv") == [])
    #expect(try folder.undo().agreement == .sameBytes)
  }
}
