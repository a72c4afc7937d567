import Testing

@testable import Tables

@Suite("The system tells how much memory is left")
struct SystemMemoryTests {
  @Test(
    "A value is read from the line that begins with its word",
    arguments: [
      ("MemTotal: 24683520 kB\nMemAvailable:   23411000 kB\n", 23_411_000 << 10),
      ("inactive_file 4096\nMemAvailable: 12\n", 12), ("MemAvailable:\n", nil),
      ("MemAvailable: many kB\n", nil), ("", nil), ("OldMemAvailable: 3 kB", nil),
    ] as [(String, Int?)])
  func value(text: String, bytes: Int?) {
    #expect(SystemMemory.value(of: "MemAvailable:", in: text) == bytes)
  }

  @Test("There is some")
  func available() {
    #expect(SystemMemory.available().map { $0 > 1 << 20 } ?? true)
  }
}
