import Tables
import TestSupport
import Testing

@testable import Evaluation

@Suite("Tables of which every row counts")
struct WholeTableTests {
  private func rows(_ text: String) throws -> [[String]] {
    let folder = TemporaryFolder()
    let table = try WholeTable(path: folder.write(text, to: "rows.csv"))
    var rows = [table.header]
    try table.forEachRow { row in
      var cells: [String] = []
      for column in 0..<row.fieldCount { cells.append(row.text(column)) }
      rows.append(cells)
    }
    return rows
  }

  @Test("Quotes, line ends, separators and the mark of the byte order are those of any table")
  func forms() throws {
    let expected = [
      ["a", "b", "c"], ["1", "x, y", ""], ["2", "he said \"no\"", "z"], ["4", "5", "6"],
    ]
    let commas = "a,b,c\r\n1,\"x, y\",\n2,\"he said \"\"no\"\"\",z\n4,5,6"
    #expect(try rows("\u{FEFF}" + commas) == expected)
    #expect(
      try rows("a;b;c\n1;\"x, y\";\n2;\"he said \"\"no\"\"\";z\n\n4;5;6\n") == expected)
  }

  @Test("A row that cannot be read is named by its number and its fault")
  func badRow() {
    #expect {
      try rows("a,b\n1,2\n3\n")
    } throws: { error in
      let error = error as? EvaluationError
      return error?.reason == .badRow(.tooFewFields) && error?.row == 2
        && error?.message(in: .vietnamese).hasSuffix("(dòng 2): thiếu ô") == true
    }
  }

  @Test("A header without rows is a table; an empty file and a missing one are none")
  func missing() throws {
    #expect(try rows("a,b\n") == [[]])
    #expect(throws: EvaluationError.self) { try rows("") }
    #expect {
      try WholeTable(path: "/nonexistent/file")
    } throws: { ($0 as? EvaluationError)?.exitStatus == 66 }
  }

  @Test("Numbers are read with and without exponent")
  func numbers() {
    let table = [("0.99973", 0.99973), ("1", 1), ("0", 0), ("9.9e-05", 9.9e-05), ("1.0", 1)]
    for (text, value) in table {
      let bytes = Array(text.utf8)
      let number = bytes.withUnsafeBufferPointer { FieldKey.number($0) }
      #expect(number.map { abs($0 - value) < 1e-12 } == true)
    }
  }

  @Test("Citizen IDs differ by their length, unless zeros were lost")
  func citizens() {
    func keys(_ texts: [String]) -> [UInt64] {
      texts.map { Array($0.utf8).withUnsafeBufferPointer { FieldKey.citizen($0) } }
    }
    let texts = ["", "040190123456", "0040190123456", "0", "00", "A1", "1234567890123456789"]
    #expect(Set(keys(texts)).count == texts.count)
    #expect(keys([""]) == [0])
    #expect(keys(["40190123456", "1190123456"]) == keys(["040190123456", "001190123456"]))
    #expect(keys(["190123456"]) != keys(["000190123456"]))
  }
}
