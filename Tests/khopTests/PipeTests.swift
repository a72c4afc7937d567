import Glibc
import TestSupport
import Testing

@Suite(
  "Inputs that give their bytes once",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct PipeTests {
  @Test(
    "A named pipe, a pipe of the shell and standard input give what the file gives",
    arguments: [
      ("cat \"$2\" > \"$5\" & exec \"$1\" match --insurance \"$5\" --reference \"$3\" --output \"$4\""),
      ("cat \"$3\" > \"$5\" & exec \"$1\" match --insurance \"$2\" --reference \"$5\" --output \"$4\""),
      ("cat \"$3\" | \"$1\" match --insurance \"$2\" --reference - --output \"$4\""),
      ("cat \"$2\" | \"$1\" match --insurance /dev/stdin --reference \"$3\" --output \"$4\""),
    ])
  func once(script: String) throws {
    let place = Workplace()
    #expect(Command.run(place.arguments()).status == 0)
    let pipe = place.folder.path(of: "pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let output = place.folder.path(of: "piped")
    let result = Command.run(
      [
        "-c", script + " --quiet --as-of 2024-12-31", "sh", Command.path ?? "",
        place.folder.path(of: "insurance.csv"), place.folder.path(of: "reference.csv"), output,
        pipe,
      ], program: "/bin/sh")
    #expect(result.status == 0, "\(result.error)")
    #expect(
      TemporaryFolder.bytes(at: output + "/outcomes.csv")
        == TemporaryFolder.bytes(at: place.output + "/outcomes.csv"))
    // The digests in the manifest are those of the files.
    func digests(_ folder: String) -> [Substring] {
      TemporaryFolder.text(at: folder + "/manifest.json").split(separator: "\n")
        .filter { $0.contains("\"sha256\"") }.prefix(2).map { $0 }
    }
    #expect(digests(output) == digests(place.output))
    // What looks at the run later does not wait for a pipe that nobody fills.
    guard script.contains("> \"$5\" &") else { return }
    for command in ["explain", "worklists"] {
      let selection =
        command == "explain" ? ["--row", "1"] : ["--output", place.folder.path(of: "w")]
      let later = Command.run([command, output, "--lang", "en"] + selection)
      #expect(later.status == 66, "\(later.error)")
      #expect(later.error.contains("does not say where its input is"), "\(later.error)")
    }
  }

  @Test("A register of which no row is a record is 65")
  func nobody() {
    let place = Workplace(
      insurance: Array(Workplace.insurance.utf8),
      reference: Array((Workplace.referenceHeader + "\n1,2\n3\n").utf8))
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 65)
    #expect(
      result.error.contains(
        "(row 1): no row can be used: all are rejected, the first for: too few"),
      "\(result.error)")
    let index = Command.run([
      "index", place.folder.path(of: "reference.csv"), "--output", place.folder.path(of: "r.khop"),
    ])
    #expect(index.status == 65)
    #expect(!TemporaryFolder.names(in: place.folder.path).contains("r.khop"))
  }

  @Test("A workbook under a password is told from an old one")
  func password() {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 2040)
    let first = Workplace(insurance: bytes)
    let old = Command.run(first.arguments("--lang", "en"))
    #expect(old.status == 65 && old.error.contains("Excel 97–2003"), "\(old.error)")
    bytes += "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let second = Workplace(insurance: bytes)
    let locked = Command.run(second.arguments("--lang", "en"))
    #expect(locked.status == 65 && locked.error.contains("has a password"), "\(locked.error)")
  }
}
