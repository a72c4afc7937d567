internal import CExpat

/// The state of one sheet that is being read, a row at a time.
///
/// Follows ECMA-376 part 1, 18.3.1: cells of type `s`, `inlineStr`, `str`, `b`, `e` and `n`; rows and cells
/// without `r` follow the ones before.
struct SheetParser {
  /// The type of a cell's value.
  enum CellType {
    case number, shared, text, boolean, error, isoDate
  }

  /// The greatest length of one cell in bytes.
  static let cellLength = 1 << 18

  let strings: SharedStrings
  let displays: [NumberDisplay]
  let startsIn1904: Bool
  /// Receives each row that has a value; `false` stops.
  let body: (borrowing SheetRow) -> Bool
  let cells: UnsafeMutablePointer<RowCells>

  private(set) var isStopped = false
  private(set) var fault: WorkbookError.Reason?
  private var isInRow = false
  private var row = 0
  private var column = -1
  private var type = CellType.number
  private var style = 0
  private var cellStart = 0
  /// Inside `v`, or `t` outside of reading aids: text counts.
  private var isInValue = false
  private var phonetic = 0

  init(
    strings: SharedStrings, displays: [NumberDisplay], startsIn1904: Bool,
    cells: UnsafeMutablePointer<RowCells>, body: @escaping (borrowing SheetRow) -> Bool
  ) {
    self.strings = strings
    self.displays = displays
    self.startsIn1904 = startsIn1904
    self.cells = cells
    self.body = body
  }

  /// Reads a sheet to its end, or until `body` says `false`.
  static func read(
    _ part: String, of archive: Archive, _ state: UnsafeMutablePointer<SheetParser>
  ) throws(WorkbookError) {
    try XMLStream.parse(part, of: archive) { parser in
      XML_SetUserData(parser, state)
      XML_SetElementHandler(
        parser,
        { data, name, attributes in
          guard let data, let name, let attributes else { return }
          data.assumingMemoryBound(to: SheetParser.self).pointee
            .start(XMLStream.localName(name), attributes)
        },
        { data, name in
          guard let data, let name else { return }
          data.assumingMemoryBound(to: SheetParser.self).pointee.end(XMLStream.localName(name))
        })
      XML_SetCharacterDataHandler(parser) { data, text, count in
        guard let data, let text else { return }
        data.assumingMemoryBound(to: SheetParser.self).pointee
          .text(UnsafeRawBufferPointer(start: text, count: Int(count)))
      }
    } verdict: { () throws(WorkbookError) in
      if let fault = state.pointee.fault { throw WorkbookError(fault, part: part) }
      return state.pointee.isStopped ? .stop : .goOn
    }
  }

  // MARK: Events

  private mutating func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    if isStopped { return }
    switch UInt8(bitPattern: name.pointee) {
    case UInt8(ascii: "c") where name[1] == 0 && isInRow: startCell(attributes)
    case UInt8(ascii: "v") where name[1] == 0: isInValue = isInRow
    case UInt8(ascii: "t") where name[1] == 0: isInValue = isInRow && phonetic == 0
    case UInt8(ascii: "r"):
      if XMLStream.isSame(name, "row") { startRow(attributes) }
      if XMLStream.isSame(name, "rPh") { phonetic += 1 }
    default: break
    }
  }

  private mutating func end(_ name: UnsafePointer<CChar>) {
    if isStopped { return }
    switch UInt8(bitPattern: name.pointee) {
    case UInt8(ascii: "c") where name[1] == 0 && isInRow: endCell()
    case UInt8(ascii: "v") where name[1] == 0, UInt8(ascii: "t") where name[1] == 0:
      isInValue = false
    case UInt8(ascii: "r"):
      if XMLStream.isSame(name, "row") { endRow() }
      if XMLStream.isSame(name, "rPh") { phonetic -= 1 }
    default: break
    }
  }

  private mutating func text(_ bytes: UnsafeRawBufferPointer) {
    guard isInValue, !isStopped else { return }
    cells.pointee.bytes.append(contentsOf: bytes)
    if cells.pointee.bytes.count - cellStart > SheetParser.cellLength { fail(.tooLarge) }
  }

  private mutating func fail(_ reason: WorkbookError.Reason) {
    fault = reason
    isStopped = true
  }

  // MARK: Rows

  private mutating func startRow(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
    var number = row + 1
    if let text = XMLStream.attribute("r", attributes) {
      guard let value = Int(String(cString: text)), value > row else { return fail(.damaged) }
      number = value
    }
    guard number <= WorkbookWriter.maximumRowCount else { return fail(.damaged) }
    row = number
    column = -1
    isInRow = true
    cells.pointee.removeAll()
  }

  private mutating func endRow() {
    isInRow = false
    let count = cells.pointee.count
    if count == 0 { return }
    if !body(SheetRow(number: row, columnCount: count, cells: cells)) { isStopped = true }
  }

  // MARK: Cells

  private mutating func startCell(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
    column += 1
    type = .number
    style = 0
    var i = 0
    while let key = attributes[i], let value = attributes[i + 1] {
      i += 2
      guard key[1] == 0 else { continue }
      switch UInt8(bitPattern: key.pointee) {
      case UInt8(ascii: "r"):
        guard let found = SheetParser.column(value) else { return fail(.damaged) }
        column = found
      case UInt8(ascii: "s"): style = SheetParser.number(value)
      case UInt8(ascii: "t"): type = SheetParser.type(value)
      default: break
      }
    }
    guard column < 16_384 else { return fail(.tooManyColumns) }
    cellStart = cells.pointee.bytes.count
  }

  private mutating func endCell() {
    switch type {
    case .shared: resolveShared()
    case .number: showNumber()
    case .text: CellEscapes.decode(&cells.pointee.bytes, from: cellStart)
    case .boolean:
      let isTrue = cells.pointee.bytes.last == UInt8(ascii: "1")
      if cells.pointee.bytes.count > cellStart { replace(isTrue ? "TRUE" : "FALSE") }
    case .isoDate: showISODate()
    case .error: break
    }
    cells.pointee.set(column, from: cellStart)
  }

  private mutating func resolveShared() {
    var index = 0
    for byte in cells.pointee.bytes[cellStart...] {
      let digit = byte &- 0x30
      guard digit <= 9, index < 1 << 40 else { return fail(.damaged) }
      index = index &* 10 &+ Int(digit)
    }
    guard cells.pointee.bytes.count > cellStart else { return }
    guard index < strings.count else { return fail(.damaged) }
    let range = strings.text(index)
    cells.pointee.bytes.removeLast(cells.pointee.bytes.count - cellStart)
    strings.bytes.withUnsafeBufferPointer { cells.pointee.bytes.append(contentsOf: $0[range]) }
  }

  private func replace(_ text: String) {
    cells.pointee.bytes.removeLast(cells.pointee.bytes.count - cellStart)
    cells.pointee.bytes.append(contentsOf: text.utf8)
  }

  /// A number as its format shows it: a date, digits with zeros in front, or as it is.
  private func showNumber() {
    let count = cells.pointee.bytes.count - cellStart
    guard count > 0 else { return }
    let display = style < displays.count ? displays[style] : .number
    var isInteger = true
    for byte in cells.pointee.bytes[cellStart...] where byte &- 0x30 > 9 { isInteger = false }
    if display == .number, isInteger { return }
    if case .padded(let width) = display, isInteger {
      let zeros = [UInt8](repeating: 0x30, count: max(0, width - count))
      cells.pointee.bytes.insert(contentsOf: zeros, at: cellStart)
      return
    }
    let text = String(decoding: cells.pointee.bytes[cellStart...], as: UTF8.self)
    guard let value = Double(text) else { return }
    var shown: [UInt8] = []
    if SerialDate.append(value, display, startsIn1904: startsIn1904, to: &shown) {
      replace(String(decoding: shown, as: UTF8.self))
    } else if display == .time, (0..<1).contains(value) {
      SerialDate.appendTime(Int((value * 86_400).rounded()) % 86_400, to: &shown)
      replace(String(decoding: shown, as: UTF8.self))
    } else if !isInteger, value == value.rounded(), value.magnitude < 1e15 {
      // 4.0190123456E10 and 1990.0 are whole numbers.
      replace(String(Int(value)))
    }
  }

  /// `1990-03-15T00:00:00` of strict workbooks as `15/03/1990`.
  private func showISODate() {
    let bytes = Array(cells.pointee.bytes[cellStart...].prefix(10))
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return }
    let slash = [UInt8(ascii: "/")]
    let day = bytes[8..<10] + slash + bytes[5..<7] + slash + bytes[0..<4]
    replace(String(decoding: day, as: UTF8.self))
  }

  // MARK: Attributes

  /// The column of a reference such as `AB12`, from 0.
  @inline(__always)
  static func column(_ text: UnsafePointer<CChar>) -> Int? {
    var value = 0
    var i = 0
    while case let letter = UInt8(bitPattern: text[i]) & 0xDF, letter >= 0x41, letter <= 0x5A {
      value = value &* 26 &+ Int(letter &- 0x40)
      i &+= 1
      if i > 3 { return nil }
    }
    return value > 0 ? value - 1 : nil
  }

  @inline(__always)
  private static func number(_ text: UnsafePointer<CChar>) -> Int {
    var value = 0
    var i = 0
    while case let digit = UInt8(bitPattern: text[i]) &- 0x30, digit <= 9, i < 9 {
      value = value &* 10 &+ Int(digit)
      i &+= 1
    }
    return value
  }

  private static func type(_ text: UnsafePointer<CChar>) -> CellType {
    switch UInt8(bitPattern: text.pointee) {
    case UInt8(ascii: "s"): text[1] == 0 ? .shared : .text
    case UInt8(ascii: "i"): .text
    case UInt8(ascii: "b"): .boolean
    case UInt8(ascii: "e"): .error
    case UInt8(ascii: "d"): .isoDate
    default: .number
    }
  }
}
