import TestSupport
import Testing

/// One table in the forms in which offices keep it gives one result.
@Suite(
  "Good input: one result, whatever the form of the file",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct GoodInputTests {
  /// The outcomes of the first two rows.
  static let expected: [String] = [
    "1,BH1,authenticated,D00,,040190700001,,0.999999,Nguyễn Thị Thu Hằng,15/03/1990,040190700001,Nữ,",
    "2,BH2,authenticated,D01,,040085700002,,0.999999,Lê Đình Quyết,20/11/1985,040085700002,Nam,",
  ]

  func expectOutcomes(
    _ place: Workplace, _ result: Command.Result, location: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == 0, "\(result.error)", sourceLocation: location)
    let lines = place.outcomeLines
    #expect(lines.count == 4, sourceLocation: location)
    #expect(Array(lines.prefix(2)) == Self.expected, sourceLocation: location)
    #expect(lines.last?.hasPrefix("4,BH4,unresolved,K40,") == true, sourceLocation: location)
    #expect(place.rejected.isEmpty, sourceLocation: location)
  }

  struct Form: CustomTestStringConvertible {
    let name: String
    let change: @Sendable (String) -> [UInt8]
    var testDescription: String { name }

    init(_ name: String, _ change: @escaping @Sendable (String) -> [UInt8]) {
      (self.name, self.change) = (name, change)
    }
  }

  /// The text with another delimiter; the tables have quotes around commas only.
  private static func delimited(_ text: String, by delimiter: String) -> String {
    PlainTable(Array(text.utf8)).withHeader.map { $0.joined(separator: delimiter) }
      .joined(separator: "\n") + "\n"
  }

  static let forms = [
    Form("as it is") { Array($0.utf8) },
    Form("UTF-8 with a mark") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
    Form("CRLF") { text in Array(text.utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } },
    Form("no line end behind the last row") { Array($0.utf8.dropLast()) },
    Form("semicolons") { Array(delimited($0, by: ";").utf8) },
    Form("tabs") { Array(delimited($0, by: "\t").utf8) },
    Form("UTF-16, little-endian, with a mark") { text in
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    },
    Form("UTF-16, big-endian, with a mark") { text in
      [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    },
    Form("UTF-16 with tabs, as a spreadsheet saves text") { text in
      [0xFF, 0xFE] + delimited(text, by: "\t").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    },
    Form("a title above the header") {
      Array(("DANH SÁCH THAM GIA BHXH, BHYT,,,,,,,,,\n" + $0).utf8)
    },
    Form("Vietnamese headings") { Array(renamed($0, vietnamese).utf8) },
    Form("Vietnamese headings without marks") { Array(renamed($0, unmarked).utf8) },
    Form("columns in another order") { text in
      let rows = PlainTable(Array(text.utf8)).withHeader.map { row in
        row.reversed().map { $0.contains(",") ? "\"\($0)\"" : $0 }
      }
      return Array((rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n").utf8)
    },
  ]

  private static let vietnamese =
    "Mã hồ sơ,Mã số BHXH,Số thẻ BHYT,Họ và tên,Ngày sinh,Giới tính,Số CCCD/ĐDCN,Địa chỉ,Mã xã,Đối tượng"
  private static let unmarked =
    "MA HO SO,MA SO BHXH,SO THE BHYT,HO VA TEN,NGAY SINH,GIOI TINH,SO CCCD/DDCN,DIA CHI,MA XA,DOI TUONG"

  private static func renamed(_ text: String, _ header: String) -> String {
    Workplace.text(header, text.split(separator: "\n").dropFirst().map(String.init))
  }

  @Test("An insurance file in any form", arguments: forms)
  func insurance(form: Form) {
    // The two rows that need no search are enough to see that the form was read right.
    let text = Workplace.text(
      Workplace.insuranceHeader, Array(Workplace.insuranceRows.prefix(2)))
    let place = Workplace(insurance: form.change(text), reference: Workplace.frozen)
    let result = Command.run(place.arguments("--quiet"))
    #expect(result.status == 0, "\(result.error)")
    #expect(place.outcomeLines == Self.expected)
  }

  @Test("Standard input, as a file and as a pipe")
  func standardInput() throws {
    for isPipe in [false, true] {
      let place = Workplace()
      let arguments = place.arguments(insurance: "-", "--quiet")
      if isPipe {
        let process = try #require(Command.start(arguments, input: .pipe))
        process.send(Workplace.insurance)
        expectOutcomes(place, process.wait())
      } else {
        let file = place.folder.path(of: "insurance.csv")
        expectOutcomes(place, Command.run(arguments, input: .file(file)))
      }
    }
  }

  @Test("A frozen register, and a run into a folder that has other files")
  func frozen() {
    let place = Workplace()
    let register = place.folder.path(of: "results/register.khop")
    let index = Command.run([
      "index", place.folder.path(of: "reference.csv"), "--output", register, "--lang", "en",
      "--as-of", "2024-12-31",
    ])
    #expect(index.status == 0 && index.output.contains("4 people"), "\(index.error)")
    expectOutcomes(place, Command.run(place.arguments(reference: register, "--quiet")))
    #expect(
      TemporaryFolder.names(in: place.output) == [
        "duplicates.csv", "manifest.json", "outcomes.csv", "register.khop", "rejected.csv",
        "summary.json",
      ])
    let verified = Command.run(["index", register, "--verify", "--lang", "en"])
    #expect(verified.status == 0 && verified.output.contains("4 people, intact"))
  }

  @Test("A quiet run says nothing; the result appears in a new folder of a new folder")
  func quiet() {
    let place = Workplace()
    let output = place.folder.path(of: "a/b/results")
    let result = Command.run(place.arguments(output: output, "--quiet"))
    #expect(result.status == 0 && result.output.isEmpty && result.error.isEmpty)
    #expect(TemporaryFolder.names(in: output).count == 5)
    #expect(TemporaryFolder.names(in: place.folder.path(of: "a/b")) == ["results"])
  }

  @Test("A configuration names the columns that nobody else could know")
  func configuration() {
    let place = Workplace(
      insurance: Workplace.text(
        "r,s,t,người,khi,phái,số,nơi,mã,loại", Workplace.insuranceRows))
    let file = place.folder.write(
      """
      report.language = "en"

      [insurance.columns]
      record_id = "r"
      full_name = "người"
      birth_date = "khi"
      gender = "phái"
      citizen_id = "số"

      """, to: "khop.toml")
    let result = Command.run(place.arguments("--config", file))
    expectOutcomes(place, result)
    #expect(result.output.contains("CLEANSING AND AUTHENTICATION"))
  }

  // MARK: Reports

  @Test("The report in both languages, from the run and printed again")
  func report() throws {
    let place = Workplace()
    for (language, golden) in [("vi", Golden.vietnamese), ("en", Golden.english)] {
      let run = Command.run(place.arguments("--lang", language))
      #expect(run.status == 0)
      let again = Command.run([
        "report", place.output, "--lang", language, "--format", "none",
      ])
      #expect(again.status == 0)
      #expect(again.output == golden)
      #expect(run.output.hasPrefix(again.output.dropLast()))
      for secret in Workplace.secrets { #expect(!run.output.contains(secret)) }
    }
    #expect(Command.run(["report", place.folder.path]).status == 66)
  }

  @Test("The version and the help are on standard output")
  func help() {
    let version = Command.run(["--version"])
    #expect(version.status == 0 && version.output.contains("."))
    for command in ["match", "index", "generate", "evaluate", "report"] {
      let help = Command.run(["help", command])
      #expect(help.status == 0 && help.output.contains("khop \(command)"))
    }
  }
}

extension PlainTable {
  /// The header and the rows.
  fileprivate var withHeader: [[String]] { [header] + rows }
}
