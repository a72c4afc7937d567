import ArgumentParser

@main
struct Khop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "khop", abstract: "Links insurance records to the population register.",
    version: "0.1.0")
}
