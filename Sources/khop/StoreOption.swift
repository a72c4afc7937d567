import ArgumentParser
import History
import Tables

/// The office's history, `--store`.
struct StoreOption: ParsableArguments {
  @Option(
    help: .words(
      vi: "Lịch sử của cơ quan, một tệp SQLite; tạo nếu chưa có.",
      en: "The history of the office, a SQLite file; made when it is not there."))
  var store = "khop.sqlite"

  /// Opens the history for writing, before the work, so that one that cannot be written is told at once.
  func open() throws(HistoryError) -> OpenedHistory {
    OpenedHistory(try History(path: store, mode: .create))
  }
}

/// A history that a command writes to; one that was made for it is taken away again when the command fails.
final class OpenedHistory {
  let history: History
  private var isKept: Bool

  init(_ history: History) {
    self.history = history
    isKept = !history.isNew
    if !isKept { SignalGuard.register(history.path) }
  }

  /// Says that the command is done.
  func keep() {
    if !isKept { SignalGuard.forget(history.path) }
    isKept = true
  }

  deinit { if !isKept { SignalGuard.remove(history.path) } }
}
