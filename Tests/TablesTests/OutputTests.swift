import Glibc
import TestSupport
import Testing

@testable import Tables

@Suite("CSV output")
struct CSVWriterTests {
  private func written(_ body: (inout CSVWriter) -> Void) -> String {
    var writer = CSVWriter(capacity: 1)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("Quotes stand only where they are needed")
  func quotes() {
    let text = written { writer in
      writer.row(["a", "b, c", "nói \"vâng\"", "hai\ndòng", "", "Lò"])
      writer.row([""])
      writer.row(["", ""])
    }
    #expect(text == "a,\"b, c\",\"nói \"\"vâng\"\"\",\"hai\ndòng\",,Lò\n\"\"\n,\n")
  }

  @Test("Numbers are written with their width and decimals")
  func numbers() {
    let text = written { writer in
      writer.field(0)
      writer.field(-15)
      writer.field(Int.min)
      writer.field(40, width: 12)
      writer.field(0.5, decimals: 4)
      writer.field(-0.00001, decimals: 3)
      writer.field(0.9999999, decimals: 6)
      writer.field(-12.345, decimals: 1)
      writer.field(.nan, decimals: 1)
      writer.field(7.0, decimals: 0)
      writer.endRow()
    }
    #expect(
      text == "0,-15,-9223372036854775808,000000000040,0.5000,0.000,1.000000,-12.3,,7\n")
  }

  @Test("Formulas are disarmed only on demand")
  func formulas() {
    #expect(written { $0.row(["=1+1", "-5"]) } == "=1+1,-5\n")
    var writer = CSVWriter(isFormulaSafe: true)
    writer.row(["=1+1", "x"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"'=1+1\",x\n")
  }

  @Test("What is written is read back", arguments: 0..<10)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let alphabet: [Character] = [
      "a", "ễ", ",", ";", "\"", "\n", "\r", "\t", " ", "|", "=", "\u{323}",
    ]
    let delimiter = TableFormat.delimiters[Int(seed) % 4]
    var writer = CSVWriter(delimiter: delimiter, capacity: 1)
    writer.row(["h1", "h2", "h3"])
    var expected: [[String]] = []
    for _ in 0..<200 {
      let fields = (0..<3).map { _ in
        String(
          (0..<Int.random(in: 0...12, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? "a"
          })
      }
      expected.append(fields)
      writer.row(fields)
    }
    let file = MappedFile(copying: writer.bytes, path: "w.csv")
    let limits = TableReader.Limits(chunkLength: 300)
    let reader = try TableReader(
      file: file, format: TableFormat(delimiter: delimiter), threads: 2, limits: limits)
    let read = rows(of: reader)
    // Compared as bytes: `String` takes canonically equal texts for equal.
    #expect(read.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } })
  }
}

@Suite("Output folder")
struct OutputFolderTests {
  @Test("A new folder appears whole with its commit")
  func fresh() throws {
    let base = TemporaryFolder()
    let path = base.path + "/deep/results/"
    let folder = try OutputFolder(path: path)
    let file = try folder.makeFile(named: "outcomes.csv", isDigested: true)
    try file.write("a,b\n")
    try folder.makeFile(named: "summary.json").write("{}")
    #expect(TemporaryFolder.names(in: path) == [])
    let digest = try file.finish()
    #expect(digest == FileDigest.hex(of: MappedFile(copying: Array("a,b\n".utf8), path: "")))
    #expect(file.count == 4)
    try folder.commit()
    #expect(TemporaryFolder.names(in: base.path + "/deep") == ["results"])
    #expect(TemporaryFolder.names(in: path) == ["outcomes.csv", "summary.json"])
    #expect(TemporaryFolder.text(at: path + "outcomes.csv") == "a,b\n")
    var status = stat()
    stat(path + "outcomes.csv", &status)
    #expect(status.st_mode & 0o777 == 0o600)
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o700)
  }

  @Test("Pieces are written in their order, also more of them than the system takes at once")
  func pieces() throws {
    var random = SplitMix64(seed: 7)
    let bytes = (0..<60_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let base = TemporaryFolder()
    let path = base.path + "/results"
    let folder = try OutputFolder(path: path)
    let file = try folder.makeFile(named: "pieces", isDigested: true)
    try file.write([UnsafeRawBufferPointer]())
    try bytes.withUnsafeBytes { bytes in
      var pieces: [UnsafeRawBufferPointer] = []
      var start = 0
      while start < bytes.count {
        let end = min(start + Int(random.next() % 40), bytes.count)
        pieces.append(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
      #expect(pieces.count > 1024)
      try file.write(pieces)
    }
    #expect(file.count == bytes.count)
    let digest = try file.finish()
    try folder.commit()
    let written = try MappedFile(path: path + "/pieces")
    #expect(written.bytes.elementsEqual(bytes))
    #expect(digest == FileDigest.hex(of: written))
  }

  @Test("Earlier results are replaced file by file and other files stay")
  func existing() throws {
    let base = TemporaryFolder()
    base.write(Array("old".utf8), to: "outcomes.csv")
    base.write(Array("mine".utf8), to: "notes.txt")
    let folder = try OutputFolder(path: base.path)
    try folder.makeFile(named: "outcomes.csv").write("new")
    #expect(TemporaryFolder.text(at: base.path + "/outcomes.csv") == "old")
    try folder.commit(isDurable: false)
    #expect(TemporaryFolder.names(in: base.path) == ["notes.txt", "outcomes.csv"])
    #expect(TemporaryFolder.text(at: base.path + "/outcomes.csv") == "new")
  }

  @Test("When one file cannot have its place, the folder is what it was")
  func undone() throws {
    let base = TemporaryFolder()
    base.write(Array("old".utf8), to: "outcomes.csv")
    mkdir(base.path + "/summary.json", 0o700)
    let folder = try OutputFolder(path: base.path)
    for name in ["outcomes.csv", "rejected.csv", "summary.json", "manifest.json"] {
      try folder.makeFile(named: name).write("new")
    }
    let error = try #require(throws: TableError.self) { try folder.commit() }
    #expect(error == TableError(.cannotCreate(EISDIR), path: base.path + "/summary.json"))
    #expect(TemporaryFolder.names(in: base.path) == ["outcomes.csv", "summary.json"])
    #expect(TemporaryFolder.text(at: base.path + "/outcomes.csv") == "old")
    rmdir(base.path + "/summary.json")
  }

  @Test("Nothing is left when the run fails", arguments: [true, false])
  func discarded(isNew: Bool) throws {
    let base = TemporaryFolder()
    do {
      let folder = try OutputFolder(path: isNew ? base.path + "/results" : base.path)
      try folder.makeFile(named: "outcomes.csv").write("half")
      #expect(TemporaryFolder.names(in: base.path).count == 1)
    }
    #expect(TemporaryFolder.names(in: base.path) == [])
  }

  @Test("What a killed run left is swept away, what a living one writes is not")
  func swept() throws {
    let base = TemporaryFolder()
    func make(_ name: String, secondsAgo: Int) throws {
      let path = base.path + "/" + name
      try #require(mkdir(path, 0o700) == 0)
      let file = fopen(path + "/outcomes.csv", "w")
      fputs("half", file)
      fclose(file)
      var times = [timeval](
        repeating: timeval(tv_sec: time(nil) - secondsAgo, tv_usec: 0), count: 2)
      utimes(path, &times)
    }
    try make(".results.khop-999999", secondsAgo: 3600)
    try make(".results.khop-999998", secondsAgo: 0)
    try make(".other.khop-999999", secondsAgo: 3600)
    let living = try OutputFolder(path: base.path + "/results")
    let hidden = Set(TemporaryFolder.names(in: base.path))
    #expect(!hidden.contains(".results.khop-999999"))
    #expect(hidden.contains(".results.khop-999998") && hidden.contains(".other.khop-999999"))
    for name in hidden {
      var times = [timeval](repeating: timeval(tv_sec: time(nil) - 3600, tv_usec: 0), count: 2)
      utimes(base.path + "/" + name, &times)
    }
    let second = try OutputFolder(path: base.path + "/results")
    let left = Set(TemporaryFolder.names(in: base.path))
    #expect(!left.contains(".results.khop-999998") && left.contains(".other.khop-999999"))
    #expect(left.count == 3, "both living folders stay: \(left)")
    withExtendedLifetime((living, second)) {}
  }

  @Test("It is also swept away when another run has made the folder since")
  func sweptBeside() throws {
    let base = TemporaryFolder()
    for name in ["results", ".results.khop-999999"] {
      try #require(mkdir(base.path + "/" + name, 0o700) == 0)
    }
    var times = [timeval](repeating: timeval(tv_sec: time(nil) - 3600, tv_usec: 0), count: 2)
    utimes(base.path + "/.results.khop-999999", &times)
    let living = try OutputFolder(path: base.path + "/results")
    #expect(TemporaryFolder.names(in: base.path) == ["results"])
    withExtendedLifetime(living) {}
  }

  @Test("A signal's cleaning removes what is hidden and keeps what is committed")
  func cleaning() throws {
    let base = TemporaryFolder()
    let folder = try OutputFolder(path: base.path + "/results")
    try folder.makeFile(named: "outcomes.csv").write("half")
    let hidden = try #require(TemporaryFolder.names(in: base.path).first)
    SignalGuard.remove(base.path + "/" + hidden)
    #expect(TemporaryFolder.names(in: base.path) == [])
    #expect(throws: TableError.self) { try folder.commit() }
  }

  @Test("A place that cannot be written to is refused before the work")
  func unwritable() throws {
    let base = TemporaryFolder()
    let file = base.write([], to: "file")
    for path in [file, file + "/results", "/proc/khop-results"] {
      let error = try #require(throws: TableError.self) { try OutputFolder(path: path) }
      #expect(error.exitStatus == 73, "\(path)")
    }
    if geteuid() != 0 {
      chmod(base.path, 0o500)
      let error = try #require(throws: TableError.self) { try OutputFolder(path: base.path) }
      #expect(error == TableError(.cannotCreate(EACCES), path: base.path))
      chmod(base.path, 0o700)
    }
  }

  @Test("A full disk is told as such")
  func fullDisk() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let code = Array("x".utf8).withUnsafeBytes { writeAll($0, to: descriptor) }
    #expect(code == ENOSPC)
    #expect(isFull(ENOSPC))
    #expect(TableError(.diskFull, path: "d").exitStatus == 74)
  }
}

@Suite("Digests")
struct FileDigestTests {
  @Test(
    "SHA-256 gives the values of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func known(text: String, expected: String) {
    #expect(Array(text.utf8).withUnsafeBytes { FileDigest.hex(of: $0) } == expected)
    var digest = FileDigest()
    for byte in text.utf8 { withUnsafeBytes(of: byte) { digest.update($0) } }
    #expect(digest.finish() == expected)
  }
}

@Suite("One file of results")
struct SingleOutputTests {
  @Test("A path is a folder and a name")
  func split() {
    let paths: [(String, String, String)] = [
      ("a.csv", ".", "a.csv"), ("out/a.csv", "out", "a.csv"), ("/a.csv", "/", "a.csv"),
      ("/x/y/a.csv", "/x/y", "a.csv"), ("out/", "out", ""), ("../a", "..", "a"), ("", ".", ""),
    ]
    for (path, parent, name) in paths {
      let (foundParent, foundName) = OutputFolder.split(path)
      #expect(foundParent == parent && foundName == name, "\(path)")
    }
  }

  @Test(
    "It takes the place of an earlier one, in a folder that is made for it; a folder is refused")
  func write() throws {
    let base = TemporaryFolder()
    let path = base.path + "/new/list.csv"
    try OutputFolder.write("a\n", to: path)
    try OutputFolder.write(Array("b\n".utf8), to: path)
    #expect(TemporaryFolder.text(at: path) == "b\n")
    #expect(TemporaryFolder.names(in: base.path + "/new") == ["list.csv"])
    for place in [base.path + "/new/", base.path + "/new/list.csv/x"] {
      let error = try #require(throws: TableError.self) { try OutputFolder.write("c", to: place) }
      #expect(error.exitStatus == 73)
    }
    try OutputFolder.prepareRemoval(of: path, ifItBegins: "bc")?.commit()
    #expect(TemporaryFolder.text(at: path) == "b\n")
    try OutputFolder.prepareRemoval(of: path, ifItBegins: "b")?.commit()
    try OutputFolder.prepareRemoval(of: path, ifItBegins: "b")?.commit()
    #expect(TemporaryFolder.names(in: base.path + "/new") == [])
  }
}
