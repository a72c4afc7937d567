import Corpora

/// The provinces by the code that opens personal ID numbers.
enum ProvinceNames {
  static func name(ofIDCode code: Int) -> String? {
    for row in Corpus.provinces.rows where row.count > 2 && Int(row[1]) == code { return row[2] }
    return nil
  }
}
