/// What a number in a cell stands for, by the format that shows it.
///
/// Follows ECMA-376 part 1, 18.8.30: the built-in formats by id, the others by the letters of their code.
enum NumberDisplay: Equatable {
  case number
  /// Digits with zeros in front up to a width: the format `000000000000`.
  case padded(Int)
  /// A day; the parts that the format shows.
  case date(hasDay: Bool, hasMonth: Bool, hasTime: Bool)
  /// A time of the day only.
  case time

  init(format id: Int, code: String?) {
    if let code {
      self = NumberDisplay.read(code)
      return
    }
    switch id {
    case 14, 15, 27...31, 36, 50...54, 57, 58:
      self = .date(hasDay: true, hasMonth: true, hasTime: false)
    case 16: self = .date(hasDay: true, hasMonth: true, hasTime: false)
    case 17: self = .date(hasDay: false, hasMonth: true, hasTime: false)
    case 22: self = .date(hasDay: true, hasMonth: true, hasTime: true)
    case 18...21, 32...35, 45...47, 55, 56: self = .time
    default: self = .number
    }
  }

  /// Reads the first section of a code: what stands in quotes, brackets and behind `\` and `_` is no letter of it.
  static func read(_ code: String) -> NumberDisplay {
    var letters: [Character] = []
    var isQuoted = false
    var isBracketed = false
    var isSkipped = false
    scan: for character in code {
      if isSkipped {
        isSkipped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: break
      case "\\", "_", "*": isSkipped = true
      case "[":
        isBracketed = true
      case "]": isBracketed = false
      case _ where isBracketed:
        // [h] and [mm] count hours and minutes beyond a day.
        if "hHmMsS".contains(character), letters.last != "h" { letters.append("h") }
      case ";": break scan
      default: letters.append(character)
      }
    }
    let text = String(letters).lowercased()
    if text.count > 1, text.allSatisfy({ $0 == "0" }) { return .padded(text.count) }
    if text.contains("general") { return .number }
    let hasYear = text.contains("y") || text.contains("e") && !text.contains("0")
    let hasDay = text.contains("d")
    let hasTime = text.contains("h") || text.contains("s")
    let hasMonth = text.contains("m")
    if hasYear || hasDay || hasMonth && !hasTime {
      // A day without a year is a birthday typed without one: the whole date is told.
      return .date(hasDay: hasDay, hasMonth: hasMonth || hasDay, hasTime: hasTime)
    }
    return hasTime ? .time : .number
  }
}
