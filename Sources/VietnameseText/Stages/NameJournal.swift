/// What the stages of reading one name say of it: all of them write here, and hand it on `inout`.
struct NameJournal {
  /// Whether each repair is kept as a step for a person to follow.
  let isTraced: Bool
  var steps: [NameStep] = []
  /// Other readings, the likelier first.
  var alternatives: [[String]] = []
  var repairs: NameRepairs = []
  var findings: NameFindings = []

  init(isTraced: Bool) { self.isTraced = isTraced }

  /// Adds a repair and, when traced, a step for each rule of it.
  mutating func mend(
    _ repair: NameRepairs, before: @autoclosure () -> String, after: @autoclosure () -> String
  ) {
    repairs.formUnion(repair)
    guard isTraced else { return }
    for rule in NameRepairs.all where repair.contains(rule.rule) {
      steps.append(
        NameStep(code: rule.code, vi: rule.vi, en: rule.en, before: before(), after: after()))
    }
  }

  /// The repairs of each word of a name that took the fast lane.
  mutating func recordPlainWords(of text: String) {
    for word in text.unicodeScalars.map(\.value).split(separator: 0x20) {
      guard let token = WordReader.read(word), token.repairs.isEmpty == false else { continue }
      mend(token.repairs, before: UTF8Reader.text(word), after: token.word)
    }
  }

  /// A name of one or two plain words may be another given name, a longer one another full name.
  mutating func considerAlias(_ other: [String], _ own: [String]) {
    guard other.isEmpty == false, other.count <= 5,
      other.contains(where: { NameKnowledge.relations.contains($0) }) == false
    else { return }
    if other.count == 1, NameKnowledge.shortRemarks.contains(other[0]) { return }
    if other.count >= 2, NameKnowledge.remarks.contains(other[0] + " " + other[1]) { return }
    if NameKnowledge.surnameCount(other[0]) > 0 && other.count >= 2 { alternatives.append(other) }
    if other.count <= 2, own.count >= 2 { alternatives.append(own.dropLast() + other) }
  }
}
