import Testing

@testable import Cleansing

@Suite("A commune in an address that is several or none is told")
struct AddressVerdictTests {
  private typealias Case = (address: String, expected: AddressVerdict)

  private static func verdict(_ address: String, _ code: UInt16) -> AddressVerdict {
    var verdicts = AddressVerdicts()
    let bytes = Array(address.utf8)
    let first = bytes.withUnsafeBufferPointer { verdicts.verdict(ofAddress: $0, code) }
    let again = bytes.withUnsafeBufferPointer { verdicts.verdict(ofAddress: $0, code) }
    #expect(first == again, "what is known says the same")
    return first.subtracting(.isAbsent)
  }

  @Test(
    "Without a code",
    arguments: [
      // Three communes of the province are called so; a district tells which.
      ("Xóm 1, Xã Đồng Văn", AddressVerdict.isAmbiguous),
      ("Xã Đồng Văn", AddressVerdict.isAmbiguous),
      ("Xóm 1, Xã Đồng Văn, Nghệ An", AddressVerdict.isAmbiguous),
      ("Xóm 1, Xã Đồng Văn, Huyện Tân Kỳ", AddressVerdict()),
      ("Xóm 1, Xã Đồng Văn, Hà Giang", AddressVerdict()),
      // A district and the commune that has its name now.
      ("Xóm 1, Quỳ Châu, Quỳ Châu, Nghệ An", AddressVerdict()),
      ("Xóm 3, Xã Không Có Thật, Huyện Quỳ Châu, Nghệ An", AddressVerdict.isUnknown),
      ("Xóm 3, Xã Không Có Thật, Nghệ An", AddressVerdict.isUnknown),
      ("Xã Không Có Thật, Huyện Quỳ Châu", AddressVerdict.isUnknown),
      // Nobody knows of which province.
      ("Xóm 3, Xã Không Có Thật", AddressVerdict()),
      ("Xóm 3, Xã Không Có Thật, Huyện Sóc Sơn, Hà Nội", AddressVerdict()),
      ("Xóm 3, Xã Nghi Phú (cũ), Thành phố Vinh", AddressVerdict()),
      ("Xóm 3, Xã Châu Nga, Huyện Quỳ Châu", AddressVerdict()),
      ("Xóm 3, Không Có Thật, Nghệ An", AddressVerdict()), ("Đồng Văn", AddressVerdict()),
      ("", AddressVerdict()), ("Xóm 3", AddressVerdict()),
    ])
  func bare(address: String, expected: AddressVerdict) {
    #expect(Self.verdict(address, 0) == expected, "\(address)")
  }

  @Test(
    "Beside a code of Quỳnh Hồng",
    arguments: [
      ("Xóm 2, xã Quỳnh Hồng, huyện Quỳnh Lưu", AddressVerdict()),
      ("Xóm 1, xã Đồng Văn", AddressVerdict()), ("Xóm 1, xã Nam Cát", AddressVerdict.disagrees),
      ("Xã Nam Cát, huyện Nam Đàn", AddressVerdict.disagrees),
      ("Xóm 1, xã Xa Lạ", AddressVerdict.isUnknown), ("Xóm 1", AddressVerdict()),
      ("Xóm 2, xã Quỳnh Hồng, huyện Thanh Chương", AddressVerdict.disagrees),
      ("Xóm 2, xã Quỳnh Hồng, Thanh Chương, Nghệ An", AddressVerdict.disagrees),
      ("Xóm 2, xã Quỳnh Hồng, tỉnh Hà Tĩnh", AddressVerdict.disagrees),
      ("Xóm 2, xã Quỳnh Hồng, tỉnh Nghệ Tĩnh", AddressVerdict()),
      ("Xóm 2, xã Quỳnh Hồng, huyện Xa Lạ, Nghệ An", AddressVerdict()),
    ])
  func coded(address: String, expected: AddressVerdict) {
    #expect(Self.verdict(address, 17_179) == expected, "\(address)")
  }

  @Test(
    "No unit of any date is told to lie elsewhere than it lay, under its own code or that of today")
  func districts() {
    var count = 0
    for meaning in AdministrativeUnits.standard.meanings where meaning.unit.district != 0 {
      let name = "\(meaning.unit.fullName)"
      for code in [meaning.unit.code] + meaning.currentCodes {
        for tail in ["Huyện \(meaning.districtName)", "\(meaning.districtName), Tỉnh Nghệ An"] {
          let verdict = Self.verdict("Xóm 1, \(name), \(tail)", code)
          #expect(!verdict.contains(.disagrees), "\(name), \(tail), \(code)")
          count += 1
        }
        #expect(FormerDistricts.standard.mayLie(code, inDistrict: meaning.districtName))
      }
    }
    #expect(count > 1000)
    // Quỳnh Thiện was of Quỳnh Lưu until 2013, Nghi Ân of Nghi Lộc until 2008.
    #expect(Self.verdict("Phường Quỳnh Thiện, huyện Quỳnh Lưu, Nghệ An", 17_110) == [])
  }

  @Test(
    "An address that names the commune of its code as the lists do is told to be right without reading it"
  )
  func openings() {
    var count = 0
    for meaning in AdministrativeUnits.standard.meanings where !meaning.unit.kind.isDistrict {
      let (unit, kind) = (meaning.unit, meaning.unit.kind.rawValue)
      for tail in [
        ", \(kind) \(unit.name)",
        ", \(kind.lowercased()) \(unit.name), huyện X",
      ] {
        let bytes = Array(tail.utf8)
        bytes.withUnsafeBufferPointer { bytes in
          #expect(
            !UnitOpenings.standard.open(bytes, unit.code)
              || AddressVerdict(bytes, unit.code).isEmpty, "\(tail) \(unit.code)")
          count += UnitOpenings.standard.open(bytes, unit.code) ? 1 : 0
          #expect(!UnitOpenings.standard.open(bytes, 1) && UnitOpenings.standard.openAny(bytes))
        }
      }
    }
    #expect(count > 800)
    for tail in [", xã Quỳnh Hồng Hạ", ", Xã Quỳnh Hồn", "", ", xã Nam Cát"] {
      let bytes = Array(tail.utf8)
      #expect(!bytes.withUnsafeBufferPointer { UnitOpenings.standard.open($0, 17_179) })
      let isKnown = bytes.withUnsafeBufferPointer { UnitOpenings.standard.openAny($0) }
      #expect(isKnown == (tail == ", xã Nam Cát"), "\(tail)")
    }
  }

  private static let text =
    [
      "STT,Họ tên,Ngày sinh,Địa chỉ,Mã xã", "1,Lê An,05/03/1990,\"Xóm 1, Xã Đồng Văn\",",
      "2,Lê Bê,05/03/1991,\"Xóm 1, xã Xa Lạ\",17179",
      "3,Lê Chi,05/03/1992,\"Xóm 1, Xã Xa Lạ\",24001",
    ].joined(separator: "\n") + "\n"

  @Test("khop clean tells it at the address and changes nothing")
  func file() throws {
    let folder = CleanFolder()
    folder.write(Array(Self.text.utf8))
    try folder.clean()
    #expect(try folder.lines("clean/changes.csv") == [])
    let told = try folder.lines("clean/findings.csv").filter { $0.contains("Địa chỉ,") }
    #expect(told.map { $0.prefix(13) } == ["1,Địa chỉ,K58", "2,Địa chỉ,K59"], "\(told)")
  }

  @Test("A district in a column of its own in which the commune never lay is told")
  func districtColumn() throws {
    let folder = CleanFolder()
    folder.write(
      Array(
        """
        full_name,birth_date,commune_name,district,commune_code
        Lê An,05/03/1990,Xã Quỳnh Hồng,Quỳnh Lưu,17179
        Lê Bê,05/03/1991,Xã Quỳnh Hồng,Huyện Thanh Chương,17179
        Lê Chi,05/03/1992,Xã Quỳnh Hồng,,17179

        """.utf8))
    try folder.clean()
    let told = try folder.lines("clean/findings.csv").filter { $0.contains("district") }
    #expect(told.map { $0.prefix(14) } == ["2,district,K56"], "\(told)")
  }

  @Test("khop match tells it of the record, whose person it does not touch")
  func record() throws {
    let table = try RawTable(Self.text)
    #expect(table.records.map(\.findingCodes) == [["K58"], ["K59"], []])
    #expect(table.records.allSatisfy { $0.findings.isEmptyBesidePlace })
    #expect(table.records.map { $0.findings.isEmpty } == [false, false, true])
  }
}
