import Authentication
import Linkage
import Tables
import TestSupport
import Testing

@Suite("A finished run is explained and compared")
struct ExplainRunTests {
  /// A run over a small province whose folder is kept.
  final class Kept: @unchecked Sendable {
    // Only its path is used once the run is over.
    let folder = TemporaryFolder()
    let manifest: Manifest
    let settings: MatchSettings

    init(precision: Double = 0.9999) throws {
      let province = try #require(Province.small)
      var settings = MatchSettings(
        insurancePath: folder.write(province.insurance, to: "insurance.csv"),
        referencePath: folder.write(province.reference, to: "reference.csv"),
        outputPath: folder.path(of: "results"), asOf: Run.asOf)
      settings.threads = 2
      settings.targetPrecision = precision
      var run = MatchRun(settings: settings, version: "test")
      _ = try run.run()
      manifest = try Manifest.read(folder: settings.outputPath)
      self.settings = settings
    }

    var outcomes: [[String: String]] {
      PlainTable(TemporaryFolder.bytes(at: settings.outputPath + "/outcomes.csv")).records
    }

    var explain: ExplainRun {
      ExplainRun(folder: settings.outputPath, manifest: manifest, settings: settings)
    }
  }

  static let kept: Kept? = try? Kept()

  @Test("What the explanation finds is what the run wrote, for some of every reason")
  func reproduced() throws {
    let kept = try #require(Self.kept)
    var seen: [String: Int] = [:]
    for outcome in kept.outcomes {
      let reason = outcome["reason"] ?? ""
      seen[reason, default: 0] += 1
      guard seen[reason, default: 0] <= 2, let row = outcome["row"].flatMap({ Int($0) }) else {
        continue
      }
      let record = try kept.explain.explain(.row(row))
      #expect(record.isReproduced, "row \(row), \(reason)")
      #expect(record.outcome.name == outcome["outcome"], "row \(row)")
      #expect(record.reason.code == reason, "row \(row)")
      #expect(record.warnings.isEmpty)
      if let best = record.candidates.first {
        let sum = best.evidence.reduce(0) { $0 + $1.bits }
        #expect(abs(sum - best.bits) < 1e-9, "the waterfall adds up, row \(row)")
        #expect(best.comparison.absenceInBits >= 0)
      }
    }
    #expect(seen.count >= 8)
  }

  @Test("A record id finds the record; an unknown one is refused")
  func byRecord() throws {
    let kept = try #require(Self.kept)
    let outcome = try #require(kept.outcomes.dropFirst(40).first)
    let id = try #require(outcome["record_id"])
    let record = try kept.explain.explain(.record(id))
    #expect(record.recordID == id)
    #expect(String(record.row) == outcome["row"])
    #expect(throws: ExplainError.self) { try kept.explain.explain(.record("nobody's")) }
  }

  @Test("Another model than the run's is told")
  func otherModel() throws {
    let kept = try #require(Self.kept)
    var settings = kept.settings
    settings.modelDigest = "other"
    let run = ExplainRun(
      folder: settings.outputPath, manifest: kept.manifest, settings: settings)
    #expect(try run.explain(.row(1)).warnings.count == 1)
  }

  @Test(
    "A record that is established and differs in a field gets a proposal that would authenticate it"
  )
  func proposal() throws {
    let kept = try #require(Self.kept)
    let outcome = try #require(
      kept.outcomes.first { $0["outcome"] == "authenticated" && $0["reason"] == "S20" })
    let record = try kept.explain.explain(.row(Int(outcome["row"] ?? "") ?? 0))
    #expect(record.proposal != nil)
    if let after = record.proposedProbability { #expect(after >= record.probability) }
  }

  @Test("A run compared with itself has no changes; with a stricter one only losses")
  func compare() throws {
    let kept = try #require(Self.kept)
    let same = try RunComparison.compare(
      before: kept.settings.outputPath, after: kept.settings.outputPath, threads: 2)
    #expect(same.unchanged == same.matched)
    #expect(same.matched == kept.outcomes.count)
    #expect(same.gained == 0 && same.lost == 0 && same.relinked == 0)
    #expect(same.causes.isEmpty)

    let strict = try Kept(precision: 0.999999)
    let stricter = try RunComparison.compare(
      before: kept.settings.outputPath, after: strict.settings.outputPath, threads: 2)
    #expect(stricter.gained == 0)
    #expect(stricter.matched == same.matched)
    #expect(stricter.before.records == stricter.after.records)
    #expect(
      stricter.keptAuthenticated + stricter.lost == stricter.before[.authenticated])
  }
}
