import TestSupport
import Testing
import Workbooks

/// The program knows Nghệ An best; an office of another province must not sign as that one.
@Suite(
  "An office of another province signs with its own name or leaves dots",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct OtherProvinceTests {
  /// The small tables with numbers and communes of Hà Tĩnh.
  private static func moved(_ text: String) -> [UInt8] {
    let codes = [
      ("040", "042"), ("17002", "18076"), ("16813", "18100"), ("17005", "18079"),
      ("16666", "18082"),
    ]
    return Array(codes.reduce(text) { $0.replacing($1.0, with: $1.1) }.utf8)
  }

  private func finished() -> Workplace {
    let place = Workplace(
      insurance: Self.moved(Workplace.insurance), reference: Self.moved(Workplace.reference))
    let result = Command.run(place.arguments())
    #expect(result.status == 0 && !Self.names(result), "\(result.error)\(result.output)")
    return place
  }

  /// Whether a command named the province in what it printed.
  private static func names(_ result: Command.Result) -> Bool {
    names(result.output + result.error)
  }

  private static func names(_ text: String) -> Bool {
    text.lowercased().contains("nghệ an") || text.lowercased().contains("nghe an")
  }

  /// The texts of a workbook's first sheet, or the file as text.
  private func text(at path: String) throws -> String {
    let bytes = TemporaryFolder.bytes(at: path)
    guard path.hasSuffix(".xlsx") else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    try WorkbookReader.with(bytes) { reader in
      try reader.readRows(of: 0) { row in
        text += row.texts.joined(separator: "\t") + "\n"
        return true
      }
    }
    return text
  }

  @Test("No output names Nghệ An, and the head of reports and lists has dots")
  func dots() throws {
    let place = finished()
    let folder = place.folder
    let frozen = folder.path(of: "register.khop")
    for command in [
      ["index", folder.path(of: "reference.csv"), "--output", frozen],
      ["clean", folder.path(of: "insurance.csv"), "--output", folder.path(of: "cleaned")],
      ["events", place.output], ["explain", place.output, "--record", "BH2"],
      ["explain", place.output, "--record", "BH4", "--lang", "en"],
      ["lookup", "--reference", frozen, "--id", "042190700001"],
      ["report", place.output],
      ["report", place.output, "--lang", "en", "--output", folder.path(of: "english")],
      [
        "worklists", place.output, "--output", folder.path(of: "lists"), "--all", "--store",
        folder.path(of: "khop.sqlite"),
      ],
    ] {
      let result = Command.run(command)
      #expect(result.status == 0, "\(command[0]): \(result.error)")
      #expect(!Self.names(result), "\(command[0]): \(result.error)\(result.output)")
    }
    var read = 0
    for part in ["results", "english", "lists", "cleaned"] {
      for name in TemporaryFolder.names(in: folder.path(of: part)) where !name.hasSuffix(".pdf") {
        let text = try text(at: folder.path(of: part) + "/" + name)
        #expect(!Self.names(text), "\(part)/\(name)")
        read += 1
        if name == "report.html" || name.hasSuffix("xlsx") && part == "lists" {
          let unit = part == "english" ? "SOCIAL INSURANCE OF ……" : "BẢO HIỂM XÃ HỘI ……"
          #expect(text.contains(unit), "\(part)/\(name)")
          #expect(text.contains(part == "english" ? "……, 2024" : "……, ngày 31 tháng 12"), "\(name)")
        }
      }
    }
    #expect(read > 12)
  }

  @Test("What is not set is told once, and neither quietly nor when it is set")
  func note() throws {
    let place = finished()
    let report = ["report", place.output, "--format", "html"]
    let lists = [
      "worklists", place.output, "--output", place.folder.path(of: "lists"), "--all", "--store",
      place.folder.path(of: "khop.sqlite"),
    ]
    for (command, options) in [(report, "--unit-name, --place"), (lists, "--office, --place")] {
      let told = Command.run(command)
      #expect(told.error.contains("chưa đặt [report] unit, place"), "\(told.error)")
      #expect(told.error.contains(options), "\(told.error)")
      #expect(told.error.split(separator: "[report]").count == 2, "\(told.error)")
      #expect(!Command.run(command + ["--quiet"]).error.contains("[report]"))
    }
    let half = Command.run(report + ["--place", "Hà Tĩnh", "--lang", "en"])
    #expect(half.error.contains("[report] unit not set") && half.error.contains("; set it in the"))
    #expect(half.error.hasSuffix("--unit-name\n") || half.error.contains("--unit-name\nkhop"))
    let config = place.folder.write(
      "[report]\nunit = \"BHXH TỈNH HÀ TĨNH\"\nplace = \"Hà Tĩnh\"\n", to: "khop.toml")
    for command in [report, lists] {
      let result = Command.run(command + ["--config", config])
      #expect(result.status == 0 && !result.error.contains("[report]"), "\(result.error)")
    }
    let list = try #require(
      TemporaryFolder.names(in: place.folder.path(of: "lists")).first { $0.hasSuffix(".xlsx") })
    let texts = [
      place.folder.text(of: "results/report.html"),
      try text(at: place.folder.path(of: "lists/" + list)),
    ]
    for text in texts {
      #expect(text.contains("BHXH TỈNH HÀ TĨNH") && text.contains("Hà Tĩnh, ngày 31 tháng 12"))
    }
  }
}
