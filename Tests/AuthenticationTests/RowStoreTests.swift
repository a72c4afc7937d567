import TestSupport
import Testing

@testable import Authentication
@testable import Tables

@Suite("Rows wait in memory or on the disk")
struct RowStoreTests {
  /// A chunk of `rows` invented rows.
  static func chunk(_ rows: Int, seed: UInt64) -> ChunkResult {
    var random = SplitMix64(seed: seed)
    var result = ChunkResult()
    for row in 0..<rows {
      result.citizenIDs.append(random.next())
      var facts = RowFacts()
      facts.commune = UInt16(truncatingIfNeeded: random.next())
      facts.rowNumber = UInt32(row)
      facts.isClean = random.next() & 1 == 1
      result.facts.append(facts)
      let count = Int(random.next() % 40)
      result.texts.append(
        RowText(start: UInt32(result.text.count), head: UInt32(count), findings: 0, tail: 0))
      for _ in 0..<count { result.text.append(UInt8(truncatingIfNeeded: random.next())) }
    }
    return result
  }

  @Test("Every chunk comes back as it was put, wherever it waited", arguments: [0, 2_000, .max])
  func roundTrip(limit: Int) throws {
    let folder = TemporaryFolder()
    let output = try OutputFolder(path: folder.path(of: "results"))
    let store = RowStore(limit: limit, makeFile: output.spillFiles)
    let chunks = [0, 1, 7, 40, 3].enumerated().map { Self.chunk($1, seed: UInt64($0)) }
    for (number, chunk) in chunks.enumerated() { store.put(StoredRows(chunk), chunk: number) }
    try store.check()
    #expect((store.spilled > 0) == (limit < .max))
    for (number, chunk) in chunks.enumerated().reversed() {
      try store.take(number).withColumns { columns in
        #expect(columns.citizenIDs.elementsEqual(chunk.citizenIDs))
        #expect(columns.text.elementsEqual(chunk.text))
        #expect(columns.texts.map(\.head) == chunk.texts.map(\.head))
        #expect(columns.facts.map(\.commune) == chunk.facts.map(\.commune))
        #expect(columns.facts.map(\.rowNumber) == chunk.facts.map(\.rowNumber))
        #expect(columns.facts.map(\.isClean) == chunk.facts.map(\.isClean))
      }
    }
  }

  @Test("A file that cannot be made is told before anything is written")
  func failure() {
    let store = RowStore(limit: 0) { () throws(TableError) in
      throw TableError(.diskFull, path: "results")
    }
    store.put(StoredRows(Self.chunk(3, seed: 1)), chunk: 0)
    #expect(throws: TableError(.diskFull, path: "results")) { try store.check() }
  }

  @Test("After a failure nothing more is kept, and whoever works is told to stop")
  func afterFailure() {
    let store = RowStore(limit: 10) { () throws(TableError) in
      throw TableError(.diskFull, path: "results")
    }
    for chunk in 0..<20 { store.put(StoredRows(Self.chunk(30, seed: 1)), chunk: chunk) }
    #expect(store.inMemory <= 10 && store.hasFailed)
  }

  @Test("The file has no name, and nothing is left when the results are thrown away")
  func unnamed() throws {
    let folder = TemporaryFolder()
    let output = try OutputFolder(path: folder.path)
    let store = RowStore(limit: 0, makeFile: output.spillFiles)
    store.put(StoredRows(Self.chunk(30, seed: 1)), chunk: 0)
    try store.check()
    let hidden = TemporaryFolder.names(in: folder.path).filter { $0.hasPrefix(".khop-") }
    #expect(hidden.count == 1)
    #expect(TemporaryFolder.names(in: folder.path + "/" + (hidden.first ?? "")).isEmpty)
    output.discard()
    #expect(TemporaryFolder.names(in: folder.path).isEmpty)
  }

  @Test("Chunks with rejected rows leave no gaps, in whatever order they were placed")
  func columns() throws {
    let rows = (1...60).map { $0 % 7 == 3 ? "broken" : "R\($0),Tên \($0),1990" }
    let text = "record_id,full_name,birth_date\n" + rows.joined(separator: "\n") + "\n"
    let reader = try TableReader(
      file: MappedFile(copying: Array(text.utf8), path: "t.csv"), format: TableFormat(),
      limits: TableReader.Limits(chunkLength: 100))
    #expect(reader.chunks.count > 5 && reader.rowCount == 60)
    let records = RecordColumns(rows: reader.rowCount)
    var kept: [Int: ChunkSummary] = [:]
    for number in reader.chunks.indices.reversed() {
      var result = ChunkResult()
      var scratch = reader.makeScratch()
      reader.readChunk(number, scratch: &scratch) { row in
        var decision = Decision()
        decision.person = UInt32(row.number)
        decision.isExact = row.number % 2 == 0
        let place = UInt32(result.decisions.count)
        result.decisions.append(decision)
        result.recordHashes.append(UInt64(row.number) * 1000)
        result.insuranceHashes.append(UInt64(row.number) * 3000)
        if !decision.isExact {
          let number = row.number % 5 == 0 ? 0 : UInt64(row.number)
          result.unsettled.append(
            UnsettledRecord(position: place, number: number, identity: RecordIdentity()))
        }
      } rejected: { _ in
      }
      records.place(result, firstRow: reader.chunks[number].firstRow)
      kept[number] = ChunkSummary(result)
    }
    records.close(reader.chunks, reader.chunks.indices.compactMap { kept[$0] })
    let expected = (1...60).filter { $0 % 7 != 3 }
    #expect(records.count == expected.count)
    #expect(records.decisions.map { Int($0.person) } == expected)
    #expect(records.hashes.map { Int($0 / 1000) } == expected)
    #expect(
      records.numbers.map { Int($0.number) } == expected.filter { $0 % 5 != 0 && $0 % 2 != 0 })
    for number in records.numbers {
      #expect(UInt64(records.decisions[Int(number.position)].person) == number.number)
    }
    #expect(records.insuranceHashes.map { Int($0 / 3000) } == expected)
    #expect(
      records.unnumbered.map { Int(records.decisions[Int($0.position)].person) }
        == expected.filter { $0 % 5 == 0 && $0 % 2 != 0 })
    let parts = reader.chunks.indices.flatMap { records.decisions(ofChunk: $0).map(\.person) }
    #expect(parts.map { Int($0) } == expected)
  }

  @Test("Groups of equal claims, ordered by their first records")
  func groups() {
    let keys: [UInt64] = [9, 4, 4, 7, 9, 1, 4]
    let groups = RecordGroups(
      keys.enumerated().map { RecordGroups.Claim(key: $1, position: UInt32($0)) })
    #expect(groups.map(Array.init) == [[0, 4], [1, 2, 6]])
    #expect(groups.count == 2 && groups.reduce(0) { $0 + $1.count } == 5)
    #expect(RecordGroups([]).count == 0)
  }
}
