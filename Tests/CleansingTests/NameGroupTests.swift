import Testing
import VietnameseText

@testable import Cleansing

@Suite("Ethnic groups of surnames")
struct NameGroupTests {
  @Test(
    "Rare surnames tell, shared ones do not",
    arguments: [
      ("nguyễn", NameGroup.common), ("lương", .common), ("hà", .common), ("hồ", .common),
      ("vi", .thai), ("lô", .thai), ("kha", .thai), ("vừ", .hmong), ("xồng", .hmong),
      ("lỳ", .hmong), ("moong", .khoMu), ("cụt", .khoMu), ("niê", .otherMinority),
    ])
  func groups(surname: String, expected: NameGroup) {
    let words = WordTable()
    var table = NameGroupTable(words: words)
    var record = CleanRecord()
    record.name.append(words.intern(surname.utf8))
    record.name.append(words.intern("an".utf8))
    #expect(table.group(of: record) == expected)
    #expect(table.group(of: record) == expected, "the second time from the table")
  }

  @Test("Foreign and missing names are groups of their own")
  func others() {
    let words = WordTable()
    var table = NameGroupTable(words: words)
    var record = CleanRecord()
    #expect(table.group(of: record) == .none)
    record.name.append(words.intern("smith".utf8))
    record.findings.name = .foreign
    #expect(table.group(of: record) == .foreign)
  }
}
