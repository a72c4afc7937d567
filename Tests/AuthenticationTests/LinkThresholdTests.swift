import Linkage
import TestSupport
import Testing

@testable import Authentication

@Suite("The odds from which links are automatic")
struct LinkThresholdTests {
  typealias Link = SlowLinkThreshold.Link

  static func link(_ bits: Double) -> Link {
    Link(oddsInBits: Float(bits), probability: Float(exp2Of(bits) / (1 + exp2Of(bits))))
  }

  static func choose(_ links: [Link], certain: Int, target: Double, stepsPerBit: Int)
    -> LinkThreshold.Choice
  {
    var threshold = LinkThreshold(stepsPerBit: stepsPerBit)
    for link in links { threshold.add(oddsInBits: link.oddsInBits, probability: link.probability) }
    threshold.addCertain(certain)
    return threshold.choose(target: target)
  }

  static func kept(_ links: [Link], _ choice: LinkThreshold.Choice) -> Int {
    links.count { Double($0.oddsInBits) >= choice.takenBackBelow }
  }

  static func expectAsSlow(
    _ links: [Link], certain: Int, target: Double, stepsPerBit: Int, _ what: String
  ) {
    let fast = choose(links, certain: certain, target: target, stepsPerBit: stepsPerBit)
    let slow = SlowLinkThreshold.choose(
      links, certain: certain, errorOfCertain: LinkThreshold.errorOfCertainLink, target: target,
      stepsPerBit: Double(stepsPerBit), endless: 50)
    #expect(fast.takenBackBelow == slow.takenBackBelow, "\(what)")
    #expect(kept(links, fast) == slow.kept, "\(what)")
  }

  struct Case: CustomTestStringConvertible {
    let what: String
    let odds: [Double]
    var certain = 0
    var testDescription: String { what }
  }

  static let cases = [
    Case(what: "none", odds: []),
    Case(what: "none but certain ones", odds: [], certain: 1000),
    Case(what: "one that keeps the target", odds: [14]),
    Case(what: "one that does not", odds: [13]),
    Case(what: "one below even odds", odds: [-3]),
    Case(what: "equal ones, all above", odds: Array(repeating: 15, count: 50)),
    Case(what: "equal ones, all below", odds: Array(repeating: 12, count: 50)),
    Case(
      what: "equal ones, as many as certain ones carry",
      odds: Array(repeating: 9, count: 50), certain: 1000),
    Case(what: "on the borders of steps", odds: (28...80).map { Double($0) / 4 }),
    Case(what: "beyond the last step", odds: [49.74, 49.75, 49.9375, 50, 60, 1000]),
    Case(what: "one doubtful beside a million certain ones", odds: [7.7], certain: 1_000_000),
    Case(
      what: "many doubtful beside a million certain ones",
      odds: Array(repeating: 7.7, count: 30_000), certain: 1_000_000),
  ]

  @Test("The most links that keep the target stay", arguments: cases, [4, 16])
  func largest(links: Case, stepsPerBit: Int) {
    for target in [0.9, 0.99, 0.9999, 0.999_999] {
      Self.expectAsSlow(
        links.odds.map(Self.link), certain: links.certain, target: target,
        stepsPerBit: stepsPerBit, "\(target)")
    }
  }

  @Test("Random links, with ties and gaps: the same as sorting them", arguments: 1...300)
  func random(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let links = Self.links(&random)
    let certain = Int.random(in: 0...1, using: &random) * Int.random(in: 0...3000, using: &random)
    let target = try #require([0.99, 0.999, 0.9999, 0.99999].randomElement(using: &random))
    for stepsPerBit in [4, 16] {
      Self.expectAsSlow(
        links, certain: certain, target: target, stepsPerBit: stepsPerBit, "seed \(seed)")
      Self.expectAsSlow(
        links.shuffled(using: &random), certain: certain, target: target,
        stepsPerBit: stepsPerBit, "seed \(seed), shuffled")
    }
  }

  /// Links of odds that a file may have: few or many, spread or equal.
  private static func links(_ random: inout SplitMix64) -> [Link] {
    let count = Int.random(in: 0...(Bool.random(using: &random) ? 8 : 400), using: &random)
    let isTied = Bool.random(using: &random)
    let most = Double.random(in: 9...50, using: &random)
    return (0..<count).map { _ in
      let bits = Double.random(in: 7.5...most, using: &random)
      return link(isTied ? (bits * 2).rounded() / 2 : bits)
    }
  }

  @Test(
    "One more link is automatic above the odds that are told, and not below", arguments: 1...300)
  func oneMore(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let links = Self.links(&random)
    let certain = Int.random(in: 0...20, using: &random)
    let target = 0.9999
    let choice = Self.choose(links, certain: certain, target: target, stepsPerBit: 4)
    let steps = links.map { (Double($0.oddsInBits) * 4).rounded(.down) / 4 }
    let least = steps.filter { $0 >= choice.takenBackBelow }.min()
    func isKept(_ bits: Double) -> Bool {
      let more = Self.choose(
        links + [Self.link(bits)], certain: certain, target: target, stepsPerBit: 4)
      return bits >= more.takenBackBelow
    }
    #expect(choice.automaticFrom >= choice.takenBackBelow)
    let (above, below) = (choice.automaticFrom + 0.01, choice.automaticFrom - 0.01)
    if let least { #expect(choice.automaticFrom <= least, "seed \(seed)") }
    // Beside the least that stay nothing is left for one more; what the run has done is told.
    if choice.automaticFrom != least { #expect(isKept(above), "seed \(seed)") }
    // Who is more probable than the target may carry others in its step.
    let isBetterThanTarget = Double(Self.link(below).probability) >= target
    if below > 0, !isBetterThanTarget { #expect(!isKept(below), "seed \(seed)") }
  }

  @Test(
    "Where every searched link was taken back, one more must keep the target beside the certain ones",
    arguments: [(1, 0.999_800_1), (10, 0.998_901), (10_000, 0.5)])
  func nothingLeft(certain: Int, probability: Double) {
    let none = Self.choose([], certain: certain, target: 0.9999, stepsPerBit: 4)
    let odds = exp2Of(none.automaticFrom)
    #expect(none.takenBackBelow == 0)
    #expect(abs(odds / (1 + odds) - probability) < 1e-9)
    // More links of 99.8 % than the certain ones carry.
    let doubtful = Array(repeating: Self.link(9.1), count: 2 * certain)
    let taken = Self.choose(doubtful, certain: certain, target: 0.9999, stepsPerBit: 4)
    #expect(taken.takenBackBelow == 9.25)
    #expect(abs(taken.automaticFrom - max(none.automaticFrom, 9.25)) < 1e-9)
  }

  @Test("A target that not even certain links keep asks more of one more than any link has")
  func unattainable() {
    let choice = Self.choose(
      [Self.link(30)], certain: 100, target: 0.999_999_99, stepsPerBit: 4)
    #expect(choice == LinkThreshold.Choice(takenBackBelow: 49.75, automaticFrom: 49.75))
  }

  // MARK: In a run

  /// A record of somebody without a number, beside so many records that their numbers settle.
  private static func run(exact: Int, target: Double = 0.9999) throws
    -> (record: [String: String], summary: Summary)
  {
    let given = ["An", "Bình", "Chi", "Dung", "Giang", "Hoa", "Lan", "Mai"]
    var register =
      "citizen_id,old_id,full_name,birth_date,gender,commune_code,address,status,father_id,mother_id,household_id\n"
      + "040190700001,187700001,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,17002,\"Xóm 3, xã Nam Thanh\",alive,,,H90001\n"
    var insurance =
      ReasonTests.header + "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,,,17002,\n"
    for place in 0..<exact {
      let number = String(40_170_100_000 + place)
      let name = "Lê Thị \(given[place / 8 % 8]) \(given[place % 8])"
      let date = "\(place % 28 + 1 < 10 ? "0" : "")\(place % 28 + 1)/05/1970"
      register += "0\(number),,\(name),\(date),Nữ,17005,,alive,,,H\(place)\n"
      insurance += "E\(place),,,\(name),\(date),Nữ,0\(number),,17005,\n"
    }
    let run = try Run(insurance: insurance, reference: register, threads: 2) {
      $0.targetPrecision = target
    }
    let settled = run.outcomes.count { $0["reason"] == "D00" }
    #expect(settled == exact)
    return (try #require(run.byRecord["R"]), run.report.summary)
  }

  @Test(
    "The threshold that is told holds for a record beside few links and many",
    arguments: [1, 10, 10_000])
  func told(exact: Int) throws {
    let usual = try Self.run(exact: exact)
    let probability = try #require(Double(usual.record["probability"] ?? ""))
    #expect(probability > 0.995 && probability < 1)
    if exact == 10_000 { #expect(abs(usual.summary.acceptedAt - 0.995) < 1e-9) }
    // Beside one link the target leaves half of the errors that the record has, beside ten links more than all.
    let target = 1 - (1 - probability) / 4
    let (record, summary) = try Self.run(exact: exact, target: target)
    #expect(record["outcome"] == (exact == 1 ? "review" : "authenticated"))
    #expect((probability >= summary.acceptedAt) == (exact > 1))
    let allowed = (1 - target) * 2 - 1e-7
    if exact == 1 { #expect(abs(summary.acceptedAt - (1 - allowed)) < 1e-9) }
  }
}
