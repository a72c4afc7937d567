/// The state of one sheet that is being read, a row at a time.
///
/// Follows ECMA-376 part 1, 18.3.1: cells of type `s`, `inlineStr`, `str`, `b`, `e` and `n`; rows and cells
/// without `r` follow the ones before.
struct SheetParser: XMLEvents {
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
  private var isInCell = false
  private var row = 0
  private var column = -1
  private var type = CellType.number
  private var style = 0
  private var cellStart = 0
  /// Inside `v`, or `t` outside of reading aids: text counts.
  private var isInValue = false
  private var phonetic = 0
  /// Whether the cell has a formula, and so far no value.
  private var isFormulaOpen = false

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
    try XMLScanner.scan(part, of: archive, state) { () throws(WorkbookError) in
      if let fault = state.pointee.fault { throw WorkbookError(fault, part: part) }
    }
  }

  // MARK: Events

  var wantsText: Bool { isInValue }

  @inline(__always)
  mutating func start(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
    if isStopped { return }
    if name.count == 1 {
      switch name[0] {
      case UInt8(ascii: "c"): if isInRow { startCell(attributes) }
      case UInt8(ascii: "v"):
        isInValue = isInRow
        // A text may be empty; no number is.
        if type == .text { isFormulaOpen = false }
      case UInt8(ascii: "f"): isFormulaOpen = isInCell
      case UInt8(ascii: "t"): isInValue = isInRow && phonetic == 0
      default: break
      }
    } else if name.isSame("row") {
      startRow(attributes)
    } else if name.isSame("rPh") {
      phonetic += 1
    }
  }

  @inline(__always)
  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {
    if isStopped { return }
    if name.count == 1 {
      switch name[0] {
      case UInt8(ascii: "c"):
        // In a damaged sheet a row may begin inside a cell: the cell is over then.
        if isFormulaOpen, cells.pointee.length == cellStart { cells.pointee.openFormulas += 1 }
        isFormulaOpen = false
        if isInCell { endCell() }
        isInCell = false
      case UInt8(ascii: "v"), UInt8(ascii: "t"): isInValue = false
      default: break
      }
    } else if name.isSame("row") {
      endRow()
    } else if name.isSame("rPh") {
      phonetic -= 1
    }
  }

  @inline(__always)
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isStopped { return }
    cells.pointee.append(bytes)
    if cells.pointee.length - cellStart > SheetParser.cellLength { fail(.tooLarge) }
  }

  private mutating func fail(_ reason: WorkbookError.Reason) {
    fault = reason
    isStopped = true
  }

  // MARK: Rows

  private mutating func startRow(_ attributes: XMLAttributes) {
    var number = row + 1
    var isReadable = true
    attributes.visit { name, value in
      if name.isSame("r") {
        number = SheetParser.number(value)
        isReadable = number > row
      }
    }
    guard isReadable, number <= WorkbookWriter.maximumRowCount else { return fail(.damaged) }
    row = number
    column = -1
    isInRow = true
    isInCell = false
    isInValue = false
    cellStart = 0
    cells.pointee.removeAll()
    // Shared texts are used about in their order: those of rows long gone need no memory.
    if row & 0x1FFF == 0 { strings.trim() }
  }

  private mutating func endRow() {
    isInRow = false
    isInCell = false
    let count = cells.pointee.count
    if count == 0 { return }
    if !body(SheetRow(number: row, columnCount: count, cells: cells)) { isStopped = true }
  }

  // MARK: Cells

  @inline(__always)
  private mutating func startCell(_ attributes: XMLAttributes) {
    var found: Int? = column + 1
    var foundType = CellType.number
    var foundStyle = 0
    attributes.visit { name, value in
      guard name.count == 1 else { return }
      switch name[0] {
      case UInt8(ascii: "r"): found = SheetParser.column(value)
      case UInt8(ascii: "s"): foundStyle = SheetParser.number(value)
      case UInt8(ascii: "t"): foundType = SheetParser.type(value)
      default: break
      }
    }
    guard let found else { return fail(.damaged) }
    guard found < 16_384 else { return fail(.tooManyColumns) }
    column = found
    type = foundType
    style = foundStyle
    cellStart = cells.pointee.length
    isInCell = true
  }

  @inline(__always)
  private mutating func endCell() {
    switch type {
    case .shared: return resolveShared()
    case .number:
      let isDay = showNumber()
      return cells.pointee.set(column, from: cellStart, isDay: isDay)
    case .text: decodeEscapes()
    case .boolean:
      let value = cells.pointee.tail(from: cellStart)
      if !value.isEmpty { replace(value.last == UInt8(ascii: "1") ? "TRUE" : "FALSE") }
    case .isoDate:
      showISODate()
      return cells.pointee.set(column, from: cellStart, isDay: true)
    case .error: break
    }
    cells.pointee.set(column, from: cellStart)
  }

  @inline(__always)
  private mutating func resolveShared() {
    let digits = cells.pointee.tail(from: cellStart)
    if digits.isEmpty { return }
    var index = 0
    for byte in digits {
      let digit = byte &- 0x30
      guard digit <= 9, index < 1 << 40 else { return fail(.damaged) }
      index = index &* 10 &+ Int(digit)
    }
    guard index < strings.count else { return fail(.damaged) }
    cells.pointee.set(column, shared: strings[index])
  }

  private func decodeEscapes() {
    let text = cells.pointee.tail(from: cellStart)
    guard text.count >= 7, text.contains(0x5F) else { return }
    var copy = Array(text)
    CellEscapes.decode(&copy, from: 0)
    cells.pointee.replaceTail(from: cellStart, with: copy)
  }

  private func replace(_ text: String) {
    cells.pointee.replaceTail(from: cellStart, with: text.utf8)
  }

  /// A number as its format shows it: a date, digits with zeros in front, or as it is; says whether it is a day.
  @inline(__always)
  private func showNumber() -> Bool {
    let digits = cells.pointee.tail(from: cellStart)
    if digits.isEmpty { return false }
    let display = style >= 0 && style < displays.count ? displays[style] : .number
    var isInteger = true
    for byte in digits where byte &- 0x30 > 9 { isInteger = false }
    if isInteger, display == .number { return false }
    return showNumber(digits, display, isInteger: isInteger)
  }

  private func showNumber(
    _ digits: UnsafeBufferPointer<UInt8>, _ display: NumberDisplay, isInteger: Bool
  ) -> Bool {
    let text = String(decoding: digits, as: UTF8.self)
    if case .padded(let width) = display, isInteger {
      replace(String(repeating: "0", count: max(0, width - digits.count)) + text)
      return false
    }
    guard let value = Double(text) else { return false }
    var shown: [UInt8] = []
    if SerialDate.append(value, display, startsIn1904: startsIn1904, to: &shown) {
      replace(String(decoding: shown, as: UTF8.self))
      if case .date(true, _, _) = display { return true }
    } else if display == .time, (0..<1).contains(value) {
      SerialDate.appendTime(Int((value * 86_400).rounded()) % 86_400, to: &shown)
      replace(String(decoding: shown, as: UTF8.self))
    } else if !isInteger, value == value.rounded(), value.magnitude < 1e15 {
      // 4.0190123456E10 and 1990.0 are whole numbers.
      replace(String(Int(value)))
    }
    return false
  }

  /// `1990-03-15T00:00:00` of strict workbooks as `15/03/1990`.
  private func showISODate() {
    let bytes = Array(cells.pointee.tail(from: cellStart).prefix(10))
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return }
    let slash = [UInt8(ascii: "/")]
    let day = bytes[8..<10] + slash + bytes[5..<7] + slash + bytes[0..<4]
    replace(String(decoding: day, as: UTF8.self))
  }

  // MARK: Attributes

  /// The column of a reference such as `AB12`, from 0.
  @inline(__always)
  static func column(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var value = 0
    var i = 0
    while i < text.count, case let letter = text[i] & 0xDF, letter >= 0x41, letter <= 0x5A {
      value = value &* 26 &+ Int(letter &- 0x40)
      i &+= 1
      if i > 3 { return nil }
    }
    return value > 0 ? value - 1 : nil
  }

  @inline(__always)
  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var value = 0
    for byte in text.prefix(9) {
      let digit = byte &- 0x30
      if digit > 9 { return -1 }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  @inline(__always)
  private static func type(_ text: UnsafeBufferPointer<UInt8>) -> CellType {
    switch text.first {
    case UInt8(ascii: "s"): text.count == 1 ? .shared : .text
    case UInt8(ascii: "i"): .text
    case UInt8(ascii: "b"): .boolean
    case UInt8(ascii: "e"): .error
    case UInt8(ascii: "d"): .isoDate
    default: .number
    }
  }
}
