import Testing

@testable import Cleansing

@Suite("The number of a row is a witness of its date in every form that can be mended")
struct CellWitnessTests {
  @Test(
    "A day of 1905, by file and by record",
    arguments: [
      ("040084123456", "06/06/1905", "1984"), ("40084123456", "06/06/1905", "1984"),
      ("040 205 123 456", "06/06/1905", "06/06/2005"),
      ("40205123456.0", "06/06/1905", "06/06/2005"),
      ("", "06/06/1905", "06/06/1905"), ("040060123456", "06/06/1905", "06/06/1905"),
    ])
  func serialYears(number: String, date: String, expected: String) throws {
    let text =
      "record_id,full_name,birth_date,gender,citizen_id\nR1,Lê Văn An,\(date),Nam,\(number)\n"
    let folder = CleanFolder()
    folder.write(Array(text.utf8))
    try folder.clean()
    let cell = try folder.lines("clean/cleaned.csv")[0].split(
      separator: ",", omittingEmptySubsequences: false)[2]
    #expect(cell == expected)
    let record = try RawTable(text).records[0]
    #expect(record.birthDate.isEmpty == (expected == date))
    if number.hasPrefix("402") { #expect(record.birthDate.text == "06/06/2005") }
  }
}
