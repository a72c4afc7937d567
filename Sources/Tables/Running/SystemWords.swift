import Glibc

/// The system's words for its errors, in the user's language.
package enum SystemWords {
  private static let words: [(code: Int32, vi: String)] = [
    (EACCES, "không có quyền"), (EPERM, "không được phép"),
    (ENOENT, "không có tệp hoặc thư mục này"),
    (ENOTDIR, "một phần của đường dẫn không phải thư mục"), (EISDIR, "đây là thư mục"),
    (EEXIST, "đã có tệp hoặc thư mục này"), (ENOTEMPTY, "thư mục không rỗng"),
    (ENOSPC, "đĩa đầy"), (EDQUOT, "hết hạn mức đĩa"), (EFBIG, "tệp quá lớn"),
    (EROFS, "ổ đĩa chỉ đọc"), (EIO, "lỗi đọc ghi của đĩa"), (EBUSY, "đang được dùng"),
    (ETXTBSY, "đang được dùng"), (EMFILE, "mở quá nhiều tệp"), (ENFILE, "mở quá nhiều tệp"),
    (ENAMETOOLONG, "tên quá dài"), (ELOOP, "liên kết tượng trưng lặp vòng"),
    (ENOMEM, "thiếu bộ nhớ"),
    (EPIPE, "đầu kia của ống dẫn đã đóng"), (EXDEV, "khác ổ đĩa"),
    (ENODEV, "không có thiết bị này"),
    (ENXIO, "không có thiết bị này"),
  ]

  /// The words for an error number; the system's own where there are no Vietnamese ones.
  package static func text(_ code: Int32, in language: ReportLanguage) -> String {
    let english = String(cString: strerror(code))
    guard language == .vietnamese else { return english }
    return words.first { $0.code == code }?.vi ?? english
  }

  /// The Vietnamese words for what the system says in English; anything else stays as it is.
  package static func vietnamese(_ text: String) -> String {
    words.first { String(cString: strerror($0.code)) == text }?.vi ?? text
  }
}
