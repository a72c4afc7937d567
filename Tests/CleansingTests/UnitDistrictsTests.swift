import Testing

@testable import Cleansing

@Suite("Old districts of commune codes")
struct UnitDistrictsTests {
  @Test("There are the twenty districts of December 2024, in the order of their codes")
  func districts() {
    let districts = UnitDistricts.standard.districts
    #expect(districts.count == 20)
    #expect(districts.map(\.code) == districts.map(\.code).sorted())
    #expect(UnitDistricts.standard.named(425)?.fullName == "Huyện Diễn Châu")
    #expect(UnitDistricts.standard.named(413) == nil)
  }

  @Test(
    "Every commune of every list has one district; codes of 2025 lie where their communes came from"
  )
  func communes() {
    let standard = UnitDistricts.standard
    for meaning in AdministrativeUnits.standard.meanings where !meaning.unit.kind.isDistrict {
      let district = standard.district(ofCommune: meaning.unit.code)
      #expect(district != 0, "\(meaning.unit.code)")
      // Only Cửa Lò and parts of Nghi Lộc went to another district.
      if meaning.unit.district != 0, meaning.unit.district != district {
        #expect(
          [413, 429].contains(meaning.unit.district) && district == 412, "\(meaning.unit.code)")
      }
    }
  }

  @Test("A code of no list has no district", arguments: [0, 1, 412, 65535] as [UInt16])
  func unknown(code: UInt16) {
    #expect(UnitDistricts.standard.district(ofCommune: code) == 0)
  }
}
