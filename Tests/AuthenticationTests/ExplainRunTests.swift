import Linkage
import Tables
import TestSupport
import Testing
import Workbooks

@testable import Authentication

@Suite("A finished run is explained and compared")
struct ExplainRunTests {
  /// A run over a small province whose folder is kept.
  final class Kept: @unchecked Sendable {
    // Only its path is used once the run is over.
    let folder = TemporaryFolder()
    let manifest: Manifest
    let settings: MatchSettings

    init(
      precision: Double = 0.9999, change: (inout MatchSettings) -> Void = { _ in }
    ) throws {
      let province = try Province.small.get()
      var settings = MatchSettings(
        insurancePath: folder.write(province.insurance, to: "insurance.csv"),
        referencePath: folder.write(province.reference, to: "reference.csv"),
        outputPath: folder.path(of: "results"), asOf: Run.asOf)
      settings.threads = 2
      settings.targetPrecision = precision
      change(&settings)
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

  static let kept = Result { try Kept() }

  @Test("What the explanation finds is what the run wrote, for some of every reason")
  func reproduced() throws {
    let kept = try Self.kept.get()
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

  @Test("Of the records with one number, the person's own are told apart from the other people's")
  func samePerson() throws {
    let folder = TemporaryFolder()
    let rows = [
      "A,4200000001,,Võ Thị Hoa,19/12/1989,Nữ,040189010176,,18013,",
      "B,4200000002,,Trần Minh Quân,04/03/2012,Nam,040189010176,,18013,",
      "C,4200000003,,V. T. Hoa,19/12/1989,Nữ,040189010176,,18013,",
    ]
    var settings = MatchSettings(
      insurancePath: folder.write(
        ReasonTests.header + rows.map { $0 + "\n" }.joined(), to: "insurance.csv"),
      referencePath: try folder.write(ReasonTests.reference, to: "reference.csv"),
      outputPath: folder.path(of: "results"), asOf: Run.asOf)
    settings.threads = 2
    var run = MatchRun(settings: settings, version: "test")
    _ = try run.run()
    let manifest = try Manifest.read(folder: settings.outputPath)
    let explain = ExplainRun(
      folder: settings.outputPath, manifest: manifest, settings: settings)
    for (record, kind, others) in [
      ("A", ExplainedResolution.Kind.samePerson, ["C"]), ("C", .samePerson, ["A"]),
      ("B", .samePerson, []), ("B", .sameNumber, ["A", "C"]),
    ] {
      let found = try explain.explain(.record(record)).resolutions.filter { $0.kind == kind }
      #expect(found.flatMap(\.others).map(\.recordID) == others, "\(record) \(kind)")
    }
  }

  @Test("A record id finds the record; an unknown one is refused")
  func byRecord() throws {
    let kept = try Self.kept.get()
    let outcome = try #require(kept.outcomes.dropFirst(40).first)
    let id = try #require(outcome["record_id"])
    let record = try kept.explain.explain(.record(id))
    #expect(record.recordID == id)
    #expect(String(record.row) == outcome["row"])
    #expect(throws: ExplainError.self) { try kept.explain.explain(.record("nobody's")) }
  }

  @Test("What leaves a probable link to a person is told")
  func doubt() throws {
    let province = try Province.small.get()
    let mother = try #require(
      PlainTable(province.reference).records.first {
        $0["gender"] == "Nữ" && $0["birth_date"]?.hasSuffix("/1985") == true
          && $0["citizen_id"]?.isEmpty == false
      })
    let (name, number) = (mother["full_name"] ?? "", mother["citizen_id"] ?? "")
    let folder = TemporaryFolder()
    let insurance = folder.write(
      Array(
        """
        record_id,full_name,birth_date,gender,citizen_id
        A,\(name),05/06/2023,Nữ,\(number)
        B,\(name),\(mother["birth_date"] ?? ""),Nữ,\(number)

        """.utf8), to: "insurance.csv")
    let kept = try Kept { $0.insurancePath = insurance }
    let child = try kept.explain.explain(.record("A"))
    #expect(child.outcome == .review && child.doubt == .child)
    #expect(try kept.explain.explain(.record("B")).doubt == nil)
  }

  @Test("A corrected record is explained with its corrected values, as the run has decided it")
  func corrected() throws {
    let kept = try Self.kept.get()
    let province = try Province.small.get()
    let people = PlainTable(province.reference).records
    let records = PlainTable(province.insurance).records
    let wrongDate = try #require(
      kept.outcomes.first { $0["outcome"] == "authenticated" && $0["reason"] == "S20" })
    let right = try #require(kept.outcomes.first { $0["reason"] == "D00" })
    func row(_ outcome: [String: String]) -> Int { Int(outcome["row"] ?? "") ?? 0 }
    func key(_ outcome: [String: String]) -> RecordKey {
      Array((outcome["record_id"] ?? "").utf8).withUnsafeBufferPointer { RecordKey($0) }
    }
    let person = try #require(people.first { $0["citizen_id"] == wrongDate["citizen_id"] })
    let old = records[row(wrongDate) - 1]["birth_date"] ?? ""
    let new = person["birth_date"] ?? ""
    var corrections = Corrections()
    corrections.add(
      .init(field: .birthDate, old: old, new: new), to: key(wrongDate), unit: "17827")
    corrections.add(
      .init(field: .sex, old: "no such value", new: "neither"), to: key(wrongDate), unit: "17827")
    corrections.refuse(
      person: UInt64(right["citizen_id"] ?? "") ?? 0, for: key(right), unit: "17827")
    let run = try Kept { $0.corrections = corrections }

    let mended = try run.explain.explain(.row(row(wrongDate)))
    #expect(mended.isReproduced && mended.warnings.isEmpty)
    #expect(mended.outcome == .authenticated)
    #expect(mended.reason != .s20)
    let correction = try #require(mended.correction)
    #expect(correction.unit == "17827")
    #expect(correction.applied.map(\.field) == [.birthDate])
    #expect(correction.outdated.map(\.field) == [.sex])
    let field = try #require(mended.fields.first { $0.kind == .birthDate })
    #expect(field.raw == old)
    #expect(field.correction == new)
    #expect(field.clean == new)

    let refused = try run.explain.explain(.row(row(right)))
    #expect(refused.isReproduced)
    #expect(refused.outcome == .unresolved)
    #expect(refused.correction?.refusedPeople.count == 1)

    // Without the corrections the explanation says that it is not the run's.
    var settings = run.settings
    settings.corrections = nil
    let without = ExplainRun(
      folder: settings.outputPath, manifest: run.manifest, settings: settings)
    #expect(try without.explain(.row(row(wrongDate))).warnings.count == 1)
  }

  @Test("Another model than the run's is told")
  func otherModel() throws {
    let kept = try Self.kept.get()
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
    let kept = try Self.kept.get()
    let outcome = try #require(
      kept.outcomes.first { $0["outcome"] == "authenticated" && $0["reason"] == "S20" })
    let record = try kept.explain.explain(.row(Int(outcome["row"] ?? "") ?? 0))
    #expect(record.proposal != nil)
    if let after = record.proposedProbability { #expect(after >= record.probability) }
  }

  @Test(
    "A target for links without the number takes the doubtful ones among them back, and no others")
  func targetWithoutNumber() throws {
    let kept = try Self.kept.get()
    let strict = try Kept { $0.targetWithoutNumber = 0.999_999 }
    var taken = 0
    for (before, after) in zip(kept.outcomes, strict.outcomes) where before != after {
      taken += 1
      #expect(before["outcome"] == "authenticated" && after["outcome"] == "review")
      #expect(before["citizen_id"] != before["clean_citizen_id"])
    }
    #expect(taken > 0)
    let summary = try Summary.read(folder: strict.settings.outputPath)
    #expect((summary.acceptedWithoutNumber ?? 0) > summary.acceptedAt)
    #expect(try Summary.read(folder: kept.settings.outputPath).acceptedWithoutNumber == nil)
  }

  @Test("A run compared with itself has no changes; with a stricter one only losses")
  func compare() throws {
    let kept = try Self.kept.get()
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

  @Test(
    "A record of a workbook is known by its number among the records, not by its row of the sheet")
  func workbook() throws {
    let workbook = try WorkbookWriter()
    let sheet = try workbook.addSheet(named: "Dữ liệu")
    sheet.text(row: 0, column: 0, "DANH SÁCH")
    sheet.texts(row: 3, ["record_id", "full_name", "birth_date", "citizen_id"])
    var rows = (1...9).map { ["H\($0)", "Nguyễn Văn An", "05/03/1950", "04005000012\($0)"] }
    // Record 3 stands in row 7 of the sheet.
    rows[2] = ["Cộng", "", "", ""]
    for (place, row) in rows.enumerated() { sheet.texts(row: 4 + place, row) }
    let bytes = try workbook.finish()
    let folder = TemporaryFolder()
    let kept = try Kept {
      $0.insurancePath = folder.write(bytes, to: "bhyt.xlsx")
    }
    #expect(try kept.explain.explain(.row(7)).recordID == "H7")
    #expect {
      try kept.explain.explain(.row(3))
    } throws: {
      guard let error = $0 as? ExplainError, case .rejectedRow = error.reason else { return false }
      return true
    }
  }

  @Test("Of two runs that differ in their model, the model is named as a cause")
  func comparedModel() throws {
    let kept = try Self.kept.get()
    let other = try Kept {
      $0.model.coverage = 0.5
      $0.modelDigest = "other"
    }
    let comparison = try RunComparison.compare(
      before: kept.settings.outputPath, after: other.settings.outputPath)
    #expect(comparison.causes.map(\.kind.rawValue) == ["model"])
  }
}
