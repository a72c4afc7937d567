import Cleansing
import Tables
import TestSupport
import Testing

/// What was cleansed comes back to the byte, whatever the file looked like.
@Suite struct UndoTests {
  private static let lines = [
    "1,Nguyễn Thị Hằng,05/03/1990,Nữ,040190123456,\"Xóm 1, xã A\",17179",
    "2,NGUYỄN VĂN AN,5/3/1985,nam,40085000123,Xóm 2,17179.0",
    "3, Lê  Thị Lan ,1952,nu,'040152000321,\"Xóm \"\"Trên\"\"\",17179",
    "4,\"TRẦN VĂN BÌNH\",\"1/2/1970\",\"Nam\",\"040070000456\",\"Xóm 4\",\"17179\"",
    "5,Nguyễn \"An\" Bé,05/03/1990,Nam,040090000123,Xóm  5,17179",
    "6,Hồ Văn Tâm,05/03/1990,Nam,040090000789,Xóm 6,xã Hòa Sơn,17179",
    "7,Hồ Văn Tư,05/03/1990,040090000799,Xóm 7,17179",
    ",8,Cao Thị Mai,05/03/1991,Nữ,040191000799,Xóm 8",
    "9,Cao Thị Mận,05/03/1991,Nữ,040191000798,Xóm 9,17179,,,",
    "10,CAO THỊ MƠ,5/3/1991,Nữ,040191000797,Xóm 10,17179,,",
    "", "", "a,b", "x", ",,,,,,", "Cộng: 10 người,,,,,,", "STT,Họ tên,\"hỏng", "\"hỏng\"x,y,z",
    "11,Lê\u{FFFD}n,05/03/1990,Nam,040090000787,Xóm 1\u{FFFD}1,17179", "1,2,3,4,5,6,7,8,9,10",
  ]
  private static let header = "STT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Địa chỉ,Mã xã"

  private func text(_ random: inout SplitMix64, lineEnd: String?) -> String {
    var text = Bool.random(using: &random) ? "" : "Danh sách tham gia BHYT,,,,,,\n"
    text += UndoTests.header + "\n"
    for _ in 0..<60 {
      let line = UndoTests.lines[Int.random(in: 0..<UndoTests.lines.count, using: &random)]
      text += line + (lineEnd ?? (Bool.random(using: &random) ? "\n" : "\r\n"))
    }
    if Bool.random(using: &random) { text += "12,LÊ VĂN CUỐI,5/3/1990,Nam,040090000777,X,17179" }
    return text
  }

  @Test(
    "Quotes, blank lines, rejected and moved rows come back in their places",
    arguments: Array(UInt64(1)...20))
  func bytes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = CleanFolder()
    let mark: [UInt8] = seed % 3 == 0 ? [0xEF, 0xBB, 0xBF] : []
    let input = mark + Array(text(&random, lineEnd: nil).utf8)
    folder.write(input)
    try folder.clean(level: seed % 2 == 0 ? .safe : .candidates, chunkLength: 600)
    #expect(try folder.undo().agreement == .sameBytes, "seed \(seed)")
    #expect(try folder.bytes("undo/restored.csv") == input, "seed \(seed)")
    // Where chunks are cut changes nothing.
    try folder.clean(to: "other", level: seed % 2 == 0 ? .safe : .candidates, threads: 1)
    #expect(try folder.bytes("clean/residue.csv") == folder.bytes("other/residue.csv"))
  }

  @Test("UTF-16 comes back with its mark and its damage", arguments: Array(UInt64(1)...8))
  func utf16(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var units = Array(text(&random, lineEnd: seed % 2 == 0 ? "\n" : "\r\n").utf16)
    // Halves of pairs, a whole pair, and a letter that is U+FFFD by itself.
    for unit: [UInt16] in [[0xD800], [0xDC00], [0xD83D, 0xDE00], [0xFFFD], [0xDBFF]] {
      units.insert(contentsOf: unit, at: Int.random(in: 150..<units.count, using: &random))
    }
    let isLittle = seed % 4 < 2
    var input: [UInt8] = []
    for unit in (seed % 3 == 0 ? [] : [0xFEFF]) + units {
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      input += isLittle ? [low, high] : [high, low]
    }
    if seed % 5 == 0 { input.append(0x41) }
    let folder = CleanFolder()
    folder.write(input)
    try folder.clean(chunkLength: 600)
    #expect(try folder.undo().agreement == .sameBytes, "seed \(seed)")
    #expect(try folder.bytes("undo/restored.csv") == input, "seed \(seed)")
  }

  @Test("Lines that end in a return come back, also below a header that was written anew")
  func returns() throws {
    for header in [
      Array("full_name,birth_date".utf8), [0x48, 0xE4] + Array(" tªn,birth_date".utf8),
    ] {
      let rows = Array("\rNGUYỄN VĂN AN,5/3/1990\r\rLê Thị Lan,1952".utf8)
      let folder = CleanFolder()
      folder.write(header + rows)
      try folder.clean()
      #expect(try folder.undo().agreement == .sameBytes)
    }
  }

  @Test("A file of nothing but rejected rows is refused, one with a single record comes back")
  func rejectedOnly() throws {
    let folder = CleanFolder()
    folder.write(Array("full_name,birth_date\nx\n\ny\n".utf8))
    #expect(throws: CleanError.self) { try folder.clean() }
    folder.write(Array("full_name,birth_date\nx\n\ny\nLê An,1990\n".utf8))
    let report = try folder.clean()
    #expect(report.profile.rowsRejected == 2)
    let undone = try folder.undo()
    #expect(undone.rows == 1)
    #expect(undone.agreement == .sameBytes)
  }

  @Test("A cell that was changed by hand is told, one beside the changes too")
  func changedByHand() throws {
    let folder = CleanFolder()
    folder.write(Array("full_name,birth_date\nNGUYỄN VĂN AN,05/03/1990\n".utf8))
    try folder.clean()
    folder.write(
      Array("full_name,birth_date\nNguyễn Văn An,06/03/1990\n".utf8), to: "clean/cleaned.csv")
    #expect(throws: CleanError.notAsWritten(file: "cleaned.csv")) { try folder.undo() }
    #expect(try folder.undo(isChecked: false).agreement == .differs)
  }

  @Test(
    "A file of the result that was edited, shortened or lost is not undone",
    arguments: ["cleaned.csv", "changes.csv", "residue.csv", "rejected.csv"])
  func damagedResult(name: String) throws {
    let folder = CleanFolder()
    let rows = "NGUYỄN VĂN AN,05/03/1990\n\nLÊ VĂN BÌNH,6/3/1990\nx\nTrần Thị  Lan,1952\n"
    folder.write(Array("full_name,birth_date\n\(rows)".utf8))
    try folder.clean()
    let whole = try folder.bytes("clean/" + name)
    var edited = whole
    edited[whole.count - 2] ^= 1
    let lines = whole.split(separator: 0x0A).dropLast()
    for damaged in [edited, Array(lines.joined(separator: [0x0A])) + [0x0A], whole + [0x0A], []] {
      folder.write(damaged, to: "clean/" + name)
      #expect(throws: CleanError.notAsWritten(file: name)) { try folder.undo() }
      #expect(throws: TableError.self) { try folder.bytes("undo/restored.csv") }
    }
    folder.remove("clean/" + name)
    #expect(throws: CleanError.notAsWritten(file: name)) { try folder.undo() }
    folder.write(whole, to: "clean/" + name)
    #expect(try folder.undo().agreement == .sameBytes)
  }

  @Test("Without a manifest nothing proves a result whole", arguments: [nil, "", "{}", "nothing"])
  func noManifest(text: String?) throws {
    let folder = CleanFolder()
    folder.write(Array("full_name,birth_date\nNGUYỄN VĂN AN,05/03/1990\n".utf8))
    try folder.clean()
    folder.remove("clean/manifest.json")
    if let text { folder.write(Array(text.utf8), to: "clean/manifest.json") }
    #expect(throws: CleanError.noManifest) { try folder.undo() }
    #expect(try folder.undo(isChecked: false).agreement == .unknown)
    #expect(try folder.bytes("undo/restored.csv") == folder.bytes("input.csv"))
  }
}
