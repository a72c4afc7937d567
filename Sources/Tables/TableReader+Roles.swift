extension TableReader {
  /// Opens a table of people and finds the roles of its columns, as a configuration says.
  ///
  ///     let (reader, roles) = try TableReader.open(path: path, kind: .insurance, configuration: settings)
  ///     let nameColumns = roles.nameColumns
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - kind: What the records are.
  ///   - configuration: Its part for this kind is used.
  ///   - threads: The threads that survey the file.
  ///   - decodingHeader: How the name of a column in a legacy encoding becomes text; without it, only names
  ///     in ASCII are found there.
  /// - Throws: ``TableError`` when there is no table to read, or needed columns are missing.
  public static func open(
    path: String, kind: ColumnRoles.Kind, configuration: Configuration = Configuration(),
    threads: Int = 1, limits: Limits = Limits(), decodingHeader: (([UInt8]) -> String)? = nil
  ) throws(TableError) -> (reader: TableReader, roles: ColumnRoles) {
    let settings = configuration[kind]
    let configured = settings.columns.values.map(HeaderFolding.folded)
    let reader = try open(
      path: path, delimiter: settings.delimiter, encoding: settings.encoding?.tableEncoding,
      threads: threads, sheet: settings.sheet, limits: limits,
      isHeader: { cells in
        if ColumnRoles.isHeader(cells) { return true }
        let folded = cells.map(HeaderFolding.folded)
        return !configured.isEmpty && configured.allSatisfy(folded.contains)
      })
    var header = reader.header
    if reader.format.isLegacyBytes, let decodingHeader {
      header = reader.headerBytes.map(decodingHeader)
    }
    let roles = try ColumnRoles(
      header: header, kind: kind, configured: settings.columns, path: path)
    return (reader, roles)
  }
}
