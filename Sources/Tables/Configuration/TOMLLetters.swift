/// Looks for letters that TOML allows in strings and comments only.
///
/// The library stops the whole program at a key such as `[đơn_vị]`; this finds it first.
enum TOMLLetters {
  private enum State {
    case plain
    case comment
    /// Between so many of a quotation mark, in which `\` may hide one.
    case string(mark: Unicode.Scalar, count: Int)
  }

  /// Where the first such letter stands, counted from 1; `nil` for none.
  static func firstStray(in text: String) -> (line: Int, column: Int)? {
    let scalars = Array(text.unicodeScalars)
    var state = State.plain
    var (line, column) = (1, 0)
    // A mark of the byte order, which editors put first, is none.
    var place = scalars.first == "\u{FEFF}" ? 1 : 0
    while place < scalars.count {
      let scalar = scalars[place]
      var length = 1
      column += 1
      switch state {
      case .comment: break
      case .string(let mark, let count):
        if scalar == "\\", mark == "\"" {
          length = 2
        } else if run(of: mark, at: place, scalars) >= count {
          length = count
          state = .plain
        }
      case .plain:
        if scalar == "\"" || scalar == "'" {
          let marks = run(of: scalar, at: place, scalars)
          // Two marks are an empty string.
          length = marks >= 3 ? 3 : min(marks, 2)
          if length != 2 { state = .string(mark: scalar, count: length) }
        } else if scalar == "#" {
          state = .comment
        } else if !scalar.isASCII {
          return (line, column)
        }
      }
      if scalar == "\n" {
        (line, column) = (line + 1, 0)
        switch state {
        case .comment, .string(_, count: 1): state = .plain
        default: break
        }
      }
      column += length - 1
      place += length
    }
    return nil
  }

  private static func run(
    of mark: Unicode.Scalar, at place: Int, _ scalars: [Unicode.Scalar]
  ) -> Int {
    scalars[place...].prefix { $0 == mark }.count
  }
}
