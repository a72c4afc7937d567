import Cleansing
import Testing

@Suite("Names that speak against the recorded sex")
struct SexEvidenceTests {
  @Test(
    "Only names that hardly ever belong to a sex are told",
    arguments: [
      ("Nguyễn Văn Hùng", "Nữ", true), ("Nguyễn Thị Hằng", "Nam", true),
      ("NGUYỄN THỊ HẰNG", "Nam", true), ("Nguyễn Văn Hùng", "Nam", false),
      ("Nguyễn Thị Hằng", "Nữ", false), ("Nguyễn Minh Anh", "Nữ", false),
      ("Nguyễn Minh Anh", "Nam", false), ("Nguyen Thi Hang", "Nam", false),
      ("Nguyễn Hằng", "Nam", false), ("Nguyễn Văn Hùng", "", false),
    ])
  func sexes(name: String, sex: String, isTold: Bool) throws {
    let folder = CleanFolder()
    var text = "full_name,birth_date,gender\n\(name),05/03/1990,\(sex)\n"
    for _ in 0..<30 { text += "Trần Văn Nam,05/03/1991,Nam\nTrần Thị Hoa,05/03/1992,Nữ\n" }
    folder.write(Array(text.utf8))
    try folder.clean()
    let told = try folder.lines("clean/findings.csv").filter { $0.contains("G54") }
    #expect(told.map { $0.hasPrefix("1,gender,") } == (isTold ? [true] : []))
  }
}
