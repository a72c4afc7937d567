import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables

/// How long one look-up in a frozen register takes from a row of text to the weighed candidates, one after the other.
///
///     KhopBenchmarks --register register.khop --records insurance.csv
///
/// The first pass brings register and tables into memory; the second one is measured.
struct LookupSuite {
  let register: String
  let records: String
  var most = 100_000

  func run() throws {
    let index = try ReferenceIndex.open(MappedFile(path: register))
    let (reader, roles) = try TableReader.open(
      path: records, kind: .insurance, legacy: .standard)
    let profile = FileProfile(sampling: reader, roles: roles)
    let cleanser = RecordCleanser(
      words: index.words, roles: roles, profile: profile,
      asOf: BirthDate(year: 2026, month: 1, day: 1) ?? .empty)
    let matcher = RecordMatcher(
      index: index, model: MatchModel(), frequencies: NameFrequencies(index),
      places: RecordPlaces(profile.communeList))
    var all: [Double] = []
    var searched: [Double] = []
    var checksum: UInt64 = 0
    for pass in 0..<2 {
      var scratch = reader.makeScratch()
      var left = most
      let clock = ContinuousClock()
      for chunk in reader.chunks.indices where left > 0 {
        reader.readChunk(chunk, scratch: &scratch, limit: left) { row in
          left -= 1
          let start = clock.now
          var details: [RecordDetail] = []
          var record = cleanser.clean(row, details: &details)
          let isExact = LookupSuite.isExact(record, index)
          if !isExact {
            cleanser.complete(&record, row)
            let detail = record.detail >= 0 ? details[Int(record.detail)] : nil
            let found = matcher.match(record, detail)
            mix(&checksum, UInt64(found.candidates.first?.row ?? 0))
          }
          let elapsed = (clock.now - start).components
          let microseconds = Double(elapsed.attoseconds) / 1e12 + Double(elapsed.seconds) * 1e6
          if pass == 1 {
            all.append(microseconds)
            if !isExact { searched.append(microseconds) }
          }
        } rejected: { _ in
        }
      }
    }
    print(
      "| look-ups in \(index.count) people | number | median µs | 90 % | 99 % | 99.9 % | longest |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    print(line("all", all))
    print(line("with a search for candidates", searched))
  }

  /// Whether the owner of the number has the record's name and date.
  private static func isExact(_ record: CleanRecord, _ index: ReferenceIndex) -> Bool {
    guard record.citizenID != 0, !record.birthDate.isEmpty, !record.name.isEmpty,
      let owner = index.row(citizenID: record.citizenID),
      index.person(owner).birthDate == record.birthDate
    else { return false }
    let words = index.nameWords(of: owner)
    return words.count == record.name.count
      && words.indices.allSatisfy { words[$0] == record.name[$0] }
  }

  private func line(_ name: String, _ times: [Double]) -> String {
    let times = times.sorted()
    guard !times.isEmpty else { return "| \(name) | 0 | | | | | |" }
    func at(_ share: Double) -> String {
      let value = times[min(Int(Double(times.count) * share), times.count - 1)]
      return "\(Int(value)).\(Int(value * 10) % 10)"
    }
    return
      "| \(name) | \(times.count) | \(at(0.5)) | \(at(0.9)) | \(at(0.99)) | \(at(0.999)) | \(at(1)) |"
  }
}
