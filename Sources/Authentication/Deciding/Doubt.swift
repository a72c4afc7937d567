import Linkage
import Tables

/// Why a probable link is left to a person all the same.
public enum Doubt: UInt8, Sendable, CaseIterable {
  /// The register has no number or no name of the person.
  case registerLacks
  /// Only the name speaks: there is no birth date, and no number that comes near.
  case nameAlone
  /// Of the given word there is a letter.
  case initial
  /// A name and a year, at another place or none.
  case yearAlone
  /// Neither the birth date nor the age by class is the person's.
  case otherAge
  /// The birth date is not the person's, and no number comes near.
  case otherDate
  /// The number is the person's, name and birth date are not.
  case numberAlone
  /// A child without a name of its own under a parent's name or number.
  case newborn
  /// The number is a slip away from the person's, and neither day nor place agree, or neither day nor given word.
  case numberNear
  /// The record has a number of its own that nobody has, and no whole birth date agrees.
  case ownNumber
  /// The birth dates are a generation apart.
  case generation
  /// A child under the number of an adult.
  case child
  /// The name fits one of two people who are born on one day and called alike, the number the other; or the number is
  /// next to the person's.
  case twins
  /// Name and number point at two people of one family.
  case relatives
  /// Name and number point at two people, and the birth date is the number's.
  case owner
  /// The number may be a namesake's: birth date and residence are not its owner's.
  case namesake

  /// The doubt in one sentence, for an explanation.
  public var label: BilingualText {
    switch self {
    case .registerLacks:
      BilingualText(
        "dữ liệu dân cư không có số hoặc họ tên của người này",
        "the register has no number or no name of this person")
    case .nameAlone:
      BilingualText(
        "chỉ có họ tên, không có số và ngày sinh để đối chiếu",
        "only the name speaks, no number and no birth date")
    case .initial: BilingualText("tên chỉ còn chữ viết tắt", "the given word is an initial")
    case .yearAlone:
      BilingualText(
        "chỉ có họ tên và năm sinh, nơi ở không khớp",
        "name and year only, and the place does not agree")
    case .otherAge:
      BilingualText(
        "ngày sinh và độ tuổi theo đối tượng đều là của người khác",
        "birth date and age by class are somebody else's")
    case .otherDate:
      BilingualText(
        "ngày sinh không phải của người này và không có số gần đúng",
        "the birth date is not this person's, and no number comes near")
    case .numberAlone:
      BilingualText(
        "chỉ có số là của người này, họ tên và ngày sinh thì không",
        "only the number is this person's, name and birth date are not")
    case .newborn:
      BilingualText(
        "trẻ chưa có tên riêng, ghi theo cha mẹ",
        "a child without a name of its own, under a parent's")
    case .numberNear:
      BilingualText(
        "số chỉ gần đúng; ngày sinh, và tên hoặc nơi ở, không khớp",
        "the number comes near only; neither the day nor the given word, or the place, agree")
    case .ownNumber:
      BilingualText(
        "số đúng cấu trúc nhưng không ai có, và không đủ ngày sinh để bù lại",
        "a whole number of its own that nobody has, and no whole birth date agrees")
    case .generation:
      BilingualText("hai ngày sinh cách nhau một thế hệ", "the birth dates are a generation apart")
    case .child:
      BilingualText(
        "trẻ em mang số của người lớn, có thể là của cha mẹ",
        "a child under an adult's number, perhaps a parent's")
    case .twins:
      BilingualText("có thể là người sinh đôi", "a twin may be meant")
    case .relatives:
      BilingualText(
        "họ tên và số chỉ hai người trong một nhà", "name and number are of two in one family")
    case .owner:
      BilingualText(
        "số là của một người khác; người đó cũng trùng họ tên, giới tính hoặc ngày sinh với bản ghi",
        "the number is another person's, who has the record's name, sex or birth date too")
    case .namesake:
      BilingualText(
        "số có thể là của người khác cùng họ tên: ngày sinh và nơi ở không phải của người này",
        "the number may be a namesake's: birth date and residence are not this person's")
    }
  }
}
