import TestSupport
import Testing

@testable import Cleansing

@Suite("1 January 1970 and headings of abbreviations")
struct NewYearTests {
  private func lines(_ years: [Int]) -> String {
    "record_id,full_name,birth_date\n"
      + years.enumerated().map { "\($0),Nguyễn Văn An,01/01/\($1)\n" }.joined()
  }

  @Test(
    "It stays in a file that has 1 January of the years beside it as often, and is a default elsewhere"
  )
  func heaped() throws {
    let folder = CleanFolder()
    folder.write(Array(lines([1968, 1969, 1970, 1971, 1972, 1970, 1967, 1973]).utf8))
    try folder.clean()
    #expect(try folder.lines("clean/changes.csv") == [])
    let found = try folder.lines("clean/findings.csv")
    #expect(found.count { $0.contains(",B53,") } == 8)
    folder.write(Array(lines([1968, 1970, 1970, 1970, 1970, 1971, 1980, 1990]).utf8))
    try folder.clean(to: "other")
    #expect(try folder.lines("other/changes.csv").count { $0.contains("B17") } == 4)
  }

  @Test("Abbreviations among headings keep their dots")
  func headings() throws {
    let folder = CleanFolder()
    let text =
      "No.,Full Name,DOB,ID Card No.,SI Book No.\n1,Nguyễn Thị Minh,02/02/2020,040320000799,4000282669\n"
    folder.write(Array(text.utf8))
    try folder.clean()
    #expect(try folder.text("clean/cleaned.csv") == text)
  }
}
