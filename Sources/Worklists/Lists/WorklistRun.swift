import Authentication
import History
import Identifiers
import Tables
import Workbooks

/// What a user may choose for work lists.
public struct WorklistSettings: Sendable {
  /// The output folder of the run.
  public var folder: String
  /// The folder of the lists; made when it is missing.
  public var outputPath: String
  /// Where the inputs are now; `nil` for where the run has read them.
  public var insurancePath: String?
  /// Where the register is now; `nil` for where the run has read it.
  public var referencePath: String?
  /// For whom the lists are.
  public var audience: Audience = .office
  /// Whether the lists are cut by managing unit rather than by commune; `nil` for what the audience needs.
  public var isByUnit: Bool?
  /// Whether records of established people with a field to correct are listed too.
  public var isComplete = false
  /// Whether the middle digits of numbers and parts of names are hidden.
  public var isMasked = true
  /// The office at the head of the lists and the place before the date; dots where it does not say.
  public var letterhead = Configuration.Letterhead()
  /// The language of the lists.
  public var language: ReportLanguage = .vietnamese
  /// How inputs are read.
  public var configuration = Configuration()
  /// The number of threads; the lists do not depend on it.
  public var threads = 1

  var isCutByUnit: Bool { isByUnit ?? audience.isByUnit }

  /// Masked lists for the office, by commune.
  public init(folder: String, outputPath: String) {
    self.folder = folder
    self.outputPath = outputPath
  }
}

/// What was written.
public struct WorklistReport: Sendable, Equatable {
  /// One workbook.
  public struct File: Sendable, Equatable {
    /// The name of the file.
    public let name: String
    /// The commune or managing unit.
    public let unit: String
    /// The records in it.
    public let records: Int
    /// The digest of its bytes.
    let sha256: String
  }

  /// How the records of employers and schools were chosen.
  public enum Choice: Sendable, Equatable {
    /// The lists are for all.
    case all
    /// By the class of the record; `unknown` ones say nothing that is known and stand in no list.
    case byClass(unknown: Int)
    /// The file has neither classes nor cards: everybody is listed.
    case notByClass
  }

  /// The id of the lists, as their headings show it.
  public let list: String
  /// The workbooks in the order of their units.
  public let files: [File]
  /// How the records were chosen beside their outcome.
  public let choice: Choice

  /// The records of all workbooks.
  public var records: Int { files.reduce(0) { $0 + $1.records } }
}

/// Makes one Excel file for each commune or managing unit from a finished run.
///
/// The results are joined with the insurance file that the run has read, both in the order of the file, and
/// with the people of the register who are proposed. The lists are kept in the history, so that they can come
/// back; a list with unmasked names and numbers is recorded there.
///
/// - Complexity: one scan of each of the three files; memory for the listed records.
public struct WorklistRun {
  let settings: WorklistSettings
  let history: History

  /// A run that records the lists in a history.
  public init(settings: WorklistSettings, history: History) {
    self.settings = settings
    self.history = history
  }

  /// Writes the lists, all of them or none; lists of an earlier call are replaced as long as nobody has touched them.
  ///
  /// - Throws: ``WorklistError``.
  public func run() throws(WorklistError) -> WorklistReport {
    try WorklistError.attempt(execute)
  }

  private func execute() throws -> WorklistReport {
    let inputs = try RunInputs(folder: settings.folder)
    let manifest = inputs.manifest
    let insurance = try inputs.path(.insurance, named: settings.insurancePath)
    let reference = try inputs.path(.reference, named: settings.referencePath)
    let index = try WorklistIndex(folder: settings.outputPath)
    let folder = try OutputFolder(path: settings.outputPath)
    let asOf = BirthDate(iso: manifest.asOf) ?? .empty
    let (records, choice) = try openRecords(insurance)
    let lookup = PersonLookup(
      path: reference, configuration: settings.configuration, asOf: asOf,
      threads: settings.threads)
    let people = try lookup.people(Set(records.map(\.person).filter { $0 != 0 }))

    let isByUnit = settings.isCutByUnit
    let groups = WorklistGrouping(isByUnit: isByUnit, asOf: asOf, language: settings.language)
      .groups(records)
    let list = listID(manifest)
    let sheet = WorklistSheet(
      audience: settings.audience, isByUnit: isByUnit, language: settings.language,
      office: settings.letterhead.unitWords(in: settings.language),
      place: settings.letterhead.placeWords, asOf: asOf, list: list, isMasked: settings.isMasked)
    let (isMasked, language) = (settings.isMasked, settings.language)
    let labels = ReasonLabels(settings.configuration.reasons)
    let answers = try history.answers()
    var issued: [IssuedRecord] = []
    var files: [WorklistReport.File] = []
    try WorkQueue.stream(groups.count, threads: settings.threads) {
    } perform: { _, number -> Result<WrittenList, WorkbookError> in
      let group = groups[number]
      let rows = group.records.map {
        WorklistRow(
          $0, person: people[$0.person], unit: group.unit, list: list, isMasked: isMasked,
          language: language, labels: labels, answers: answers[$0.key] ?? [])
      }
      do throws(WorkbookError) {
        return .success(WrittenList(try sheet.workbook(group, rows), rows.map(\.issued)))
      } catch { return .failure(error) }
    } consume: { (number, result: Result<WrittenList, WorkbookError>) throws in
      let group = groups[number]
      let name = group.fileName + ".xlsx"
      try index.check(name)
      let digest: String
      do {
        let written = try result.get()
        let file = try folder.makeFile(named: name)
        try file.write(written.bytes)
        try file.finish()
        issued += written.issued
        digest = written.bytes.withUnsafeBytes { FileDigest.hex(of: $0) }
      } catch let error as WorkbookError {
        throw WorklistError.workbook(error, path: settings.outputPath + "/" + name)
      }
      files.append(
        .init(name: name, unit: group.unit, records: group.records.count, sha256: digest))
    }
    for name in index.earlier { folder.removeStale(named: name) }
    try WorklistIndex.write(files, to: folder)
    try history.add(
      IssuedList(
        id: list, audience: settings.audience.rawValue, folder: settings.folder,
        isMasked: settings.isMasked, records: issued, files: files.map(\.sha256)))
    if !settings.isMasked {
      try history.recordExport(
        kind: "worklists", folder: settings.outputPath, audience: settings.audience.rawValue,
        records: issued.count)
    }
    try folder.commit()
    return WorklistReport(list: list, files: files, choice: choice)
  }

  private struct WrittenList: Sendable {
    let bytes: [UInt8]
    let issued: [IssuedRecord]

    init(_ bytes: [UInt8], _ issued: [IssuedRecord]) {
      self.bytes = bytes
      self.issued = issued
    }
  }

  private func openRecords(_ insurance: String) throws -> ([OpenRecord], WorklistReport.Choice) {
    let (reader, roles) = try TableReader.open(
      path: insurance, kind: .insurance, configuration: settings.configuration,
      threads: settings.threads, legacy: .standard)
    if settings.isCutByUnit, roles[.managingUnit] == nil {
      throw WorklistError.noUnitColumn(path: insurance)
    }
    let open = OpenRecords(
      folder: settings.folder, threads: settings.threads, secret: try history.secret())
    let (audience, isComplete) = (settings.audience, settings.isComplete)
    let chosen = try open.choose { audience.wants($0, $1, $2, isComplete: isComplete) }
    let records = try open.complete(chosen, reader, roles)
    guard audience.isByUnit else { return (records, .all) }
    guard roles[.participantClass] != nil || roles[.cardNumber] != nil else {
      return (records, .notByClass)
    }
    let groups = records.map { ParticipantGroup(class: $0.participantClass, card: $0.cardNumber) }
    return (
      zip(records, groups).filter { audience.wants($0.1) }.map(\.0),
      .byClass(unknown: groups.count { $0 == .unknown })
    )
  }

  /// The same run and the same choices have the same id.
  private func listID(_ manifest: Manifest) -> String {
    let outcomes = manifest.outcomesSHA256
    let choices =
      "\(outcomes)|\(settings.audience.rawValue)|\(settings.isCutByUnit)|\(settings.isComplete)"
      + "|\(settings.isMasked)|\(settings.language.rawValue)"
    let digest = Array(choices.utf8).withUnsafeBytes { FileDigest.hex(of: $0) }
    return String(digest.prefix(8)).uppercased()
  }
}
