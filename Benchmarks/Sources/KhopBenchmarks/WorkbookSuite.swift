import Glibc
import SyntheticProvince
import Tables
import Workbooks

/// A workbook of a million rows, written and then read as the rows of a table, each in a process of its own, so that its
/// peak of memory is its own.
enum WorkbookSuite {
  static let rows = 1_000_000
  static let columns = 10

  /// Writes, reads and prints both figures.
  static func run(in folder: String) throws {
    let path = folder + "/million.xlsx"
    for step in ["--write-workbook", "--read-workbook"] {
      let clock = ContinuousClock()
      let start = clock.now
      let peak = try spawn([step, path])
      let elapsed = (clock.now - start).components
      let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
      let name = step == "--read-workbook" ? "Workbook/read/1M×10" : "Workbook/write/1M×10"
      print(
        "| \(name) | \(Int(seconds * 1e9) / rows) | \(Int(Double(rows) / seconds)) rows/s"
          + " | | \(peak / 1000) MB at the peak |")
    }
  }

  /// Does one step when the process was started for it.
  static func step(_ arguments: [String]) throws -> Bool {
    guard arguments.count == 2 else { return false }
    switch arguments[0] {
    case "--write-workbook": try write(arguments[1])
    case "--read-workbook": try read(arguments[1])
    default: return false
    }
    return true
  }

  /// A list as offices keep it: numbers as text, dates as dates, names and addresses that many rows share.
  private static func write(_ path: String) throws {
    let workbook = try WorkbookWriter(title: "Danh sách", isStreaming: true)
    let sheet = try workbook.addSheet(named: "Danh sách")
    sheet.texts(
      row: 0,
      [
        "STT", "Mã số BHXH", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD/ĐDCN", "Mã xã",
        "Địa chỉ", "Loại đối tượng", "Mức đóng",
      ])
    let (surnames, middles) = (
      ["Nguyễn", "Trần", "Lê", "Phạm", "Hồ", "Võ"], ["Văn", "Thị", "Đức"]
    )
    var state: UInt64 = 20_241_231
    func next(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % Int(limit)
    }
    for row in 1...rows {
      let given = "\(["An", "Bình", "Hoa", "Lan", "Minh", "Nga", "Quý", "Tú"][next(8)])"
      sheet.number(row: row, column: 0, row)
      sheet.texts(
        row: row, from: 1,
        [
          "40" + digits(next(100_000_000), 8),
          surnames[next(6)] + " " + middles[next(3)] + " " + given,
          "\(digits(1 + next(28), 2))/\(digits(1 + next(12), 2))/\(1930 + next(90))",
          ["Nam", "Nữ"][next(2)], "0400" + digits(next(100_000_000), 8), "1\(6600 + next(1400))",
          "Xóm \(1 + next(20)), xã \(1 + next(460))", ["household", "pupil", "employee"][next(3)],
        ])
      sheet.number(row: row, column: 9, 1_490_000 + next(100) * 10_000)
    }
    let bytes = try workbook.finish()
    guard let file = fopen(path, "w") else { return }
    bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
  }

  private static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(count - text.count, 0)) + text
  }

  /// What `khop match` does with a workbook before it sees rows, and one look at each field.
  private static func read(_ path: String) throws {
    let reader = try TableReader.open(path: path, threads: 1)
    var sum: UInt64 = 0
    var count = 0
    reader.readAll { row in
      count += 1
      for column in 0..<row.fieldCount { mix(&sum, UInt64(row.field(column).count)) }
    } rejected: { _ in
    }
    precondition(count == rows, "rows were lost")
  }

  /// Runs this program with other arguments; returns its peak of memory in kilobytes.
  private static func spawn(_ arguments: [String]) throws -> Int {
    var process: pid_t = 0
    let words = (["benchmark"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    guard posix_spawn(&process, "/proc/self/exe", nil, nil, words, environ) == 0 else {
      fatalError("the program cannot be started")
    }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    precondition(status == 0, "\(arguments[0]) failed")
    return Int(usage.ru_maxrss)
  }
}
