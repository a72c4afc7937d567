import Identifiers
import Testing

@testable import Cleansing

@Suite("Citizen cards scanned into a cell of a list")
struct CardTextTests {
  private static let header =
    "record_id,full_name,birth_date,gender,citizen_id,address,ghi chú"
  private static let qr =
    "\"040190123456|187123456|Nguyễn Thị Hằng|15031990|Nữ|Khối 5, Hưng Bình, Vinh|10052021\""
  private static let zone =
    "IDVNM1901234569040190123456<<19003152F3003150VNM<<<<<<<<<<<6NGUYEN<<THI<HANG<<<<<<<<<<<<<<"
  private static let people = (1...20).map {
    "A\($0),Trần Văn Nam,05/03/1985,Nam,0400850\(10000 + $0),\"Xóm 3, xã A\","
  }

  private static func file(_ rows: [String]) -> [UInt8] {
    Array((([header] + people + rows).joined(separator: "\n") + "\n").utf8)
  }

  private func cleaned(_ rows: [String], _ level: CleanLevel = .safe) throws -> [String] {
    let folder = CleanFolder()
    folder.write(Self.file(rows))
    try folder.clean(level: level)
    if level == .safe {
      #expect(try folder.undo().agreement == .sameBytes)
      try folder.clean("clean/cleaned.csv", to: "again")
      #expect(try folder.lines("again/changes.csv") == [])
    }
    return Array(try folder.lines("clean/cleaned.csv").suffix(rows.count))
  }

  @Test("What is missing in a row is taken from its card, wherever it stands")
  func fills() throws {
    let rows = [
      "B1,Nguyễn Thị Hằng,15/03/1990,,,Khối 5,\(Self.qr)",
      "B2,\(Self.qr),,,,Khối 5,", "B3,,,,\(Self.qr),Khối 5,",
      "B4,NGUYỄN THỊ HẰNG,\(Self.qr),,,Khối 5,",
      "B5,Nguyễn Thị Hằng,1990,Nữ,,Khối 5,\(Self.zone)",
      "B6,\(Self.zone),15/03/1990,Nữ,,Khối 5,",
    ]
    let person = "Nguyễn Thị Hằng,15/03/1990,Nữ,040190123456"
    let plain = try cleaned(rows).map { $0.filter { $0 != "\"" } }
    #expect(plain[0].hasPrefix("B1,\(person)"))
    #expect(plain[1].hasPrefix("B2,\(person)"))
    #expect(plain[2].hasPrefix("B3,\(person)"))
    #expect(plain[3].hasPrefix("B4,\(person)"))
    #expect(plain[4].hasPrefix("B5,Nguyễn Thị Hằng,1990,Nữ,040190123456"))
    #expect(plain[5].hasPrefix("B6,Nguyen Thi Hang,15/03/1990,Nữ,040190123456"))
    let table = try RawTable(Self.file(rows))
    for record in table.records.suffix(6) {
      #expect(record.citizenID == 40_190_123_456)
      #expect(record.sex == .female)
      #expect(record.birthDate.year == 1990)
    }
    #expect(table.records.suffix(6).prefix(5).allSatisfy { table.name($0) == "nguyễn thị hằng" })
  }

  @Test("A card that the row contradicts gives candidates and a finding")
  func differs() throws {
    let rows = [
      "B1,Lê Thị Mai,15/03/1990,Nữ,,Khối 5,\(Self.qr)",
      "B2,Nguyễn Thị Hằng,16/03/1991,Nữ,,Khối 5,\(Self.qr)",
      "B3,Nguyễn Thị Hằng,15/03/1990,Nam,,Khối 5,\(Self.qr)",
    ]
    #expect(try cleaned(rows).allSatisfy { $0.contains(",,Khối 5,") })
    let candidates = try cleaned(rows, .candidates)
    #expect(candidates.allSatisfy { $0.contains(",040190123456,Khối 5,") })
    let table = try RawTable(Self.file(rows))
    for record in table.records.suffix(3) {
      #expect(record.citizenID == 0)
      #expect(record.findings.row.contains(.cardDiffers))
      #expect(record.detail >= 0 && table.details[Int(record.detail)].idCandidates.count == 1)
    }
  }

  @Test("A card of somebody else is told of a row that lacks nothing")
  func otherPerson() throws {
    let known = "15/03/1990,Nữ,040190123456,Khối 5,\(Self.qr)"
    let rows = [
      "B1,Lê Thị Mai,\(known)", "B2,NGUYEN THI HANG,\(known)", "B3,Bà Nguyễn Thị Hằng,\(known)",
      "B4,N T Hằng,\(known)", "B5,NguyÔn ThÞ H»ng,\(known)",
      "B6,Nguyễn Thị Hằng,15/03/1990,Nữ,040190123456,Khối 5,\(Self.zone)",
      "B7,Nguyễn Thị Hằng,15/03/1990,Nữ,040190123999,Khối 5,\(Self.qr)",
    ]
    let folder = CleanFolder()
    folder.write(Self.file(rows))
    try folder.clean()
    let told = try folder.lines("clean/findings.csv").filter { $0.contains(",L53,") }
    #expect(told.map { $0.prefix(2) } == ["21", "27"], "\(told)")
    let table = try RawTable(Self.file(rows))
    let differing = table.records.map { $0.findings.row.contains(.cardDiffers) }
    #expect(differing.suffix(7) == [true, false, false, false, false, false, true])
  }

  @Test("The sex is taken from the card also where its column is empty")
  func sexOfCard() throws {
    let folder = CleanFolder()
    folder.write(
      Array(
        "full_name,birth_date,gender,citizen_id,QR\nNguyễn Thị Hằng,15/03/1990,,040190123456,\(Self.qr)\n"
          .utf8))
    try folder.clean()
    #expect(try folder.lines("clean/cleaned.csv")[0].contains(",15/03/1990,Nữ,040190123456,"))
    #expect(try folder.undo().agreement == .sameBytes)
  }

  @Test("A damaged card, and a row that lacks nothing, change nothing")
  func silent() throws {
    let rows = [
      "B2,Nguyễn Thị Hằng,15/03/1990,Nữ,,Khối 5,\(Self.zone.replacing("F30", with: "F31"))",
      "B3,Nguyễn Thị Hằng,15/03/1990,Nữ,,Khối 5,\(Self.qr.replacing("|Nữ|", with: "|Nam|"))",
      "B4,Nguyễn Thị Hằng,15/03/1990,Nữ,040190123999,Khối 5,\(Self.qr)",
    ]
    let lines = try cleaned(rows)
    #expect(lines[0].contains("Nữ,,Khối 5,") && lines[1].contains("Nữ,,Khối 5,"))
    #expect(lines[2].contains("040190123999"))
  }
}
