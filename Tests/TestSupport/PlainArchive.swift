/// A ZIP archive written without the library under test, its entries stored as they are.
///
/// Follows PKWARE's APPNOTE 6.3: local headers, central directory, end record.
public struct PlainArchive {
  /// One entry; `packed` and `method` differ from the content where it is deflated.
  public struct Entry {
    public var name: String
    public var content: [UInt8]
    public var packed: [UInt8]
    public var method: UInt16
    /// The length that the headers tell.
    public var statedLength: Int

    public init(_ name: String, _ text: String) {
      self.name = name
      content = Array(text.utf8)
      packed = content
      method = 0
      statedLength = content.count
    }

    /// An entry that unpacks to one byte repeated.
    public init(_ name: String, repeating byte: UInt8, count: Int) {
      self.name = name
      content = []
      packed = Deflate.run(of: byte, count: count)
      method = 8
      statedLength = count
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    func append(_ value: Int, _ width: Int, to target: inout [UInt8]) {
      for shift in 0..<width { target.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
    }
    for entry in entries {
      let offset = bytes.count
      var head: [UInt8] = []
      append(20, 2, to: &head)
      append(0, 2, to: &head)
      append(Int(entry.method), 2, to: &head)
      append(0, 4, to: &head)
      append(Int(Self.checksum(entry.content)), 4, to: &head)
      append(entry.packed.count, 4, to: &head)
      append(entry.statedLength, 4, to: &head)
      append(entry.name.utf8.count, 2, to: &head)
      append(0, 2, to: &head)
      bytes += [0x50, 0x4B, 3, 4] + head + Array(entry.name.utf8) + entry.packed
      directory += [0x50, 0x4B, 1, 2]
      append(20, 2, to: &directory)
      directory += head
      append(0, 10, to: &directory)
      append(offset, 4, to: &directory)
      directory += Array(entry.name.utf8)
    }
    let start = bytes.count
    bytes += directory + [0x50, 0x4B, 5, 6]
    append(0, 4, to: &bytes)
    append(entries.count, 2, to: &bytes)
    append(entries.count, 2, to: &bytes)
    append(directory.count, 4, to: &bytes)
    append(start, 4, to: &bytes)
    append(0, 2, to: &bytes)
    return bytes
  }

  /// CRC-32 bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = ~0
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

/// The densest stream that deflate allows, as ZIP bombs use it (RFC 1951, fixed codes).
enum Deflate {
  static func run(of byte: UInt8, count: Int) -> [UInt8] {
    precondition(byte < 144, "a literal of eight bits")
    var bytes: [UInt8] = []
    var current: UInt32 = 0
    var filled: UInt32 = 0
    func put(_ value: UInt32, _ width: UInt32) {
      current |= value << filled
      filled += width
      while filled >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: current))
        current >>= 8
        filled -= 8
      }
    }
    func code(_ value: UInt32, _ width: UInt32) {
      // Codes are written from their first bit on.
      for shift in (0..<width).reversed() { put(value >> shift & 1, 1) }
    }
    put(1, 1)
    put(1, 2)
    code(UInt32(byte) + 0x30, 8)
    for _ in 0..<((count - 1) / 258) {
      code(0b1100_0101, 8)
      code(0, 5)
    }
    for _ in 0..<((count - 1) % 258) { code(UInt32(byte) + 0x30, 8) }
    code(0, 7)
    if filled > 0 { bytes.append(UInt8(truncatingIfNeeded: current)) }
    return bytes
  }
}

/// A workbook made of parts that a test writes itself.
public struct PlainWorkbook {
  public var sheets: [(name: String, data: String)] = []
  public var sharedStrings: String?
  public var styles: String?
  public var startsIn1904 = false
  /// Further entries of the archive.
  public var extra: [PlainArchive.Entry] = []

  public init() {}

  /// A workbook of one sheet whose `sheetData`, and what follows it, are given.
  public init(_ data: String) { sheets = [("Sheet1", data)] }

  public var archive: PlainArchive {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var relations = ""
    var list = ""
    for (number, sheet) in sheets.enumerated() {
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" r:id=\"rId\(number + 1)\"/>"
      relations +=
        "<Relationship Id=\"rId\(number + 1)\" Type=\"\(relation)/worksheet\" "
        + "Target=\"worksheets/sheet\(number + 1).xml\"/>"
    }
    let properties = startsIn1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>"
    var entries = [
      PlainArchive.Entry(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"\(relation)/officeDocument\" "
          + "Target=\"xl/workbook.xml\"/></Relationships>"),
      PlainArchive.Entry(
        "xl/workbook.xml", "<workbook>\(properties)<sheets>\(list)</sheets></workbook>"),
      PlainArchive.Entry(
        "xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"),
    ]
    for (number, sheet) in sheets.enumerated() {
      entries.append(
        .init("xl/worksheets/sheet\(number + 1).xml", "<worksheet>\(sheet.data)</worksheet>"))
    }
    if let sharedStrings {
      entries.append(.init("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>"))
    }
    if let styles { entries.append(.init("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")) }
    return PlainArchive(entries + extra)
  }

  public var bytes: [UInt8] { archive.bytes }
}
