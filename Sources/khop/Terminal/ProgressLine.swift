import Authentication
import Reporting
import Synchronization
import Tables

/// Shows how far a run is: one line that rewrites itself on a terminal, plain lines otherwise.
///
/// Called from all threads of the run; a line is written at most ten times a second, or at each
/// tenth of a stage where there is no terminal.
final class ProgressLine: Sendable {
  private struct State {
    var stage: String?
    var stageStart = ContinuousClock.now
    var lastShown = ContinuousClock.now - .seconds(1)
    var lastTenth = -1
  }

  private let state = Mutex(State())
  private let language: ReportLanguage
  private let isTerminal: Bool

  init(language: ReportLanguage, isTerminal: Bool) {
    self.language = language
    self.isTerminal = isTerminal
  }

  func show(_ stage: MatchStage, _ done: Int, _ total: Int) { show(name(stage), done, total) }

  /// - Parameters:
  ///   - stage: What is being done, in the user's language.
  ///   - total: All rows, or `0` when that is not known.
  func show(_ stage: String, _ done: Int, _ total: Int) {
    state.withLock { state in
      let now = ContinuousClock.now
      if state.stage != stage {
        state.stage = stage
        state.stageStart = now
        state.lastTenth = -1
        if !isTerminal, total == 0 { Console.error("khop: \(stage)") }
      }
      guard total > 0 else {
        if isTerminal { Console.write("\r\u{1B}[K\(stage) …", to: 2) }
        return
      }
      if isTerminal {
        guard now - state.lastShown > .milliseconds(100) || done == total else { return }
        state.lastShown = now
        Console.write(
          "\r\u{1B}[K" + line(stage, done, total, elapsed: now - state.stageStart), to: 2)
      } else {
        let tenth = done * 10 / total
        guard tenth > state.lastTenth else { return }
        state.lastTenth = tenth
        Console.error("khop: " + line(stage, done, total, elapsed: now - state.stageStart))
      }
    }
  }

  /// Takes the line away.
  func finish() {
    if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
  }

  private func line(_ stage: String, _ done: Int, _ total: Int, elapsed: Duration) -> String {
    let numbers = NumberStyle(language)
    let parts = elapsed.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    let rate = seconds > 0.05 ? Double(done) / seconds : 0
    var text = "\(stage) "
    if isTerminal {
      let filled = done * 24 / total
      text += String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
      text += " "
    }
    text +=
      "\(numbers.whole(done))/\(numbers.whole(total)) "
      + language.choose(vi: "dòng", en: "rows")
    if rate > 0 {
      text += ", \(numbers.whole(Int(rate))) " + language.choose(vi: "dòng/giây", en: "rows/s")
      let left = Double(total - done) / rate
      if left >= 0.5 {
        text += language.choose(vi: ", còn ", en: ", left ") + numbers.decimal(left, decimals: 0)
        text += language.choose(vi: " giây", en: " s")
      }
    }
    return text
  }

  private func name(_ stage: MatchStage) -> String {
    switch stage {
    case .openReference: language.choose(vi: "mở dữ liệu dân cư", en: "opening the register")
    case .readReference: language.choose(vi: "đọc dữ liệu dân cư", en: "reading the register")
    case .freeze: language.choose(vi: "lập chỉ mục dân cư", en: "indexing the register")
    case .readInsurance: language.choose(vi: "đối chiếu bản ghi", en: "matching records")
    case .resolve: language.choose(vi: "xử lý trùng lặp", en: "resolving duplicates")
    case .write: language.choose(vi: "ghi kết quả", en: "writing results")
    case .digest: language.choose(vi: "tính mã kiểm tra", en: "computing digests")
    }
  }
}
