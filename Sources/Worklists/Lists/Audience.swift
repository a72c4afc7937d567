import Authentication
import Tables

/// Who works with a list, and therefore what stands in it.
public enum Audience: String, CaseIterable, Sendable {
  /// The insurance office and the commune.
  case office
  /// The commune police: numbers that are missing or not in the register, and open records with another birth date or
  /// several candidates. The dead are the office's, which checks papers and stops the card.
  case police
  /// The employers of the participants: workers only.
  case employer
  /// The schools of the participants: pupils and students only.
  case school

  /// Whether a record with these codes belongs in the list.
  ///
  /// - Parameter isComplete: Whether records of established people with a field to correct belong there too.
  func wants(_ outcome: Outcome, _ reason: Reason, _ findings: ReasonSet, isComplete: Bool) -> Bool
  {
    if outcome == .excluded { return false }
    let isOpen = outcome != .authenticated
    switch self {
    case .police:
      switch reason {
      case .k40, .k41, .k42: return isOpen || isComplete
      case .s20, .s31: return isOpen
      default: return false
      }
    case .office, .employer, .school:
      if isOpen || reason == .c60 || reason == .t51 { return true }
      return isComplete && reason != .d00 && reason != .d01
    }
  }

  /// Whether the participants of a group belong in the list.
  func wants(_ group: ParticipantGroup) -> Bool {
    switch self {
    case .office, .police: true
    case .employer: group == .employer
    case .school: group == .school
    }
  }

  /// Whether the lists are cut by employer or school rather than by commune when nobody says how.
  var isByUnit: Bool { self == .employer || self == .school }

  /// The title of the list.
  func title(_ language: ReportLanguage) -> String {
    switch self {
    case .office:
      language.choose(
        vi: "DANH SÁCH NGƯỜI THAM GIA BHXH, BHYT CẦN XÁC MINH THÔNG TIN",
        en: "LIST OF PARTICIPANTS WHOSE DATA ARE TO BE VERIFIED")
    case .police:
      language.choose(
        vi: "DANH SÁCH ĐỀ NGHỊ CÔNG AN XÁC MINH SỐ ĐỊNH DANH CÁ NHÂN",
        en: "LIST OF PEOPLE WHOSE CITIZEN ID THE POLICE ARE ASKED TO VERIFY")
    case .employer:
      language.choose(
        vi: "DANH SÁCH NGƯỜI LAO ĐỘNG CẦN BỔ SUNG, ĐIỀU CHỈNH THÔNG TIN",
        en: "LIST OF EMPLOYEES WHOSE DATA ARE TO BE COMPLETED OR CORRECTED")
    case .school:
      language.choose(
        vi: "DANH SÁCH HỌC SINH, SINH VIÊN CẦN BỔ SUNG, ĐIỀU CHỈNH THÔNG TIN",
        en: "LIST OF PUPILS AND STUDENTS WHOSE DATA ARE TO BE COMPLETED OR CORRECTED")
    }
  }

  /// Who confirms the list with a signature; the commune, where a list of an employer's or school's people is cut by
  /// commune.
  func confirmation(_ language: ReportLanguage, isByUnit: Bool) -> String {
    switch isByUnit || !self.isByUnit ? self : .office {
    case .office:
      language.choose(vi: "XÁC NHẬN CỦA UBND XÃ, PHƯỜNG", en: "CONFIRMED BY THE COMMUNE")
    case .police:
      language.choose(vi: "XÁC NHẬN CỦA CÔNG AN XÃ, PHƯỜNG", en: "CONFIRMED BY THE POLICE")
    case .employer:
      language.choose(vi: "XÁC NHẬN CỦA ĐƠN VỊ SỬ DỤNG LAO ĐỘNG", en: "CONFIRMED BY THE EMPLOYER")
    case .school: language.choose(vi: "XÁC NHẬN CỦA NHÀ TRƯỜNG", en: "CONFIRMED BY THE SCHOOL")
    }
  }
}
