import Cleansing
import Identifiers
import ReferenceIndex
import Tables

/// By how many days the birth dates of one file stand before those of the other, throughout.
///
/// A program that turns midnight in Vietnam into universal time and cuts the hour off writes every date a day early (17 h
/// of the day before). A workbook that counts days from 1904, pasted into one that counts from 1900, moves
/// them by 1,462. One date does not tell; a file does, by the records whose number and name are one person's, or, where
/// there are no numbers, by those whose name only one person of the commune bears. The dates are compared as if they stood
/// on one day, and stay written as they are: which of the files is wrong, its makers know.
struct DayShift: Sendable, Equatable {
  /// What is added to the records' dates before they are compared: 1 where they stand a day early, −1 where the register's
  /// do, 1,462 or −1,462 where one file counts from 1904, else 0.
  let days: Int
  /// Of the people sampled, how many show the shift, and how many have full dates on both sides.
  let showing: Int
  let sampled: Int
  /// Whether the people were known by their numbers.
  let isByNumber: Bool

  /// No shift: the dates are compared as they are.
  static let none = DayShift(days: 0, showing: 0, sampled: 0, isByNumber: false)

  /// What programs are known to move dates by.
  static let known = [1, -1, daysTo1904, -daysTo1904]
  /// From the day zero of workbooks that count from 1900 to that of those that count from 1904.
  private static let daysTo1904 = 1462
  /// The rows that are sampled.
  private static let sample = 4000
  /// The fewest people who show anything.
  private static let fewest = 20

  /// Learns the shift from a sample of records.
  ///
  /// - Complexity: reads 4,000 rows.
  static func learned(
    _ reader: TableReader, _ roles: ColumnRoles, _ profile: FileProfile, _ index: ReferenceIndex,
    asOf: BirthDate
  ) -> DayShift {
    let cleanser = RecordCleanser(words: index.words, roles: roles, profile: profile, asOf: asOf)
    var counts = Counts()
    var details: [RecordDetail] = []
    reader.readSample(sample) { row in
      details.removeAll(keepingCapacity: true)
      counts.add(cleanser.clean(row, details: &details), index)
    }
    return counts.shift
  }

  /// Gaps between the dates of records and people who are one.
  struct Counts {
    private var byNumber = Gaps()
    private var byName = Gaps()
    mutating func add(_ record: CleanRecord, _ index: ReferenceIndex) {
      guard record.birthDate.hasDay, !record.name.isEmpty else { return }
      let bag = record.name.withWords { NameKeys.bag($0, index.words) }
      if record.citizenID != 0, let owner = index.row(citizenID: record.citizenID) {
        // Marks aside, for a file may have lost them all.
        guard NameKeys.bag(index.nameWords(of: owner), index.words) == bag else { return }
        byNumber.add(record.birthDate, owner, index)
      } else if let bearer = onlyBearer(bag, record, index) {
        byName.add(record.birthDate, bearer, index)
      }
    }

    /// The person of the record's commune who alone there has its name, and its sex; of the whole register, where the record
    /// has no commune.
    private func onlyBearer(
      _ bag: UInt32, _ record: CleanRecord, _ index: ReferenceIndex
    ) -> UInt32? {
      let block = index.block(nameBag: bag)
      guard record.name.count > 2, block.count <= Counts.rareName else { return nil }
      var found: UInt32?
      for position in block {
        let row = index.row(atNamePosition: position)
        if record.commune != 0, index.person(row).commune != record.commune { continue }
        if found != nil { return nil }
        found = row
      }
      guard let found,
        record.sex == .unknown || index.person(found).sex == record.sex.rawValue
      else { return nil }
      return found
    }

    /// Names that more people bear are not looked through.
    private static let rareName = 512

    /// The shift that numbers show, or names where hardly a number is known.
    var shift: DayShift {
      byNumber.all >= DayShift.fewest
        ? byNumber.shift(isByNumber: true) : byName.shift(isByNumber: false)
    }
  }

  /// By which of the known shifts each person's dates lie apart.
  ///
  /// Whoever stands in many rows says no more than by one, and nothing when they differ, whatever their order.
  private struct Gaps {
    private var shown: [UInt32: Int?] = [:]

    var all: Int { shown.count }

    mutating func add(_ record: BirthDate, _ row: UInt32, _ index: ReferenceIndex) {
      let person = index.person(row).birthDate
      guard let own = record.dayNumber, let other = person.dayNumber else { return }
      let place = DayShift.known.firstIndex(of: other - own)
      if let before = shown[row] {
        if before != place { shown[row] = .some(nil) }
      } else {
        shown[row] = .some(place)
      }
    }

    /// Four people of five must show it: in a file that is right, hardly one of a thousand is a day off.
    func shift(isByNumber: Bool) -> DayShift {
      var counts = [Int](repeating: 0, count: DayShift.known.count)
      for case let place? in shown.values { counts[place] += 1 }
      let showing = counts.max() ?? 0
      guard all >= DayShift.fewest, showing * 5 >= all * 4,
        let place = counts.firstIndex(of: showing)
      else { return .none }
      return DayShift(
        days: DayShift.known[place], showing: showing, sampled: all, isByNumber: isByNumber)
    }
  }

  /// A date on the register's day; years and months alone stay.
  func applied(to date: BirthDate) -> BirthDate {
    guard days != 0, let number = date.dayNumber,
      let moved = BirthDate(dayNumber: number + days)
    else { return date }
    return moved
  }

  /// Moves the dates of a record, and those of its other readings, to the register's day; a number that tells the year of that
  /// day no longer disagrees.
  func apply(to record: inout CleanRecord, _ details: inout [RecordDetail]) {
    if days == 0 { return }
    record.birthDate = applied(to: record.birthDate)
    if let number = CitizenID(number: record.citizenID), record.citizenID != 0,
      number.birthYear == record.birthDate.year
    {
      record.findings.id.remove(.yearDisagrees)
      record.findings.date.remove(.yearDisagrees)
    }
    guard record.detail >= 0 else { return }
    let dates = details[Int(record.detail)].dateAlternatives
    details[Int(record.detail)].dateAlternatives = dates.map { applied(to: $0) }
  }

  /// What the user is told; `nil` when there is no shift.
  var note: BilingualText? {
    if days == 0 { return nil }
    let isEarly = days > 0
    let isOneDay = abs(days) == 1
    let (file, witness, cause) = (
      (vi: isEarly ? "tệp BHXH" : "dữ liệu dân cư", en: isEarly ? "insurance file" : "register"),
      isByNumber
        ? (vi: "trùng số và họ tên", en: "equal number and name")
        : (
          vi: "chỉ một người trong xã trùng họ tên", en: "a name that one person of the commune has"
        ),
      isOneDay
        ? (vi: "nửa đêm ghi theo giờ quốc tế", en: "midnight in universal time")
        : (
          vi: "một trong hai tệp tính ngày từ năm 1904",
          en: "one of the files counts days from 1904"
        )
    )
    return BilingualText(
      "ngày sinh của \(file.vi) sớm hơn đúng \(isOneDay ? "một" : "1.462") ngày ở \(showing) trên "
        + "\(sampled) bản ghi lấy mẫu \(witness.vi) (\(cause.vi)): hai tệp được so như cùng "
        + "một ngày, ngày sinh không bị sửa",
      "the birth dates of the \(file.en) stand \(isOneDay ? "one day" : "1,462 days") early in \(showing) of "
        + "\(sampled) sampled records with \(witness.en) (\(cause.en)): the files are "
        + "compared as of one day, no date is changed")
  }
}
