import Testing

@testable import Workbooks

@Suite("Heights of rows with wrapped texts")
struct RowHeightTests {
  @Test(
    "Words that do not fit begin a line, long ones are broken, line ends count",
    arguments: [
      ("", 10.0, 1), ("Xã", 10, 1), ("Phường Trường Vinh", 24, 1), ("Phường Trường Vinh", 10, 3),
      ("Phường Trường Vinh", 15, 2), ("a\nb\n", 10, 3), ("12345678901234567890", 12, 2),
      ("Nguyễn Thị Thu Hằng", 12, 2),
    ])
  func lines(text: String, width: Double, lines: Int) {
    let one = RowHeight.points([("", 10)])
    let step = RowHeight.points([("a\nb", 10)]) - one
    #expect(RowHeight.points([(text, width)]) == one + Double(lines - 1) * step, "\(text)")
  }

  @Test("The highest cell counts, bold letters are wider, larger ones higher")
  func cells() {
    #expect(
      RowHeight.points([("a", 5), ("a b c d e f", 5)]) == RowHeight.points([("a b c d e f", 5)]))
    let text = "Người thực hiện việc này"
    #expect(RowHeight.points([(text, 29)], isBold: true) > RowHeight.points([(text, 29)]))
    #expect(RowHeight.points([("a", 5)], size: 14) > RowHeight.points([("a", 5)]))
    #expect(RowHeight.points([]) == RowHeight.points([("", 1)]))
  }
}
