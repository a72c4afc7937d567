/// A cell that holds a spreadsheet's formula instead of its result: `=HYPERLINK("http://x","Lê Văn A")`.
///
/// The text that a link shows is what the cell says; the result of any other function is not known here.
enum SpreadsheetFormula {
  /// The text that the cell shows, empty when the formula does not tell it; `nil` when the cell holds no formula.
  static func text(of scalars: [UInt32]) -> [UInt32]? {
    let opening = scalars.prefix { $0 == 0x20 }.count
    guard opening < scalars.count, scalars[opening] == 0x3D,
      let bracket = scalars[opening...].firstIndex(of: 0x28)
    else { return nil }
    let name = scalars[(opening + 1)..<bracket]
    guard name.count >= 2, name.allSatisfy(isOfName) else { return nil }
    let isLink = UTF8Reader.text(name.map { UnicodeProperties.lower($0) }) == "hyperlink"
    return isLink ? literal(of: 1, scalars[(bracket + 1)...]) : []
  }

  /// Letters of ASCII, dots and figures.
  private static func isOfName(_ scalar: UInt32) -> Bool {
    scalar == 0x2E || (0x30...0x39).contains(scalar)
      || (0x61...0x7A).contains(UnicodeProperties.lower(scalar))
  }

  /// The text in quotation marks that an argument is; empty when it is anything else.
  private static func literal(of wanted: Int, _ rest: ArraySlice<UInt32>) -> [UInt32] {
    var argument = 0
    var isQuoted = false
    var text: [UInt32] = []
    var place = rest.startIndex
    while place < rest.endIndex {
      let scalar = rest[place]
      place += 1
      if scalar == 0x22 {
        // Two marks within a text are one.
        if isQuoted, place < rest.endIndex, rest[place] == 0x22 {
          if argument == wanted { text.append(scalar) }
          place += 1
        } else {
          isQuoted.toggle()
        }
      } else if isQuoted {
        if argument == wanted { text.append(scalar) }
      } else if scalar == 0x2C || scalar == 0x3B {
        argument += 1
      } else if scalar == 0x29 {
        break
      } else if argument == wanted, scalar != 0x20 {
        return []
      }
    }
    return text
  }
}
