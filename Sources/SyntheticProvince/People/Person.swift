/// One person of a block, in the register or deliberately missing from it.
struct Person: Sendable {
  /// Why somebody with an insurance record is not in the register.
  enum Presence: UInt8, Sendable {
    case inRegister, purged, otherProvince, foreign, namesake, relativeNumber

    /// The name in `truth.csv`, column `trap`.
    var trap: String {
      switch self {
      case .inRegister: ""
      case .purged: "absent_purged"
      case .otherProvince: "absent_other_province"
      case .foreign: "absent_foreign"
      case .namesake: "absent_namesake"
      case .relativeNumber: "absent_family_id"
      }
    }
  }

  /// The twelve digits as a number, 0 for a foreigner.
  var citizen: UInt64
  /// The old nine-digit number, 0 when there is none.
  var oldNumber: UInt32
  var name: PersonName
  var birth: CalendarDate
  /// The register knows the year only.
  var isYearOnly: Bool
  /// 0 male, 1 female.
  var sex: UInt8
  var isDead: Bool
  var presence: Presence
  var group: UInt8
  var household: Int32
  /// Positions in the block, −1 when unknown or elsewhere.
  var father: Int32 = -1
  var mother: Int32 = -1
  var twin: Int32 = -1
  var namesake: Int32 = -1
}

/// People registered at one address.
struct Household: Sendable {
  /// The position of the commune in ``Units/base``, −1 where no commune is known.
  var commune: Int32
  var hamlet: Int32
  /// The people of the household in the block.
  var first: Int32
  var count: Int32 = 0
}

/// A share of the people, grown on its own: the unit of parallel work.
struct BlockPlan: Sendable {
  static let people = 16_384

  var index: Int
  var province: Int
  /// The number of the block among those of its province.
  var provinceBlock: Int
  /// The people of this block in the register.
  var people: Int
}
