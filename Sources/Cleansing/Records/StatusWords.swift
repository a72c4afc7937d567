/// What a register says of a person's life.
enum LifeStatus: Sendable, Equatable {
  /// The cell is empty or says so.
  case alive
  case dead
  /// The number was cancelled; the person may stand in another row with a new one.
  case cancelled
  /// A word that nobody knows; the person counts as alive.
  case unknown
}

/// Words that say whether a person is alive.
enum StatusWords {
  /// What a cell of the dead begins with.
  private static let dead = [
    "dead", "deceased", "died", "death", "date of death", "chet", "da chet", "tu vong",
    "da tu vong", "khai tu", "da khai tu", "tu tran", "da tu tran", "qua doi", "da qua doi",
    "hy sinh", "da hy sinh", "bao tu", "da bao tu", "ngay chet", "ngay mat", "ngay tu vong",
    "nam chet", "nam mat", "mat ngay", "da mat ngay", "mat nam", "da mat nam",
  ]

  /// What means death wherever it stands.
  private static let deadAnywhere = [
    "chet", "tu vong", "khai tu", "qua doi", "tu tran", "deceased",
  ]

  /// What a cell begins with when the number of its row was cancelled or replaced (docs/domain.md 1.1).
  private static let cancelled = [
    "huy", "da huy", "bi huy", "da bi huy", "so huy", "so da huy", "so bi huy", "so da bi huy",
    "so dinh danh da huy", "so dinh danh bi huy", "so dinh danh da bi huy", "so cu da huy",
    "ma dinh danh da huy", "thay so", "da thay so", "doi so", "da doi so", "da duoc thay so",
    "thu hoi so", "da thu hoi so", "so da thu hoi", "da thay the", "so da thay the",
    "cancelled", "canceled", "number cancelled", "number canceled", "revoked", "replaced",
    "superseded",
  ]

  /// Words that turn the others round.
  private static let negations = ["chua", "khong", "not", "no"]

  private static let alive: Set<String> = [
    "alive", "living", "live", "active", "normal", "ok", "song", "con song", "dang song",
    "dang hoat dong", "hoat dong", "binh thuong", "thuong tru", "tam tru", "dang cu tru", "cu tru",
    "dang thuong tru", "dang tam tru", "tam vang", "co mat", "hien co", "hien dang cu tru",
    "chuyen den", "chuyen di", "da chuyen di", "chuyen khau", "da chuyen khau", "vang mat",
    "xoa thuong tru", "da xoa thuong tru", "xoa dang ky thuong tru", "di khoi noi cu tru",
    "nhan khau thuong tru", "nhan khau tam tru", "kt1", "kt2", "kt3", "kt4", "chua chet",
    "chua mat", "chua tu vong",
    "chua khai tu", "not dead", "no",
  ]

  /// Reads a cell of a column for the dead alone: a date, a year or a mark; `0`, `không` and the dates that databases write
  /// for none (`1900-01-01`, `0000-00-00`, `31/12/9999`) are none.
  static func readDeath(_ field: UnsafeBufferPointer<UInt8>) -> LifeStatus {
    if field.count(where: { $0 &- 0x30 < 10 }) >= 4 { return isDayOfNobody(field) ? .alive : .dead }
    let words = FoldedWords(field)
    switch words.text {
    case "", "0", "khong", "no", "false", "n", "k", "chua", "s", "f", "null", "n a", "na", "none",
      "nan", "nil", "khong co", "chua chet", "con song":
      return .alive
    case "x", "1", "v", "co", "yes", "true", "y", "roi", "da": return .dead
    default:
      let text = String(decoding: field, as: UTF8.self).filter { !$0.isWhitespace }
      if ["+", "✓", "✔"].contains(text) { return .dead }
      return read(field)
    }
  }

  /// Whether a date has a year in which nobody of a register died: before 1901, after 9000, or 1 January 1970.
  private static func isDayOfNobody(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = field.filter { $0 &- 0x30 < 10 }
    if digits.allSatisfy({ $0 == 0x30 }) { return true }
    let runs = field.split { $0 &- 0x30 > 9 }.prefix(3)
    let years = runs.filter { $0.count == 4 }.map { $0.reduce(0) { $0 * 10 + Int($1 & 0x0F) } }
    if years.isEmpty, let run = runs.first, run.count == 8 {
      let value = run.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      return value / 10_000 <= 1900 && value % 10_000 <= 1900 || value / 10_000 > 9000
    }
    guard let year = years.first else { return false }
    let isNewYear = runs.filter { $0.count < 4 }.allSatisfy {
      Int($0.reduce(0) { $0 * 10 + Int($1 & 0x0F) }) == 1
    }
    return year <= 1900 || year > 9000 || year == 1970 && runs.count == 3 && isNewYear
  }

  /// Reads a cell of the register's column of status.
  static func read(_ field: UnsafeBufferPointer<UInt8>) -> LifeStatus {
    // The commonest word of the register is told apart without folding.
    if field.isEmpty || field.count == 5 && field.elementsEqual("alive".utf8) { return .alive }
    let words = FoldedWords(field)
    if words.text.isEmpty || alive.contains(words.text) { return .alive }
    if negations.contains(where: words.contains) { return .unknown }
    // "Mất" alone is death; with other words it is a loss (mất tích, mất sức lao động).
    let bare = words.text.split(separator: " ").filter { !$0.allSatisfy(\.isNumber) }
      .joined(separator: " ")
    if bare == "mat" || bare == "da mat" { return .dead }
    if cancelled.contains(where: words.begins) { return .cancelled }
    let isDead =
      dead.contains(where: words.begins) || deadAnywhere.contains(where: words.contains)
    return isDead ? .dead : .unknown
  }
}
