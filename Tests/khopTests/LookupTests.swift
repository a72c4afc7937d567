import TestSupport
import Testing

@Suite(
  "One person is looked up by a card, a number, or a name and a date",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct LookupTests {
  private func lookup(_ query: [String], isFrozen: Bool = true) -> Command.Result {
    let place = Workplace()
    let register =
      isFrozen
      ? place.folder.write(Workplace.frozen, to: "register.khop")
      : place.folder.path(of: "reference.csv")
    return Command.run(
      ["lookup", "--reference", register, "--lang", "en", "--as-of", "2024-12-31"] + query)
  }

  @Test(
    "Each way leads to the person, with a frozen register and with a table",
    arguments: [
      ["--id", "040190700001"],
      ["--id", " 0401 9070 0001"],
      ["--id", "187700001"],
      ["--name", "NGUYEN THI THU HANG", "--date", "15/3/1990"],
      ["--name", "Nguyễn Thị Thu Hằng", "--date", "1990-03-15", "--sex", "Nữ"],
      [
        "--qr",
        "040190700001||Nguyễn Thị Thu Hằng|15031990|Nữ|Nam Thanh, Nam Đàn, Nghệ An|10052021",
      ],
    ])
  func found(query: [String]) {
    for isFrozen in [true, false] {
      let result = lookup(query, isFrozen: isFrozen)
      #expect(result.status == 0, "\(query): \(result.error)")
      #expect(result.output.contains("1. Probability "), "\(query): \(result.output)")
      #expect(result.output.contains("Nguyễn Thị Thu Hằng"), "\(query): \(result.output)")
      #expect(result.output.contains("040******001"), "\(query): \(result.output)")
      #expect(!result.output.contains("040190700001"))
    }
  }

  @Test("All digits are shown on request, and in Vietnamese by default")
  func unmasked() {
    let result = lookup(["--id", "040190700001", "--unmask", "--lang", "vi"])
    #expect(result.output.contains("040190700001") && result.output.contains("1. Xác suất"))
  }

  @Test(
    "A number alone means its bearer and nobody else",
    arguments: [["--id", "040190700001"], ["--id", "187700001"]])
  func numberAlone(query: [String]) throws {
    let output = lookup(query).output
    let share = try #require(output.firstMatch(of: /1\. Probability ([0-9.]+) %/))
    #expect(Double(share.1) ?? 0 > 90, "\(output)")
    #expect(!output.contains("\n2. "), "\(output)")
  }

  @Test("A number of somebody else's name shows both what agrees and what differs")
  func differing() {
    let result = lookup([
      "--id", "040190700001", "--name", "Hồ Thị Xuân Diệu", "--date", "10/10/1940",
    ])
    // Name and date are those of one person beyond doubt, as they are in a run.
    #expect(result.status == 0)
    #expect(result.output.contains("Nguyễn Thị Thu Hằng"), "\(result.output)")
    #expect(result.output.contains("Hồ Thị Xuân Diệu") && result.output.contains("dead"))
    let nobody = lookup(["--id", "040190700001", "--name", "Trần Văn Bê", "--date", "05/03/1999"])
    #expect(nobody.status == 1)
    #expect(nobody.output.contains("not surely of whom was asked for"), "\(nobody.output)")
  }

  @Test(
    "Somebody whose number is like it, or a namesake of a year, is near and not found",
    arguments: [
      ["--id", "040190700002"], ["--name", "Nguyễn Thị Thu Hằng", "--date", "1990"],
      ["--id", "040190700002", "--name", "Nguyễn Thị Thu Hà", "--date", "1990"],
    ])
  func near(query: [String]) {
    let result = lookup(query)
    #expect(result.status == 1, "\(query): \(result.output)")
    #expect(
      result.output.contains("Nobody is certain") || result.output.contains("No match found"),
      "\(query): \(result.output)")
  }

  @Test("Nobody is status 1, half a query 64, an unreadable card 65, no register 66")
  func nobody() {
    let nobody = lookup(["--id", "040099999999"])
    #expect(nobody.status == 1 && nobody.output.contains("No match found"), "\(nobody.output)")
    #expect(lookup(["--name", "Moong Văn Cụt"]).status == 64)
    #expect(lookup(["--id", "040190700001", "--qr", "a|b"]).status == 64)
    #expect(lookup([]).status == 64)
    #expect(lookup(["--qr", "hello"]).status == 65)
    // Without what cannot be read quite other people would be found.
    #expect(lookup(["--name", "Moong Văn Cụt", "--date", "abc"]).status == 64)
    #expect(lookup(["--id", "abc"]).status == 64)
    #expect(
      Command.run(["lookup", "--reference", "/nowhere/a.khop", "--id", "040190700001"]).status == 66
    )
  }

  @Test(
    "What cannot be read is told with the usage of look-ups, before a register is opened",
    arguments: [
      (["--name", "Moong Văn Cụt", "--date", "abc"], "--date"),
      (["--name", "???", "--date", "1952"], "--name"),
      (["--name", "Moong Văn Cụt", "--date", "1952", "--sex", "xyz"], "--sex"),
      (["--id", "040"], "--id"), (["--id", "abc"], "--id"),
      (["--id", "040190700001", "--sex", "xyz"], "--sex"),
    ])
  func unreadable(query: [String], option: String) {
    // A register that is not there would be 66.
    for (language, usage, words) in [
      ("vi", "Cách dùng: khop lookup ", "\(option): không đọc được"),
      ("en", "Usage: khop lookup ", "\(option): the "),
    ] {
      let result = Command.run(
        ["lookup", "--reference", "/nowhere/a.khop", "--lang", language] + query)
      #expect(result.status == 64, "\(query): \(result.error)")
      #expect(result.error.contains(words), "\(query): \(result.error)")
      #expect(result.error.contains(usage), "\(query): \(result.error)")
    }
  }
}
