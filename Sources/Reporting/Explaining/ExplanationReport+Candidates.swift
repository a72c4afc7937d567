import Authentication
import Cleansing
import Tables

extension ExplanationReport {
  /// The record and its best candidates, side by side.
  var candidates: String {
    guard let identity = record.identity, !record.candidates.isEmpty else { return "" }
    let columns = 1 + record.candidates.count
    var table = StyledTable(
      limits: [16] + Array(repeating: 30, count: columns), isColoured: isColoured)
    func add(_ label: String, _ own: StyledText?, _ others: (ExplainedCandidate) -> StyledText) {
      let cells = [StyledText(label), own ?? StyledText(" ")] + record.candidates.map(others)
      table.add(cells.map { $0.parts.isEmpty ? StyledText("–") : $0 })
    }
    var heads = [StyledText(), StyledText(say("bản ghi", "record"), .faint)]
    for rank in record.candidates.indices {
      heads.append(StyledText(say("ứng viên \(rank + 1)", "candidate \(rank + 1)"), .faint))
    }
    table.add(heads)
    add(say("Họ và tên", "Name"), StyledText(recordName), name)
    add(say("Ngày sinh", "Birth date"), StyledText(identity.birthDate.text)) { date($0) }
    add(say("Số CCCD", "Citizen ID"), StyledText(number(identity.text(of: .citizenID)))) {
      digits(identity.text(of: .citizenID), $0.identity.text(of: .citizenID))
    }
    let hasOldID = identity.oldID != 0 || record.candidates.contains { $0.identity.oldID != 0 }
    if hasOldID {
      add(say("Số CMND", "Old number"), StyledText(number(identity.text(of: .oldID)))) {
        digits(identity.text(of: .oldID), $0.identity.text(of: .oldID))
      }
    }
    add(say("Giới tính", "Sex"), StyledText(identity.sex.text)) {
      let isOther = $0.comparison.candidate.agreesInSex == false
      return StyledText($0.identity.sex.text, isOther ? .differing : .none)
    }
    add(
      say("Xã, phường", "Commune"), StyledText(commune(record.commune, record.communeLists.records))
    ) {
      let isOther = record.commune != 0 && $0.commune != 0 && $0.commune != record.commune
      return StyledText(
        commune($0.commune, record.communeLists.register), isOther ? .differing : .none)
    }
    add(say("Nơi ở", "Residence"), nil) {
      StyledText(say($0.comparison.candidate.place.label))
    }
    add(say("Tình trạng", "Status"), nil, status)
    add(say("Tổng bằng chứng", "Evidence"), nil) {
      StyledText(numbers.decimal($0.bits, decimals: 1) + say(" bit", " bits"))
    }
    return heading(say("ỨNG VIÊN", "CANDIDATES")) + table.text()
  }

  /// The name in the form that is compared, with capitals.
  private var recordName: String {
    record.fields.first { $0.kind == .name }?.clean ?? record.identity?.name ?? ""
  }

  /// A candidate's name with what differs from the record marked: letters of near words, whole words
  /// that are missing, and `−` before words that only the record has.
  private func name(_ candidate: ExplainedCandidate) -> StyledText {
    let comparison = candidate.comparison
    guard !comparison.words.isEmpty else { return StyledText(candidate.identity.name) }
    var text = StyledText()
    for pair in comparison.words {
      if !text.parts.isEmpty { text.append(" ") }
      let saysNothing = comparison.candidate.name.isUnmarked && pair.level == .unmarked
      switch pair.kind {
      case .pair where pair.isSame || saysNothing: text.append(pair.person)
      case .pair where pair.level == .different: text.append(pair.person, .differing)
      case .pair: text.append(Marks.letters(pair.record, pair.person))
      case .added: text.append("−" + pair.record, .differing)
      case .missing, .joined, .split: text.append(pair.person, .differing)
      }
    }
    return text
  }

  private func date(_ candidate: ExplainedCandidate) -> StyledText {
    let own = record.identity?.birthDate.text ?? ""
    let text = candidate.identity.birthDate.text
    if text == own || own.isEmpty { return StyledText(text) }
    return Marks.places(own, text, shown: text)
  }

  private func digits(_ own: String, _ other: String) -> StyledText {
    if own == other || own.isEmpty { return StyledText(number(other)) }
    return Marks.places(own, other, shown: number(other))
  }

  /// A code with the name that it has in its list: many codes of July 2025 named another commune before.
  private func commune(_ code: UInt16, _ list: CommuneList) -> String {
    guard code != 0 else { return "" }
    let key = AdministrativeUnits.text(ofCode: code)
    if list == .current, let unit = AdministrativeUnits.currentUnit(ofCode: code) {
      return "\(key) \(unit.fullName)"
    }
    guard let name = communes[key] else { return key }
    return "\(key) \(name)"
  }

  private func status(_ candidate: ExplainedCandidate) -> StyledText {
    if candidate.isDead { return StyledText(say("đã chết", "dead"), .differing) }
    if candidate.isOfOwnersHousehold {
      return StyledText(
        say("còn sống, cùng hộ với chủ của số", "alive, of the owner's household"))
    }
    return StyledText(say("sống", "alive"))
  }
}
