extension IDScan {
  /// The kind of number that a word announces, written without marks.
  private static let labels: [(word: [UInt8], label: Label)] =
    ([
      ("cccd", .citizenID), ("cc", .citizenID), ("cancuoc", .citizenID), ("cuoc", .citizenID),
      ("ddcn", .citizenID), ("danh", .citizenID), ("cmnd", .oldID), ("cmt", .oldID),
      ("cmtnd", .oldID), ("gcmnd", .oldID), ("minh", .oldID), ("sdt", .phone), ("dt", .phone),
      ("dtdd", .phone), ("tel", .phone), ("phone", .phone), ("mobile", .phone), ("thoai", .phone),
      ("mst", .taxCode), ("thue", .taxCode), ("tax", .taxCode), ("bhxh", .insuranceNumber),
      ("bhyt", .insuranceNumber), ("sobhxh", .insuranceNumber), ("passport", .passport),
      ("chieu", .passport), ("hochieu", .passport), ("hc", .passport), ("pp", .passport),
    ] as [(String, Label)]).map { (Array($0.0.utf8), $0.1) }

  /// What the word in `range` announces, in any case.
  static func label(of text: SymbolText, _ range: Range<Int>) -> Label {
    for entry in labels where entry.word.count == range.count {
      let isEqual = entry.word.indices.allSatisfy {
        text[range.lowerBound + $0].lowercased == entry.word[$0]
      }
      if isEqual { return entry.label }
    }
    return .none
  }
}
