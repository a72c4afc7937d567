import Cleansing
import Tables

/// What a frozen register was read with: the rules of reading and the corpora.
///
/// Names, keys of addresses and repairs in the register are what these made of its table. With other ones the same table
/// gives another register, and a run against the old one other outcomes than against the table.
public struct ReadingMark: Equatable, Sendable {
  /// The number of the reading rules.
  let rules: UInt32
  /// The first 32 digits of the SHA-256 over the corpora, 16 in each word.
  let corpora: SIMD2<UInt64>

  /// The mark of registers that this program freezes.
  ///
  /// - Complexity: O(corpora) once, half a megabyte; then O(1).
  static let current: ReadingMark = {
    let digest = ReadingRules.corporaSHA256.utf8
    func word(_ place: Int) -> UInt64 {
      digest.dropFirst(16 * place).prefix(16).reduce(0) {
        $0 << 4 | UInt64($1 <= 0x39 ? $1 &- 0x30 : $1 &- 0x57)
      }
    }
    return ReadingMark(rules: ReadingRules.number, corpora: SIMD2(word(0), word(1)))
  }()

  /// What to tell of a register with this mark; `nil` when it was read as this program reads.
  public var note: BilingualText? {
    let current = ReadingMark.current
    if self == current { return nil }
    let (vi, en) =
      rules == current.rules
      ? ("với danh mục, bảng chữ khác", "with other corpora")
      : (
        "theo quy tắc đọc số \(rules), chương trình này dùng số \(current.rules)",
        "with reading rules \(rules), this program has rules \(current.rules)"
      )
    return BilingualText(
      "dữ liệu dân cư: chỉ mục được lập \(vi), kết quả có thể khác khi đọc thẳng từ bảng; hãy lập lại "
        + "bằng 'khop index'",
      "register: frozen \(en), and results may differ from those of its table; freeze it again with "
        + "'khop index'")
  }
}
