import Reporting
import Testing

@Suite("Tables of text are aligned")
struct TextTableTests {
  @Test("Texts stand left, numbers right, and lines of several lengths go together")
  func aligned() {
    var table = TextTable(rightAligned: [1, 2])
    table.add("Đã xác thực", "1.234", "98,91 %")
    table.add("A", "7")
    table.add("Xã", "12", "3 %", "ghi chú")
    #expect(
      table.text() == """
          Đã xác thực  1.234  98,91 %
          A                7
          Xã              12      3 %  ghi chú

        """)
  }

  @Test("A letter with combining marks takes one place")
  func combining() {
    var table = TextTable(rightAligned: [1])
    table.add("Xa\u{303}", "1")
    table.add("Xã", "1")
    let lines = table.text().split(separator: "\n")
    #expect(lines[0].count == lines[1].count)
  }

  @Test("A table without rows is empty")
  func empty() {
    #expect(TextTable(rightAligned: []).text().isEmpty)
  }
}
