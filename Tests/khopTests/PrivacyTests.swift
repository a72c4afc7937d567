import TestSupport
import Testing

/// Counts and outputs hold nobody's values, whatever the input is like.
@Suite(
  "Counts hold nobody's name or number, and every output is UTF-8",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct PrivacyTests {
  /// The rows with their cells one place to the right: the class is where the commune was, and so on.
  private static let shifted = Workplace.text(
    "class,record_id,si_number,card_number,full_name,birth_date,gender,citizen_id,address,commune_code",
    Workplace.insuranceRows.map { row in
      // The first cells only, so that names stand under other headings.
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return
        ([cells[3], cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], "x"]
        + [cells[6]]).joined(separator: ",")
    })

  @Test(
    "Names under the heading of the class and numbers under that of the commune are counted as other"
  )
  func shiftedColumns() {
    let place = Workplace(insurance: Self.shifted)
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 0, "\(result.error)")
    let clean = place.folder.path(of: "clean")
    let profile = Command.run(
      ["clean", place.folder.path(of: "insurance.csv"), "--output", clean, "--lang", "en"])
    #expect(profile.status == 0, "\(profile.error)")
    let counts = [
      TemporaryFolder.bytes(at: place.output + "/summary.json"),
      TemporaryFolder.bytes(at: clean + "/profile.json"),
    ].map { String(decoding: $0, as: UTF8.self) }
    for secret in Workplace.secrets {
      for text in counts + [result.output, profile.output] { #expect(!text.contains(secret)) }
    }
    for text in counts { #expect(text.contains("\"key\" : \"other\"")) }
    #expect(profile.output.contains("(other, no class)"))
  }

  @Test("The message for a file without a header shows no cell of it")
  func noHeader() {
    let place = Workplace(insurance: "7,Vinh,Nam,x\n8,Hoa,Nam,y\n")
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 65)
    #expect(result.error.contains("found 4 columns, none with a known name"), "\(result.error)")
    for cell in ["Vinh", "Nam", "“7”"] { #expect(!result.error.contains(cell)) }
  }

  @Test("The report for publication is hidden on the terminal too")
  func published() {
    let place = Workplace()
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    let result = Command.run(
      ["report", place.output, "--publish", "--format", "none", "--lang", "en"])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("for publication") && result.output.contains("×"))
    // Three of four records are linked: a group of fewer than five.
    #expect(!result.output.contains("Distinct people authenticated"))
  }

  @Test("An id that is no UTF-8 is written as text, found again and kept apart by its row")
  func badBytes() {
    var bytes = Array((Workplace.insuranceHeader + "\n").utf8)
    for id: [UInt8] in [[0x42, 0xFF, 0xE3], [0x42, 0xC3], Array("Bé".utf8)] {
      bytes += id + Array(",,,Moong V\u{103}n C\u{1EE5}t,1952,Nam,,\"x\",16813,\n".utf8)
    }
    // A damaged name and address besides.
    bytes += Array("B9,,,Moong V".utf8) + [0xFF] + Array("n,1952,Nam,,".utf8) + [0xFE, 0xE1]
    bytes += Array(",16813,\n".utf8)
    let place = Workplace(insurance: bytes)
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    let outcomes = TemporaryFolder.bytes(at: place.output + "/outcomes.csv")
    #expect(String(validating: outcomes, as: UTF8.self) != nil)
    #expect(
      place.outcomes.map { $0["record_id"] } == ["B\u{FFFD}\u{FFFD}", "B\u{FFFD}", "Bé", "B9"])
    let explained = Command.run(["explain", place.output, "--record", "B\u{FFFD}", "--lang", "en"])
    #expect(explained.status == 0, "\(explained.error)")
    let clean = place.folder.path(of: "clean")
    let back = place.folder.path(of: "back")
    let insurance = place.folder.path(of: "insurance.csv")
    #expect(Command.run(["clean", insurance, "--output", clean, "--quiet"]).status == 0)
    for name in ["changes.csv", "findings.csv", "rejected.csv", "profile.json"] {
      let output = TemporaryFolder.bytes(at: clean + "/" + name)
      #expect(String(validating: output, as: UTF8.self) != nil, "\(name)")
    }
    #expect(Command.run(["clean", clean, "--undo", "--output", back, "--quiet"]).status == 0)
    #expect(PlainTable(TemporaryFolder.bytes(at: back + "/restored.csv")).rows.count == 4)
    #expect(TemporaryFolder.bytes(at: back + "/restored.csv").contains(0xFF))
  }

  @Test("The manifest always has the key of the configuration, the summary shares and plain keys")
  func keys() {
    let place = Workplace()
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    let manifest = String(
      decoding: TemporaryFolder.bytes(at: place.output + "/manifest.json"), as: UTF8.self)
    #expect(manifest.contains("\"configuration_sha256\" : null"))
    let summary = String(
      decoding: TemporaryFolder.bytes(at: place.output + "/summary.json"), as: UTF8.self)
    for key in ["duplicate_record_ids", "register_duplicate_ids", "authenticated_interval"] {
      #expect(summary.contains("\"\(key)\""), "\(key)")
    }
    #expect(summary.contains("\"authenticated\" : 0.75") && !summary.contains("i_ds"))
    // A summary of version 3, as histories hold it, is still read; its manifest has no digest of it.
    place.folder.write(
      manifest.replacing("summary.json", with: "other.json"), to: "results/manifest.json")
    let old = summary.split(separator: "\"version\" : 4").joined(separator: "\"version\" : 3")
      .split(separator: "_ids\"").joined(separator: "_i_ds\"")
    place.folder.write(old, to: "results/summary.json")
    let report = Command.run(["report", place.output, "--format", "none"])
    #expect(report.status == 0, "\(report.error)")
    place.folder.write("{", to: "results/summary.json")
    let broken = Command.run(["report", place.output, "--format", "none", "--lang", "en"])
    #expect(broken.status == 65 && broken.error.contains("not the JSON"), "\(broken.error)")
  }
}
