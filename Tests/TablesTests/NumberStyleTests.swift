import Tables
import Testing

@Suite("Numbers are written as the reader's office writes them")
struct NumberStyleTests {
  @Test(
    "Whole numbers have their thousands apart",
    arguments: [
      (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1000, "1.000", "1,000"),
      (3_024_577, "3.024.577", "3,024,577"), (-1_234, "−1.234", "−1,234"),
      (100_000_000, "100.000.000", "100,000,000"),
    ])
  func whole(value: Int, vi: String, en: String) {
    #expect(NumberStyle(.vietnamese).whole(value) == vi)
    #expect(NumberStyle(.english).whole(value) == en)
  }

  @Test(
    "Decimals are rounded half up",
    arguments: [
      (1.0, 2, "1,00"), (0.125, 2, "0,13"), (2.004, 2, "2,00"), (1234.5, 1, "1.234,5"),
      (0.05, 1, "0,1"), (7.0, 0, "7"), (-0.001, 2, "0,00"), (-1.5, 1, "−1,5"),
    ])
  func decimal(value: Double, decimals: Int, text: String) {
    #expect(NumberStyle(.vietnamese).decimal(value, decimals: decimals) == text)
  }

  @Test("What is no number is a dash", arguments: [Double.nan, .infinity, -.infinity])
  func notANumber(value: Double) {
    #expect(NumberStyle(.english).decimal(value, decimals: 2) == "–")
  }

  @Test(
    "A share that is not quite whole is never 100 %",
    arguments: [
      (0.0, "0,00 %", "0.00 %"), (0.9891, "98,91 %", "98.91 %"), (0.99999, "99,99 %", "99.99 %"),
      (1 - 1e-12, "99,99 %", "99.99 %"), (1.0, "100,00 %", "100.00 %"),
      (0.00004, "0,00 %", "0.00 %"),
    ])
  func percent(share: Double, vi: String, en: String) {
    #expect(NumberStyle(.vietnamese).percent(share) == vi)
    #expect(NumberStyle(.english).percent(share) == en)
  }
}
