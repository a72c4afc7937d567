import Identifiers
import Testing

@testable import Cleansing

/// The traps of the commune lists: codes used again, equal names, marks that decide.
@Suite struct AdministrativeUnitsTests {
  private let units = AdministrativeUnits.standard

  private func day(_ year: Int, _ month: Int) -> BirthDate {
    BirthDate(year: year, month: month, day: 15) ?? .empty
  }

  @Test("A code that was used again has each of its meanings, and that of a day")
  func codeReuse() {
    #expect(
      units.resolve(code: 17357).meanings.map(\.unit.fullName) == ["Xã Hoa Sơn", "Xã Vĩnh Tường"])
    #expect(
      units.resolve(code: 16738).meanings.map(\.unit.fullName) == [
        "Thị trấn Kim Sơn", "Xã Quế Phong",
      ])
    #expect(units.resolve(code: 16738, on: day(2025, 8)).meanings.map(\.unit.name) == ["Quế Phong"])
    #expect(
      units.resolve(code: 17179, on: day(2023, 1)).meanings.map(\.unit.name) == ["Quỳnh Hồng"])
    #expect(units.resolve(code: 17179, on: day(2025, 1)).meanings.map(\.unit.name) == ["Cầu Giát"])
    #expect(units.resolve(code: 17506, on: day(2025, 1)).meanings.map(\.unit.name) == ["Hoa Thành"])
    #expect(units.resolve(code: 60_000).meanings.isEmpty)
  }

  @Test("Marks decide between Hòa Sơn and Hoa Sơn; without them both may be meant")
  func marks() {
    let plain = units.resolve(name: "Xã Hoa Sơn")
    let marked = units.resolve(name: "xã Hoà Sơn")
    #expect(plain.meanings.map(\.districtName) == ["Anh Sơn"])
    #expect(marked.meanings.map(\.districtName) == ["Đô Lương"])
    #expect(plain.currentCodes != marked.currentCodes)
    #expect(plain.isAmbiguous == false)
    let unmarked = units.resolve(name: "HOA SON")
    #expect(unmarked.isAmbiguous)
    #expect(unmarked.isExact == false)
    #expect(unmarked.currentCodes == Set(plain.currentCodes + marked.currentCodes).sorted())
    #expect(
      units.resolve(name: "hoa son", district: "Đô Lương").currentCodes == marked.currentCodes)
    #expect(
      units.resolve(name: "Diên Hoa").currentCodes != units.resolve(name: "Diễn Hoa").currentCodes)
  }

  @Test("A name of several communes stays ambiguous until the district is named")
  func sameNames() {
    #expect(units.resolve(name: "Xã Đồng Văn").isAmbiguous)
    #expect(units.resolve(name: "Đồng Văn", district: "Tân Kỳ").isAmbiguous == false)
  }

  @Test("Districts that gave their names to communes may be either")
  func districtNames() {
    let both = units.resolve(name: "Quỳ Châu")
    #expect(both.isAmbiguous)
    #expect(Set(both.meanings.map { $0.unit.kind.isDistrict }) == [true, false])
    #expect(units.resolve(name: "Huyện Quỳ Châu").meanings.map(\.unit.code) == [416])
    #expect(units.resolve(name: "Xã Quỳ Châu").currentCodes == [16777])
    #expect(units.resolve(name: "Quỳ Châu", on: day(2024, 1)).meanings.map(\.unit.code) == [416])
  }

  @Test("Spellings on which texts disagree are found")
  func spellings() {
    #expect(
      units.resolve(name: "Cắm Muộn").currentCodes == units.resolve(name: "Căm Muộn").currentCodes)
    #expect(
      units.resolve(name: "P. Nghi Thủy").currentCodes
        == units.resolve(name: "Nghi Thuỷ").currentCodes)
    #expect(units.resolve(name: "Lượng Minh").currentCodes == [16906])
  }

  @Test("The group of a code tells what it may be today")
  func groups() {
    #expect(AdministrativeUnits.group(ofCode: 17357) == [17357])
    #expect(AdministrativeUnits.group(ofCode: 16663) == [16681])
    #expect(AdministrativeUnits.group(ofCode: 17098) == [17179], "Cầu Giát lives on by its name")
    // Đội Cung's code was deleted: it may be any unit that Vinh became.
    #expect(AdministrativeUnits.group(ofCode: 16684).contains(16681))
    #expect(AdministrativeUnits.group(ofCode: 16684).count > 1)
    #expect(units.resolve(code: 16684).meanings.map(\.basis) == [.district])
    #expect(units.resolve(code: 17098).meanings.map(\.basis) == [.name])
    #expect(AdministrativeUnits.group(ofCode: 1) == [])
    #expect(AdministrativeUnits.isKnown(16684))
    #expect(AdministrativeUnits.isKnown(412) == false)
  }

  @Test("Every code of every list is known and stands for units of today")
  func everyCode() {
    var current: Set<UInt16> = []
    for code in UInt16.min...UInt16.max {
      let meanings = units.resolve(code: code).meanings.filter { !$0.unit.kind.isDistrict }
      if meanings.isEmpty { continue }
      #expect(!AdministrativeUnits.group(ofCode: code).isEmpty)
      if meanings.contains(where: { $0.periods.contains(.fromJuly2025) }) { current.insert(code) }
    }
    #expect(current.count == 130)
    for code in current { #expect(AdministrativeUnits.group(ofCode: code) == [code]) }
  }

  @Test(
    "Addresses are cut into their parts",
    arguments: [
      // text, hamlet, commune, district, province
      (
        "Xóm 3, Xã Nghi Lâm, Huyện Nghi Lộc, Tỉnh Nghệ An", "Xóm 3", "Nghi Lâm", "Nghi Lộc",
        "Nghệ An"
      ),
      ("Xóm 3, Nghi Lâm, Nghi Lộc, Nghệ An", "Xóm 3", "Nghi Lâm", "Nghi Lộc", "Nghệ An"),
      ("xom 3 xa nghi lam huyen nghi loc tinh nghe an", "xom 3", "nghi lam", "nghi loc", "nghe an"),
      ("Khối 5, P.Hưng Bình, TP.Vinh", "Khối 5", "Hưng Bình", "Vinh", ""),
      ("X. Hòa Sơn, H. Đô Lương", "", "Hòa Sơn", "Đô Lương", ""),
      ("Bản Na, xã Xá Lượng, huyện Tương Dương", "Bản Na", "Xá Lượng", "Tương Dương", ""),
      ("TT Cầu Giát, Quỳnh Lưu", "", "Cầu Giát", "Quỳnh Lưu", ""),
      ("Xóm 2, xã Nghi Xá, Nghi Lộc", "Xóm 2", "Nghi Xá", "Nghi Lộc", ""),
      ("Xóm 1, Xã Quỳnh Lưu, Nghệ An", "Xóm 1", "Quỳnh Lưu", "", "Nghệ An"),
      ("", "", "", "", ""),
    ])
  func addresses(
    text: String, hamlet: String, commune: String, district: String, province: String
  ) {
    let address = ParsedAddress(text)
    #expect(address.hamlet == hamlet)
    #expect(address.commune == commune)
    #expect(address.district == district)
    #expect(address.province == province)
    if !commune.isEmpty { #expect(!address.meanings.isEmpty) }
  }

  @Test("House number and street stay in front; the district settles the commune")
  func detail() {
    let address = ParsedAddress("Số 12 đường Lê Lợi, Khối 3, P. Lê Lợi, TP Vinh, Nghệ An")
    #expect(address.detail == "Số 12 đường Lê Lợi")
    #expect(address.communeKind == .ward)
    #expect(address.currentCodes == [16681])
    #expect(ParsedAddress("xã Đồng Văn").isAmbiguous)
    #expect(ParsedAddress("xã Đồng Văn, huyện Tân Kỳ").isAmbiguous == false)
  }
}
