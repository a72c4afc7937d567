import Cleansing
import TestSupport
import Testing

/// Files made of damaged cells: whatever is in them, cleansing is reversible and happens once.
@Suite struct CleanPropertyTests {
  private static let names = [
    "Nguyễn Thị Hằng", "NGUYỄN VĂN AN", "trần thị lan", "NguyÔn V¨n Hïng", "Nguyeãn Thò Haèng",
    "Nguye^~n Va(n An", "Nguyeenx Vawn An", "Nguyễn Văn An (Bé)", "H'Lan Niê", "Y Nam Niê", "NULL",
    "-", "", "An Nguyễn Văn", "Ng. V. An", "Nguyễn Thị Hoà", "Nguyễnthị Hằng", "Nguy?n Th? H?ng",
    "con ông Nguyễn Văn A", "JOHN McDONALD", "Lê\u{200B} Thị  Lan", "Nguyen Thi Hang", "Thò Bá Pó",
    "Maria Nguyễn Thị Hoa", "TRẦN VĂN BÌNH GIUSE", "Nguyễn Văn An, 1956", "Lê Thị Lan (15/03/1958)",
    "Ca0 Văn Hiếu", "Vi Thi. Linh", "BéBa", "Lê Thị Lan + Lê Thị Mai", "Chị Vi Thị Kim Ý",
    "Anh Cao Văn Khương", "Nguyễn Văn An xóm 5", "Phamj Coong Nhaatj", "Đại úy Lê Văn An",
    "1. Trần Văn Bình", "Nguyễn Văn A/Trần Thị B", "  ", "Lo Ma Thị", "Đặng\u{301} An", "x", "?",
  ]
  private static let dates = [
    "05/03/1990", "5/3/1990", "1990-03-05", "19900305", "05031990", "05/03/52", "1952", "03/1952",
    "00/00/1952", "12/06/1905", "32947", "31/02/1990", "13/25/1990", "01/01/1900", "31/12/9999",
    "ngày 5 tháng 3 năm 1990", "", "không rõ", "05-03-1990", "5.3.1990", "05/03/1990 00:00:00",
    "'05/03/1990", "30/02/1985", "03/15/1990", "1990", "05/O3/199O", "05/03/199", "15/12/2024",
    "25/12/2031", "01/01/1970",
  ]
  private static let ids = [
    "040190123456", "40190123456", "040 190 123 456", "'040190123456", "40190123456.0",
    "4.02E+10", "4,0190123456E+10", "O4O19O123456", "187123456", "187 123 456", "87123456",
    "187123456/040190123456", "CCCD: 040190123456", "000000000000", "123456789012", "",
    "0912345678", "4012345678", "B1234567", "chưa có", "0401901234567", "040290123456",
    "05/03/1990", "040590123456", "０４０１９０１２３４５６", "040190123456;040191123457", "n/a",
    "GD4404012345678", "040190123456040190123456", "040190123456040190123457",
  ]
  private static let sexes = ["Nam", "Nữ", "nu", "NAM", "M", "F", "1", "0", "", "x", "Nữ "]
  private static let numbers = [
    "4012345678", "40 1234 5678", "112345678", "", "GD4404012345678", "gd 4 40 4012345678",
    "HS44O4012345679", "1111111111", "không", "040190123456", "4012345678.0",
  ]
  private static let addresses = [
    "Xóm 1, xã Hòa Sơn", "Xóm 1,  xã  A ", "", "Xo\u{301}m 1", "\"Nhà\" 1", "Thôn\u{A0}2",
    "X\u{FFFD}m 3", "=1+1", "Xãm 1", "Xóm 1, xã Nam Cát, huyện Nam Đàn", "Xóm 1,  xã Quỳnh Hồng",
  ]
  private static let communes = [
    "17179", "17179.0", "99999", "", "'16681", "00001", "abc", "17098",
  ]

  private func cell(_ text: String) -> String {
    guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private func file(seed: UInt64, rows: Int) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var text =
      "record_id,si_number,card_number,full_name,birth_date,gender,citizen_id,old_id,address,"
      + "commune_code,note\n"
    for row in 1...rows {
      let isDamaged = Int.random(in: 0..<3, using: &random) > 0
      func pick(_ values: [String]) -> String {
        isDamaged ? values[Int.random(in: 0..<values.count, using: &random)] : values[0]
      }
      let cells = [
        "R\(row)", pick(CleanPropertyTests.numbers), pick(CleanPropertyTests.numbers),
        pick(CleanPropertyTests.names), pick(CleanPropertyTests.dates),
        pick(CleanPropertyTests.sexes), pick(CleanPropertyTests.ids),
        pick(["", "187123456", "187 123 457", "87123458", "000000000"]),
        pick(CleanPropertyTests.addresses), pick(CleanPropertyTests.communes), "",
      ]
      text += cells.map(cell).joined(separator: ",") + (row % 7 == 0 ? "\r\n" : "\n")
    }
    return Array(text.utf8)
  }

  @Test(
    "Undoing gives the file back, and cleansing twice is cleansing once",
    arguments: [UInt64(1), 2, 3], CleanLevel.allCases)
  func reversibleAndIdempotent(seed: UInt64, level: CleanLevel) throws {
    let folder = CleanFolder()
    let input = file(seed: seed, rows: 700)
    folder.write(input)
    let report = try folder.clean(level: level)
    #expect(report.profile.rowsCleaned == 700, "seed \(seed)")
    #expect(report.profile.cellsChanged > 500, "seed \(seed)")
    let undone = try folder.undo()
    #expect(undone.rows == 700)
    #expect(undone.values == report.profile.cellsChanged)
    #expect(undone.agreement == .sameBytes)
    #expect(try folder.bytes("undo/restored.csv") == input, "seed \(seed)")
    try folder.clean("clean/cleaned.csv", to: "again", level: level)
    #expect(try folder.lines("again/changes.csv") == [], "seed \(seed)")
    #expect(try folder.bytes("again/cleaned.csv") == folder.bytes("clean/cleaned.csv"))
  }

  @Test("Every change names a rule", arguments: CleanLevel.allCases)
  func rules(level: CleanLevel) throws {
    let folder = CleanFolder()
    folder.write(file(seed: 9, rows: 500))
    try folder.clean(level: level)
    for line in try folder.lines("clean/changes.csv") {
      #expect(!line.contains(",,safe,") && !line.contains(",,candidate,"), "\(line)")
    }
  }

  @Test("Threads change nothing")
  func threads() throws {
    let folder = CleanFolder()
    folder.write(file(seed: 5, rows: 2000))
    try folder.clean(to: "clean", threads: 1, chunkLength: 5000)
    try folder.clean(to: "other", threads: 4, chunkLength: 5000)
    for name in ["cleaned.csv", "changes.csv", "findings.csv", "rejected.csv"] {
      #expect(try folder.bytes("clean/" + name) == folder.bytes("other/" + name), "\(name)")
    }
  }

  @Test("Any bytes are taken", arguments: [UInt64(11), 12, 13])
  func anyBytes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var input = Array("full_name,birth_date,gender,citizen_id,address,commune_code\n".utf8)
    for _ in 0..<400 {
      for column in 0..<6 {
        if column > 0 { input.append(0x2C) }
        for _ in 0..<Int.random(in: 0..<12, using: &random) {
          let byte = UInt8.random(in: 0x20...0xFF, using: &random)
          input.append(byte == 0x2C || byte == 0x22 ? 0x41 : byte)
        }
      }
      input.append(0x0A)
    }
    let folder = CleanFolder()
    folder.write(input)
    try folder.clean()
    _ = try UndoRun(folder: folder.path + "/clean", outputPath: folder.path + "/undo").run()
    #expect(try folder.bytes("undo/restored.csv") == input, "seed \(seed)")
  }
}
