import Glibc
import TestSupport
import Testing

@testable import Tables

@Suite("Formats")
struct TableFormatTests {
  static func format(_ bytes: [UInt8]) throws -> TableFormat {
    try TableFormat.detected(in: MappedFile(copying: bytes, path: "test.csv"))
  }

  @Test(
    "The delimiter is the one that cuts records alike",
    arguments: [
      ("a,b,c\n1,2,3\n", ","), ("a;b;c\n1,5;2;3\n", ";"), ("a\tb\n1, x\t2\n", "\t"),
      ("a|b\n1,2|3\n", "|"), ("a\n1\n", ","),
      ("Họ và tên;Địa chỉ\nA;\"x, y; z\"\nB;q, r, s\n", ";"),
      ("a,b\n\"x;y;z\",1\n", ","), ("a,b;c\n1;2\n3;4\n", ";"), ("sep=;\na,b;c,d\n1,1;2,2\n", ";"),
      ("\"sep=|\"\r\na|b\r\n1|2\r\n", "|"), ("a;b", ";"),
    ])
  func delimiter(text: String, expected: String) throws {
    let format = try Self.format(Array(text.utf8))
    #expect(String(UnicodeScalar(format.delimiter)) == expected)
  }

  @Test("A mark and a separator line stand before the header")
  func headerOffset() throws {
    let reader = try table("\u{FEFF}sep=;\r\nHọ tên;Năm\r\nLò A;1950\r\n")
    #expect(reader.header == ["Họ tên", "Năm"])
    #expect(rows(of: reader) == [["Lò A", "1950"]])
    #expect(reader.format.encoding == .utf8)
  }

  @Test(
    "UTF-16 is read with and without a mark, in both orders", arguments: [true, false],
    [true, false])
  func utf16(isLittle: Bool, isMarked: Bool) throws {
    let text = "Họ và tên\tNgày sinh\r\nLò Thị A\t01/02/1950\r\nNguyễn 😀 B\t1960\r\n"
    var units = Array(text.utf16)
    if isMarked { units.insert(0xFEFF, at: 0) }
    let bytes = units.flatMap { unit in
      isLittle
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let reader = try TableReader(detecting: MappedFile(copying: bytes, path: "u.csv"))
    #expect(reader.header == ["Họ và tên", "Ngày sinh"])
    #expect(rows(of: reader) == [["Lò Thị A", "01/02/1950"], ["Nguyễn 😀 B", "1960"]])
  }

  @Test("A broken surrogate and an odd byte become U+FFFD, and a long text is converted whole")
  func brokenUTF16() throws {
    let bytes: [UInt8] = [0x41, 0, 0x00, 0xD8, 0x42, 0, 0x43]
    let file = try MappedFile(copying: bytes, path: "u").convertedFromUTF16(.utf16LittleEndian)
    #expect(String(decoding: file.bytes, as: UTF8.self) == "A\u{FFFD}B\u{FFFD}")
    let long = String(repeating: "Nguyễn 😀", count: 30_000)
    let units = Array(long.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let whole = try MappedFile(copying: units, path: "u").convertedFromUTF16(.utf16LittleEndian)
    #expect(String(decoding: whole.bytes, as: UTF8.self) == long)
  }

  @Test("Single-byte text is legacy, a few broken bytes in UTF-8 are not")
  func legacy() throws {
    // "Họ và tên" in TCVN3.
    let tcvn3: [UInt8] = [0x48, 0xE4, 0x20, 0x76, 0xB5, 0x20, 0x74, 0xAA, 0x6E]
    let legacy = try Self.format(tcvn3 + Array(",x\n".utf8) + tcvn3 + Array(",1\n".utf8))
    #expect(legacy.isLegacyBytes)
    let broken = try Self.format(Array("Họ và tên,Năm\nLò Thị A,19".utf8) + [0xC3, 0x0A])
    #expect(broken.encoding == .utf8)
    let ascii = try Self.format(Array("a,b\n1,2\n".utf8))
    #expect(ascii.encoding == .utf8)
    var late = Array("a,b\n".utf8)
    for _ in 0..<50_000 { late += Array("LO THI A,1\n".utf8) }
    for _ in 0..<50_000 { late += tcvn3 + Array(",1\n".utf8) }
    #expect(try Self.format(late).isLegacyBytes)
  }

  @Test(
    "Files of another kind are refused by name",
    arguments: [
      (Array("PK\u{3}\u{4}abc".utf8), .excelWorkbook),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .oldOffice),
      (Array("%PDF-1.7".utf8), .pdf), ([0x1F, 0x8B, 8, 0], .compressed),
      (Array("<html><body>".utf8), .markup), (Array("\n <?xml version".utf8), .markup),
      (Array("[{\"a\": 1}]".utf8), .json), (Array("SQLite format 3\0".utf8), .sqlite),
      ([0x7F, 0x45, 0x4C, 0x46, 2, 1], .program), ([1] + Array("KHOPGER".utf8), .register),
      (
        Array("PK\u{3}\u{4}".utf8) + Array(repeating: 0, count: 26)
          + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8), .openDocument
      ),
      (Array(repeating: 0, count: 4096), .binary), ((0..<4096).map { UInt8($0 * 7 & 31) }, .binary),
    ] as [([UInt8], ForeignFormat)])
  func foreign(bytes: [UInt8], expected: ForeignFormat) {
    let error = TableError(.foreign(expected), path: "test.csv")
    #expect(throws: error) { try Self.format(bytes) }
    #expect(error.exitStatus == 65)
    #expect(error.message(in: .vietnamese).contains(expected.vietnameseText))
  }

  @Test("Nothing, blank lines, and a header alone are told apart")
  func empty() {
    #expect(throws: TableError(.empty, path: "test.csv")) { try table("") }
    #expect(throws: TableError(.empty, path: "test.csv")) { try table("\u{FEFF}") }
    #expect(throws: TableError(.empty, path: "test.csv")) { try table("\r\n\n\n") }
    #expect(throws: TableError(.noRows, path: "test.csv")) { try table("a,b") }
    #expect(throws: TableError(.noRows, path: "test.csv")) { try table("a,b\r\n\r\n\n") }
    #expect(throws: TableError(.badHeader, path: "test.csv", byteOffset: 0)) {
      try table("a,\"b\n")
    }
  }

  @Test("A title above the header is passed over when the header is known")
  func title() throws {
    let text = "DANH SÁCH THAM GIA BHYT,,\n,,\nSTT,Họ và tên,Ngày sinh\n1,Lò A,1950\n"
    let file = MappedFile(copying: Array(text.utf8), path: "t.csv")
    let reader = try TableReader(
      file: file, format: TableFormat(), isHeader: ColumnRoles.isHeader)
    #expect(reader.header == ["STT", "Họ và tên", "Ngày sinh"])
    #expect(rows(of: reader) == [["1", "Lò A", "1950"]])
  }
}

@Suite("Mapped files")
struct MappedFileTests {
  @Test("What cannot be read is named")
  func unreadable() throws {
    let folder = TemporaryFolder()
    let missing = folder.path + "/none.csv"
    #expect(throws: TableError(.notFound, path: missing)) { try MappedFile(path: missing) }
    #expect(throws: TableError(.isDirectory, path: folder.path)) {
      try MappedFile(path: folder.path)
    }
    #expect(TableError(.notFound, path: missing).exitStatus == 66)
    #expect(TableError(.readFailed(EIO), path: missing).exitStatus == 74)
  }

  @Test("A file is mapped and an empty one has no bytes")
  func mapped() throws {
    let folder = TemporaryFolder()
    let path = folder.write(Array("a,b\n1,2\n".utf8), to: "a.csv")
    let file = try MappedFile(path: path)
    #expect(Array(file.bytes) == Array("a,b\n1,2\n".utf8))
    file.prepare(0..<8)
    file.release(0..<8)
    #expect(file.bytes[7] == 0x0A)
    #expect(try MappedFile(path: folder.write([], to: "empty.csv")).count == 0)
  }

  @Test("A pipe is read to its end")
  func pipe() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let text = "a,b\n" + String(repeating: "1,2\n", count: 100_000)
    var thread = pthread_t()
    let box = Unmanaged.passRetained(PipeText(path: path, text: text))
    pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        let job = Unmanaged<PipeText>.fromOpaque(raw).takeRetainedValue()
        let descriptor = open(job.path, O_WRONLY)
        _ = Array(job.text.utf8).withUnsafeBytes { writeAll($0, to: descriptor) }
        close(descriptor)
        return nil
      }, box.toOpaque())
    let reader = try TableReader.open(path: path)
    pthread_join(thread, nil)
    #expect(reader.rowCount == 100_000)
    #expect(reader.file.count == text.utf8.count)
  }

  private final class PipeText {
    let path: String
    let text: String

    init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }
}
