import ArgumentParser
import History
import Tables

/// The office's history, `--store` or `--history`.
struct StoreOption: ParsableArguments {
  @Option(
    name: [.customLong("store"), .customLong("history")],
    help: .words(
      value: "file",
      vi: """
        Tệp lịch sử của cơ quan (SQLite); tạo nếu chưa có. Mặc định theo cấu hình, hoặc khop.sqlite.
        """,
      en: """
        The history of the office, a SQLite file; made when it is not there. By default the configuration's, or \
        khop.sqlite.
        """))
  var store: String?

  /// The history that is named, or the configuration's, in which runs are recorded too.
  func path(_ context: CommandContext) -> String {
    store ?? context.configuration.history ?? "khop.sqlite"
  }

  /// Opens the history for writing, before the work, so that one that cannot be written is told at once.
  func open(_ context: CommandContext) throws(HistoryError) -> OpenedHistory {
    OpenedHistory(try History(path: path(context), mode: .create))
  }
}

/// A history that a command writes to; one that was made for it is taken away again when the command fails, unless another
/// one has written to it meanwhile.
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

  deinit {
    if isKept { return }
    if (try? history.isEmpty) == true {
      SignalGuard.remove(history.path)
    } else {
      SignalGuard.forget(history.path)
    }
  }
}
