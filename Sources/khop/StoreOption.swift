import ArgumentParser
import History

/// The office's history, `--store`.
struct StoreOption: ParsableArguments {
  @Option(
    help: .words(
      vi: "Lịch sử của cơ quan, một tệp SQLite; tạo nếu chưa có.",
      en: "The history of the office, a SQLite file; made when it is not there."))
  var store = "khop.sqlite"

  /// Opens the history for writing.
  func open() throws(HistoryError) -> History { try History(path: store, mode: .create) }
}
