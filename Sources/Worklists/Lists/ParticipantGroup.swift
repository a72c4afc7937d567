import Authentication
import Cleansing
import Identifiers
import VietnameseText

/// Through whom somebody takes part, as far as the class of the record or the letters of the card tell.
enum ParticipantGroup: Sendable {
  /// Pupils and students.
  case school
  /// Workers, officials and others whom an employer insures.
  case employer
  /// Households, children, pensioners and all others.
  case other
  /// Neither class nor card says anything that is known.
  case unknown

  /// Pupils and students: their cards are paid by the state in part, as those of others are.
  private static let schoolCodes = ["HS", "SV"]
  /// The payers of a card whom ``HealthCardObject`` calls employer and employee.
  private static let employerPays: UInt8 = 1

  private static let words: [(group: ParticipantGroup, phrases: [String])] = [
    // First whoever is named after work or school and is not there, or not any more.
    (
      .other,
      [
        "than nhan", "mat suc lao dong", "that nghiep", "tu nguyen", "huu tri", "luong huu",
        "tro cap", "relative", "unemployed", "voluntary", "retired", "pensioner",
      ]
    ),
    (.school, ["hoc sinh", "sinh vien", "hssv", "pupil", "pupils", "student", "students"]),
    (
      .employer,
      [
        "bat buoc", "lao dong", "doanh nghiep", "can bo", "cong chuc", "vien chuc", "cbcc",
        "cbccvc", "hop tac xa", "hanh chinh su nghiep", "ngoai quoc doanh", "compulsory",
        "employee", "employees", "worker", "workers", "civil servant",
      ]
    ),
  ]

  /// The group of a record.
  ///
  ///     ParticipantGroup(class: "Học sinh, sinh viên", card: "")  // .school
  ///     ParticipantGroup(class: "", card: "DN4404012345671")      // .employer
  init(class text: String, card: String) {
    if let group = Self.group(ofClass: text) {
      self = group
    } else {
      self = Self.group(ofCode: card) ?? .unknown
    }
  }

  private static func group(ofClass text: String) -> ParticipantGroup? {
    if text.isEmpty { return nil }
    if text.utf8.count <= 4 { return group(ofCode: text) ?? group(ofWords: text) }
    if let group = group(ofWords: text) { return group }
    return ClassKey.text(text) == ClassKey.other ? nil : .other
  }

  private static func group(ofWords text: String) -> ParticipantGroup? {
    let plain =
      " "
      + FoldingTable.fold(text).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
      .lowercased() + " "
    return words.first { $0.phrases.contains { plain.contains(" " + $0 + " ") } }?.group
  }

  /// The group of a card or of a code: two letters, perhaps digits behind them.
  private static func group(ofCode text: String) -> ParticipantGroup? {
    let letters = Array(text.prefix { $0.isLetter }.uppercased().utf8)
    guard letters.count == 2,
      let object = HealthCardObject.of(UInt16(letters[0]) << 8 | UInt16(letters[1]))
    else { return nil }
    if schoolCodes.contains(String(decoding: letters, as: UTF8.self)) { return .school }
    return object.payerGroup == employerPays ? .employer : .other
  }
}
