import TestSupport
import Testing

@testable import Authentication

@Suite("Sums of probabilities in any order")
struct OrderFreeSumTests {
  @Test("The same in every order, and within half a step of each exact sum", arguments: 1...20)
  func orders(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var all = (0..<2000).map { _ in Double.random(in: 0...1, using: &random) }
    // Some that a sum of floating-point numbers would lose beside large ones.
    all += (0..<2000).map { _ in Double.random(in: 0...1e-7, using: &random) }
    all += [0, 1, 1, 0.5]
    func sum(_ all: [Double]) -> Double {
      var sum = OrderFreeSum()
      for probability in all { sum.add(probability) }
      return sum.value
    }
    let first = sum(all)
    for _ in 0..<5 {
      all.shuffle(using: &random)
      #expect(sum(all) == first, "seed \(seed)")
    }
    let step = 1 / 4_294_967_296.0
    #expect(abs(first - all.sorted().reduce(0, +)) <= step / 2 * Double(all.count) + 1e-9)
  }

  @Test("Nothing is zero; certainties are counted whole; half a step is rounded up")
  func edges() {
    var sum = OrderFreeSum()
    #expect(sum.value == 0)
    for _ in 0..<1_000_000 { sum.add(1) }
    #expect(sum.value == 1_000_000)
    sum.add(1 / 8_589_934_592.0)
    #expect(sum.value == 1_000_000 + 1 / 4_294_967_296.0)
    sum.add(1 / 8_589_934_593.0)
    #expect(sum.value == 1_000_000 + 1 / 4_294_967_296.0)
  }
}

@Suite("Groups of records equal those of a dictionary")
struct GroupsTests {
  /// Claims to few keys, some made twice.
  private static func claims(_ random: inout SplitMix64) -> [RecordGroups.Claim] {
    let (keys, places) = (UInt64.random(in: 1...40, using: &random), UInt32(60))
    return (0..<Int.random(in: 0...120, using: &random)).map { _ in
      RecordGroups.Claim(
        key: UInt64.random(in: 1...keys, using: &random) << 40,
        position: UInt32.random(in: 0..<places, using: &random))
    }
  }

  private static func byKey(_ claims: [RecordGroups.Claim]) -> [UInt64: [UInt32]] {
    Dictionary(grouping: claims, by: \.key).mapValues { Set($0.map(\.position)).sorted() }
  }

  @Test("Records with one claim", arguments: 1...200)
  func records(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let claims = Self.claims(&random)
    let groups = RecordGroups(claims)
    let expected = Self.byKey(claims).values.filter { $0.count > 1 }
    let found = groups.map { Array($0) }
    #expect(groups.count == expected.count && found.count == expected.count, "seed \(seed)")
    #expect(sorted(found) == sorted(expected), "seed \(seed)")
    #expect(found.map(\.[0]) == found.map(\.[0]).sorted(), "seed \(seed)")
    // In whatever order they come.
    let shuffled = RecordGroups(claims.shuffled(using: &random))
    #expect(shuffled.map { Array($0) } == found, "seed \(seed)")
    let large = groups.filter { $0.count > 2 }
    #expect(large.map { Array($0) } == found.filter { $0.count > 2 }, "seed \(seed)")
  }

  private func sorted(_ groups: some Sequence<[UInt32]>) -> [[UInt32]] {
    groups.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// A group of `duplicates.csv`, as a test compares it.
  private struct Listed: Hashable {
    let reason: Reason
    let positions: [UInt32]
    let holder: UInt32?
  }

  @Test("What duplicates.csv lists", arguments: 1...200)
  func duplicates(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (people, citizens) = (Self.claims(&random), Self.claims(&random))
    // The last record of every other citizen holds it.
    func holder(_ citizen: UInt64, _ positions: some Collection<UInt32>) -> UInt32? {
      (citizen >> 40).isMultiple(of: 2) ? positions.max() : nil
    }
    let found = DuplicateGroups(
      people: RecordGroups(people), citizens: citizens, holder: { holder($0, $1) })
    let listed = found.groups.map {
      Listed(
        reason: $0.reason, positions: Array(found.positions[$0.start..<$0.start + $0.count]),
        holder: $0.holder)
    }
    var expected = Self.byKey(people).values.filter { $0.count > 1 }.map {
      Listed(reason: .t50, positions: $0, holder: nil)
    }
    expected += Self.byKey(citizens).map {
      Listed(reason: .t51, positions: $1, holder: holder($0, $1))
    }
    func counts(_ groups: [Listed]) -> [Listed: Int] {
      Dictionary(grouping: groups) { $0 }.mapValues(\.count)
    }
    #expect(counts(listed) == counts(expected), "seed \(seed)")
    let places = listed.map { [Int($0.positions[0]), Int($0.reason.rawValue)] }
    #expect(
      zip(places, places.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) },
      "seed \(seed)")

    let members = Set(expected.flatMap(\.positions)).sorted()
    #expect(found.members == members, "seed \(seed)")
    for _ in 0..<20 {
      let start = Int.random(in: 0...60, using: &random)
      let range = start..<Int.random(in: start...61, using: &random)
      #expect(
        Array(found.members(in: range)) == members.filter { range.contains(Int($0)) },
        "seed \(seed), \(range)")
    }
  }
}
