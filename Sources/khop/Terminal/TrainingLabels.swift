import Linkage
import Tables
import VietnameseText

/// The words for the comparisons and levels of a training, which the model file names by keys.
enum TrainingLabels {
  /// A comparison in words; its key when it has none.
  static func comparison(_ key: String) -> BilingualText {
    comparisons[key] ?? BilingualText(key, key)
  }

  /// A level in words. The same key may mean another thing in another comparison.
  static func level(_ key: String, of comparison: String) -> BilingualText {
    let known =
      switch comparison {
      case "word": WordLevel.allCases.first { "\($0)" == key }?.label
      case "fullDate": DateLevel.allCases.first { "\($0)" == key }?.label
      default: levelsOfOne["\(comparison)/\(key)"] ?? levels[key]
      }
    return known ?? BilingualText(key, key)
  }

  private static let comparisons: [String: BilingualText] = [
    "word": BilingualText("từng từ của họ tên", "each word of the name"),
    "surname": BilingualText("họ", "surname"),
    "given": BilingualText("tên", "given word"),
    "middle": BilingualText("tên đệm", "middle word"),
    "marker": BilingualText("Thị, Văn", "Thị, Văn"),
    "addedMarker": BilingualText("thêm Thị, Văn", "Thị, Văn added"),
    "middleKept": BilingualText("còn tên đệm", "middle word kept"),
    "addedWord": BilingualText("thêm từ", "word added"),
    "joining": BilingualText("dính hoặc tách từ", "words joined or split"),
    "order": BilingualText("thứ tự họ tên", "order of the name"),
    "fullDate": BilingualText("ngày sinh đủ", "full birth date"),
    "firstOfJanuary": BilingualText("ngày 01/01", "1 January"),
    "partDate": BilingualText("ngày sinh thiếu", "partial birth date"),
    "number": BilingualText("số CCCD", "citizen ID"),
    "otherNumber": BilingualText("số của người khác", "somebody else's ID"),
    "oldNumber": BilingualText("số CMND", "old number (CMND)"),
    "commune": BilingualText("xã, phường", "commune"),
    "address": BilingualText("địa chỉ", "address"),
    "sex": BilingualText("giới tính", "sex"),
    "owner.given": BilingualText("chủ của số: tên", "holder of the ID: given word"),
    "owner.surname": BilingualText("chủ của số: họ", "holder of the ID: surname"),
    "owner.marker": BilingualText("chủ của số: Thị, Văn", "holder of the ID: Thị, Văn"),
    "owner.middle": BilingualText("chủ của số: tên đệm", "holder of the ID: middle word"),
    "owner.middleKept": BilingualText(
      "chủ của số: còn tên đệm", "holder of the ID: middle word kept"),
    "owner.date": BilingualText("chủ của số: ngày sinh", "holder of the ID: birth date"),
    "owner.sex": BilingualText("chủ của số: giới tính", "holder of the ID: sex"),
  ]

  private static let levelsOfOne: [String: BilingualText] = [
    "firstOfJanuary/firstOfJanuary": BilingualText("một bên ghi 01/01", "one side says 1 January"),
    "owner.date/firstOfJanuary": BilingualText("một bên ghi 01/01", "one side says 1 January"),
    "number/other": BilingualText("số khác", "another number"),
    "oldNumber/other": BilingualText("số khác", "another number"),
    "owner.given/letter": BilingualText("khác một chữ cái", "one letter differs"),
  ]

  private static let levels: [String: BilingualText] = [
    "same": BilingualText("giống", "same"),
    "other": BilingualText("khác hẳn", "quite different"),
    "missing": BilingualText("thiếu", "missing"),
    "related": BilingualText("giống hoặc gần giống", "same or near"),
    "near": BilingualText("gần giống", "near"),
    "kept": BilingualText("giữ nguyên", "kept"),
    "none": BilingualText("không thêm", "none"),
    "added": BilingualText("thêm", "added"),
    "apart": BilingualText("rời nhau", "apart"),
    "joined": BilingualText("viết dính", "joined"),
    "split": BilingualText("bị tách", "split"),
    "changed": BilingualText("đổi chỗ", "changed"),
    "marks": BilingualText("khác dấu", "marks differ"),
    "regional": BilingualText("cách viết vùng miền", "regional spelling"),
    "initial": BilingualText("viết tắt", "abbreviation"),
    "transposed": BilingualText("hai ký tự đổi chỗ", "two characters exchanged"),
    "sameYear": BilingualText("chỉ giống năm", "only the year agrees"),
    "part": BilingualText("giống phần đã biết", "the known part agrees"),
    "own": BilingualText("đúng số", "the person's own"),
    "oneSubstitution": BilingualText("khác một chữ số", "one digit differs"),
    "oneMissing": BilingualText("thiếu một chữ số", "a digit is missing"),
    "household": BilingualText("người cùng hộ", "a household member's"),
    "relative": BilingualText("người thân ở hộ khác", "a relative's elsewhere"),
    "neighbour": BilingualText("người cùng địa chỉ", "somebody's at the address"),
    "stranger": BilingualText("người lạ", "a stranger's"),
    "unknown": BilingualText("không có trong dân cư", "not in the register"),
  ]
}
