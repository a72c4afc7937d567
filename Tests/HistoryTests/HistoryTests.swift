import Glibc
import History
import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("The history of an office")
struct HistoryTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path(of: "khop.sqlite") }

  static func record(
    _ id: String, unit: String = "17002", proposed: [Corrections.Change] = [], candidate: UInt64 = 0
  ) -> IssuedRecord {
    let key = Array(id.utf8).withUnsafeBufferPointer { RecordKey($0) }
    return IssuedRecord(
      key: key, checksum: "0123456789", unit: unit, reason: "S20", candidate: candidate,
      written: [.birthDate: "5/3/1990", .name: "Nguyễn\tThị\nÁnh"], proposed: proposed)
  }

  @Test("The file is readable by its owner only, and a missing one is not made by reading")
  func fileMode() throws {
    #expect(throws: HistoryError(.notFound, path: path)) {
      try History(path: path, mode: .existing)
    }
    _ = try History(path: path, mode: .create)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    _ = try History(path: path, mode: .existing)
  }

  @Test("A file that is no history is refused and left as it is")
  func foreignFile() throws {
    folder.write("record_id,full_name\n", to: "khop.sqlite")
    #expect(throws: HistoryError(.notAHistory, path: path)) {
      try History(path: path, mode: .create)
    }
    #expect(folder.text(of: "khop.sqlite") == "record_id,full_name\n")
  }

  @Test("A list comes back as it went out")
  func lists() throws {
    let history = try History(path: path, mode: .create)
    let change = Corrections.Change(field: .birthDate, old: "5/3/1990", new: "03/05/1990")
    let records = [
      Self.record("BH1", proposed: [change], candidate: 40_190_000_001), Self.record("BH2"),
    ]
    let list = IssuedList(
      id: "0a1b2c3d", audience: "office", folder: "results", isMasked: true, records: records)
    try history.add(list)
    try history.add(list)
    let issued = try history.issued(list: "0a1b2c3d")
    #expect(issued.count == 2)
    for record in records { #expect(issued[record.key] == [record]) }
    #expect(try history.issued(list: "ffffffff").isEmpty)
  }

  @Test("Rows of one key are all kept, and a correction knows whom its row has shown")
  func rowsOfOneKey() throws {
    let history = try History(path: path, mode: .create)
    var records = [Self.record("BH1"), Self.record("BH1")]
    records[1].checksum = "9876543210"
    try history.add(
      IssuedList(
        id: "0a1b2c3d", audience: "office", folder: "results", isMasked: true, records: records))
    let issued = try history.issued(list: "0a1b2c3d")[records[0].key] ?? []
    #expect(issued.count == 2 && records.allSatisfy(issued.contains))
    let change = Corrections.Change(field: .citizenID, old: "", new: "040190000001")
    _ = try history.apply(
      [
        .init(
          list: "0a1b2c3d", issued: records[0], result: .byPapers, note: "", changes: [change])
      ], file: "a.xlsx")
    let person = try history.corrections()[records[0].key]?.changes.first?.person
    #expect(person == WrittenPerson(name: "Nguyễn\tThị\nÁnh", birthDate: "5/3/1990"))
  }

  @Test("A later correction replaces an earlier one; an equal one changes nothing")
  func corrections() throws {
    let history = try History(path: path, mode: .create)
    func returned(_ new: String) -> ReturnedRecord {
      ReturnedRecord(
        list: "0a1b2c3d", issued: Self.record("BH1"), result: .byPapers, note: "",
        changes: [.init(field: .birthDate, old: "5/3/1990", new: new)])
    }
    #expect(try history.apply([returned("03/05/1990")], file: "a.xlsx").corrections == 1)
    let again = try history.apply([returned("03/05/1990")], file: "a.xlsx")
    #expect(again.corrections == 0 && again.known == 1 && again.decisions == 0)
    #expect(try history.apply([returned("04/05/1990")], file: "b.xlsx").replaced == 1)
    let corrections = try history.corrections()
    #expect(corrections.count == 1)
    let entry = corrections[Self.record("BH1").key]
    #expect(entry?.changes == [.init(field: .birthDate, old: "5/3/1990", new: "04/05/1990")])
    #expect(entry?.unit == "17002")
  }

  @Test(
    "What an earlier answer to a row corrected and the new one does not is taken back",
    arguments: [VerificationResult.notFound, .otherPerson, .byPapers])
  func takenBack(result: VerificationResult) throws {
    let history = try History(path: path, mode: .create)
    let issued = Self.record("BH1", candidate: 40_190_000_001)
    func answer(
      _ result: VerificationResult, _ changes: [Corrections.Change], list: String = "0a1b2c3d"
    ) throws -> ImportCounts {
      try history.apply(
        [.init(list: list, issued: issued, result: result, note: "", changes: changes)],
        file: "a.xlsx")
    }
    func held() throws -> [Corrections.Change] {
      try history.corrections()[issued.key]?.changes ?? []
    }
    let number = Corrections.Change(field: .citizenID, old: "", new: "040190000001")
    let name = Corrections.Change(field: .name, old: "Nguyễn Thị Ánh", new: "Nguyễn Thị Anh")
    let date = Corrections.Change(field: .birthDate, old: "5/3/1990", new: "03/05/1990")
    #expect(try answer(.byPapers, [number], list: "ffffffff").takenBack == 0)
    #expect(try answer(.asProposed, [name]).takenBack == 0)
    let new = result == .byPapers ? [date] : []
    #expect(try answer(result, new).takenBack == 1)
    // What came back with another list stays.
    #expect(try held() == [number] + new)
    #expect(try answer(result, new).takenBack == 0)
  }

  @Test("Answers that mend nothing are kept for the next list")
  func answers() throws {
    let history = try History(path: path, mode: .create)
    let issued = Self.record("BH1", candidate: 40_190_000_001)
    try history.add(
      IssuedList(
        id: "0a1b2c3d", audience: "office", folder: "results", isMasked: true, records: [issued]))
    for (result, isKept) in [
      (VerificationResult.notFound, true), (.asProposed, false), (.dead, true),
    ] {
      _ = try history.apply(
        [.init(list: "0a1b2c3d", issued: issued, result: result, note: "", changes: [])],
        file: "a.xlsx")
      let kept = try history.answers()[issued.key] ?? []
      #expect(kept.map(\.result) == (isKept ? [result] : []))
      #expect(kept.allSatisfy { $0.day.count == 10 && $0.person.birthDate == "5/3/1990" })
    }
  }

  @Test("A person who is not meant is told to the next run")
  func refusals() throws {
    let history = try History(path: path, mode: .create)
    let record = Self.record("BH1", candidate: 40_190_000_001)
    _ = try history.apply(
      [.init(list: "0a1b2c3d", issued: record, result: .otherPerson, note: "", changes: [])],
      file: "a.xlsx")
    #expect(try history.corrections()[record.key]?.refusedPeople == [40_190_000_001])
  }

  @Test("Every person who was refused stays refused, until a later answer says otherwise")
  func manyRefusals() throws {
    let history = try History(path: path, mode: .create)
    func answer(_ candidate: UInt64, _ result: VerificationResult, note: String = "") throws {
      let record = Self.record("BH1", candidate: candidate)
      _ = try history.apply(
        [.init(list: "0a1b2c3d", issued: record, result: result, note: note, changes: [])],
        file: "a.xlsx")
    }
    func refused() throws -> [UInt64] {
      try history.corrections()[Self.record("BH1").key]?.refusedPeople ?? []
    }
    let people: [UInt64] = [40_190_000_001, 40_190_000_002, 40_190_000_003]
    try answer(people[0], .otherPerson)
    try answer(people[1], .otherPerson)
    try answer(people[2], .otherPerson, note: "hàng xóm")
    #expect(try refused() == people)
    try answer(people[1], .asProposed)
    #expect(try refused() == [people[0], people[2]])
    try answer(people[1], .otherPerson)
    #expect(Set(try refused()) == Set(people))
    #expect(try history.returns().map(\.returned).allSatisfy { $0 <= 1 })
  }

  @Test("Unmasked exports are kept with the account that made them")
  func exports() throws {
    let history = try History(path: path, mode: .create)
    try history.recordExport(kind: "worklists", folder: "/x", audience: "police", records: 12)
    let exports = try history.exports()
    #expect(exports.count == 1 && exports[0].records == 12 && !exports[0].user.isEmpty)
  }

  @Test("Keys are written with letters and digits and read again")
  func keys() {
    var random = SplitMix64(seed: 7)
    for value in [0, 1, .max]
      + (0..<200).map({ _ in UInt64.random(in: 0 ... .max, using: &random) })
    {
      let key = RecordKey(value: value)
      #expect(key.text.utf8.count == 13)
      #expect(RecordKey(text: key.text) == key)
      #expect(RecordKey(text: key.text.lowercased()) == key)
    }
    for text in ["", "0", "ZZZZZZZZZZZZZ", "U000000000000", "00000000000000"] {
      #expect(RecordKey(text: text) == nil)
    }
  }
}
