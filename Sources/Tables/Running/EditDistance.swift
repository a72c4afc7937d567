/// Levenshtein's distance between short words: how many bytes are put in, left out or changed.
///
/// Slow and short, for words of the program's own: keys, commands, parts of names. Names of people are compared in the
/// room of linkage.
package enum EditDistance {
  /// - Complexity: O(*n* · *m*).
  package static func between(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var row = Array(0...right.count)
    for i in left.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let changed = diagonal + (left[i] == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }

  /// The known word with the fewest differing letters, the first of several; `nil` when no typing slip can explain them.
  package static func nearest(to word: String, among known: [String]) -> String? {
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = between(word.lowercased(), candidate)
      if distance <= max(2, candidate.utf8.count / 3), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }
}
