import Testing

@testable import Evaluation

@Suite("Splitting rows")
struct SimpleCSVTests {
  private func rows(_ text: String, chunk: Int) throws -> [[String]] {
    let folder = TemporaryFolder()
    let path = folder.write(text, "rows.csv")
    var rows: [[String]] = []
    func take(_ row: SimpleCSV.Row) { rows.append((0..<row.count).map { row.text($0) }) }
    try SimpleCSV(path: path, chunk: chunk).read {
      take($0)
    } body: {
      take($1)
    }
    return rows
  }

  private static let text =
    "\u{FEFF}a,b,c\r\n1,\"x, y\",\n2,\"he said \"\"no\"\"\",z\n\"\",\"two\nlines\",\"\"\"\"\n\n4,5,6"
  private static let expected = [
    ["a", "b", "c"], ["1", "x, y", ""], ["2", "he said \"no\"", "z"], ["", "two\nlines", "\""],
    ["4", "5", "6"],
  ]

  @Test(
    "Rows do not depend on how the file is cut into chunks",
    arguments: [1, 2, 3, 5, 7, 11, 16, 64, 4_096])
  func chunks(chunk: Int) throws {
    #expect(try rows(Self.text, chunk: chunk) == Self.expected)
  }

  @Test("A row with too few fields is named by its number")
  func badRow() {
    #expect {
      try rows("a,b\n1,2\n3\n", chunk: 4_096)
    } throws: { error in
      let error = error as? EvaluationError
      return error?.reason == .badRow && error?.row == 3
    }
  }

  @Test("An empty file and a missing file are refused")
  func missing() {
    #expect(throws: EvaluationError.self) { try rows("", chunk: 16) }
    #expect {
      try SimpleCSV(path: "/nonexistent/file").read { _ in
      } body: { _, _ in
      }
    } throws: { ($0 as? EvaluationError)?.reason == .notFound }
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

  @Test("Citizen IDs differ by leading zeros and length")
  func citizens() {
    let texts = ["", "040190123456", "40190123456", "0", "00", "A1", "1234567890123456789"]
    let keys = texts.map { Array($0.utf8).withUnsafeBufferPointer { FieldKey.citizen($0) } }
    #expect(Set(keys).count == texts.count)
    #expect(keys[0] == 0)
  }
}
