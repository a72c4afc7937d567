import Testing

@testable import Cleansing

/// Addresses that stand in several columns.
@Suite("Addresses in several columns")
struct PlaceColumnsTests {
  private let whole = "Xóm 3, Xã Hùng Sơn, Huyện Anh Sơn"

  @Test(
    "Hamlet, commune and district in columns of their own are the address",
    arguments: [
      (["Thôn/Xóm", "Xã/Phường", "Huyện"], ["Xóm 3", "Xã Hùng Sơn", "Huyện Anh Sơn"]),
      (["Địa chỉ", "Xã"], ["Xóm 3", "Xã Hùng Sơn"]),
      (["Địa chỉ", "Xã"], ["Xóm 3, Xã Hùng Sơn, Huyện Anh Sơn", "Xã Khác"]),
      (["Thôn", "Xã"], ["3", "Hùng Sơn"]),
    ])
  func joined(headings: [String], cells: [String]) throws {
    let key = try address(["Địa chỉ"], [whole])
    #expect(key != 0)
    #expect(try address(headings, cells) == key)
  }

  @Test("An address that names its commune without a comma stays what it is")
  func named() throws {
    let text = "Xóm 3 xã Hùng Sơn huyện Anh Sơn"
    #expect(try address(["Địa chỉ", "Xã"], [text, "Xã Hùng Sơn"]) == address(["Địa chỉ"], [text]))
  }

  @Test("A commune alone is no address")
  func commune() throws { #expect(try address(["Xã/Phường"], ["Xã Hùng Sơn"]) == 0) }

  /// The key of the address of one row.
  private func address(_ headings: [String], _ cells: [String]) throws -> UInt32 {
    let header = (["record_id", "full_name", "birth_date"] + headings).joined(separator: ";")
    let row = (["1", "Nguyễn Văn An", "15/03/1990"] + cells).joined(separator: ";")
    return try #require(RawTable("\(header)\n\(row)\n").records.first).addressHash
  }
}
