internal import CCorpora

/// A table of facts about Vietnam that is compiled into the binary.
///
/// The files and their sources are described in `corpora/README.md`. Reading a table costs one pass
/// over its bytes; nothing is parsed before it is asked for.
///
///     Corpus.provinces.rows.first  // ["01", "001", "Hà Nội", …]
public enum Corpus: String, CaseIterable, Sendable {
  case cardObjectCodes = "card_object_codes"
  case compoundSurnames = "compound_surnames"
  case givenNames = "given_names"
  case givenNamesByDecade = "given_names_by_decade"
  case legacyEncodings = "legacy_encodings"
  case lunarMonths = "lunar_months"
  case middleNames = "middle_names"
  case minoritySurnames = "minority_surnames"
  case ngheAnMerger2025 = "nghe_an_merger_2025"
  case ngheAnUnits = "nghe_an_units"
  case provinces = "provinces"
  case rhymes = "rhymes"
  case surnames = "surnames"
  case surnamesNgheAn = "surnames_nghe_an"
  case syllables = "syllables"

  /// The bytes of the file, UTF-8 with one header line and `\n` at the end of each line.
  public var bytes: UnsafeBufferPointer<UInt8> {
    for index in 0..<khop_corpus_count() {
      let corpus = khop_corpus_at(index)
      if String(cString: corpus.name) == rawValue {
        return UnsafeBufferPointer(start: corpus.bytes, count: corpus.count)
      }
    }
    preconditionFailure("corpora/\(rawValue).csv is not compiled in")
  }

  /// The whole file as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The data lines split at commas; no field of a corpus holds a comma or a quote.
  ///
  /// The split is made on bytes, because a comma before a combining mark is one `Character` with it.
  public var rows: [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}
