import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables

/// Explains one record of a finished run: reads it again, decides again, and tells every step.
///
/// The decision is made by the same ``ChunkMatcher`` as in the run, on the record's chunk; what the
/// resolution of the whole file changed is read from `outcomes.csv`.
///
///     let run = ExplainRun(folder: "results", manifest: manifest, settings: settings)
///     let record = try run.explain(.row(17))
///
/// - Complexity: one scan of the insurance file and of the outcomes; a register that is not frozen
///   is read and frozen as in the run.
public struct ExplainRun: Sendable {
  /// Which record is meant.
  public enum Selection: Equatable, Sendable {
    /// The first record with this id.
    case record(String)
    /// The row, from 1 below the header.
    case row(Int)
  }

  /// The candidates that are told.
  static let shown = 3

  let folder: String
  let manifest: Manifest
  let settings: MatchSettings
  let progress: MatchProgress?

  /// - Parameters:
  ///   - folder: The output folder of the run.
  ///   - settings: Paths, configuration, model and day of the run.
  public init(
    folder: String, manifest: Manifest, settings: MatchSettings, progress: MatchProgress? = nil
  ) {
    self.folder = folder
    self.manifest = manifest
    self.settings = settings
    self.progress = progress
  }

  /// Explains one record.
  ///
  /// - Throws: ``ExplainError`` when an input or the record cannot be found.
  public func explain(_ selection: Selection) throws(ExplainError) -> ExplainedRecord {
    let inputs = try ExplainInputs(settings, manifest, folder: folder)
    do {
      return try explain(selection, inputs)
    } catch let error as TableError {
      throw ExplainError(.table(error), path: error.path)
    } catch let error as IndexError {
      throw ExplainError(.index(error), path: error.path)
    } catch let error as ExplainError {
      throw error
    } catch {
      preconditionFailure("An explanation throws errors of tables, of indexes and its own")
    }
  }

  private func explain(_ selection: Selection, _ inputs: ExplainInputs) throws -> ExplainedRecord {
    let summary = try readSummary()
    let (reader, roles) = try RunContext.openInsurance(settings)
    let profile = RunContext.profile(reader, roles, settings)
    let lookup = ExplainLookup(
      reader: reader, roles: roles, threads: settings.threads, nameEncoding: profile.nameEncoding)
    let rows = try lookup.rows(selection)
    let row = rows[0]
    let chunk = try lookup.chunk(of: row)

    let index = try RegisterSource(settings, progress: progress).open(inputs.reference).index
    let context = RunContext(reader, roles, profile, index, NameFrequencies(index), settings)
    let decision = try localDecision(row, chunk, context)
    let cleanser = context.makeCleanser(settings)
    var (read, number) = lookup.read(row, chunk, cleanser, index.words, settings.corrections)
    let fieldsOfRecord = IdentityFields(read.record, words: index.words)
    var details = [read.detail].compactMap { $0 }
    read.record.detail = read.detail == nil ? -1 : 0
    let hasCorrectedDate = read.fields.contains { $0.kind == .birthDate && $0.correction != nil }
    if !hasCorrectedDate { context.shift.apply(to: &read.record, &details) }
    read.record.partParticles(&details, index.words)
    read.detail = details.first
    let matcher = context.makeMatcher(settings)
    let explanation = matcher.explain(read.record, read.detail)

    var people = explanation.result.candidates.map { index.person($0.row).citizenID }
    if decision.person != Decision.nobody { people.append(index.person(decision.person).citizenID) }
    let outcomes = try OutcomeLines(
      folder: folder, row: row, people: people, number: number, threads: settings.threads)
    guard let line = outcomes.line else {
      throw ExplainError(.noOutcome(row: row), path: folder)
    }

    var explained = ExplainedRecord()
    explained.row = row
    explained.recordID = read.recordID
    explained.rowsWithSameID = Array(rows.dropFirst())
    explained.fields = read.fields
    explained.correction = read.correction
    explained.identity = fieldsOfRecord
    explained.commune = read.record.commune
    explained.communeLists = (profile.communeList, context.frequencies.communeList)
    explained.warnings =
      inputs.warnings
      + [index.readingMark.note, context.shift.note, NameWidth.note(context.nameWidth)]
      .compactMap { $0 }
    weigh(decision, explanation, read.record, summary, index, &explained)
    explained.search = explanation.steps
    explained.compared = explanation.result.compared
    explained.marginInBits = explanation.marginInBits
    let describing = ExplainedPeople(
      index: index, record: read.record, owner: explanation.result.owner)
    explained.candidates = explanation.candidates.prefix(ExplainRun.shown).map(describing.candidate)
    explained.take(line)
    let samePerson =
      line.reasons.contains(ReasonSet(.t50))
      ? try OutcomeLines.samePerson(folder: folder, row: row, threads: settings.threads) : []
    explained.resolve(
      local: decision, line: line, related: outcomes.related, samePerson: samePerson,
      personNumber: decision.person == Decision.nobody
        ? nil : index.person(decision.person).citizenID, ownNumber: number)
    propose(line, decision, explanation, read, matcher, index, &explained)
    return explained
  }

  /// The log-odds of a probability, in bits; certainty counts as 50.
  private static func bits(_ probability: Double) -> Double {
    log2Of(probability / max(1 - probability, 1e-15))
  }

  // MARK: Steps

  private func readSummary() throws -> Summary {
    do throws(TableError) {
      return try Summary.read(folder: folder)
    } catch {
      throw ExplainError(error.reason == .notFound ? .notARun : .table(error), path: folder)
    }
  }

  /// Tells how probable the best candidate is beside what the run has asked for, and what leaves the record to a person.
  private func weigh(
    _ decision: Decision, _ explanation: Explanation, _ record: CleanRecord, _ summary: Summary,
    _ index: ReferenceIndex, _ explained: inout ExplainedRecord
  ) {
    let hasOwnNumber = explanation.result.best.map {
      $0.number == .same || $0.number == .sameAfterReading
    }
    explained.acceptedAt =
      hasOwnNumber == false
      ? summary.acceptedWithoutNumber ?? summary.acceptedAt : summary.acceptedAt
    explained.acceptedAtBits = ExplainRun.bits(explained.acceptedAt)
    explained.oddsInBits =
      explanation.result.best == nil ? nil : ExplainRun.bits(explanation.result.probability)
    explained.isExact = decision.isExact
    explained.hasRival = decision.hasRival
    if decision.outcome == .review, explanation.result.probability >= settings.thresholds.accept {
      let reasoning = Reasoning(
        index: index, thresholds: settings.thresholds, asOf: settings.asOf)
      explained.doubt = reasoning.doubt(record, explanation.result)
    }
  }

  /// The decision for a row before the whole file is resolved, made by the matcher of the run.
  private func localDecision(
    _ row: Int, _ chunk: Int, _ context: RunContext
  ) throws -> Decision {
    let result = ChunkMatcher(context, settings).match(chunk: chunk)
    if let rejected = result.rejected.first(where: { $0.record == row }) {
      throw ExplainError(.rejectedRow(rejected), path: FileIdentity.shown(settings.insurancePath))
    }
    guard let position = result.facts.firstIndex(where: { Int($0.rowNumber) == row }) else {
      throw ExplainError(
        .noSuchRow(rows: context.reader.rowCount), path: FileIdentity.shown(settings.insurancePath))
    }
    return result.decisions[position]
  }

  /// Finds the one change and tries what it would do.
  private func propose(
    _ line: OutcomeLine, _ decision: Decision, _ explanation: Explanation, _ read: ReadRecord,
    _ matcher: RecordMatcher, _ index: ReferenceIndex, _ explained: inout ExplainedRecord
  ) {
    var final = decision
    final.outcome = line.outcome
    final.reason = line.reason
    final.findings = line.reasons
    let candidate = explanation.result.candidates.first { $0.row == decision.person }
    let proposal = Proposal(
      final, record: IdentityFields(read.record, words: index.words), candidate: candidate,
      person: candidate.map { IdentityFields(person: $0.row, of: index) })
    explained.proposal = proposal
    guard let candidate, line.outcome != .authenticated,
      let changed = proposal.applied(to: read.record, candidate.row, index)
    else { return }
    let result = matcher.match(changed, nil)
    explained.proposedProbability = result.best?.row == candidate.row ? result.probability : 0
  }
}

extension Proposal {
  /// The record with the proposed value in place; `nil` when there is no value to put there.
  func applied(to record: CleanRecord, _ person: UInt32, _ index: ReferenceIndex) -> CleanRecord? {
    guard !to.isEmpty, isChange, let field else { return nil }
    var record = record
    record.detail = -1
    switch field {
    case .name: record.name = WordList(index.nameWords(of: person))
    case .birthDate: record.birthDate = index.person(person).birthDate
    case .citizenID: record.citizenID = index.person(person).citizenID
    case .oldID: record.oldID = UInt64(index.person(person).oldID)
    case .sex: record.sex = Sex(rawValue: index.person(person).sex) ?? .unknown
    }
    return record
  }
}
