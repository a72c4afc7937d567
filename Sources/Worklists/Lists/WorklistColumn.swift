import Authentication
import Tables
import Workbooks

/// The columns of a work list, in their order; people may move them, they are found again by their titles.
enum WorklistColumn: Int, CaseIterable, Sendable {
  case number, name, birthDate, sex, insuranceNumber, citizenID, address, participantClass, fault
  case proposal, result, rightName, rightBirthDate, rightSex, rightCitizenID, note, key, checksum

  /// The title in both languages.
  var title: (vi: String, en: String) {
    switch self {
    case .number: ("STT", "No.")
    case .name: ("Họ và tên", "Full name")
    case .birthDate: ("Ngày sinh", "Birth date")
    case .sex: ("Giới tính", "Sex")
    case .insuranceNumber: ("Mã số BHXH", "Insurance number")
    case .citizenID: ("Số CCCD", "Citizen ID")
    case .address: ("Địa chỉ", "Address")
    case .participantClass: ("Loại đối tượng", "Class")
    case .fault: ("Nội dung sai lệch", "What is wrong")
    case .proposal: ("Đề xuất", "Proposal")
    case .result: ("Kết quả xác minh", "Result of verification")
    case .rightName: ("Họ tên đúng", "Right name")
    case .rightBirthDate: ("Ngày sinh đúng", "Right birth date")
    case .rightSex: ("Giới tính đúng", "Right sex")
    case .rightCitizenID: ("Số CCCD đúng", "Right citizen ID")
    case .note: ("Ghi chú", "Remarks")
    case .key: ("Mã", "Key")
    case .checksum: ("Mã kiểm tra", "Check code")
    }
  }

  /// The width in characters.
  var width: Double {
    switch self {
    case .number: 5
    case .name: 20
    case .birthDate, .rightBirthDate: 11
    case .sex, .rightSex: 7
    case .insuranceNumber: 12
    case .citizenID, .rightCitizenID: 14
    case .address: 24
    case .participantClass: 12
    case .fault: 20
    case .proposal: 30
    case .result: 16
    case .rightName: 18
    case .note: 14
    case .key: 15
    case .checksum: 20
    }
  }

  /// Whether the people who verify write into it.
  var isAnswer: Bool {
    switch self {
    case .result, .rightName, .rightBirthDate, .rightSex, .rightCitizenID, .note: true
    default: false
    }
  }

  /// Whether it goes into the row's check code: everything that tells which person is meant.
  var isChecked: Bool {
    switch self {
    case .name, .birthDate, .sex, .insuranceNumber, .citizenID, .proposal: true
    default: false
    }
  }

  /// Whether it has to come back as it went out. The number of the row may be written anew: rows are known by their key.
  var isOriginal: Bool { self != .number && self != .key && self != .checksum && !isAnswer }

  /// The field that a right value is for.
  var field: Proposal.Field? {
    switch self {
    case .rightName: .name
    case .rightBirthDate: .birthDate
    case .rightSex: .sex
    case .rightCitizenID: .citizenID
    default: nil
    }
  }

  /// How its cells look.
  var style: CellStyle {
    let isCentred =
      switch self {
      case .number, .birthDate, .sex, .rightBirthDate, .rightSex: true
      default: false
      }
    return CellStyle(
      size: self == .key || self == .checksum ? 8 : 10, alignment: isCentred ? .centre : .left,
      isWrapped: true, hasBorder: true, background: isAnswer ? 0xFFFBE6 : nil,
      number: self == .number ? .general : .text, isUnlocked: isAnswer)
  }
}
