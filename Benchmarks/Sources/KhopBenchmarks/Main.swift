import Glibc
import SyntheticProvince

/// Runs the suites, one for each room, and prints a table.
///
///     KhopBenchmarks [--runs N] [--people N] [FILTER …]
///     KhopBenchmarks --register FILE --records FILE      times of single look-ups
///     KhopBenchmarks --growth LINES --svg DRAWING        the table and drawing of `make bench-growth`
///
/// A filter is a part of a suite's name: Fold, Syllable, Tokeniser, Name, Date, ID, Index, CSV, Clean, Workbook.
///
///     KhopBenchmarks --name-pairs PROVINCE --output PAIRS.tsv [--runs N] [--pairs N]
///
/// scores pairs of names of a generated province, writes them with their scores for other programs,
/// and prints the seconds of each run.
@main
struct Main {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    if try WorkbookSuite.step(Array(arguments)) { return }
    func text(_ name: String) -> String? {
      guard let place = arguments.firstIndex(of: name), place + 1 < arguments.endIndex else {
        return nil
      }
      let value = arguments[place + 1]
      arguments.removeSubrange(place...(place + 1))
      return value
    }
    func option(_ name: String, _ usual: Int) -> Int { text(name).flatMap { Int($0) } ?? usual }
    if let register = text("--register"), let records = text("--records") {
      return try LookupSuite(register: register, records: records).run()
    }
    if let path = text("--growth"), let svg = text("--svg") {
      let table = GrowthTable(try TextFile.read(path))
      try TextFile.write(GrowthChart(table: table).svg, to: svg)
      return print(table.markdown)
    }
    var runner = Runner(runs: max(option("--runs", 5), 1))
    if let province = text("--name-pairs") {
      let pairs = try NamePairs(province: province, atMost: option("--pairs", 1_000_000))
      NamePairSuite(pairs).run(runs: runner.runs, output: text("--output"))
      return
    }
    let people = option("--people", 300_000)
    let filters = Array(arguments)
    func isWanted(_ suite: String) -> Bool {
      filters.isEmpty || filters.contains { suite.lowercased().contains($0.lowercased()) }
    }
    print(Runner.head)
    if isWanted("Fold") { runner.run(TextSuite.folding(1_000_000)) }
    if isWanted("Syllable") { runner.run(TextSuite.syllables(1_000_000)) }
    if isWanted("Tokeniser") { runner.run(try CleansingSuite.tokens(1_000_000)) }
    if isWanted("Names") {
      runner.run(try CleansingSuite.names(1_000_000))
      runner.run(TextSuite.wholeNames(50_000))
    }
    if isWanted("Date") { runner.run(IdentifierSuite.dates(1_000_000)) }
    if isWanted("ID") { runner.run(IdentifierSuite.numbers(1_000_000)) }
    let folder = try temporaryFolder()
    defer { removeFolder(folder) }
    if isWanted("Index") { runner.run(try IndexSuite.index(people, folder: folder)) }
    if isWanted("Workbook") { try WorkbookSuite.run(in: folder) }
    guard isWanted("CSV") || isWanted("Clean") else { return }
    let generator = try ProvinceGenerator(
      scenario: Scenario(contentsOf: repository() + "/seeds/nghe-an-2024.json"), people: people)
    let summary = try generator.write(to: folder + "/province")
    let file = folder + "/province/insurance.csv"
    if isWanted("CSV") { runner.run(try TableSuite.scanning(file)) }
    if isWanted("Clean") {
      runner.run(
        CleansingSuite.files(file, rows: summary.records, folder: folder, threads: [1, 2]))
    }
  }

  private static func repository(from file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/")
  }

  private static func temporaryFolder() throws -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array((parent + "/khop-benchmark-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func removeFolder(_ path: String) {
    guard let directory = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { removeFolder(path + "/" + name) }
    }
    closedir(directory)
    rmdir(path)
  }
}
