/// A number of another kind that was found in the wrong column.
public struct OtherNumber: Hashable, Sendable {
  /// What the number looks like. Its pattern tells, and the label beside it where there is one.
  public enum Kind: UInt8, Sendable {
    case phone, taxCode, insuranceNumber
  }

  /// The kind that the number most likely is.
  public let kind: Kind
  /// The digits as an integer.
  public let number: UInt64
  /// The count of digits, leading zeros included: 10, 11 or 13.
  public let digits: Int

  init(kind: Kind, number: UInt64, digits: Int) {
    self.kind = kind
    self.number = number
    self.digits = digits
  }

  /// The digits.
  public var text: String { DecimalText.padded(number, digits: digits) }
}

/// What one cell of the column of personal ID numbers says.
public struct IDReading: Hashable, Sendable {
  /// The number, accepted as it stands or after safe repairs only.
  public var citizenID: CitizenID?
  /// A CMND of nine digits, found in place of the number or beside it.
  public var oldID: UInt64?
  /// A CMND that lost its leading zero: eight digits and a zero before them. Not certain.
  public var oldIDCandidate: UInt64?
  /// Readings that are possible and not certain, best first. The findings tell why.
  public var candidates = Candidates<CitizenID>()
  /// A number of another kind.
  public var otherNumber: OtherNumber?
  /// What was changed to read the cell.
  public var repairs: IDRepairs = []
  /// What is wrong or doubtful.
  public var findings: IDFindings = []

  /// The number of a relative of the record's person, told by a mark beside it (`Mẹ: 040…`). It is not the record's own.
  public var relativeID: CitizenID?

  /// What a cell that gives no number of any kind still says of whose it can be.
  public var damaged: DamagedNumber?

  /// Whether the cell holds neither a number of another kind nor one that was made up.
  internal var mayBeDamaged: Bool {
    citizenID == nil && oldID == nil && oldIDCandidate == nil && otherNumber == nil
      && relativeID == nil && findings.isDisjoint(with: [.dummy, .foreignDocument, .dateInPlace])
  }

  /// The number, or the only candidate when a lost zero is all that was mended: enough to bear witness, and where
  /// nothing but the number was asked for.
  public var likelyID: CitizenID? {
    if let citizenID { return citizenID }
    return candidates.count == 1 && findings == .zeroLost ? candidates[0] : nil
  }

  /// Takes ten digits for a number whose two zeros a spreadsheet dropped, in a column where numbers lost theirs
  /// (provinces 001 to 008); sex and year of birth have not spoken against it.
  public mutating func takeLostZeros() {
    guard citizenID == nil, findings.contains(.twoZerosLost), candidates.count == 1 else { return }
    citizenID = candidates[0]
    candidates = Candidates()
    otherNumber = nil
    findings = []
    repairs = repairs.subtracting(.movedOther).union(.paddedZero)
  }
}
