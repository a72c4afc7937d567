/// Finds the figures that must not be published: small groups, and what would give them away by subtraction.
///
/// Figures below the threshold are hidden first. Then, in each sum, others are hidden until no hidden figure follows from the
/// visible ones: quickly for sums with a single gap, and exactly by solving the equations over a prime field (an unknown is
/// determined when a row of the reduced matrix holds it alone). Follows the practice of cell suppression in official
/// statistics (Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4).
struct Suppression {
  /// Counts of people from 1 to one less than this are hidden.
  static let threshold = 5

  private struct Equation {
    var total: Int
    var parts: [Int]
  }

  private var numbers: [String: Int] = [:]
  private var values: [Int] = []
  private var equations: [Equation] = []
  private var equationsOf: [[Int]] = []
  private var isHidden: [Bool] = []
  /// Sums of everything, which are hidden only when nothing else helps.
  private var isHeadline: [Bool] = []
  /// Sums that readers miss least.
  private var isPlainSum: [Bool] = []

  /// Names a figure; the same name is the same figure wherever it is shown.
  @discardableResult
  mutating func add(_ key: String, _ value: Int) -> Int {
    if let known = numbers[key] { return known }
    let number = values.count
    numbers[key] = number
    values.append(value)
    equationsOf.append([])
    isHidden.append(false)
    isPlainSum.append(key == "all/total/records" || key == "all/rejected")
    isHeadline.append(key.hasPrefix("all/") || key.hasPrefix("coverage/all/"))
    return number
  }

  /// Says that a figure is the sum of others; an equation with an unknown name is left out.
  mutating func equate(_ total: String, _ parts: [String]) {
    guard let whole = numbers[total], parts.count > 0 else { return }
    let known = parts.compactMap { numbers[$0] }
    guard known.count == parts.count else { return }
    let equation = equations.count
    equations.append(Equation(total: whole, parts: known))
    for cell in [whole] + known { equationsOf[cell].append(equation) }
  }

  /// The names of all figures that stay hidden.
  mutating func solve() -> Set<String> {
    for cell in values.indices { isHidden[cell] = isSmall(cell) }
    var hasChanged = true
    while hasChanged {
      while hasChanged {
        hasChanged = false
        for equation in equations where closeGap(equation) { hasChanged = true }
      }
      hasChanged = hideNeighbours(of: determined())
    }
    return Set(numbers.filter { isHidden[$0.value] }.map(\.key))
  }

  private func isSmall(_ cell: Int) -> Bool {
    values[cell] > 0 && values[cell] < Suppression.threshold
  }

  /// Hides one more figure of a sum in which a single gap, or gaps that are small together, could be told.
  private mutating func closeGap(_ equation: Equation) -> Bool {
    let hidden = equation.parts.filter { isHidden[$0] }
    let gaps = hidden.count + (isHidden[equation.total] ? 1 : 0)
    guard gaps > 0 else { return false }
    let sum = hidden.reduce(0) { $0 + values[$1] }
    if gaps == 1 { return hide(candidate(in: equation)) }
    // Gaps that are small together are filled up with a group that is not.
    guard !isHidden[equation.total], sum < Suppression.threshold else { return false }
    let next = candidate(in: equation)
    return next?.cost.rank == 0 && hide(next)
  }

  /// A figure to hide, and what it costs the reader: a small group less than a large one, a sum more than a part.
  private typealias Candidate = (cell: Int, cost: (rank: Int, value: Int, cell: Int))

  private func candidate(in equation: Equation) -> Candidate? {
    func cost(_ cell: Int, isTotal: Bool) -> (rank: Int, value: Int, cell: Int) {
      let rank =
        isPlainSum[cell] ? 2 : isHeadline[cell] ? 3 : isTotal ? 2 : values[cell] == 0 ? 1 : 0
      return (rank, values[cell], cell)
    }
    let all =
      equation.parts.map { ($0, cost($0, isTotal: false)) }
      + [(equation.total, cost(equation.total, isTotal: true))]
    return all.filter { !isHidden[$0.0] }.min { $0.1 < $1.1 }
  }

  private mutating func hide(_ candidate: Candidate?) -> Bool {
    guard let candidate else { return false }
    isHidden[candidate.cell] = true
    return true
  }

  /// Hides one more figure for each that can be computed, the cheapest of all its sums.
  private mutating func hideNeighbours(of cells: [Int]) -> Bool {
    var hasChanged = false
    for cell in cells {
      let best = equationsOf[cell].compactMap { candidate(in: equations[$0]) }
        .min { $0.cost < $1.cost }
      if hide(best) { hasChanged = true }
    }
    return hasChanged
  }

  /// Small figures that follow from the visible ones.
  private func determined() -> [Int] {
    var rows: [[Int: UInt64]] = []
    for equation in equations {
      var row: [Int: UInt64] = [:]
      for part in equation.parts where isHidden[part] { row[part, default: 0] += 1 }
      if isHidden[equation.total] {
        row[equation.total, default: 0] += PrimeField.prime - 1
      }
      row = row.mapValues { $0 % PrimeField.prime }.filter { $0.value != 0 }
      if !row.isEmpty { rows.append(row) }
    }
    return PrimeField.reduced(rows).compactMap { row in
      guard row.count == 1, let cell = row.keys.first, isSmall(cell) else { return nil }
      return cell
    }.sorted()
  }
}

/// Elimination over the numbers modulo a prime, exact for the small whole coefficients of sums.
private enum PrimeField {
  static let prime: UInt64 = 2_147_483_647

  static func inverse(_ value: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), value % prime, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }

  /// The reduced row echelon form, sparse; the shortest rows are pivots first to keep it so.
  static func reduced(_ input: [[Int: UInt64]]) -> [[Int: UInt64]] {
    var pivots: [Int: Int] = [:]
    var rows: [[Int: UInt64]] = []
    for var row in input.sorted(by: { $0.count < $1.count }) {
      while let column = row.keys.filter({ pivots[$0] != nil }).min(), let pivot = pivots[column] {
        subtract(rows[pivot], times: row[column] ?? 0, from: &row)
      }
      guard let column = row.keys.min(), let lead = row[column] else { continue }
      let factor = inverse(lead)
      row = row.mapValues { $0 * factor % prime }
      let number = rows.count
      rows.append(row)
      for earlier in rows.indices.dropLast() {
        if let value = rows[earlier][column] { subtract(row, times: value, from: &rows[earlier]) }
      }
      pivots[column] = number
    }
    return rows
  }

  private static func subtract(
    _ row: [Int: UInt64], times factor: UInt64, from target: inout [Int: UInt64]
  ) {
    for (column, value) in row {
      let rest = (target[column, default: 0] + (prime - factor * value % prime)) % prime
      target[column] = rest == 0 ? nil : rest
    }
  }
}
