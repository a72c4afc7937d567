import Tables

/// What a reader of the figures could take for good news, and is nothing but missing data.
extension Summary {
  /// Whether so many rows could not be read that the rate says less than it seems: one in a hundred.
  public var isPartlyUnreadable: Bool { (unreadable ?? 0) * 100 >= max(rowsIn, 1) }

  /// Whether the register tells who is dead. Of so many people somebody is, so that none means that nobody was asked.
  public var tellsDeaths: Bool {
    coverage.dead.people > 0 || registerPeople < Summary.peopleWithDeaths
  }

  private static let peopleWithDeaths = 1000

  /// The same in words for the one who runs the match.
  var omissionNotes: [BilingualText] {
    var notes: [BilingualText] = []
    if isPartlyUnreadable, let unreadable {
      notes.append(
        BilingualText(
          "\(unreadable) trên \(rowsIn) dòng của tệp BHXH bị hỏng, không đọc được thành bản ghi "
            + "(rejected.csv): các tỷ lệ không tính những dòng này",
          "\(unreadable) of \(rowsIn) rows of the insurance file are damaged and no records (rejected.csv): "
            + "no share counts them"))
    }
    if !tellsDeaths {
      notes.append(
        BilingualText(
          "dữ liệu dân cư không nêu ai đã chết: không biết được bản ghi nào là của người chết (C60)",
          "the register tells nobody's death: which records are those of dead people (C60) is not known"
        ))
    }
    return notes
  }
}
