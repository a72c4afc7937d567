import Identifiers

/// Readers of dates and numbers.
enum IdentifierSuite {
  static func dates(_ count: Int) -> [Benchmark] {
    guard let day = BirthDate(year: 2026, month: 1, day: 1) else { return [] }
    let reader = BirthDateReader(asOfYear: 2026, asOf: day)
    return [("plain", 0), ("mixed", 20), ("odd", 100)].map { shape, share in
      let dates = Samples.dates(count, oddShare: share)
      return Benchmark(name: "Date/\(shape)/\(size(count))", items: count, unit: "dates") {
        var sum: UInt64 = 0
        dates.visit { date in
          mix(&sum, UInt64(reader.read(date.span, idBirthYear: nil).date?.packed ?? 0))
        }
        return sum
      }
    }
  }

  static func numbers(_ count: Int) -> [Benchmark] {
    [("plain", 0), ("mixed", 20), ("odd", 100)].map { shape, share in
      let numbers = Samples.numbers(count, oddShare: share)
      return Benchmark(name: "ID/\(shape)/\(size(count))", items: count, unit: "numbers") {
        var sum: UInt64 = 0
        numbers.visit { number in
          let reading = CitizenIDReader.read(number.span, birthYear: nil, isFemale: nil)
          mix(&sum, reading.citizenID?.number ?? UInt64(reading.findings.rawValue))
        }
        return sum
      }
    }
  }
}
