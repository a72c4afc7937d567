import Authentication
import Evaluation
import Identifiers
import Tables
import Workbooks

/// Reads a reviewed sample back and certifies the rate of its run.
public struct CertifyRun {
  /// The reviewed workbook.
  public let path: String
  /// The output folder of the run.
  public let folder: String
  /// The number of threads; the figures do not depend on it.
  public let threads: Int

  /// Prepares the reading of a reviewed sample.
  public init(path: String, folder: String, threads: Int) {
    self.path = path
    self.folder = folder
    self.threads = threads
  }

  /// What one reviewer says of one record: whether the link is right, or, without a link, whether the person is in
  /// the register.
  private struct Judgement {
    var answer: ReviewAnswer
    var hasFound: Bool
  }

  /// A row of a reviewer's sheet that does not count.
  public struct RefusedAnswer: Sendable, Equatable {
    /// What is wrong with it.
    public enum Reason: Sendable, Equatable {
      /// The conclusion is none of the choices.
      case unknownAnswer
      /// The number that was found has not twelve digits.
      case badNumber
      /// The sample code is not of this sample.
      case unknownCode
    }

    /// The sheet's place among those of the reviewers, from 1.
    public let reviewer: Int
    /// The row of the sheet as Excel numbers it.
    public let row: Int
    /// Why the row does not count.
    public let reason: Reason

    /// What is wrong, without the values of the row.
    public func message(in language: ReportLanguage) -> String {
      let text =
        switch reason {
        case .unknownAnswer:
          language.choose(
            vi: "kết luận không có trong danh mục", en: "the conclusion is none of the choices")
        case .badNumber:
          language.choose(
            vi: "số CCCD tìm được không đủ 12 chữ số",
            en: "the citizen ID found has not twelve digits")
        case .unknownCode:
          language.choose(
            vi: "mã mẫu không thuộc mẫu của lần chạy này",
            en: "the sample code is not of this run's sample")
        }
      return language.choose(
        vi: "Người rà soát \(reviewer), dòng \(row): ", en: "Reviewer \(reviewer), row \(row): ")
        + text
    }
  }

  /// What was found in a sample.
  public struct Report: Sendable, Equatable {
    /// The certified figures.
    public let certification: Certification
    /// Rows that count as unanswered, in the order of the sheets.
    public let refused: [RefusedAnswer]
    /// Whether `certified.json` was written: not without a single record that both reviewers have judged.
    public let isWritten: Bool
  }

  /// Computes the shares and writes `certified.json` into the folder of the run.
  ///
  /// - Throws: ``WorklistError`` when the workbook is no sample of this run.
  public func run() throws(WorklistError) -> Report { try WorklistError.attempt(execute) }

  private func execute() throws -> Report {
    let manifest = try RunInputs(folder: folder).manifest
    let outcomes = manifest.outcomesSHA256
    let sheets = try readSheets(run: String(outcomes.prefix(8)).uppercased())
    let reviewers = sheets.map(\.judgements)
    let table = try OutcomeTable(folder: folder, threads: threads)
    let (populations, decisions) = scan(
      table, rows: Set(reviewers[0].keys).union(reviewers[1].keys))

    var strata: [Int: Certification.Stratum] = populations.mapValues {
      .init(name: $0.name, population: $0.count, agreed: 0, positive: 0, open: 0)
    }
    var answers: [(first: Int, second: Int)] = []
    var unanswered = 0
    for (row, decision) in decisions.sorted(by: { $0.key < $1.key }) {
      guard let first = reviewers[0][row] ?? nil, let second = reviewers[1][row] ?? nil else {
        unanswered += 1
        continue
      }
      let isLinked = decision.outcome == .authenticated
      let votes = [first, second].map { Self.vote($0, isLinked: isLinked) }
      answers.append((votes[0].rawValue, votes[1].rawValue))
      let number = ClericalSample.number(decision)
      if votes[0] == votes[1], votes[0] != .unclear {
        strata[number]?.agreed += 1
        if votes[0] == .same { strata[number]?.positive += 1 }
      } else {
        strata[number]?.open += 1
      }
    }
    let certification = Certification(
      outcomesSHA256: outcomes, strata: strata.sorted { $0.key < $1.key }.map(\.value),
      answers: answers, unanswered: unanswered)
    var refused: [RefusedAnswer] = []
    for (number, sheet) in sheets.enumerated() {
      let unknown = sheet.rowOfPlace.filter { decisions[$0.key] == nil }.map {
        (row: $0.value, reason: RefusedAnswer.Reason.unknownCode)
      }
      refused += (sheet.refused + unknown).sorted { $0.row < $1.row }.map {
        RefusedAnswer(reviewer: number + 1, row: $0.row, reason: $0.reason)
      }
    }
    // An empty sample certifies nothing.
    if !answers.isEmpty {
      try OutputFolder.write(
        Array(try JSONText.encode(certification).utf8), to: folder + "/certified.json")
    }
    return Report(certification: certification, refused: refused, isWritten: !answers.isEmpty)
  }

  /// A link is right when the reviewer says so; a record without a link has its person in the register when the
  /// candidate is right or another number was found.
  private static func vote(_ judgement: Judgement, isLinked: Bool) -> ReviewAnswer {
    if !isLinked, judgement.hasFound { return .same }
    return judgement.answer
  }

  /// The sizes of the strata, and the decisions of the reviewed rows.
  private func scan(_ table: OutcomeTable, rows: Set<Int>) -> (
    populations: [Int: (name: String, count: Int)], decisions: [Int: Decision]
  ) {
    let reader = table.reader
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
    } perform: { _, chunk -> (counts: [Int: (String, Int)], decisions: [Int: Decision]) in
      var counts: [Int: (String, Int)] = [:]
      var decisions: [Int: Decision] = [:]
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { line in
        let decision = table.decision(line)
        if decision.outcome == .excluded { return }
        let name = decision.outcome.name + "/" + decision.reason.code
        counts[ClericalSample.number(decision), default: (name, 0)].1 += 1
        let row = table.row(line)
        if rows.contains(row) { decisions[row] = decision }
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return (counts, decisions)
    }
    var populations: [Int: (name: String, count: Int)] = [:]
    var decisions: [Int: Decision] = [:]
    for part in parts {
      for (number, (name, count)) in part.counts {
        populations[number, default: (name, 0)].count += count
      }
      decisions.merge(part.decisions) { first, _ in first }
    }
    return (populations, decisions)
  }

  // MARK: Sheets

  /// What one reviewer's sheet says.
  private struct Sheet {
    /// The judgements by the row of the record; `nil` for one without an answer.
    var judgements: [Int: Judgement?] = [:]
    /// The rows of the sheet in which the records stand.
    var rowOfPlace: [Int: Int] = [:]
    var refused: [(row: Int, reason: RefusedAnswer.Reason)] = []
  }

  private func readSheets(run: String) throws -> [Sheet] {
    let file = try MappedFile(path: path)
    var sheets: [Sheet] = []
    do throws(WorkbookError) {
      let reader = try WorkbookReader(UnsafeRawBufferPointer(file.bytes), keeping: file)
      for number in reader.sheets.indices {
        let sheet = try readSheet(reader, number, run: run)
        if !sheet.judgements.isEmpty { sheets.append(sheet) }
      }
    } catch { throw WorklistError.workbook(error, path: path) }
    guard sheets.count == 2 else { throw WorklistError.notASample(path: path) }
    return sheets
  }

  private func readSheet(_ reader: WorkbookReader, _ number: Int, run: String) throws(WorkbookError)
    -> Sheet
  {
    var sheet = Sheet()
    var columns: (answer: Int, found: Int, code: Int)?
    try reader.readRows(of: number) { row in
      let cells = row.texts.map(WorklistRow.trimmed)
      guard let columns else {
        columns = Self.columns(cells)
        return true
      }
      let text = Self.cell(cells, columns.code)
      let code = text.uppercased().split(separator: "-")
      guard code.count == 2, code[0] == run, let place = Int(code[1]) else {
        if !text.isEmpty { sheet.refused.append((row.number, .unknownCode)) }
        return true
      }
      let found = Self.cell(cells, columns.found)
      let digits = found.count { $0.isNumber }
      let conclusion = Self.cell(cells, columns.answer)
      let answer = ReviewAnswer(text: conclusion)
      sheet.rowOfPlace[place] = row.number
      if !conclusion.isEmpty, answer == nil {
        sheet.refused.append((row.number, .unknownAnswer))
        sheet.judgements[place] = .some(nil)
      } else if digits != 0, digits != 12, !Self.isNumber(found) {
        sheet.refused.append((row.number, .badNumber))
        sheet.judgements[place] = .some(nil)
      } else {
        // A number that was found is an answer about a record without a candidate.
        sheet.judgements[place] =
          answer == nil && digits == 0
          ? .some(nil) : Judgement(answer: answer ?? .other, hasFound: digits > 0)
      }
      return true
    }
    return sheet
  }

  /// Whether a text is a number of which a spreadsheet has dropped the zero.
  private static func isNumber(_ text: String) -> Bool {
    CitizenIDReader.read(Array(text.utf8).span, birthYear: nil, isFemale: nil).likelyID != nil
  }

  private static func cell(_ cells: [String], _ column: Int) -> String {
    column < cells.count ? cells[column] : ""
  }

  private static func columns(_ cells: [String]) -> (answer: Int, found: Int, code: Int)? {
    func place(_ title: (vi: String, en: String, width: Double)) -> Int? {
      cells.firstIndex { $0 == title.vi || $0 == title.en }
    }
    guard let answer = place(ReviewSheet.answerTitle), let found = place(ReviewSheet.foundTitle),
      let code = place(ReviewSheet.codeTitle)
    else { return nil }
    return (answer, found, code)
  }
}
