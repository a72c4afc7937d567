import TestSupport
import Testing

@testable import Tables

@Suite("Rows are chosen for a sample by what stands in them")
struct RowSampleTests {
  /// Different rows, some with quotes, line ends in quotes, or nothing in them.
  private static func rows(_ count: Int) -> [String] {
    (0..<count).map { row in
      let text =
        row % 50 == 7 ? "\"Xóm \(row), xã A\"" : row % 400 == 9 ? "\"Xóm\n\(row)\"" : "Xóm \(row)"
      return row % 333 == 5 ? "\r" : "BH\(row),\(text),Nam"
    }
  }

  private static func sample(
    _ rows: [String], lineEnd: String = "\n", most: Int, chunkLength: Int = 4 << 20
  ) throws -> [String] {
    let folder = TemporaryFolder()
    let text = (["id,address,sex"] + rows).joined(separator: lineEnd)
    let reader = try TableReader.open(
      path: folder.write(Array(text.utf8), to: "rows.csv"),
      limits: TableReader.Limits(chunkLength: chunkLength))
    var chosen: [String] = []
    var numbers: [Int] = []
    reader.readSample(most) { row in
      chosen.append(row.text(0))
      numbers.append(row.number)
    }
    #expect(numbers == numbers.sorted())
    // The numbers are those that reading the whole table gives.
    var all: [Int: String] = [:]
    reader.readAll {
      all[$0.number] = $0.text(0)
    } rejected: { _ in
    }
    #expect(zip(numbers, chosen).allSatisfy { all[$0] == $1 })
    return chosen
  }

  @Test(
    "The sample is the same in any order, with chunks of any length",
    arguments: [(300, 100), (20_000, 500), (20_000, 1 << 14)])
  func orders(count: Int, most: Int) throws {
    let rows = Self.rows(count)
    let expected = try Set(Self.sample(rows, most: most))
    #expect(expected.count <= most && expected.count >= most * 9 / 10)
    for seed in 1...3 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let shuffled = rows.shuffled(using: &random)
      #expect(try Set(Self.sample(shuffled, most: most)) == expected, "seed \(seed)")
      let chunked = try Self.sample(shuffled, most: most, chunkLength: 1000)
      #expect(Set(chunked) == expected, "seed \(seed)")
    }
    #expect(try Set(Self.sample(rows, lineEnd: "\r\n", most: most)).count <= most)
  }

  @Test("All rows of a small table are read")
  func small() throws {
    let rows = Self.rows(500)
    let chosen = try Self.sample(rows, most: TableReader.sampleSize)
    #expect(chosen == rows.filter { $0 != "\r" }.map { String($0.prefix { $0 != "," }) })
  }

  @Test("The lowest are taken as a sort would take them", arguments: [0, 1, 5, 1000, 4999, 5000])
  func lowest(most: Int) {
    var random = SplitMix64(seed: 3)
    // Few hashes, so that many are equal.
    let entries = (0..<5000).map {
      RowSample.Entry(
        hash: UInt64.random(in: 0..<700, using: &random) << 40, offset: $0, number: $0 + 1)
    }
    let sorted = entries.sorted { ($0.hash, $0.offset) < ($1.hash, $1.offset) }
    let expected = sorted.prefix(most).sorted { $0.offset < $1.offset }
    #expect(RowSample.lowest(most, of: entries) == expected)
  }
}
