import Authentication
import Hashing
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

  /// The minimum sample size of a stratum, if it has that many records.
  static let least = 8

  /// Draws a sample.
  ///
  /// - Parameters:
  ///   - size: How many records, as far as there are so many; every stratum gives some of its own, the rest in proportion to
  ///     the square root of its size, so that rare reasons are seen and frequent ones still weigh.
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
    let shares = Self.shares(used.map { all[$0].count }, size: size)
    for (place, share) in zip(used, shares) {
      var stratum = Stratum(name: Self.name(place), population: all[place].count)
      let sorted = all[place].sorted { ($0.rank, $0.row) < ($1.rank, $1.row) }
      stratum.chosen = sorted.prefix(share).map(\.row).sorted()
      strata.append(stratum)
    }
  }

  /// How many records each stratum gives; what a small one cannot give falls to the others.
  static func shares(_ counts: [Int], size: Int) -> [Int] {
    var shares = counts.map { min($0, least) }
    var rest = size - shares.reduce(0, +)
    while rest > 0 {
      let open = counts.indices.filter { shares[$0] < counts[$0] }
      if open.isEmpty { break }
      let roots = open.map { Double(counts[$0]).squareRoot() }
      let sum = roots.reduce(0, +)
      let before = rest
      for (place, root) in zip(open, roots) {
        let more = min(Int(Double(before) * root / sum), counts[place] - shares[place])
        shares[place] += more
        rest -= more
      }
      // What is left of the rounding goes to the largest.
      if rest == before, let largest = open.max(by: { counts[$0] < counts[$1] }) {
        shares[largest] += 1
        rest -= 1
      }
    }
    return shares
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

  /// A number that looks drawn by chance.
  static func rank(_ row: Int, _ seed: UInt64) -> UInt64 {
    Hashing.mixed(Hashing.spread(UInt64(row)) &+ seed &* 0xD1B5_4A32_D192_ED03)
  }
}
