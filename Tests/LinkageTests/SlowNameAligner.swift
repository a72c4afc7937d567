import VietnameseText

@testable import Linkage

/// The twin of ``NameAligner`` that tries every alignment and keeps all that are best.
struct SlowNameAligner {
  let words: WordTable
  let frequencies: NameFrequencies
  let model: MatchModel.NameCosts

  /// What an alignment has gathered so far.
  private struct Path {
    var bits: Float = 0
    var given: WordLevel?
    var surname: WordLevel?
    var middles: [(level: WordLevel, isMarker: Bool, isPair: Bool)] = []
    var missingMarkers: UInt8 = 0
    var missingMiddles: UInt8 = 0
    var isJoined = false
    var isLastAdded = false
    /// What slips that are none take away, from the first word on.
    var lost: [Float] = []

    mutating func note(
      _ level: WordLevel, _ place: Int, of count: Int, isMarker: Bool, isPair: Bool
    ) {
      if place == count - 1 {
        given = level
      } else if place == 0 {
        surname = level
      } else {
        middles.append((level, isMarker, isPair))
      }
    }

    func comparison(isUnmarked: Bool) -> NameComparison {
      var comparison = NameComparison()
      comparison.bits = bits - lost.reversed().reduce(0, +)
      comparison.given = given ?? .different
      comparison.isGivenMissing = given == nil
      comparison.surname = surname ?? .different
      comparison.middle = middles.map(\.level).max() ?? .same
      let agreeing = middles.filter { $0.level <= .unmarked }
      comparison.markerAgreements = UInt8(agreeing.count { $0.isMarker })
      comparison.middleAgreements = UInt8(agreeing.count { !$0.isMarker })
      comparison.missingMarkers = missingMarkers
      comparison.missingMiddles = missingMiddles
      comparison.isJoined = isJoined
      comparison.isUnmarked = isUnmarked
      comparison.isLastAdded = isLastAdded
      return comparison
    }
  }

  /// Every comparison with the most bits, slips counted as such; ``NameAligner`` gives one of them.
  func best(_ left: [WordID], _ right: [WordID]) -> [NameComparison] {
    all(left, right).map(\.comparison)
  }

  /// The most bits, slips counted as such: what ``NameAligner/score(_:_:)`` gives.
  func score(_ left: [WordID], _ right: [WordID]) -> Float? { all(left, right).first?.sum }

  private func all(
    _ left: [WordID], _ right: [WordID]
  ) -> [(comparison: NameComparison, sum: Float)] {
    guard !left.isEmpty, !right.isEmpty else { return [(NameComparison(), 0)] }
    let isUnmarked = [left, right].contains { $0.allSatisfy { words.features($0).isUnmarked } }
    let direct = alignments(left, right, isUnmarked)
    if left.count < 2 || right.count < 2 || direct.contains(where: \.comparison.agreesFully) {
      return direct
    }
    var all = direct
    let (n, m) = (left.count, right.count)
    var orders: [[WordID]] = []
    if isNear(left[0], right[m - 1]) { orders.append(Array(left[1...]) + [left[0]]) }
    if isNear(left[n - 1], right[0]) { orders.append([left[n - 1]] + Array(left[..<(n - 1)])) }
    if n >= 3, isNear(left[n - 1], right[m - 2]) {
      orders.append(Array(left[..<(n - 2)]) + [left[n - 1], left[n - 2]])
    }
    if n >= 3, isNear(left[0], right[m - 1]), isNear(left[n - 1], right[0]) {
      orders.append(left.reversed())
    }
    for order in orders {
      for var (comparison, sum) in alignments(order, right, isUnmarked) {
        comparison.bits -= Float(model.orderChanged)
        comparison.hasOrderChange = true
        sum -= Float(model.orderChanged)
        all.append((comparison, sum))
      }
    }
    let most = all.map(\.sum).max() ?? 0
    return all.filter { $0.sum == most }
  }

  private func isNear(_ a: WordID, _ b: WordID) -> Bool { level(a, b) <= .dialect }

  private func level(_ a: WordID, _ b: WordID) -> WordLevel {
    a == b ? .same : WordNearness.level(words.features(a), words.features(b))
  }

  private func alignments(
    _ left: [WordID], _ right: [WordID], _ isUnmarked: Bool
  ) -> [(comparison: NameComparison, sum: Float)] {
    var best: [Path] = []
    func follow(_ i: Int, _ j: Int, _ path: Path) {
      if i == left.count, j == right.count {
        guard let most = best.first?.bits, path.bits <= most else {
          best = [path]
          return
        }
        if path.bits == most { best.append(path) }
        return
      }
      let m = right.count
      if i < left.count, j < m {
        var next = path
        var level = level(left[i], right[j])
        next.bits += pairBits(level, right[j], place(j, m), isUnmarked)
        if !isUnmarked {
          let slip = WordNearness.markedLevel(
            level, words.features(left[i]), words.features(right[j]),
            hasTones: [left, right].allSatisfy {
              $0.contains { words.features($0).tone != 0 }
            })
          if slip != level {
            next.lost.append(
              pairBits(level, right[j], place(j, m), false)
                - pairBits(slip, right[j], place(j, m), false))
          }
          level = slip
        }
        next.note(
          level, j, of: m, isMarker: words.features(right[j]).isMarker, isPair: true)
        follow(i + 1, j + 1, next)
      }
      if i < left.count {
        var next = path
        let isMarker = words.features(left[i]).isMarker
        next.bits -= Float(isMarker ? model.addedMarker : model.addedWord)
        if isMarker { next.missingMarkers += 1 } else { next.missingMiddles += 1 }
        next.isLastAdded = next.isLastAdded || i == left.count - 1
        follow(i + 1, j, next)
      }
      if j < m {
        var next = path
        let isMarker = words.features(right[j]).isMarker
        switch place(j, m) {
        case .surname: next.bits -= Float(model.missingSurname)
        case .given: next.bits -= Float(model.missingGiven)
        case .middle:
          next.bits -= Float(isMarker ? model.missingMarker : model.missingMiddle)
          if isMarker { next.missingMarkers += 1 } else { next.missingMiddles += 1 }
        }
        follow(i, j + 1, next)
      }
      if i < left.count, j + 1 < m, isJoined(left[i], right[j], right[j + 1]) {
        var next = path
        let gain = [j, j + 1].map { frequencies.worth(right[$0], place($0, m), .letters) }
        next.bits = next.bits + (gain[0] + gain[1]) - Float(model.joined)
        next.isJoined = true
        for place in [j, j + 1] {
          next.note(
            .oneLetter, place, of: m, isMarker: words.features(right[place]).isMarker,
            isPair: false)
        }
        follow(i + 1, j + 2, next)
      }
      if i + 1 < left.count, j < m, isJoined(right[j], left[i], left[i + 1]) {
        var next = path
        let gain = frequencies.worth(right[j], place(j, m), .letters)
        next.bits = next.bits + gain - Float(model.split)
        next.isJoined = true
        next.note(
          .oneLetter, j, of: m, isMarker: words.features(right[j]).isMarker, isPair: false)
        follow(i + 2, j + 1, next)
      }
    }
    follow(0, 0, Path())
    return best.map { ($0.comparison(isUnmarked: isUnmarked), $0.bits) }
  }

  private func place(_ position: Int, _ count: Int) -> NameFrequencies.Place {
    position == count - 1 ? .given : position == 0 ? .surname : .middle
  }

  private func pairBits(
    _ level: WordLevel, _ word: WordID, _ place: NameFrequencies.Place, _ isUnmarked: Bool
  ) -> Float {
    let cost = Float(model.levels[Int(level.rawValue)])
    func worth(_ width: NameFrequencies.Width) -> Float { frequencies.worth(word, place, width) }
    if level == .same { return worth(isUnmarked ? .letters : .word) - cost }
    if level == .unmarked { return worth(.letters) - (isUnmarked ? 0 : cost) }
    if level <= .marks { return worth(.letters) - cost }
    if level <= .dialect { return worth(.sound) - cost }
    if level == .pattern { return max(worth(.letters) - 2, 0) - cost }
    if level == .initial { return (place == .surname ? 1 : 3.5) - cost }
    if level <= .oneLetter { return max(worth(.sound) - 3, 0) - cost }
    if level == .twoLetters { return max(worth(.sound) - 6, 0) - cost }
    switch place {
    case .surname: return -Float(model.otherSurname)
    case .given: return -Float(model.otherGiven)
    case .middle: return -cost
    }
  }

  private func isJoined(_ whole: WordID, _ first: WordID, _ second: WordID) -> Bool {
    func letters(_ word: WordID) -> [UInt8] {
      let features = words.features(word)
      return (0..<Int(features.count)).map { features.letters[$0] }
    }
    let joined = letters(first) + letters(second)
    return joined.count >= 4 && joined.count <= 16 && letters(whole) == joined
  }
}
