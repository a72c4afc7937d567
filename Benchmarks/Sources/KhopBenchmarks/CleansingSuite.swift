import Cleansing
import Identifiers
import Tables
import VietnameseText

/// Names by their tokens, and whole files.
enum CleansingSuite {
  /// The tokeniser alone: names are cut into tokens and these become numbers of words, all of them known.
  static func tokens(_ count: Int) throws -> [Benchmark] {
    let names = Samples.names(count)
    var tokens = 0
    names.visit { tokens += $0.count { $0 == 0x20 } + 1 }
    let cleanser = cleanser(try roles())
    names.visit { _ = cleanser.words(ofName: $0) }
    return [
      Benchmark(name: "Tokeniser/known/\(size(count))", items: tokens, unit: "tokens") {
        var sum: UInt64 = 0
        names.visit { name in
          let words = cleanser.words(ofName: name)
          mix(&sum, UInt64(words[words.count - 1]))
        }
        return sum
      }
    ]
  }

  static func names(_ count: Int) throws -> [Benchmark] {
    let samples = [
      ("repeated", Samples.names(count)), ("all-distinct", Samples.distinctNames(count / 10)),
    ]
    return try samples.map { shape, names in
      let roles = try roles()
      return Benchmark(
        name: "Names/\(shape)/\(size(names.count))", items: names.count, unit: "names"
      ) {
        let cleanser = cleanser(roles)
        var sum: UInt64 = 0
        names.visit { mix(&sum, UInt64(cleanser.words(ofName: $0).count)) }
        return sum
      }
    }
  }

  /// A cleanser that has not seen any name yet.
  private static func cleanser(_ roles: ColumnRoles) -> RecordCleanser {
    RecordCleanser(
      words: WordTable(), roles: roles, profile: FileProfile(),
      asOf: BirthDate(year: 2026, month: 1, day: 1) ?? .empty)
  }

  private static func roles() throws -> ColumnRoles {
    let file = MappedFile(copying: Array("full_name,birth_date\nA,1990\n".utf8), path: "names")
    let reader = try TableReader(file: file, format: TableFormat())
    return try ColumnRoles(
      header: reader.header, kind: .insurance, configured: [:], path: file.path)
  }

  /// `khop clean` of a whole file, all outputs written.
  static func files(_ path: String, rows: Int, folder: String, threads: [Int]) -> [Benchmark] {
    threads.map { threads in
      Benchmark(
        name: "Clean/all-columns-\(threads)-threads/\(rows / 1000)k", items: rows, unit: "rows"
      ) {
        var settings = CleanSettings(
          inputPath: path, outputPath: folder + "/clean-\(threads)",
          asOf: BirthDate(year: 2026, month: 1, day: 1) ?? .empty)
        settings.threads = threads
        var run = CleanRun(settings: settings, version: "benchmark")
        do {
          let report = try run.run()
          return UInt64(report.profile.cellsChanged)
        } catch {
          fatalError("the file of the benchmark cannot be cleansed: \(error)")
        }
      }
    }
  }
}
