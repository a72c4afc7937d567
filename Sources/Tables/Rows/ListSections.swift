/// The order of the columns of a list that stands below another one with a header of its own.
///
///     header    STT | Họ và tên | Ngày sinh        order   Họ và tên is read from 1, Ngày sinh from 0
///     below     Ngày sinh | Họ và tên | STT
///
/// Packed, four bits a column, so that a row carries it without memory of its own.
public struct ListOrder: Equatable, Sendable {
  /// Tables with more columns are read by their first header.
  static let mostColumns = 16

  private let packed: UInt64

  /// An order by the column of the file for each column of the header; `nil` when it is none, or changes nothing.
  init?(_ sources: [Int]) {
    guard sources.count <= Self.mostColumns, sources.sorted() == Array(sources.indices),
      sources != Array(sources.indices)
    else { return nil }
    var packed: UInt64 = 0
    for (column, source) in sources.enumerated() { packed |= UInt64(source) << UInt64(4 * column) }
    self.packed = packed
  }

  /// The column of the file that is read as a column of the header.
  func source(of column: Int) -> Int {
    column < Self.mostColumns ? Int(packed >> UInt64(4 * column) & 15) : column
  }

  /// The column of the header as which one of the file is read.
  func target(of column: Int) -> Int {
    (0..<Self.mostColumns).first { source(of: $0) == column } ?? column
  }
}

/// Where lists with another order of their columns begin and end in a table.
struct ListSections: Sendable {
  /// Rows from an offset on, up to the next one; `nil` for the order of the table's header.
  private var starts: [(offset: Int, order: ListOrder?)] = []

  var isEmpty: Bool { starts.isEmpty }

  /// Adds the rows behind a header; headers come in the order of the file.
  mutating func add(from offset: Int, _ order: ListOrder?) { starts.append((offset, order)) }

  /// The order of the row that begins at an offset.
  func order(at offset: Int) -> ListOrder? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : starts[low - 1].order
  }
}

extension TableReader {
  /// Finds headers between the rows that have all names of the table's header in another order.
  ///
  /// - Complexity: O(*n*) in the size of the file; for tables of which some rows do not suit their columns.
  func findSections(_ roles: ColumnRoles) -> ListSections {
    var sections = ListSections()
    guard header.count <= ListOrder.mostColumns else { return sections }
    let own = header.map(HeaderFolding.folded)
    guard Set(own).count == own.count else { return sections }
    var scratch = makeScratch()
    for index in chunks.indices {
      var found: [(offset: Int, isOther: Bool)] = []
      readChunk(index, scratch: &scratch) { _ in
      } rejected: { row in
        guard row.reason == .otherHeader || row.reason == .repeatedHeader else { return }
        found.append((row.byteOffset, row.reason == .otherHeader))
      }
      for (offset, isOther) in found {
        var order: ListOrder?
        if isOther {
          let names = cells(at: offset).map { HeaderFolding.folded(HeaderRows.name($0)) }
          let sources = own.compactMap { names.firstIndex(of: $0) }
          // A header of other words ends the list above it: its rows are read by the first header again.
          if names.count == own.count { order = ListOrder(sources) }
        }
        sections.add(from: offset + 1, order)
      }
    }
    return sections
  }

  /// The cells of the record that begins at an offset, as they stand.
  private func cells(at offset: Int) -> [[UInt8]] {
    let scratch = makeScratch()
    var scanner = RecordScanner(file.bytes, from: offset, rules: rules)
    guard scanner.scan(into: scratch.bounds) == .record, let base = file.bytes.baseAddress else {
      return []
    }
    let row = Row(
      record: base + offset, bounds: scratch.bounds, unescaped: scratch.unescaped, number: 0,
      byteOffset: offset, length: scanner.recordEnd - offset, fieldCount: rules.columnCount)
    return (0..<row.fieldCount).map { Array(row.field($0)) }
  }
}
