import TestSupport
import Testing

@testable import Tables

@Suite("Records")
struct RecordScannerTests {
  @Test(
    "Quoting and line ends are read as RFC 4180 says",
    arguments: [
      ("a,b\n1,2\n", [["1", "2"]]),
      ("a,b\n1,2", [["1", "2"]]),
      ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
      ("a,b\r\n1,2\r", [["1", "2"]]),
      ("a,b\r1,2\r3,4", [["1", "2"], ["3", "4"]]),
      ("a,b\n1,\"x, y\"\n", [["1", "x, y"]]),
      ("a,b\n1,\"x\ny\"\n2,z\n", [["1", "x\ny"], ["2", "z"]]),
      ("a,b\r\n\"1\",\"x\r\ny\"\r\n2,z\r\n", [["1", "x\r\ny"], ["2", "z"]]),
      ("a,b\n1,\"nói \"\"vâng\"\"\"\n", [["1", "nói \"vâng\""]]),
      ("a,b\n\"\"\"\",\"\"\n", [["\"", ""]]),
      ("a,b\n1,Lò \"Tèo\" A\n", [["1", "Lò \"Tèo\" A"]]),
      ("a,b\n\n1,2\n\r\n\n3,4\n\n", [["1", "2"], ["3", "4"]]),
      ("a,b\n,\n", [["", ""]]),
      ("a\n\"\"\n\nx\n", [[""], ["x"]]),
      ("a,b\n1,2,,\n", [["1", "2"]]),
      ("a,b\n1,2,\"\"\n", [["1", "2"]]),
      ("a,b,\n1,2\n3,4,5\n6\n", [["1", "2", ""], ["3", "4", "5"], ["!too_few_fields"]]),
      ("a,b\n1\n2,3\n", [["!too_few_fields"], ["2", "3"]]),
      ("a,b\n1,2,3\n4,5\n", [["!too_many_fields"], ["4", "5"]]),
      ("a,b\n1,\"x\"y\n2,z\n", [["!text_after_quote"], ["2", "z"]]),
      ("a,b\n1,\"x\n2,y\n3,z\n", [["!unclosed_quote"], ["2", "y"], ["3", "z"]]),
      ("a,b\n1,2\n3,\"x", [["1", "2"], ["!unclosed_quote"]]),
      ("a,b\n1,2\na,b\n3,4\n", [["1", "2"], ["!repeated_header"], ["3", "4"]]),
      ("a,b\n1,x\0y\n2,z\n", [["!nul_byte"], ["2", "z"]]),
      ("a,b\n1,\"x\r\n2,\"y\"\n", [["!text_after_quote"], ["2", "y"]]),
    ] as [(String, [[String]])])
  func quoting(text: String, expected: [[String]]) throws {
    #expect(rows(of: try table(text, delimiter: 0x2C)) == expected)
  }

  @Test(
    "A row with closed quotes and too few or too many fields is one rejected row, however many lines it has",
    arguments: [
      (
        "a,b,c\n1,x,y\n\"2\nx\",y\n3,x,y\n",
        [["1", "x", "y"], ["!too_few_fields"], ["3", "x", "y"]]
      ),
      ("a,b,c\r\n\"2\r\n\r\nx\",y\r\n3,x,y\r\n", [["!too_few_fields"], ["3", "x", "y"]]),
      ("a,b\n1,2,\"x\ny\"\n3,4\n", [["!too_many_fields"], ["3", "4"]]),
      ("a,b\n1,2,3,\"x\n\"\"y\n\"\n3,4\n", [["!too_many_fields"], ["3", "4"]]),
      ("a,b\n1,2,\"x\ny\"", [["!too_many_fields"]]),
      ("a,b\n1,\"x\0\ny\"\n3,4\n", [["!nul_byte"], ["3", "4"]]),
      // Two stray quotes with records between them cost the first line.
      (
        "a,b,c\n\"x\n2,y,z\n3,y\",z\n", [["!too_few_fields"], ["2", "y", "z"], ["3", "y\"", "z"]]
      ),
      (
        "a,b,c\n9,8,\"x\n2,y,z\n3,y\",z\n",
        [["!too_many_fields"], ["2", "y", "z"], ["3", "y\"", "z"]]
      ),
      // A quote that is never closed costs its line, also behind too many fields.
      ("a,b\n1,2,3,\"x\n4,5\n6,7\n", [["!too_many_fields"], ["4", "5"], ["6", "7"]]),
    ] as [(String, [[String]])])
  func closedQuotes(text: String, expected: [[String]]) throws {
    #expect(rows(of: try table(text, delimiter: 0x2C)) == expected)
  }

  @Test("Three fields among ten cost one row")
  func threeAmongTen() throws {
    let whole = (1...10).map(String.init).joined(separator: ",")
    let reader = try table("a,b,c,d,e,f,g,h,i,jj\n\(whole)\n1,2,3\n\(whole)\n")
    var rejected: [RejectedRow] = []
    var count = 0
    reader.readAll { _ in
      count += 1
    } rejected: {
      rejected.append($0)
    }
    #expect(count == 2)
    #expect(
      rejected == [RejectedRow(row: 2, byteOffset: 42, reason: .tooFewFields, fieldCount: 3)])
    #expect(reader.rowCount == 3)
  }

  @Test(
    "A field of 50 MB costs one row, quoted or not, closed or not", arguments: ["", "\"", "\"!"])
  func hugeField(kind: String) throws {
    var bytes = Array("a,b\n1,2\n3,".utf8)
    if kind != "" { bytes.append(0x22) }
    bytes += Array(repeating: 0x78, count: 50_000_000)
    if kind == "\"" { bytes.append(0x22) }
    bytes += Array("\n5,6\n".utf8)
    let file = MappedFile(copying: bytes, path: "huge.csv")
    let reader = try TableReader(file: file, format: TableFormat())
    #expect(rows(of: reader) == [["1", "2"], ["!record_too_long"], ["5", "6"]])
  }

  @Test("An unclosed quote above many lines costs one line")
  func unclosedAboveMany() throws {
    var text = "a,b\n1,\"stray\n"
    for index in 2...60_000 { text += "\(index),một hai ba bốn năm\n" }
    let reader = try table(text)
    let found = rows(of: reader)
    #expect(found.count == 60_000)
    #expect(found[0] == ["!unclosed_quote"])
    #expect(found.dropFirst().allSatisfy { $0.count == 2 })
  }

  @Test("Random bytes read as the slow twin reads them, wherever chunks are cut", arguments: 0..<40)
  func randomBytes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Quotes and line ends weigh differently from seed to seed, so that long and short records meet blocks.
    let alphabets: [[UInt8]] = [
      Array("ab,\"\n".utf8), Array("abcdefghijkl,,\"\n\n\r".utf8), Array("\",\n".utf8),
      Array("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz,,,,\"\"\r\n".utf8) + [0],
      Array("aaaaaaaaaaaaaaaa,,,\n".utf8), Array("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,\"\"\"\"\n".utf8),
    ]
    let alphabet = alphabets[Int(seed) % alphabets.count]
    for _ in 0..<30 {
      let header = Array("h1,h2,h3,\n".utf8)
      let length = Int.random(in: 1...600, using: &random)
      let body = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let recordLength = [5, 63, 64, 65, 200, 1 << 20].randomElement(using: &random) ?? 64
      try compare(
        header + body, start: header.count, recordLength: max(recordLength, 10), seed: seed)
    }
  }

  @Test("Well-formed tables with line ends in fields read the same wherever chunks are cut")
  func wellFormed() throws {
    var random = SplitMix64(seed: 11)
    let pieces = [
      "x", "Xóm 3, xã A", "dòng\nhai", "\"Tèo\"", "", "dài dài dài dài dài dài dài dài dài",
    ]
    for lineEnd in ["\n", "\r\n"] {
      var writer = CSVWriter()
      for _ in 0..<60 {
        for _ in 0..<3 { writer.field(pieces.randomElement(using: &random) ?? "") }
        writer.endRow()
      }
      let text = String(decoding: writer.bytes, as: UTF8.self)
      let body = text.split(separator: "\n", omittingEmptySubsequences: false).joined(
        separator: lineEnd)
      let header = "h1,h2,h3" + lineEnd
      try compare(
        Array((header + body).utf8), start: header.utf8.count, recordLength: 1 << 20, seed: 11,
        columnCount: 3)
    }
  }

  @Test("Regular rows with a few bytes changed read as the slow twin reads them", arguments: 0..<12)
  func damagedRows(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "1", "BH00000001", "Trần Văn Ví Dụ", "\"Xóm 3, xã Thử Nghiệm, huyện Không Có\"", "",
      "\"\"", "\"x\"", "05/04/2004", "\"hai\ndòng\"", "\"nói \"\"vâng\"\"\"",
    ]
    let bytes: [UInt8] = Array("\",\n\r\0a".utf8)
    let lineEnd = seed % 2 == 0 ? "\n" : "\r\n"
    for _ in 0..<12 {
      let header = "h1,h2,h3," + lineEnd
      var text = header
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        text += (0..<4).map { _ in pieces.randomElement(using: &random) ?? "" }
          .joined(separator: ",")
        text += lineEnd
      }
      var damaged = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let place = Int.random(in: header.utf8.count..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged[place] = bytes.randomElement(using: &random) ?? 0
        case 1: damaged.insert(bytes.randomElement(using: &random) ?? 0, at: place)
        default: if damaged.count > header.utf8.count + 1 { damaged.remove(at: place) }
        }
      }
      let recordLength = [12, 70, 1 << 20].randomElement(using: &random) ?? 70
      try compare(damaged, start: header.utf8.count, recordLength: recordLength, seed: seed)
    }
  }

  /// Compares the reader with the slow twin for many lengths of chunks.
  private func compare(
    _ bytes: [UInt8], start: Int, recordLength: Int, seed: UInt64, columnCount: Int = 4
  ) throws {
    let twin = ReferenceScanner(
      columnCount: columnCount, leastColumnCount: 3, recordLength: recordLength)
    let expected = twin.events(in: bytes, from: start)
    let file = MappedFile(copying: bytes, path: "random.csv")
    for chunkLength in [1, 2, 3, 7, 16, 63, 64, 65, 128, 1000] {
      let limits = TableReader.Limits(recordLength: recordLength, chunkLength: chunkLength)
      if expected.isEmpty {
        #expect(throws: TableError(.noRows, path: "random.csv"), "seed \(seed)") {
          try TableReader(file: file, format: TableFormat(), threads: 2, limits: limits)
        }
        return
      }
      let reader = try TableReader(
        file: file, format: TableFormat(), threads: 2, limits: limits)
      let found = reader.events()
      #expect(found == expected, "seed \(seed), chunk \(chunkLength), \(bytes)")
      if found != expected { return }
      #expect(reader.chunks.first?.bytes.lowerBound == start)
      #expect(reader.chunks.last?.bytes.upperBound == bytes.count)
      #expect(
        zip(reader.chunks, reader.chunks.dropFirst()).allSatisfy { left, right in
          left.bytes.upperBound == right.bytes.lowerBound && left.rows.upperBound == right.firstRow
        })
    }
  }

  @Test("All short texts over five bytes read as the slow twin reads them")
  func allShort() throws {
    let alphabet = Array("a,\"\n\r".utf8)
    let header = Array("h,\n".utf8)
    let twin = ReferenceScanner(columnCount: 2, leastColumnCount: 1, recordLength: 4)
    let limits = TableReader.Limits(recordLength: 4, chunkLength: 2)
    for length in 1...6 {
      var digits = Array(repeating: 0, count: length)
      while true {
        let bytes = header + digits.map { alphabet[$0] }
        let expected = twin.events(in: bytes, from: header.count)
        let file = MappedFile(copying: bytes, path: "short.csv")
        let found = try? TableReader(file: file, format: TableFormat(), limits: limits).events()
        if (found ?? []) != expected {
          Issue.record("\(bytes)")
          return
        }
        guard let place = digits.lastIndex(where: { $0 < alphabet.count - 1 }) else { break }
        digits[place] += 1
        for later in (place + 1)..<length { digits[later] = 0 }
      }
    }
  }
}
