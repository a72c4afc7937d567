internal import Corpora

/// The 15 characters of a health-insurance card: `GD 4 40 4012345678`.
///
/// Two letters of the object code (the class of participant), the benefit level 1 to 5, two digits of
/// the issuing province, and the ten digits of the insurance number (Decision 1351/QĐ-BHXH of 2015).
/// The first five characters change over life; only the last ten are identity.
public struct HealthCard: Hashable, Sendable {
  /// The two letters as two ASCII bytes, the first one high.
  let objectBytes: UInt16
  /// The benefit level as written, 0 to 9; 1 to 5 exist.
  public let level: UInt8
  /// The issuing province as written, 0 to 99.
  public let provinceCode: UInt8
  /// The last ten digits.
  public let insuranceNumber: InsuranceNumber

  internal init(objectBytes: UInt16, digits: UInt64, insuranceNumber: InsuranceNumber) {
    self.objectBytes = objectBytes
    level = UInt8(digits / 1_000_000_000_000 % 10)
    provinceCode = UInt8(digits / 10_000_000_000 % 100)
    self.insuranceNumber = insuranceNumber
  }

  /// Makes a card from its parts, or `nil` when a part is out of range.
  ///
  /// - Parameter objectCode: Two ASCII capitals, such as `GD`.
  init?(objectCode: String, level: Int, provinceCode: Int, insuranceNumber: InsuranceNumber) {
    let letters = Array(objectCode.utf8)
    guard letters.count == 2, letters.allSatisfy({ $0.isLetter && $0 != $0.lowercased }),
      (0...9).contains(level), (0...99).contains(provinceCode)
    else { return nil }
    objectBytes = UInt16(letters[0]) << 8 | UInt16(letters[1])
    self.level = UInt8(level)
    self.provinceCode = UInt8(provinceCode)
    self.insuranceNumber = insuranceNumber
  }

  /// The two letters.
  public var objectCode: String {
    String(decoding: [UInt8(objectBytes >> 8), UInt8(objectBytes & 0xFF)], as: UTF8.self)
  }

  /// The 15 characters.
  public var text: String {
    objectCode + String(level) + DecimalText.padded(UInt64(provinceCode), digits: 2)
      + insuranceNumber.text
  }
}

/// One object code of the health card with its group and its usual benefit level.
public struct HealthCardObject: Hashable, Sendable {
  /// Who pays: 1 employer and employee, 2 the insurance fund, 3 the state, 4 the state in part,
  /// 5 the household, as in Decree 146/2018.
  public let payerGroup: UInt8
  /// The usual benefit level, 1 to 5.
  let benefitLevel: UInt8

  /// Indexed by two letters, 26 × 26; a group of zero means that the code does not exist.
  private static let table: [HealthCardObject] = {
    var table = [HealthCardObject](
      repeating: HealthCardObject(payerGroup: 0, benefitLevel: 0), count: 26 * 26)
    for row in Corpus.cardObjectCodes.rows where row.count >= 3 {
      let letters = Array(row[0].utf8)
      guard letters.count == 2, let group = UInt8(row[1]), let level = UInt8(row[2]) else {
        continue
      }
      let index = index(UInt16(letters[0]) << 8 | UInt16(letters[1]))
      table[index] = HealthCardObject(payerGroup: group, benefitLevel: level)
    }
    return table
  }()

  private static func index(_ letters: UInt16) -> Int {
    let first = Int(letters >> 8) - 0x41
    let second = Int(letters & 0xFF) - 0x41
    guard (0..<26).contains(first), (0..<26).contains(second) else { return 0 }
    return first * 26 + second
  }

  /// The object code of two ASCII letters, or `nil` when there is none.
  public static func of(_ letters: UInt16) -> HealthCardObject? {
    let object = table[index(letters)]
    return object.payerGroup == 0 ? nil : object
  }
}
