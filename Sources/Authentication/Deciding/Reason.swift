import Tables

/// Why a record is as it is: the codes of docs/domain.md 3.3.
public enum Reason: UInt8, CaseIterable, Sendable, Codable {
  case d00, d01, d02, s10, s11, s20, s21, s30, s31, k40, k41, k42, t50, t51, c60, n70, x90

  /// The number of reasons, written out so that counters of it are laid out when the program is built.
  static let count = 17

  /// The stable code, as in `outcomes.csv`.
  public var code: String {
    switch self {
    case .d00: "D00"
    case .d01: "D01"
    case .d02: "D02"
    case .s10: "S10"
    case .s11: "S11"
    case .s20: "S20"
    case .s21: "S21"
    case .s30: "S30"
    case .s31: "S31"
    case .k40: "K40"
    case .k41: "K41"
    case .k42: "K42"
    case .t50: "T50"
    case .t51: "T51"
    case .c60: "C60"
    case .n70: "N70"
    case .x90: "X90"
    }
  }

  /// The label in Vietnamese, as an officer's list prints it.
  var labelVi: String {
    switch self {
    case .d00: "Đúng"
    case .d01: "Đúng sau chuẩn hóa"
    case .d02: "Đúng, thiếu ngày/tháng sinh"
    case .s10: "Sai họ tên (gần đúng)"
    case .s11: "Sai họ tên (khác hẳn)"
    case .s20: "Sai ngày sinh"
    case .s21: "Sai giới tính"
    case .s30: "Sai hoặc thiếu số CCCD"
    case .s31: "Nhiều ứng viên"
    case .k40: "Không tìm thấy số CCCD"
    case .k41: "Chưa có CCCD/ĐDCN"
    case .k42: "Chỉ có CMND 9 số"
    case .t50: "Trùng: một người nhiều mã BHXH"
    case .t51: "Trùng: nhiều người một số CCCD"
    case .c60: "Đã chết"
    case .n70: "Ngoài phạm vi (LLVT, thân nhân; người nước ngoài)"
    case .x90: "Thiếu dữ liệu bắt buộc"
    }
  }

  /// The label in English.
  var labelEn: String {
    switch self {
    case .d00: "Correct"
    case .d01: "Correct after normalisation"
    case .d02: "Correct, day or month of birth missing"
    case .s10: "Name wrong (near)"
    case .s11: "Name wrong (quite different)"
    case .s20: "Birth date wrong"
    case .s21: "Sex wrong"
    case .s30: "Citizen ID wrong or missing"
    case .s31: "Several candidates"
    case .k40: "Citizen ID not found in the register"
    case .k41: "No citizen ID"
    case .k42: "Only a 9-digit CMND"
    case .t50: "Duplicate: one person, many insurance numbers"
    case .t51: "Duplicate: many people, one citizen ID"
    case .c60: "Dead in the register"
    case .n70: "Out of scope (armed forces and relatives; foreigners)"
    case .x90: "Required data missing"
    }
  }

  /// Who can mend the record, in Vietnamese.
  var actorVi: String {
    switch self {
    case .d00: "Không cần xử lý"
    case .d01: "Hệ thống ghi lại theo chuẩn"
    case .d02, .s21, .s30, .x90: "Cán bộ BHXH cập nhật"
    case .s10, .s11: "Cán bộ BHXH kiểm tra giấy tờ"
    case .s20: "Cán bộ BHXH hoặc Công an xã, theo giấy tờ"
    case .s31: "Xã xác minh"
    case .k40, .k41: "Công an xã"
    case .k42: "Tra theo số CMND cũ; Công an xã"
    case .t50: "Cán bộ BHXH gộp sổ"
    case .t51: "Cán bộ BHXH tách dữ liệu"
    case .c60: "Kiểm tra giấy tờ rồi dừng thẻ"
    case .n70: "Không tính vào tỷ lệ"
    }
  }

  /// Who can mend the record, in English.
  var actorEn: String {
    switch self {
    case .d00: "nobody"
    case .d01: "the system writes the reference spelling"
    case .d02, .s21, .s30, .x90: "insurance officer updates"
    case .s10, .s11: "insurance officer checks papers"
    case .s20: "insurance officer or police, by evidence"
    case .s31: "commune checks"
    case .k40, .k41: "commune police"
    case .k42: "resolved through the old number; commune police"
    case .t50: "insurance officer merges"
    case .t51: "insurance officer separates"
    case .c60: "check papers, then stop the card"
    case .n70: "left out of the rate"
    }
  }
}

/// A set of reasons: what else is wrong with a record.
public struct ReasonSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  init(_ reason: Reason) { rawValue = 1 << UInt32(reason.rawValue) }

  /// The first bit that is no reason's.
  private static let firstMark: UInt32 = 26

  /// Whether it holds a finding of the whole file (``FileFinding``).
  var hasMarks: Bool { rawValue >> ReasonSet.firstMark != 0 }

  /// The record's name is that of the row before or behind, in a block of such rows; R06, no reason by itself.
  static let neighboursName = ReasonSet(rawValue: 1 << firstMark)
  /// The record's birth date is that of the row before or behind, in a block of such rows; R07, no reason by itself.
  static let neighboursDate = ReasonSet(rawValue: 2 << firstMark)

  /// The register gives the person's number in another row too; R05, no reason by itself.
  static let repeatedRegisterNumber = ReasonSet(rawValue: 4 << firstMark)

  /// The record's number is that of the row before or behind, in a block of such rows; R04, no reason by itself.
  static let neighboursNumber = ReasonSet(rawValue: 8 << firstMark)

  /// The record's insurance number stands in another record of the same person; R02, no reason by itself.
  static let sameInsuranceNumber = ReasonSet(rawValue: 16 << firstMark)
  /// The record's insurance number stands in a record of somebody else; R03, no reason by itself.
  static let sharedInsuranceNumber = ReasonSet(rawValue: 32 << firstMark)

  /// The reasons in the order of their codes.
  public var reasons: [Reason] { Reason.allCases.filter { contains(ReasonSet($0)) } }

  mutating func insert(_ reason: Reason) { insert(ReasonSet(reason)) }

  func contains(_ reason: Reason) -> Bool { contains(ReasonSet(reason)) }
}

/// What became of a record.
public enum Outcome: UInt8, CaseIterable, Sendable, Codable {
  case authenticated, review, unresolved, excluded

  /// The number of outcomes.
  static let count = 4

  /// The word in `outcomes.csv`.
  public var name: String {
    switch self {
    case .authenticated: "authenticated"
    case .review: "review"
    case .unresolved: "unresolved"
    case .excluded: "excluded"
    }
  }

  /// What people read.
  public var label: BilingualText {
    switch self {
    case .authenticated: BilingualText("Đã xác thực", "Authenticated")
    case .review: BilingualText("Cần rà soát", "For review")
    case .unresolved: BilingualText("Chưa xác thực được", "Unresolved")
    case .excluded: BilingualText("Ngoài phạm vi", "Excluded")
    }
  }
}
