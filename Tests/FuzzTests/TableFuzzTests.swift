import Cleansing
import Identifiers
import Tables
import TestSupport
import Testing

@Suite("Any bytes are a table or are refused")
struct TableFuzzTests {
  private static let words = [
    "full_name", "birth_date", "\"", "\"\"", "\r\n", "\n\n", ";", "\t", "Nguyễn", "\u{FEFF}",
    "05/03/1990",
  ]

  @Test("Rows do not depend on chunks, and none is lost")
  func rows() {
    let fuzzer = Fuzzer("table", words: Self.words)
    for round in 0..<Fuzzer.rounds(2000) {
      let bytes = fuzzer.input(round)
      var results: [[String]] = []
      for length in [16, 1 << 20] {
        var limits = TableReader.Limits()
        limits.chunkLength = length
        limits.recordLength = 600
        let file = MappedFile(copying: bytes, path: "fuzz")
        guard let reader = try? TableReader(detecting: file, limits: limits) else {
          results.append(["refused"])
          continue
        }
        var rows: [String] = []
        reader.readAll { row in
          rows.append("\(row.number) \((0..<row.fieldCount).map { row.text($0) })")
        } rejected: { row in
          rows.append("\(row.row) \(row.reason)")
        }
        #expect(rows.count == reader.rowCount, "round \(round): \(bytes)")
        results.append(rows)
      }
      #expect(results[0] == results[1], "round \(round): \(bytes)")
    }
  }

  @Test("Cleansing a file is undone exactly, and happens once")
  func files() throws {
    let fuzzer = Fuzzer("table", words: Self.words)
    let day = try #require(BirthDate(year: 2026, month: 1, day: 1))
    for round in 0..<Fuzzer.rounds(150) {
      let bytes = fuzzer.input(round * 7)
      let folder = TemporaryFolder()
      let path = folder.write(bytes, to: "in.csv")
      func clean(_ input: String, _ output: String) -> Bool {
        let settings = CleanSettings(
          inputPath: input, outputPath: folder.path(of: output), asOf: day)
        var run = CleanRun(settings: settings, version: "0")
        return (try? run.run()) != nil
      }
      guard clean(path, "clean") else { continue }
      guard clean(folder.path(of: "clean/cleaned.csv"), "again") else { continue }
      let once = folder.bytes(of: "clean/cleaned.csv")
      let again = folder.bytes(of: "again/cleaned.csv")
      // A row whose every cell was blanked is no record the second time.
      #expect(filledLines(again) == filledLines(once), "round \(round): \(bytes)")
    }
  }

  /// The lines that hold more than delimiters and blanks.
  private func filledLines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A).filter { line in
      line.contains { $0 > 0x20 && $0 != 0x2C && $0 != 0x3B && $0 != 0x7C && $0 != 0x22 }
    }.map(Array.init)
  }
}
