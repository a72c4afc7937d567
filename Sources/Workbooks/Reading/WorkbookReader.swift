/// An Excel workbook (.xlsx) that is read as a stream, in memory that does not grow with its rows.
///
/// Only the texts that cells share are kept. Belongs to one thread.
///
///     let reader = try WorkbookReader(bytes)
///     try reader.readRows(of: 0) { row in
///       print(row.number, row.text(0))
///       return true
///     }
///
/// Follows ECMA-376 (Office Open XML), the ZIP archive through minizip and its XML through expat.
public final class WorkbookReader {
  /// How much a workbook may hold; beyond it is a ZIP bomb, or more than Excel itself can open.
  public struct Limits: Sendable {
    /// The most entries of the archive.
    public var entryCount: UInt64 = 10_000
    /// The most bytes of one part.
    public var partLength = 16 << 30
    /// Below so many bytes no part is suspicious.
    public var unsuspiciousLength = 64 << 20
    /// How many times longer than its packed form a longer part may be.
    public var ratio = 250
    /// The most bytes of all texts that cells share.
    public var textLength = 2 << 30

    public init() {}
  }

  /// A sheet as its tab shows it.
  public struct Sheet: Equatable, Sendable {
    /// The name on the tab.
    public let name: String
    /// Whether the tab is hidden.
    public let isHidden: Bool
    let part: String
  }

  /// Cells that are one: rows and columns counted from 0.
  public struct Merge: Equatable, Sendable {
    /// The rows that the cell covers.
    public let rows: ClosedRange<Int>
    /// The columns that the cell covers.
    public let columns: ClosedRange<Int>
  }

  /// The sheets in the order of their tabs; chart sheets are left out.
  public let sheets: [Sheet]
  private let archive: Archive
  private let displays: [NumberDisplay]
  private let startsIn1904: Bool
  private let stringsPart: String?
  private let limits: Limits
  private var strings: SharedStrings?
  /// Keeps the bytes where they are.
  private let owner: AnyObject?

  /// Whether some first bytes may be those of a workbook: a ZIP archive.
  public static func isArchive(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// Opens a workbook.
  ///
  /// - Parameters:
  ///   - bytes: The whole file; stays valid as long as the object.
  ///   - owner: Who owns the bytes and is kept as long as the object; `nil` when the caller sees to it.
  ///   - isFileMapped: Whether the bytes are a mapped file that nobody writes to: what was read is then given back
  ///     to the system.
  /// - Throws: ``WorkbookError`` when it is no workbook, or a damaged one.
  public init(
    _ bytes: UnsafeRawBufferPointer, keeping owner: AnyObject? = nil, isFileMapped: Bool = false,
    limits: Limits = Limits()
  ) throws(WorkbookError) {
    self.limits = limits
    self.owner = owner
    let archive = try Archive(bytes, isFileMapped: isFileMapped, limits: limits)
    self.archive = archive
    var root = WorkbookParts()
    if archive.contains("_rels/.rels") { try root.read("_rels/.rels", of: archive) }
    let main = WorkbookParts.path(
      root.typedTargets["officeDocument"] ?? "xl/workbook.xml", from: "")
    guard archive.contains(main) else { throw WorkbookError(.notAWorkbook) }
    var parts = WorkbookParts()
    try parts.read(main, of: archive)
    let folders = main.split(separator: "/").map(String.init)
    let relations =
      (folders.dropLast() + ["_rels", (folders.last ?? "") + ".rels"]).joined(separator: "/")
    if archive.contains(relations) { try parts.read(relations, of: archive) }
    /// A part that the workbook names must be there; one that it does not name may be.
    func part(_ kind: String, _ usual: String) throws(WorkbookError) -> String? {
      let path = WorkbookParts.path(parts.typedTargets[kind] ?? usual, from: main)
      if archive.contains(path) { return path }
      if parts.typedTargets[kind] != nil { throw WorkbookError(.damaged, part: path) }
      return nil
    }
    if let styles = try part("styles", "styles.xml") { try parts.read(styles, of: archive) }
    stringsPart = try part("sharedStrings", "sharedStrings.xml")
    displays = parts.displays
    startsIn1904 = parts.startsIn1904
    var found: [Sheet] = []
    for (number, sheet) in parts.sheets.enumerated() {
      let target = parts.targets[sheet.relation] ?? "worksheets/sheet\(number + 1).xml"
      let path = WorkbookParts.path(target, from: main)
      guard !path.contains("chartsheets"), !path.contains("dialogsheets") else { continue }
      guard archive.contains(path) else { throw WorkbookError(.damaged, part: path) }
      found.append(Sheet(name: sheet.name, isHidden: sheet.isHidden, part: path))
    }
    guard !found.isEmpty else { throw WorkbookError(.notAWorkbook) }
    sheets = found
  }

  /// Opens a workbook that is in an array; the reader is valid inside the closure only.
  public static func with<Result>(
    _ bytes: [UInt8], limits: Limits = Limits(), _ body: (WorkbookReader) throws -> Result
  ) throws -> Result {
    try bytes.withUnsafeBytes { try body(WorkbookReader($0, limits: limits)) }
  }

  /// The position of the sheet with a name, capitals and blanks around it not looked at.
  ///
  /// - Throws: ``WorkbookError`` with `noSuchSheet`.
  public func sheet(named name: String) throws(WorkbookError) -> Int {
    func folded(_ text: String) -> String {
      String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).lowercased()
    }
    if let index = sheets.firstIndex(where: { folded($0.name) == folded(name) }) { return index }
    throw WorkbookError(.noSuchSheet(sheets.map(\.name)))
  }

  /// Reads the rows of a sheet that have a value, in their order.
  ///
  /// - Parameters:
  ///   - sheet: The position in ``sheets``.
  ///   - body: Receives each row; returns whether to go on.
  /// - Throws: ``WorkbookError`` when the workbook is damaged; rows before the damage were given.
  /// - Complexity: O(*n*) time in the cells; memory for the shared texts only.
  public func readRows(of sheet: Int, _ body: (borrowing SheetRow) -> Bool) throws(WorkbookError) {
    let strings = try sharedStrings()
    let part = sheets[sheet].part
    let cells = UnsafeMutablePointer<RowCells>.allocate(capacity: 1)
    cells.initialize(to: RowCells())
    defer {
      cells.pointee.deallocate()
      cells.deinitialize(count: 1)
      cells.deallocate()
    }
    let error: WorkbookError? = withoutActuallyEscaping(body) { body in
      let state = UnsafeMutablePointer<SheetParser>.allocate(capacity: 1)
      state.initialize(
        to: SheetParser(
          strings: strings, displays: displays, startsIn1904: startsIn1904, cells: cells, body: body
        ))
      defer {
        state.deinitialize(count: 1)
        state.deallocate()
      }
      do throws(WorkbookError) {
        try SheetParser.read(part, of: archive, state)
        return nil
      } catch { return error }
    }
    if let error { throw error }
  }

  /// The cells of a sheet that are merged.
  ///
  /// - Complexity: unpacks the whole sheet, as they stand behind its rows.
  public func merges(of sheet: Int) throws(WorkbookError) -> [Merge] {
    try MergeScan.merges(sheets[sheet].part, of: archive)
  }

  private func sharedStrings() throws(WorkbookError) -> SharedStrings {
    if let strings { return strings }
    let read: SharedStrings
    if let stringsPart {
      read = try SharedStrings(stringsPart, of: archive, limits: limits)
    } else {
      read = try SharedStrings()
    }
    strings = read
    return read
  }
}
