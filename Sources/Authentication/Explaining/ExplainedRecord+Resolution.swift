import Cleansing
import Linkage
import Tables

extension ExplainedRecord {
  /// Takes over what the results say.
  mutating func take(_ line: OutcomeLine) {
    outcome = line.outcome
    reason = line.reason
    probability = line.probability
    findings = line.findings.map { code in
      if let reason = Reason.allCases.first(where: { $0.code == code }) {
        return ExplainedCode(reason)
      }
      if let known = CleansingCodes.findings.first(where: { $0.code == code }) {
        return ExplainedCode(known)
      }
      let ofFile = FileFinding.allCases.first { $0.code == code }
      return ExplainedCode(code: code, label: ofFile?.label ?? BilingualText("", ""))
    }
  }

  /// Tells what the other records have changed, and whether the results are those of this program.
  ///
  /// - Parameters:
  ///   - local: The decision for the record alone.
  ///   - line: The outcome after the whole file was resolved.
  ///   - related: Lines of records with one of the candidates or with the record's number.
  ///   - samePerson: The other records of its group of T50.
  ///   - personNumber: The number of the decision's person.
  mutating func resolve(
    local: Decision, line: OutcomeLine, related: [OutcomeLine], samePerson: [OutcomeLine],
    personNumber: UInt64?, ownNumber: UInt64
  ) {
    let person = personNumber ?? 0
    let holders = related.filter {
      $0.outcome == .authenticated && $0.person == person && person != 0
    }
    let isDemoted = local.outcome == .authenticated && line.outcome == .review
    let carries = { (reason: Reason) in
      line.reason == reason || line.reasons.contains(ReasonSet(reason))
    }
    if isDemoted {
      let restsOnNumber = local.reason == .s11 || local.findings.contains(.s11)
      // Against the number any record whose name fits holds the person; else only one with the number.
      let rivals = restsOnNumber ? holders : holders.filter { $0.ownNumber == person }
      let mayBeRival = !local.hasOwnNumber || restsOnNumber || local.isPerhapsAnothers
      if carries(.t51), !rivals.isEmpty, mayBeRival {
        add(.heldByOther, rivals)
      } else {
        add(.belowThreshold, [])
      }
    }
    if carries(.t50) {
      // In results without a list of groups a person whom the register does not have is known by the number alone.
      let writers = related.filter { ownNumber != 0 && $0.ownNumber == ownNumber }
      add(.samePerson, samePerson.isEmpty ? holders.isEmpty ? writers : holders : samePerson)
    }
    if carries(.t51), ownNumber != 0 {
      let writers = related.filter { $0.ownNumber == ownNumber }
      if !writers.isEmpty { add(.sameNumber, writers) }
    }
    isReproduced =
      (local.outcome == line.outcome || isDemoted) && isSameReason(local, line)
      && (line.person == 0 || personNumber == nil || line.person == person)
  }

  /// Whether the reason is the record's own, or one that the resolution has put in its place.
  private func isSameReason(_ local: Decision, _ line: OutcomeLine) -> Bool {
    if local.reason == line.reason { return true }
    let isKept = line.reasons.contains(ReasonSet(local.reason))
    return isKept && [Reason.s31, .t50, .t51].contains(line.reason)
  }

  private mutating func add(_ kind: ExplainedResolution.Kind, _ lines: [OutcomeLine]) {
    resolutions.append(
      ExplainedResolution(
        kind: kind,
        others: lines.prefix(ExplainedResolution.most).map {
          .init(row: $0.row, recordID: $0.recordID, outcome: $0.outcome, reason: $0.reason)
        }, count: lines.count))
  }
}
