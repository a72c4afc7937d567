import Identifiers
import Tables
import VietnameseText

/// What a citizen card says that somebody scanned into a cell of a row: the text of its QR code or its machine-readable
/// zone (docs/domain.md 1.6, 1.7).
struct CardText {
  /// Fewer bytes hold no card.
  fileprivate static let leastLength = 40
  /// A card has its number of twelve digits and a birth date.
  private static let leastDigits = 18

  let citizenID: UInt64
  /// The CMND, or `0`.
  private(set) var oldID: UInt64 = 0
  /// Empty where a scanner has lost letters.
  private(set) var name = ""
  let birthDate: BirthDate
  let sex: Sex

  /// Reads a cell; `nil` when it holds no card, or one whose parts contradict each other or whose check digits are wrong.
  init?(_ cell: UnsafeBufferPointer<UInt8>) {
    guard cell.count >= CardText.leastLength,
      cell.count(where: { $0 &- 0x30 < 10 }) >= CardText.leastDigits
    else { return nil }
    let contradictions: CardFindings = [
      .unreadable, .numberUnreadable, .implausibleNumber, .sexDisagrees, .yearDisagrees,
      .birthDateUnreadable,
    ]
    let zone = MachineReadableZone.parse(cell.span)
    if zone.isVerified, zone.findings.isDisjoint(with: contradictions), let id = zone.citizenID,
      let date = zone.birthDate, date.precision == .day
    {
      (citizenID, birthDate, sex) = (id.number, date, zone.sex)
      name = zone.name
      return
    }
    let card = CardQR.parse(cell.span)
    guard card.findings.isDisjoint(with: contradictions), let id = card.citizenID, id.isWitness,
      let date = card.birthDate, date.precision == .day, !card.name.isEmpty, card.sex != .unknown
    else { return nil }
    (citizenID, birthDate, sex) = (id.number, date, card.sex)
    oldID = card.oldID ?? 0
    if card.hasTrustedName { name = card.name }
  }

  /// The first card in the cells of a row.
  static func find(in row: borrowing Row) -> (column: Int, card: CardText)? {
    for column in 0..<row.fieldCount {
      let cell = row.field(column)
      if cell.count >= leastLength, let card = CardText(cell) { return (column, card) }
    }
    return nil
  }
}

extension RecordCleanser {
  /// Whether a cell of a column without a role is long enough for a card.
  ///
  /// - Complexity: the lengths of these cells.
  @inline(__always)
  func mayHaveCard(_ row: borrowing Row) -> Bool {
    var place = 0
    while place < roles.unused.count {
      if row.field(roles.unused[place]).count >= CardText.leastLength { return true }
      place &+= 1
    }
    return false
  }
}

/// A card in a row, and what it is to the rest of the row.
struct CardOfRow {
  let column: Int
  let card: CardText
  /// Whether no cell speaks against the card and one says the same, or none says anything: what is missing may be taken
  /// from it.
  let isCertain: Bool
}

extension RecordCleanser {
  /// The card that stands in a cell of the row.
  ///
  /// - Complexity: the lengths of the cells for a row without one.
  func cardText(_ row: borrowing Row) -> CardOfRow? {
    guard let (column, card) = CardText.find(in: row) else { return nil }
    var votes = (same: 0, other: 0)
    func count(_ isSame: Bool) {
      if isSame { votes.same += 1 } else { votes.other += 1 }
    }
    if roles.nameColumns.count == 1, let own = roles.nameColumns.first, own != column,
      !row.isBlank(own), !card.name.isEmpty
    {
      if let isSame = isName(row.field(own), of: card) { count(isSame) }
    }
    if let own = roles[.citizenID], own != column {
      let reading = CitizenIDReader.read(row.field(own).span, birthYear: nil, isFemale: nil)
      if let number = reading.citizenID?.number { count(number == card.citizenID) }
    }
    if let own = roles.birthDateColumn(row), own != column,
      let date = dates.read(row.field(own).span, idBirthYear: nil).date
    {
      count(date == card.birthDate || date.differences(to: card.birthDate) == .precisionCompatible)
    }
    if let own = roles[.gender], own != column {
      let sex = readSex(row.field(own), row).sex
      if sex != .unknown, sex != card.sex { count(false) }
    }
    return CardOfRow(column: column, card: card, isCertain: votes.other == 0)
  }

  /// Whether a name is that of a card, as its words are read; `nil` where letters or words of it are not known.
  private func isName(_ field: UnsafeBufferPointer<UInt8>, of card: CardText) -> Bool? {
    var name = card.name
    let words = name.withUTF8 { FoldedWords($0).text }
    if words == FoldedWords(field).text { return true }
    let reading = wholeName(field)
    let texts = ([reading.words] + reading.alternatives).map {
      FoldingTable.fold($0.joined(separator: " "))
    }
    // A line of a card has room for so many letters and no more.
    if texts.contains(where: { $0 == words || words.utf8.count >= 24 && $0.hasPrefix(words) }) {
      return true
    }
    return reading.findings.isDisjoint(with: RecordCleanser.uncertainName) ? false : nil
  }

  /// What is said of names that may be the card's all the same.
  private static let uncertainName: NameFindings = [
    .empty, .abbreviated, .lostLetters, .singleWord, .relation, .digitsInside, .notAName, .tooLong,
    .uncertainEncoding, .possibleTypingResidue, .possibleWordBreak, .noOwnName, .possibleRepetition,
    .givenNameMissing, .foreign,
  ]

  /// Tells when a card in a row that lacks nothing is not what the row says.
  func compareCardText(_ row: borrowing Row, _ record: inout CleanRecord) {
    guard mayHaveCard(row), let found = cardText(row), !found.isCertain else { return }
    record.findings.row.insert(.cardDiffers)
  }

  /// Takes what a record lacks from the card in its row; a card that disagrees with the record gives candidates.
  func readCardText(
    _ row: borrowing Row, _ record: inout CleanRecord, _ detail: inout RecordDetail
  ) {
    guard let found = cardText(row) else { return }
    let card = found.card
    guard found.isCertain else {
      record.findings.row.insert(.cardDiffers)
      if record.citizenID == 0 { detail.idCandidates.append(card.citizenID) }
      if record.birthDate.isEmpty { detail.dateAlternatives.append(card.birthDate) }
      return
    }
    if record.citizenID == 0 {
      record.citizenID = card.citizenID
      record.findings.id.remove(.missing)
      record.repairs.row.insert(.fromCard)
    }
    if record.oldID == 0 { record.oldID = card.oldID }
    if record.birthDate.isEmpty {
      record.birthDate = card.birthDate
      record.findings.date.subtract([.missing, .severalDates, .unreadable])
      detail.dateAlternatives = []
      record.repairs.row.insert(.fromCard)
    }
    if record.sex == .unknown { record.sex = card.sex }
    let isOwnCell = roles.nameColumns == [found.column]
    if record.name.isEmpty || isOwnCell && !record.findings.name.isEmpty, !card.name.isEmpty {
      var name = card.name
      let reading = name.withUTF8 { wholeName($0) }
      record.name = numbers(of: reading.words)
      record.findings.name = reading.findings
      detail.nameAlternatives = []
      detail.displayName = Array(reading.display().utf8)
      record.repairs.row.insert(.fromCard)
    }
  }
}
