import Authentication
import Testing

@Suite("A column of numbers, names or dates that slipped by a row is named")
struct SlippedNumbersTests {
  private static let people = [
    ("040190700001", "Nguyễn Thị Thu Hằng,15/03/1990,Nữ"),
    ("040085700002", "Lê Đình Quyết,20/11/1985,Nam"),
    ("040091700010", "Lương Anh Đạt,18/09/1991,Nam"), ("040207700012", "Từ Vũ Hùng,08/03/2007,Nam"),
    ("038200700013", "Từ Chí Phương,10/12/2000,Nam"),
    ("040182700014", "Lang Thị Nhâm,03/12/1982,Nữ"),
  ]

  /// The records of all people, some of whose numbers are those of the person so many places on.
  private static func codes(_ slipped: Range<Int>, by step: Int) throws -> [Bool] {
    let rows = people.indices.map { place in
      let number = slipped.contains(place) ? people[place + step].0 : people[place].0
      return "R\(place),42000000\(10 + place),,\(people[place].1),\(number),,,"
    }
    let run = try ReasonTests.run(rows)
    let marked = run.outcomes.map { $0["findings"]?.split(separator: ";").contains("R04") == true }
    #expect(
      run.report.summary.slippedNumbers == (marked.contains(true) ? marked.count { $0 } : nil))
    #expect(run.report.notes.contains { $0.en.contains("R04") } == marked.contains(true))
    return marked
  }

  @Test("Rows with the number of the row before")
  func before() throws {
    #expect(try Self.codes(1..<6, by: -1) == [false, true, true, true, true, true])
    #expect(try Self.codes(2..<5, by: -1) == [false, false, true, true, true, false])
  }

  @Test("Rows with the number of the row behind")
  func behind() throws {
    #expect(try Self.codes(0..<5, by: 1) == [true, true, true, true, true, false])
  }

  /// The records of all people, with the name or the date of the person so many places on.
  private static func fields(_ slipped: Range<Int>, by step: Int, isName: Bool) throws -> Run {
    let rows = people.indices.map { place in
      let own = people[place].1.split(separator: ",")
      let other = slipped.contains(place) ? people[place + step].1.split(separator: ",") : own
      let (name, date) = (isName ? other[0] : own[0], isName ? own[1] : other[1])
      return "R\(place),42000000\(10 + place),,\(name),\(date),\(own[2]),\(people[place].0),,,"
    }
    return try ReasonTests.run(rows)
  }

  @Test(
    "Rows with the name or the birth date of the row before or behind", arguments: [true, false])
  func names(isName: Bool) throws {
    let code = isName ? "R06" : "R07"
    for (rows, step) in [(1..<6, -1), (2..<5, -1), (0..<5, 1), (1..<4, 1), (2..<4, -1), (0..<0, 1)]
    {
      let run = try Self.fields(rows, by: step, isName: isName)
      let marked = run.outcomes.map { $0["findings"]?.split(separator: ";") ?? [] }.map {
        $0.contains { $0 == code }
      }
      let isBlock = rows.count >= 3
      #expect(marked == Self.people.indices.map { isBlock && rows.contains($0) }, "\(code) \(rows)")
      let summary = run.report.summary
      #expect(
        (isName ? summary.slippedNames : summary.slippedDates) == (isBlock ? rows.count : nil))
      #expect((isName ? summary.slippedDates : summary.slippedNames) == nil)
      #expect(run.report.notes.contains { $0.en.contains(code) } == isBlock)
    }
  }

  @Test("Two rows are no block, nor are numbers in their place")
  func few() throws {
    #expect(try Self.codes(2..<4, by: -1).allSatisfy { !$0 })
    #expect(try Self.codes(0..<0, by: 1).allSatisfy { !$0 })
  }
}
