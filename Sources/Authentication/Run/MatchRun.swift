import Cleansing
import Corpora
import Dispatch
import Linkage
import ReferenceIndex
import Synchronization
import Tables

/// A failure of a run that is no fault of a table.
public enum MatchError: Error, Sendable, Equatable {
  case table(TableError)
  case index(IndexError)
  /// Both inputs are one file.
  case sameFile
  /// The program has lost rows: a fault of the program, never of the data.
  case lostRows(rowsIn: Int, outcomes: Int, rejected: Int)
}

/// What a finished run gives back to its caller.
public struct MatchReport: Sendable {
  /// Every figure of the run, as `summary.json` has it.
  public let summary: Summary
  /// What went in and came out, as `manifest.json` has it.
  public let manifest: Manifest
  /// Seconds by stage, in the order of the run.
  public let timings: [Manifest.Stage]
  /// What the user should know about the inputs: repeated columns, skipped rows.
  public let notes: [BilingualText]
}

/// The main job: an insurance file and a register in, an outcome for every record out.
///
/// Results depend on the inputs, the configuration and the day of the run, never on threads.
public struct MatchRun {
  let settings: MatchSettings
  let version: String
  let progress: MatchProgress?
  var timer = StageTimer()

  /// Prepares a run; nothing is read or written yet.
  ///
  /// - Parameters:
  ///   - version: The version of the program, for the manifest.
  ///   - progress: Told of progress from the threads of the run.
  public init(settings: MatchSettings, version: String, progress: MatchProgress? = nil) {
    self.settings = settings
    self.version = version
    self.progress = progress
  }

  /// Runs to the end; the results are in the output folder whole, or not at all.
  public mutating func run() throws(MatchError) -> MatchReport {
    do {
      return try execute()
    } catch let error as TableError {
      throw .table(error)
    } catch let error as IndexError {
      throw .index(error)
    } catch let error as MatchError {
      throw error
    } catch {
      preconditionFailure("A run throws errors of tables, of indexes and its own")
    }
  }

  private mutating func execute() throws -> MatchReport {
    let folder = try OutputFolder(path: settings.outputPath)
    if FileIdentity.isSame(settings.insurancePath, settings.referencePath) {
      throw MatchError.sameFile
    }
    let (reader, roles) = try RunContext.openInsurance(settings)
    timer.end("openInsurance")
    let register = try openRegister(records: reader.rowCount)
    let index = register.index
    let frequencies = NameFrequencies(index)
    timer.end(register.isFrozen ? "openReference" : "readReference")
    // Few records touch few pages of a mapped register; many touch all of them again and again.
    if register.isFrozen, reader.rowCount * MatchRun.peopleForEachRecord >= index.count {
      DispatchQueue.global(qos: .utility).async { index.warm() }
    }

    let store = RowStore(limit: settings.rowMemory, makeFile: folder.spillFiles)
    let records = RecordColumns(rows: reader.rowCount)
    let context = RunContext(
      reader, roles, RunContext.profile(reader, roles, settings), index, frequencies, settings)
    let chunks = match(context, records, store)
    try store.check()
    records.close(reader.chunks, chunks)
    timer.end("readInsurance")
    let digests = InputDigests(
      settings, insurance: reader.source, reference: register.source, index)
    var resolution = Resolution(index: index, settings: settings, records: records)
    progress?(.resolve, 0, 0)
    resolution.resolve()
    let duplicates = resolution.duplicates
    let repeated = RepeatedHashes(records.hashes)
    timer.end("resolve")

    let outcomes = try writeOutcomes(folder, chunks, records, store, index, repeated, duplicates)
    var summary = summarise(
      chunks, outcomes.counter, resolution, duplicates, register, reader, roles, repeated)
    summary.weights = LevelWeights(index, frequencies, settings.model).levels
    guard summary.rowsIn == summary.outcomes + summary.rejected,
      summary.total.records == summary.outcomes
    else {
      throw MatchError.lostRows(
        rowsIn: summary.rowsIn, outcomes: summary.outcomes, rejected: summary.rejected)
    }
    let learned = learnedNotes(register, context)
    summary.learned = learned.isEmpty ? nil : learned
    let outputs = outcomes.files + (try write(folder, chunks, register, summary))
    timer.end("write")
    let notes =
      reader.notes(roles) + context.profile.notes(comparesCodes: false)
      + [RejectedRow.layoutNote(chunks.lazy.flatMap(\.rejected))].compactMap { $0 }
      + summary.omissionNotes
      + register.notes + learned + registerNotes(register, reader) + summary.slipNotes
    let manifest = try writeManifest(folder, digests, notes, outputs: outputs)
    let stale = StaleResults(of: settings.outputPath, replacedBy: manifest)
    for name in stale.names { folder.removeStale(named: name) }
    try folder.commit()
    return MatchReport(
      summary: summary, manifest: manifest, timings: manifest.stages,
      notes: notes + stale.notes)
  }

  /// A frozen register is read into memory as a whole when it has no more people than this for each record.
  private static let peopleForEachRecord = 64

  /// - Parameter records: How many records will be matched; a frozen register is read into memory for many.
  private func openRegister(records: Int) throws -> LoadedRegister {
    try RegisterSource(settings, progress: progress).open { file in
      RegisterPlacement.isInMemory(
        registerBytes: file.count, records: records,
        others: MatchPlan.matchingBytes(records, settings), available: settings.availableMemory)
    }
  }

  // MARK: Matching

  private func match(
    _ context: RunContext, _ records: RecordColumns, _ store: RowStore
  ) -> [ChunkSummary] {
    let settings = settings
    let reader = context.reader
    let progress = progress
    let done = Atomic<Int>(0)
    // What cannot be kept need not be matched: the error is told at once.
    let hasFailed: @Sendable () -> Bool = { store.hasFailed }
    return WorkQueue.run(
      reader.chunks.count, threads: settings.threads, isStopped: hasFailed
    ) {
      ChunkMatcher(context, settings)
    } perform: { worker, chunk in
      let result = worker.match(chunk: chunk)
      records.place(result, firstRow: reader.chunks[chunk].firstRow)
      store.put(StoredRows(result), chunk: chunk)
      let rows = done.add(reader.chunks[chunk].rowCount, ordering: .relaxed).newValue
      progress?(.readInsurance, rows, reader.rowCount)
      return ChunkSummary(result)
    }
  }

  private func summarise(
    _ chunks: [ChunkSummary], _ counter: BreakdownCounter, _ resolution: Resolution,
    _ duplicates: DuplicateGroups, _ register: LoadedRegister, _ reader: TableReader,
    _ roles: ColumnRoles, _ repeated: RepeatedHashes
  ) -> Summary {
    let coverage = CoverageCounter.count(
      register.index, linked: counter.linked, asOf: settings.asOf,
      threads: settings.threads)
    func sums(_ counts: [[Int]], _ codes: Int) -> [Int] {
      counts.reduce(into: Array(repeating: 0, count: codes)) { total, part in
        for index in part.indices { total[index] += part[index] }
      }
    }
    let repairs = sums(chunks.map(\.repairs), CleansingCodes.repairs.count)
    let findings = sums(chunks.map(\.findings), CleansingCodes.findings.count)
    let quality = chunks.reduce(into: ColumnQualityTally()) { $0.merge($1.quality) }
    let builder = SummaryBuilder(
      counter: counter, offices: settings.configuration.offices,
      reasonLabels: settings.configuration.reasons.isEmpty
        ? nil : ReasonLabels(settings.configuration.reasons))
    return builder.build { summary in
      summary.asOf = settings.asOf.iso
      summary.coverage = coverage
      summary.columns = quality.columns(roles)
      summary.rowsIn = reader.rowCount
      summary.outcomes = resolution.records.count
      summary.rejected = chunks.reduce(0) { $0 + $1.rejected.count }
      let unreadable = chunks.reduce(0) { $0 + $1.rejected.count { !$0.reason.isLayout } }
      summary.unreadable = unreadable > 0 ? unreadable : nil
      summary.registerPeople = register.index.distinctPeople
      summary.registerRejected = register.rejected.count
      summary.registerDuplicateIds = register.duplicateIDs
      let unknownStatuses = register.index.unknownStatuses
      summary.registerUnknownStatuses = unknownStatuses > 0 ? unknownStatuses : nil
      summary.personGroups = duplicates.groups.count { $0.reason == .t50 }
      let repeats = resolution.insuranceRepeats
      summary.repeatedInsuranceNumbers = repeats.same > 0 ? repeats.same : nil
      summary.sharedInsuranceNumbers = repeats.others > 0 ? repeats.others : nil
      let slips = resolution.slips
      summary.slippedNumbers = slips.numbers > 0 ? slips.numbers : nil
      summary.slippedNames = slips.names > 0 ? slips.names : nil
      summary.slippedDates = slips.dates > 0 ? slips.dates : nil
      summary.numberGroups = resolution.numberGroups.count
      summary.duplicateRecordIds = repeated.count
      summary.searchedRecords = chunks.reduce(0) { $0 + $1.searched }
      summary.comparedCandidates = chunks.reduce(0) { $0 + $1.compared }
      summary.searchKeys = SearchKeyCount.counts(
        chunks.reduce(into: SearchTally()) { $0.merge($1.tally) }, links: counter.links)
      summary.acceptedAt = resolution.acceptedAt
      summary.acceptedWithoutNumber =
        settings.targetWithoutNumber == nil ? nil : resolution.acceptedWithoutNumber
      if settings.corrections != nil {
        summary.corrections = CorrectionTally.counts(chunks, resolution.records)
      }
      summary.repairs = SummaryBuilder.counts(CleansingCodes.repairs, repairs)
      summary.cleansingFindings = SummaryBuilder.counts(CleansingCodes.findings, findings)
      if !register.repairCounts.isEmpty {
        summary.registerRepairs = SummaryBuilder.counts(
          CleansingCodes.repairs, register.repairCounts)
      }
    }
  }

  // MARK: Outputs

  /// Writes `outcomes.csv` and, from the same reading of the stored rows, `duplicates.csv`; counts
  /// what they say on the way.
  private func writeOutcomes(
    _ folder: OutputFolder, _ chunks: [ChunkSummary], _ records: RecordColumns, _ store: RowStore,
    _ index: ReferenceIndex, _ repeated: RepeatedHashes, _ duplicates: DuplicateGroups
  ) throws -> (files: [Manifest.File], counter: BreakdownCounter) {
    let writer = OutcomeWriter(index: index)
    var duplicateWriter = DuplicateWriter(duplicates, index)
    let (asOf, people) = (settings.asOf, index.count)
    let counters = CounterPool { BreakdownCounter(asOf: asOf, people: people) }
    let outcomes = try folder.makeFile(named: "outcomes.csv", isDigested: true)
    try outcomes.write(OutcomeWriter.header)
    try WorkQueue.stream(chunks.count, threads: settings.threads) {
    } perform: { _, chunk -> Result<WrittenChunk, TableError> in
      do throws(TableError) {
        let rows = try store.take(chunk)
        let decisions = records.decisions(ofChunk: chunk)
        let text = rows.withColumns { columns in
          counters.with { $0.add(columns.facts, decisions, classes: chunks[chunk].classes) }
          let rows = records.starts[chunk]..<records.starts[chunk + 1]
          return WrittenChunk(
            outcomes: writer.lines(
              columns, decisions, records.hashes(ofChunk: chunk), isRepeated: repeated.contains),
            heads: DuplicateWriter.heads(columns, rows, duplicates))
        }
        return .success(text)
      } catch {
        return .failure(error)
      }
    } consume: { (chunk, written: Result<WrittenChunk, TableError>) throws(TableError) in
      let written = try written.get()
      try outcomes.write(written.outcomes)
      duplicateWriter.add(written.heads)
      progress?(.write, records.starts[chunk + 1], records.count)
    }
    let list = try folder.makeFile(named: "duplicates.csv", isDigested: true)
    try duplicateWriter.write(to: list, records.decisions)
    return ([try finish(outcomes), try finish(list)], counters.sum())
  }

  /// What one chunk gives to the tables of results.
  private struct WrittenChunk: Sendable {
    let outcomes: [UInt8]
    let heads: DuplicateWriter.Heads
  }

  private func write(
    _ folder: OutputFolder, _ chunks: [ChunkSummary], _ register: LoadedRegister,
    _ summary: Summary
  ) throws -> [Manifest.File] {
    var outputs: [Manifest.File] = []
    let rejected = try folder.makeFile(named: "rejected.csv", isDigested: true)
    try rejected.write(RejectedRow.csvText(chunks.flatMap(\.rejected)))
    outputs.append(try finish(rejected))
    // An earlier run may have left one.
    folder.removeStale(named: "rejected_reference.csv")
    if !register.rejected.isEmpty {
      let file = try folder.makeFile(named: "rejected_reference.csv", isDigested: true)
      try file.write(RejectedRow.csvText(register.rejected))
      outputs.append(try finish(file))
    }
    let summaryFile = try folder.makeFile(named: "summary.json", isDigested: true)
    try summaryFile.write(try JSONText.encode(summary))
    outputs.append(try finish(summaryFile))
    return outputs
  }

  private func finish(_ file: OutputFile) throws -> Manifest.File {
    let bytes = file.count
    let digest = try file.finish()
    return Manifest.File(role: "output", name: file.name, bytes: bytes, sha256: digest ?? "")
  }

  private mutating func writeManifest(
    _ folder: OutputFolder, _ digests: InputDigests, _ notes: [BilingualText],
    outputs: [Manifest.File]
  ) throws -> Manifest {
    progress?(.digest, 0, 0)
    let inputs = digests.files()
    timer.end("digest")
    let manifest = Manifest(
      version: version, asOf: settings.asOf.iso, targetPrecision: settings.targetPrecision,
      targetWithoutNumber: settings.targetWithoutNumber,
      configurationSHA256: settings.configurationDigest,
      configurationPath: settings.configurationPath, modelSHA256: settings.modelDigest,
      corporaSHA256: Corpus.digestText, correctionsSHA256: settings.corrections?.digest,
      warnings: notes, inputs: inputs, outputs: outputs, threads: settings.threads,
      startedAt: timer.startedAt,
      seconds: timer.total, stages: timer.stages)
    let file = try folder.makeFile(named: "manifest.json")
    try file.write(try JSONText.encode(manifest))
    _ = try file.finish()
    return manifest
  }

  /// The files of a result.
  package static let outputs = [
    "outcomes.csv", "duplicates.csv", "rejected.csv", "rejected_reference.csv", "summary.json",
    "manifest.json",
  ]
}
