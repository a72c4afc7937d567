import Tables
import TestSupport
import Testing

@testable import Cleansing

@Suite("Cells, 16 bytes at a time")
struct CellBytesTests {
  private static let signs =
    Array("aB9 ,./-'".utf8) + Array("ễĐăơ".utf8) + [0xE1, 0xBB, 0xC3, 0x80, 9]

  private func cell(_ random: inout SplitMix64, most: Int) -> [UInt8] {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in
      Self.signs[Int.random(in: 0..<Self.signs.count, using: &random)]
    }
  }

  @Test("Plain text is what it is byte by byte")
  func plain() {
    var random = SplitMix64(seed: 3)
    let words = ["Xóm", "Thị", "ở", "Đô", "Lương", "5", "a,", " ", "é", "x"]
    for round in 0..<20_000 {
      var bytes = cell(&random, most: 64)
      if round % 2 == 0 {
        let count = Int.random(in: 1...9, using: &random)
        let text = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        bytes = Array(Array(text.joined(separator: " ").utf8).prefix(64))
      }
      bytes.withUnsafeBufferPointer { cell in
        guard let base = cell.baseAddress else { return }
        let isPlain = CellBytes.isPlain(base, cell.count)
        #expect(
          isPlain == TextRepair.isPlainByByte(base, cell.count), "round \(round): \(bytes)")
      }
    }
  }

  @Test("The first word is what stands before the first space")
  func words() {
    var random = SplitMix64(seed: 4)
    for round in 0..<20_000 {
      let bytes = cell(&random, most: 40)
      let expected = bytes.prefix { $0 != 0x20 }
      bytes.withUnsafeBufferPointer { cell in
        guard let base = cell.baseAddress else { return }
        let word = CellBytes.firstWord(base, cell.count)
        #expect(word.length == min(expected.count, 17), "round \(round): \(bytes)")
        guard word.length <= 16 else { return }
        var key: (UInt64, UInt64) = (0, 0)
        for (place, byte) in expected.enumerated() {
          if place < 8 { key.0 |= UInt64(byte) << UInt64(place * 8) }
          if place >= 8 { key.1 |= UInt64(byte) << UInt64(place * 8 - 64) }
        }
        #expect(key == (word.low, word.high), "round \(round): \(bytes)")
      }
    }
  }

  @Test("Words of letters are counted as byte by byte")
  func wordCounts() {
    var random = SplitMix64(seed: 6)
    let words = ["Xóm", "Thị", "ở", "x", "Nguyễn", "Lương", "Hà", "", "7", "a-b"]
    for round in 0..<20_000 {
      let most = round % 2 == 0 ? 7 : words.count
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        words[Int.random(in: 0..<most, using: &random)]
      }.joined(separator: " ")
      let bytes = Array(text.utf8.prefix(64))
      let parts = bytes.split(separator: 0x20, omittingEmptySubsequences: false)
      let isPlain = parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
      }
      bytes.withUnsafeBufferPointer { cell in
        guard let base = cell.baseAddress, !cell.isEmpty else { return }
        var followers = 0
        let count = CellBytes.wordCount(base, cell.count, followers: &followers)
        #expect(count == (isPlain ? parts.count : 0), "\(text)")
        if isPlain { #expect(followers == bytes.count { $0 & 0xC0 == 0x80 }) }
      }
    }
  }

  @Test("Patterns are counted as they are written byte by byte")
  func patterns() {
    var random = SplitMix64(seed: 5)
    var counter = CellCounter()
    var expected: [[UInt8]: Int] = [:]
    var lengths: [Int] = []
    for _ in 0..<20_000 {
      let bytes =
        cell(&random, most: 5) + (Bool.random(using: &random) ? [] : cell(&random, most: 60))
      bytes.withUnsafeBufferPointer { counter.add($0, isFilledAfter: true) }
      expected[ColumnTally.pattern(of: bytes[...]), default: 0] += 1
      lengths.append(bytes.count { $0 & 0xC0 != 0x80 })
    }
    let tally = counter.take()
    #expect(tally.filled == 20_000 && tally.filledAfter == 20_000)
    #expect(tally.minimumLength == lengths.min() && tally.maximumLength == lengths.max())
    var found: [[UInt8]: Int] = [:]
    for (pattern, count) in tally.allPatterns { found[pattern, default: 0] += count }
    for (pattern, count) in found { #expect(count <= expected[pattern] ?? 0) }
    #expect(found.values.reduce(0, +) + tally.otherPatterns == 20_000)
    #expect(counter.take().filled == 0)
  }

  @Test(
    "Cells of a form that their reader knows count as when they are looked at",
    arguments: [
      ["040190123456", "040301000001", "4012345678"], ["15/03/1990", "01/01/2001", ""],
      ["Nam", "Nữ", "nữ"], ["GD4404012345678", "TE1404012345678", "x"], ["Phụ nữ", "Đàn ông", "?"],
    ])
  func knownForms(cells: [String]) throws {
    var random = SplitMix64(seed: 7)
    var rows: [Int] = []
    for _ in 0..<500 { rows.append(Int.random(in: 0..<cells.count, using: &random)) }
    let text = "full_name,value\n" + rows.map { "Lê Thị Hoa,\(cells[$0])\n" }.joined()
    let reader = try TableReader(
      file: MappedFile(copying: Array(text.utf8), path: "cells.csv"), format: TableFormat())
    // The first cell is of the first form; the second is of the first or the second one.
    let isOneForm = cells[0].count == cells[1].count
    var (known, looked) = (CellCounter(), CellCounter())
    var place = 0
    reader.readAll { row in
      looked.add(row.field(1), isFilledAfter: !row.isEmpty(1))
      switch rows[place] {
      case 0: known.add(form: 0, row, 1)
      case 1: known.add(form: isOneForm ? 0 : 1, row, 1)
      default: known.add(row.field(1), isFilledAfter: !row.isEmpty(1))
      }
      place += 1
    } rejected: { _ in
    }
    let (left, right) = (known.take(), looked.take())
    func patterns(_ tally: ColumnTally) -> [[UInt8]: Int] {
      tally.allPatterns.reduce(into: [:]) { $0[$1.pattern, default: 0] += $1.count }
    }
    #expect(place == rows.count)
    #expect(patterns(left) == patterns(right))
    #expect(left.filled == right.filled && left.filledAfter == right.filledAfter)
    #expect(left.minimumLength == right.minimumLength)
    #expect(left.maximumLength == right.maximumLength)
  }

  @Test("Cells of known forms count together as they count one by one")
  func knownRows() throws {
    var random = SplitMix64(seed: 12)
    let cells: [[String]] = [
      ["040190123456", "040301000001", "x1", ""], ["Nam", "Nữ", "nữ", "1"],
      ["15/03/1990", "01/01/2001", "1990", ""], ["Lê Thị Hoa", "Trần Văn Bình", "A", "Lê"],
      ["17002", "16663", "17 002", ""],
    ]
    for columnCount in [5, 64, 67] {
      var text = (0..<columnCount).map { "c\($0)" }.joined(separator: ",") + "\n"
      var rows: [[Int]] = []
      for _ in 0..<400 {
        let row = (0..<columnCount).map { _ in
          Int.random(in: 0..<8, using: &random) < 7 ? Int.random(in: 0..<2, using: &random) : 3
        }
        rows.append(row)
        text += row.enumerated().map { cells[$0 % 5][$1] }.joined(separator: ",") + "\n"
      }
      let reader = try TableReader(
        file: MappedFile(copying: Array(text.utf8), path: "cells.csv"), format: TableFormat())
      let (together, single) = (
        CellCounters(columnCount: columnCount), CellCounters(columnCount: columnCount)
      )
      for _ in 0..<2 {
        var place = 0
        reader.readAll { row in
          var known = KnownForms()
          for (column, cell) in rows[place].enumerated() where cell < 2 && column % 5 != 3 {
            // The two words of the second column differ in length.
            known.insert(column, form: column % 5 == 1 ? cell : 0)
          }
          together.add(row, known)
          for column in 0..<columnCount {
            single.columns[column].add(row.field(column), isFilledAfter: !row.isEmpty(column))
          }
          place += 1
        } rejected: { _ in
        }
        #expect(place == rows.count)
        for (left, right) in zip(together.take(), single.take()) {
          func patterns(_ tally: ColumnTally) -> [[UInt8]: Int] {
            tally.allPatterns.reduce(into: [:]) { $0[$1.pattern, default: 0] += $1.count }
          }
          #expect(patterns(left) == patterns(right))
          #expect(left.digitCells == right.digitCells)
          #expect(left.filled == right.filled && left.filledAfter == right.filledAfter)
          #expect(left.minimumLength == right.minimumLength)
          #expect(left.maximumLength == right.maximumLength)
        }
      }
    }
  }
}
