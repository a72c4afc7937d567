import Testing

@testable import Cleansing

@Suite("The commune of a record without a code is read from its address")
struct AddressCommunesTests {
  @Test(
    "A commune counts when the district or the province says that it is one of ours, and it is one alone",
    arguments: [
      ("Xóm 3, Xã Châu Nga, Huyện Quỳ Châu, Nghệ An", true),
      ("Xã Châu Nga, Nghệ An", true),
      ("Bản 2, X. Châu Nga, H. Quỳ Châu", true),
      ("Xã Châu Nga", false),
      ("Xã Châu Nga, Hà Nội", false),
      ("Xã Châu Nga, Huyện Sóc Sơn", false),
      ("Xóm 3", false),
      ("", false),
    ])
  func read(address: String, isFound: Bool) {
    var communes = AddressCommunes()
    let bytes = Array(address.utf8)
    let code = bytes.withUnsafeBufferPointer { communes.code(of: $0) }
    #expect((code != 0) == isFound, "\(address): \(code)")
    let again = bytes.withUnsafeBufferPointer { communes.code(of: $0) }
    #expect(again == code)
    let known = AdministrativeUnits.standard.resolve(code: 16_789)
    if isFound { #expect(known.currentCodes.contains(code)) }
  }

  @Test("What an address says does not depend on those read before it")
  func independent() {
    let communes = ["Xã Châu Nga", "Xã Châu Hội", "Phường Hưng Đông", "Xã Nghi Phú", "Xã Diễn Kim"]
    let addresses = communes.flatMap { commune in
      ["\(commune), Nghệ An", "Xóm 3, \(commune), Nghệ An", commune, "Xóm 3, \(commune)"]
    }
    var shared = AddressCommunes()
    var found: Set<UInt16> = []
    for address in addresses + addresses.reversed() {
      var fresh = AddressCommunes()
      let bytes = Array(address.utf8)
      let alone = bytes.withUnsafeBufferPointer { fresh.code(of: $0) }
      #expect(bytes.withUnsafeBufferPointer { shared.code(of: $0) } == alone, "\(address)")
      found.insert(alone)
    }
    #expect(found.count > 3, "the addresses name several communes")
  }
}
