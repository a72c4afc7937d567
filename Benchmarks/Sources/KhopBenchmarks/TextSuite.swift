import VietnameseText

/// Folding, syllables and whole names as text.
enum TextSuite {
  static func folding(_ count: Int) -> [Benchmark] {
    let names = Samples.names(count)
    let table = Benchmark(
      name: "Fold/names/\(size(count))", items: count, unit: "names",
      reference: "Fold/names-icu/\(size(count))"
    ) {
      var sum: UInt64 = 0
      var folded: [UInt8] = []
      let table = FoldingTable.shared
      names.visit { name in
        folded.removeAll(keepingCapacity: true)
        table.fold(name.span, into: &folded)
        for byte in folded { sum = sum &* 31 &+ UInt64(byte) }
      }
      return sum
    }
    let icu = Benchmark(name: "Fold/names-icu/\(size(count))", items: count, unit: "names") {
      var sum: UInt64 = 0
      guard let transliterator = Transliterator(FoldingTable.rule) else { return 0 }
      names.visit { name in
        for byte in transliterator.apply(String(decoding: name, as: UTF8.self)).utf8 {
          sum = sum &* 31 &+ UInt64(byte)
        }
      }
      return sum
    }
    precondition(table.run() == icu.run(), "the table and ICU fold differently")
    return [icu, table]
  }

  static func syllables(_ count: Int) -> [Benchmark] {
    var random = SeededRandom(6)
    let all = Syllable.all
    let words = (0..<count).map { _ in all.randomElement(using: &random)?.text() ?? "" }
    let wrong = words.prefix(count / 100).map { $0 + "x" }
    return [
      Benchmark(name: "Syllable/parse/\(size(count))", items: count, unit: "words") {
        var sum: UInt64 = 0
        for word in words {
          if let syllable = Syllable(word) {
            mix(&sum, UInt64(syllable.spelling) << 8 | UInt64(syllable.tone.rawValue))
          }
        }
        return sum
      },
      Benchmark(name: "Syllable/nearest/\(size(count / 100))", items: count / 100, unit: "words") {
        var sum: UInt64 = 0
        for word in wrong { mix(&sum, UInt64(Syllable.nearest(to: word).count)) }
        return sum
      },
    ]
  }

  static func wholeNames(_ count: Int) -> [Benchmark] {
    let damaged = Samples.damagedNames(count)
    return [
      Benchmark(name: "Name/damaged/\(size(count))", items: count, unit: "names") {
        var sum: UInt64 = 0
        let memory = NameMemory()
        damaged.visit { name in
          let reading = NameReader.standard.read(name.span, memory: memory)
          mix(&sum, reading.repairs.rawValue ^ UInt64(reading.words.count))
        }
        return sum
      }
    ]
  }
}

/// `1000000` as `1M`, `50000` as `50k`.
func size(_ count: Int) -> String {
  if count % 1_000_000 == 0 { return "\(count / 1_000_000)M" }
  return count % 1000 == 0 ? "\(count / 1000)k" : "\(count)"
}
