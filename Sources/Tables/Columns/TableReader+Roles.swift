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
  ///   - legacy: How text in a legacy encoding is read; without it, only names in UTF-8 are found.
  /// - Throws: ``TableError`` when there is no table to read, or needed columns are missing.
  public static func open(
    path: String, kind: ColumnRoles.Kind, configuration: Configuration = Configuration(),
    threads: Int = 1, limits: Limits = Limits(), legacy: LegacyText? = nil
  ) throws(TableError) -> (reader: TableReader, roles: ColumnRoles) {
    try open(
      MappedFile(path: path), kind: kind, configuration: configuration, threads: threads,
      limits: limits, legacy: legacy)
  }

  /// The first row that cannot be read of a table of which no row is a record; `nil` for any other, whose first records are
  /// looked at, and for a form that nobody has filled in.
  private func firstRejection() -> RejectedRow? {
    var first: RejectedRow?
    var hasRecord = false
    var scratch = makeScratch()
    for index in chunks.indices where !hasRecord {
      readChunk(index, scratch: &scratch, limit: 1) { _ in
        hasRecord = true
      } rejected: { row in
        if !row.reason.isLayout || row.reason == .otherHeader { first = first ?? row }
      }
    }
    return hasRecord ? nil : first
  }

  /// More names than these below a signature are no signatures.
  private static let mostSigners = 6

  /// Where the signatures below the last person begin: from there on, a name and nothing else is of who signed.
  ///
  /// - Complexity: reads the last chunk of the file.
  private func findSignatures() -> Int {
    guard let sieve else { return .max }
    var from: Int?
    var names = 0
    var scratch = makeScratch()
    readChunk(chunks.count - 1, scratch: &scratch) { row in
      if sieve.hasNothingButName(row) { names += 1 } else { from = nil }
    } rejected: { row in
      guard row.reason == .signature, from == nil else { return }
      (from, names) = (row.byteOffset, 0)
    }
    guard let from, names <= Self.mostSigners else { return .max }
    return from
  }

  /// Opens a table of people that is mapped; the parameters are those of
  /// ``open(path:kind:configuration:threads:limits:legacy:)``.
  public static func open(
    _ file: MappedFile, kind: ColumnRoles.Kind, configuration: Configuration = Configuration(),
    threads: Int = 1, limits: Limits = Limits(), legacy: LegacyText? = nil
  ) throws(TableError) -> (reader: TableReader, roles: ColumnRoles) {
    let settings = configuration[kind]
    let configured = settings.columns.values.map(HeaderFolding.folded)
    let reading = HeaderReading(
      score: { cells in
        let score = ColumnRoles.score(cells)
        if score > 0 || configured.isEmpty { return score }
        let folded = cells.map(HeaderFolding.folded)
        return configured.allSatisfy(folded.contains) ? 1 : 0
      }, texts: legacy?.row)
    var reader = try TableReader(
      detecting: file, delimiter: settings.delimiter,
      encoding: settings.encoding?.tableEncoding, threads: threads, sheet: settings.sheet,
      limits: limits, header: reading)
    let sample = ColumnSample(reader)
    func assign(
      _ configured: [ColumnRole: String], givenColumn: Int? = nil,
      exchanged: [ColumnRoles.Exchange] = []
    ) throws(TableError) -> ColumnRoles {
      try ColumnRoles(
        header: reader.header, kind: kind, configured: configured, path: file.path,
        givenColumn: givenColumn, cardColumn: sample.cardColumn, exchanged: exchanged,
        isFuller: { sample.filled[$0] > 2 * sample.filled[$1] })
    }
    var columns = settings.columns
    var roles = try assign(columns)
    columns.merge(sample.dividedDate(roles)) { configured, _ in configured }
    if columns != settings.columns { roles = try assign(columns) }
    let exchanged = ExchangedHeadings(sample: sample, roles: roles).exchanges(besides: columns)
    if !exchanged.isEmpty { roles = try assign(columns, exchanged: exchanged) }
    let given = columns[.fullName] == nil ? sample.givenWords(reader, roles) : nil
    if let given {
      roles = try assign(columns, givenColumn: given.column, exchanged: exchanged)
    }
    let own = columns[.citizenID] == nil ? sample.ownNumbers(reader, roles) : nil
    if let own {
      roles = try assign(
        columns.merging([.citizenID: own.name]) { $1 }, givenColumn: given?.column,
        exchanged: exchanged)
    }
    roles.areUnmarkedMen =
      roles[.birthDateMen] == nil && roles[.birthDateWomen].map(sample.isMarking) == true
      && sample.areMenUnmarked(reader, roles)
    reader.headingNotes =
      exchanged.map { ExchangedHeadings.note($0, roles) }
      + ExchangedHeadings(sample: sample, roles: roles).denied(besides: Set(columns.keys)).map {
        ExchangedHeadings.note($0.column, $0.role, roles)
      }
    if let column = roles.cardColumn {
      reader.headingNotes.append(ColumnHint.noteOfCards(column, roles.header))
    }
    if let column = roles.columnOfSomebody {
      reader.headingNotes.append(ColumnHint.noteOfSomebody(column, roles.header))
    }
    if let note = roles.noteOfOtherKind { reader.headingNotes.append(note) }
    reader.hints = sample.hints(roles) + [own, given].compactMap { $0 }
    reader.sieve = RowSieve(
      roles: roles, hasLetteredIDs: sample.isLettered(roles[.recordID]), shapes: sample.shapes,
      classes: ClassCells(reader, roles), decode: reader.isHeaderAsWritten ? nil : legacy?.cell)
    if let name = roles.nameColumns.last, sample.hasOtherRows(name) {
      reader.sections = reader.findSections(roles)
      if !reader.sections.isEmpty {
        reader.sieve = RowSieve(
          roles: roles, hasLetteredIDs: nil, shapes: ColumnSample(reader).shapes,
          classes: ClassCells(reader, roles), decode: reader.isHeaderAsWritten ? nil : legacy?.cell)
      }
    }
    reader.signaturesFrom = reader.findSignatures()
    reader.mergedColumns = MergedColumns(reader, roles).columns
    if let first = reader.firstRejection() {
      throw TableError(.allRejected(first.reason), path: file.path, row: first.row)
    }
    return (reader, roles)
  }
}
