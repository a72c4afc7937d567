import Cleansing
import VietnameseText

/// A key by which people are looked for, in the order of the search.
public enum SearchKey: UInt8, Sendable, CaseIterable, Codable {
  /// The record's number and its uncertain readings.
  case number
  /// The old number.
  case oldID
  /// The same words in any order, born on the same day.
  case nameAndDate
  /// The same words in any order, born on a day that one fault makes of the record's.
  case name
  /// Numbers that one error makes of the record's.
  case nearNumber
  /// The same given word by sound, born on the day or a variant of it.
  case givenWordAndDate
  /// Born on the day, with one word in common.
  case date
  /// The same given word, in the record's commune.
  case place
}

/// What one key gave.
public struct SearchStep: Sendable, Equatable {
  /// How far a key was used.
  public enum State: UInt8, Sendable {
    /// People were looked for.
    case searched
    /// The record lacks what the key is made of.
    case notPossible
    /// Somebody was found before who is beyond doubt.
    case notNeeded
  }

  /// The key by which people were looked for.
  public let key: SearchKey
  /// Whether people were looked for by the key, or why not.
  public let state: State
  /// The people whom this key gave first; who came by an earlier key is not counted again.
  public let people: Int
}

/// What each key of one search gave, in the order of the search.
struct SearchTrace {
  private(set) var people: [(key: SearchKey, count: Int)] = []
  private var total = 0

  /// Notes the end of a key; `compared` counts all people compared so far.
  mutating func end(_ key: SearchKey, compared: Int) {
    if let place = people.firstIndex(where: { $0.key == key }) {
      people[place].count += compared - total
    } else {
      people.append((key, compared - total))
    }
    total = compared
  }

  /// One step for each key.
  func steps(_ record: CleanRecord, _ detail: RecordDetail?) -> [SearchStep] {
    SearchKey.allCases.map { key in
      guard let found = people.first(where: { $0.key == key }) else {
        return SearchStep(key: key, state: .notNeeded, people: 0)
      }
      let isPossible = found.count > 0 || SearchTrace.isPossible(key, record, detail)
      return SearchStep(
        key: key, state: isPossible ? .searched : .notPossible, people: found.count)
    }
  }

  /// Whether the record has what a key is made of.
  private static func isPossible(
    _ key: SearchKey, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> Bool {
    let hasDate = !record.birthDate.isEmpty || detail?.dateAlternatives.isEmpty == false
    switch key {
    case .number: return record.citizenID != 0 || detail?.idCandidates.isEmpty == false
    case .oldID: return record.oldID != 0
    case .nameAndDate: return record.name.count >= 2 && hasDate
    case .name: return record.name.count >= 2
    case .nearNumber: return record.citizenID != 0 || detail?.damagedID != nil
    case .givenWordAndDate: return !record.name.isEmpty && hasDate
    case .date: return !record.name.isEmpty && record.birthDate.hasMonth
    case .place: return !record.name.isEmpty && record.commune != 0
    }
  }
}
