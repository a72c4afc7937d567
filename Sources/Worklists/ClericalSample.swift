import Authentication
import Tables

/// Which records of a run are reviewed: some of every outcome and reason, chosen by a seed.
struct ClericalSample {
  /// One stratum with all its rows counted and some of them chosen.
  struct Stratum {
    let name: String
    var population = 0
    var chosen: [Int] = []
  }

  /// The strata in the order of outcomes and reasons.
  private(set) var strata: [Stratum] = []

  /// The least records of a stratum that are reviewed, as far as it has them.
  static let least = 8

  /// Draws a sample.
  ///
  /// - Parameters:
  ///   - size: About how many records; every stratum gives some of its own, the rest in proportion to the square
  ///     root of its size, so that rare reasons are seen and frequent ones still weigh.
  ///   - seed: The same seed draws the same rows of the same results.
  /// - Complexity: one scan of the results.
  init(_ table: OutcomeTable, size: Int, seed: UInt64, threads: Int) {
    let reader = table.reader
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
    } perform: { _, chunk -> [[(rank: UInt64, row: Int)]] in
      var rows = [[(rank: UInt64, row: Int)]](
        repeating: [], count: Outcome.allCases.count * Reason.allCases.count)
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { line in
        let decision = table.decision(line)
        let row = table.row(line)
        rows[ClericalSample.number(decision)].append((ClericalSample.rank(row, seed), row))
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return rows
    }
    var all = [[(rank: UInt64, row: Int)]](
      repeating: [], count: Outcome.allCases.count * Reason.allCases.count)
    for part in parts {
      for place in part.indices { all[place] += part[place] }
    }
    let used = all.indices.filter { !all[$0].isEmpty && !Self.isExcluded($0) }
    let roots = used.map { Double(all[$0].count).squareRoot() }
    let sum = roots.reduce(0, +)
    let rest = Double(max(0, size - used.count * Self.least))
    for (place, root) in zip(used, roots) {
      let share = Self.least + Int((rest * root / max(sum, 1)).rounded())
      var stratum = Stratum(name: Self.name(place), population: all[place].count)
      let sorted = all[place].sorted { ($0.rank, $0.row) < ($1.rank, $1.row) }
      stratum.chosen = sorted.prefix(share).map(\.row).sorted()
      strata.append(stratum)
    }
  }

  /// The rows that are reviewed, in the order of the file.
  var rows: [Int] { strata.flatMap(\.chosen).sorted() }

  static func number(_ decision: Decision) -> Int {
    Int(decision.outcome.rawValue) * Reason.allCases.count + Int(decision.reason.rawValue)
  }

  private static func isExcluded(_ number: Int) -> Bool {
    number / Reason.allCases.count == Int(Outcome.excluded.rawValue)
  }

  private static func name(_ number: Int) -> String {
    let count = Reason.allCases.count
    return Outcome.allCases[number / count].name + "/" + Reason.allCases[number % count].code
  }

  /// A number that looks drawn by chance: the mixer of SplitMix64.
  static func rank(_ row: Int, _ seed: UInt64) -> UInt64 {
    var z = UInt64(row) &* 0x9E37_79B9_7F4A_7C15 &+ seed &* 0xD1B5_4A32_D192_ED03
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
