import TestSupport
import Testing
import VietnameseText

@testable import Linkage

@Suite("Pairs of names side by side score as single pairs do")
struct NameLanesTests {
  static let register = SmallRegister(
    [
      "nguyễn thị hoa", "nguyễn văn hùng", "nguyễn hoa", "trần thị thu hà", "lê đình hưng",
      "nguyễn thị hòa", "moong văn cụt", "hoàng minh huỳnh", "thu thu hà", "văn thị", "cụt",
      "nguyễnthị hoa", "võ thị y", "y thị võ", "thuhà võ", "nguyen thi hoa", "hung le",
    ].map { SmallRegister.Person(name: $0) })

  /// Words of the register first, then such as only records have.
  static let pool = [
    "nguyễn", "nguyen", "thị", "thi", "văn", "hoa", "hòa", "hùng", "hung", "hưng", "huỳnh",
    "hoàng", "thu", "hà", "thuhà", "cụt", "moong", "lê", "le", "võ", "y", "đình", "minh",
    "vănhùng", "n.", "h?ng", "xồng", "giang", "dang", "thnah", "nguyeenx", ".", "lêđình",
  ]

  static func aligner(_ model: MatchModel.NameCosts) -> NameAligner {
    NameAligner(
      words: register.index.words, frequencies: register.frequencies, model: model)
  }

  static func words(_ random: inout SplitMix64, from pool: Int, atMost longest: UInt64) -> [WordID]
  {
    (0...Int(random.next() % longest)).map { _ in
      register.index.words.intern(Self.pool[Int(random.next() % UInt64(pool))].utf8)
    }
  }

  /// Costs of chance, some of them nothing.
  static func model(_ random: inout SplitMix64) -> MatchModel.NameCosts {
    var model = MatchModel.NameCosts()
    func cost(_ limit: Double) -> Double { Double(random.next() % 32) / 32 * limit }
    model.levels = model.levels.map { _ in cost(12) }
    model.otherSurname = cost(14)
    model.otherGiven = cost(14)
    model.missingMarker = cost(8)
    model.missingMiddle = cost(8)
    model.missingSurname = cost(12)
    model.missingGiven = cost(12)
    model.addedMarker = cost(8)
    model.addedWord = cost(8)
    model.joined = cost(6)
    model.split = cost(6)
    model.orderChanged = cost(4)
    return model
  }

  /// Scores pairs in lanes; `nil` for those that the lanes leave over.
  static func scores(
    _ pairs: [(left: [WordID], right: [WordID])], _ lanes: inout NameLanes
  ) -> [Float?] {
    var scores: [Float?] = []
    for start in stride(from: 0, to: pairs.count, by: NameLanes.capacity) {
      let block = pairs[start..<min(start + NameLanes.capacity, pairs.count)]
      lanes.clear()
      for pair in block {
        pair.left.withUnsafeBufferPointer { left in
          pair.right.withUnsafeBufferPointer { lanes.append(left, $0) }
        }
      }
      var found = [Float](repeating: .nan, count: block.count)
      found.withUnsafeMutableBufferPointer { found in
        if let found = found.baseAddress { lanes.score(into: found) }
      }
      var known = found.map { Optional($0) }
      for place in 0..<lanes.otherCount { known[lanes.other(place)] = nil }
      scores += known
    }
    return scores
  }

  static func score(
    _ pair: (left: [WordID], right: [WordID]), _ aligner: inout NameAligner
  ) -> Float {
    pair.left.withUnsafeBufferPointer { left in
      pair.right.withUnsafeBufferPointer { aligner.score(left, $0) }
    }
  }

  @Test("Random names under random costs, again and again", arguments: UInt64(0)..<8)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var (known, all) = (0, 0)
    // The lanes leave names of five words over, and words that are new to them.
    defer { #expect(known * 8 > all, "\(known) of \(all)") }
    for round in 0..<6 {
      let model = round == 0 ? MatchModel().name : Self.model(&random)
      var aligner = Self.aligner(model)
      var lanes = NameLanes(aligner)
      var left = Self.words(&random, from: Self.pool.count, atMost: 5)
      let pairs = (0..<(500 + Int(random.next() % 40))).map { _ in
        if random.next() % 3 == 0 { left = Self.words(&random, from: Self.pool.count, atMost: 5) }
        var right = Self.words(&random, from: Self.pool.count, atMost: 5)
        if random.next() % 4 == 0 { right = left.shuffled(using: &random) }
        return (left: left, right: right)
      }
      for _ in 0..<3 {
        let scores = Self.scores(pairs, &lanes)
        for (pair, score) in zip(pairs, scores) {
          let alone = Self.score(pair, &aligner)
          if let score { #expect(score == alone, "seed \(seed): \(pair)") }
        }
        known += scores.count { $0 != nil }
        all += scores.count
      }
    }
  }

  @Test("All names of up to three words of a tiny set equal the best of all alignments")
  func small() {
    let register = Self.register
    let words = ["nguyễn", "thị", "hoa", "hòa"].map { register.index.words.intern($0.utf8) }
    var names: [[WordID]] = []
    for first in words {
      names.append([first])
      for second in words {
        names.append([first, second])
        for third in words { names.append([first, second, third]) }
      }
    }
    let model = MatchModel().name
    var aligner = Self.aligner(model)
    var lanes = NameLanes(aligner)
    let slow = SlowNameAligner(
      words: register.index.words, frequencies: register.frequencies, model: model)
    let pairs = names.flatMap { left in names.map { (left: left, right: $0) } }
    for pair in pairs { _ = Self.score(pair, &aligner) }
    let scores = Self.scores(pairs, &lanes)
    #expect(scores.count { $0 != nil } * 2 > pairs.count)
    for (pair, score) in zip(pairs, scores) {
      guard let score else { continue }
      #expect(score == slow.score(pair.left, pair.right), "\(pair)")
    }
  }

  @Test("Known words in names of up to four words are scored side by side")
  func few() {
    var random = SplitMix64(seed: 11)
    var aligner = Self.aligner(MatchModel().name)
    var lanes = NameLanes(aligner)
    let pairs = (0..<2000).map { _ in
      (
        left: Self.words(&random, from: 11, atMost: 4),
        right: Self.words(&random, from: 11, atMost: 4)
      )
    }
    for _ in 0..<2 { for pair in pairs { _ = Self.score(pair, &aligner) } }
    let scores = Self.scores(pairs, &lanes)
    #expect(scores.count { $0 == nil } < 500)
  }

  @Test("Blocks of every length", arguments: 1...NameLanes.capacity)
  func lengths(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var (known, all) = (0, 0)
    defer { #expect(known * 2 > all, "\(known) of \(all)") }
    var aligner = Self.aligner(MatchModel().name)
    var lanes = NameLanes(aligner)
    for _ in 0..<3 {
      let pairs = (0..<count).map { _ in
        (
          left: Self.words(&random, from: 20, atMost: 4),
          right: Self.words(&random, from: 20, atMost: 4)
        )
      }
      for pair in pairs { _ = Self.score(pair, &aligner) }
      let scores = Self.scores(pairs, &lanes)
      for (pair, score) in zip(pairs, scores) {
        if let score { #expect(score == Self.score(pair, &aligner), "\(pair)") }
      }
      known += scores.count { $0 != nil }
      all += count
    }
  }

  @Test("A scorer gives the same one by one", arguments: UInt64(0)..<3)
  func scorer(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let register = Self.register
    var (left, right) = (NameBatch(), NameBatch())
    for _ in 0..<1000 {
      left.append(Self.words(&random, from: Self.pool.count, atMost: 6))
      right.append(random.next() % 50 == 0 ? [] : Self.words(&random, from: 25, atMost: 6))
    }
    var scorer = NamePairScorer(
      index: register.index, frequencies: register.frequencies, model: MatchModel())
    var (together, singly) = (
      [Float](repeating: 0, count: 1000), [Float](repeating: 0, count: 1000)
    )
    for _ in 0..<2 {
      scorer.score(left, right, into: &together)
      scorer.scoreSingly(left, right, into: &singly)
      #expect(together == singly, "seed \(seed)")
    }
  }

  @Test("No joined word escapes the keys", arguments: UInt64(0)..<4)
  func joinKeys(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func letters() -> String {
      String(
        (0...Int(random.next() % 7)).map { _ in ["a", "n", "h", "g", "o"][Int(random.next() % 5)] }
          .joined())
    }
    func key(_ word: String) -> UInt16 {
      WordShape(WordFeatures(canonical: word.unicodeScalars)).shortJoinKey
    }
    for _ in 0..<500 {
      var name = (0...Int(random.next() % 3)).map { _ in letters() }
      let other = (0...Int(random.next() % 2)).map { _ in letters() }
      let whole = other.count == 2 && random.next() % 2 == 0
      if whole { name[Int(random.next() % UInt64(name.count))] = other.joined() }
      func keys(_ name: [String]) -> JoinKeys {
        let keys = (0..<4).map { $0 < name.count ? key(name[$0]) : 0 }
        return keys.withUnsafeBufferPointer { JoinKeys($0.baseAddress!, count: name.count) }
      }
      if whole {
        #expect(keys(name).mayMeet(keys(other)), "\(name) and \(other)")
        #expect(keys(other).mayMeet(keys(name)), "\(name) and \(other)")
      }
    }
  }
}
