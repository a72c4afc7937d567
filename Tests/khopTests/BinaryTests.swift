import Testing

@Suite("The binary that the other tests run")
struct BinaryTests {
  @Test(
    "It is built beside the tests; without it the suites of this target would be skipped in green")
  func isBuilt() {
    #expect(Command.path != nil)
    #expect(Command.run(["--version"]).status == 0)
  }
}
