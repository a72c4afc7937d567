import Cleansing
import Tables
import TestSupport
import Testing

@testable import Authentication
@testable import ReferenceIndex

@Suite("A frozen register says by which rules it was read")
struct ReadingRulesTests {
  /// Cells as offices have them, clean and damaged; everybody is invented.
  private static let odd = """
    citizen_id,old_id,full_name,birth_date,gender,commune_code,address,status,father_id,mother_id,household_id
    040190123401,187123401,Nguyễn Thị Hằng,15/03/1990,Nữ,17179,"Xóm 1, Xã Nghi Phong, TP Vinh",,,,H1
    40190123402,,NGUYỄN VĂN AN,5/3/1990,Nam,17179,Xóm 1 - Nghi Phong - TP Vinh,Đã chết,,,H1
    '040190123403,187 123 403,nguyen thi hoa,1990-03-15,F,17182,"Khối 5, P. Hưng Bình",,,,H2
    040 190 123 404,,Nguyeãn Thò Haèng,03/1952,Nữ,17182,"Tổ 2, Khối 5, Phường Hưng Bình, Vinh",,,,H2
    040190123405,,NguyÔn ThÞ H»ng,1952,nu,17329,"Thôn 3, Thị trấn Nam Đàn",moved,,,
    040190123406,,NguyÃ¡Â»â€¦n VÃ„Æ’n An,19520315,1,17329,,Chuyển đi,,,
    040190123407,,Nguyeenx Thij Hawngf,12/06/1905,0,16741,,,,,
    040190123408,,Nguye64n Thi5 Ha82ng,32874,Nam,16741,,,,,
    040190123409,,12. Lê Văn Tám (Bé),31/02/1990,Nam,16741,,chet,,,
    040190123410,,Trần Văn Ðức,../../1952,Nam,,,,,,
    040190123411,,H’ Lan Niê,ngày 05 tháng 3 năm 1990,Nữ,,,,,,
    040190123412,,Vừ Y Pá,01/01/1970,Nữ,99999,Xã Không Có,,040160000001,040165000002,H9
    CCCD:040190123413,,Ng. T. Hằng,05031990,Nữ,,,,,,
    4.0190123414E+10,,Qúy Hòan,1990.0,Nam,,,,,,
    ０４０１９０１２３４１５,,Nguyễnthị Hoa,15/3/90,Nữ,,,,,,
    040190123401,187123401,Nguyễn Thị Hằng,15/03/1990,Nữ,17179,"Xóm 1, Xã Nghi Phong, TP Vinh",,,,H1
    040205123416,,Phê-rô Y Thịnh Niê,06/06/1905,Nam,17179,,,,,
    040190123417,,N g u y ễ n  V ă n  A n,12/06/1905,Nam,17179,,,,,
    040190123418,,NguyeenxVawnAn,1990,Nam,17179,,,,,
    040181123419,,A12 - Vi Thị Thúy Quỳnh,8/X/1981,Nữ,17179,,,,,
    040181123420,,Lê ThịÝ Nhi,5 IV 1981,Nữ,17179,,,,,
    """

  /// The rules, and what the table of odd cells is frozen as: the digest of all sections, its first digits.
  private static let known = (rules: UInt32(9), sections: "44cc40f23ca31be4")

  @Test("A change of what is read has a new number")
  func number() throws {
    let bytes = try Run.frozen(Array(Self.odd.utf8))
    var digest = FileDigest()
    bytes.withUnsafeBytes {
      digest.update(UnsafeRawBufferPointer(rebasing: $0[IndexLayout.firstOffset...]))
    }
    let sections = String(digest.finish().prefix(16))
    #expect(
      (ReadingRules.number, sections) == Self.known,
      """
      The table is frozen as something else: raise ReadingRules.number by one and write down what is read now. When only \
      corpora have changed the number may stay; when only the layout of the file has, raise IndexLayout.version instead.
      """)
  }

  @Test("A register read by other rules is used, and terminal and manifest tell of it")
  func note() throws {
    let province = try Province(people: 300, seed: 3)
    var register = try Run.frozen(province.reference)
    let usual = try Run(insurance: province.insurance, reference: register)
    #expect(!usual.report.notes.contains { $0.en.contains("khop index") })
    #expect(usual.report.manifest.warnings?.contains { $0.en.contains("khop index") } == false)
    register[IndexLayout.markOffset] ^= 0x40
    #expect(throws: MatchError.self) {
      try Run(insurance: province.insurance, reference: register)
    }
    for offset in 0..<8 { register[IndexLayout.checksumOffset + offset] = 0 }
    let sum = register.withUnsafeBytes {
      let count = IndexLayout.headerSize + IndexLayout.entrySize * Section.allCases.count
      return Checksum.of(UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
    for offset in 0..<8 {
      register[IndexLayout.checksumOffset + offset] = UInt8(truncatingIfNeeded: sum >> (8 * offset))
    }
    let other = try Run(insurance: province.insurance, reference: register)
    #expect(other.outcomesCSV == usual.outcomesCSV && other.summaryJSON == usual.summaryJSON)
    let told = other.report.notes.filter { $0.en.contains("khop index") }
    #expect(told.count == 1 && told[0].vi.contains("quy tắc đọc"))
    #expect(other.report.manifest.warnings?.contains { $0.en == told[0].en } == true)
  }
}
