import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables
import VietnameseText

/// The frozen register: freezing, opening, and one look-up of each kind.
enum IndexSuite {
  static func index(_ people: Int, folder: String) throws -> [Benchmark] {
    let words = WordTable()
    let records = records(people, words)
    func frozen(_ threads: Int) -> ReferenceIndex {
      let builder = RegisterBuilder(words: words, rows: people)
      var batch = RegisterBatch()
      for record in records { batch.append(record, words: words) }
      builder.add(batch)
      return builder.build(threads: threads)
    }
    let output = try OutputFolder(path: folder)
    try frozen(2).write(to: output.makeFile(named: "register.khop"))
    try output.commit(isDurable: false)
    let path = folder + "/register.khop"
    let index = try ReferenceIndex.open(MappedFile(path: path))
    var random = SeededRandom(11)
    let order = records.indices.shuffled(using: &random)
    let known = order.map { records[$0].citizenID }
    let unknown = known.map { $0 ^ 0x155 << 32 }
    let size = "\(people / 1000)k"

    func probe(_ name: String, _ numbers: [UInt64], ahead: Int) -> Benchmark {
      Benchmark(name: "Probe/\(name)/\(size)", items: numbers.count, unit: "numbers") {
        var sum: UInt64 = 0
        for place in numbers.indices {
          if place + ahead < numbers.count, ahead > 0 {
            index.prefetch(citizenID: numbers[place + ahead])
          }
          if place + ahead / 2 < numbers.count, ahead > 0 {
            index.prefetchOwner(citizenID: numbers[place + ahead / 2])
          }
          mix(&sum, UInt64(index.row(citizenID: numbers[place]) ?? .max))
        }
        return sum
      }
    }
    return [1, 2].map { threads in
      Benchmark(
        name: "Index/freeze-\(threads)-threads/\(size)", items: people, unit: "people",
        reference: threads == 1 ? nil : "Index/freeze-1-threads/\(size)"
      ) {
        UInt64(frozen(threads).namesakes)
      }
    } + [
      Benchmark(name: "Index/open/\(size)", items: 1, unit: "openings") {
        guard let index = try? ReferenceIndex.open(MappedFile(path: path), verify: false) else {
          return 0
        }
        return UInt64(index.count) ^ UInt64(NameFrequencies(index).populationInBits)
      },
      probe("one-by-one", known, ahead: 0), probe("prefetched", known, ahead: 32),
      probe("nobody", unknown, ahead: 0),
    ]
  }

  /// Invented people whose numbers are as dense as real ones.
  private static func records(_ count: Int, _ words: WordTable) -> [CleanRecord] {
    let names = Samples.names(count)
    var random = SeededRandom(10)
    var records: [CleanRecord] = []
    records.reserveCapacity(count)
    names.visit { bytes in
      var record = CleanRecord()
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      record.name = WordList(text.split(separator: " ").map { words.intern($0.utf8) })
      let year = Int.random(in: 1930...2020, using: &random)
      let (month, day) = (
        Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random)
      )
      record.birthDate = BirthDate(year: year, month: month, day: day) ?? .empty
      let sex = Int.random(in: 0...1, using: &random)
      record.sex = sex == 0 ? .male : .female
      record.citizenID =
        UInt64(40_000_000_000) + UInt64((year / 1000 - 1) * 2 + sex) * 100_000_000
        + UInt64(year % 100) * 1_000_000 + UInt64.random(in: 0..<1_000_000, using: &random)
      record.commune = UInt16.random(in: 16_663...18_067, using: &random)
      records.append(record)
    }
    return records
  }
}
