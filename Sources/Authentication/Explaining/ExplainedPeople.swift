import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables

/// Describes candidates of one record for people.
struct ExplainedPeople {
  let index: ReferenceIndex
  let record: CleanRecord
  /// The owner of the record's number.
  let owner: UInt32?

  func candidate(_ explanation: CandidateExplanation) -> ExplainedCandidate {
    let row = explanation.candidate.row
    let household = index.person(row).household
    let isOfHousehold =
      owner.map { $0 != row && household != 0 && index.person($0).household == household } ?? false
    return ExplainedCandidate(
      comparison: explanation, identity: IdentityFields(person: row, of: index),
      commune: index.person(row).commune, isDead: index.person(row).isDead,
      isOfOwnersHousehold: isOfHousehold, evidence: evidence(explanation))
  }

  private func evidence(_ explanation: CandidateExplanation) -> [ExplainedEvidence] {
    let candidate = explanation.candidate
    return parts.filter { $0 != .stranger || candidate.parts.stranger != 0 }.map { part in
      ExplainedEvidence(
        part: part, finding: finding(part, explanation), bits: candidate.parts[part])
    }
  }

  /// What can be compared at all with what the record holds.
  private var parts: [EvidencePart] {
    EvidencePart.allCases.filter { part in
      switch part {
      case .family: record.fatherID | record.motherID != 0 || record.household != 0
      case .participation: record.classBirthYears != nil
      default: true
      }
    }
  }

  private func finding(_ part: EvidencePart, _ explanation: CandidateExplanation) -> BilingualText {
    let candidate = explanation.candidate
    switch part {
    case .prior:
      let isOwner = candidate.number == .same || candidate.number == .sameAfterReading
      return isOwner
        ? BilingualText(
          "so với giả thuyết ghi nhầm số người thân", "against a relative's number by mistake")
        : BilingualText(
          "một người bất kỳ trong dữ liệu dân cư", "anybody in the register")
    case .number: return candidate.number.label
    case .name: return nameFinding(explanation)
    case .date: return candidate.date.label
    case .place: return candidate.place.label
    case .family: return candidate.family.label
    case .participation: return candidate.participation.label
    case .stranger:
      return BilingualText("so với một người lạ có số này", "against a stranger with this number")
    case .sex:
      switch candidate.agreesInSex {
      case true?: return BilingualText("giống", "same")
      case false?: return BilingualText("khác", "differs")
      case nil: return BilingualText("không rõ", "unknown")
      }
    }
  }

  /// What differs between the names, word by word: `Hùng≠Hưng: khác dấu; thiếu Thị`.
  private func nameFinding(_ explanation: CandidateExplanation) -> BilingualText {
    let pairs = explanation.words.filter { !$0.isSame }
    if explanation.words.isEmpty {
      return BilingualText("một bên không có họ tên", "one side has no name")
    }
    var vi: [String] = []
    var en: [String] = []
    if explanation.candidate.name.hasOrderChange {
      vi.append("đảo thứ tự")
      en.append("order changed")
    }
    if explanation.nameReading > 0 {
      vi.append("theo cách đọc khác")
      en.append("by another reading")
    }
    if pairs.isEmpty, vi.isEmpty { return BilingualText("giống cả dấu", "same with marks") }
    // A whole name without marks is one difference, not four.
    let unmarked = pairs.filter { $0.kind == .pair && $0.level == .unmarked }
    let isUnmarked = explanation.candidate.name.isUnmarked && unmarked.count > 1
    if isUnmarked {
      vi.append("một bên không dấu")
      en.append("one side without marks")
    }
    for pair in pairs where !(isUnmarked && pair.level == .unmarked) {
      let words = "\(pair.record)≠\(pair.person)"
      switch pair.kind {
      case .pair:
        vi.append("\(words): \(pair.level.label.vi)")
        en.append("\(words): \(pair.level.label.en)")
      case .added:
        vi.append("thừa \(pair.record)")
        en.append("extra \(pair.record)")
      case .missing:
        vi.append("thiếu \(pair.person)")
        en.append("without \(pair.person)")
      case .joined:
        vi.append("\(words): viết liền")
        en.append("\(words): written as one")
      case .split:
        vi.append("\(words): viết rời")
        en.append("\(words): written apart")
      }
    }
    return BilingualText(vi.joined(separator: "; "), en.joined(separator: "; "))
  }
}
