import Linkage
import ReferenceIndex
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
      "record_id,citizen_id\nA,040190000123\nB,\nC,40190000123\nD, 040190 000123\nE,040190000999\n",
      to: "labels.csv")
    let labels = try TrainingLabels(path: path, threads: 1)
    let people = "citizen_id,full_name,birth_date\n040190000123,Nguyễn Văn An,05/03/1990\n"
    let index = try RegisterLoader.load(
      path: folder.write(people, to: "reference.csv"), configuration: Configuration(), threads: 1,
      asOf: Run.asOf, isForFile: true
    ).index
    let records = ["A", "B", "C", "D", "E", "F"].map { "\($0),Nguyễn Văn An,05/03/1990,\n" }
    let (reader, roles) = try TableReader.open(
      path: folder.write(
        "record_id,full_name,birth_date,citizen_id\n" + records.joined(), to: "insurance.csv"),
      kind: .insurance, threads: 1)
    var found: [TrainingLabel?] = []
    reader.readAll {
      found.append(labels.label($0, roles, index))
    } rejected: { _ in
    }
    let person = TrainingLabel.person(try #require(index.row(citizenID: 40_190_000_123)))
    // The register does not have the number of E; nobody has labelled F.
    #expect(found == [person, .nobody, person, person, .nobody, nil])
  }
}
