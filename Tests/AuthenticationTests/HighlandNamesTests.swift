import Authentication
import TestSupport
import Testing

@Suite("Names of the Central Highlands are one name with an apostrophe, with a space and joined")
struct HighlandNamesTests {
  private static let people = """
    066045090001,,Y Phương Rơ Chăm,13/10/1945,Nam,17002,Xóm 1,alive,,,
    066081090002,,Y'Drim Êban,25/04/1981,Nam,17002,Xóm 2,alive,,,
    066151090003,,H' Lan Niê Kđăm,09/11/1951,Nữ,17002,Xóm 3,alive,,,
    066079090004,,H Bia Buôn Yă,10/12/1979,Nữ,17002,Xóm 4,alive,,,
    066077090005,,Lý Sươl,14/02/1977,Nam,17002,Xóm 5,alive,,,
    066084090006,,Y Sĩ Hwing,23/05/1984,Nam,17002,Xóm 6,alive,,,

    """

  private static func run(_ name: String, _ rest: String) throws -> [String: String] {
    let run = try Run(
      insurance: Array((ReasonTests.header + "A,,,\(name),\(rest),\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
    return try #require(run.outcomes.first)
  }

  @Test(
    "The same name, with a number and without",
    arguments: [
      ("Y’Phương Rơ Chăm", "13/10/1945,Nam", "066045090001", "Xóm 1"),
      ("Y Drim Êban", "25/04/1981,Nam", "066081090002", "Xóm 2"),
      ("Y' Drim Êban", "25/04/1981,Nam", "066081090002", "Xóm 2"),
      ("H'Lan Niê Kđăm", "09/11/1951,Nữ", "066151090003", "Xóm 3"),
      ("H Lan Niê Kđăm", "09/11/1951,Nữ", "066151090003", "Xóm 3"),
      ("H`Bia Buôn Yă", "10/12/1979,Nữ", "066079090004", "Xóm 4"),
    ])
  func sameName(name: String, rest: String, number: String, hamlet: String) throws {
    let with = try Self.run(name, "\(rest),\(number),\(hamlet),17002")
    #expect(["D00", "D01"].contains(with["reason"]), "\(with)")
    let without = try Self.run(name, "\(rest),,\(hamlet),17002")
    #expect(without["outcome"] == "authenticated" && without["citizen_id"] == number)
    #expect(without["reason"] == "S30" && without["findings"]?.contains("S10") == false)
  }

  @Test(
    "Joined words and a clan before the given name are found without a number",
    arguments: [
      ("Lýsươl", "14/02/1977,Nam", "066077090005", "Xóm 5"),
      ("Ysĩ Hwing", "23/05/1984,Nam", "066084090006", "Xóm 6"),
      ("Rơ Chăm Y Phương", "13/10/1945,Nam", "066045090001", "Xóm 1"),
      ("Niê Kđăm H'Lan", "09/11/1951,Nữ", "066151090003", "Xóm 3"),
    ])
  func nearName(name: String, rest: String, number: String, hamlet: String) throws {
    let outcome = try Self.run(name, "\(rest),,\(hamlet),17002")
    #expect(outcome["outcome"] == "authenticated", "\(outcome)")
    #expect(outcome["citizen_id"] == number)
  }

  @Test(
    "Another given word before the clan is another person: sisters and children share the clan",
    arguments: [
      ",Nữ,066151090003,Xóm 3,17002", "09/11/1951,Nữ,,Xóm 3,17002",
      "09/11/1951,Nữ,066151090030,Xóm 3,17002",
    ])
  func anotherGivenWord(rest: String) throws {
    for name in ["H'Tuyết Niê Kđăm", "H Tuyết Niê Kđăm", "H' Tuyết Niê Kđăm"] {
      let outcome = try Self.run(name, rest)
      #expect(outcome["outcome"] != "authenticated", "\(name) \(outcome)")
    }
  }

  @Test("The name is written as it stands in its file")
  func written() throws {
    let outcome = try Self.run("H’Lan Niê Kđăm", "09/11/1951,Nữ,066151090003,Xóm 3,17002")
    #expect(outcome["clean_name"] == "H'Lan Niê Kđăm")
  }
}
