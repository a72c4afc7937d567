import Tables

/// The columns that tell where a person lives, read as one address.
///
/// Lists of communes often have the hamlet, the commune and the district in columns of their own:
///
///     Thôn/Xóm   Xã/Phường      Huyện        →   Xóm 3, Xã Hùng Sơn, Huyện Anh Sơn
///     Địa chỉ    Xã/Phường                   →   the address, with the commune behind it unless it names it or goes on
///
/// Belongs to one thread; never allocates after its making.
final class PlaceColumns {
  private let address: Int?
  private let commune: Int?
  /// The columns whose cells follow each other, where there is more than one.
  private let columns: [Int]
  /// Memory for a joined address, used again for each row.
  private let joined = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: longest)

  /// Longer addresses are cut; the first two parts count.
  private static let longest = 1024

  init(_ roles: ColumnRoles) {
    address = roles[.address]
    commune = roles[.communeName]
    let leading = [roles[.hamlet], address].compactMap { $0 }
    let trailing = [roles[.communeName], roles[.district]].compactMap { $0 }
    // A commune alone is many people's.
    columns = leading.isEmpty || leading.count + trailing.count == 1 ? [] : leading + trailing
  }

  deinit { joined.deallocate() }

  /// The address of a row; `nil` where the file has none.
  ///
  /// - Returns: Bytes of the row, or memory that the next call overwrites.
  /// - Complexity: O(1) for a single column, else O(*n*) in the length of the cells.
  func address(_ row: borrowing Row) -> UnsafeBufferPointer<UInt8>? {
    guard !columns.isEmpty else { return address.map { row.field($0) } }
    if let address {
      let field = row.field(address)
      if field.contains(UInt8(ascii: ",")) || namesCommune(field, row) { return field }
    }
    var count = 0
    for column in columns {
      let field = row.field(column)
      guard !field.isEmpty, count + field.count + 2 <= PlaceColumns.longest else { continue }
      if count > 0 {
        joined[count] = UInt8(ascii: ",")
        joined[count + 1] = UInt8(ascii: " ")
        count += 2
      }
      for byte in field {
        joined[count] = byte
        count += 1
      }
    }
    return UnsafeBufferPointer(rebasing: joined[..<count])
  }

  /// Whether an address without commas holds the commune's name, its word for the kind of unit aside.
  private func namesCommune(_ address: UnsafeBufferPointer<UInt8>, _ row: borrowing Row) -> Bool {
    guard let commune else { return false }
    let field = row.field(commune)
    let name = field.firstIndex(of: 0x20).map { field[($0 + 1)...] } ?? field[...]
    guard !name.isEmpty, name.count <= address.count else { return false }
    return (0...address.count - name.count).contains {
      address[$0..<$0 + name.count].elementsEqual(name)
    }
  }
}
