import Testing

@Suite("Help in the user's language")
struct HelpTests {
  /// Every command by its path, as the program lists them.
  private static let commands = [
    ["match"], ["clean"], ["index"], ["train"], ["generate"], ["evaluate"], ["report"], ["events"],
    ["indicators"], ["indicators", "import"], ["explain"], ["lookup"], ["compare"], ["worklists"],
    ["import-corrections"], ["history"], ["sample"], ["certify"], ["explain-name"], ["explain-id"],
    ["explain-date"],
  ]
  private static let parserWords = [
    "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show ", "(default", "default:",
    "values:",
  ]

  @Test("The list of commands is in Vietnamese, and in English on request")
  func allCommands() {
    let vietnamese = Command.run(["--help"])
    #expect(vietnamese.status == 0)
    #expect(vietnamese.output.hasPrefix("Làm sạch dữ liệu BHXH, BHYT"))
    for word in Self.parserWords { #expect(!vietnamese.output.contains(word), "\(word)") }
    for path in Self.commands where path.count == 1 {
      #expect(vietnamese.output.contains("\n  \(path[0]) "), "\(path)")
    }
    for arguments in [
      ["--help", "--lang", "en"], ["help", "--lang", "en"], ["help", "--lang=en"],
    ] {
      let english = Command.run(arguments)
      #expect(english.status == 0, "\(arguments): \(english.error)")
      #expect(english.output.hasPrefix("OVERVIEW: Cleanses insurance records"), "\(arguments)")
    }
  }

  @Test("Each command explains itself in both languages", arguments: commands)
  func oneCommand(path: [String]) {
    let vietnamese = Command.run(["help"] + path)
    let english = Command.run(path + ["--help", "--lang", "en"])
    #expect(vietnamese.status == 0 && english.status == 0)
    #expect(vietnamese.output.contains("CÁCH DÙNG: khop \(path.joined(separator: " "))"))
    #expect(english.output.contains("USAGE: khop \(path.joined(separator: " "))"))
    for word in Self.parserWords { #expect(!vietnamese.output.contains(word), "\(word)") }
    // Both texts tell of the same options.
    func options(_ text: String) -> Set<Substring> {
      Set(
        text.split { " \n=<>[],.;:()".contains($0) }.filter { $0.hasPrefix("--") && $0.count > 3 })
    }
    #expect(
      options(vietnamese.output).union(["--lang"]) == options(english.output).union(["--lang"]))
  }

  @Test(
    "An option that a command does not have is told before what is missing",
    arguments: [
      ["match", "--bogus"], ["match", "--insurance", "a.csv", "--bogus=1"],
      ["indicators", "import", "--bogus", "x"],
    ])
  func unknownOption(arguments: [String]) {
    let result = Command.run(arguments)
    #expect(result.status == 64)
    #expect(result.error.contains("không có tùy chọn '--bogus'"), "\(result.error)")
    #expect(result.error.contains("Cách dùng: khop \(arguments[0])"))
    let missing = Command.run(["match", "--insurance", "--bogus.csv"])
    #expect(missing.status == 64)
  }

  @Test("A value's name says what it is and does not repeat its option", arguments: commands)
  func valueNames(path: [String]) {
    for language in ["vi", "en"] {
      let help = Command.run(path + ["--help", "--lang", language]).output
      for match in help.matches(of: /--([a-z-]+) <([^>]+)>/) {
        #expect(match.1 != match.2, "\(path): \(match.0)")
      }
      for line in help.split(separator: "\n")
      where line.contains("(values: ") || line.contains("(giá trị: ") {
        let said = line.split(separator: "(").first ?? ""
        #expect(!said.contains("office, police"), "\(path): \(line)")
      }
    }
  }

  @Test("No sentence of a help text breaks before its line is full", arguments: [[]] + commands)
  func wholeSentences(path: [String]) {
    for language in ["vi", "en"] {
      let help = Command.run(path + ["--help", "--lang", language]).output
      let usage = help.firstRange(of: language == "vi" ? "CÁCH DÙNG:" : "USAGE:")
      let lines = help[..<(usage?.lowerBound ?? help.endIndex)]
        .split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.dropLast().enumerated() {
        let next = lines[number + 1]
        let isExample = line.hasPrefix("khop ") || next.hasPrefix("khop ")
        if line.isEmpty || next.isEmpty || isExample || ".:;".contains(line.suffix(1)) { continue }
        // The parser fills lines of 80 columns, the first one behind its own word for an overview.
        let room = number == 0 && language == "vi" ? 80 - "OVERVIEW: ".count : 80
        let word = next.prefix { $0 != " " }
        #expect(line.count + 1 + word.count >= room, "\(path): \(line)")
      }
    }
  }

  @Test("The two files of a match may be tables of a database, and the help says so")
  func databases() {
    for command in ["match", "train", "lookup", "index", "clean"] {
      for language in ["vi", "en"] {
        let help = Command.run([command, "--help", "--lang", language]).output
        #expect(help.contains("PostgreSQL"), "\(command)")
      }
    }
  }

  @Test("Exit statuses stand in their order")
  func statuses() throws {
    for language in ["vi", "en"] {
      let help = Command.run(["--help", "--lang", language]).output
      let start = try #require(
        help.firstRange(of: language == "vi" ? "Mã thoát: " : "Exit status: "))
      let statuses = help[start.upperBound...].prefix { $0 != "." }
        .matches(of: /\b\d+\b/).compactMap { Int($0.0) }
      #expect(statuses.count == 10 && statuses == statuses.sorted(), "\(statuses)")
    }
  }

  /// Words that stood beside another one for the same thing.
  private static let retired = [
    "hồ sơ", "sổ theo dõi", "chứng cứ", "người soát", "mẫu soát", "người xem", "đầu vào chuẩn",
    "đầu ra chuẩn", "độ bao phủ", "số gốc", "cho xem",
  ]

  @Test("One thing has one word in the help of all commands", arguments: commands)
  func words(path: [String]) {
    let help = Command.run(path + ["--help"]).output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").lowercased()
    for word in Self.retired { #expect(!help.contains(word), "\(path): \(word)") }
    for place in help.ranges(of: "lịch sử") {
      #expect(help[..<place.lowerBound].hasSuffix("tệp "), "\(path)")
    }
  }
}
