extension OwnName {
  mutating func collectAlternatives(_ journal: inout NameJournal) {
    var isOpen = false
    for place in words.indices where words[place].options.isEmpty == false { isOpen = true }
    let mayMove = words.first.map { $0.roles.contains(.settled) == false } ?? false
    // `Nguyễn Văn Hùng B` of a class in which another one is A.
    let isMarked = endsWithInitial && words.count >= 4
    let mayEndWithMiddle =
      words.count > 2 && words.last.map { WordTraits.isMiddle($0.text) } == true
    if journal.alternatives.isEmpty, isOpen == false, mayMove == false, isMarked == false,
      mayEndWithMiddle == false
    {
      return
    }
    let plain = words.map { $0.text }
    if words.isEmpty {
      journal.alternatives = NameReading.distinct(journal.alternatives, besides: plain)
      return
    }
    var readings: [[String]] = []
    if isOpen { collectOptions(plain, &readings) }
    // Another order needs a surname behind the first word, or Thị or Văn, before which one stands.
    if mayEndWithMiddle, NameOrder.endsWithMiddle(plain),
      let other = NameOrder.alternative(to: plain)
    {
      readings.append(other)
      journal.findings.insert(.possibleOrderChange)
    } else if mayMove,
      words.dropFirst().contains(where: { $0.roles.contains(.mainlySurname) })
        || words.dropFirst(2).contains(where: { WordTraits.isMiddle($0.text) }),
      let other = NameOrder.alternative(to: plain)
    {
      readings.append(other)
      journal.findings.insert(.possibleOrderChange)
    }
    if isMarked { readings.append(Array(plain.dropLast())) }
    journal.alternatives = NameReading.distinct(readings + journal.alternatives, besides: plain)
  }

  /// The name with other readings of its words: all of the first choice, each alone, each of the second choice.
  private func collectOptions(_ plain: [String], _ readings: inout [[String]]) {
    let open = words.indices.filter { words[$0].options.isEmpty == false }
    func replaced(_ places: ArraySlice<Int>, option: Int) -> [String] {
      var reading: [String] = []
      reading.reserveCapacity(words.count + 2)
      for place in words.indices {
        if places.contains(place), option < words[place].options.count {
          reading.append(contentsOf: words[place].options[option])
        } else {
          reading.append(plain[place])
        }
      }
      return reading
    }
    readings.reserveCapacity(4)
    readings.append(replaced(open[...], option: 0))
    if open.count > 1 {
      for place in open.indices { readings.append(replaced(open[place...place], option: 0)) }
    }
    for place in open.indices where words[open[place]].options.count > 1 {
      readings.append(replaced(open[place...place], option: 1))
    }
  }
}
