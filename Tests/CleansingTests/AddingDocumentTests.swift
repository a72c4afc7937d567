import TestSupport
import Testing

@Suite("The document of how to add something")
struct AddingDocumentTests {
  @Test("Every file and folder that it names in full is there")
  func paths() {
    let text = TemporaryFolder.text(at: Repository.path("docs/adding.md"))
    let named = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) && $0.element.contains("/") }
      .map { String($0.element) }
    #expect(named.count > 50)
    for path in named {
      let place = Repository.path(path)
      let isThere =
        !TemporaryFolder.bytes(at: place).isEmpty || !TemporaryFolder.names(in: place).isEmpty
      #expect(isThere, "\(path)")
    }
  }
}
