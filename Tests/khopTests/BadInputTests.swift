import Glibc
import TestSupport
import Testing

/// Bad input ends with a clear message and the right status, or costs the bad rows alone.
@Suite(
  "Bad input: a clear message, the right status, never half a result",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct BadInputTests {
  /// Expects a refusal that says `text`, shows nobody's values and leaves nothing behind.
  func expectRefusal(
    _ result: Command.Result, _ status: Int32, _ text: String, at place: Workplace,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.error)", sourceLocation: location)
    #expect(result.error.contains(text), "\(result.error)", sourceLocation: location)
    #expect(result.output.isEmpty, sourceLocation: location)
    #expect(place.leftovers.isEmpty, "\(place.leftovers)", sourceLocation: location)
    expectPrivate(result, location: location)
  }

  func expectPrivate(_ result: Command.Result, location: SourceLocation = #_sourceLocation) {
    for secret in Workplace.secrets {
      #expect(!result.error.contains(secret), sourceLocation: location)
      #expect(!result.output.contains(secret), sourceLocation: location)
    }
  }

  struct Refused: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let message: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
      (self.name, self.bytes, self.message) = (name, bytes, message)
    }

    init(_ name: String, _ text: String, _ message: String) {
      self.init(name, Array(text.utf8), message)
    }
  }

  static let refused = [
    Refused("empty", "", "the file is empty"),
    Refused("blank lines", "\n\n\r\n", "the file is empty"),
    Refused("header only", Workplace.insuranceHeader + "\n", "has a header and no rows"),
    Refused("header only, no line end", Workplace.insuranceHeader, "has a header and no rows"),
    Refused("no name", "record_id,citizen_id\n1,040190700001\n", "needed columns are missing"),
    Refused("no identity", "full_name,gender\nMoong Văn Cụt,Nam\n", "needed columns are missing"),
    Refused(
      "no header", Workplace.insuranceRows.joined(separator: "\n") + "\n",
      "the file seems to have no header line"),
    Refused("binary", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 256) }, "binary"),
    Refused("NUL bytes only", [UInt8](repeating: 0, count: 5000), "binary"),
    Refused("Excel", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 200), "Excel"),
    Refused("PDF", "%PDF-1.7\n%abc\n", "PDF"),
    Refused("HTML", "<html><table></table></html>", "HTML"),
    Refused("JSON", "[{\"full_name\": \"Moong Văn Cụt\"}]", "JSON"),
    Refused(
      "too many columns", String(repeating: "a,", count: 5000) + "b\n1\n", "more than 4096 columns"),
    Refused("open quote in the header", "\"full_name,birth_date\nx,y\n", "the header line"),
  ]

  @Test("An insurance file that is no table of people is refused with 65", arguments: refused)
  func insurance(file: Refused) {
    let place = Workplace(insurance: file.bytes)
    expectRefusal(Command.run(place.arguments("--lang", "en")), 65, file.message, at: place)
  }

  @Test("A register that is no table of people is refused with 65", arguments: refused)
  func reference(file: Refused) {
    let place = Workplace(reference: file.bytes)
    expectRefusal(Command.run(place.arguments("--lang", "en")), 65, file.message, at: place)
  }

  @Test("A missing column is told with what was found and what was expected")
  func missingColumn() {
    let place = Workplace(insurance: "record_id,Quê quán,citizen_id\n1,2,3\n")
    let result = Command.run(place.arguments("--lang", "vi"))
    expectRefusal(result, 65, "thiếu cột cần thiết", at: place)
    for text in ["full_name", "Họ và tên", "“Quê quán”", "--config"] {
      #expect(result.error.contains(text))
    }
  }

  @Test("A list of names without a header is refused without showing a name")
  func namesOnly() {
    let place = Workplace(insurance: "Nguyễn Thị Thu Hằng\nMoong Văn Cụt\n")
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 65 && result.error.contains("needed columns are missing"))
    #expect(place.leftovers.isEmpty)
    expectPrivate(result)
  }

  @Test("A file that is not there is 66, a folder too")
  func notFound() {
    let place = Workplace()
    let paths: [(String?, String?)] = [("/nowhere/a.csv", nil), (nil, "/nowhere/b.csv")]
    for (insurance, reference) in paths {
      expectRefusal(
        Command.run(place.arguments(insurance: insurance, reference: reference, "--lang", "en")),
        66, "no such file", at: place)
    }
    expectRefusal(
      Command.run(place.arguments(insurance: place.folder.path, "--lang", "en")), 66,
      "this is a folder", at: place)
    expectRefusal(
      Command.run(place.arguments(reference: "/dev/null", "--lang", "en")), 65, "the file is empty",
      at: place)
  }

  @Test("The same file as both inputs is refused, also by another path")
  func sameFile() {
    let place = Workplace()
    let path = place.folder.path(of: "insurance.csv")
    expectRefusal(
      Command.run(place.arguments(reference: path, "--lang", "en")), 65, "both inputs are one file",
      at: place)
    let link = place.folder.path(of: "reference.csv")
    unlink(link)
    #expect(symlink(path, link) == 0)
    expectRefusal(
      Command.run(place.arguments("--lang", "en")), 65, "both inputs are one file", at: place)
  }

  // MARK: Bad rows

  @Test("A row of three fields, an open quote at the end and a NUL byte cost these rows alone")
  func badRows() {
    var bytes = Array(Workplace.insurance.utf8)
    bytes += Array("BH5,Nguyễn Thị Thu Hằng,15/03/1990\n".utf8)
    bytes += Array("BH6,,,Moong \0Văn Cụt,1952,Nam,,,,\n".utf8)
    bytes += Array("BH7,,,Moong Văn Cụt,1952,Nam,,\"Bản Cánh,,".utf8)
    let place = Workplace(insurance: bytes, reference: Workplace.frozen)
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 0, "\(result.error)")
    expectPrivate(result)
    #expect(place.outcomes.map { $0["record_id"] } == ["BH1", "BH2", "BH3", "BH4"])
    #expect(place.rejected.map { $0["row"] } == ["5", "6", "7"])
    #expect(
      place.rejected.map { $0["reason"] } == ["too_few_fields", "nul_byte", "unclosed_quote"])
    #expect(place.rejected[0]["fields"] == "3")
    let rejected = TemporaryFolder.bytes(at: place.output + "/rejected.csv")
    let text = String(decoding: rejected, as: UTF8.self)
    for secret in Workplace.secrets { #expect(!text.contains(secret)) }
  }

  @Test("A field of 50 MB costs its row alone", arguments: [false, true])
  func hugeField(isQuoted: Bool) {
    var bytes = Array((Workplace.insuranceHeader + "\n").utf8)
    bytes += Array("BH0,,,Moong Văn Cụt,1952,Nam,,\(isQuoted ? "\"" : "")".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20)
    bytes += Array("\(isQuoted ? "\"" : ""),,\n".utf8)
    bytes += Array((Workplace.insuranceRows.joined(separator: "\n") + "\n").utf8)
    let place = Workplace(insurance: bytes, reference: Workplace.frozen)
    let result = Command.run(place.arguments("--quiet"))
    #expect(result.status == 0, "\(result.error)")
    #expect(place.rejected.count == 1)
    #expect(place.outcomes.map { $0["record_id"] } == ["BH1", "BH2", "BH3", "BH4"])
  }

  @Test("A file of broken rows only is unusable, and says why")
  func nothingButBroken() {
    let place = Workplace(insurance: Workplace.insuranceHeader + "\na,b\nc,d\n")
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 65, "\(result.error)")
    #expect(result.error.contains("all are rejected, the first for: too few fields"))
  }

  @Test("Repeated record ids and repeated citizen IDs of the register are told and kept")
  func duplicates() {
    let place = Workplace(
      insurance: Array(
        Workplace.text(
          Workplace.insuranceHeader, Workplace.insuranceRows + [Workplace.insuranceRows[3]]
        ).utf8),
      reference: Array(
        Workplace.text(
          Workplace.referenceHeader, Workplace.referenceRows + [Workplace.referenceRows[3]]
        ).utf8))
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 0)
    #expect(result.error.contains("1 people of the register repeat an earlier citizen ID"))
    expectPrivate(result)
    let outcomes = place.outcomes
    #expect(outcomes.count == 5)
    for outcome in outcomes {
      let isRepeated = outcome["record_id"] == "BH4"
      #expect(outcome["findings"]?.split(separator: ";").contains("R01") == isRepeated)
    }
  }

  // MARK: Output

  @Test("A folder that cannot be made or written to is 73")
  func unwritable() {
    let place = Workplace()
    let file = place.folder.path(of: "insurance.csv")
    for output in [file, file + "/results", "/proc/khop-results", "/dev/null/results"] {
      expectRefusal(
        Command.run(place.arguments(output: output, "--lang", "en")), 73,
        "the output cannot be created", at: place)
    }
  }

  @Test(
    "A folder without permission is 73", .enabled(if: geteuid() != 0, "root may write anywhere"))
  func notPermitted() {
    let place = Workplace()
    chmod(place.folder.path, 0o500)
    let result = Command.run(place.arguments("--lang", "en"))
    chmod(place.folder.path, 0o700)
    expectRefusal(result, 73, "the output cannot be created", at: place)
  }

  @Test("When writing fails in the middle nothing is left behind")
  func writeFails() {
    // A limit on the size of files stands for a disk that takes no more.
    let rows = (0..<400).map { "BH\($0),,,Cao Xuân Bách,21/08/1963,Nam,040063912345,,," }
    let place = Workplace(
      insurance: Array(Workplace.text(Workplace.insuranceHeader, rows).utf8),
      reference: Workplace.frozen)
    let command = ([Command.path ?? ""] + place.arguments("--lang", "en"))
      .map { "'\($0)'" }.joined(separator: " ")
    let result = Command.run(
      ["-c", "trap '' XFSZ; ulimit -f 8; exec \(command)"], program: "/bin/bash")
    expectRefusal(result, 74, "the disk is full", at: place)
  }

  @Test("A province that cannot be written leaves nothing behind")
  func generatingFails() {
    let folder = TemporaryFolder()
    let command =
      [
        Command.path ?? "", "generate", "--scenario", Repository.seed(2024), "--people", "500",
        "--output", folder.path(of: "province"), "--lang", "en",
      ].map { "'\($0)'" }.joined(separator: " ")
    let result = Command.run(
      ["-c", "trap '' XFSZ; ulimit -f 8; exec \(command)"], program: "/bin/bash")
    #expect(result.status == 74 && result.error.contains("No space left"), "\(result.error)")
    #expect(TemporaryFolder.names(in: folder.path).isEmpty)
  }

  @Test("A full disk is 74, and what was there before stays", .enabled(if: SmallDisk.isPermitted))
  func fullDisk() {
    let rows = (0..<400).map { "BH\($0),,,Cao Xuân Bách,21/08/1963,Nam,040063912345,,," }
    let place = Workplace(
      insurance: Array(Workplace.text(Workplace.insuranceHeader, rows).utf8),
      reference: Workplace.frozen)
    let disk = place.folder.path(of: "disk")
    mkdir(disk, 0o700)
    let command = ([Command.path ?? ""] + place.arguments(output: disk, "--lang", "en"))
      .map { "'\($0)'" }.joined(separator: " ")
    let script = """
      mount -t tmpfs -o size=16k tmpfs '\(disk)' || exit 99
      echo old > '\(disk)/outcomes.csv'
      \(command)
      code=$?
      ls -A '\(disk)'; cat '\(disk)/outcomes.csv'
      exit $code
      """
    let result = Command.run(["-m", "/bin/sh", "-c", script], program: SmallDisk.unshare)
    #expect(result.status == 74, "\(result.error)")
    #expect(result.error.contains("the disk is full"))
    #expect(result.output == "outcomes.csv\nold\n")
    rmdir(disk)
  }

  // MARK: Signals

  @Test(
    "A signal in the middle leaves nothing behind and ends with 128 + its number",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    let place = Workplace()
    // The rest of the input never comes, so that the run is in its middle for sure.
    let process = try #require(
      Command.start(place.arguments(insurance: "-", "--lang", "en"), input: .pipe))
    process.send(String(Workplace.insurance.prefix(100)))
    #expect(Command.waitUntil { !place.leftovers.isEmpty })
    process.signal(signal)
    let result = process.wait()
    #expect(result.status == 128 + signal)
    #expect(result.error.contains("stopped, no result was written"))
    #expect(place.leftovers.isEmpty)
    expectPrivate(result)
  }

  // MARK: Arguments

  @Test(
    "Wrong usage is 64",
    arguments: [
      ["match"], ["match", "--insurance", "a.csv"], ["nonsense"], ["match", "--threads", "0"],
      ["index", "a.csv"], ["match", "--insurance", "a.csv", "--insurance", "b.csv"], ["matc"],
    ])
  func usage(arguments: [String]) {
    #expect(Command.run(arguments).status == 64)
  }

  @Test(
    "A value that an option does not take is 64",
    arguments: [
      ["--threads", "0"], ["--threads", "x"], ["--lang", "fr"], ["--as-of", "31/12/2024"],
      ["--as-of", "2024-02-30"], ["--target-precision", "2"], ["--nonsense"],
    ])
  func options(more: [String]) {
    let place = Workplace()
    let result = Command.run(place.arguments() + more)
    #expect(result.status == 64)
    #expect(place.leftovers.isEmpty)
  }

  @Test("A bad configuration is 78, one that is not there 66")
  func configuration() {
    let place = Workplace()
    let file = place.folder.write("[insurance\n", to: "khop.toml")
    let result = Command.run(place.arguments("--lang", "en", "--config", file))
    #expect(result.status == 78, "\(result.error)")
    place.folder.write("[insurance.columns]\nfull_name = \"Không có\"\n", to: "khop.toml")
    let unknown = Command.run(place.arguments("--lang", "en", "--config", file))
    #expect(unknown.status == 78 && unknown.error.contains("Không có"), "\(unknown.error)")
    unlink(file)
    #expect(Command.run(place.arguments("--config", file)).status == 66)
    #expect(place.leftovers.isEmpty)
  }

  @Test("A damaged frozen register is refused with 65 by name of what is wrong")
  func damagedIndex() {
    let place = Workplace()
    let register = place.folder.path(of: "register.khop")
    #expect(
      Command.run(
        ["index", place.folder.path(of: "reference.csv"), "--output", register, "--quiet"]
      ).status == 0)
    #expect(Command.run(["index", register, "--verify"]).status == 0)
    var bytes = TemporaryFolder.bytes(at: register)
    bytes[200] ^= 1
    place.folder.write(bytes, to: "register.khop")
    for arguments in [
      place.arguments(reference: register), ["index", register, "--verify"],
    ] {
      let result = Command.run(arguments)
      #expect(result.status == 65 && result.error.contains("register.khop"), "\(result.error)")
    }
    #expect(place.leftovers == ["register.khop"])
  }
}

/// Whether a test may have a tiny disk of its own.
enum SmallDisk {
  static let unshare = "/usr/bin/unshare"

  static let isPermitted: Bool =
    Command.run(
      ["-m", "/bin/sh", "-c", "mount -t tmpfs -o size=16k tmpfs /mnt"], program: unshare
    ).status == 0
}
