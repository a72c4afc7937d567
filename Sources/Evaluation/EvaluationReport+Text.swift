import Tables

extension EvaluationReport {
  /// The report as JSON with sorted keys, one fixed text for equal reports.
  ///
  /// - Throws: ``EvaluationError`` when a figure cannot be written, which no count can cause.
  public func json() throws(EvaluationError) -> String {
    try EvaluationJSON.text(self)
  }

  /// The report as aligned text, with numbers as offices write them in the language.
  public func table(language: ReportLanguage) -> String {
    let words = Words(language)
    var lines: [String] = []
    addTotals(&lines, words)
    addShares(&lines, words)
    addMisfits(&lines, words)
    addGroups(&lines, words)
    addProbabilities(&lines, words)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Counts of all records and links.
  private func addTotals(_ lines: inout [String], _ words: Words) {
    func pair(_ label: String, _ value: String) { lines.append(words.pair(label, value)) }
    lines.append(words.say("KẾT QUẢ SO VỚI DỮ LIỆU ĐÚNG", "RESULTS AGAINST THE TRUTH"))
    addNotes(&lines, words)
    pair(
      words.say("Bản ghi (không kể ngoài phạm vi)", "Records (without excluded)"),
      words.number(total.records))
    pair(words.say("Ngoài phạm vi", "Excluded"), words.number(total.excluded))
    pair(
      words.say("Có người trong dữ liệu dân cư", "With a person in the register"),
      words.number(total.withPerson))
    pair(words.say("Liên kết", "Links"), words.number(total.links))
    pair(words.say("  đúng", "  correct"), words.number(total.correct))
    pair(words.say("  sai người", "  to another person"), words.number(total.wrong))
    pair(
      words.say("  người không có trong dữ liệu dân cư", "  of people not in the register"),
      words.number(total.falseOnAbsent))
    pair(words.say("Bỏ sót", "Missed"), words.number(total.missed))
  }

  /// What a reader must know before the figures; nothing when the two files fit.
  private func addNotes(_ lines: inout [String], _ words: Words) {
    func note(_ count: Int?, _ vietnamese: (String) -> String, _ english: (String) -> String) {
      guard let count, count > 0 else { return }
      let number = words.number(count)
      lines.append(
        words.say("  Chú ý: " + vietnamese(number), "  Take note: " + english(number)))
    }
    note(missingOutcomes) {
      "\($0) bản ghi của dữ liệu đúng không có trong lần chạy; các số dưới đây tính chúng là bỏ sót"
    } _: {
      "\($0) records of the truth are not in the run; the figures below count them as missed"
    }
    note(unknownRecords) {
      "\($0) kết quả của lần chạy không có trong dữ liệu đúng; các số dưới đây không tính chúng"
    } _: {
      "\($0) outcomes of the run are not in the truth; the figures below leave them out"
    }
    note(repeatedTruth) {
      "\($0) dòng của dữ liệu đúng lặp lại dòng khác; mỗi bản ghi chỉ tính một lần"
    } _: {
      "\($0) rows of the truth repeat others; each record counts once"
    }
    note(lostZeros) {
      "\($0) số CCCD của dữ liệu đúng mất số 0 ở đầu; đã đọc đủ 12 chữ số"
    } _: {
      "\($0) citizen IDs of the truth have lost their leading zeros; read as twelve digits"
    }
  }

  /// Precision, recall and what a person is left with.
  private func addShares(_ lines: inout [String], _ words: Words) {
    func pair(_ label: String, _ value: String) { lines.append(words.pair(label, value)) }
    func share(_ label: String, _ share: Share) { lines.append(words.share(label, share)) }
    share(words.say("Độ chính xác", "Precision"), total.precision)
    share(words.say("Tỷ lệ tìm đúng (recall)", "Recall"), total.recall)
    pair("F1", words.percent(total.f1))
    if let withoutNumber {
      pair(
        words.say("Bản ghi không có số CCCD hợp lệ", "Records without a valid citizen ID"),
        words.number(withoutNumber.records))
      share(words.say("  độ chính xác", "  precision"), withoutNumber.precision)
      share(words.say("  tỷ lệ tìm đúng", "  recall"), withoutNumber.recall)
    }
    if let linksWithoutNumber {
      share(
        words.say(
          "Độ chính xác của liên kết không dựa vào số CCCD",
          "Precision of links not supported by a citizen ID"),
        linksWithoutNumber)
    }
    share(
      words.say("Liên kết sai khi không có người", "False links of people not in register"),
      falseLinksOnAbsent)
    share(
      words.say(
        "Liên kết nhầm sang chủ của số ghi mượn", "Links to the owner of a borrowed number"),
      linksToNumberOwner)
    share(words.say("Cần rà soát", "Review"), reviewShare)
    share(words.say("  gợi ý đúng người", "  naming the right person"), reviewNamesRight)
    share(
      words.say("Người bỏ sót được gợi ý đúng", "Missed people named by review"),
      missedNamedInReview)
    share(
      words.say("Chưa xác thực được mà có người", "Unresolved though present"),
      unresolvedWithPerson)
    share(
      words.say("Tỷ lệ sai khi xác suất từ 0,9999", "Wrong at probability 0.9999 or more"),
      wrongAtHighest)
    pair(
      words.say("Sai số hiệu chỉnh", "Expected calibration error"),
      words.decimal(expectedCalibrationError, 5))
  }

  /// Records that one of the two files does not have; nothing when they fit.
  private func addMisfits(_ lines: inout [String], _ words: Words) {
    guard missingOutcomes + unknownRecords + repeatedOutcomes + unreadableOutcomes > 0 else {
      return
    }
    func pair(_ label: String, _ value: String) { lines.append(words.pair(label, value)) }
    lines.append(words.say("KHÔNG KHỚP HAI TỆP", "FILES THAT DO NOT FIT"))
    pair(words.say("Thiếu kết quả", "Records without outcome"), words.number(missingOutcomes))
    pair(words.say("Bản ghi lạ", "Unknown records"), words.number(unknownRecords))
    pair(words.say("Kết quả lặp", "Repeated outcomes"), words.number(repeatedOutcomes))
    pair(
      words.say("Kết quả không đọc được", "Unreadable outcomes"),
      words.number(unreadableOutcomes))
  }

  /// Figures by kind of fault and by the columns of the truth; of columns with many values the worst ones.
  private func addGroups(_ lines: inout [String], _ words: Words) {
    if !byKind.isEmpty {
      groups(&lines, words.say("THEO LOẠI LỖI", "BY FAULT KIND"), byKind, words)
    }
    for part in breakdowns where part.groups.count <= 40 {
      groups(&lines, words.say("THEO ", "BY ") + words.cut(part.column), part.groups, words)
    }
    for part in breakdowns where part.groups.count > 40 {
      let worst = part.groups.filter { $0.figures.withPerson > 0 }.sorted {
        ($0.figures.recall.value ?? 1, $0.name) < ($1.figures.recall.value ?? 1, $1.name)
      }
      groups(
        &lines, words.say("THẤP NHẤT THEO ", "LOWEST BY ") + words.cut(part.column),
        Array(worst.prefix(10)),
        words)
    }
    if !traps.isEmpty {
      lines.append(words.say("BẪY", "TRAPS"))
      for trap in traps { lines.append(words.share(trap.name, trap.linkedToTrapPerson)) }
    }
  }

  /// What other thresholds would give, and how the stated probabilities come true.
  private func addProbabilities(_ lines: inout [String], _ words: Words) {
    lines.append(words.say("THEO NGƯỠNG XÁC SUẤT", "BY THRESHOLD"))
    for point in curve {
      lines.append(
        "  " + words.padded(words.decimal(point.threshold, 5), 12)
          + words.paddedLeft(words.number(point.links), 12)
          + words.paddedLeft(words.percent(point.precision.value), 12)
          + words.paddedLeft(words.percent(point.recall.value), 12))
    }
    lines.append(words.say("HIỆU CHỈNH XÁC SUẤT", "CALIBRATION"))
    for bin in calibration where bin.count > 0 {
      lines.append(
        "  " + words.padded("\(words.decimal(bin.from, 4))–\(words.decimal(bin.to, 4))", 18)
          + words.paddedLeft(words.number(bin.count), 12)
          + words.paddedLeft(words.decimal(bin.meanProbability, 5), 12)
          + words.paddedLeft(words.percent(bin.right.value), 12))
    }
  }

  private func groups(
    _ lines: inout [String], _ title: String, _ groups: [Group], _ words: Words
  ) {
    lines.append(title)
    lines.append(
      "  " + words.padded("", 24) + words.paddedLeft(words.say("bản ghi", "records"), 12)
        + words.paddedLeft(words.say("chính xác", "precision"), 12)
        + words.paddedLeft(words.say("tìm đúng", "recall"), 12)
        + words.paddedLeft(words.say("sai", "wrong"), 10)
        + words.paddedLeft(words.say("bỏ sót", "missed"), 10))
    for group in groups {
      let figures = group.figures
      lines.append(
        "  " + words.padded(group.name.isEmpty ? "–" : group.name, 24)
          + words.paddedLeft(words.number(figures.records), 12)
          + words.paddedLeft(words.percent(figures.precision.value), 12)
          + words.paddedLeft(words.percent(figures.recall.value), 12)
          + words.paddedLeft(words.number(figures.wrong + figures.falseOnAbsent), 10)
          + words.paddedLeft(words.number(figures.missed), 10))
    }
  }
}

/// Words and numbers of one language.
private struct Words {
  private let language: ReportLanguage
  private let numbers: NumberStyle

  init(_ language: ReportLanguage) {
    self.language = language
    numbers = NumberStyle(language)
  }

  func say(_ vietnamese: String, _ english: String) -> String {
    language.choose(vi: vietnamese, en: english)
  }

  /// What a column of the truth is called in a heading; its own name where it is none of those that `khop generate` writes.
  func cut(_ column: String) -> String {
    switch column {
    case "class": say("ĐỐI TƯỢNG", "PARTICIPANT CLASS")
    case "birth_decade": say("THẬP KỶ SINH", "DECADE OF BIRTH")
    case "gender", "sex": say("GIỚI TÍNH", "SEX")
    case "ethnic_group": say("DÂN TỘC", "ETHNIC GROUP")
    case "commune_code": say("XÃ, PHƯỜNG", "COMMUNE")
    default: column
    }
  }

  /// A line with a label and a value.
  func pair(_ label: String, _ value: String) -> String {
    "  " + padded(label, 52) + paddedLeft(value, 14)
  }

  /// A line with a share, its interval and its counts.
  func share(_ label: String, _ share: Share) -> String {
    pair(label, percent(share.value)) + "  " + interval(share)
      + "  \(number(share.count)) / " + number(share.total)
  }

  func number(_ value: Int) -> String { numbers.whole(value) }

  func decimal(_ value: Double?, _ places: Int) -> String {
    value.map { numbers.decimal($0, decimals: places) } ?? "–"
  }

  func percent(_ value: Double?) -> String {
    value.map { numbers.percent($0, decimals: 3) } ?? "–"
  }

  func interval(_ share: Share) -> String {
    let (lower, upper) = (share.interval.lower, share.interval.upper)
    return
      "[\(numbers.hundredths(lower, decimals: 3)); \(numbers.hundredths(upper, decimals: 3))]"
  }

  func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  func paddedLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }
}
