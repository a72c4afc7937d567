import Testing

@testable import Reporting

@Suite("Communes of Nghệ An by code")
struct CommuneNamesTests {
  static let names = CommuneNames()

  @Test(
    "A code has its name with its district, or none",
    arguments: [
      ("16666", "Phường Hà Huy Tập, Vinh"), ("16813", "Thị trấn Mường Xén, Kỳ Sơn"),
      ("00000", nil), ("", nil), ("1666", nil), ("99999", nil),
    ] as [(String, String?)])
  func names(code: String, name: String?) {
    #expect(Self.names[code] == name)
  }
}
