import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("Corrections and the rows that they are for")
struct CorrectionsTests {
  static let reference = """
    citizen_id,full_name,birth_date
    040190000123,Nguyễn Thị Hằng,05/03/1990
    040080000789,Lê Văn Cường,01/02/1980

    """

  /// The numbers of the records after a correction of an empty number, made for a record that showed a person.
  private func numbers(_ insurance: String, _ person: WrittenPerson?) throws -> [String] {
    let key = Array("BH1".utf8).withUnsafeBufferPointer { RecordKey($0) }
    var corrections = Corrections()
    corrections.add(
      .init(field: .citizenID, old: "", new: "040190000123", person: person), to: key, unit: "Xã A")
    let run = try Run(insurance: insurance, reference: Self.reference) {
      $0.corrections = corrections
    }
    return run.outcomes.map { $0["clean_citizen_id"] ?? "" }
  }

  @Test(
    "An empty number is filled where name or date are those of the list, in whatever capitals and separators",
    arguments: [
      ("BH1,Nguyễn Thị Hằng,05/03/1990,", true), ("BH1,NGUYỄN THỊ  HẰNG,1990-03-05,", true),
      ("BH1,Nguyễn Thị Hắng,5-3-1990,", true), ("BH1,Lê Văn Cường,01/02/1980,", false),
      ("BH1,,,", false), ("BH2,Nguyễn Thị Hằng,05/03/1990,", false),
      ("BH1,Nguyễn Thị Hằng,05/03/1990,040080000789", false),
    ])
  func person(row: String, isFilled: Bool) throws {
    let shown = WrittenPerson(name: "Nguyễn Thị Hằng", birthDate: "5/3/1990")
    let filler = "\nZ1,Trần Văn Tư,07/08/1999,040199000111\n"
    let found = try numbers("record_id,full_name,birth_date,citizen_id\n" + row + filler, shown)
    #expect((found.first == "040190000123") == isFilled)
  }

  @Test("What came back for a row by its person goes before what came back by its id")
  func nearer() throws {
    var byID = Corrections.Entry(unit: "Xã A")
    byID.changes = [
      .init(field: .birthDate, old: "1990", new: "05/03/1990"),
      .init(field: .sex, old: "", new: "Nữ"),
    ]
    var own = Corrections.Entry(unit: "Xã B")
    own.changes = [.init(field: .birthDate, old: "1990", new: "05/04/1990")]
    let all = byID.with(own)
    #expect(all.unit == "Xã B" && all.changes == [own.changes[0], byID.changes[1]])
  }

  @Test("A person whose name or date came back is known by the new ones too")
  func corrected() {
    var entry = Corrections.Entry(unit: "Xã A")
    entry.changes = [.init(field: .name, old: "Nguyễn Thị H", new: "Nguyễn Thị Hằng")]
    let shown = WrittenPerson(name: "Nguyễn Thị H", birthDate: "1990")
    let rows: [(name: String, birthDate: String, listed: WrittenPerson?)] = [
      ("nguyễn thị hằng", "05/03/1990", shown), ("Lê Văn Cường", "05/03/1990", shown),
      ("", "", .init(name: "", birthDate: "")), ("Lê Văn Cường", "", nil),
    ]
    let found = rows.map {
      entry.isOf(.init(name: $0.name, birthDate: $0.birthDate), $0.listed)
    }
    #expect(found == [true, false, false, true])
  }
}
