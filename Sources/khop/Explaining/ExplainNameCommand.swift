import ArgumentParser
import Reporting
import Tables
import VietnameseText

/// `khop explain-name`: shows how one name is read.
struct ExplainNameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-name",
    abstract: Usage.words(
      vi: "Hiển thị từng bước cách đọc một họ tên.",
      en: "Shows step by step how one name is read."),
    discussion: #"khop explain-name "NguyÔn ThÞ H»ng""#)

  @Argument(
    help: .words(
      vi: "Họ tên như ghi trong tệp.",
      en: "The name as it stands in the file."))
  var name: String

  @OptionGroup var options: ExplainOptions

  func run() {
    var explanation = StepText(options.language)
    let reader = NameReader.standard
    let reading = reader.read(name)
    addSteps(reader.trace(name), &explanation)
    addResult(reading, &explanation)
    addSyllables(reading, &explanation)
    Console.write(explanation.text, to: 1)
  }

  private func addSteps(_ steps: [NameStep], _ explanation: inout StepText) {
    var table = TextTable(rightAligned: [])
    for step in steps where step.code != "read" && !step.code.hasPrefix("NF") {
      table.add(
        step.code, explanation.say(step.vi, step.en), "“\(step.before)” → “\(step.after)”")
    }
    if reading(of: steps) == name, table.text().isEmpty {
      table.add("–", explanation.say("không phải sửa gì", "nothing to mend"))
    }
    explanation.section(explanation.say("Từng bước", "Step by step"), table)
  }

  private func reading(of steps: [NameStep]) -> String { steps.last?.after ?? "" }

  private func addResult(_ reading: NameReading, _ explanation: inout StepText) {
    var table = TextTable(rightAligned: [])
    table.add(explanation.say("Giá trị gốc", "As received"), name)
    table.add(explanation.say("Kết quả", "Result"), reading.display())
    for words in reading.alternatives {
      table.add(
        explanation.say("Cách đọc khác", "Other reading"), NameReading.display(words))
    }
    for rule in NameFindings.all where reading.findings.contains(rule.finding) {
      table.add(
        explanation.say("Phát hiện", "Finding"),
        "\(rule.code) "
          + explanation.say(rule.vi, rule.en))
    }
    let parts = NameParts.split(reading.words)
    func shown(_ range: Range<Int>) -> String {
      range.isEmpty ? "–" : NameReading.display(Array(reading.words[range]))
    }
    if !reading.words.isEmpty {
      table.add(explanation.say("Họ", "Surname"), shown(parts.surname))
      table.add(explanation.say("Đệm", "Middle"), shown(parts.middle))
      table.add(explanation.say("Tên", "Given name"), shown(parts.given))
      table.add(explanation.say("Giới tính theo tên", "Sex by the name"), sex(reading, explanation))
    }
    explanation.section(explanation.say("Kết quả", "Result"), table)
  }

  private func sex(_ reading: NameReading, _ explanation: StepText) -> String {
    let bits = SexLikelihood.standard.logOddsFemaleInBits(reading.words)
    if bits == 0 { return explanation.say("không nói lên gì", "says nothing") }
    let numbers = NumberStyle(explanation.language)
    // Odds of two to the power of the bits.
    var odds = 1.0
    var rest = bits.magnitude
    while rest >= 1 {
      odds *= 2
      rest -= 1
    }
    odds *= 1 + rest
    let share = numbers.percent(odds / (1 + odds), decimals: 1)
    let word =
      bits > 0 ? explanation.say("nữ", "female") : explanation.say("nam", "male")
    return "\(word) \(share) (\(numbers.decimal(bits.magnitude, decimals: 1)) bit)"
  }

  private func addSyllables(_ reading: NameReading, _ explanation: inout StepText) {
    if reading.words.isEmpty { return }
    var table = TextTable(rightAligned: [])
    table.add(
      explanation.say("tiếng", "syllable"), explanation.say("âm đầu", "onset"),
      explanation.say("vần", "rhyme"), explanation.say("thanh", "tone"))
    for word in reading.words {
      guard let syllable = Syllable(word) else {
        table.add(
          word, "–", "–", explanation.say("không phải tiếng Việt hợp lệ", "no valid syllable"))
        continue
      }
      let onset = syllable.onset.text
      table.add(
        word, onset.isEmpty ? "–" : onset, syllable.rhymeText, tone(syllable.tone, explanation))
    }
    explanation.section(explanation.say("Các tiếng", "Syllables"), table)
  }

  private func tone(_ tone: Tone, _ explanation: StepText) -> String {
    switch tone {
    case .ngang: explanation.say("ngang", "ngang (level)")
    case .huyen: explanation.say("huyền", "huyền (falling)")
    case .sac: explanation.say("sắc", "sắc (rising)")
    case .hoi: explanation.say("hỏi", "hỏi (dipping)")
    case .nga: explanation.say("ngã", "ngã (broken)")
    case .nang: explanation.say("nặng", "nặng (heavy)")
    }
  }
}
