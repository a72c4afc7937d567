import Cleansing
import Identifiers
import ReferenceIndex
import Tables

/// Lists what the register tells about insured people: deaths, children without a card, accounts of somebody else.
///
/// Reads the outcomes of a finished run and the register that the run has read. Lists are masked unless the settings say
/// otherwise; the counts go into `events.json`, from which the report takes them.
public struct EventsRun {
  /// What a user may choose.
  public struct Settings: Sendable {
    /// The output folder of a finished run.
    public var folder: String
    /// The folder of the lists; made when it is missing.
    public var outputPath: String
    /// The register; `nil` for the one that the run has read.
    public var referencePath: String?
    /// The insurance file; `nil` for the one that the run has read.
    public var insurancePath: String?
    /// A table of accounts with the holders' names.
    public var accountsPath: String?
    /// How inputs are read.
    public var configuration = Configuration()
    /// The number of threads; the lists do not depend on it.
    public var threads = 1
    /// Whether names, dates and numbers are written in full.
    public var isUnmasked = false
    /// Whether to list the people of the register who have no insurance record: only on request, they are many.
    public var listsUninsured = false
    /// The language of the reasons in the lists.
    public var language = ReportLanguage.vietnamese

    /// Masked lists of a run, without accounts and without the uninsured.
    public init(folder: String, outputPath: String) {
      self.folder = folder
      self.outputPath = outputPath
    }
  }

  let settings: Settings
  let mask: ListMask

  /// Prepares the lists; nothing is read yet.
  public init(_ settings: Settings) {
    self.settings = settings
    mask = ListMask(isUnmasked: settings.isUnmasked)
  }

  /// Writes the lists and their counts; all of them or none.
  ///
  /// - Parameter willAppear: Is told the counts before the lists get their place; when it throws, nothing is
  ///   written. Who has to record an export does it here.
  /// - Throws: ``ExplainError`` when an input is not there or not what the run has read; ``TableError`` or
  ///   ``IndexError`` of the inputs and outputs.
  public func run(willAppear: (EventFigures) throws -> Void = { _ in }) throws -> EventFigures {
    let inputs = try RunInputs(folder: settings.folder)
    let manifest = inputs.manifest
    let asOf = BirthDate(iso: manifest.asOf) ?? .empty
    let index = try RegisterSource(
      path: inputs.path(.reference, named: settings.referencePath),
      configuration: settings.configuration, threads: settings.threads, asOf: asOf
    ).open().index
    let found = try EventOutcomes(
      folder: settings.folder, index: index, threads: settings.threads)
    let cards = try rowsWithCard(inputs)
    let output = try OutputFolder(path: settings.outputPath)
    var figures = EventFigures(
      asOf: manifest.asOf, lists: [], outcomesSHA256: manifest.outcomesSHA256)
    let lists = EventLists(
      index: index, ages: AgesOnDay(asOf), mask: mask, language: settings.language)

    let deaths = lists.deaths(found)
    try write(deaths, named: "events_deaths.csv", to: output)
    figures.lists.append(
      deaths.figures("deaths", people: Set(found.deaths.map(\.person)).count))
    let children = lists.children(found, rowsWithCard: cards)
    try write(children, named: "events_children.csv", to: output)
    figures.lists.append(children.figures("children"))
    if let path = settings.accountsPath {
      let accounts = try AccountTable(path: path, threads: settings.threads)
      let records = try EventOutcomes.names(
        folder: settings.folder, of: Set(accounts.rows.map(\.recordID)), threads: settings.threads)
      let checked = lists.accounts(accounts, records)
      try write(checked, named: "events_accounts.csv", to: output)
      figures.lists.append(checked.figures("accounts"))
      figures.accountsRead = accounts.rows.count
      figures.accountsFitting =
        accounts.rows.count + accounts.rejected.count - checked.rows.count
    }
    if settings.listsUninsured {
      let uninsured = lists.uninsured(found)
      try write(uninsured, named: "events_uninsured.csv", to: output)
      figures.lists.append(uninsured.figures("uninsured"))
    }
    // Lists of an earlier run that this one was not asked for.
    for name in EventsRun.outputs { output.removeStale(named: name) }
    let file = try output.makeFile(named: "events.json")
    try file.write(try JSONText.encode(figures))
    try willAppear(figures)
    try output.commit()
    return figures
  }

  /// One bit for each row of the insurance file that has a card; `nil` when there is no such column or the file came
  /// through a pipe.
  private func rowsWithCard(_ inputs: RunInputs) throws -> [UInt64]? {
    if (settings.insurancePath ?? inputs.manifest.input(.insurance)?.path ?? "-") == "-" {
      return nil
    }
    let path = try inputs.path(.insurance, named: settings.insurancePath)
    let (reader, roles) = try TableReader.open(
      path: path, kind: .insurance, configuration: settings.configuration,
      threads: settings.threads, legacy: .standard)
    guard let column = roles[.cardNumber] else { return nil }
    let parts = WorkQueue.run(reader.chunks.count, threads: settings.threads) {
    } perform: { _, chunk in
      var rows: [UInt32] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { row in
        if !row.isEmpty(column) { rows.append(UInt32(truncatingIfNeeded: row.number)) }
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return rows
    }
    var bits = [UInt64](repeating: 0, count: reader.rowCount / 64 + 1)
    for row in parts.joined() { bits[Int(row >> 6)] |= 1 << UInt64(row & 63) }
    return bits
  }

  private func write(_ list: EventList, named name: String, to output: OutputFolder) throws {
    let file = try output.makeFile(named: name)
    // People open these lists in a spreadsheet.
    var writer = CSVWriter(isFormulaSafe: true)
    for cell in list.header { writer.field(cell) }
    writer.endRow()
    for row in list.rows {
      for cell in row.cells { writer.field(cell) }
      writer.endRow()
    }
    try file.write(&writer)
    try file.finish()
  }

  /// The files of a result.
  package static let outputs = [
    "events_deaths.csv", "events_children.csv", "events_accounts.csv", "events_uninsured.csv",
    "events.json",
  ]

}

/// One list of events: rows of cells, each with its reason.
struct EventList {
  struct Row {
    var cells: [String]
    var reason: EventReason
  }

  var header: [String]
  var rows: [Row] = []

  func figures(_ code: String, people: Int? = nil) -> EventFigures.List {
    var counts: [EventReason: Int] = [:]
    for row in rows { counts[row.reason, default: 0] += 1 }
    return EventFigures.List(
      code: code, count: rows.count, people: people,
      reasons: EventReason.allCases.compactMap { reason in
        counts[reason].map {
          Summary.CodeCount(
            code: reason.rawValue, vi: reason.labelVi, en: reason.labelEn, count: $0)
        }
      })
  }
}

/// Why somebody is in a list of events.
enum EventReason: String, CaseIterable {
  case deadLinked = "E10"
  case deadCandidate = "E11"
  case newborn = "E20"
  case childWithoutRecord = "E21"
  case childCandidate = "E22"
  case childWithoutCard = "E23"
  case holderNear = "E30"
  case holderDifferent = "E31"
  case holderMissing = "E32"
  case holderDead = "E33"
  case beneficiaryUnknown = "E34"
  case accountUnreadable = "E35"
  case uninsuredChild = "E40"
  case uninsuredPupil = "E41"
  case uninsuredAdult = "E42"
  case uninsuredElder = "E43"
  case uninsuredCandidate = "E44"
  case uninsuredAgeless = "E45"

  func label(in language: ReportLanguage) -> String {
    language.choose(vi: labelVi, en: labelEn)
  }

  var labelVi: String {
    switch self {
    case .deadLinked: "Bản ghi đã xác thực là của người đã chết"
    case .deadCandidate: "Người phù hợp nhất đã chết, cần rà soát"
    case .newborn: "Mới sinh trong 12 tháng, chưa có bản ghi"
    case .childWithoutRecord: "Từ 1 đến dưới 6 tuổi, chưa có bản ghi"
    case .childCandidate: "Có bản ghi có thể là của trẻ, chưa xác thực"
    case .childWithoutCard: "Có bản ghi nhưng chưa có mã thẻ"
    case .holderNear: "Tên chủ tài khoản gần giống"
    case .holderDifferent: "Tên chủ tài khoản khác hẳn"
    case .holderMissing: "Không có tên chủ tài khoản"
    case .holderDead: "Người hưởng đã chết, tài khoản còn nhận tiền"
    case .beneficiaryUnknown: "Không tìm thấy người hưởng trong kết quả"
    case .accountUnreadable: "Dòng không đọc được, chưa kiểm tra"
    case .uninsuredChild: "Dưới 6 tuổi, chưa tham gia: ngân sách nhà nước đóng"
    case .uninsuredPupil: "Từ 6 đến dưới 18 tuổi, chưa tham gia: nhóm học sinh"
    case .uninsuredAdult: "Từ 18 đến dưới 80 tuổi, chưa tham gia: người lao động hoặc hộ gia đình"
    case .uninsuredElder: "Từ 80 tuổi, chưa tham gia: ngân sách nhà nước đóng"
    case .uninsuredCandidate: "Có bản ghi có thể là của người này, chưa xác thực"
    case .uninsuredAgeless: "Không rõ ngày sinh, chưa tham gia"
    }
  }

  var labelEn: String {
    switch self {
    case .deadLinked: "An authenticated record is a dead person's"
    case .deadCandidate: "The best person is dead, to be looked at"
    case .newborn: "Born within twelve months, no record"
    case .childWithoutRecord: "One to under six years, no record"
    case .childCandidate: "A record may be the child's, not authenticated"
    case .childWithoutCard: "A record without a card number"
    case .holderNear: "The holder's name is near"
    case .holderDifferent: "The holder's name is quite different"
    case .holderMissing: "No holder's name"
    case .holderDead: "The beneficiary is dead, the account still paid"
    case .beneficiaryUnknown: "The beneficiary is not in the results"
    case .accountUnreadable: "The row cannot be read, nothing was checked"
    case .uninsuredChild: "Under six, no record: the state pays"
    case .uninsuredPupil: "Six to under eighteen, no record: pupils' group"
    case .uninsuredAdult: "Eighteen to under eighty, no record: worker or household"
    case .uninsuredElder: "Eighty and older, no record: the state pays"
    case .uninsuredCandidate: "A record may be this person's, not authenticated"
    case .uninsuredAgeless: "Birth date unknown, no record"
    }
  }
}
