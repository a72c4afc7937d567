import TestSupport
import Testing
import VietnameseText

@testable import Cleansing

@Suite("A file in VIQR is decoded whole")
struct VIQRFileTests {
  private static let lines =
    ["STT,Họ và tên,Ngày sinh,Giới tính,Địa chỉ,Xã phường"]
    + [
      "Nguyễn Thị Hằng,05/03/1990,Nữ", "Trần Văn Đức,06/04/1985,Nam", "Lê Thị Hồng Nhung,1972,Nữ",
      "Phạm Quốc Khánh,02/09/1991,Nam", "Hoàng Thị Mỹ Lệ,12/12/1960,Nữ",
    ].enumerated().flatMap { number, person in
      (0..<8).map { "\(number * 8 + $0),\(person),\"Xóm \($0), xã Quỳnh Hồng\",Quỳnh Hồng" }
    }

  private static func encoded() throws -> [UInt8] {
    let text = lines.joined(separator: "\n") + "\n"
    return try #require(LegacyEncoding.viqr.encode(text))
  }

  @Test("Headings, names, sexes and addresses come out as they were typed, and the bytes come back")
  func clean() throws {
    let folder = CleanFolder()
    let bytes = try Self.encoded()
    folder.write(bytes)
    try folder.clean()
    let cleaned = try folder.text("clean/cleaned.csv").split(separator: "\n").map(String.init)
    #expect(cleaned == Self.lines)
    try folder.undo()
    #expect(try folder.bytes("undo/restored.csv") == bytes)
    try folder.clean("clean/cleaned.csv", to: "again")
    #expect(try folder.lines("again/changes.csv") == [])
  }

  @Test("The key of an address is that of the address in UTF-8")
  func keys() throws {
    let plain = try RawTable(Self.lines.joined(separator: "\n") + "\n")
    let viqr = try RawTable(String(decoding: Self.encoded(), as: UTF8.self))
    #expect(viqr.records.map(\.addressHash) == plain.records.map(\.addressHash))
    #expect(plain.records.allSatisfy { $0.addressHash != 0 })
    #expect(viqr.records.map(\.sex) == plain.records.map(\.sex))
  }
}
