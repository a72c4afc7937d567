import TestSupport
import Testing

@Suite("The folder of a test")
struct TemporaryFolderTests {
  @Test("Reading a missing file fails the test, unless it may be missing")
  func missing() {
    let folder = TemporaryFolder()
    withKnownIssue { #expect(folder.bytes(of: "none.csv") == []) }
    withKnownIssue { #expect(folder.text(of: "none.csv") == "") }
    #expect(folder.bytesIfPresent(of: "none.csv") == nil)
    folder.write("", to: "empty.csv")
    #expect(folder.bytesIfPresent(of: "empty.csv") == [] && folder.bytes(of: "empty.csv") == [])
    folder.remove("empty.csv")
    #expect(folder.bytesIfPresent(of: "empty.csv") == nil)
  }

  @Test("It goes with everything in it")
  func removed() throws {
    var folder: TemporaryFolder? = TemporaryFolder()
    let path = try #require(folder?.path)
    folder?.write("a", to: "a.csv")
    #expect(TemporaryFolder.names(in: path) == ["a.csv"])
    folder = nil
    #expect(TemporaryFolder.bytesIfPresent(at: path) == nil)
  }
}
