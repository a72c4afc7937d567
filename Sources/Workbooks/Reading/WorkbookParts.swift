internal import CExpat

/// The small parts of a workbook that say where its sheets are and how numbers are shown.
struct WorkbookParts {
  /// A sheet as the workbook lists it.
  struct Sheet {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  var sheets: [Sheet] = []
  /// Whether dates are counted from 1904 on, as Excel for Macintosh did.
  var startsIn1904 = false
  /// Targets of relations by id.
  var targets: [String: String] = [:]
  /// Targets of relations by the last word of their type.
  var typedTargets: [String: String] = [:]
  /// Number formats of the workbook's own by id.
  var customFormats: [Int: String] = [:]
  /// The number format ids of the cell styles.
  var styleFormats: [Int] = []
  private var isInCellStyles = false

  /// Reads one part into this object.
  mutating func read(_ part: String, of archive: Archive) throws(WorkbookError) {
    let state = UnsafeMutablePointer<WorkbookParts>.allocate(capacity: 1)
    state.initialize(to: self)
    defer {
      state.deinitialize(count: 1)
      state.deallocate()
    }
    try XMLStream.parse(part, of: archive) { parser in
      XML_SetUserData(parser, state)
      XML_SetElementHandler(
        parser,
        { data, name, attributes in
          guard let data, let name, let attributes else { return }
          data.assumingMemoryBound(to: WorkbookParts.self).pointee
            .start(XMLStream.localName(name), attributes)
        },
        { data, name in
          guard let data, let name else { return }
          if XMLStream.isSame(XMLStream.localName(name), "cellXfs") {
            data.assumingMemoryBound(to: WorkbookParts.self).pointee.isInCellStyles = false
          }
        })
    }
    self = state.pointee
  }

  private mutating func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    func text(_ key: StaticString) -> String? {
      XMLStream.attribute(key, attributes).map { String(cString: $0) }
    }
    if XMLStream.isSame(name, "sheet") {
      let state = text("state") ?? "visible"
      sheets.append(
        Sheet(
          name: text("name") ?? "", relation: relation(attributes), isHidden: state != "visible"))
    } else if XMLStream.isSame(name, "workbookPr") {
      let flag = text("date1904")
      startsIn1904 = flag == "1" || flag == "true"
    } else if XMLStream.isSame(name, "Relationship") {
      guard let id = text("Id"), let target = text("Target") else { return }
      targets[id] = target
      if let kind = text("Type")?.split(separator: "/").last, typedTargets[String(kind)] == nil {
        typedTargets[String(kind)] = target
      }
    } else if XMLStream.isSame(name, "numFmt") {
      if let id = text("numFmtId").flatMap({ Int($0) }) { customFormats[id] = text("formatCode") }
    } else if XMLStream.isSame(name, "cellXfs") {
      isInCellStyles = true
    } else if isInCellStyles, XMLStream.isSame(name, "xf") {
      styleFormats.append(text("numFmtId").flatMap { Int($0) } ?? 0)
    }
  }

  /// The attribute `r:id`; `sheetId` is another one.
  private func relation(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) -> String {
    var i = 0
    while let key = attributes[i], let value = attributes[i + 1] {
      if XMLStream.isSame(XMLStream.localName(key), "id") { return String(cString: value) }
      i += 2
    }
    return ""
  }

  /// How each cell style shows numbers.
  var displays: [NumberDisplay] {
    styleFormats.map { NumberDisplay(format: $0, code: customFormats[$0]) }
  }

  /// The path of a target that a part names.
  ///
  ///     WorkbookParts.path("../media/a.png", from: "xl/workbook.xml")  // "media/a.png"
  static func path(_ target: String, from part: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var folders = part.split(separator: "/").dropLast().map(String.init)
    for piece in target.split(separator: "/") {
      switch piece {
      case "..": _ = folders.popLast()
      case ".": break
      default: folders.append(String(piece))
      }
    }
    return folders.joined(separator: "/")
  }
}
