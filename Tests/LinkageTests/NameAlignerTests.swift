import TestSupport
import Testing
import VietnameseText

@testable import Linkage

@Suite("The alignment of two names equals the best of all alignments")
struct NameAlignerTests {
  static let register = SmallRegister(
    [
      "nguyễn thị hoa", "nguyễn văn hùng", "nguyễn hoa", "trần thị thu hà", "lê đình hưng",
      "nguyễn thị hòa", "moong văn cụt", "hoàng minh huỳnh", "thu thu hà", "văn thị", "cụt",
      "nguyễnthị hoa", "võ thị y", "y thị võ",
    ].map { SmallRegister.Person(name: $0) })

  func aligner(_ model: MatchModel.NameCosts) -> NameAligner {
    NameAligner(
      words: Self.register.index.words, frequencies: Self.register.frequencies, model: model)
  }

  func check(_ left: [String], _ right: [String], _ model: MatchModel.NameCosts) {
    var fast = aligner(model)
    check(left, right, model, &fast)
  }

  func check(
    _ left: [String], _ right: [String], _ model: MatchModel.NameCosts, _ fast: inout NameAligner
  ) {
    let register = Self.register
    let (a, b) = (left.map(id), right.map(id))
    let slow = SlowNameAligner(
      words: register.index.words, frequencies: register.frequencies, model: model)
    let result = a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { fast.compare(a, $0) }
    }
    let best = slow.best(a, b)
    // Where the given word stands is no matter of the alignment.
    #expect(best.map { fast.clanLast($0) }.contains(result), "\(left) with \(right)")
  }

  func id(_ word: String) -> WordID { Self.register.index.words.intern(word.utf8) }

  @Test(
    "All names of up to three words of a tiny set",
    arguments: [
      ["nguyễn", "thị", "hoa", "hòa"], ["nguyễn", "nguyễnthị", "thi", "y"],
      ["hoa", "n.", "hoàng", "h?a"],
    ])
  func small(words: [String]) {
    var names: [[String]] = [[]]
    for word in words {
      names.append([word])
      for second in words {
        names.append([word, second])
        for third in words where word != second || second != third {
          names.append([word, second, third])
        }
      }
    }
    // One for all: its tables take longer to make than a pair to compare.
    let model = MatchModel().name
    var fast = aligner(model)
    for left in names {
      for right in names where left.count + right.count <= 5 || left.first == right.last {
        check(left, right, model, &fast)
      }
    }
  }

  @Test("Random names under random costs", arguments: UInt64(0)..<6)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pool = [
      "nguyễn", "nguyen", "thị", "thi", "văn", "hoa", "hòa", "hùng", "hưng", "huỳnh", "hoàng",
      "thu", "hà", "thuhà", "vănhùng", "n.", "h?ng", "cụt", "moong", "xồng", "giang", "dang",
      "thanh", "thnah",
    ]
    for round in 0..<45 {
      var model = MatchModel.NameCosts()
      if round % 2 == 1 {
        model = NameLanesTests.model(&random)
      }
      func name(_ longest: Int) -> [String] {
        (0...Int(random.next() % UInt64(longest))).map { _ in
          pool.randomElement(using: &random) ?? ""
        }
      }
      var left = name(4)
      var right = round % 3 == 0 ? left : name(4)
      if round % 3 == 0 { right.shuffle(using: &random) }
      if round % 5 == 0 { left.append("hoa") }
      check(left, right, model)
    }
  }

  @Test("What was compared before changes nothing", arguments: UInt64(0)..<3)
  func memory(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let register = Self.register
    let pool = [
      "nguyễn", "thị", "văn", "hoa", "hòa", "hùng", "hưng", "lê", "trần", "moong", "cụt", "ynguc",
      "xyz", "thuhà", "thu", "hà", "bích", "quốc", "đức", "zung", "ka", "nguyên",
    ].map { register.index.words.intern($0.utf8) }
    var kept = NameAligner(
      words: register.index.words, frequencies: register.frequencies, model: MatchModel().name)
    for _ in 0..<150 {
      func name() -> [WordID] {
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          pool[Int.random(in: 0..<pool.count, using: &random)]
        }
      }
      let left = name()
      for _ in 0..<6 {
        let right = name()
        var fresh = NameAligner(
          words: register.index.words, frequencies: register.frequencies, model: MatchModel().name)
        let (before, anew) = left.withUnsafeBufferPointer { left in
          right.withUnsafeBufferPointer { (kept.compare(left, $0), fresh.compare(left, $0)) }
        }
        #expect(before == anew, "seed \(seed): \(left) with \(right)")
      }
    }
  }

  @Test("Names as long as a name can be are compared")
  func longest() {
    let word = id("hoa")
    let name = [WordID](repeating: word, count: AlignmentScratch.longest)
    var aligner = NameAligner(
      words: Self.register.index.words, frequencies: Self.register.frequencies,
      model: MatchModel().name)
    let result = name.withUnsafeBufferPointer { aligner.compare($0, $0) }
    #expect(result.isSame)
  }

  @Test("A name without words has no evidence")
  func empty() {
    check([], ["nguyễn", "hoa"], MatchModel().name)
    check(["nguyễn", "hoa"], [], MatchModel().name)
    check([], [], MatchModel().name)
  }
}
