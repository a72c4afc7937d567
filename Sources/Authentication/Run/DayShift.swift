import Cleansing
import Identifiers
import ReferenceIndex
import Tables

/// By how many days the birth dates of one file stand before those of the other, throughout.
///
/// A program that turns midnight in Vietnam into universal time and cuts the hour off writes every date a day early (17 h
/// of the day before; DOMAIN.md 7.2). One date does not tell; a file does, by the records whose number and name are one
/// person's. The dates are compared as if they stood on one day, and stay written as they are: which of the files is
/// wrong, its makers know.
public struct DayShift: Sendable, Equatable {
  /// What is added to the records' dates before they are compared: 1 where they stand a day early, −1 where the register's
  /// do, else 0.
  public let days: Int
  /// Of the people sampled, how many show the shift, and how many have full dates on both sides.
  public let showing: Int
  let sampled: Int

  /// No shift: the dates are compared as they are.
  public static let none = DayShift(days: 0, showing: 0, sampled: 0)

  /// The rows that are sampled.
  private static let sample = 4000
  /// The fewest people who show anything.
  private static let fewest = 20

  private init(days: Int, showing: Int, sampled: Int) {
    (self.days, self.showing, self.sampled) = (days, showing, sampled)
  }

  /// Learns the shift from a sample of records.
  ///
  /// - Complexity: reads 4,000 rows.
  static func learned(
    _ reader: TableReader, _ roles: ColumnRoles, _ profile: FileProfile, _ index: ReferenceIndex,
    asOf: BirthDate
  ) -> DayShift {
    guard roles[.citizenID] != nil else { return .none }
    let cleanser = RecordCleanser(words: index.words, roles: roles, profile: profile, asOf: asOf)
    var counts = Counts()
    var details: [RecordDetail] = []
    reader.readSample(sample) { row in
      details.removeAll(keepingCapacity: true)
      counts.add(cleanser.clean(row, details: &details), index)
    }
    return counts.shift
  }

  /// Gaps between the dates of records and people who are one by number and name.
  struct Counts {
    private var early = 0
    private var late = 0
    private var all = 0

    mutating func add(_ record: CleanRecord, _ index: ReferenceIndex) {
      guard record.citizenID != 0, record.birthDate & 31 != 0,
        let owner = index.row(citizenID: record.citizenID)
      else { return }
      let person = index.person(owner)
      guard person.birthDate & 31 != 0, WordList(index.nameWords(of: owner)) == record.name,
        let own = BirthDate(uncheckedPacked: record.birthDate).dayNumber,
        let other = BirthDate(uncheckedPacked: person.birthDate).dayNumber
      else { return }
      all += 1
      if other - own == 1 { early += 1 }
      if other - own == -1 { late += 1 }
    }

    /// Four people of five must show it: in a file that is right, hardly one of a thousand is a day off.
    var shift: DayShift {
      let showing = max(early, late)
      guard all >= DayShift.fewest, showing * 5 >= all * 4 else { return .none }
      return DayShift(days: early >= late ? 1 : -1, showing: showing, sampled: all)
    }
  }

  /// A date on the register's day; years and months alone stay.
  func applied(to packed: UInt32) -> UInt32 {
    guard days != 0, packed & 31 != 0,
      let number = BirthDate(uncheckedPacked: packed).dayNumber,
      let moved = BirthDate(dayNumber: number + days)
    else { return packed }
    return moved.packed
  }

  /// Moves the dates of a record, and those of its other readings, to the register's day.
  func apply(to record: inout CleanRecord, _ details: inout [RecordDetail]) {
    if days == 0 { return }
    record.birthDate = applied(to: record.birthDate)
    guard record.detail >= 0 else { return }
    let dates = details[Int(record.detail)].dateAlternatives
    details[Int(record.detail)].dateAlternatives = dates.map { applied(to: $0) }
  }

  /// What the user is told; `nil` when there is no shift.
  var note: BilingualText? {
    if days == 0 { return nil }
    let isEarly = days > 0
    return BilingualText(
      "ngày sinh của \(isEarly ? "tệp BHXH" : "dữ liệu dân cư") sớm hơn đúng một ngày ở \(showing) trên "
        + "\(sampled) bản ghi lấy mẫu trùng số và họ tên (nửa đêm ghi theo giờ quốc tế): hai tệp được so như cùng "
        + "một ngày, ngày sinh không bị sửa",
      "the birth dates of the \(isEarly ? "insurance file" : "register") stand one day early in \(showing) of "
        + "\(sampled) sampled records with equal number and name (midnight in universal time): the files are "
        + "compared as of one day, no date is changed")
  }
}
