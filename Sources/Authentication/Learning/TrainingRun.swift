import Cleansing
import Linkage
import ReferenceIndex
import Synchronization
import Tables

/// Learns a model from an insurance file and a register, without labels or with some.
///
/// A sample of rows, chosen by what stands in them, is searched for in the register as in a run, and what the
/// records show is counted. The result depends on the two files, the labels and the size of the
/// sample, never on threads.
public struct TrainingRun {
  /// About the largest number of records that are looked at.
  static let sampleSize = 200_000

  let settings: MatchSettings
  let labelsPath: String?
  let progress: MatchProgress?

  /// - Parameters:
  ///   - settings: The files, the configuration and the model to start from; the output is not used.
  ///   - labelsPath: A table with the columns `record_id` and `citizen_id`; an empty number says that
  ///     the person is not in the register.
  public init(settings: MatchSettings, labelsPath: String? = nil, progress: MatchProgress? = nil) {
    self.settings = settings
    self.labelsPath = labelsPath
    self.progress = progress
  }

  /// Reads, counts and estimates.
  ///
  /// - Parameter name: The name of the model.
  /// - Throws: ``MatchError``, ``TableError`` or ``IndexError`` when an input cannot be used.
  public func run(name: String) throws -> ModelFile {
    if FileIdentity.isSame(settings.insurancePath, settings.referencePath) {
      throw MatchError.sameFile
    }
    let (reader, roles) = try RunContext.openInsurance(settings)
    let labels = try labelsPath.map { try TrainingLabels(path: $0, threads: settings.threads) }
    let index = try RegisterSource(settings, progress: progress).open().index
    let context = RunContext(
      reader, roles, RunContext.profile(reader, roles, settings), index, NameFrequencies(index),
      settings)
    let counts = count(context, labels)
    let training = Training(index: index, counts: counts, observedWith: settings.model)
    return training.estimate(
      name: name, trainedOn: settings.asOf.iso, recordsInFile: reader.rowCount)
  }

  /// What one thread keeps.
  private struct Worker {
    let cleanser: RecordCleanser
    var observer: TrainingObserver
  }

  private func count(_ context: RunContext, _ labels: TrainingLabels?) -> TrainingCounts {
    let (reader, roles, index) = (context.reader, context.roles, context.index)
    let settings = settings
    let progress = progress
    let done = Atomic<Int>(0)
    let limit = TrainingRun.highestHash(ofSample: reader.rowCount)
    let parts = WorkQueue.run(reader.chunks.count, threads: settings.threads) {
      Worker(
        cleanser: context.makeCleanser(settings),
        observer: TrainingObserver(
          index: index, model: settings.model, frequencies: context.frequencies,
          places: context.places, nameWidth: context.nameWidth))
    } perform: { worker, chunk in
      var counts = TrainingCounts()
      var scratch = reader.makeScratch()
      var details: [RecordDetail] = []
      reader.readChunk(chunk, scratch: &scratch) { row in
        let hash = row.contentHash
        guard hash <= limit else { return }
        guard !worker.cleanser.isOutOfScope(row) else { return }
        details.removeAll(keepingCapacity: true)
        var record = worker.cleanser.clean(row, details: &details)
        worker.cleanser.complete(&record, row)
        context.shift.apply(to: &record, &details)
        record.partParticles(&details, index.words)
        let label = labels?.label(row, roles, index)
        worker.observer.observe(
          record, record.detail >= 0 ? details[Int(record.detail)] : nil,
          seed: hash, label: label, into: &counts)
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      let rows = done.add(reader.chunks[chunk].rowCount, ordering: .relaxed).newValue
      progress?(.readInsurance, rows, reader.rowCount)
      return counts
    }
    return parts.reduce(into: TrainingCounts()) { $0.add($1) }
  }

  /// The highest ``Row/contentHash`` of the sample, about ``sampleSize`` of so many rows.
  private static func highestHash(ofSample rows: Int) -> UInt64 {
    rows <= sampleSize ? .max : UInt64.max / UInt64(rows) * UInt64(sampleSize)
  }
}
