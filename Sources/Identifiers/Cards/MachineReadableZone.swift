/// The machine-readable zone on the back of the chip citizen card: three lines of 30 characters.
///
/// ```
/// IDVNM1901234569040190123456<<1   last 9 digits, check, all 12 digits, check over them
/// 9003152F3003150VNM<<<<<<<<<<<6   birth, check, sex, expiry, check, state, check over both lines
/// NGUYEN<<THI<HANG<<<<<<<<<<<<<<   surname << other names, no marks
/// ```
///
/// Form TD1 of ICAO Doc 9303 part 5; check digits by weights 7, 3, 1 modulo 10 (part 3). No other
/// number on a card of a Vietnamese person has check digits.
public struct MachineReadableZone: Hashable, Sendable {
  /// The personal ID number.
  public var citizenID: CitizenID?
  /// The birth date; its century comes from the number.
  public var birthDate: BirthDate?
  /// The sex, `unknown` when it is not told.
  public var sex = Sex.unknown
  /// The date of expiry; `nil` when it is not readable or the card does not expire.
  public var expiryDate: BirthDate?
  /// Cards of people over 60 do not expire and print 991231.
  public var isWithoutExpiry = false
  /// The surname in capitals without marks.
  public var surname = ""
  /// Middle and given name in capitals without marks.
  public var givenNames = ""
  /// What is wrong or doubtful; one finding for each check digit that fails.
  public var findings: CardFindings = []

  /// The whole name, surname first.
  public var name: String {
    surname.isEmpty || givenNames.isEmpty ? surname + givenNames : surname + " " + givenNames
  }

  /// Tells whether all five check digits are right.
  public var isVerified: Bool {
    findings.isDisjoint(with: [
      .unreadable, .shortNumberCheck, .numberCheck, .birthDateCheck, .expiryCheck, .compositeCheck,
    ])
  }

  /// The check digit of ICAO Doc 9303: digits count as themselves, A to Z as 10 to 35, `<` as 0.
  internal static func checkDigit(_ characters: some Sequence<UInt8>) -> UInt8 {
    let weights: [3 of Int] = [7, 3, 1]
    var sum = 0
    for (index, character) in characters.enumerated() {
      let value =
        character.isDigit
        ? Int(character - 0x30) : character.isLetter ? Int(character.lowercased - 0x61) + 10 : 0
      sum += value * weights[index % 3]
    }
    return UInt8(sum % 10) + 0x30
  }
}

extension MachineReadableZone {
  /// Writes the three lines of a card, for tests and for synthetic data.
  ///
  /// - Parameters:
  ///   - expiry: The date of expiry, or `nil` for a card that does not expire.
  ///   - surname: Letters A to Z.
  ///   - givenNames: Letters A to Z and spaces.
  /// - Returns: Three lines of 30 characters. A name that is too long is cut.
  static func make(
    citizenID: CitizenID, birthDate: BirthDate, sex: Sex, expiry: BirthDate?, surname: String,
    givenNames: String
  ) -> [String] {
    let number = Array(citizenID.text.utf8)
    let short = Array(number[3...])
    var first = Array("IDVNM".utf8) + short + [checkDigit(short)] + number
    first += Array("<<".utf8)
    first.append(checkDigit(number + Array("<<".utf8)))

    let birth = sixDigits(birthDate)
    let end = expiry.map(sixDigits) ?? Array("991231".utf8)
    let letter: UInt8 =
      switch sex {
      case .male: 0x4D
      case .female: 0x46
      case .unknown: 0x3C
      }
    var second = birth + [checkDigit(birth), letter] + end + [checkDigit(end)]
    second += Array("VNM<<<<<<<<<<<".utf8)
    second.append(checkDigit(compositePart(first, second)))

    let names = surname + "<<" + givenNames
    var third = names.utf8.map { $0.isLetter ? $0.lowercased - 0x20 : 0x3C }
    third = Array(third.prefix(30))
    third += [UInt8](repeating: 0x3C, count: 30 - third.count)
    return [first, second, third].map { String(decoding: $0, as: UTF8.self) }
  }

  /// Line 1 from position 6, line 2 positions 1–7, 9–15 and 19–29.
  internal static func compositePart(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    Array(first[5..<30]) + second[0..<7] + second[8..<15] + second[18..<29]
  }

  /// `yymmdd`, with `<<` for a part that is not known.
  private static func sixDigits(_ date: BirthDate) -> [UInt8] {
    let parts = [date.year % 100, date.month, date.day]
    var text = ""
    for (index, part) in parts.enumerated() {
      text += index > 0 && part == 0 ? "<<" : DecimalText.padded(UInt64(part), digits: 2)
    }
    return Array(text.utf8)
  }
}
