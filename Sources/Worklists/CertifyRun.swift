import Authentication
import Evaluation
import Tables
import Workbooks

/// Reads a reviewed sample back and certifies the rate of its run.
public struct CertifyRun {
  public let path: String
  public let folder: String
  public let threads: Int

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

  /// Computes the shares and writes `certified.json` into the folder of the run.
  ///
  /// - Throws: ``WorklistError`` when the workbook is no sample of this run.
  public func run() throws(WorklistError) -> Certification { try WorklistError.attempt(execute) }

  private func execute() throws -> Certification {
    let manifest = try Manifest.read(folder: folder)
    let outcomes = manifest.outputs.first { $0.name == "outcomes.csv" }?.sha256 ?? ""
    let reviewers = try readSheets(run: String(outcomes.prefix(8)).uppercased())
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
    // An empty sample certifies nothing.
    if !answers.isEmpty {
      try SingleFile.write(
        Array(try JSONText.encode(certification).utf8), to: folder + "/certified.json")
    }
    return certification
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

  /// The judgements of both reviewers by row; `nil` for a row without an answer.
  private func readSheets(run: String) throws -> [[Int: Judgement?]] {
    let file = try MappedFile(path: path)
    var sheets: [[Int: Judgement?]] = []
    do throws(WorkbookError) {
      let reader = try WorkbookReader(UnsafeRawBufferPointer(file.bytes))
      for number in reader.sheets.indices {
        let sheet = try readSheet(reader, number, run: run)
        if !sheet.isEmpty { sheets.append(sheet) }
      }
    } catch { throw WorklistError.workbook(error, path: path) }
    guard sheets.count == 2 else { throw WorklistError.notASample(path: path) }
    return sheets
  }

  private func readSheet(_ reader: WorkbookReader, _ number: Int, run: String) throws(WorkbookError)
    -> [Int: Judgement?]
  {
    var judgements: [Int: Judgement?] = [:]
    var columns: (answer: Int, found: Int, code: Int)?
    try reader.readRows(of: number) { row in
      let cells = row.texts.map(WorklistRow.trimmed)
      guard let columns else {
        columns = Self.columns(cells)
        return true
      }
      let code = Self.cell(cells, columns.code).uppercased().split(separator: "-")
      guard code.count == 2, code[0] == run, let place = Int(code[1]) else { return true }
      let found = Self.cell(cells, columns.found).contains { $0.isNumber }
      let answer = ReviewAnswer(text: Self.cell(cells, columns.answer))
      // A number that was found is an answer about a record without a candidate.
      judgements[place] =
        answer == nil && !found
        ? .some(nil) : Judgement(answer: answer ?? .other, hasFound: found)
      return true
    }
    return judgements
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
