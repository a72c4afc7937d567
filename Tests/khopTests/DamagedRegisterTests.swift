import TestSupport
import Testing

/// A frozen register with one changed byte names somebody else, or leads a search out of the file: no command may use it.
@Suite(
  "A damaged frozen register is refused by every command that reads it",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct DamagedRegisterTests {
  /// A place with a frozen register beside the two tables.
  private func place() -> (place: Workplace, register: String) {
    let place = Workplace()
    return (place, place.folder.write(Workplace.frozen, to: "register.khop"))
  }

  @Test("Whatever byte is changed, a match refuses with 65 and writes nothing")
  func flips() {
    let (place, register) = place()
    let whole = Workplace.frozen
    var random = SplitMix64(seed: 11)
    for round in 0..<Fuzzer.rounds(40) {
      let offset = Int.random(in: 0..<whole.count, using: &random)
      BytePatch.write(
        whole[offset] ^ UInt8.random(in: 1...255, using: &random), at: offset, to: register)
      let result = Command.run(place.arguments(reference: register, "--lang", "en", "--quiet"))
      #expect(result.status == 65, "round \(round), byte \(offset): \(result.error)")
      #expect(result.error.contains("register.khop: "), "round \(round), byte \(offset)")
      #expect(place.leftovers == ["register.khop"], "round \(round), byte \(offset)")
      BytePatch.write(whole[offset], at: offset, to: register)
    }
    let result = Command.run(place.arguments(reference: register, "--quiet"))
    #expect(result.status == 0, "\(result.error)")
  }

  @Test("The section is named, in the user's language, by each command")
  func commands() {
    let (place, register) = place()
    #expect(Command.run(place.arguments(reference: register, "--quiet")).status == 0)
    // Before the last sections, which are empty here and which nothing reads when the register is opened.
    let offset = Workplace.frozen.count - 1
    BytePatch.write(Workplace.frozen[offset] ^ 1, at: offset, to: register)
    let insurance = place.folder.path(of: "insurance.csv")
    let commands = [
      place.arguments(reference: register),
      [
        "train", "--insurance", insurance, "--reference", register, "--output",
        place.folder.path(of: "model.json"),
      ],
      ["explain", place.output, "--record", "BH1"],
      ["events", place.output, "--output", place.folder.path(of: "events")],
      [
        "worklists", place.output, "--output", place.folder.path(of: "lists"), "--all", "--store",
        place.folder.path(of: "khop.sqlite"),
      ],
      ["lookup", "--reference", register, "--id", "040190700001"],
      ["index", register, "--verify"],
    ]
    for command in commands {
      for (language, words) in [("vi", "bị hỏng"), ("en", "is damaged")] {
        let result = Command.run(command + ["--lang", language])
        #expect(result.status == 65, "\(command[0]): \(result.error)")
        #expect(
          result.error.contains("register.khop: ") && result.error.contains("'parentMark'")
            && result.error.contains(words), "\(command[0]): \(result.error)")
      }
    }
  }
}
