/// What one cell of a column of old identity numbers (CMND) says.
public struct CMNDReading: Hashable, Sendable {
  /// The number: nine digits, or the twelve of the cards of the pilot of 2012.
  ///
  /// Twelve digits open with a province code, so their value is at least 10⁹ and no nine digits are
  /// taken for them.
  public var number: UInt64?
  /// Eight digits with a zero before them, or a number with letters for digits. Not certain.
  public var candidate: UInt64?
  /// What was changed to read the cell.
  public var repairs: IDRepairs = []
  /// What is wrong or doubtful.
  public var findings: IDFindings = []
}

/// Reads the register's column of old numbers, or a column of CMND in an insurance file.
public enum CMNDReader {
  /// Tells whether the first two of nine digits are a group of provinces of the CMND.
  ///
  /// The groups run from 01 to 38. They are recalled and not documented, so this is a hint only.
  internal static func isKnownPrefix(_ number: UInt64) -> Bool {
    (1...38).contains(number / 10_000_000)
  }

  /// Reads a cell.
  ///
  ///     read("187 123 456").number    // 187123456, repairs I03
  ///     read("87123456").candidate    // 87123456, "087123456", findings I68
  ///
  /// - Complexity: O(n); never allocates.
  public static func read(_ bytes: Span<UInt8>) -> CMNDReading {
    var reading = CMNDReading()
    if bytes.isEmpty {
      reading.findings = .missing
      return reading
    }
    if bytes.count == 9, let number = PlainDigits.value(of: bytes) {
      accept(number, into: &reading)
      return reading
    }
    let scan = IDScan(bytes)
    read(scan, into: &reading)
    return reading
  }

  private static func accept(_ number: UInt64, into reading: inout CMNDReading) {
    if DummyNumber.isDummyOldID(number) {
      reading.findings.insert(.dummy)
      reading.repairs.insert(.blanked)
      return
    }
    reading.number = number
    if !isKnownPrefix(number) { reading.findings.insert(.unknownPrefix) }
  }

  private static func read(_ scan: IDScan, into reading: inout CMNDReading) {
    if scan.isBlank {
      reading.findings.insert(.missing)
      return
    }
    reading.findings.formUnion(scan.findings)
    for index in 0..<scan.numberCount {
      let number = scan.numbers[index]
      if number.isRelatives, number.digits >= 8 {
        reading.findings.insert(.relativesNumber)
      } else if number.value == 0 {
        reading.findings.insert(.dummy)
        reading.repairs.insert(.blanked)
      } else if number.isGuess {
        reading.findings.insert(.lettersForDigits)
        if number.digits == 9 || number.digits == 12 { reading.candidate = number.value }
      } else {
        take(number, into: &reading)
      }
    }
    if scan.isDocument { reading.findings.insert(.foreignDocument) }
    if reading.number != nil || reading.candidate != nil {
      reading.repairs.formUnion(scan.repairs)
      reading.repairs.formUnion(scan.characterRepairs)
      scan.nameSigns(&reading.repairs)
    } else if reading.findings.isEmpty {
      reading.findings.insert(scan.numberCount > 0 ? .wrongLength : .placeholder)
    }
  }

  private static func take(_ number: IDScan.Number, into reading: inout CMNDReading) {
    switch number.digits {
    case 12 where number.value < CitizenIDReader.paddedLimit && reading.number == nil:
      accept(number.value, into: &reading)
      if reading.number != nil { reading.repairs.insert(.zerosTakenOff) }
    case 9:
      if reading.number == nil || (reading.number ?? 0) >= 1_000_000_000 {
        // Nine digits go before twelve: those belong into the other column.
        if reading.number != nil { reading.repairs.insert(.split) }
        accept(number.value, into: &reading)
      } else if reading.number != number.value {
        reading.findings.insert(.severalNumbers)
        reading.candidate = number.value
      }
    case 12:
      guard !DummyNumber.isDummy(CitizenID(uncheckedNumber: number.value)) else {
        reading.findings.insert(.dummy)
        reading.repairs.insert(.blanked)
        return
      }
      reading.findings.insert(.citizenIDInPlace)
      if reading.number == nil {
        reading.number = number.value
      } else {
        reading.repairs.insert(.split)
      }
    case 11 where number.firstDigit != 0:
      let id = CitizenID(uncheckedNumber: number.value)
      guard id.isPlausible else { return }
      reading.candidate = number.value
      reading.findings.formUnion([.citizenIDInPlace, .zeroLost])
    case 8 where number.firstDigit != 0 && reading.number == nil:
      reading.candidate = number.value
      reading.findings.insert(.zeroLost)
    default:
      return
    }
    if number.isJoined { reading.repairs.insert(.separators) }
  }
}
