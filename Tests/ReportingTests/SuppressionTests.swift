import TestSupport
import Testing

@testable import Reporting

@Suite("Small groups are hidden, and what gives them away")
struct SuppressionTests {
  /// A table of two ways with its sums, as names and values.
  static func table(_ cells: [[Int]]) -> Suppression {
    var problem = Suppression()
    let columns = cells[0].indices
    for (row, line) in cells.enumerated() {
      for column in columns { problem.add("\(row)/\(column)", line[column]) }
      problem.add("\(row)/sum", line.reduce(0, +))
      problem.equate("\(row)/sum", columns.map { "\(row)/\($0)" })
    }
    for column in columns {
      problem.add("sum/\(column)", cells.reduce(0) { $0 + $1[column] })
      problem.equate("sum/\(column)", cells.indices.map { "\($0)/\(column)" })
    }
    problem.add("sum/sum", cells.joined().reduce(0, +))
    problem.equate("sum/sum", cells.indices.map { "\($0)/sum" })
    problem.equate("sum/sum", columns.map { "sum/\($0)" })
    return problem
  }

  @Test("A table without small groups shows all")
  func open() {
    var problem = Self.table([[5, 10], [0, 7]])
    #expect(problem.solve().isEmpty)
  }

  @Test("One small group hides a rectangle: no subtraction by row or column gives it back")
  func rectangle() {
    var problem = Self.table([[3, 20, 50], [30, 40, 60], [70, 80, 90]])
    let hidden = problem.solve()
    #expect(hidden.contains("0/0"))
    for line in 0..<3 {
      let inRow = hidden.filter { $0.hasPrefix("\(line)/") }.count
      let inColumn = hidden.filter { $0.hasSuffix("/\(line)") }.count
      #expect(inRow != 1 && inColumn != 1)
    }
  }

  @Test("A chain of sums does not tell what two tables tell together")
  func twoTables() {
    var problem = Suppression()
    for (key, value) in [
      ("total", 100), ("a", 60), ("b", 40), ("a1", 3), ("a2", 57), ("m", 3), ("n", 97),
    ] {
      problem.add(key, value)
    }
    problem.equate("total", ["a", "b"])
    problem.equate("a", ["a1", "a2"])
    problem.equate("total", ["m", "n"])
    let hidden = problem.solve()
    #expect(hidden.isSuperset(of: ["a1", "a2", "m", "n"]) && !hidden.contains("total"))
  }

  @Test("The sums of everything stay, where a part or an empty group can be hidden instead")
  func headlines() {
    var problem = Suppression()
    for (key, value) in [
      ("all/linked", 900), ("all/open", 40), ("a/linked", 600), ("b/linked", 300), ("a/open", 37),
      ("b/open", 3), ("c/linked", 0), ("c/open", 0),
    ] { problem.add(key, value) }
    problem.equate("all/linked", ["a/linked", "b/linked", "c/linked"])
    problem.equate("all/open", ["a/open", "b/open", "c/open"])
    #expect(problem.solve() == ["a/open", "b/open"])
  }

  /// Whether a hidden cell can have another value of 0 or more with all visible figures the same, by search.
  static func hasOtherSolution(_ cells: [[Int]], _ hidden: Set<String>, row: Int, column: Int)
    -> Bool
  {
    // Moving one unit round a closed walk of hidden cells changes no sum; hidden sums may move too.
    let height = cells.count
    let width = cells[0].count
    func isFree(_ i: Int, _ j: Int) -> Bool {
      i == height && j == width
        ? false
        : hidden.contains((i == height ? "sum" : "\(i)") + "/" + (j == width ? "sum" : "\(j)"))
    }
    // Nodes are rows and columns; a hidden cell joins its row and its column. A cell moves if it lies on a cycle.
    var seen: Set<Int> = [row]
    var queue = [row]
    while let node = queue.popLast() {
      if node <= height {
        for j in 0...width where isFree(node, j) && !(node == row && j == column) {
          if seen.insert(height + 1 + j).inserted { queue.append(height + 1 + j) }
        }
      } else {
        let j = node - height - 1
        for i in 0...height where isFree(i, j) && !(i == row && j == column) {
          if seen.insert(i).inserted { queue.append(i) }
        }
      }
    }
    return seen.contains(height + 1 + column)
  }

  @Test("Every small group of random tables keeps another possible value", arguments: 1...60)
  func random(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let height = Int.random(in: 2...6, using: &generator)
    let width = Int.random(in: 2...5, using: &generator)
    let cells = (0..<height).map { _ in
      (0..<width).map { _ in
        Bool.random(using: &generator)
          ? Int.random(in: 0...6, using: &generator) : Int.random(in: 5...90, using: &generator)
      }
    }
    var problem = Self.table(cells)
    let hidden = problem.solve()
    for row in 0..<height {
      for column in 0..<width where (1...4).contains(cells[row][column]) {
        #expect(hidden.contains("\(row)/\(column)"))
        #expect(
          Self.hasOtherSolution(cells, hidden, row: row, column: column),
          "seed \(seed), cell \(row),\(column)")
      }
    }
  }
}
