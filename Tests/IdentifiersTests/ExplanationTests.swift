import Testing

@testable import Identifiers

@Suite struct ExplanationTests {
  @Test("A number is explained rule by rule")
  func number() {
    let bytes = Array("CCCD: 40 190 123 456".utf8)
    let steps = ExplainID.steps(bytes.span, birthYear: 1990, isFemale: false)
    #expect(steps.map(\.rule) == ["I03;I08", "I57", "I68", ""])
    #expect(steps.first?.after == "40190123456")
    #expect(steps.last?.kind == .candidate && steps.last?.after == "040190123456")
    let accepted = ExplainID.steps(bytes.span, birthYear: 1990, isFemale: true)
    #expect(accepted.map(\.rule) == ["I03;I08", "I01"])
    #expect(accepted.last?.after == "040190123456")
    let old = Array("187123456".utf8)
    let moved = ExplainID.steps(old.span, birthYear: nil, isFemale: nil)
    #expect(moved.map(\.rule) == ["I10", "I61"])
    #expect(moved.first?.after == "CMND 187123456")
  }

  @Test("A date is explained rule by rule")
  func date() {
    let reader = BirthDateReader(asOfYear: 2025)
    func rules(_ text: String, idYear: Int? = nil) -> [String] {
      let bytes = Array(text.utf8)
      return ExplainDate.steps(bytes.span, reader: reader, idBirthYear: idYear).map {
        "\($0.rule) \($0.before) > \($0.after)"
      }
    }
    #expect(rules("05/03/1990").isEmpty)
    #expect(rules("12/06/1905", idYear: 1990) == ["B07 12/06/1905 > 1990"])
    #expect(rules("12/06/1905", idYear: 2005) == ["B22 12/06/1905 > 12/06/2005"])
    #expect(
      rules("6.6.1905", idYear: 2005) == [
        "B01;B02 6.6.1905 > 06/06/1905", "B22 06/06/1905 > 06/06/2005",
      ])
    #expect(
      rules("1905-06-12", idYear: 1990) == [
        "B01;B04 1905-06-12 > 12/06/1905", "B07 12/06/1905 > 1990",
      ])
    #expect(rules("'5/3/1990") == ["B16 '5/3/1990 > 5/3/1990", "B02 5/3/1990 > 05/03/1990"])
    #expect(rules("01/01/1900") == ["B17 01/01/1900 > ", "B54  > "])
  }
}
