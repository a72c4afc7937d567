@testable import Identifiers

/// Short calls for the tables of tests.
func readID(_ text: String, year: Int? = nil, female: Bool? = nil) -> IDReading {
  let bytes = Array(text.utf8)
  return CitizenIDReader.read(bytes.span, birthYear: year, isFemale: female)
}

func readDate(
  _ text: String, order: DateOrder = .dayMonth, idYear: Int? = nil
) -> DateReading {
  let bytes = Array(text.utf8)
  let reader = BirthDateReader(
    order: order, asOfYear: 2025, asOf: BirthDate(year: 2025, month: 6, day: 30))
  return reader.read(bytes.span, idBirthYear: idYear)
}

func texts(_ candidates: Candidates<CitizenID>) -> String {
  candidates.map(\.text).joined(separator: " ")
}

func texts(_ candidates: Candidates<BirthDate>) -> String {
  candidates.map(\.text).joined(separator: " ")
}

/// A date from `yyyy-mm-dd`, `yyyy-mm` or `yyyy`.
func date(_ iso: String) -> BirthDate {
  let parts = iso.split(separator: "-").compactMap { Int($0) }
  return BirthDate(
    year: parts[0], month: parts.count > 1 ? parts[1] : 0, day: parts.count > 2 ? parts[2] : 0)
    ?? .empty
}
