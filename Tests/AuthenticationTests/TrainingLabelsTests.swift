import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("Labels for training")
struct TrainingLabelsTests {
  @Test(
    "A label that is no citizen ID, and a row that is none, are told with their rows",
    arguments: [
      ("A,040190000123\nB,04019000012x\n", 2), ("A,0,1\nB,040190000123\n", 1),
      ("A,000000000000\n", 1), ("A,0401900001234\n", 1), ("A,không\n", 1),
    ])
  func bad(rows: String, row: Int) throws {
    let folder = TemporaryFolder()
    let path = folder.write("record_id,citizen_id\n" + rows, to: "labels.csv")
    #expect(throws: TrainingError.badLabel(row: row, path: path)) {
      try TrainingLabels(path: path, threads: 1)
    }
  }

  @Test("Numbers, lost zeros, blanks and empty cells are labels")
  func good() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      "record_id,citizen_id\nA,040190000123\nB,\nC,40190000123\nD, 040190 000123\n",
      to: "labels.csv")
    _ = try TrainingLabels(path: path, threads: 1)
  }
}
