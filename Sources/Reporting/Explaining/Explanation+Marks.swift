import Authentication

/// Marking what differs between two texts.
enum Marks {
  /// The second of two words with the letters marked that the first does not have in their place.
  ///
  ///     marked("Hùng", "Hưng")  // H[ư]ng
  ///
  /// Letters are aligned by the least number of changes (Wagner and Fischer, 1974).
  static func letters(_ first: String, _ second: String) -> StyledText {
    let (left, right) = (Array(first), Array(second))
    guard !left.isEmpty, left.count <= 64, right.count <= 64 else {
      return StyledText(second, .differing)
    }
    let width = right.count + 1
    var costs = [Int](repeating: 0, count: (left.count + 1) * width)
    for i in 0...left.count {
      for j in 0...right.count {
        if i == 0 || j == 0 {
          costs[i * width + j] = i + j
        } else {
          let isSame = left[i - 1] == right[j - 1]
          costs[i * width + j] = min(
            costs[(i - 1) * width + j - 1] + (isSame ? 0 : 1),
            min(costs[(i - 1) * width + j], costs[i * width + j - 1]) + 1)
        }
      }
    }
    var differs = [Bool](repeating: true, count: right.count)
    var (i, j) = (left.count, right.count)
    while i > 0, j > 0 {
      let cost = costs[i * width + j]
      if left[i - 1] == right[j - 1], cost == costs[(i - 1) * width + j - 1] {
        differs[j - 1] = false
        (i, j) = (i - 1, j - 1)
      } else if cost == costs[(i - 1) * width + j - 1] + 1 {
        (i, j) = (i - 1, j - 1)
      } else if cost == costs[(i - 1) * width + j] + 1 {
        i -= 1
      } else {
        j -= 1
      }
    }
    // A letter that the second lacks leaves nothing to mark: then the whole word is marked.
    if !differs.contains(true), left != right { return StyledText(second, .differing) }
    return runs(right, differs)
  }

  /// The second of two texts with the places marked at which they differ; whole when their lengths
  /// differ. `shown` is what is printed in place of it, letter for letter.
  static func places(_ first: String, _ second: String, shown: String) -> StyledText {
    let (left, right, printed) = (Array(first), Array(second), Array(shown))
    guard !left.isEmpty, !right.isEmpty else { return StyledText(shown) }
    guard left.count == right.count, right.count == printed.count else {
      return StyledText(shown, .differing)
    }
    let differs = zip(left, right).map { $0 != $1 }
    let count = differs.count { $0 }
    return count > 4 ? StyledText(shown, .differing) : runs(printed, differs)
  }

  private static func runs(_ letters: [Character], _ differs: [Bool]) -> StyledText {
    var text = StyledText()
    var start = 0
    while start < letters.count {
      var end = start
      while end < letters.count, differs[end] == differs[start] { end += 1 }
      text.append(String(letters[start..<end]), differs[start] ? .differing : .none)
      start = end
    }
    return text
  }

  /// A text of a file as it may be shown on a terminal: control characters and invisible signs that
  /// change the direction are replaced, so that no record can move the cursor or hide a part.
  static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
