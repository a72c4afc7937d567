import Glibc
import Testing

@testable import Tables

@Suite("The system's errors in words")
struct SystemWordsTests {
  @Test("Vietnamese messages have Vietnamese words, English ones the system's")
  func words() {
    for code in [EACCES, ENOENT, ENOSPC, EISDIR, EROFS] {
      let english = String(cString: strerror(code))
      #expect(SystemWords.text(code, in: .english) == english)
      #expect(SystemWords.text(code, in: .vietnamese) != english)
      #expect(SystemWords.vietnamese(english) == SystemWords.text(code, in: .vietnamese))
      let message = TableError(.cannotCreate(code), path: "kq").message(in: .vietnamese)
      #expect(!message.contains(english), "\(message)")
    }
    #expect(SystemWords.text(ENOSPC, in: .vietnamese) == "đĩa đầy")
    #expect(SystemWords.vietnamese("sheet name") == "sheet name")
  }
}
