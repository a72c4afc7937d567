import TestSupport
import Testing

@Suite("Documents that name files, and files that name documents")
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
        TemporaryFolder.bytesIfPresent(at: place)?.isEmpty == false
        || !TemporaryFolder.names(in: place).isEmpty
      #expect(isThere, "\(path)")
    }
  }

  @Test("Every section of the rules of the field that a comment cites is there")
  func sections() {
    let page = TemporaryFolder.text(at: Repository.path("docs/domain.md"))
    let headings = Set(
      page.split(separator: "\n").filter { $0.hasPrefix("##") }
        .compactMap { $0.drop { $0 == "#" || $0 == " " }.split(separator: " ").first })
    var cited = 0
    for file in Self.sources(Repository.path("Sources")) {
      let parts = TemporaryFolder.text(at: file).split(separator: "docs/domain.md ").dropFirst()
      for part in parts {
        var section = part.prefix { $0.isNumber || $0 == "." }
        if section.last == "." { section.removeLast() }
        cited += 1
        #expect(headings.contains(section), "\(file) cites \(section)")
      }
    }
    #expect(cited > 30)
  }

  /// The Swift files in a folder and in those below it.
  private static func sources(_ folder: String) -> [String] {
    TemporaryFolder.names(in: folder).flatMap { name in
      name.hasSuffix(".swift") ? [folder + "/" + name] : sources(folder + "/" + name)
    }
  }
}
