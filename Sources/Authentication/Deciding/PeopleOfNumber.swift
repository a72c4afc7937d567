import Identifiers
import VietnameseText

/// The people behind the records that write one number.
///
/// Records that can be one person's, by name, birth date and sex, are; one that can be each of two people is left alone,
/// for it may lack what tells them apart.
struct PeopleOfNumber {
  /// A record that writes the number, by all that is asked of it.
  struct Writer: Sendable, Hashable {
    var identity: RecordIdentity
    var spelling: RecordSpelling
    /// The person whom it is linked to, or ``Decision/nobody``.
    var person = Decision.nobody
    /// Whether it has been taken from a person for the sake of another record.
    var isRival = false
  }

  /// So many kinds of writers are compared each with each; of a number that more write, only equal ones are one person's.
  private static let fewKinds = 16

  private let words: WordTable

  init(words: WordTable) { self.words = words }

  /// The records of each person by their places among the writers, people in the order of their first records.
  ///
  /// - Complexity: O(*n*).
  func people(_ writers: [Writer]) -> [[Int]] {
    var kinds: [Writer: Int] = [:]
    var places: [[Int]] = []
    for (place, writer) in writers.enumerated() {
      if let kind = kinds[writer] {
        places[kind].append(place)
      } else {
        kinds[writer] = places.count
        places.append([place])
      }
    }
    guard places.count > 1, places.count <= PeopleOfNumber.fewKinds else { return places }
    let first = places.map { writers[$0[0]] }
    let near = first.map { one in first.map { one == $0 || mayBeOne(one, $0) } }
    var people: [[Int]] = []
    var isTaken = [Bool](repeating: false, count: first.count)
    for kind in first.indices where !isTaken[kind] {
      var reached = [kind]
      isTaken[kind] = true
      var next = 0
      while next < reached.count {
        for other in first.indices where !isTaken[other] && near[reached[next]][other] {
          isTaken[other] = true
          reached.append(other)
        }
        next += 1
      }
      if reached.allSatisfy({ one in reached.allSatisfy { near[one][$0] } }) {
        people.append(reached.flatMap { places[$0] }.sorted())
      } else {
        people.append(contentsOf: reached.map { places[$0] })
      }
    }
    return people.sorted { $0[0] < $1[0] }
  }

  /// Whether two records with one number can be of one person.
  ///
  /// Both have a birth date: where several people write a number it is a family's, whose names are near too.
  func mayBeOne(_ one: Writer, _ other: Writer) -> Bool {
    let isLinked = (one.person != Decision.nobody, other.person != Decision.nobody)
    if isLinked.0, isLinked.1, one.person != other.person { return false }
    if one.isRival && isLinked.1 || other.isRival && isLinked.0 { return false }
    if one.identity.birthDate.isEmpty || other.identity.birthDate.isEmpty { return false }
    return one.identity.mayBe(other.identity) || isOnTheDay(one, other) || isYearSlip(one, other)
  }

  /// Whether two records of one day differ by no more than what is lost or mistyped of a name: the surname beside the same
  /// given word, or a letter of the given word beside the same surname, sex and commune.
  private func isOnTheDay(_ one: Writer, _ other: Writer) -> Bool {
    let (left, right) = (one.identity, other.identity)
    guard left.ends != 0, right.ends != 0, left.birthDate == right.birthDate,
      left.birthDate.hasDay, !left.isOfOtherSex(right)
    else { return false }
    let isPlace = left.commune != 0 && left.commune == right.commune
    if left.birthDate.isFirstOfJanuary, !isPlace { return false }
    let given = level(one.spelling.given, other.spelling.given)
    if given <= .initial || left.ends & 0xFFFF == right.ends & 0xFFFF { return true }
    return given <= .oneLetter && isPlace && !left.birthDate.isFirstOfJanuary && left.sex != 0
      && left.sex == right.sex && left.ends >> 16 == right.ends >> 16
  }

  /// Whether one digit of the year is all that differs.
  private func isYearSlip(_ one: Writer, _ other: Writer) -> Bool {
    let (left, right) = (one.identity, other.identity)
    return left.ends != 0 && left.name == right.name
      && level(one.spelling.given, other.spelling.given) <= .unmarked
      && left.sex != 0 && left.sex == right.sex
      && left.commune != 0 && left.commune == right.commune
      && left.birthDate.hasDay && !left.birthDate.isFirstOfJanuary
      && left.birthDate.monthAndDay == right.birthDate.monthAndDay
      && IDDifference.classify(UInt64(left.birthDate.year), UInt64(right.birthDate.year))
        == .oneSubstitution
  }

  private func level(_ one: WordID, _ other: WordID) -> WordLevel {
    one == other ? .same : WordNearness.level(words.features(one), words.features(other))
  }
}
