import Testing

@Suite("Relatives in other households, by the parents whom the register names")
struct ParentLinkTests {
  /// A mother and her grown-up children, twins among them, each at home elsewhere.
  private static let people = """
    040160710001,,Hồ Thị Mận,01/02/1960,Nữ,17002,Xóm 51,alive,,,H92001
    040185710002,,Lê Thị Ngọc Quỳnh,11/05/1985,Nữ,16666,Xóm 52,alive,,040160710001,H92002
    040088710003,,Lê Mạnh Khánh,21/07/1988,Nam,17005,Xóm 53,alive,,040160710001,H92003
    040093710004,,Lê Văn Lên,05/04/1993,Nam,16666,Xóm 54,alive,,040160710001,H92004
    040322710006,,Vi Gia Bảo Ngân,26/10/2022,Nữ,17008,Xóm 56,alive,,040185710002,H92006
    040093710095,,Lê Văn Lịnh,05/04/1993,Nam,17005,Xóm 55,alive,,040160710001,H92005

    """

  private static func run(_ row: String, names parents: Bool) throws -> Run {
    var people = people
    if !parents {
      for mother in ["040160710001", "040185710002"] {
        people = people.split(separator: ",\(mother),H").joined(separator: ",,H")
      }
    }
    return try Run(
      insurance: Array((ReasonTests.header + row + "\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
  }

  @Test(
    "Name and birth date of one, the number of mother, brother or child, at a third address",
    arguments: [
      ("R,,,Lê Thị Ngọc Quỳnh,11/05/1985,Nữ,040160710001,Xóm 8,16741,", "040185710002"),
      ("R,,,Lê Thị Ngọc Quỳnh,11/05/1985,Nữ,040088710003,Xóm 8,16741,", "040185710002"),
      ("R,,,Lê Mạnh Khánh,21/07/1988,Nam,040160710001,Xóm 8,16741,", "040088710003"),
      ("R,,,Hồ Thị Mận,01/02/1960,Nữ,040185710002,Xóm 8,16741,", "040160710001"),
    ])
  func moved(row: String, person: String) throws {
    let outcome = try #require(try Self.run(row, names: true).outcomes.first)
    #expect(outcome["outcome"] == "authenticated", "\(outcome)")
    #expect(outcome["citizen_id"] == person && outcome["reason"] == "S30", "\(outcome)")
    let without = try #require(try Self.run(row, names: false).outcomes.first)
    #expect(without["outcome"] == "review", "\(without)")
  }

  @Test(
    "A twin in another household is a twin",
    arguments: [
      "R,,,Lê Văn Lịnh,05/04/1993,Nam,040093710004,Xóm 8,16741,",
      "R,,,Lê Văn Lên,05/04/1993,Nam,040093710095,Xóm 8,16741,",
      "R,,,Lê Văn Lên,05/04/1993,Nam,040093710095,Xóm 54,16666,",
    ])
  func twins(row: String) throws {
    let outcome = try #require(try Self.run(row, names: true).outcomes.first)
    #expect(outcome["outcome"] == "review", "\(outcome)")
  }

  @Test("A child who has no name yet is found by the mother, wherever the child lives")
  func newborn() throws {
    let row = "R,,,CB Lê Thị Ngọc Quỳnh,26/10/2022,Nữ,040185710002,Xóm 8,16741,"
    let outcome = try #require(try Self.run(row, names: true).outcomes.first)
    #expect(outcome["outcome"] == "review", "\(outcome)")
    #expect(outcome["candidate_id"] == "040322710006", "\(outcome)")
    let without = try #require(try Self.run(row, names: false).outcomes.first)
    #expect(without["candidate_id"] != "040322710006", "\(without)")
  }

  @Test("A frozen register says the same as its table")
  func frozen() throws {
    let row = "R,,,Lê Mạnh Khánh,21/07/1988,Nam,040160710001,Xóm 8,16741,\n"
    let reference = try ReasonTests.reference + Array(Self.people.utf8)
    let insurance = Array((ReasonTests.header + row).utf8)
    let fromTable = try Run(insurance: insurance, reference: reference)
    let frozen = try Run(insurance: insurance, reference: Run.frozen(reference), threads: 2)
    #expect(fromTable.outcomesCSV == frozen.outcomesCSV)
  }
}
