import Cleansing
import Hashing
import Identifiers
import ReferenceIndex
import VietnameseText

/// By what two records of one file are told to be of one person, or of two: keys of the name, birth date, sex, commune.
struct RecordIdentity: Sendable, Hashable {
  /// The words of the name in any order, up to marks and dialect; `0` for no name.
  var name: UInt32 = 0
  /// The sounds of the first word and of the last; `0` for no name.
  var ends: UInt32 = 0
  var birthDate = BirthDate.empty
  var commune: UInt16 = 0
  /// 0 unknown, 1 male, 2 female.
  var sex: UInt8 = 0

  /// Of nobody.
  init() {}

  init(_ record: CleanRecord, _ words: WordTable) {
    record.name.withWords { take($0, words) }
    birthDate = record.birthDate
    commune = record.commune
    sex = record.sex.rawValue
  }

  init(_ row: UInt32, _ index: ReferenceIndex) {
    let person = index.person(row)
    take(index.nameWords(of: row), index.words)
    birthDate = person.birthDate
    commune = person.commune
    sex = person.sex
  }

  private mutating func take(_ name: UnsafeBufferPointer<WordID>, _ words: WordTable) {
    guard let first = name.first, let last = name.last else { return }
    self.name = NameKeys.bag(name, words)
    ends =
      UInt32(NameKeys.given(words.features(first))) << 16
      | UInt32(NameKeys.given(words.features(last)))
  }

  /// Whether two records with one number can be of one person: the names are near, and no more than one slip contradicts in
  /// year or sex.
  ///
  /// Near are names with the same words, and those whose surname and given word sound alike. Twins have other given words.
  /// Beside the same words another sex is a slip on the very day, and the year before or after one on the same day and month.
  func mayBe(_ other: RecordIdentity) -> Bool {
    if ends == 0 || other.ends == 0 { return false }
    let isOtherSex = isOfOtherSex(other)
    let isOtherYear =
      !birthDate.isEmpty && !other.birthDate.isEmpty && birthDate.year != other.birthDate.year
    if !isOtherSex, !isOtherYear { return name == other.name || ends == other.ends }
    guard !(isOtherSex && isOtherYear), name == other.name, birthDate.hasDay,
      birthDate.monthAndDay == other.birthDate.monthAndDay
    else { return false }
    return abs(birthDate.year - other.birthDate.year) == (isOtherSex ? 0 : 1)
  }

  /// Whether two sexes are known that differ.
  func isOfOtherSex(_ other: RecordIdentity) -> Bool {
    sex != 0 && other.sex != 0 && sex != other.sex
  }

  /// Whether each two of some records can be of one person, as ``mayBe(_:)`` says; one record with another in between
  /// may lack what tells these two apart.
  ///
  /// - Complexity: O(*n*): where each two have the same words or the same ends, all have the same words or all the ends.
  ///   Slips are looked for among a few records only, for a number that many write is nobody's.
  static func canBeOne(_ records: some Collection<RecordIdentity>) -> Bool {
    if agreeInYearAndSex(records) { return true }
    guard records.count <= fewRecords else { return false }
    return records.indices.allSatisfy { place in
      records[records.index(after: place)...].allSatisfy { records[place].mayBe($0) }
    }
  }

  private static let fewRecords = 8

  private static func agreeInYearAndSex(_ records: some Collection<RecordIdentity>) -> Bool {
    var first: RecordIdentity?
    var (year, sex) = (0, UInt8(0))
    var (areNamesSame, areEndsSame) = (true, true)
    for record in records {
      let one = first ?? record
      first = one
      if record.ends == 0 { return false }
      areNamesSame = areNamesSame && record.name == one.name
      areEndsSame = areEndsSame && record.ends == one.ends
      if !record.birthDate.isEmpty {
        if year != 0, year != record.birthDate.year { return false }
        year = record.birthDate.year
      }
      if record.sex != 0 {
        if sex != 0, sex != record.sex { return false }
        sex = record.sex
      }
    }
    return areNamesSame || areEndsSame
  }

  /// A key by which records without a person of the register are one person's: name, full birth date, sex and commune
  /// (docs/domain.md 3.5); `0` when one of them is missing. 1 January stands for a year too often.
  var key: UInt64 {
    guard ends != 0, birthDate.hasDay, !birthDate.isFirstOfJanuary, sex != 0, commune != 0
    else { return 0 }
    var hash = UInt64(name) << 32 | UInt64(birthDate.packed)
    hash = Hashing.spread(hash ^ hash >> 31)
    hash ^= UInt64(commune) << 8 | UInt64(sex)
    hash = (hash ^ hash >> 29) &* Hashing.mixers.first
    return max(hash ^ hash >> 32, 1)
  }
}
