import Authentication
import Tables

extension ExplanationReport {
  /// The waterfall of the first candidate.
  var evidence: String {
    guard let waterfall else { return "" }
    return heading(
      say(
        "BẰNG CHỨNG CHO ỨNG VIÊN 1 (bit; █ thuận, ▒ nghịch, ◆ ngưỡng)",
        "EVIDENCE FOR CANDIDATE 1 (bits; █ for, ▒ against, ◆ threshold)"))
      + waterfall.lines(isColoured: isColoured)
  }

  /// What decided, why the others lost, and what the other records have changed.
  var verdict: String {
    let lines = [decided, chance, doubt] + losers + record.resolutions.map(resolution)
    return heading(say("KẾT LUẬN", "VERDICT"))
      + lines.filter { !$0.isEmpty }.map { "  " + $0 + "\n" }.joined()
  }

  // MARK: The first candidate

  private var decided: String {
    guard let best = record.candidates.first else {
      let compared = numbers.whole(record.compared)
      return say(
        "Không ai trong \(compared) người đã so đủ gần để nêu tên",
        "Nobody comes near enough to be named (\(people(record.compared)) compared)")
    }
    if record.isExact {
      return say(
        "Số CCCD, họ tên và ngày sinh đều khớp với chủ của số: không cần tìm thêm",
        "Number, name and birth date all match the holder of the number: no search needed")
    }
    let sorted = best.evidence.enumerated().sorted {
      ($1.element.bits, $0.offset) < ($0.element.bits, $1.offset)
    }.map(\.element)
    let strongest = sorted.prefix(2).filter { $0.bits > 0 }.map(weight)
    let against = sorted.reversed().filter { $0.part != .prior && $0.bits < 0 }.prefix(2).map(
      weight)
    var text = strongest.joined(separator: ", ")
    text =
      text.isEmpty
      ? say("Không có bằng chứng thuận", "Nothing speaks for candidate 1")
      : say("Thuận nhiều nhất: ", "Most in favour: ") + text
    if !against.isEmpty {
      text += say("; nghịch: ", "; against: ") + against.joined(separator: ", ")
    }
    return text
  }

  private func weight(_ evidence: ExplainedEvidence) -> String {
    "\(lowered(say(evidence.part.label))) (\(signed(evidence.bits)))"
  }

  /// The probability and how far it is from the next threshold or the runner-up.
  private var chance: String {
    guard !record.candidates.isEmpty else { return "" }
    var text =
      say("Xác suất đúng người: ", "Probability of the right person: ")
      + numbers.percent(record.probability, decimals: 4)
      + say("; tự động từ ", "; automatic from ")
      + numbers.percent(record.acceptedAt, decimals: 4)
    if let odds = record.oddsInBits, record.outcome != .authenticated {
      let missing = record.acceptedAtBits - odds
      if missing > 0 {
        text += say(
          "; còn thiếu \(numbers.decimal(missing, decimals: 1)) bit",
          "; \(numbers.decimal(missing, decimals: 1)) bits short")
      }
    }
    if let margin = record.marginInBits {
      text += say(
        "; hơn ứng viên 2 là \(numbers.decimal(margin, decimals: 1)) bit",
        "; \(numbers.decimal(margin, decimals: 1)) bits before candidate 2")
    }
    return text
  }

  private var doubt: String {
    guard let doubt = record.doubt else { return "" }
    return say("Vẫn cần rà soát: ", "A person has to look all the same: ") + say(doubt.label)
  }

  // MARK: The others

  /// For each further candidate the part of the evidence in which it loses most.
  private var losers: [String] {
    guard let best = record.candidates.first else { return [] }
    return record.candidates.enumerated().dropFirst().map { rank, other in
      let gap = numbers.decimal(best.bits - other.bits, decimals: 1)
      var worst: (evidence: ExplainedEvidence, bits: Double)?
      for (mine, theirs) in zip(best.comparableEvidence, other.comparableEvidence) {
        let difference = theirs.bits - mine.bits
        if difference < -0.05, difference < worst?.bits ?? 0 { worst = (theirs, difference) }
      }
      guard let worst else {
        return say("Ứng viên \(rank + 1) ngang hàng", "Candidate \(rank + 1) is as good")
      }
      let part = lowered(say(worst.evidence.part.label))
      let finding = say(worst.evidence.finding)
      return say(
        "Ứng viên \(rank + 1) kém \(gap) bit, nhiều nhất ở \(part) (\(signed(worst.bits))): \(finding)",
        "Candidate \(rank + 1) is \(gap) bits behind, most by \(part) (\(signed(worst.bits))): "
          + finding)
    }
  }

  // MARK: The whole file

  private func resolution(_ resolution: ExplainedResolution) -> String {
    let text =
      switch resolution.kind {
      case .belowThreshold:
        say(
          "Cả tệp: dưới ngưỡng để giữ độ chính xác mục tiêu, nên cần rà soát",
          "Whole file: below what the target precision asks, so a person looks at it")
      case .heldByOther:
        say(
          "Cả tệp: người này đã có bản ghi khác mang đúng số, nên cần rà soát",
          "Whole file: another record with the person's own number holds the person")
      case .samePerson:
        say("T50, cùng một người", "T50, the same person")
      case .sameNumber:
        say("T51, cùng ghi số CCCD này", "T51, the same number is written by")
      }
    guard resolution.count > 0 else { return text }
    let rows = resolution.others.map { other in
      let id = other.recordID.isEmpty ? "" : " (\(recordKey(other.recordID)))"
      return say("dòng ", "row ") + numbers.whole(other.row) + id
        + ", \(outcome(other.outcome)) \(other.reason.code)"
    }
    let rest = resolution.count - resolution.others.count
    return text + ": " + rows.joined(separator: "; ")
      + (rest > 0
        ? say("; và \(numbers.whole(rest)) dòng nữa", "; and \(numbers.whole(rest)) more") : "")
  }

  private func signed(_ bits: Double) -> String {
    (bits >= 0.05 ? "+" : "") + numbers.decimal(bits, decimals: 1)
  }

  /// A label inside a sentence: its first letter small, abbreviations as they are.
  private func lowered(_ label: String) -> String {
    guard let first = label.first else { return label }
    return first.lowercased() + label.dropFirst()
  }
}
