import Linkage
import Tables

extension Proposal.Field {
  /// The field's name in Vietnamese and English.
  public var label: BilingualText {
    switch self {
    case .citizenID: BilingualText("số CCCD", "citizen ID")
    case .name: BilingualText("họ và tên", "name")
    case .birthDate: BilingualText("ngày sinh", "birth date")
    case .sex: BilingualText("giới tính", "sex")
    case .oldID: BilingualText("số CMND", "old number (CMND)")
    }
  }
}

extension Proposal {
  /// The proposal as one sentence.
  ///
  ///     text(in: .vietnamese)  // "Sửa ngày sinh: 05/03/1990 → 03/05/1990"
  ///
  /// - Parameters:
  ///   - isMasked: Whether the middle digits of numbers are hidden; the places of digits that
  ///   differ are named then.
  ///   - hidesNames: Whether a masked text hides names too.
  public func text(
    in language: ReportLanguage, isMasked: Bool = true, hidesNames: Bool = false
  ) -> String {
    let name = field.map { $0.label.text(in: language) } ?? ""
    let isNumber = field == .citizenID || field == .oldID
    var (old, new) = (from, to)
    if isNumber && isMasked {
      (old, new) = MaskedText.numbers(from, to)
    } else if field == .name && isMasked && hidesNames {
      (old, new) = MaskedText.names(from, to)
    }
    let change =
      (old.isEmpty ? "" : old + " → ") + new + (isNumber ? places(language) : "")
    switch step {
    case .nothing: return language.choose(vi: "Không cần sửa", en: "Nothing to change")
    case .rewrite:
      if from == to {
        return language.choose(
          vi: "Hệ thống ghi lại theo chuẩn, không cần giấy tờ",
          en: "The program writes the normal form; no papers needed")
      }
      return language.choose(
        vi: "Hệ thống ghi lại theo dữ liệu dân cư: \(change)",
        en: "The program writes the register's spelling: \(change)")
    case .correct:
      return isTentative
        ? language.choose(
          vi: "Nếu xác minh đúng người, sửa \(name): \(change)",
          en: "If it is this person, correct the \(name): \(change)")
        : language.choose(vi: "Sửa \(name): \(change)", en: "Correct the \(name): \(change)")
    case .fill:
      return isTentative
        ? language.choose(
          vi: "Nếu xác minh đúng người, bổ sung \(name): \(change)",
          en: "If it is this person, complete the \(name): \(change)")
        : language.choose(
          vi: "Bổ sung \(name): \(change)", en: "Complete the \(name): \(change)")
    case .choose:
      return language.choose(
        vi: "Xác minh đúng người; nếu là ứng viên 1, ghi \(name): \(change)",
        en: "Find out who it is; if candidate 1, write the \(name): \(change)")
    case .release, .check, .establish, .collect, .merge, .separate, .stop, .leave:
      return task(language, name, new)
    case .completeRegister, .checkRegister: return registerTask(language, name)
    }
  }

  /// What a person has to do where the register does not know the right value.
  ///
  /// - Parameter known: What the register says, masked; empty when it says nothing.
  private func task(_ language: ReportLanguage, _ name: String, _ known: String) -> String {
    switch step {
    case .release:
      return language.choose(
        vi: "Số CCCD đang ghi là của người khác: lấy số đúng theo thẻ của người này",
        en: "The citizen ID is somebody else's: take the right one from the person's card")
    case .check:
      return language.choose(
        vi: "Số CCCD không có trong dữ liệu dân cư: kiểm tra lại theo thẻ",
        en: "The citizen ID is not in the register: check it against the card")
    case .establish:
      return field == .oldID
        ? language.choose(
          vi: "Chỉ có CMND: tra số CCCD theo số CMND cũ, Công an xã xác nhận",
          en: "Only an old number: find the citizen ID by it; commune police confirm")
        : language.choose(
          vi: "Chưa có số CCCD: Công an xã xác lập số định danh",
          en: "No citizen ID: commune police establish it")
    case .collect:
      let names = (name.isEmpty ? [] : [name]) + further.map { $0.label.text(in: language) }
      let text = language.choose(vi: "Thu thập ", en: "Collect: ") + names.joined(separator: ", ")
      if known.isEmpty { return text }
      return text + language.choose(vi: " (dữ liệu dân cư: \(known))", en: " (register: \(known))")
    case .merge:
      return language.choose(
        vi: "Gộp các mã BHXH của cùng một người", en: "Merge the insurance numbers of one person")
    case .separate:
      return language.choose(
        vi: "Một số CCCD ghi cho nhiều người: tách dữ liệu, lấy số đúng theo thẻ",
        en: "One citizen ID on several people: separate, take the right one from the card")
    case .stop:
      return language.choose(
        vi: "Dữ liệu dân cư ghi đã chết: kiểm tra giấy tờ rồi dừng thẻ",
        en: "Dead in the register: check papers, then stop the card")
    default:
      return language.choose(
        vi: "Ngoài phạm vi, không tính vào tỷ lệ", en: "Out of scope, left out of the rate")
    }
  }

  /// What the police have to do in the register, where nothing of the record is to be changed.
  private func registerTask(_ language: ReportLanguage, _ name: String) -> String {
    if field == .citizenID {
      return language.choose(
        vi: "Người phù hợp trong dữ liệu dân cư chưa có số CCCD: Công an xã xác minh, bổ sung",
        en: "The person who fits has no citizen ID in the register: commune police complete it")
    }
    let head =
      isTentative
      ? language.choose(vi: "Nếu xác minh đúng người", en: "If it is this person")
      : language.choose(vi: "Không sửa hồ sơ", en: "Nothing to change")
    let value = to.isEmpty || field == .name ? "" : " (\(to))"
    return step == .completeRegister
      ? language.choose(
        vi: "\(head): Công an xã bổ sung \(name) còn thiếu trong dữ liệu dân cư\(value)",
        en: "\(head): the register lacks the whole \(name)\(value), commune police complete it")
      : language.choose(
        vi: "\(head): dữ liệu dân cư ghi \(name)\(value) trái với số CCCD, Công an xã kiểm tra",
        en: "\(head): the register's \(name)\(value) contradicts its citizen ID, police check it")
  }

  /// Who acts, where it is not the one who acts on the reason: the police mend the register once the person is known.
  public func actor(in language: ReportLanguage) -> String? {
    switch step {
    case .completeRegister where !isTentative, .checkRegister where !isTentative:
      language.choose(vi: Reason.k40.actorVi, en: Reason.k40.actorEn)
    default: nil
    }
  }

  /// ` (chữ số thứ 8)`: which digits differ, when both numbers are known and few digits do.
  private func places(_ language: ReportLanguage) -> String {
    let places = MaskedText.differingPlaces(from, to)
    guard (1...4).contains(places.count) else { return "" }
    let text = places.map { String($0) }.joined(separator: ", ")
    return language.choose(vi: " (chữ số thứ \(text))", en: " (digit \(text))")
  }
}
